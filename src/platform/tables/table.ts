/** The one model of a report: every format is written from it, so that all of them show the same figures. */
import { z } from 'zod'
import { codeOf, tableNames } from '../shared/codes.ts'
import type { Language } from '../shared/language.ts'
import { spellRupiah } from '../shared/spell-rupiah.ts'
import { type BothLanguages, Id } from '../shared/wire.ts'

/** `rupiah` are whole rupiah, `date` is YYYY-MM-DD (WITA), `percent` has two decimals. */
const columnKinds = ['text', 'number', 'rupiah', 'date', 'percent'] as const
export type ColumnKind = (typeof columnKinds)[number]

const Cell = z.union([z.string(), z.number()]).nullable()
export type Cell = z.infer<typeof Cell>
const Row = z.record(z.string(), Cell)
export type Row = z.infer<typeof Row>

const example = {
  report: 'recap',
  title: 'Rekapitulasi CSR per sektor',
  retreat: {
    id: '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f',
    code: 'RETRET-OPD-2025',
    title: 'Retret Kepala OPD Kalimantan Timur (contoh ilustratif)',
  },
  parameters: [{ key: 'asOf', label: 'Per tanggal', value: '2025-06-30' }],
  columns: [
    { key: 'label', title: 'Sektor', kind: 'text' },
    { key: 'received', title: 'Diterima', kind: 'rupiah' },
  ],
  rows: [{ label: 'Pertambangan Batu Bara', received: 250_000_000 }],
  totals: [{ label: 'Jumlah', received: 250_000_000 }],
  stated: {
    label: 'CSR yang diterima',
    amount: 250_000_000,
    inWords: 'dua ratus lima puluh juta rupiah',
  },
}

const Chart = z
  .object({
    title: z.string(),
    headings: z.object({ label: z.string(), whole: z.string(), percent: z.string(), mark: z.string() }),
    layers: z.array(z.string()).meta({ description: 'What the parts of every bar are, from its foot.' }),
    bars: z.array(
      z.object({
        label: z.string(),
        whole: z.int().meta({ description: 'What the bar measures its parts against. Whole rupiah.' }),
        amounts: z.array(z.int()).meta({ description: 'One per layer, side by side. Whole rupiah.' }),
        percent: z.number().nullable().meta({ description: 'The figure beside the bar.' }),
      }),
    ),
  })
  .meta({ id: 'ReportChart', description: 'Bars in parts, as the PDF draws them.' })
export type Chart = z.infer<typeof Chart>

export const ReportTable = z
  .object({
    report: codeOf(tableNames),
    title: z.string(),
    retreat: z.object({ id: Id, code: z.string(), title: z.string() }),
    parameters: z
      .array(z.object({ key: z.string(), label: z.string(), value: z.string() }))
      .meta({ description: 'The parameters of the report.' }),
    columns: z.array(z.object({ key: z.string(), title: z.string(), kind: z.enum(columnKinds) })),
    rows: z.array(Row).meta({ description: 'Cells by column key.' }),
    totals: z.array(Row).meta({ description: 'Below the rows: the total first, then what it is made of.' }),
    stated: z
      .object({ label: z.string(), amount: z.int(), inWords: z.string() })
      .meta({ description: 'The amount that the report states, in words as well. Whole rupiah.' }),
    chart: Chart.optional(),
    notes: z
      .array(z.string())
      .optional()
      .meta({ description: 'What a reader of the table needs to know: its abbreviations in words.' }),
  })
  .meta({
    id: 'ReportTable',
    description: 'A report as a table, in the language of the reader. Its CSV, XLSX and PDF show the same.',
    examples: [example],
  })
export type ReportTable = z.infer<typeof ReportTable>
export type Column = ReportTable['columns'][number]

/** Figures stand under each other by their last digits. */
export function sideOf(kind: ColumnKind): 'left' | 'right' {
  return kind === 'text' || kind === 'date' ? 'left' : 'right'
}

export interface ColumnOf {
  kind: ColumnKind
  title: BothLanguages
}

/** A column by its kind and its title in both languages. */
export function column(kind: ColumnKind, id: string, en: string): ColumnOf {
  return { kind, title: { id, en } }
}

/** What a report is made of, before it is written in one language. Columns stand in the order of their keys. */
export interface TableHead<Key extends string> {
  report: string
  title: BothLanguages
  retreat: ReportTable['retreat'] & { fiscalYear: number }
  parameters: { key: string; label: BothLanguages; value: string }[]
  columns: Record<Key, ColumnOf>
  chart?: Chart
  /** Below the table, in the reader's language. */
  notes?: string[]
}

/** What stands below the rows. */
export interface TableFoot<Key extends string> {
  totals: Partial<Record<Key, Cell>>[]
  stated: { label: BothLanguages; amount: number }
}

export interface TableParts<Key extends string> extends TableHead<Key>, TableFoot<NoInfer<Key>> {
  rows: Record<NoInfer<Key>, Cell>[]
}

export function tableOf<Key extends string>(parts: TableParts<Key>, language: Language): ReportTable {
  const { columns } = parts
  const { chart, notes, ...head } = renderHead(parts, language)
  const rows = parts.rows.map((row) => fillRow(columns, row))
  const foot = renderFoot(columns, parts, language)
  return { ...head, rows, ...foot, ...(chart && { chart }), ...(notes && { notes }) }
}

type RenderedFoot = Pick<ReportTable, 'totals' | 'stated'>
export type RenderedHead = Omit<ReportTable, 'rows' | keyof RenderedFoot>

export function renderHead<Key extends string>(parts: TableHead<Key>, language: Language): RenderedHead {
  const { report, title, retreat, chart, notes } = parts
  const fiscalYear = {
    key: 'fiscalYear',
    label: { id: 'Tahun anggaran', en: 'Fiscal year' },
    value: String(retreat.fiscalYear),
  }
  return {
    report,
    title: title[language],
    retreat: { id: retreat.id, code: retreat.code, title: retreat.title },
    parameters: [fiscalYear, ...parts.parameters].map((each) => ({ ...each, label: each.label[language] })),
    columns: Object.entries<ColumnOf>(parts.columns).map(([key, { kind, title }]) => ({
      key,
      title: title[language],
      kind,
    })),
    ...(chart && { chart }),
    ...(notes && { notes }),
  }
}

export function renderFoot<Key extends string>(
  columns: Record<Key, ColumnOf>,
  { totals, stated }: TableFoot<Key>,
  language: Language,
): RenderedFoot {
  return {
    totals: totals.map((row) => fillRow(columns, row)),
    stated: {
      label: stated.label[language],
      amount: stated.amount,
      inWords: spellRupiah(stated.amount, language),
    },
  }
}

/** Exactly the columns' cells. */
export function fillRow<Key extends string>(
  columns: Record<Key, ColumnOf>,
  row: Partial<Record<Key, Cell>>,
): Row {
  return Object.fromEntries(Object.keys(columns).map((key) => [key, row[key as Key] ?? null]))
}
