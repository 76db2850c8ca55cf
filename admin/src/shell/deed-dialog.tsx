import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { ProblemError } from '../api/call'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ErrorSummary } from '../ui/error-summary'
import { Form } from '../ui/form'
import { TextField } from '../ui/text-field'
import { showToast } from '../ui/toast'
import { useWords, wordsOf } from './language'

const words = wordsOf({
  id: {
    reason: 'Alasan',
    note: 'Catatan',
    cancel: 'Batal',
    unsure: 'Belum pasti tersimpan. Kirim lagi aman: tidak tercatat dua kali.',
  },
  en: {
    reason: 'Reason',
    note: 'Note',
    cancel: 'Cancel',
    unsure: 'It is not sure that this was stored. Sending it again is safe: it is not recorded twice.',
  },
})

interface DeedDialogProps {
  title: string
  /** On the button that sends. */
  label: string
  kind?: 'primary' | 'danger'
  /** What is asked beside it: a reason that must be given, a note that may be, or nothing. */
  text?: 'reason' | 'note'
  /** The other fields of it. */
  children?: ReactNode
  isWide?: boolean
  /** What the fields hold, so that the same content goes with the same key. */
  content?: unknown
  send: (given: { text: string; idempotencyKey: string }) => Promise<unknown>
  /** Said once it is done. */
  done: string
  onDone: () => unknown
  /** The record changed meanwhile, or was decided: read it anew. */
  onRefused?: () => unknown
  onClose: () => void
}

/** Asks once more, sends, and shows in place why it was refused. */
export function DeedDialog(props: DeedDialogProps) {
  const texts = useWords(words)
  const [text, setText] = useState('')
  const keyOf = useKeyOfContent()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => props.send({ text: text.trim(), idempotencyKey: keyOf([text, props.content]) }),
    onSuccess: async () => {
      await props.onDone()
      props.onClose()
      showToast(props.done)
    },
    onError: () => props.onRefused?.(),
  })
  const refusal = error instanceof ProblemError ? error.problem : undefined
  return (
    <Dialog title={props.title} onClose={props.onClose} {...(props.isWide && { isWide: true })}>
      <Form onSubmit={() => mutate()} refusal={refusal}>
        <div className="stack">
          <ErrorSummary />
          {error !== null && refusal === undefined && (
            <p role="alert" className="notice warning">
              {texts.unsure}
            </p>
          )}
          {props.children}
          {props.text && (
            <TextField
              label={texts[props.text]}
              pointer={`/${props.text}`}
              value={text}
              onChange={setText}
              rows={3}
              maxLength={500}
              isOptional={props.text === 'note'}
              autoFocus={props.children === undefined}
            />
          )}
          <div className="row">
            <Button type="submit" kind={props.kind ?? 'primary'} isBusy={isPending}>
              {props.label}
            </Button>
            <Button onClick={props.onClose}>{texts.cancel}</Button>
          </div>
        </div>
      </Form>
    </Dialog>
  )
}

/** The same content again has the same key, any change a new one. */
function useKeyOfContent() {
  const last = useRef({ content: '', key: '' })
  return (content: unknown): string => {
    const text = JSON.stringify(content)
    if (last.current.content !== text) last.current = { content: text, key: crypto.randomUUID() }
    return last.current.key
  }
}
