/** The table of pledges: its columns, and its rows gathered into pledges. */

import { paperNumber } from '../papers/paper-number.ts'
import { laterOf } from '../platform/shared/calendar.ts'
import { groupBy } from '../platform/shared/collections.ts'
import { NewPledge } from '../pledges/pledges.schema.ts'
import { both, choiceColumn, codeColumn, dayColumn, rupiahColumn, textColumn } from './columns.ts'
import type { ReadTable, TableRow } from './read-table.ts'
import { type Origin, recordOf, reportIssues } from './records.ts'
import type { Column, Table } from './table.ts'

const NAMED_RECORD = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32})$/

/** The records that a letter is told from, as a refusal named them. */
const differsFromColumn: Column = (() => {
  const expected = both(
    'pengenal catatan lain bernomor sama, seperti yang disebut penolakan; beberapa dipisahkan koma',
    'the identifiers of the other records with the number, as the refusal named them; several with commas between',
  )
  const title = both('Beda dari', 'Differs from')
  const texts = { title, aliases: ['differsFrom', 'bukan surat dari'], example: '' }
  const column = codeColumn('differsFrom/records', texts, expected, (text) => namedRecords(text).join(' '))
  const read: Column['read'] = (cell) => {
    const named = column.read(cell)
    const isNamed = 'value' in named && namedRecords(String(named.value)).every((id) => NAMED_RECORD.test(id))
    return isNamed || 'fault' in named ? named : { fault: 'wrong_value' }
  }
  return { ...column, read }
})()

function namedRecords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((name) => name !== '')
}

export const pledgeColumns: readonly Column[] = [
  codeColumn(
    'companyId',
    {
      title: both('NPWP', 'NPWP'),
      aliases: ['npwp perusahaan', 'nomor npwp', 'tax number'],
      isRequired: true,
      example: '0999000011999000',
    },
    both(
      'NPWP perusahaan, 15 atau 16 angka, disimpan sebagai teks',
      "the company's NPWP, 15 or 16 digits, kept as text",
    ),
    npwpOf,
  ),
  textColumn(
    'companyName',
    {
      title: both('Perusahaan', 'Company'),
      aliases: ['nama perusahaan', 'nama', 'company name'],
      example: 'PT Arangtara Contoh Mining',
    },
    200,
  ),
  textColumn(
    'letterNumber',
    {
      title: both('Nomor surat', 'Letter number'),
      aliases: ['no surat', 'nomor surat komitmen', 'surat'],
      isRequired: true,
      example: '012/ACM/IV/2025',
    },
    100,
  ),
  dayColumn('pledgedOn', {
    title: both('Tanggal surat', 'Letter date'),
    aliases: ['tgl surat', 'tanggal komitmen', 'tanggal', 'pledged on'],
    isRequired: true,
    example: '2025-04-14',
  }),
  choiceColumn(
    'form',
    {
      title: both('Bentuk', 'Form'),
      aliases: ['bentuk csr', 'jenis'],
      isRequired: true,
      example: both('uang', 'cash'),
    },
    [
      ['cash', ['uang', 'cash', 'tunai', 'dana']],
      ['goods', ['barang', 'goods']],
      ['services', ['jasa', 'services', 'service']],
    ],
  ),
  choiceColumn(
    'valuationBasis',
    { title: both('Dasar penilaian', 'Valuation basis'), aliases: ['dasar nilai'], example: '' },
    [
      ['invoice', ['faktur', 'invoice']],
      ['appraisal', ['penilaian', 'appraisal', 'kjpp']],
      ['declared', ['pernyataan', 'declared', 'dinyatakan']],
    ],
  ),
  rupiahColumn(
    'amount',
    {
      title: both('Nilai komitmen', 'Amount'),
      aliases: ['nilai', 'jumlah', 'jumlah komitmen', 'komitmen'],
      isRequired: true,
      example: '350000000',
    },
    true,
  ),
  rupiahColumn('letterAmount', {
    title: both('Nilai surat', 'Letter amount'),
    aliases: ['jumlah surat'],
    example: '',
  }),
  codeColumn(
    'lineCode',
    { title: both('Kode baris', 'Line code'), aliases: ['kode', 'baris', 'baris anggaran'], example: 'M04' },
    both(
      'kode baris dari anggaran yang berlaku, misalnya M04',
      'the code of a line of the budget in force, such as M04',
    ),
  ),
  rupiahColumn(
    'allocationAmount',
    {
      title: both('Alokasi', 'Allocation'),
      aliases: ['jumlah alokasi', 'nilai alokasi', 'allocation amount'],
      example: '250000000',
    },
    true,
  ),
  dayColumn('dueOn', {
    title: both('Jatuh tempo', 'Due date'),
    aliases: ['tanggal jatuh tempo', 'tgl jatuh tempo', 'due on', 'due'],
    example: '2025-05-15',
  }),
  rupiahColumn(
    'instalmentAmount',
    {
      title: both('Angsuran', 'Instalment'),
      aliases: ['jumlah angsuran', 'nilai angsuran', 'instalment amount'],
      example: '350000000',
    },
    true,
  ),
  dayColumn('bookedOn', {
    title: both('Tanggal buku', 'Booked on'),
    aliases: ['tgl buku', 'dibukukan'],
    example: '',
  }),
  textColumn(
    'externalRef',
    {
      title: both('Referensi', 'External reference'),
      aliases: ['ref', 'referensi luar', 'external ref'],
      example: '',
    },
    200,
  ),
  codeColumn(
    'letterDocumentId',
    {
      title: both('Dokumen surat', 'Letter document'),
      aliases: ['pindaian surat', 'letter document id'],
      example: '',
    },
    both(
      'pengenal (id) pindaian surat yang sudah diunggah',
      "the identifier (id) of the letter's uploaded scan",
    ),
    (text) => text.toLowerCase(),
  ),
  differsFromColumn,
  textColumn(
    'differsFrom/reason',
    {
      title: both('Alasan beda', 'Reason of difference'),
      aliases: ['alasan differsFrom', 'differsFrom reason'],
      example: '',
    },
    500,
    both('alasan dengan 3 sampai 500 huruf', 'a reason of 3 to 500 characters'),
  ),
]

