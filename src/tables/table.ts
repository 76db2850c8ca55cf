/** The one model of a report: every format is written from it, so that all of them show the same figures. */
import { z } from 'zod'
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

export const ReportTable = z
  .object({
    report: z.string(),
    title: z.string(),
    retreat: z.object({ id: Id, code: z.string(), title: z.string() }),
    parameters: z
      .array(z.object({ key: z.string(), label: z.string(), value: z.string() }))
      .meta({ description: 'What the report was asked for.' }),
    columns: z.array(z.object({ key: z.string(), title: z.string(), kind: z.enum(columnKinds) })),
    rows: z.array(Row).meta({ description: 'Cells by column key.' }),
    totals: z.array(Row).meta({ description: 'Below the rows: the total first, then what it is made of.' }),
    stated: z
      .object({ label: z.string(), amount: z.int(), inWords: z.string() })
      .meta({ description: 'The amount that the report states, in words as well. Whole rupiah.' }),
  })
  .meta({
    id: 'ReportTable',
    description: 'A report as a table, in the language of the reader. Its CSV, XLSX and PDF show the same.',
    examples: [example],
  })
export type ReportTable = z.infer<typeof ReportTable>
export type Column = ReportTable['columns'][number]

interface ColumnOf {
  kind: ColumnKind
  title: BothLanguages
}

/** A column by its kind and its title in both languages. */
export function column(kind: ColumnKind, id: string, en: string): ColumnOf {
  return { kind, title: { id, en } }
}

/** What a report is made of, before it is told in one language. Columns stand in the order of their keys. */
export interface TableParts<Key extends string> {
  report: string
  title: BothLanguages
  retreat: ReportTable['retreat'] & { fiscalYear: number }
  parameters: { key: string; label: BothLanguages; value: string }[]
  columns: Record<Key, ColumnOf>
  rows: Record<NoInfer<Key>, Cell>[]
  totals: Partial<Record<NoInfer<Key>, Cell>>[]
  stated: { label: BothLanguages; amount: number }
}

export function tableOf<Key extends string>(parts: TableParts<Key>, language: Language): ReportTable {
  const { report, title, retreat, stated } = parts
  const columns = Object.entries<ColumnOf>(parts.columns).map(([key, { kind, title }]) => ({
    key,
    title: title[language],
    kind,
  }))
  const filled = (row: Partial<Record<Key, Cell>>) =>
    Object.fromEntries(columns.map(({ key }) => [key, row[key as Key] ?? null]))
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
    columns,
    rows: parts.rows.map(filled),
    totals: parts.totals.map(filled),
    stated: {
      label: stated.label[language],
      amount: stated.amount,
      inWords: spellRupiah(stated.amount, language),
    },
  }
}
