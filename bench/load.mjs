/** Load over HTTP by autocannon, each request with the next key. Answers are checked: a refusal ends the measurement. */
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import { receiptOf } from './world.mjs'

export const CONNECTIONS = 32

/** Recording a disbursement on the next of these pledges. */
export function recording(keys, pledges) {
  const next = inTurn(pledges)
  return requests(keys, () => ({
    method: 'POST',
    path: '/v1/disbursements',
    body: JSON.stringify(receiptOf(next())),
  }))
}

/** Batches of so many rows, each on the half of these pledges that the batch before was not on. */
export function batches(keys, pledges, rows) {
  const half = pledges.length / 2
  const bodyOf = (from) =>
    JSON.stringify({
      items: Array.from({ length: rows }, (_, index) => receiptOf(pledges[from + (index % half)])),
    })
  const next = inTurn([bodyOf(0), bodyOf(half)])
  return requests(keys, () => ({ method: 'POST', path: '/v1/disbursements/batch', body: next() }))
}

/** Reading coverage; made anew for each reader, unless headers say otherwise. */
export function reading(keys, retreatId, { headers = { 'cache-control': 'no-cache' }, query = '' } = {}) {
  const path = `/v1/retreats/${retreatId}/coverage?venue=PANTAI${query}`
  return requests(keys, () => ({ method: 'GET', path, headers }))
}

/** Reading the newest of a list. */
export function listing(keys, path) {
  return requests(keys, () => ({ method: 'GET', path }))
}

/** One after the other, of several kinds. */
export function mixed(...kinds) {
  const next = inTurn(kinds)
  return { setupRequest: (request) => next().setupRequest(request) }
}

/** As much as the service takes; answers with requests per second. */
export async function run(url, request, { seconds, connections = CONNECTIONS }) {
  const result = await autocannon({ url, connections, duration: seconds, requests: [request] })
  const refused = result.non2xx - (result.statusCodeStats['304']?.count ?? 0)
  if (refused > 0 || result.errors > 0)
    throw new Error(
      `${refused} requests were refused, ${result.errors} failed: ${JSON.stringify(result.statusCodeStats)}`,
    )
  const answered = result['2xx'] + (result.statusCodeStats['304']?.count ?? 0)
  return { perSecond: answered / result.duration }
}

/**
 * So many requests a second, each when it is due whether or not earlier ones were answered, as independent callers send
 * them: autocannon sends all that a second may have at its beginning. Answers with latencies in ms, from when it was due,
 * and with what was refused, by status (or why it failed) and count.
 */
export async function steady(url, request, { seconds, rate }) {
  const agent = new http.Agent({ keepAlive: true })
  const started = performance.now()
  const latencies = []
  const answers = []
  const refused = {}
  for (let sent = 0; sent < rate * seconds; sent += 1) {
    const due = started + (sent * 1000) / rate
    while (performance.now() < due) await sleep(due - performance.now())
    answers.push(
      send(url, request.setupRequest({}), agent).then((answer) => {
        if (answer < 300) latencies.push(performance.now() - due)
        else refused[answer] = (refused[answer] ?? 0) + 1
      }),
    )
  }
  await Promise.all(answers)
  agent.destroy()
  latencies.sort((one, other) => one - other)
  const quantile = (share) => latencies[Math.ceil(share * latencies.length) - 1]
  return { p50: quantile(0.5), p99: quantile(0.99), refused }
}

/** The same, where any refusal ends the measurement. */
export async function steadyUnrefused(url, request, options) {
  const measured = await steady(url, request, options)
  if (countOf(measured.refused) > 0)
    throw new Error(`requests were refused: ${JSON.stringify(measured.refused)}`)
  return measured
}

export function countOf(refused) {
  return Object.values(refused).reduce((sum, count) => sum + count, 0)
}

/** The answer's status, or why there was none. */
function send(url, { method, path, headers, body }, agent) {
  return new Promise((resolve) => {
    const request = http.request(new URL(path, url), { method, headers, agent }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode))
    })
    request.on('error', (error) => resolve(error.code ?? error.message))
    request.end(body)
  })
}

function requests(keys, requestOf) {
  const nextKey = inTurn(keys)
  return {
    setupRequest: (request) => {
      const { method, path, body, headers } = requestOf()
      return {
        ...request,
        method,
        path,
        body,
        headers: {
          ...headers,
          authorization: `Bearer ${nextKey()}`,
          ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
        },
      }
    },
  }
}

function inTurn(items) {
  let index = -1
  return () => {
    index = (index + 1) % items.length
    return items[index]
  }
}
