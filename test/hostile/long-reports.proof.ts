/** Reports of many rows: complete and in order in every format, refused where a format cannot hold them, never in the way. */
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ThreadLimits, Threads } from '../../src/platform/shared/threads.ts'
import { type FileFormat, fileOf } from '../../src/platform/tables/formats.ts'
import { type LongTable, longTableOf } from '../../src/platform/tables/long-table.ts'
import { type PdfOrder, pdfScript, renderPdf } from '../../src/platform/tables/render-pdf.ts'
import { column, type ReportTable, type Row, tableOf } from '../../src/platform/tables/table.ts'
import { tableHash } from '../../src/platform/tables/table-hash.ts'
import { readCsv, readXlsx } from '../support/report-files.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aRetreat, receiptOf } from '../support/world.ts'

const RECEIPTS = 1_200

let service: TestService
let path: string
beforeAll(async () => {
  service = await startTestService()
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 10_000_000 }])
  const { id } = await anActivePledge(service, { retreatId, amount: 5_000_000 })
  const items = Array.from({ length: RECEIPTS }, (_, index) => receiptOf(id, index + 1))
  for (const batch of [items.slice(0, 600), items.slice(600)]) {
    await service.as('finance').made('/v1/disbursements/batch', { items: batch })
  }
  path = `/v1/retreats/${retreatId}/reports/receipts`
})
afterAll(() => service.close())

const head = {
  report: 'long',
  title: { id: 'Laporan panjang', en: 'Long report' },
  retreat: { id: '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f', code: 'CONTOH', title: 'Contoh', fiscalYear: 2025 },
  parameters: [],
  columns: { number: column('number', 'No', 'No.'), name: column('text', 'Nama', 'Name') },
}
const foot = { totals: [{ number: 3 }], stated: { label: { id: 'Jumlah', en: 'Total' }, amount: 3 } }
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ number: index + 1, name: `Contoh ${index}` }))
const print = { letterhead: [], generatedAt: new Date('2025-07-01T02:00:00Z'), checkpoint: null }

function aLongTable(...pages: { number: number; name: string }[][]): LongTable {
  return longTableOf(head, 'en', async function* () {
    yield* pages
    return foot
  })
}

function aTable(rows: number): ReportTable {
  return tableOf({ ...head, ...foot, rows: rowsOf(rows) }, 'en')
}

async function refusalOf(work: Promise<unknown>) {
  return work.then(
    () => null,
    (error) => ({ code: error.code, figures: error.figures }),
  )
}

describe('a cash-book of more rows than are read at once', () => {
  it('has every row once, in order, and a balance that runs through all of them', async () => {
    const { body } = await service.as('auditor').get(path)

    const {
      rows: [opening, ...rows],
      totals,
    } = body as ReportTable
    expect(opening?.balance).toBe(0)
    expect(rows.map(({ number }) => number)).toEqual(
      Array.from({ length: RECEIPTS }, (_, index) => index + 1),
    )
    rows.reduce((balance, row) => {
      expect(row.balance).toBe(balance + Number(row.incoming))
      return Number(row.balance)
    }, 0)
    const all = (RECEIPTS * (RECEIPTS + 1)) / 2
    expect(totals).toMatchObject([
      { incoming: all, outgoing: 0 },
      { balance: all },
      { incoming: all, balance: all },
    ])
  })

  it('is the same in its JSON, CSV and XLSX', async () => {
    const table: ReportTable = (await service.as('auditor').get(path)).body
    const file = (format: string) =>
      service.app.inject({
        url: `${path}?format=${format}`,
        headers: { authorization: `Bearer ${service.as('auditor').secret}`, 'accept-language': 'en' },
      })

    const [csv, xlsx] = [await file('csv'), await file('xlsx')]

    const numbersAndBalances = (rows: Row[]) => rows.map(({ number, balance }) => [number, balance])
    const keys = table.columns.map(({ key }) => key)
    const asRows = (records: unknown[][]) =>
      records.map((cells) => Object.fromEntries(keys.map((key, index) => [key, cells[index]])) as Row)
    const expected = numbersAndBalances([...table.rows, ...table.totals])
    expect(numbersAndBalances(asRows(readCsv(csv.payload, table, ',')))).toEqual(expected)
    expect(numbersAndBalances(asRows(await readXlsx(xlsx.rawPayload, table)))).toEqual(expected)
  })
})

