/**
 * Whether another spreadsheet program understands our files, and we its: `npx tsx scripts/check-libreoffice.ts`. Needs
 * LibreOffice. Starts a service of its own with the illustrative retreat, sends it tables as CSV and as the workbooks
 * that LibreOffice makes of them, and opens the exported reports in LibreOffice; what differs is printed, with exit 1.
 */
import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { parse } from 'csv-parse/sync'
import type { Grid } from '../src/imports/grid.ts'
import { readGrid } from '../src/imports/read-grid.ts'
import { ensureBuilt, freePort, leave, root, say } from './lib.mjs'

const CONVERSION_TIMEOUT_MS = 120_000
/** Semicolons, quotes, UTF-8, from the first row, in Indonesian, with numbers and dates recognised. */
const READ_CSV = 'CSV:59,34,76,1,,1057,false,true'
/** Commas, quotes, UTF-8, from the first row, and numbers as they are instead of as they are shown. */
const WRITE_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false'

if (spawnSync('soffice', ['--version']).status !== 0)
  leave('LibreOffice is missing: no program called soffice.')
await ensureBuilt()

const folder = mkdtempSync(path.join(tmpdir(), 'cakupan-libreoffice-'))
chmodSync(folder, 0o755)
const dataDir = path.join(folder, 'data')
const port = await freePort()
const api = `http://127.0.0.1:${port}/v1`
const service = spawn(process.execPath, [path.join(root, 'dist/main.js')], {
  cwd: root,
  env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error' },
  stdio: ['ignore', 'ignore', 'inherit'],
})
const ended = new Promise((resolve) => service.on('close', resolve))

interface Column {
  key: string
  kind: string
  title: string
}

type Figure = string | number | null

/** A report as JSON tells it. */
interface Table {
  columns: Column[]
  rows: Record<string, Figure>[]
  totals: Record<string, Figure>[]
}

let failures = 0
try {
  await ready()
  const keys = readFileSync(path.join(dataDir, 'demo.env'), 'utf8')
  const key = (role: string) => new RegExp(`${role}_KEY='?([^'\\s]+)`).exec(keys)?.[1] ?? ''
  await checkImports(key('FINANCE'))
  await checkReports(key('AUDITOR'))
} finally {
  service.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true })
}
say(failures === 0 ? 'LibreOffice and Cakupan agree.' : `${failures} differences.`)
process.exitCode = failures === 0 ? 0 : 1

/** The same table as CSV, and as the workbook that LibreOffice makes of it, becomes the same drafts. */
async function checkImports(key: string): Promise<void> {
  const id = await retreatId(key)
  const lines = [
    'Kode baris;Lokasi;Kategori;Kode rekening;Versi kode rekening;Uraian;Volume;Satuan;Harga satuan;Jumlah;Boleh CSR',
    'Z01;;transport;5.1.02.04.01.0001;kepmendagri-050-5889-2021;"Tiket; pulang pergi";72;orang PP;2.400.000;172.800.000;ya',
    'Z02;MARATUA;konsumsi;5.1.02.01.01.0052;kepmendagri-050-5889-2021;"Kafé ""Pantai""";3;kali;1.234.567;3.703.701;ya',
  ]
  const pledges = [
    'NPWP;Nomor surat;Tanggal surat;Bentuk;Nilai komitmen;Jatuh tempo',
    '0999000011999000;900/LO/2025;14/04/2025;uang;1.234.567;30/06/2025',
    '0999000029999000;901/LO/2025;2025-04-15;uang;2500000;1/7/2025',
  ]
  for (const [kind, rows] of Object.entries({ budgets: lines, pledges })) {
    const csv = Buffer.from(rows.join('\r\n'))
    const workbook = convert(`${kind}.csv`, csv, 'xlsx', READ_CSV)
    const made: object[][] = []
    for (const [name, content] of Object.entries({ 'a.csv': csv, 'a.xlsx': workbook })) {
      made.push(await draftsOf(id, kind, name, content, key))
    }
    compare(`import of ${kind}`, made[1] ?? [], made[0] ?? [])
  }
}

/** What an import drafted, without what differs from draft to draft. */
async function draftsOf(
  retreatId: string,
  kind: string,
  name: string,
  content: Buffer<ArrayBuffer>,
  key: string,
): Promise<object[]> {
  const body = new FormData()
  body.set('file', new Blob([content]), name)
  if (kind === 'budgets') body.set('reason', 'Impor dari LibreOffice')
  const headers = { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID() }
  const response = await fetch(`${api}/retreats/${retreatId}/${kind}/import`, {
    method: 'POST',
    headers,
    body,
  })
  const answer = (await response.json()) as { documents: { path: string }[] }
  if (response.status !== 201) throw new Error(`${name}: ${JSON.stringify(answer, null, 1)}`)
  return Promise.all(
    answer.documents.map(async (document) => {
      const {
        id: _id,
        version: _version,
        createdAt: _created,
        updatedAt: _updated,
        ...draft
      } = await ask<Record<string, unknown>>(document.path.slice('/v1'.length), key)
      return draft
    }),
  )
}

