import type { InputHTMLAttributes } from 'react'
import { FieldFrame, type FieldProps, useField } from './field'

interface TextFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email' | 'tel' | 'password' | 'url'
  /** As many characters as the API takes. */
  maxLength?: number
  autoComplete?: InputHTMLAttributes<HTMLInputElement>['autoComplete']
  /** More than one line: a reason, a note. */
  rows?: number
}

export function TextField({
  value,
  onChange,
  type = 'text',
  maxLength,
  autoComplete,
  rows,
  ...props
}: TextFieldProps) {
  const field = useField(props, { isEmpty: value.trim() === '' })
  const shared = { ...field.control, value, maxLength, onBlur: field.leave }
  return (
    <FieldFrame field={field} label={props.label} hint={props.hint}>
      {rows === undefined ? (
        <input
          {...shared}
          type={type}
          autoComplete={autoComplete ?? 'off'}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      )}
    </FieldFrame>
  )
}
