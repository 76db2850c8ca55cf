/** One cell of a LinesGrid: an input whose text stays as it was typed until it can be read. */
import { type RefObject, useId, useState } from 'react'
import { dayInWords } from '../shared/calendar'
import { formatRupiah, readRupiah } from '../shared/rupiah'
import { ComboboxList, type Option } from './combobox-list'
import { BLOCKED } from './form'
import { useLanguage, useWords, wordsOf } from './language'
import { type CellFault, type LineChoice, type LineColumn, readCell, tidyCell } from './lines'
import { useRupiahFault, useRupiahTyping } from './rupiah-field'

/** As many choices as are shown at once. */
const SHOWN = 50

const words = wordsOf({
  id: {
    missing: 'Belum diisi.',
    day: 'Bukan tanggal.',
    late: (day: string) => `Paling akhir ${day}.`,
    choice: 'Pilih dari daftar.',
    ineligible: 'Tidak dapat dipilih.',
    left: (amount: string) => `sisa ${amount}`,
  },
  en: {
    missing: 'Still empty.',
    day: 'Not a date.',
    late: (day: string) => `At the latest ${day}.`,
    choice: 'Choose from the list.',
    ineligible: 'Cannot be chosen.',
    left: (amount: string) => `${amount} left`,
  },
})

interface CellProps {
  column: LineColumn
  text: string
  onText: (text: string) => void
  labelledBy: string
  pointer: string | undefined
  /** Nothing stands in the whole row: then nothing is missing. */
  isRowBlank: boolean
  /** Somebody has tried to send it: what is missing is marked too. */
  isAttempted: boolean
  /** What the service says of it. */
  refused: string | undefined
}

export function LinesCell({ column, text, onText, isRowBlank, isAttempted, refused, ...props }: CellProps) {
  const [isTyping, setTyping] = useState(false)
  const id = useId()
  const { fault } = readCell(column, text)
  const isBlocked = fault !== undefined && !isRowBlank
  const isShown =
    isBlocked && (fault === 'missing' ? isAttempted : isAttempted || !isTyping || isSurely(fault, text))
  const sentence = useFaultSentence(column, text, isShown ? fault : undefined) ?? refused

  const control = {
    'data-pointer': props.pointer,
    [BLOCKED]: isBlocked ? '' : undefined,
    'aria-invalid': sentence !== undefined,
    'aria-describedby': `${id}-error`,
    onBlur: () => {
      setTyping(false)
      const tidied = tidyCell(column, text)
      if (tidied !== text) onText(tidied)
    },
  }
  function type(typed: string) {
    setTyping(true)
    onText(typed)
  }

  return (
    <>
      <Input {...{ column, text, control }} onText={type} labelledBy={props.labelledBy} />
      {sentence !== undefined && (
        <span id={`${id}-error`} className="field-error lines-error">
          {sentence}
        </span>
      )}
    </>
  )
}

/** Nothing typed further could make it an amount. */
function isSurely(fault: CellFault, text: string): boolean {
  return fault === 'amount' && readRupiah(text).kind === 'wrong'
}

function useFaultSentence(
  column: LineColumn,
  text: string,
  fault: CellFault | undefined,
): string | undefined {
  const texts = useWords(words)
  const language = useLanguage()
  const ofAmount = useRupiahFault(readRupiah(text))
  switch (fault) {
    case undefined:
      return undefined
    case 'amount':
      return ofAmount
    case 'late':
      return texts.late(column.kind === 'day' && column.latest ? dayInWords(column.latest, language) : '')
    case 'ineligible':
      return reasonOf(column, text) ?? texts.ineligible
    default:
      return texts[fault]
  }
}

function reasonOf(column: LineColumn, text: string): string | undefined {
  if (column.kind !== 'choice') return undefined
  return column.choices.find(({ value, label }) => [value, label].includes(text))?.disabledReason
}

interface InputProps {
  column: LineColumn
  text: string
  onText: (text: string) => void
  labelledBy: string
  control: { 'data-pointer': string | undefined; onBlur: () => void }
}

function Input(props: InputProps) {
  switch (props.column.kind) {
    case 'amount':
      return <AmountInput {...props} />
    case 'choice':
      return <ChoiceInput {...props} choices={props.column.choices} />
    default:
      return (
        <input
          {...props.control}
          aria-labelledby={props.labelledBy}
          autoComplete="off"
          inputMode={props.column.kind === 'day' ? 'numeric' : 'text'}
          maxLength={props.column.kind === 'text' ? props.column.maxLength : undefined}
          value={props.text}
          onChange={(event) => props.onText(event.target.value)}
        />
      )
  }
}

function AmountInput({ text, onText, control, labelledBy }: InputProps) {
  const { input, take } = useRupiahTyping(text, onText)
  return (
    <input
      {...control}
      ref={input as RefObject<HTMLInputElement>}
      className="lines-amount"
      aria-labelledby={labelledBy}
      autoComplete="off"
      inputMode="numeric"
      value={text}
      onChange={take}
    />
  )
}

function ChoiceInput({
  text,
  onText,
  control,
  labelledBy,
  choices,
}: InputProps & { choices: readonly LineChoice[] }) {
  const [isActive, setActive] = useState(false)
  const language = useLanguage()
  const texts = useWords(words)
  const fitting = isActive ? fittingChoices(choices, text) : []
  const options = fitting.slice(0, SHOWN).map(
    ({ value, label, room, disabledReason }): Option => ({
      value,
      label,
      detail: room === undefined ? undefined : texts.left(formatRupiah(room, language)),
      disabledReason,
    }),
  )
  return (
    <ComboboxList
      text={text}
      onText={onText}
      options={options}
      onChoose={({ label }) => onText(label)}
      hasMore={fitting.length > SHOWN}
      labelledBy={labelledBy}
      control={{ ...control, onFocus: () => setActive(true) }}
    />
  )
}

/** Those whose code or name holds what is typed, or all while one stands there; what cannot be chosen comes last. */
function fittingChoices(choices: readonly LineChoice[], text: string): LineChoice[] {
  const wanted = text.trim().toLowerCase()
  const isChosen = choices.some(({ label }) => label.toLowerCase() === wanted)
  const fitting = choices.filter(({ label }) => isChosen || label.toLowerCase().includes(wanted))
  return [...fitting.filter((each) => !each.disabledReason), ...fitting.filter((each) => each.disabledReason)]
}
