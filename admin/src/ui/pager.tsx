import { Button } from './button'
import { useWords, wordsOf } from './language'
import './pager.css'

const SIZES = [25, 50, 100]

const words = wordsOf({
  id: {
    pages: 'Halaman daftar',
    page: (number: number) => `Halaman ${number}`,
    first: 'Awal',
    previous: '← Sebelumnya',
    next: 'Berikutnya →',
    size: 'Baris per halaman',
  },
  en: {
    pages: 'Pages of the list',
    page: (number: number) => `Page ${number}`,
    first: 'First',
    previous: '← Previous',
    next: 'Next →',
    size: 'Rows per page',
  },
})

interface PagerProps {
  /** The cursors of the pages gone through, the present one's last; empty on the first. It belongs in the address. */
  trail: readonly string[]
  /** Of the page behind this one, as the API answered it. */
  nextCursor: string | null | undefined
  onGo: (trail: string[]) => void
  size: number
  onSize: (size: number) => void
}

/** Forward by the API's cursors, back along those gone through. */
export function Pager({ trail, nextCursor, onGo, size, onSize }: PagerProps) {
  const texts = useWords(words)
  return (
    <nav className="row pager no-print" aria-label={texts.pages}>
      {trail.length > 0 && (
        <>
          <Button onClick={() => onGo([])}>{texts.first}</Button>
          <Button onClick={() => onGo(trail.slice(0, -1))}>{texts.previous}</Button>
        </>
      )}
      <span aria-live="polite">{texts.page(trail.length + 1)}</span>
      {nextCursor && <Button onClick={() => onGo([...trail, nextCursor])}>{texts.next}</Button>}
      <label className="pager-size">
        {texts.size}{' '}
        <select value={size} onChange={(event) => onSize(Number(event.target.value))}>
          {SIZES.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
    </nav>
  )
}
