/**
 * Callers that know no manners, in a process of their own: started by beside.ts with a plan, they go on until they are
 * told to stop, and then tell what they were answered. Each kind comes from an address of its own on this machine.
 */
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { connect } from 'node:net'
import os from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { hostileBodies } from '../test/support/hostile-bodies.ts'
import { hostileTables } from '../test/support/hostile-files.ts'
import type { Answered, Flood, Plan } from './beside.ts'

/** They would be on machines of their own: what is measured goes before them. */
const NICENESS = 10
const PAUSE_AFTER_FAILURE_MS = 100
const TRICKLE_MS = 1_000
const UPLOAD_BYTES = 5 * 1024 * 1024
const BOUNDARY = 'batas-contoh'

const addressOf = { flood: '127.0.0.2', slow: '127.0.0.3', files: '127.0.0.4' }

const plan: Plan = JSON.parse(process.argv[2] ?? '')
const target = new URL(plan.url)
const counts: Answered = {}
let isOver = false

os.setPriority(NICENESS)
if (plan.flood) beginFlood(plan.flood)
if (plan.slow) beginSlow(plan.slow)
if (plan.files) beginFiles(plan.files)
process.send?.('begun')
process.on('disconnect', () => process.exit())
process.on('message', () => {
  isOver = true
  process.send?.(counts, () => process.exit())
})

/** So many connections of each kind, each sending the next request as soon as the last is answered, refused or not. */
function beginFlood({ key, paths }: Flood): void {
  for (const { path, connections } of paths) {
    const name = `flood ${path.split('?')[0]?.split('/').at(-1)}`
    for (let each = 0; each < connections; each += 1) {
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1, localAddress: addressOf.flood })
      repeat(name, () => ask({ agent, method: 'GET', path, headers: { authorization: `Bearer ${key}` } }))
    }
  }
}

/** Connections that send, or read, a byte now and then, and come again when they are closed. */
function beginSlow({ key, headers, uploads, readers }: NonNullable<Plan['slow']>): void {
  const upload = [
    'POST /v1/documents HTTP/1.1',
    'Host: contoh',
    `Authorization: Bearer ${key}`,
    `Content-Type: multipart/form-data; boundary=${BOUNDARY}`,
    `Content-Length: ${UPLOAD_BYTES}`,
  ]
  const body = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-`
  const request = (lines: string[], rest: string) =>
    `${lines.join('\r\n')}\r\nIdempotency-Key: ${randomUUID()}\r\n\r\n${rest}`
  const kinds: [name: string, connections: number, opening: () => string][] = [
    ['slow headers', headers, () => 'GET /healthz HTTP/1.1\r\nHost: contoh\r\nX-Slow: '],
    ['slow upload', uploads, () => request(upload, body)],
    ['slow reader', readers, () => 'GET /openapi.json HTTP/1.1\r\nHost: contoh\r\n\r\n'.repeat(8)],
  ]
  for (const [name, connections, opening] of kinds) {
    for (let each = 0; each < connections; each += 1) repeat(name, () => trickle(opening(), name))
  }
}

function trickle(opening: string, name: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: target.hostname, port: Number(target.port), localAddress: addressOf.slow })
    socket.write(opening)
    // What is not read keeps the service waiting; what is not complete does too.
    const isReader = name === 'slow reader'
    const timer = setInterval(() => isReader || socket.write('x'), TRICKLE_MS)
    if (!isReader) socket.resume()
    socket.once('error', () => {})
    socket.once('close', () => {
      clearInterval(timer)
      resolve('closed')
    })
  })
}

/** Hostile tables and bodies, one after the other. */
function beginFiles({ key, retreatId, connections }: NonNullable<Plan['files']>): void {
  const agent = new http.Agent({ keepAlive: true, localAddress: addressOf.files })
  const post = (path: string, headers: http.OutgoingHttpHeaders, body: string | Buffer) =>
    ask({
      agent,
      method: 'POST',
      path,
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID(), ...headers },
      body,
    })
  const sendTable = ({ content }: { content: () => Buffer }) =>
    post(
      `/v1/retreats/${retreatId}/pledges/import?dryRun=true`,
      { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      multipart(content()),
    )
  const sendBody = ({ content }: { content: () => string }) =>
    post('/v1/disbursements/batch', { 'content-type': 'application/json' }, content())
  for (let each = 0; each < connections; each += 1) {
    repeat('hostile table', inTurn(hostileTables, each, sendTable))
    repeat('hostile body', inTurn(hostileBodies, each, sendBody))
  }
}

function inTurn<Item, Answer>(
  items: readonly Item[],
  first: number,
  send: (item: Item) => Answer,
): () => Answer {
  let next = first
  return () => {
    next += 1
    return send(items[next % items.length] as Item)
  }
}

function multipart(content: Buffer): Buffer {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="tabel"\r\n\r\n`
  return Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)])
}

async function repeat(name: string, act: () => Promise<number | string>): Promise<void> {
  while (!isOver) {
    const answer = await act()
    const ofKind = counts[name] ?? {}
    counts[name] = ofKind
    ofKind[answer] = (ofKind[answer] ?? 0) + 1
    if (typeof answer !== 'number') await sleep(PAUSE_AFTER_FAILURE_MS)
  }
}

function ask({
  body,
  ...options
}: http.RequestOptions & { body?: string | Buffer }): Promise<number | string> {
  return new Promise((resolve) => {
    const request = http.request({ host: target.hostname, port: target.port, ...options }, (response) => {
      response.resume()
      response.once('close', () => resolve(response.statusCode ?? 'no status'))
    })
    request.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'))
    request.end(body)
  })
}
