import { type ChangeEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { formatRupiah, groupRupiah, MAX_RUPIAH, type RupiahReading, readRupiah } from '../shared/rupiah'
import { spellRupiah } from '../shared/spell-rupiah'
import { typeRupiah } from '../shared/type-rupiah'
import { FieldFrame, type FieldProps, useField } from './field'
import { useLanguage, useWords, wordsOf } from './language'
import './rupiah-field.css'

const words = wordsOf({
  id: {
    not_whole: 'Tulis rupiah bulat, tanpa sen.',
    commas: 'Pisahkan ribuan dengan titik: 1.250.000.',
    not_an_amount: 'Bukan jumlah rupiah. Tulis seperti 1.250.000, 125jt, atau 500rb.',
    unfinished: 'Titiknya tidak pada tempatnya. Tulis seperti 1.250.000.',
    too_large: (most: string) => `Paling banyak ${most}.`,
  },
  en: {
    not_whole: 'Write whole rupiah, without sen.',
    commas: 'Separate thousands by dots: 1.250.000.',
    not_an_amount: 'Not an amount of rupiah. Write it like 1.250.000, 125jt or 500rb.',
    unfinished: 'The dots are not where they belong. Write it like 1.250.000.',
    too_large: (most: string) => `At most ${most}.`,
  },
})

/** Why a text is no amount; undefined while it is one, or nothing. */
export function useRupiahFault(reading: RupiahReading): string | undefined {
  const texts = useWords(words)
  const language = useLanguage()
  if (reading.kind === 'unfinished') return texts.unfinished
  if (reading.kind !== 'wrong') return undefined
  return reading.why === 'too_large'
    ? texts.too_large(formatRupiah(MAX_RUPIAH, language))
    : texts[reading.why]
}

/** Takes what is typed into an input: groups digits, and keeps the caret where the hand is. */
export function useRupiahTyping(text: string, onText: (text: string) => void) {
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (caret.current === null || document.activeElement !== input.current) return
    input.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })

  function take(event: ChangeEvent<HTMLInputElement>) {
    const { value: after, selectionStart } = event.target
    const { inputType = '' } = event.nativeEvent as InputEvent
    const typed = typeRupiah({
      before: text,
      after: { text: after, caret: selectionStart ?? after.length },
      inputType,
    })
    caret.current = typed.caret
    onText(typed.text)
  }

  return { input, take }
}

/** An input's text beside the amount that it is read as; null while nothing, or no whole rupiah, stands there. */
function useRupiahText(value: number | null, onChange: (value: number | null) => void) {
  const [text, setText] = useState(value === null ? '' : groupRupiah(value))
  const [known, setKnown] = useState(value)
  if (value !== known) {
    setKnown(value)
    setText(value === null ? '' : groupRupiah(value))
  }
  const typing = useRupiahTyping(text, (typed) => {
    setText(typed)
    const amount = amountIn(typed)
    if (amount === value) return
    setKnown(amount)
    onChange(amount)
  })

  function tidy() {
    const amount = amountIn(text)
    if (amount !== null) setText(groupRupiah(amount))
  }

  return { ...typing, text, reading: readRupiah(text), tidy }
}

function amountIn(text: string): number | null {
  const reading = readRupiah(text)
  return reading.kind === 'amount' ? reading.amount : null
}

interface RupiahFieldProps extends FieldProps {
  /** Whole rupiah; null while the field is empty or holds no amount. */
  value: number | null
  onChange: (value: number | null) => void
}

/**
 * Whole rupiah, grouped while they are typed, with their words below. What is no whole rupiah stays in sight, is marked and
 * yields null; its form cannot be sent.
 */
export function RupiahField({ value, onChange, ...props }: RupiahFieldProps) {
  const { text, reading, input, take, tidy } = useRupiahText(value, onChange)
  const fault = useRupiahFault(reading)
  const field = useField(props, { fault, isEmpty: reading.kind === 'empty' })
  const language = useLanguage()
  const unit = useId()
  const isMarkedAtOnce = reading.kind === 'wrong'
  const shown = isMarkedAtOnce ? { ...field, error: fault } : field

  return (
    <FieldFrame
      field={shown}
      label={props.label}
      hint={props.hint}
      below={reading.kind === 'amount' && spellRupiah(reading.amount, language)}
    >
      <div className="rupiah-box">
        <span id={unit} className="rupiah-unit">
          Rp
        </span>
        <input
          {...field.control}
          aria-invalid={shown.error !== undefined}
          aria-labelledby={`${field.ids.label} ${unit}`}
          ref={input}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          className="rupiah-input"
          value={text}
          onChange={take}
          onBlur={() => {
            tidy()
            field.leave()
          }}
        />
      </div>
    </FieldFrame>
  )
}
