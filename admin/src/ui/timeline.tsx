import { type ReactNode, useState } from 'react'
import { dayInWords, instantInWords } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { Button } from './button'
import { useLanguage, useWords, wordsOf } from './language'
import './timeline.css'

const words = wordsOf({
  id: {
    history: 'Riwayat',
    position: (position: number) => `catatan nomor ${position}`,
    unsealed: 'belum tersegel dalam catatan',
    prove: 'Buktikan',
    somebody: 'Seseorang',
    field: 'Bagian',
    before: 'Sebelum',
    after: 'Sesudah',
    nothing: 'kosong',
    yes: 'ya',
    no: 'tidak',
    bookedOn: (day: string) => `Dibukukan pada ${day}, hari terbuka pertama.`,
    empty: 'Belum ada riwayat.',
  },
  en: {
    history: 'History',
    position: (position: number) => `entry number ${position} of the log`,
    unsealed: 'not yet sealed in the log',
    prove: 'Prove',
    somebody: 'Somebody',
    field: 'Field',
    before: 'Before',
    after: 'After',
    nothing: 'empty',
    yes: 'yes',
    no: 'no',
    bookedOn: (day: string) => `Booked on ${day}, the first open day.`,
    empty: 'No history yet.',
  },
})

/** What was done with a record; `HistoryItem` of the API is one. */
export interface TimelineItem {
  id: string
  position: number | null
  text: string
  occurredAt: string
  actor: { name?: string | null }
  changes: { field: string; label: string; before?: unknown; after?: unknown }[]
  bookedOn?: string | null
}

interface TimelineProps {
  /** The newest first, as the API answers. */
  items: readonly TimelineItem[]
  /** Shows that it stands in the log: the answer is put below it. */
  onProve?: (position: number) => Promise<ReactNode>
  /** Of fields whose values are rupiah, days or names that only the page knows: how a value reads. */
  formatValue?: (field: string, value: unknown) => ReactNode | undefined
}

/** Who did what with a record, when, what it changed, and where it stands in the log. */
export function Timeline({ items, onProve, formatValue }: TimelineProps) {
  const texts = useWords(words)
  const language = useLanguage()
  if (items.length === 0) return <p className="quiet">{texts.empty}</p>
  return (
    <ol className="timeline" aria-label={texts.history}>
      {items.map((item) => (
        <li key={item.id}>
          <p>
            <strong>{item.text}</strong>
          </p>
          <p className="quiet">
            {item.actor.name ?? texts.somebody} ·{' '}
            <time dateTime={item.occurredAt}>{instantInWords(item.occurredAt, language)}</time> ·{' '}
            {item.position === null ? texts.unsealed : texts.position(item.position)}
          </p>
          {item.bookedOn && <p>{texts.bookedOn(dayInWords(item.bookedOn, language))}</p>}
          {item.changes.length > 0 && <Changes item={item} formatValue={formatValue} />}
          {onProve && item.position !== null && <Proof position={item.position} onProve={onProve} />}
        </li>
      ))}
    </ol>
  )
}

function Changes({ item, formatValue }: { item: TimelineItem; formatValue: TimelineProps['formatValue'] }) {
  const texts = useWords(words)
  const format = useFormat(formatValue)
  return (
    <table className="timeline-changes">
      <thead>
        <tr>
          <th scope="col">{texts.field}</th>
          <th scope="col">{texts.before}</th>
          <th scope="col">{texts.after}</th>
        </tr>
      </thead>
      <tbody>
        {item.changes.map(({ field, label, before, after }) => (
          <tr key={field}>
            <th scope="row">{label}</th>
            <td>{format(field, before)}</td>
            <td>{format(field, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T.+Z$/
/** Fields whose numbers are rupiah. */
const RUPIAH = /(?:amount|price|total|ceiling)$/i

function useFormat(formatValue: TimelineProps['formatValue']): (field: string, value: unknown) => ReactNode {
  const texts = useWords(words)
  const language = useLanguage()
  function format(field: string, value: unknown): ReactNode {
    const known = formatValue?.(field, value)
    if (known !== undefined) return known
    if (isNothing(value)) return <span className="quiet">{texts.nothing}</span>
    if (typeof value === 'boolean') return value ? texts.yes : texts.no
    if (typeof value === 'number' && RUPIAH.test(field))
      return <span className="amount">{formatRupiah(value, language)}</span>
    if (Array.isArray(value)) return <List values={value.map((each) => format(field, each))} />
    if (typeof value === 'object' && value !== null)
      return <List values={Object.entries(value).map(([name, each]) => format(name, each))} separator=" · " />
    const text = String(value)
    if (DAY.test(text)) return dayInWords(text, language)
    return INSTANT.test(text) ? instantInWords(text, language) : text
  }
  return format
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function List({ values, separator }: { values: ReactNode[]; separator?: string }) {
  return values.map((value, index) => (
    <span key={index} className={separator === undefined ? 'timeline-value' : undefined}>
      {separator !== undefined && index > 0 && separator}
      {value}
    </span>
  ))
}

function Proof({
  position,
  onProve,
}: {
  position: number
  onProve: (position: number) => Promise<ReactNode>
}) {
  const texts = useWords(words)
  const [proof, setProof] = useState<ReactNode>()
  return (
    <div className="timeline-proof">
      {proof === undefined ? (
        <Button kind="plain" onClick={async () => setProof(await onProve(position))}>
          {texts.prove}
        </Button>
      ) : (
        <div role="status">{proof}</div>
      )}
    </div>
  )
}
