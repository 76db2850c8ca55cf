import type { Schemas } from '../api/call'
import { Timeline } from '../ui/timeline'
import { useWords, wordsOf } from './language'
import { proveEvent } from './proof'
import { useMay } from './session'

export type HistoryItem = Schemas['HistoryItem']

const words = wordsOf({ id: { title: 'Riwayat' }, en: { title: 'History' } })

interface HistoryProps {
  items: readonly HistoryItem[]
  title?: string
  /** What the record's words for its states and kinds are called: `submitted`, `cash`. */
  names: Readonly<Record<string, string>>
}

/** Who did what to a record and when, the newest first, what it changed, and the proof that the log has it. */
export function History({ items, title, names }: HistoryProps) {
  const texts = useWords(words)
  const may = useMay()
  return (
    <section className="stack">
      <h2>{title ?? texts.title}</h2>
      <Timeline
        items={items.map((item) => ({ ...item, changes: sayableChanges(item) }))}
        formatValue={(_field, value) => (typeof value === 'string' ? names[value] : undefined)}
        {...(may('events.read') && { onProve: proveEvent })}
      />
    </section>
  )
}

/** What a record was made with, it still says or was changed since. */
function sayableChanges({ version, changes }: HistoryItem): HistoryItem['changes'] {
  return version === 1 ? [] : changes.filter(({ before, after }) => isSayable(before) && isSayable(after))
}

const IDENTIFIER_OR_INSTANT = /^[0-9a-f]{8}-[0-9a-f]{4}-|^\d{4}-\d{2}-\d{2}T/

/** Other records, and who and when, are said beside each event. */
function isSayable(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return !IDENTIFIER_OR_INSTANT.test(String(value))
  return Object.values(value).every(isSayable)
}
