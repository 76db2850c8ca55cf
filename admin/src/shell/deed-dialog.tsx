import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Answer } from '../api/call'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ErrorSummary } from '../ui/error-summary'
import { Form } from '../ui/form'
import { TextField } from '../ui/text-field'
import { showToast } from '../ui/toast'
import { problemOf } from './failure'
import { useWords, wordsOf } from './language'
import { type Foreseen, ForeseenEffect } from './proposal-effect'
import { Unsure, useSubmission } from './submission'

const words = wordsOf({
  id: {
    reason: 'Alasan',
    note: 'Catatan',
    look: 'Lihat akibatnya',
    cancel: 'Batal',
  },
  en: {
    reason: 'Reason',
    note: 'Note',
    look: 'See what comes of it',
    cancel: 'Cancel',
  },
})

interface DeedDialogProps {
  title: string
  lead?: ReactNode
  /** On the button that sends. */
  label: string
  kind?: 'primary' | 'danger'
  /** What is asked beside it: a reason that must be given, a note or reason that may be, or nothing. */
  text?: 'reason' | 'note' | 'reason, if any'
  /** The other fields of it. */
  children?: ReactNode
  isWide?: boolean
  /** What the fields hold, so that the same content goes with the same key. */
  content?: unknown
  /** The dry run: with it, what would come of this content is shown before it is sent. */
  foresee?: (given: { text: string }) => Promise<Foreseen>
  send: (given: { text: string; idempotencyKey: string }) => Promise<Answer<unknown>>
  /** Said once it is done. */
  done: string
  onDone: () => unknown
  /** The record changed meanwhile, or was decided: read it anew. */
  onRefused?: () => unknown
  onClose: () => void
}

/** Asks once more, shows what would come of it where that can be foreseen, sends, and shows in place why it was refused. */
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
  const content = { text: text.trim(), fields: props.content }
  const foresight = useForesight(content, props.foresee)
  const refusal = submission.refusal ?? problemOf(foresight.error)
  const isBusy = submission.isBusy || foresight.isBusy
  const field = props.text === 'note' ? 'note' : 'reason'

  function go() {
    submission.reset()
    if (foresight.isSeen) submission.submit(content)
    else foresight.look()
  }

  return (
    <Dialog title={props.title} onClose={props.onClose} {...(props.isWide && { isWide: true })}>
      <Form onSubmit={go} refusal={refusal} isBusy={isBusy}>
        <div className="stack">
          <ErrorSummary />
          <Unsure submission={submission} />
          {props.lead}
          {props.children}
          {props.text && (
            <TextField
              label={texts[field]}
              pointer={`/${field}`}
              value={text}
              onChange={setText}
              rows={3}
              maxLength={500}
              isOptional={props.text !== 'reason'}
              autoFocus={props.children === undefined}
            />
          )}
          {foresight.foreseen && <ForeseenEffect foreseen={foresight.foreseen} />}
          <div className="row">
            <Button type="submit" kind={props.kind ?? 'primary'} isBusy={isBusy}>
              {foresight.isSeen ? props.label : texts.look}
            </Button>
            <Button onClick={props.onClose}>{texts.cancel}</Button>
          </div>
        </div>
      </Form>
    </Dialog>
  )
}

/** What a dry run says of this content; another content is to be looked at anew. */
function useForesight<Content>(
  content: Content,
  foresee: ((content: Content) => Promise<Foreseen>) | undefined,
) {
  const [seen, setSeen] = useState<{ of: string; foreseen: Foreseen }>()
  const written = JSON.stringify(content)
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => setSeen({ of: written, foreseen: (await foresee?.(content)) ?? {} }),
  })
  const foreseen = seen?.of === written ? seen.foreseen : undefined
  return {
    look: () => mutate(),
    isBusy: isPending,
    error,
    foreseen,
    isSeen: foresee === undefined || foreseen !== undefined,
  }
}
