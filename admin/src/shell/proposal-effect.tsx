import type { Schemas } from '../api/call'
import { dayInWords } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { Table } from '../ui/table'
import { useLanguage, useWords, wordsOf } from './language'

type Effect = Schemas['ProposalEffect']
type Move = Effect['moves'][number]

const words = wordsOf<{
  measures: Record<Move['measure'], string>
  title: string
  none: string
  measure: string
  from: string
  to: string
  amount: string
  effectiveOn: string
  unallocated: string
  outside: string
  headline: string
  stays: (percent: string) => string
  becomes: (before: string, after: string) => string
}>({
  id: {
    measures: {
      reserved: 'Dicadangkan',
      pledged: 'CSR komitmen',
      committed: 'CSR berperjanjian',
      received: 'CSR diterima',
      verified: 'CSR terverifikasi',
      appropriated: 'APBD dianggarkan',
      spent: 'APBD dibelanjakan',
    },
    title: 'Yang berpindah',
    none: 'Tidak ada rupiah yang berpindah.',
    measure: 'Ukuran',
    from: 'Dari',
    to: 'Ke',
    amount: 'Jumlah',
    effectiveOn: 'Berlaku',
    unallocated: 'Belum dialokasikan',
    outside: 'Luar retret ini',
    headline: 'Cakupan terverifikasi',
    stays: (percent: string) => `tetap ${percent}`,
    becomes: (before: string, after: string) => `${before} → ${after}`,
  },
  en: {
    measures: {
      reserved: 'Reserved',
      pledged: 'CSR pledged',
      committed: 'CSR committed',
      received: 'CSR received',
      verified: 'CSR verified',
      appropriated: 'APBD appropriated',
      spent: 'APBD spent',
    },
    title: 'What moves',
    none: 'No rupiah moves.',
    measure: 'Measure',
    from: 'From',
    to: 'To',
    amount: 'Amount',
    effectiveOn: 'From day',
    unallocated: 'Unallocated',
    outside: 'Outside this retreat',
    headline: 'Coverage verified',
    stays: (percent: string) => `stays ${percent}`,
    becomes: (before: string, after: string) => `${before} → ${after}`,
  },
})

/** What a proposal would move, or has moved, and what becomes of the headline. */
export function ProposalEffect({ effect }: { effect: Effect }) {
  const texts = useWords(words)
  const language = useLanguage()
  const { before, after } = effect.percentVerified
  const part = (code: string | null | undefined) =>
    code === undefined ? texts.outside : (code ?? texts.unallocated)
  const percent = (value: number | null) =>
    value === null ? '–' : `${value.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB')} %`
  const rows = effect.moves.map((move, index) => ({ ...move, key: String(index) }))
  return (
    <div className="stack">
      <Table
        caption={texts.title}
        isCaptionShown
        keyOf={({ key }) => key}
        rows={rows}
        empty={texts.none}
        columns={[
          { key: 'measure', header: texts.measure, isHead: true, cell: (row) => texts.measures[row.measure] },
          { key: 'from', header: texts.from, cell: (row) => part(row.from) },
          { key: 'to', header: texts.to, cell: (row) => part(row.to) },
          {
            key: 'effectiveOn',
            header: texts.effectiveOn,
            cell: (row) => dayInWords(row.effectiveOn, language),
          },
          {
            key: 'amount',
            header: texts.amount,
            isAmount: true,
            cell: (row) => formatRupiah(row.amount, language),
          },
        ]}
      />
      {(before !== null || after !== null) && (
        <p>
          {texts.headline}:{' '}
          <strong>
            {before === after ? texts.stays(percent(after)) : texts.becomes(percent(before), percent(after))}
          </strong>
        </p>
      )}
    </div>
  )
}

/** What a dry run answers, as far as people look at it before they send. */
export interface Foreseen {
  effect?: Effect
  warnings?: Schemas['Warning'][]
}

export function ForeseenEffect({ foreseen: { effect, warnings = [] } }: { foreseen: Foreseen }) {
  return (
    <div className="stack" role="status">
      {effect && <ProposalEffect effect={effect} />}
      <Warnings warnings={warnings} />
    </div>
  )
}

/** What is accepted, but a person should look at it. */
export function Warnings({ warnings }: { warnings: readonly Schemas['Warning'][] }) {
  const language = useLanguage()
  if (warnings.length === 0) return null
  return (
    <ul className="notice warning plain-list">
      {warnings.map(({ code, pointer, detail }) => (
        <li key={`${code} ${pointer} ${detail[language]}`}>{detail[language]}</li>
      ))}
    </ul>
  )
}
