/**
 * `npm run bench:reports`: what a long cash-book costs in each format: its time, by how much the service's memory grew
 * meanwhile, and how long another request had to wait at most, which is how long the event loop was kept.
 *
 * --rows 100000
 */
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ensureBuilt, root, say } from '../scripts/lib.mjs'
import { decimal, type Row, tableOf } from './results.ts'
import { makeFolder, startService } from './service.ts'
import {
  makeCaller,
  makeCompany,
  makePledges,
  makeRetreat,
  makeVerifier,
  type Pledge,
  receiptOf,
} from './world.ts'

const BATCH_ROWS = 1000
const PDF_ROWS = 2000
const LINES = 40
const PORT = 21_402

const { values: options } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } })
const total = Number(options.rows)
const folder = makeFolder('reports')

await ensureBuilt()
const service = await startService({ root, dataDir: folder, port: PORT })
try {
  const world = await openBook()
  const rows: Row[] = []
  await fill(world, PDF_ROWS)
  rows.push(await measure(world, 'pdf', PDF_ROWS))
  await fill(world, total - PDF_ROWS)
  for (const format of ['table', 'csv', 'xlsx']) rows.push(await measure(world, format, total))
  const titles = ['format', 'rows', 'seconds', 'MB', 'memory grew by', 'longest wait of others']
  say(`\n${tableOf(rows, titles)}`)
} finally {
  await service.stop()
  rmSync(folder, { recursive: true, force: true })
}

type Book = Awaited<ReturnType<typeof openBook>>

async function openBook() {
  const { key, call: finance } = await makeCaller(service.url, 'finance')
  const makers = { finance, verifier: await makeVerifier(service.url) }
  const companyId = await makeCompany(makers)
  const retreatId = await makeRetreat(makers, LINES)
  const pledges = await makePledges(makers, { companyId, retreatId, count: 8, lines: LINES })
  return { key, retreatId, pledges, finance }
}

async function fill({ finance, pledges }: Book, rows: number): Promise<void> {
  for (let done = 0; done < rows; done += BATCH_ROWS) {
    const pledge = pledges[(done / BATCH_ROWS) % pledges.length] as Pledge
    const items = Array.from({ length: Math.min(BATCH_ROWS, rows - done) }, () => receiptOf(pledge))
    await finance('POST', '/disbursements/batch', { items })
  }
}

async function measure({ key, retreatId }: Book, format: string, rows: number): Promise<Row> {
  const before = service.memory()
  let most = before
  let longestMs = 0
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      const asked = performance.now()
      await fetch(`${service.url}/healthz`)
      longestMs = Math.max(longestMs, performance.now() - asked)
      most = Math.max(most, service.memory())
      await sleep(10)
    }
  })()
  const started = performance.now()
  const response = await fetch(`${service.url}/v1/retreats/${retreatId}/reports/receipts?format=${format}`, {
    headers: { authorization: `Bearer ${key}` },
  })
  if (!response.ok || !response.body) throw new Error(await response.text())
  let bytes = 0
  for await (const chunk of response.body) bytes += chunk.length
  const seconds = (performance.now() - started) / 1000
  isOver = true
  await watching
  return [
    format,
    rows,
    decimal(seconds, 1),
    decimal(bytes / 1e6, 1),
    `${decimal(most - before, 0)} MB`,
    `${decimal(longestMs, 0)} ms`,
  ]
}
