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
import { type Pledge, pledgesQuery } from './queries'
import { PledgeState } from './state'
import { optionsOf, words } from './words'

const FILTERS = [
  'q',
  'state',
  'form',
  'overdue',
  'from',
  'to',
  'amountFrom',
  'amountTo',
  'companyId',
  'lineCode',
] as const
type Filter = (typeof FILTERS)[number]

/** Komitmen: what companies promised, the newest first. */
export function PledgeList() {
  const texts = useWords(words)
  const language = useLanguage()
  const address = useListAddress(FILTERS)
  const { filters, setFilters } = address
  const { data } = useSuspenseQuery(pledgesQuery({ ...address.query, retreatId: useRetreatId() }))
  const columns = useColumns(address.sortBy)
  const options = {
    state: optionsOf(texts.states),
    form: optionsOf(texts.forms),
    overdue: optionsOf(texts.overdueIs),
  }

  const chips = FILTERS.flatMap((name) => {
    const value = filters[name]
    if (value === undefined) return []
    const label = name === 'companyId' ? texts.companyId : `${titleOf(name)}: ${saidOf(name, value)}`
    return [{ key: name, label, onRemove: () => setFilters({ [name]: undefined }) }]
  })

  function titleOf(name: Filter): string {
    return name === 'q' ? texts.search : texts[name]
  }

  function saidOf(name: Filter, value: string): string {
    if (name === 'from' || name === 'to') return dayInWords(value, language)
    if (name === 'amountFrom' || name === 'amountTo') return formatRupiah(Number(value), language)
    return name in options ? severalOf(value, options[name as keyof typeof options]) : value
  }

  const select = (name: keyof typeof options) => (
    <FilterSelect
      label={texts[name]}
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
          {select('form')}
          {select('overdue')}
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
            name="komitmen"
            rows={() => [
              columns.map(({ header }) => header),
              ...data.items.map((pledge) => [
                pledge.companyName ?? '',
                pledge.letterNumber,
                pledge.pledgedOn,
                texts.forms[pledge.form],
                texts.states[pledge.state],
                pledge.total,
                outstandingOf(pledge),
              ]),
            ]}
          />
        </div>
      </div>
    </Page>
  )
}

function useColumns(sortBy: ReturnType<typeof useListAddress>['sortBy']): Column<Pledge>[] {
  const texts = useWords(words)
  const language = useLanguage()
  return [
    {
      key: 'company',
      header: texts.company,
      isHead: true,
      cell: ({ id, companyName }) => (
        <Link to="/komitmen/$id" params={{ id }}>
          {companyName}
        </Link>
      ),
    },
    { key: 'letter', header: texts.letterNumber, cell: ({ letterNumber }) => letterNumber },
    {
      key: 'pledgedOn',
      header: texts.pledgedOn,
      sort: sortBy('pledgedOn'),
      cell: ({ pledgedOn }) => dayInWords(pledgedOn, language),
    },
    { key: 'form', header: texts.form, cell: ({ form }) => texts.forms[form] },
    { key: 'state', header: texts.state, cell: (pledge) => <PledgeState {...pledge} /> },
    {
      key: 'amount',
      header: texts.promised,
      isAmount: true,
      sort: sortBy('amount'),
      cell: ({ total }) => formatRupiah(total, language),
    },
    {
      key: 'outstanding',
      header: texts.outstanding,
      isAmount: true,
      cell: (pledge) => {
        const outstanding = outstandingOf(pledge)
        return outstanding === null ? texts.none_yet : formatRupiah(outstanding, language)
      },
    },
  ]
}

/** Nobody owes anything of what nobody approved. */
function outstandingOf({ state, outstanding }: Pledge): number | null {
  return state === 'active' || state === 'cancelled' ? outstanding : null
}

function Beginnings() {
  const texts = useWords(words)
  const may = useMay()
  return (
    <div className="row no-print">
      {may('pledges.decide') && (
        <Link className="button primary" to="/komitmen/antrean">
          {texts.queue}
        </Link>
      )}
      {may('pledges.write') && (
        <Link className="button primary" to="/komitmen/baru">
          {texts.record}
        </Link>
      )}
    </div>
  )
}

interface Sums {
  count: number
  amount?: number
  received?: number
}

function Totals({ totals }: { totals: Sums | undefined }) {
  const texts = useWords(words)
  const language = useLanguage()
  if (totals === undefined) return null
  const { count, amount, received } = totals
  return (
    <p>
      <strong>{texts.found(count)}</strong>
      {amount !== undefined && ` · ${formatRupiah(amount, language)}`}
      {received !== undefined && ` · ${formatRupiah(received, language)} ${texts.receivedOf}`}
    </p>
  )
}
