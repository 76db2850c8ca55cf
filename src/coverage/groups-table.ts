/** Coverage by what it is grouped by, as a table. */
import type { Language } from '../platform/shared/language.ts'
import { type Level, levels } from '../platform/shared/measures.ts'
import type { BothLanguages } from '../platform/shared/wire.ts'
import { type Cell, type ColumnOf, column, type ReportTable, tableOf } from '../platform/tables/table.ts'
import type { Retreat } from '../retreats/retreats.schema.ts'
import type { CoverageGroup, CoverageReport, Grouping } from './coverage.schema.ts'
import { headingParameters, measureCells, measureColumns, venueParameter } from './coverage-table.ts'

const groupingLabels: Record<Grouping, BothLanguages> = {
  category: { id: 'Kategori', en: 'Category' },
  accountCode: { id: 'Kode rekening', en: 'Account code' },
  company: { id: 'Perusahaan', en: 'Company' },
  form: { id: 'Bentuk', en: 'Form' },
  sector: { id: 'Sektor', en: 'Sector' },
  regency: { id: 'Kabupaten/kota', en: 'Regency' },
  channel: { id: 'Jalur', en: 'Channel' },
  month: { id: 'Bulan', en: 'Month' },
}

/** Groups whose keys people know; the others are told by their names alone. */
const known: readonly Grouping[] = ['accountCode', 'sector', 'regency']

interface Grouped {
  groupBy: Grouping
  groups: readonly CoverageGroup[]
}

/** A group a row; below them what they add up to, with the rows for what stands on no line of the venue. */
export function groupsTable(
  report: CoverageReport,
  { groupBy, groups }: Grouped,
  retreat: Retreat,
  language: Language,
): ReportTable {
  const { totals, sources } = report
  const inLanguage = (id: string, en: string) => (language === 'id' ? id : en)
  const label = groupingLabels[groupBy]
  const isOfLines = groupBy === 'category' || groupBy === 'accountCode'
  const told: readonly Level[] = groupBy === 'channel' ? ['received', 'verified'] : levels
  const columns: Record<string, ColumnOf> = {
    ...(known.includes(groupBy) && { key: column('text', 'Kode', 'Code') }),
    label: { kind: 'text', title: label },
    ...(isOfLines ? measureColumns : Object.fromEntries(told.map((level) => [level, measureColumns[level]]))),
  }
  const cellsOf = (group: CoverageGroup): Record<string, Cell> => {
    const named = { key: group.kind === 'group' ? group.key : null, label: group.label }
    return 'ceiling' in group ? { ...named, ...measureCells(group) } : { ...named, ...group.csr }
  }
  const all = isOfLines ? measureCells(totals) : sources.total
  const rows = groups.filter(({ kind }) => kind === 'group').map(cellsOf)
  const besides = groups.filter(({ kind }) => kind !== 'group').map(cellsOf)
  return tableOf(
    {
      report: `coverage-${groupBy}`,
      title: {
        id: `Cakupan Pembiayaan menurut ${label.id}`,
        en: `Coverage of the budget by ${label.en.toLowerCase()}`,
      },
      retreat: { ...retreat, ...report.retreat },
      parameters: [venueParameter(report, retreat), ...headingParameters(report)],
      columns,
      rows,
      totals: [{ label: inLanguage('Jumlah', 'Total'), ...all }, ...besides],
      stated: isOfLines
        ? {
            label: { id: 'Pagu yang tertutup CSR terverifikasi', en: 'Ceiling covered by verified CSR' },
            amount: totals.covered.verified,
          }
        : {
            label: { id: 'CSR terverifikasi seluruh retret', en: 'Verified CSR of the whole retreat' },
            amount: sources.total.verified,
          },
    },
    language,
  )
}
