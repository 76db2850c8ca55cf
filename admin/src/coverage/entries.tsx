import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { dayInWords, todayInWita } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { useLanguage, useWords } from '../shell/language'
import { useListAddress } from '../shell/list-address'
import { Page } from '../shell/page'
import { RecordLink } from '../shell/record-link'
import { FilterChips } from '../ui/filter-chips'
import { FilterSelect, Filters, severalOf } from '../ui/filters'
import { Pager } from '../ui/pager'
import { type Column, Table } from '../ui/table'
import { SeenBar } from './looking-back'
import { type Entry, entriesQuery, type Seen } from './queries'
import { words } from './words'

const FILTERS = ['measure', 'lineCode', 'part'] as const

/** The entries that a figure of the coverage comes of, each with the record that it was made by. */
export function EntriesPage() {
  const texts = useWords(words)
  const language = useLanguage()
  const { id } = useParams({ from: '/framed/retret/$id/cakupan/entri' })
  const { asOf, knownAt, venue } = useSearch({ strict: false }) as Seen & { venue?: string }
  const { filters, setFilters, query, pager } = useListAddress(FILTERS)
  const { limit, cursor } = query
  const { data } = useSuspenseQuery(
    entriesQuery({ ...filters, limit, cursor, retreatId: id, asOf, knownAt, venue: filters.part && venue }),
  )
  const measures = Object.entries(texts.measures).map(([value, label]) => ({ value, label }))
  const columns: Column<Entry>[] = [
    {
      key: 'record',
      header: texts.record,
      isHead: true,
      cell: ({ pledgeId, disbursementId }) => (
        <span className="row">
          {disbursementId !== null && (
            <RecordLink type="disbursement" id={disbursementId}>
              {texts.disbursement}
            </RecordLink>
          )}
          {pledgeId !== null && (
            <RecordLink type="pledge" id={pledgeId}>
              {texts.pledge}
            </RecordLink>
          )}
          {pledgeId === null && texts.apbd}
        </span>
      ),
    },
    { key: 'company', header: texts.company, cell: ({ companyName }) => companyName ?? '' },
    { key: 'measure', header: texts.measure, cell: ({ measure }) => texts.measures[measure] },
    { key: 'line', header: texts.line, cell: ({ lineCode }) => lineCode ?? texts.unallocated },
    {
      key: 'effectiveOn',
      header: texts.effectiveOn,
      cell: ({ effectiveOn }) => dayInWords(effectiveOn, language),
    },
    { key: 'position', header: texts.position, isAmount: true, cell: ({ position }) => position ?? '–' },
    {
      key: 'amount',
      header: texts.amount,
      isAmount: true,
      cell: ({ amount }) => formatRupiah(amount, language),
    },
  ]
  return (
    <Page title={filters.lineCode ? texts.entriesOf(filters.lineCode) : texts.entries}>
      <div className="stack">
        <p>
          <Link to="/retret/$id/cakupan" params={{ id }} search={{ asOf, knownAt, venue }}>
            {texts.backToCoverage}
          </Link>
        </p>
        <SeenBar
          seen={{ asOf, knownAt }}
          asOf={asOf ?? (knownAt ? todayInWita(new Date(knownAt)) : todayInWita())}
          onSee={(seen) => setFilters(seen as object)}
        />
        <Filters>
          <FilterSelect
            label={texts.measure}
            value={filters.measure}
            options={measures}
            onChange={(measure) => setFilters({ measure })}
          />
        </Filters>
        <FilterChips
          chips={(['measure', 'lineCode'] as const).flatMap((name) => {
            const value = filters[name]
            if (value === undefined) return []
            const label = name === 'measure' ? severalOf(value, measures) : `${texts.line} ${value}`
            return [{ key: name, label, onRemove: () => setFilters({ [name]: undefined }) }]
          })}
          onClear={() => setFilters({ measure: undefined, lineCode: undefined })}
        />
        {data.total !== null && (
          <p>
            <strong>{texts.sum(formatRupiah(data.total, language))}</strong>
          </p>
        )}
        <Table
          caption={texts.entries}
          columns={columns}
          rows={data.items}
          keyOf={({ id: entry }) => String(entry)}
          empty={texts.noEntries}
        />
        <Pager {...pager} nextCursor={data.nextCursor} />
      </div>
    </Page>
  )
}
