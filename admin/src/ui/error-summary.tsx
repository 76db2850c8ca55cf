import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { formatRupiah } from '../shared/rupiah'
import { Button } from './button'
import { focusPointer } from './focus-pointer'
import { type Refusal, useForm } from './form'
import { useLanguage, useWords, wordsOf } from './language'
import './error-summary.css'

const words = wordsOf({
  id: {
    lower: (amount: string) => `Turunkan menjadi ${amount}`,
    request: 'Nomor permintaan',
    copy: 'Salin',
    copied: 'Tersalin',
  },
  en: {
    lower: (amount: string) => `Lower to ${amount}`,
    request: 'Request number',
    copy: 'Copy',
    copied: 'Copied',
  },
})

interface ErrorSummaryProps {
  /** Without it, what was refused of the form around it. */
  refusal?: Refusal | undefined
  /** Offered where more was asked than is left: sets the amount to what is left (of this line, where one is named). */
  onLower?: (left: number, line: string | undefined) => void
}

/** Why a request was refused, in the service's words, above the form; it takes the focus and leads to the fields. */
export function ErrorSummary({ refusal: given, onLower }: ErrorSummaryProps) {
  const { refusal: ofForm } = useForm()
  const refusal = given ?? ofForm
  const place = useRef<HTMLElement>(null)
  const language = useLanguage()
  const texts = useWords(words)
  useEffect(() => {
    if (refusal) place.current?.focus()
  }, [refusal])
  if (refusal === undefined) return null
  const { left, line } = refusal.figures
  const canLower = onLower !== undefined && typeof left === 'number' && left > 0

  function go(event: MouseEvent, pointer: string) {
    event.preventDefault()
    focusPointer(pointer, place.current?.closest('form') ?? document)
  }

  return (
    <section ref={place} tabIndex={-1} role="alert" className="notice negative error-summary">
      <h2>{refusal.title}</h2>
      <p>{refusal.detail}</p>
      {refusal.errors.length > 0 && (
        <ul>
          {refusal.errors.map(({ pointer, detail }) => (
            <li key={`${pointer} ${detail}`}>
              <a href={`#${pointer}`} onClick={(event) => go(event, pointer)}>
                {detail}
              </a>
            </li>
          ))}
        </ul>
      )}
      {canLower && (
        <Button onClick={() => onLower(left, typeof line === 'string' ? line : undefined)}>
          {texts.lower(formatRupiah(left, language))}
        </Button>
      )}
      <RequestNumber id={refusal.requestId} />
    </section>
  )
}

function RequestNumber({ id }: { id: string }) {
  const texts = useWords(words)
  const [isCopied, setCopied] = useState(false)
  return (
    <p className="error-request">
      {texts.request}: <code>{id}</code>{' '}
      <button
        type="button"
        className="plain"
        onClick={async () => {
          await navigator.clipboard.writeText(id)
          setCopied(true)
        }}
      >
        {isCopied ? texts.copied : texts.copy}
      </button>
    </p>
  )
}
