/** Report B, and the comparison of venues, as tables. */

import type { Language } from '../platform/shared/language.ts'
import { type Channel, channel, type Form, form, type Level } from '../platform/shared/measures.ts'
import type { BothLanguages } from '../platform/shared/wire.ts'
import {
  type Cell,
  type Chart,
  column,
  type ReportTable,
  type TableParts,
  tableOf,
} from '../platform/tables/table.ts'
import type { Retreat } from '../retreats/retreats.schema.ts'
import type { Measures } from './compute-coverage.ts'
import type { CoverageReport, VenueComparison } from './coverage.schema.ts'
import { apbdPlaceLabels, channelLabels, formLabels, placeLabels } from './labels.ts'

export const measureColumns = {
  ceiling: column('rupiah', 'Pagu RAB', 'Ceiling'),
  appropriated: column('rupiah', 'APBD (anggaran)', 'APBD appropriated'),
  spent: column('rupiah', 'APBD (realisasi)', 'APBD spent'),
  pledged: column('rupiah', 'CSR (komitmen)', 'CSR pledged'),
  committed: column('rupiah', 'CSR (berperjanjian)', 'CSR committed'),
  received: column('rupiah', 'CSR (realisasi)', 'CSR received'),
  verified: column('rupiah', 'CSR (diverifikasi)', 'CSR verified'),
  unfunded: column('rupiah', 'Belum tertutup (komitmen)', 'Unfunded (pledged)'),
  unfundedVerified: column('rupiah', 'Belum tertutup (diverifikasi)', 'Unfunded (verified)'),
  percentPledged: column('percent', '% CSR komitmen', '% CSR pledged'),
  percentReceived: column('percent', '% CSR realisasi', '% CSR received'),
  percentVerified: column('percent', '% CSR diverifikasi', '% CSR verified'),
}

const lineColumns = {
  code: column('text', 'Kode baris', 'Line'),
  accountCode: column('text', 'Kode rekening', 'Account code'),
  description: column('text', 'Uraian', 'Description'),
  ...measureColumns,
  findings: column('text', 'Temuan', 'Findings'),
}

const venueColumns = {
  code: column('text', 'Kode lokasi', 'Venue code'),
  name: column('text', 'Lokasi', 'Venue'),
  ...measureColumns,
}

/** The codes of the findings that concern each line, and what each code is called. */
export interface FindingCodes {
  byLine: ReadonlyMap<string, readonly string[]>
  titleOf(code: string): BothLanguages
}

/** Line by line, then the total, what stands beside the venue's lines, and the whole retreat by form and channel. */
export function coverageTable(
  report: CoverageReport,
  retreat: Retreat,
  codes: FindingCodes,
  language: Language,
): ReportTable {
  const inLanguage = (id: string, en: string) => (language === 'id' ? id : en)
  const { totals, unallocated, otherVenues, sources } = report
  const rowOf = (description: string, csr: Partial<Record<Level, number>>) => ({ description, ...csr })
  return tableOf(
    {
      report: 'coverage',
      title: { id: 'Laporan Cakupan Pembiayaan', en: 'Coverage of the budget' },
      retreat: { ...retreat, ...report.retreat },
      parameters: [venueParameter(report, retreat), ...headingParameters(report)],
      columns: lineColumns,
      rows: report.lines.map((line) => ({
        code: line.code,
        accountCode: line.accountCode,
        description: line.description,
        ...measureCells(line),
        findings: codes.byLine.get(line.code)?.join(', ') ?? null,
      })),
      totals: [
        { description: inLanguage('Jumlah', 'Total'), ...measureCells(totals) },
        rowOf(placeLabels.unallocated[language], unallocated),
        rowOf(placeLabels.other_venues[language], otherVenues),
        ...apbdElsewhereRows(report, language),
        rowOf(inLanguage('CSR seluruh retret', 'CSR of the whole retreat'), sources.total),
        ...form.enumValues.map((each: Form) =>
          rowOf(
            inLanguage(`– bentuk: ${formLabels[each].id}`, `– form: ${formLabels[each].en}`),
            sources.byForm[each],
          ),
        ),
        ...channel.enumValues.map((each: Channel) =>
          rowOf(
            inLanguage(`– jalur: ${channelLabels[each].id}`, `– channel: ${channelLabels[each].en}`),
            sources.byChannel[each],
          ),
        ),
      ],
      chart: coverageChart(report, language),
      ...codesInWords(report, codes, language),
      stated: {
        label: { id: 'Pagu yang tertutup CSR terverifikasi', en: 'Ceiling covered by verified CSR' },
        amount: totals.covered.verified,
      },
    },
    language,
  )
}

/** The codes in the table mean nothing to whoever has not read the register. */
function codesInWords({ lines }: CoverageReport, { byLine, titleOf }: FindingCodes, language: Language) {
  const named = [...new Set(lines.flatMap(({ code }) => byLine.get(code) ?? []))].sort()
  if (named.length === 0) return {}
  const words = named.map((code) => `${code} ${titleOf(code)[language]}`).join('; ')
  return { notes: [`${lineColumns.findings.title[language]}: ${words}.`] }
}

