/**
 * Callers that know no manners, in a process of their own: started by beside.mjs with a plan, they go on until they are
 * told to stop, and then tell what they were answered. Each kind comes from an address of its own on this machine.
 */
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { connect } from 'node:net'
import os from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

/** They would be on machines of their own: what is measured goes before them. */
const NICENESS = 10
const PAUSE_AFTER_FAILURE_MS = 100
const TRICKLE_MS = 1_000
const UPLOAD_BYTES = 5 * 1024 * 1024
const BOUNDARY = 'batas-contoh'

const addressOf = { flood: '127.0.0.2', slow: '127.0.0.3', files: '127.0.0.4' }

const plan = JSON.parse(process.argv[2])
const target = new URL(plan.url)
const counts = {}
let isOver = false

os.setPriority(NICENESS)
if (plan.flood) beginFlood(plan.flood)
if (plan.slow) beginSlow(plan.slow)
if (plan.files) await beginFiles(plan.files)
process.send('begun')
process.on('disconnect', () => process.exit())
process.on('message', () => {
  isOver = true
  process.send(counts, () => process.exit())
})

/** So many connections of each kind, each sending the next request as soon as the last is answered, refused or not. */
function beginFlood({ key, paths }) {
  for (const { path, connections } of paths) {
    const name = `flood ${path.split('?')[0].split('/').at(-1)}`
    for (let each = 0; each < connections; each += 1) {
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1, localAddress: addressOf.flood })
      repeat(name, () => ask({ agent, method: 'GET', path, headers: { authorization: `Bearer ${key}` } }))
    }
  }
}

/** Connections that send, or read, a byte now and then, and come again when they are closed. */
function beginSlow({ key, headers, uploads, readers }) {
  const upload = [
    'POST /v1/documents HTTP/1.1',
    'Host: contoh',
    `Authorization: Bearer ${key}`,
    `Content-Type: multipart/form-data; boundary=${BOUNDARY}`,
    `Content-Length: ${UPLOAD_BYTES}`,
  ]
  const body = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-`
  const request = (lines, rest) => `${lines.join('\r\n')}\r\nIdempotency-Key: ${randomUUID()}\r\n\r\n${rest}`
  const kinds = [
    ['slow headers', headers, () => 'GET /healthz HTTP/1.1\r\nHost: contoh\r\nX-Slow: '],
    ['slow upload', uploads, () => request(upload, body)],
    ['slow reader', readers, () => 'GET /openapi.json HTTP/1.1\r\nHost: contoh\r\n\r\n'.repeat(8)],
  ]
  for (const [name, connections, opening] of kinds) {
    for (let each = 0; each < connections; each += 1) repeat(name, () => trickle(opening(), name))
  }
}

function trickle(opening, name) {
  return new Promise((resolve) => {
    const socket = connect({ host: target.hostname, port: target.port, localAddress: addressOf.slow })
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
async function beginFiles({ key, retreatId, connections }) {
  const { register } = await import('tsx/esm/api')
  register()
  const { hostileTables } = await import('../test/support/hostile-files.ts')
  const { hostileBodies } = await import('../test/support/hostile-bodies.ts')
  const agent = new http.Agent({ keepAlive: true, localAddress: addressOf.files })
  const post = (path, headers, body) =>
    ask({
      agent,
      method: 'POST',
      path,
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': randomUUID(), ...headers },
      body,
    })
  const sendTable = ({ content }) =>
    post(
      `/v1/retreats/${retreatId}/pledges/import?dryRun=true`,
      { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      multipart(content()),
    )
  const sendBody = ({ content }) =>
    post('/v1/disbursements/batch', { 'content-type': 'application/json' }, content())
  for (let each = 0; each < connections; each += 1) {
    repeat('hostile table', inTurn(hostileTables, each, sendTable))
    repeat('hostile body', inTurn(hostileBodies, each, sendBody))
  }
}

function inTurn(items, first, send) {
  let next = first
  return () => {
    next += 1
    return send(items[next % items.length])
  }
}

function multipart(content) {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="tabel"\r\n\r\n`
  return Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)])
}

async function repeat(name, act) {
  while (!isOver) {
    const answer = await act()
    counts[name] ??= {}
    counts[name][answer] = (counts[name][answer] ?? 0) + 1
    if (typeof answer !== 'number') await sleep(PAUSE_AFTER_FAILURE_MS)
  }
}

function ask({ body, ...options }) {
  return new Promise((resolve) => {
    const request = http.request({ host: target.hostname, port: target.port, ...options }, (response) => {
      response.resume()
      response.once('close', () => resolve(response.statusCode))
    })
    request.once('error', (error) => resolve(error.code ?? 'failed'))
    request.end(body)
  })
}