/** Every report's figures are the same in JSON, in LibreOffice's reading of the workbook, and of the CSV file. */
async function checkReports(key: string): Promise<void> {
  const id = await retreatId(key)
  for (const report of ['pledge-realisation', 'receipts', 'recap']) {
    const address = `/retreats/${id}/reports/${report}`
    const table = await ask<Table>(address, key)
    const expected = [...table.rows, ...table.totals].map((row) =>
      table.columns.map((column) => row[column.key] ?? null),
    )
    const xlsx = await download(`${address}?format=xlsx`, key)
    const asCsv = parse(convert(`${report}.xlsx`, xlsx, 'csv', null, WRITE_CSV), { relax_column_count: true })
    compare(`${report}.xlsx`, figuresIn(asCsv, table, expected.length), expected)
    const csv = await download(`${address}?format=csv`, key)
    const { grid } = readGrid(convert(`${report}.csv`, csv, 'xlsx', READ_CSV))
    const typed = grid.map(({ cells }) => Array.from(cells, (cell) => cell?.text ?? ''))
    compare(
      `${report}.csv`,
      figuresIn(typed, table, expected.length).map(withoutZeros),
      expected.map(withoutZeros),
    )
    assertTyped(`${report}.csv`, grid, table, expected.length)
  }
}

/** The cells below the titles, each as what its column says it is. */
function figuresIn(rows: readonly string[][], { columns }: Table, count: number): Figure[][] {
  const start = titlesIn(rows, columns) + 1
  return rows.slice(start, start + count).map((row) =>
    columns.map(({ kind }, at) => {
      const text = row[at] ?? ''
      if (text === '') return null
      if (kind === 'text') return text
      if (kind !== 'date') return Number(text.replace(',', '.'))
      // Without a locale LibreOffice writes dates the American way.
      return text.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$1-$2')
    }),
  )
}

/** CSV knows no types: whoever opens it takes a tax number for a number, and drops the zeros that it begins with. */
function withoutZeros(row: readonly Figure[]): Figure[] {
  return row.map((cell) => (typeof cell === 'string' && /^0\d+$/.test(cell) ? cell.replace(/^0+/, '') : cell))
}

function titlesIn(rows: readonly (string | undefined)[][], columns: readonly Column[]): number {
  return rows.findIndex((row) => columns.every(({ title }, at) => row[at] === title))
}

/** Amounts are numbers to LibreOffice and days are dates, so that people can go on calculating. */
function assertTyped(name: string, grid: Grid, { columns }: Table, count: number): void {
  const start =
    titlesIn(
      grid.map(({ cells }) => Array.from(cells, (cell) => cell?.text)),
      columns,
    ) + 1
  for (const { number, cells } of grid.slice(start, start + count)) {
    for (const [at, { kind, title }] of columns.entries()) {
      const wanted = kind === 'text' ? undefined : kind === 'date' ? 'date' : 'number'
      const is = cells[at]?.kind
      if (wanted && is && is !== wanted)
        fail(`${name}, row ${number}, "${title}": ${is} instead of ${wanted}`)
    }
  }
}

function convert(
  name: string,
  content: Buffer,
  to: string,
  infilter: string | null,
  outfilter = to,
): Buffer<ArrayBuffer> {
  const source = path.join(folder, name)
  writeFileSync(source, content)
  const outdir = mkdtempSync(path.join(folder, 'out-'))
  const args = [
    '--headless',
    '--norestore',
    ...(infilter ? [`--infilter=${infilter}`] : []),
    '--convert-to',
    outfilter,
  ]
  const env = { PATH: process.env.PATH, HOME: folder }
  const { stderr } = spawnSync('soffice', [...args, '--outdir', outdir, source], {
    env,
    timeout: CONVERSION_TIMEOUT_MS,
  })
  const made = path.join(outdir, name.replace(/\w+$/, to))
  try {
    return readFileSync(made)
  } catch {
    throw new Error(`soffice made no ${to} of ${name}: ${stderr}`)
  }
}

async function ask<Answer>(address: string, key: string): Promise<Answer> {
  return JSON.parse((await download(address, key)).toString())
}

async function retreatId(key: string): Promise<string> {
  const { items } = await ask<{ items: { id: string }[] }>(`/retreats?code=RETRET-OPD-2025`, key)
  return items[0]?.id ?? ''
}

async function download(address: string, key: string): Promise<Buffer> {
  const response = await fetch(api + address, { headers: { authorization: `Bearer ${key}` } })
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`)
  return Buffer.from(await response.arrayBuffer())
}

function compare(what: string, is: readonly unknown[], should: readonly unknown[]): void {
  if (isDeepStrictEqual(is, should)) {
    say(`${what}: the same`)
    return
  }
  const at = is.findIndex((row, index) => !isDeepStrictEqual(row, should[index]))
  fail(
    `${what}, record ${at + 1}:\n  is     ${JSON.stringify(is[at])}\n  should ${JSON.stringify(should[at])}`,
  )
}

function fail(difference: string): void {
  failures += 1
  say(difference)
}

async function ready(): Promise<void> {
  for (;;) {
    if (service.exitCode !== null) throw new Error('the service ended before it served')
    const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