/** Told where there is any, so that the regional budget's side ties too. */
function apbdElsewhereRows({ apbdElsewhere }: CoverageReport, language: Language) {
  return (['droppedLines', 'otherVenues'] as const)
    .map((place) => ({ description: apbdPlaceLabels[place][language], ...apbdElsewhere[place] }))
    .filter(({ appropriated, spent }) => appropriated + spent > 0)
}

const layers: BothLanguages[] = [
  { id: 'CSR diverifikasi', en: 'CSR verified' },
  { id: 'CSR diterima, belum diverifikasi', en: 'CSR received, not verified yet' },
  { id: 'CSR berperjanjian, belum diterima', en: 'CSR committed, not received yet' },
  { id: 'CSR komitmen lainnya', en: 'Other pledges of CSR' },
  { id: 'APBD (anggaran)', en: 'APBD appropriated' },
  { id: 'Belum tertutup', en: 'Unfunded' },
]

/** The total and every line as bars: what is sure first. The parts of CSR add up to what is pledged. */
function coverageChart({ totals, lines }: CoverageReport, language: Language): Chart {
  return {
    title: language === 'id' ? 'Cakupan per baris biaya' : 'Coverage per cost line',
    headings: {
      label: lineColumns.description.title[language],
      whole: `${measureColumns.ceiling.title[language]} (Rp)`,
      percent: measureColumns.percentVerified.title[language].replace('CSR ', ''),
      mark:
        language === 'id' ? 'Batas pagu, bila sumber melebihinya' : 'The ceiling, where sources exceed it',
    },
    layers: layers.map((layer) => layer[language]),
    bars: [
      { ...totals, label: language === 'id' ? 'Jumlah' : 'Total' },
      ...lines.map((line) => ({ ...line, label: `${line.code}  ${line.description}` })),
    ].map(({ label, ceiling, percent, ...measures }) => ({
      label,
      whole: ceiling,
      amounts: layersOf(measures),
      percent: percent.verified,
    })),
  }
}

/** Money may come before its agreement is signed: what is received counts as received, whatever is committed. */
function layersOf({ csr, apbd, unfunded }: Pick<Measures, 'csr' | 'apbd' | 'unfunded'>): number[] {
  const { pledged, committed, received, verified } = csr
  const sure = Math.max(received, committed)
  return [verified, received - verified, sure - received, pledged - sure, apbd.appropriated, unfunded]
}

/** One row per venue, and below what companies brought for the whole retreat. */
export function comparisonTable(
  comparison: VenueComparison,
  retreat: Retreat,
  language: Language,
): ReportTable {
  const { chosenVenue, venues, sources } = comparison
  const undecided = { id: 'belum dipilih', en: 'not chosen yet' }
  return tableOf(
    {
      report: 'venue-comparison',
      title: { id: 'Perbandingan Lokasi', en: 'Comparison of venues' },
      retreat: { ...retreat, ...comparison.retreat },
      parameters: [
        {
          key: 'chosenVenue',
          label: { id: 'Lokasi terpilih', en: 'Chosen venue' },
          value: chosenVenue ?? undecided[language],
        },
        ...headingParameters(comparison),
      ],
      columns: venueColumns,
      rows: venues.map(({ venue, name, totals }) => ({ code: venue, name, ...measureCells(totals) })),
      totals: [
        { name: language === 'id' ? 'CSR seluruh retret' : 'CSR of the whole retreat', ...sources.total },
      ],
      stated: {
        label: { id: 'CSR terverifikasi seluruh retret', en: 'Verified CSR of the whole retreat' },
        amount: sources.total.verified,
      },
    },
    language,
  )
}

export function venueParameter({ venue }: CoverageReport, { venues }: Retreat) {
  const name = venues.find(({ code }) => code === venue)?.name ?? venue
  return { key: 'venue', label: { id: 'Lokasi', en: 'Venue' }, value: name }
}

export function headingParameters({
  asOf,
  knownAt,
  budgetVersion,
}: Pick<CoverageReport, 'asOf' | 'knownAt' | 'budgetVersion'>): TableParts<never>['parameters'] {
  const knowledge = { key: 'knownAt', label: { id: 'Menurut log sampai', en: 'As known at' } }
  return [
    { key: 'asOf', label: { id: 'Per tanggal', en: 'As of' }, value: asOf },
    ...(knownAt === null ? [] : [{ ...knowledge, value: knownAt }]),
    { key: 'budgetVersion', label: { id: 'Versi RAB', en: 'Budget version' }, value: String(budgetVersion) },
  ]
}

export function measureCells(measures: Measures): Record<keyof typeof measureColumns, Cell> {
  const { ceiling, apbd, csr, unfunded, unfundedVerified, percent } = measures
  return {
    ceiling,
    ...apbd,
    ...csr,
    unfunded,
    unfundedVerified,
    percentPledged: percent.pledged,
    percentReceived: percent.received,
    percentVerified: percent.verified,
  }
}
