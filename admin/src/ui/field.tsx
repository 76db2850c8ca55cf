/** What every field has: label, hint, what is wrong with it, and its place in the request. */
import { type ReactNode, useId, useState } from 'react'
import './field.css'
import { BLOCKED, useForm } from './form'
import { useWords, wordsOf } from './language'

export interface FieldProps {
  label: string
  /** RFC 6901 pointer to what the field fills in the request: refusals name it. */
  pointer?: string | undefined
  hint?: ReactNode
  /** What the page itself finds wrong. */
  error?: string | undefined
  /** Nothing need stand there. */
  isOptional?: boolean | undefined
  isDisabled?: boolean | undefined
  autoFocus?: boolean | undefined
}

export interface FieldFault {
  /** Why what stands there cannot be read; shown once the field is left. */
  fault?: string | undefined
  /** Nothing stands there. */
  isEmpty: boolean
}

const words = wordsOf({
  id: { optional: '(boleh kosong)', missing: 'Bagian ini belum diisi.' },
  en: { optional: '(may stay empty)', missing: 'This is still empty.' },
})

/** Puts together what a control and the words around it need of each other. */
export function useField(props: FieldProps, { fault, isEmpty }: FieldFault) {
  const id = useId()
  const { isAttempted, refusal } = useForm()
  const [isLeft, setLeft] = useState(false)
  const texts = useWords(words)
  const isMissing = isEmpty && !props.isOptional && !props.isDisabled
  const own = isLeft || isAttempted ? fault : undefined
  const refused = refusal?.errors.find(({ pointer }) => pointer === props.pointer)?.detail
  const error = own ?? (isAttempted && isMissing ? texts.missing : undefined) ?? props.error ?? refused
  const ids = { label: `${id}-label`, hint: `${id}-hint`, error: `${id}-error`, below: `${id}-below` }
  return {
    id,
    ids,
    error,
    isOptional: props.isOptional ?? false,
    leave: () => setLeft(true),
    control: {
      id,
      disabled: props.isDisabled,
      autoFocus: props.autoFocus,
      'data-pointer': props.pointer,
      'aria-invalid': error !== undefined,
      'aria-required': !props.isOptional,
      'aria-describedby': `${ids.error} ${ids.hint} ${ids.below}`,
      [BLOCKED]: fault !== undefined || isMissing ? '' : undefined,
    },
  }
}

type FieldState = ReturnType<typeof useField>

interface FrameProps {
  field: FieldState
  label: string
  hint?: ReactNode
  /** What is said of the value: in words, how much is left. */
  below?: ReactNode
  children: ReactNode
}

export function FieldFrame({ field, label, hint, below, children }: FrameProps) {
  const texts = useWords(words)
  return (
    <div className="field">
      <label htmlFor={field.id} id={field.ids.label}>
        {label} {field.isOptional && <span className="field-optional">{texts.optional}</span>}
      </label>
      {hint !== undefined && (
        <p className="field-hint" id={field.ids.hint}>
          {hint}
        </p>
      )}
      {children}
      {field.error !== undefined && (
        <p className="field-error" id={field.ids.error}>
          {field.error}
        </p>
      )}
      {below && (
        <p className="field-below" id={field.ids.below}>
          {below}
        </p>
      )}
    </div>
  )
}

/** Fields that fill one part of the request together; a refusal of the part is said here. */
export function FieldGroup(props: {
  label: string
  pointer?: string
  hint?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  const { refusal } = useForm()
  const refused = refusal?.errors.find(({ pointer }) => pointer === props.pointer)?.detail
  return (
    <fieldset
      className="field-group"
      data-pointer={props.pointer}
      aria-describedby={`${id}-error ${id}-hint`}
    >
      <legend>{props.label}</legend>
      {props.hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {refused !== undefined && (
        <p className="field-error" id={`${id}-error`}>
          {refused}
        </p>
      )}
      {props.children}
    </fieldset>
  )
}
