import { type ReactNode, useState } from 'react'
import type { Answer } from '../api/call'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ErrorSummary } from '../ui/error-summary'
import { Form } from '../ui/form'
import { TextField } from '../ui/text-field'
import { showToast } from '../ui/toast'
import { useWords, wordsOf } from './language'
import { Unsure, useSubmission } from './submission'

const words = wordsOf({
  id: {
    reason: 'Alasan',
    note: 'Catatan',
    cancel: 'Batal',
  },
  en: {
    reason: 'Reason',
    note: 'Note',
    cancel: 'Cancel',
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
  send: (given: { text: string; idempotencyKey: string }) => Promise<Answer<unknown>>
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
  const submission = useSubmission<{ text: string; fields: unknown }, unknown>({
    send: ({ content, idempotencyKey }) => props.send({ text: content.text, idempotencyKey }),
    onDone: async () => {
      await props.onDone()
      props.onClose()
      showToast(props.done)
    },
    onRefused: props.onRefused,
  })
  const { refusal, isBusy } = submission
  return (
    <Dialog title={props.title} onClose={props.onClose} {...(props.isWide && { isWide: true })}>
      <Form
        onSubmit={() => submission.submit({ text: text.trim(), fields: props.content })}
        refusal={refusal}
      >
        <div className="stack">
          <ErrorSummary />
          <Unsure submission={submission} />
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
            <Button type="submit" kind={props.kind ?? 'primary'} isBusy={isBusy}>
              {props.label}
            </Button>
            <Button onClick={props.onClose}>{texts.cancel}</Button>
          </div>
        </div>
      </Form>
    </Dialog>
  )
}
