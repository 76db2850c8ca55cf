import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dayInWords } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { useLanguage, useWords } from '../shell/language'
import { useListAddress } from '../shell/list-address'
import { Page } from '../shell/page'
import { useRetreatId } from '../shell/retreat'
import { useMay } from '../shell/session'
import { CsvButton } from '../ui/csv-button'
import { FilterChips } from '../ui/filter-chips'
import { FilterSelect, Filters, FilterText, severalOf } from '../ui/filters'
import { Pager } from '../ui/pager'
import { type Column, Table } from '../ui/table'
import { type Disbursement, disbursementsQuery } from './queries'
import { DisbursementState } from './state'
import { optionsOf, paperOf, words } from './words'

const FILTERS = [
  'q',
  'state',
  'channel',
  'form',
  'hasEvidence',
  'from',
  'to',
  'pledgeId',
  'lineCode',
] as const

/** Penerimaan: what companies handed over, the newest first. */
export function DisbursementList() {
  const texts = useWords(words)
  const language = useLanguage()
  const address = useListAddress(FILTERS)
  const { filters, setFilters } = address
  const { data } = useSuspenseQuery(disbursementsQuery({ ...address.query, retreatId: useRetreatId() }))
  const options = {
    state: optionsOf(texts.states),
    channel: optionsOf(texts.channels),
    form: optionsOf(texts.forms),
    hasEvidence: optionsOf(texts.evidenceIs),
  }
  const titles = { ...texts, q: texts.search }

  const columns: Column<Disbursement>[] = [
    {
      key: 'company',
      header: texts.company,
      isHead: true,
      cell: ({ id, companyName }) => (
        <Link to="/penerimaan/$id" params={{ id }}>
          {companyName}
        </Link>
      ),
    },
    {
      key: 'evidence',
      header: texts.evidenceNumber,
      cell: ({ evidence }) => paperOf(evidence, texts.evidence),
    },
    {
      key: 'receivedOn',
      header: texts.receivedOn,
      sort: address.sortBy('receivedOn'),
      cell: ({ receivedOn }) => dayInWords(receivedOn, language),
    },
    { key: 'channel', header: texts.channel, cell: ({ channel }) => texts.channels[channel] },
    { key: 'state', header: texts.state, cell: ({ state }) => <DisbursementState state={state} /> },
    {
      key: 'amount',
      header: texts.amount,
      isAmount: true,
      sort: address.sortBy('amount'),
      cell: ({ amount }) => formatRupiah(amount, language),
    },
  ]

  const chips = FILTERS.flatMap((name) => {
    const value = filters[name]
    if (value === undefined) return []
    const named =
      name in options ? severalOf(value, options[name as keyof typeof options]) : wordOf(name, value)
    const label = name === 'pledgeId' ? texts.pledgeId : `${titles[name]}: ${named}`
    return [{ key: name, label, onRemove: () => setFilters({ [name]: undefined }) }]
  })

  function wordOf(name: (typeof FILTERS)[number], value: string): string {
    return name === 'from' || name === 'to' ? dayInWords(value, language) : value
  }

  const select = (name: keyof typeof options) => (
    <FilterSelect
      label={titles[name]}
      value={filters[name]}
      options={options[name]}
      onChange={(value) => setFilters({ [name]: value })}
    />
  )

  return (
    <Page title={texts.title} actions={<Beginnings />}>
      <div className="stack">
        <Filters>
          <FilterText label={texts.search} value={filters.q} onChange={(q) => setFilters({ q })} />
          {select('state')}
          {select('channel')}
          {select('hasEvidence')}
        </Filters>
        <FilterChips chips={chips} onClear={address.clearFilters} />
        <Totals totals={data.totals} />
        <Table
          caption={texts.title}
          columns={columns}
          rows={data.items}
          keyOf={({ id }) => id}
          empty={texts.none}
        />
        <div className="row">
          <Pager {...address.pager} nextCursor={data.nextCursor} />
          <CsvButton
            name="penerimaan"
            rows={() => [
              columns.map(({ header }) => header),
              ...data.items.map((item) => [
                item.companyName ?? '',
                paperOf(item.evidence, texts.evidence),
                item.receivedOn,
                texts.channels[item.channel],
                texts.states[item.state],
                item.amount,
              ]),
            ]}
          />
        </div>
      </div>
    </Page>
  )
}

function Beginnings() {
  const texts = useWords(words)
  const may = useMay()
  return (
    <div className="row no-print">
      {may('disbursements.verify') && (
        <Link className="button primary" to="/penerimaan/verifikasi">
          {texts.queue}
        </Link>
      )}
      {may('disbursements.write') && (
        <Link className="button primary" to="/penerimaan/baru">
          {texts.record}
        </Link>
      )}
    </div>
  )
}

function Totals({ totals }: { totals: { count: number; amount?: number; verified?: number } | undefined }) {
  const texts = useWords(words)
  const language = useLanguage()
  if (totals === undefined) return null
  const { count, amount, verified } = totals
  return (
    <p>
      <strong>{texts.found(count)}</strong>
      {amount !== undefined && ` · ${formatRupiah(amount, language)}`}
      {verified !== undefined && ` · ${formatRupiah(verified, language)} ${texts.verifiedOf}`}
    </p>
  )
}
