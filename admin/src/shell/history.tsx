import type { Schemas } from '../api/call'
import { dayInWords, instantInWords } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { useLanguage, useWords, wordsOf } from './language'
import './history.css'

export type HistoryItem = Schemas['HistoryItem']

const words = wordsOf({
  id: {
    title: 'Riwayat',
    position: (position: number) => `jejak ${position}`,
    unsealed: 'belum tersegel',
    nothing: 'kosong',
  },
  en: {
    title: 'History',
    position: (position: number) => `log ${position}`,
    unsealed: 'not sealed yet',
    nothing: 'nothing',
  },
})

interface HistoryProps {
  items: readonly HistoryItem[]
  title?: string
  /** What the record's words for its states and kinds are called: `submitted`, `cash`. */
  names: Readonly<Record<string, string>>
}

/** Who did what to a record and when, the newest first; what it changed stands as before → after. */
export function History({ items, title, names }: HistoryProps) {
  const texts = useWords(words)
  const language = useLanguage()
  return (
    <section className="history stack">
      <h2>{title ?? texts.title}</h2>
      <ol>
        {items.map(({ id, text, actor, occurredAt, position, changes, version }) => (
          <li key={id}>
            <p>
              <strong>{text}</strong> · {actor.name ?? actor.id}
              <span className="quiet">
                {' · '}
                {instantInWords(occurredAt, language)} ·{' '}
                {position === null ? texts.unsealed : texts.position(position)}
              </span>
            </p>
            {/* What a record was made with, it still says or was changed since. */}
            {version !== 1 && <Changes changes={changes} names={names} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Changes({ changes, names }: Pick<HistoryItem, 'changes'> & Pick<HistoryProps, 'names'>) {
  const texts = useWords(words)
  const language = useLanguage()
  const said = changes.filter(({ before, after }) => isSayable(before) && isSayable(after))
  if (said.length === 0) return null
  return (
    <ul>
      {said.map(({ field, label, before, after }) => (
        <li key={field}>
          {label}: {inWords(before)} → {inWords(after)}
        </li>
      ))}
    </ul>
  )

  function inWords(value: unknown): string {
    if (value === null || value === undefined || value === '') return texts.nothing
    if (typeof value === 'number') return formatRupiah(value, language)
    const text = String(value)
    return DAY.test(text) ? dayInWords(text, language) : (names[text] ?? text)
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const IDENTIFIER_OR_INSTANT = /^[0-9a-f]{8}-[0-9a-f]{4}-|^\d{4}-\d{2}-\d{2}T/

/** Lists of parts are shown by the record itself; who and when stands beside each event. */
function isSayable(value: unknown): boolean {
  const isList = typeof value === 'object' && value !== null
  return !isList && typeof value !== 'boolean' && !IDENTIFIER_OR_INSTANT.test(String(value))
}
