import { formatRupiah } from '../shared/rupiah'
import { useLanguage, useWords } from '../shell/language'
import type { Line } from './queries'
import { words } from './words'

type Measures = Pick<Line, 'ceiling' | 'covered' | 'percent'>

/** What is sure stands large; what is less sure small beside it, each with its rupiah. */
export function Headline({ totals }: { totals: Measures }) {
  const texts = useWords(words)
  const language = useLanguage()
  const rupiah = (amount: number) => formatRupiah(amount, language)
  return (
    <section className="headline">
      <p className="headline-first">
        <span className="quiet">{texts.verified}</span>
        <strong>{percentInWords(totals.percent.verified, language)}</strong>
        <span>
          <span className="amount">{rupiah(totals.covered.verified)}</span>{' '}
          <span className="quiet">{texts.of(rupiah(totals.ceiling))}</span>
        </span>
      </p>
      <ul>
        {(['received', 'committed', 'pledged'] as const).map((level) => (
          <li key={level}>
            <span className="quiet">{texts[level]}</span>
            <strong>{percentInWords(totals.percent[level], language)}</strong>
            <span className="amount">{rupiah(totals.covered[level])}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function percentInWords(percent: number | null, language: 'id' | 'en'): string {
  if (percent === null) return '–'
  const figures = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  return `${percent.toLocaleString(language === 'id' ? 'id-ID' : 'en-US', figures)} %`
}
