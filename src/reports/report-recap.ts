/** Report E: what companies brought for the whole retreat, by their line of business or by where they operate. */
import { sql } from 'drizzle-orm'
import { companiesAsClosed } from '../companies/companies-as-closed.ts'
import { addLevels, type Levels, noLevels } from '../coverage/amounts.ts'
import { regencyOf, sectorOf } from '../coverage/labels.ts'
import type { Tx } from '../platform/db/client.ts'
import { groupBy } from '../platform/shared/collections.ts'
import { percent, sum } from '../platform/shared/rupiah.ts'
import type { BothLanguages } from '../platform/shared/wire.ts'
import type { Report } from '../platform/tables/report.ts'
import { column, tableOf } from '../platform/tables/table.ts'
import { findVisibleRetreat } from '../retreats/retreats.queries.ts'
import { readLastDay } from './read-scope.ts'
import { type RecapDimension, RecapParameters } from './reports.schema.ts'

const columns = {
  number: column('number', 'No', 'No.'),
  code: column('text', 'Kode', 'Code'),
  label: column('text', 'Uraian', 'Name'),
  companies: column('number', 'Jumlah perusahaan', 'Companies'),
  pledges: column('number', 'Jumlah komitmen', 'Pledges'),
  pledged: column('rupiah', 'Komitmen', 'Pledged'),
  committed: column('rupiah', 'Berperjanjian', 'Committed'),
  received: column('rupiah', 'Diterima', 'Received'),
  verified: column('rupiah', 'Diverifikasi', 'Verified'),
  percent: column('percent', 'Persentase realisasi', 'Percent received'),
}

const dimensions: Record<
  RecapDimension,
  {
    label: BothLanguages
    title: BothLanguages
    of: (company: CompanyBrought) => { key: string; label: string }
  }
> = {
  sector: {
    label: { id: 'Sektor', en: 'Sector' },
    title: { id: 'Rekapitulasi CSR per Sektor', en: 'Recap of CSR per sector' },
    of: sectorOf,
  },
  regency: {
    label: { id: 'Kabupaten/kota', en: 'Regency' },
    title: { id: 'Rekapitulasi CSR per Kabupaten/Kota', en: 'Recap of CSR per regency' },
    of: regencyOf,
  },
}

export const recap: Report<typeof RecapParameters> = {
  name: 'recap',
  operationId: 'reportRecap',
  summary: 'CSR of the whole retreat per sector or per regency',
  parameters: RecapParameters,
  problems: ['date_in_future'],
  async build(tx, actor, { retreatId, query: { by, asOf }, language }) {
    const retreat = await findVisibleRetreat(tx, actor, retreatId)
    const lastDay = await readLastDay(tx, '/asOf', asOf)
    const brought = await readCompanies(tx, retreatId, lastDay)
    const companies = [...(await companiesAsClosed(tx, { retreatId, day: lastDay }, brought)).values()]
    const dimension = dimensions[by]
    const groups = [...groupBy(companies, (company) => dimension.of(company).key)].map(([code, members]) => ({
      code,
      label: members[0] ? dimension.of(members[0]).label : code,
      ...summaryOf(members),
    }))
    const inOrder = groups.toSorted((a, b) => b.pledged - a.pledged || (a.code < b.code ? -1 : 1))
    const total = summaryOf(companies)
    const table = tableOf(
      {
        report: `recap-${by}`,
        title: dimension.title,
        retreat,
        parameters: [
          {
            key: 'by',
            label: { id: 'Dikelompokkan menurut', en: 'Grouped by' },
            value: dimension.label[language],
          },
          { key: 'asOf', label: { id: 'Per tanggal', en: 'As of' }, value: lastDay },
        ],
        columns,
        rows: inOrder.map((group, index) => ({ number: index + 1, ...group })),
        totals: [{ label: language === 'id' ? 'Jumlah' : 'Total', ...total }],
        stated: { label: { id: 'CSR yang diterima', en: 'CSR received' }, amount: total.received },
      },
      language,
    )
    return { table, resolved: { by, asOf: lastDay } }
  },
}

function summaryOf(companies: CompanyBrought[]) {
  const levels = companies.reduce<Levels>(addLevels, noLevels())
  return {
    companies: companies.length,
    pledges: sum(companies.map(({ pledges }) => pledges)),
    ...levels,
    percent: percent(levels.received, levels.pledged),
  }
}

interface CompanyBrought extends Levels, Record<string, unknown> {
  id: string
  kbliVersion: string
  kbliCode: string
  regencyCodes: string[]
  pledges: number
}

/** Every company that had something promised or handed over by then, on whatever line or on none. */
async function readCompanies(tx: Tx, retreatId: string, lastDay: string): Promise<CompanyBrought[]> {
  const { rows } = await tx.execute<CompanyBrought>(sql`
    with brought as (
      select
        company_id,
        pledge_id,
        coalesce(sum(amount) filter (where measure = 'pledged'), 0)::int8 as pledged,
        coalesce(sum(amount) filter (where measure = 'committed'), 0)::int8 as committed,
        coalesce(sum(amount) filter (where measure = 'received'), 0)::int8 as received,
        coalesce(sum(amount) filter (where measure = 'verified'), 0)::int8 as verified
      from journal_entries
      where retreat_id = ${retreatId} and effective_on <= ${lastDay} and pledge_id is not null
      group by company_id, pledge_id
    )
    select
      c.id, c.kbli_version as "kbliVersion", c.kbli_code as "kbliCode", c.regency_codes as "regencyCodes",
      count(*)::int8 as pledges,
      sum(pledged)::int8 as pledged, sum(committed)::int8 as committed,
      sum(received)::int8 as received, sum(verified)::int8 as verified
    from brought b join companies c on c.id = b.company_id
    where (b.pledged, b.received) <> (0, 0)
    group by c.id`)
  return rows
}
