/** Files that are no table, or not the one that they seem: refused as a whole, and nothing is stored. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { budgetRow, budgetTitles, typed } from '../support/imports.ts'
import { expectFileRefused, type Refusal } from '../support/refused-imports.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { csv, type SheetParts, workbook, workbookParts, zip } from '../support/spreadsheets.ts'
import { aRetreat } from '../support/world.ts'

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 1_000 }])).id
})
afterAll(() => service.close())

const refused = (content: Buffer, refusal: Refusal) =>
  expectFileRefused(service, { retreatId, kind: 'budgets', content }, refusal)

const good = [budgetTitles, budgetRow('A'), budgetRow('B')]
const cells = good.map(typed)
const changed = (more: Partial<SheetParts>) => workbook({ rows: cells, ...more })
const parts = () => workbookParts([{ rows: cells }])
const sheet = 'xl/worksheets/sheet1.xml'
const withoutSheet = () => Object.fromEntries(Object.entries(parts()).filter(([name]) => name !== sheet))
const ole = (text: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(text, 'utf16le')])

describe('a file that is something else', () => {
  it.each<[string, () => Buffer, string]>([
    ['without a byte', () => Buffer.alloc(0), 'empty_file'],
    ['of a byte order mark only', () => Buffer.from('efbbbf', 'hex'), 'empty_file'],
    ['a PDF named .xlsx', () => Buffer.from('%PDF-1.7\n1 0 obj'), 'pdf'],
    ['an old workbook (.xls)', () => ole('Workbook'), 'old_workbook'],
    ['a workbook with a password', () => ole('EncryptedPackage'), 'protected_workbook'],
    ['a web page named .xls', () => Buffer.from('\n<html><table><tr><td>Kode'), 'html'],
    ['XML of 2003', () => Buffer.from('<?xml version="1.0"?><Workbook/>'), 'other_file'],
    ['bytes at random named .xlsx', () => randomBytes(8_000), 'other_file'],
    ['a workbook that lost its beginning', () => changed({}).subarray(64), 'other_file'],
    ['a zip of something else', () => zip({ 'word/document.xml': '<a/>' }), 'other_file'],
    ['a zip with encrypted parts', () => zip(parts(), { isEncrypted: true }), 'protected_workbook'],
  ])('%s', async (_, content, code) => {
    await refused(content(), { code })
  })
})

describe('a workbook that is damaged or dangerous', () => {
  it.each<[string, () => Buffer, string]>([
    ['cut short', () => workbook({ rows: cells }).subarray(0, 900), 'damaged_workbook'],
    ['the mark of a zip only', () => Buffer.from('504b0304', 'hex'), 'damaged_workbook'],
    [
      'a sheet that is no XML',
      () => zip({ ...parts(), [sheet]: '<worksheet><row></worksheet>' }),
      'damaged_workbook',
    ],
    ['a sheet that is not there', () => zip(withoutSheet()), 'damaged_workbook'],
    [
      'rows out of order',
      () => zip({ ...parts(), [sheet]: '<worksheet><row r="2"/><row r="1"/></worksheet>' }),
      'damaged_workbook',
    ],
    [
      'a part that grows beyond what the directory says',
      () => zip({ ...parts(), [sheet]: ' '.repeat(30_000_000) }, { declaredBytes: { [sheet]: 1_000 } }),
      'damaged_workbook',
    ],
    [
      'a part whose directory promises more',
      () => zip(parts(), { declaredBytes: { [sheet]: 9_000 } }),
      'damaged_workbook',
    ],
    ['a zip bomb', () => zip({ ...parts(), 'xl/media/a': Buffer.alloc(40_000_000) }), 'unpacks_too_large'],
    [
      'half a million empty cells',
      () => zip({ ...parts(), [sheet]: `<worksheet><row>${'<c/>'.repeat(500_000)}</row></worksheet>` }),
      'unpacks_too_large',
    ],
    ['macros', () => zip({ ...parts(), 'xl/vbaProject.bin': 'x' }), 'macros'],
    [
      'links to other files',
      () => zip({ ...parts(), 'xl/externalLinks/externalLink1.xml': '<a/>' }),
      'external_links',
    ],
    [
      'a document type with entities',
      () => zip({ ...parts(), [sheet]: `<!DOCTYPE a [<!ENTITY b "c">]>${parts()[sheet]}` }),
      'xml_entities',
    ],
  ])('%s', async (_, content, code) => {
    await refused(content(), { code })
  })
})

describe('a workbook in which not everything is seen', () => {
  it.each<[string, () => Buffer, Refusal]>([
    [
      'a hidden sheet with data',
      () => workbook({ rows: cells }, { rows: [['A']], state: 'hidden' }),
      { code: 'hidden_sheet' },
    ],
    [
      'a sheet hidden from the menu',
      () => workbook({ rows: cells }, { rows: [['A']], state: 'veryHidden' }),
      { code: 'hidden_sheet' },
    ],
    ['two sheets with data', () => workbook({ rows: cells }, { rows: cells }), { code: 'several_sheets' }],
    ['a hidden row', () => changed({ rowAttributes: { 3: 'hidden="1"' } }), { code: 'hidden_row', at: '3' }],
    [
      'a hidden column',
      () => changed({ before: '<cols><col min="9" max="9" hidden="1"/></cols>' }),
      { code: 'hidden_column', at: 'I1' },
    ],
    [
      'merged cells',
      () => changed({ after: '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>' }),
      { code: 'merged_cells', at: 'B2', read: 'B2:B3' },
    ],
    [
      'merged titles',
      () => changed({ after: '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>' }),
      { code: 'merged_cells', at: 'A1', read: 'A1:C1' },
    ],
  ])('%s', async (_, content, refusal) => {
    await refused(content(), refusal)
  })
})

describe('a text that cannot be read', () => {
  const latin1 = () =>
    Buffer.from(csv([budgetTitles, budgetRow('A'), budgetRow('B', { 5: 'Kafé' })]).toString(), 'latin1')
  it.each<[string, () => Buffer, Refusal]>([
    ['Windows-1252', latin1, { code: 'wrong_encoding', at: '3' }],
    [
      'UTF-16 without its mark',
      () => Buffer.from(csv(good).toString(), 'utf16le'),
      { code: 'nul_byte', at: '1' },
    ],
    [
      'a NUL byte',
      () => csv([budgetTitles, budgetRow('A'), budgetRow('B', { 5: 'a\0b' })]),
      { code: 'nul_byte', at: '3' },
    ],
    [
      'a quote that is never closed',
      () => csv([budgetTitles, budgetRow('A', { 5: '"Tiket' }), budgetRow('B')]),
      { code: 'unclosed_quote', at: '2' },
    ],
    [
      'a quote out of place',
      () => csv([budgetTitles, budgetRow('A', { 5: 'Tiket "PP"' })]),
      { code: 'stray_quote', at: '2' },
    ],
    [
      'a row without end',
      () => Buffer.from(`${budgetTitles.join(';')}\n"${'a\n'.repeat(15_000)}"`),
      { code: 'row_too_long', at: '2' },
    ],
    [
      '5,002 rows',
      () => csv([budgetTitles, ...Array(5_001).fill(budgetRow('A'))]),
      { code: 'too_many_rows' },
    ],
    [
      'more lines than a budget takes',
      () => csv([budgetTitles, ...Array.from({ length: 501 }, (_, at) => budgetRow(`L${at}`))]),
      { code: 'too_many_rows' },
    ],
    [
      '100 columns',
      () => csv([[...budgetTitles, ...Array(88).fill('Lain')]]),
      { code: 'too_many_columns', at: '1' },
    ],
    [
      'nothing but half a million semicolons',
      () => Buffer.alloc(500_000, ';'),
      { code: 'too_many_columns', at: '1' },
    ],
    [
      'a cell of 1,001 letters',
      () => csv([budgetTitles, budgetRow('A', { 5: 'x'.repeat(1_001) })]),
      { code: 'too_long', at: 'F2' },
    ],
  ])('%s', async (_, content, refusal) => {
    await refused(content(), refusal)
  })
})

describe('a table that is not the one expected', () => {
  const without = (column: number) => good.map((row) => row.toSpliced(column, 1))
  const retitled = (column: number, title: string) =>
    csv([budgetTitles.with(column, title), ...good.slice(1)])
  it.each<[string, () => Buffer, Refusal]>([
    ['titles only', () => csv([budgetTitles]), { code: 'header_only' }],
    [
      'titles and a total only',
      () => csv([budgetTitles, ['Jumlah', ...Array(11).fill('')]]),
      { code: 'header_only' },
    ],
    ['remarks only', () => csv([['# Anggaran'], ['# 2025']]), { code: 'empty_file' }],
    [
      'a heading above the titles',
      () => csv([['Anggaran 2025', ...Array(11).fill('')], ...good]),
      { code: 'header_absent', at: '1' },
    ],
    ['a missing column', () => csv(without(9)), { code: 'header_missing', at: '1' }],
    [
      'an unknown column',
      () => retitled(5, 'Pembahasan'),
      { code: 'header_unknown', at: 'F1', read: 'Pembahasan' },
    ],
    ['a column twice', () => retitled(1, 'Uraian'), { code: 'header_duplicate', at: 'F1', read: 'Uraian' }],
    [
      'a column twice under other titles',
      () => retitled(1, 'Description'),
      { code: 'header_duplicate', at: 'F1' },
    ],
    [
      'a formula for a title',
      () => workbook({ rows: [[{ xml: '<c><f>A9</f><v>1</v></c>' }, ...budgetTitles], ...cells] }),
      { code: 'header_unknown', at: 'A1', read: '=A9' },
    ],
    [
      'two tables below each other',
      () => csv([...good, Array(12).fill(''), ...good]),
      { code: 'after_empty_row', at: '5' },
    ],
    [
      'two tables beside each other',
      () => workbook({ rows: cells.map((row) => [...row, null, ...row]) }),
      { code: 'header_duplicate', at: 'N1' },
    ],
    [
      'a cell beside the table',
      () => workbook({ rows: [...cells.slice(0, 2), [...(cells[2] ?? []), 'catatan']] }),
      { code: 'outside_table', at: 'M3', read: 'catatan' },
    ],
    [
      'a row with too few columns',
      () => csv([...good, budgetRow('C').slice(0, 7)]),
      { code: 'wrong_number_of_cells', at: '4', read: '7' },
    ],
    [
      'a row with too many columns',
      () => csv([budgetTitles, [...budgetRow('A'), 'lebih']]),
      { code: 'wrong_number_of_cells', at: '2', read: '13' },
    ],
    [
      'a total that does not add up',
      () => csv([...good, ['Jumlah', ...Array(8).fill(''), '6.000.001', '', '']]),
      { code: 'total_mismatch', at: 'J4', read: '6.000.001' },
    ],
    [
      'a total in the middle',
      () => csv([budgetTitles, budgetRow('A'), ['Subtotal', ...Array(11).fill('')], budgetRow('B')]),
      { code: 'total_not_last', at: '3' },
    ],
    [
      'a total with other things in it',
      () => csv([...good, ['Total', ...Array(4).fill(''), 'lihat lampiran', ...Array(6).fill('')]]),
      { code: 'total_only_sums', at: 'F4' },
    ],
  ])('%s', async (_, content, refusal) => {
    await refused(content(), refusal)
  })
})

it('a file of 100 MB is refused without being read to its end', async () => {
  let sentBytes = 0
  const megabyte = Buffer.alloc(1024 * 1024, 'a')
  const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
  async function* body() {
    yield Buffer.from(head)
    for (let sent = 0; sent < 100; sent += 1) {
      sentBytes += megabyte.length
      yield megabyte
    }
  }

  const address = service.app.server.address() as { port: number }
  const call = await fetch(`http://127.0.0.1:${address.port}/v1/retreats/${retreatId}/budgets/import`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${service.as('finance').secret}`,
      'content-type': 'multipart/form-data; boundary=x',
      'idempotency-key': 'besar',
    },
    body: body() as never,
    duplex: 'half',
  } as RequestInit)

  expect({ status: call.status, ...((await call.json()) as object) }).toMatchObject({
    status: 413,
    code: 'payload_too_large',
  })
  expect(sentBytes).toBeLessThan(50 * megabyte.length)
})

it('no refusal of a file counts a row of titles, nor tells of cells or of one fault as several', async () => {
  const rows = Array(5_001).fill(budgetRow('A'))
  const contents = [csv([budgetTitles, ...rows]), workbook({ rows: [budgetTitles, ...rows].map(typed) })]

  for (const content of contents) {
    const { body } = await service
      .as('finance')
      .upload(
        `/v1/retreats/${retreatId}/budgets/import`,
        { name: 'tabel', content },
        { reason: 'Impor' },
        { headers: { 'accept-language': 'en' } },
      )

    expect(body.errors[0].detail).toBe(
      'There are more than 5000 rows below the titles. Send them as several files.',
    )
    expect(body.detail).toMatch(/^Faults in the file: 1; nothing was recorded\. Correct what errors names/)
  }
})
