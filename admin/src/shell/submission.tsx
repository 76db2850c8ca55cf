/** Sends what a form holds, once: whatever becomes of the connection, the same content goes with the same key. */
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { type Answer, Offline, ProblemError } from '../api/call'
import type { Refusal } from '../ui/form'
import { showToast } from '../ui/toast'
import { useWords, wordsOf } from './language'

const words = wordsOf({
  id: {
    unsure: 'Belum pasti tersimpan. Kirim lagi aman: tidak tercatat dua kali.',
    retrying: 'Dicoba lagi sendiri …',
    wasStored: 'Sudah tersimpan pada percobaan sebelumnya.',
  },
  en: {
    unsure: 'It is not sure that this was stored. Sending it again is safe: it is not recorded twice.',
    retrying: 'Trying again by itself …',
    wasStored: 'It had been stored by the attempt before.',
  },
})

/** When it is sent again by itself where no answer came. */
const DELAYS_MS = [2_000, 5_000, 10_000]

interface Submitted<Content> {
  content: Content
  idempotencyKey: string
}

interface SubmissionOptions<Content, Data> {
  send: (submitted: Submitted<Content>) => Promise<Answer<Data>>
  onDone: (answer: Answer<Data>) => unknown
  onRefused?: ((refusal: Refusal) => unknown) | undefined
  /** By this name the key outlives the page, until the content is stored. */
  keptAs?: string
}

export interface Submission<Content> {
  submit: (content: Content) => void
  isBusy: boolean
  refusal: Refusal | undefined
  /** No answer has come yet: it may be stored, or not. */
  isUnsure: boolean
  /** Forgets what was refused, for the content is another now. */
  reset: () => void
}

export function useSubmission<Content, Data>(options: SubmissionOptions<Content, Data>): Submission<Content> {
  const texts = useWords(words)
  const keys = useKeys(options.keptAs)
  const { mutate, isPending, error, failureReason, reset } = useMutation<
    Answer<Data>,
    Error,
    Submitted<Content>
  >({
    mutationFn: options.send,
    retry: (failures, failure) => failure instanceof Offline && failures < DELAYS_MS.length,
    retryDelay: (failures) => DELAYS_MS[failures] ?? 0,
    onSuccess: async (answer) => {
      keys.forget()
      await options.onDone(answer)
      if (answer.isReplayed) showToast(texts.wasStored)
    },
    onError: (failure) => {
      if (failure instanceof ProblemError) options.onRefused?.(failure.problem)
    },
  })
  const refusal = error instanceof ProblemError ? error.problem : undefined
  return {
    submit: (content) => mutate({ content, idempotencyKey: keys.of(content) }),
    isBusy: isPending,
    refusal,
    isUnsure: refusal === undefined && (error !== null || (isPending && failureReason !== null)),
    reset,
  }
}

/** Says that the outcome is unknown, and what to do. */
export function Unsure({ submission }: { submission: Submission<never> }) {
  const texts = useWords(words)
  if (!submission.isUnsure) return null
  return (
    <p role="alert" className="notice warning">
      {texts.unsure} {submission.isBusy && texts.retrying}
    </p>
  )
}

/** The same content again has the same key, any change a new one. */
function useKeys(keptAs: string | undefined) {
  const name = `cakupan.key.${keptAs}`
  const last = useRef<{ content: string; key: string } | undefined>(undefined)
  return {
    of(content: unknown): string {
      const text = JSON.stringify(content)
      const kept = keptAs === undefined ? null : sessionStorage.getItem(name)
      const known = last.current ?? (kept === null ? undefined : JSON.parse(kept))
      last.current = known?.content === text ? known : { content: text, key: crypto.randomUUID() }
      if (keptAs !== undefined) sessionStorage.setItem(name, JSON.stringify(last.current))
      return String(last.current?.key)
    },
    forget() {
      last.current = undefined
      sessionStorage.removeItem(name)
    },
  }
}