/** All 16 digits: spreadsheets drop the zeros that a number begins with. */
function npwpOf(text: string): string {
  const digits = text.replaceAll(/[\s.-]/g, '')
  return /^\d{13,15}$/.test(digits) ? digits.padStart(16, '0') : digits
}

/** A pledge's allocations and instalments have rows of their own; the rest is said once. */
const saidPerRow = ['lineCode', 'allocationAmount', 'dueOn', 'instalmentAmount']
const keys = ['companyId', 'letterNumber', 'form']

/** What a file says of a pledge; whose it is, is known by its tax number. */
const WrittenPledge = NewPledge.omit({ retreatId: true, companyId: true })

export interface RowsOfPledge {
  firstRow: number
  npwp: string
  companyName: string | undefined
  pledge: ReturnType<typeof WrittenPledge.parse>
  places: Places
}

/** In which rows the parts of a pledge are said. */
interface Places {
  firstRow: number
  byField: Record<string, number>
  allocations: number[]
  instalments: number[]
}

/** The cell that a part of the pledge came from, such as `allocations/1/amount`. */
export function originIn({ firstRow, byField, allocations, instalments }: Places, part: string): Origin {
  const [list, index = '0', field] = part.split('/')
  // Which records they are was read by the column: what a schema finds wrong is the reason.
  if (list === 'differsFrom')
    return { row: byField['differsFrom/reason'] ?? firstRow, field: 'differsFrom/reason' }
  const at = { row: byField[part] ?? firstRow, field: part }
  if (list === 'allocations')
    return {
      row: allocations[Number(index)] ?? at.row,
      field: field === 'lineCode' ? 'lineCode' : 'allocationAmount',
    }
  if (list === 'instalments')
    return {
      row: instalments[Number(index)] ?? at.row,
      field: field === 'dueOn' ? 'dueOn' : 'instalmentAmount',
    }
  return at
}

/**
 * Rows of one company with the same letter and form are one pledge. Without due dates it is due as a whole on
 * `firstDay`, or on the day of its letter where that is later.
 */
export function pledgesOf({ table, rows }: ReadTable, firstDay: string): RowsOfPledge[] {
  const complete = rows.filter((row) => hasKeys(table, row))
  const groups = groupBy(complete, ({ values }) =>
    JSON.stringify(keys.map((key) => sameness(key, values.get(key)))),
  )
  return [...groups.values()].flatMap((rows) => pledgeOf(table, rows, firstDay) ?? [])
}