describe('a report that comes page by page', () => {
  it.each(['table', 'csv', 'xlsx'] as FileFormat[])(
    'is byte for byte what it is in one piece, as %s',
    async (format) => {
      const rows = rowsOf(5)
      const paged = await fileOf(aLongTable(rows.slice(0, 2), [], rows.slice(2)), format, 'en', print, null)
      const whole = await fileOf(aTable(5), format, 'en', print, null)

      const bytes = [await buffer(paged.content as never), await buffer(whole.content as never)]
      expect(paged.hash).toBe(whole.hash)
      if (format === 'csv') expect(bytes[0]).toEqual(bytes[1])
      if (format === 'table') expect(JSON.parse(String(bytes[0]))).toEqual(JSON.parse(String(bytes[1])))
      if (format === 'xlsx') {
        const read = bytes.map((content) => readXlsx(content, aTable(5)))
        expect(await read[0]).toEqual(await read[1])
      }
    },
  )

  it.each([0, 1, 3])('has the hash of the whole table, of %i rows', async (count) => {
    const { hash, content } = await fileOf(aLongTable(rowsOf(count)), 'csv', 'en', print, null)
    await buffer(content as never)

    expect(hash).toBe(tableHash(aTable(count)))
  })

  it('that fails in the middle is no file', async () => {
    const failing = longTableOf(head, 'en', async function* () {
      yield rowsOf(2)
      throw new Error('lost')
    })

    await expect(fileOf(failing, 'xlsx', 'en', print, null)).rejects.toThrow('lost')
  })

  it('without a row is a file with titles and totals', async () => {
    const { content } = await fileOf(aLongTable(), 'csv', 'en', print, null)

    expect((await buffer(content as never)).toString()).toBe('\uFEFFNo.,Name\r\n3,\r\n')
  })
})

describe('a PDF', () => {
  const threads = (limits: Partial<ThreadLimits> = {}) =>
    new Threads<PdfOrder, Uint8Array>(pdfScript, {
      atOnce: 1,
      waiting: 0,
      workMs: 30_000,
      timeoutMs: 30_000,
      memoryMb: 256,
      idleMs: 0,
      ...limits,
    })

  it('of too many rows is refused with the limit, reading no further', async () => {
    let pagesRead = 0
    const endless = longTableOf(head, 'en', async function* () {
      for (;;) {
        pagesRead += 1
        yield rowsOf(1_000)
      }
    })

    const refusal = await refusalOf(fileOf(endless, 'pdf', 'en', print, null))

    expect(refusal).toEqual({ code: 'report_too_long', figures: { format: 'PDF', limit: 2_000 } })
    expect(pagesRead).toBe(3)
  })

  it('that takes too long is given up, and the next one is made', async () => {
    const order = { table: aTable(2_000), language: 'en', print } as const

    const refusal = await refusalOf(renderPdf(order, null, threads({ timeoutMs: 1 })))

    expect(refusal).toMatchObject({ code: 'pdf_unfinished' })
    const next = await renderPdf({ ...order, table: aTable(1) }, null, threads())
    expect(next.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('that takes too much memory is given up, and nothing else', async () => {
    const order = { table: aTable(5_000), language: 'en', print } as const

    const refusal = await refusalOf(renderPdf(order, null, threads({ memoryMb: 24 })))

    expect(refusal).toMatchObject({ code: 'pdf_unfinished' })
  })

  it('that cannot be laid out fails alone', async () => {
    const broken = { ...aTable(1), columns: null } as unknown as ReportTable

    await expect(renderPdf({ table: broken, language: 'en', print }, null, threads())).rejects.toThrow(
      TypeError,
    )

    expect((await service.as('auditor').get('/v1/companies')).status).toBe(200)
  })

  it('of another caller does not wait until all of one who asked for many are made', async () => {
    const one = threads({ waiting: 8 })
    const made: string[] = []
    const order = { table: aTable(1), language: 'en', print } as const
    const make = (lane: string) =>
      renderPdf(order, { lane, isExpensive: true }, one).then(() => made.push(lane))

    await Promise.all(['flood', 'flood', 'flood', 'auditor'].map(make))

    expect(made).toEqual(['flood', 'auditor', 'flood', 'flood'])
  })

  it('is refused while as many are being made, and as many wait, as may', async () => {
    const one = threads()
    const first = renderPdf({ table: aTable(1), language: 'en', print }, null, one)

    const refusal = await refusalOf(renderPdf({ table: aTable(1), language: 'en', print }, null, one))

    expect(refusal).toEqual({ code: 'pdf_busy', figures: { limit: 1 } })
    await first
  })
})
