import { useWords, wordsOf } from './language'
import './filter-chips.css'

const words = wordsOf({
  id: { on: 'Saringan yang aktif', remove: (label: string) => `Hapus saringan ${label}`, all: 'Hapus semua' },
  en: { on: 'Filters that are on', remove: (label: string) => `Remove filter ${label}`, all: 'Remove all' },
})

interface Chip {
  key: string
  label: string
  onRemove: () => void
}

/** Which filters are on, each with its cross: a list is never shorter than somebody sees why. */
export function FilterChips({ chips, onClear }: { chips: readonly Chip[]; onClear: () => void }) {
  const texts = useWords(words)
  if (chips.length === 0) return null
  return (
    <ul className="chips no-print" aria-label={texts.on}>
      {chips.map(({ key, label, onRemove }) => (
        <li key={key}>
          <button type="button" className="chip" aria-label={texts.remove(label)} onClick={onRemove}>
            {label} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button type="button" className="plain chip" onClick={onClear}>
            {texts.all}
          </button>
        </li>
      )}
    </ul>
  )
}
