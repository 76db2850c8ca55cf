import { stringify } from 'csv-stringify/sync'
import type { Language } from '../platform/shared/language.ts'
import { packWorkbook, type SheetCell, sheetOf } from '../platform/tables/workbook.ts'
import { guideNames } from './read-workbook.ts'
import type { Column } from './table.ts'

export const templateTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

const texts = {
  id: {
    required: 'wajib',
    optional: 'boleh kosong',
    remark: 'Ganti baris contoh dengan data Anda. Urutan kolom bebas; kolom yang tidak wajib boleh dihapus.',
    unread: 'Baris yang diawali # tidak dibaca.',
    headings: ['Kolom', 'Wajib', 'Isi'],
  },
  en: {
    required: 'required',
    optional: 'may be empty',
    remark: 'Write your data over the example row. Columns come in any order; optional ones may be deleted.',
    unread: 'Rows that begin with # are not read.',
    headings: ['Column', 'Required', 'Content'],
  },
} as const

/** The titles, an example row, and what each column holds: above the titles in CSV, on a sheet of its own in XLSX. */
export function templateFile(
  columns: readonly Column[],
  format: keyof typeof templateTypes,
  language: Language,
): string | Buffer {
  return format === 'csv' ? csvTemplate(columns, language) : xlsxTemplate(columns, language)
}

function csvTemplate(columns: readonly Column[], language: Language): string {
  const { remark, unread } = texts[language]
  const guide = guideTo(columns, language).map(([title, need, content]) => `${title} (${need}): ${content}`)
  const titles = columns.map(({ title }) => title[language])
  const example = columns.map((column) => column.example[language])
  return stringify([...[remark, unread, ...guide].map((line) => [`# ${line}`]), titles, example], {
    bom: true,
    delimiter: language === 'id' ? ';' : ',',
    record_delimiter: 'windows',
  })
}

function xlsxTemplate(columns: readonly Column[], language: Language): Buffer {
  const { remark, headings } = texts[language]
  const bold = (value: string): SheetCell => ({ value, style: 'boldText' })
  const data = [
    columns.map(({ title }) => bold(title[language])),
    columns.map((column) => exampleCell(column, language)),
  ]
  const guide = [
    [{ value: remark, style: 'plain' } as const],
    [],
    headings.map(bold),
    ...guideTo(columns, language).map((row) => row.map((value): SheetCell => ({ value, style: 'text' }))),
  ]
  const sheets = {
    Data: sheetOf({ widths: columns.map(({ title }) => title[language].length + 8), frozenRows: 1 }, data),
    [guideNames[language]]: sheetOf({ widths: [28, 14, 80], frozenRows: 0 }, guide),
  }
  const properties = {
    title: guideNames[language],
    creator: 'Cakupan',
    description: remark,
    createdAt: new Date(),
  }
  return Buffer.from(packWorkbook(sheets, properties))
}

function guideTo(columns: readonly Column[], language: Language): [string, string, string][] {
  const { required, optional } = texts[language]
  return columns.map(({ title, isRequired, expected }) => [
    title[language],
    isRequired ? required : optional,
    expected[language],
  ])
}

/** Text is kept as text, so that no program takes a tax number or an account code for a number. */
function exampleCell({ shownAs, example }: Column, language: Language): SheetCell {
  const value = example[language]
  if (value === '') return { value: null, style: 'text' }
  if (shownAs === 'number') return { value: Number(value), style: 'rupiah' }
  return { value, style: shownAs === 'date' ? 'date' : 'text' }
}
