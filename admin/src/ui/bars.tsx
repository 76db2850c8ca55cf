import { type ReactNode, useId } from 'react'
import { MEASURES, type Measure, segmentsOf } from '../shared/measures'
import { formatRupiah } from '../shared/rupiah'
import { useLanguage, useWords, wordsOf } from './language'
import { Table } from './table'
import './bars.css'

const words = wordsOf({
  id: {
    verified: 'CSR terverifikasi',
    received: 'CSR diterima',
    committed: 'CSR berperjanjian',
    pledged: 'CSR komitmen (belum uang)',
    apbd: 'APBD',
    unfunded: 'Belum tertutup',
    surplus: 'Kelebihan',
    ceiling: 'Pagu',
    legend: 'Arti warna dan pola',
    figures: 'Angka yang sama sebagai tabel',
    note: 'Tiap bagian hanya memuat yang ditambahkannya pada bagian di sebelah kirinya.',
  },
  en: {
    verified: 'CSR verified',
    received: 'CSR received',
    committed: 'CSR agreed',
    pledged: 'CSR pledged (not yet money)',
    apbd: 'APBD',
    unfunded: 'Not yet covered',
    surplus: 'Surplus',
    ceiling: 'Ceiling',
    legend: 'What colours and patterns mean',
    figures: 'The same figures as a table',
    note: 'Each part holds only what it adds to those left of it.',
  },
})

export interface Bar {
  key: string
  /** Read out with the figures. */
  name: string
  /** Where the name leads, or more of it. */
  label?: ReactNode
  ceiling: number
  covered: { verified: number; received: number; committed: number; pledged: number }
  unfunded: number
  /** What is promised beyond the ceiling: a mark, never a longer bar. */
  surplus?: number
}

/** What carries each ceiling: the bar's whole length is the ceiling, cut by certainty; the same figures stand below. */
export function Bars({ caption, bars }: { caption: string; bars: readonly Bar[] }) {
  const texts = useWords(words)
  const language = useLanguage()
  const id = useId()
  const rupiah = (amount: number) => formatRupiah(amount, language)
  return (
    <figure className="bars" aria-label={caption}>
      <Patterns id={id} />
      <ul className="bars-legend" aria-label={texts.legend}>
        {MEASURES.map((measure) => (
          <li key={measure}>
            <svg width="28" height="14" aria-hidden="true">
              <Piece id={id} measure={measure} x="0" width="100%" />
            </svg>
            {texts[measure]}
          </li>
        ))}
      </ul>
      <ul className="bars-list">
        {bars.map((bar) => (
          <li key={bar.key}>
            <span className="bars-label">{bar.label ?? bar.name}</span>
            <BarPicture id={id} bar={bar} />
            <span className="amount bars-ceiling">{rupiah(bar.ceiling)}</span>
            {(bar.surplus ?? 0) > 0 && (
              <span className="bars-surplus">
                <span aria-hidden="true">▸ </span>
                {texts.surplus} <span className="amount">{rupiah(bar.surplus ?? 0)}</span>
              </span>
            )}
          </li>
        ))}
      </ul>
      <figcaption>
        <p className="quiet">{texts.note}</p>
        <details>
          <summary>{texts.figures}</summary>
          <Table
            caption={caption}
            columns={[
              { key: 'name', header: caption, isHead: true, cell: ({ name }) => name },
              {
                key: 'ceiling',
                header: texts.ceiling,
                isAmount: true,
                cell: ({ ceiling }) => rupiah(ceiling),
              },
              ...MEASURES.map((measure) => ({
                key: measure,
                header: texts[measure],
                isAmount: true,
                cell: (bar: Bar) => rupiah(segmentsOf(bar)[measure]),
              })),
              {
                key: 'surplus',
                header: texts.surplus,
                isAmount: true,
                cell: ({ surplus = 0 }) => rupiah(surplus),
              },
            ]}
            rows={bars}
            keyOf={({ key }) => key}
          />
        </details>
      </figcaption>
    </figure>
  )
}

function BarPicture({ id, bar }: { id: string; bar: Bar }) {
  const texts = useWords(words)
  const language = useLanguage()
  const segments = segmentsOf(bar)
  const shown = MEASURES.filter((measure) => segments[measure] > 0)
  const sentence = shown.map((measure) => `${texts[measure]} ${formatRupiah(segments[measure], language)}`)
  const percentOf = (amount: number) => `${(amount / bar.ceiling) * 100}%`
  let before = 0
  return (
    <svg
      className="bar"
      height="24"
      role="img"
      aria-label={`${bar.name}: ${sentence.join(', ') || formatRupiah(0, language)}`}
    >
      {shown.map((measure) => {
        const x = percentOf(before)
        before += segments[measure]
        return <Piece key={measure} id={id} measure={measure} x={x} width={percentOf(segments[measure])} />
      })}
    </svg>
  )
}

/** Its colour, and over it its pattern: either alone tells it from the others. */
function Piece({ id, measure, x, width }: { id: string; measure: Measure; x: string; width: string }) {
  return (
    <>
      <rect x={x} width={width} y="1" height="calc(100% - 2px)" className={`bar-piece bar-${measure}`} />
      {PATTERNS[measure] && (
        <rect x={x} width={width} y="1" height="calc(100% - 2px)" fill={`url(#${id}-${measure})`} />
      )}
    </>
  )
}

const PATTERNS: Partial<Record<Measure, { path: string; stroke: string }>> = {
  received: { path: 'M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6', stroke: '#ffffff' },
  committed: { path: 'M0 4 H8', stroke: '#1b1f24' },
  pledged: { path: 'M4 0 V8', stroke: '#1b1f24' },
  apbd: { path: 'M-2 6 L2 10 M0 0 L8 8 M6 -2 L10 2', stroke: '#ffffff' },
}

function Patterns({ id }: { id: string }) {
  return (
    <svg width="0" height="0" aria-hidden="true" className="bars-patterns">
      <defs>
        {Object.entries(PATTERNS).map(([measure, { path, stroke }]) => (
          <pattern key={measure} id={`${id}-${measure}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <path d={path} stroke={stroke} strokeWidth="1.2" fill="none" />
          </pattern>
        ))}
      </defs>
    </svg>
  )
}
