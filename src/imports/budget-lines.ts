/** The table of budget lines: its columns, and its rows as lines of a budget. */
import { MAX_LINES, NewBudgetLine } from '../budgets/budgets.schema.ts'
import { both, choiceColumn, codeColumn, countColumn, rupiahColumn, textColumn } from './columns.ts'
import { refuseFile } from './faults.ts'
import type { ReadTable } from './read-table.ts'
import { recordOf, reportIssues } from './records.ts'
import type { Column } from './table.ts'

export const budgetColumns: readonly Column[] = [
  codeColumn(
    'code',
    {
      title: both('Kode baris', 'Line code'),
      aliases: ['kode', 'code', 'baris'],
      isRequired: true,
      example: 'M01',
    },
    both(
      'kode dari huruf, angka, titik, dan garis, paling banyak 30, misalnya M01',
      'a code of letters, digits, dots and dashes, at most 30, such as M01',
    ),
  ),
  codeColumn(
    'venueCode',
    { title: both('Lokasi', 'Venue'), aliases: ['kode lokasi', 'tempat', 'venue code'], example: '' },
    both(
      'kode lokasi retret ini, atau kosong bila untuk semua lokasi',
      "the code of one of the retreat's venues, or empty for all venues",
    ),
    (text) => text.toUpperCase(),
  ),
  codeColumn(
    'category',
    {
      title: both('Kategori', 'Category'),
      aliases: ['jenis belanja'],
      isRequired: true,
      example: 'transport',
    },
    both('satu kata seperti transport atau konsumsi', 'one word such as transport or meals'),
    (text) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_'),
  ),
  codeColumn(
    'accountCode',
    {
      title: both('Kode rekening', 'Account code'),
      aliases: ['rekening', 'kode akun', 'akun'],
      isRequired: true,
      example: '5.1.02.04.01.0001',
    },
    both(
      'kode rekening enam ruas, misalnya 5.1.02.04.01.0001',
      'an account code of six segments, such as 5.1.02.04.01.0001',
    ),
  ),
  codeColumn(
    'chartVersion',
    {
      title: both('Versi kode rekening', 'Chart version'),
      aliases: ['versi bagan akun', 'bagan akun', 'kepmendagri'],
      isRequired: true,
      example: 'kepmendagri-050-5889-2021',
    },
    both(
      'versi kode rekening, misalnya kepmendagri-050-5889-2021',
      'the version of the chart of accounts, such as kepmendagri-050-5889-2021',
    ),
    (text) => text.toLowerCase(),
  ),
  textColumn(
    'description',
    {
      title: both('Uraian', 'Description'),
      aliases: ['uraian belanja', 'rincian', 'nama barang'],
      isRequired: true,
      example: 'Tiket pesawat PP',
    },
    200,
  ),
  countColumn(
    'quantity',
    {
      title: both('Volume', 'Quantity'),
      aliases: ['vol', 'koefisien', 'banyaknya', 'qty', 'kuantitas'],
      isRequired: true,
      example: '72',
    },
    both('bilangan bulat dari 0 sampai 1.000.000.000', 'a whole number from 0 to 1,000,000,000'),
  ),
  textColumn(
    'unit',
    { title: both('Satuan', 'Unit'), aliases: ['sat'], isRequired: true, example: 'orang PP' },
    200,
  ),
  rupiahColumn('unitPrice', {
    title: both('Harga satuan', 'Unit price'),
    aliases: ['harga', 'harga satuan rp', 'price'],
    isRequired: true,
    example: '2400000',
  }),
  rupiahColumn(
    'amount',
    {
      title: both('Jumlah', 'Amount'),
      aliases: ['total', 'jumlah rp', 'pagu', 'jumlah harga'],
      isRequired: true,
      example: '172800000',
    },
    true,
  ),
  choiceColumn(
    'csrEligible',
    {
      title: both('Boleh CSR', 'CSR eligible'),
      aliases: ['layak csr', 'csr', 'dapat dibiayai csr'],
      isRequired: true,
      example: both('ya', 'yes'),
    },
    [
      [true, ['ya', 'yes', 'y', 'true', 'boleh', 'layak', '1']],
      [false, ['tidak', 'no', 't', 'n', 'false', 'tidak boleh', 'tidak layak', '0']],
    ],
  ),
  textColumn(
    'csrIneligibleReason',
    {
      title: both('Alasan tidak boleh CSR', 'Reason not eligible'),
      aliases: ['alasan', 'alasan tidak layak csr', 'reason'],
      example: '',
    },
    500,
    both(
      'alasan, 3 sampai 500 huruf, bila barisnya tidak boleh dibiayai CSR',
      'a reason of 3 to 500 characters where CSR may not pay the line',
    ),
  ),
  rupiahColumn('standardPrice/amount', {
    title: both('Harga standar', 'Standard price'),
    aliases: ['standar harga', 'ssh', 'harga ssh'],
    example: '',
  }),
  textColumn(
    'standardPrice/source',
    {
      title: both('Sumber harga standar', 'Standard price source'),
      aliases: ['sumber ssh', 'dasar harga standar'],
      example: '',
    },
    200,
  ),
  countColumn(
    'standardPrice/year',
    { title: both('Tahun harga standar', 'Standard price year'), aliases: ['tahun ssh'], example: '' },
    both('tahun dari 2000 sampai 2100', 'a year from 2000 to 2100'),
  ),
]

/** A line, and the row that says so. */
export interface RowLine {
  row: number
  line: NewBudgetLine
}

/** The rows that are lines; the table lists what is wrong with the others. */
export function budgetLinesOf({ table, rows }: ReadTable): RowLine[] {
  if (rows.length > MAX_LINES) refuseFile('too_many_rows', {}, { limit: MAX_LINES })
  return rows.flatMap(({ number: row, values }) => {
    const parsed = NewBudgetLine.safeParse({ venueCode: null, ...recordOf(values) })
    if (parsed.success) return [{ row, line: parsed.data }]
    reportIssues(table, parsed.error.issues, (field) => ({ row, field }))
    return []
  })
}
