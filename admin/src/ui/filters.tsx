import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useWords, wordsOf } from './language'
import './filters.css'

const words = wordsOf({
  id: { all: 'Semua', search: 'Cari' },
  en: { all: 'All', search: 'Search' },
})

/** What a list is narrowed by, in one row above it. */
export function Filters({ children }: { children: ReactNode }) {
  return <div className="filters no-print">{children}</div>
}

interface FilterProps {
  label: string
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** One of a few; the list follows at once. */
export function FilterSelect(props: FilterProps & { options: readonly { value: string; label: string }[] }) {
  const texts = useWords(words)
  return (
    <label className="filter">
      <span>{props.label}</span>
      <select value={props.value ?? ''} onChange={(event) => props.onChange(event.target.value || undefined)}>
        <option value="">{texts.all}</option>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
        {props.value?.includes(',') && (
          <option value={props.value}>{severalOf(props.value, props.options)}</option>
        )}
      </select>
    </label>
  )
}

/** Several values of one filter, as a link has set them: `state=draft,rejected`. */
export function severalOf(value: string, options: readonly { value: string; label: string }[]): string {
  return value
    .split(',')
    .map((each) => options.find((option) => option.value === each)?.label ?? each)
    .join(', ')
}

/** Words to search for, sent by Enter or the button. */
export function FilterText({ label, value, onChange }: FilterProps) {
  const texts = useWords(words)
  const [text, setText] = useState(value ?? '')
  useEffect(() => setText(value ?? ''), [value])
  function search(event: FormEvent) {
    event.preventDefault()
    onChange(text.trim() || undefined)
  }
  return (
    <form className="filter filter-text" onSubmit={search}>
      <label>
        <span>{label}</span>
        <input type="search" maxLength={100} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <button type="submit">{texts.search}</button>
    </form>
  )
}
