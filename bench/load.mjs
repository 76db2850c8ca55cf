/** Load over HTTP by autocannon, each request with the next key. Answers are checked: a refusal ends the measurement. */
import { randomUUID } from 'node:crypto'
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

/** Reading coverage; with an ETag, as someone who has it already. */
export function reading(keys, retreatId, { etag, query = '' } = {}) {
  const path = `/v1/retreats/${retreatId}/coverage?venue=PANTAI${query}`
  return requests(keys, () => ({ method: 'GET', path, headers: etag ? { 'if-none-match': etag } : {} }))
}

/** One after the other, of several kinds. */
export function mixed(...kinds) {
  const next = inTurn(kinds)
  return { setupRequest: (request) => next().setupRequest(request) }
}

/** Runs the load; answers with requests per second and the latencies in ms. */
export async function run(url, request, { seconds, connections = CONNECTIONS, rate }) {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [request],
    ...(rate && { overallRate: rate }),
  })
  const refused = result.non2xx - (result.statusCodeStats['304']?.count ?? 0)
  if (refused > 0 || result.errors > 0)
    throw new Error(
      `${refused} requests were refused, ${result.errors} failed: ${JSON.stringify(result.statusCodeStats)}`,
    )
  const answered = result['2xx'] + (result.statusCodeStats['304']?.count ?? 0)
  return { perSecond: answered / result.duration, p50: result.latency.p50, p99: result.latency.p99 }
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