/** What makes two cells say the same: a letter is one however its number is written. */
function sameness(field: string, value: unknown): unknown {
  return field === 'letterNumber' ? paperNumber(String(value)) : value
}

function hasKeys(table: Table, { number, values }: TableRow): boolean {
  const missing = keys.filter((key) => !values.has(key))
  for (const key of missing) table.addAt(number, key, 'missing_value')
  return missing.length === 0
}

function pledgeOf(table: Table, rows: TableRow[], firstDay: string): RowsOfPledge | undefined {
  const firstRow = rows[0]?.number ?? 0
  const said = mergeFields(table, rows)
  const { companyId: npwp, companyName, amount, differsFrom, ...fields } = recordOf(said.values)
  const allocations = partsOf(rows, 'lineCode', 'allocationAmount', amount)
  const instalments = partsOf(rows, 'dueOn', 'instalmentAmount', amount)
  const dueOn = laterOf(firstDay, String(fields.pledgedOn ?? ''))
  const places = {
    firstRow,
    byField: Object.fromEntries(said.rows),
    allocations: allocations.map(({ row }) => row),
    instalments: instalments.map(({ row }) => row),
  }
  const parsed = WrittenPledge.safeParse({
    ...fields,
    ...differencesOf(table, places, differsFrom),
    amount,
    allocations: allocations.map(({ name: lineCode, amount }) => ({ lineCode, amount })),
    instalments:
      instalments.length === 0
        ? [{ dueOn, amount }]
        : instalments.map(({ name: dueOn, amount }) => ({ dueOn, amount })),
  })
  if (!parsed.success) {
    // The only part would have been the whole: where that is missing or unreadable, it is the one fault.
    const ofWhole = (path: readonly PropertyKey[]) =>
      amount === undefined &&
      path[2] === 'amount' &&
      (path[0] === 'allocations' ? allocations : instalments).length <= 1
    const issues = parsed.error.issues.filter(({ path }) => !ofWhole(path))
    reportIssues(table, issues, (part) => originIn(places, part))
    return undefined
  }
  const companyNamed = companyName as string | undefined
  return { firstRow, npwp: String(npwp), companyName: companyNamed, pledge: parsed.data, places }
}

/** From which records the letter differs, and why: one reason for all of them. */
function differencesOf(
  table: Table,
  { firstRow, byField }: Places,
  said: unknown,
): Pick<NewPledge, 'differsFrom'> {
  const { records, reason } = (said ?? {}) as { records?: string; reason?: string }
  if (records === undefined && reason === undefined) return {}
  // The row that says one of the two is where the other one is missing.
  const row = byField[`differsFrom/${records === undefined ? 'reason' : 'records'}`] ?? firstRow
  if (records === undefined) table.addAt(row, 'differsFrom/records', 'missing_value')
  if (reason === undefined) table.addAt(row, 'differsFrom/reason', 'missing_value')
  if (records === undefined || reason === undefined) return {}
  return {
    differsFrom: namedRecords(records).map((name) =>
      name.includes('-') ? { id: name, reason } : { paper: name, reason },
    ),
  }
}

/** What a pledge's rows say of it as a whole: once, or every time the same. */
function mergeFields(table: Table, rows: readonly TableRow[]) {
  const values = new Map<string, unknown>()
  const saidIn = new Map<string, number>()
  for (const { number, values: ofRow } of rows) {
    for (const [field, value] of ofRow) {
      if (saidPerRow.includes(field)) continue
      if (!values.has(field)) {
        values.set(field, value)
        saidIn.set(field, number)
      } else if (sameness(field, values.get(field)) !== sameness(field, value)) {
        table.addAt(number, field, 'differs_from_row', { other: saidIn.get(field) })
      }
    }
  }
  return { values, rows: saidIn }
}

/** The parts that rows name, with their amounts; the only one may leave out its amount, which is then the whole. */
function partsOf(rows: readonly TableRow[], name: string, amount: string, whole: unknown) {
  const parts = rows
    .filter(({ values }) => values.has(name) || values.has(amount))
    .map(({ number: row, values }) => ({ row, name: values.get(name), amount: values.get(amount) }))
  const [only, ...more] = parts
  return only && more.length === 0 ? [{ ...only, amount: only.amount ?? whole }] : parts
}
