import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dayInWords, todayInWita } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { useLanguage, useWords } from '../shell/language'
import { useListAddress } from '../shell/list-address'
import { Page } from '../shell/page'
import { useRetreatId } from '../shell/retreat'
import { CsvButton } from '../ui/csv-button'
import { FilterChips } from '../ui/filter-chips'
import { FilterSelect, Filters, FilterText, severalOf } from '../ui/filters'
import { Pager } from '../ui/pager'
import { type Column, Table } from '../ui/table'
import { type Adjustment, adjustmentsQuery } from './queries'
import { AdjustmentState } from './state'
import { optionsOf, words } from './words'

const FILTERS = ['q', 'kind', 'state', 'pledgeId'] as const

/** Penyesuaian: proposals of every kind, the newest first. */
export function AdjustmentList() {
  const texts = useWords(words)
  const address = useListAddress(FILTERS)
  const { filters, setFilters } = address
  const { data } = useSuspenseQuery(adjustmentsQuery({ ...address.query, retreatId: useRetreatId() }))
  const columns = useColumns(address.sortBy)
  const options = { kind: optionsOf(texts.kinds), state: optionsOf(texts.states) }

  const chips = FILTERS.flatMap((name) => {
    const value = filters[name]
    return value === undefined
      ? []
      : [{ key: name, label: chipOf(name, value), onRemove: () => setFilters({ [name]: undefined }) }]
  })

  function chipOf(name: (typeof FILTERS)[number], value: string): string {
    if (name === 'pledgeId') return texts.pledgeId
    if (name === 'q') return `${texts.search}: ${value}`
    return `${texts[name]}: ${severalOf(value, options[name])}`
  }

  return (
    <Page title={texts.title}>
      <div className="stack">
        <Filters>
          <FilterText label={texts.search} value={filters.q} onChange={(q) => setFilters({ q })} />
          <FilterSelect
            label={texts.kind}
            value={filters.kind}
            options={options.kind}
            onChange={(kind) => setFilters({ kind })}
          />
          <FilterSelect
            label={texts.state}
            value={filters.state}
            options={options.state}
            onChange={(state) => setFilters({ state })}
          />
        </Filters>
        <FilterChips chips={chips} onClear={address.clearFilters} />
        <p>
          <strong>{texts.found(data.totals?.count ?? 0)}</strong>
        </p>
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
            name="penyesuaian"
            rows={() => [
              columns.map(({ header }) => header),
              ...data.items.map((item) => [
                texts.kinds[item.kind],
                item.reason ?? '',
                makersOf(item),
                todayInWita(new Date(item.createdAt)),
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

function useColumns(sortBy: ReturnType<typeof useListAddress>['sortBy']): Column<Adjustment>[] {
  const texts = useWords(words)
  const language = useLanguage()
  return [
    {
      key: 'kind',
      header: texts.kind,
      isHead: true,
      cell: ({ id, kind }) => (
        <Link to="/penyesuaian/$id" params={{ id }}>
          {texts.kinds[kind]}
        </Link>
      ),
    },
    { key: 'reason', header: texts.reason, cell: ({ reason }) => reason ?? texts.nothing },
    { key: 'makers', header: texts.makers, cell: makersOf },
    {
      key: 'createdAt',
      header: texts.createdAt,
      sort: sortBy('createdAt'),
      cell: ({ createdAt }) => dayInWords(todayInWita(new Date(createdAt)), language),
    },
    { key: 'state', header: texts.state, cell: ({ state }) => <AdjustmentState state={state} /> },
    {
      key: 'amount',
      header: texts.amount,
      isAmount: true,
      sort: sortBy('amount'),
      cell: ({ amount }) => (amount === null ? texts.nothing : formatRupiah(amount, language)),
    },
  ]
}

function makersOf({ makers }: Adjustment): string {
  return makers.map(({ id, name }) => name ?? id).join(', ')
}
