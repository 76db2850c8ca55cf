/** Load over HTTP by autocannon, each request with the next key. Answers are checked: a refusal ends the measurement. */
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon, { type Request } from 'autocannon'
import { type Pledge, receiptOf } from './world.ts'

export const CONNECTIONS = 32

/** Makes the next request, by these keys in turn. */
export interface Load {
  setupRequest(request: Request): Request
}

/** Recording a disbursement on the next of these pledges. */
export function recording(keys: readonly string[], pledges: readonly Pledge[]): Load {
  const next = inTurn(pledges)
  return requests(keys, () => ({
    method: 'POST',
    path: '/v1/disbursements',
    body: JSON.stringify(receiptOf(next())),
  }))
}

/** Batches of so many rows, each on the half of these pledges that the batch before was not on. */
export function batches(keys: readonly string[], pledges: readonly Pledge[], rows: number): Load {
  const half = pledges.length / 2
  const bodyOf = (from: number) =>
    JSON.stringify({
      items: Array.from({ length: rows }, (_, index) => receiptOf(pledges[from + (index % half)] as Pledge)),
    })
  const next = inTurn([0, half])
  // Each time of new slips: one that is sent twice is refused.
  return requests(keys, () => ({ method: 'POST', path: '/v1/disbursements/batch', body: bodyOf(next()) }))
}

/** Reading coverage; made anew for each reader, unless headers say otherwise. */
export function reading(
  keys: readonly string[],
  retreatId: string,
  {
    headers = { 'cache-control': 'no-cache' },
    query = '',
  }: { headers?: Record<string, string>; query?: string } = {},
): Load {
  const path = `/v1/retreats/${retreatId}/coverage?venue=PANTAI${query}`
  return requests(keys, () => ({ method: 'GET', path, headers }))
}

/** Reading the newest of a list. */
export function listing(keys: readonly string[], path: string): Load {
  return requests(keys, () => ({ method: 'GET', path }))
}

/** One after the other, of several kinds. */
export function mixed(...kinds: Load[]): Load {
  const next = inTurn(kinds)
  return { setupRequest: (request) => next().setupRequest(request) }
}

/** As much as the service takes; answers with requests per second. */
export async function run(
  url: string,
  request: Load,
  { seconds, connections = CONNECTIONS }: { seconds: number; connections?: number },
): Promise<{ perSecond: number }> {
  const result = await autocannon({ url, connections, duration: seconds, requests: [request] })
  const unchanged = result.statusCodeStats?.['304']?.count ?? 0
  const refused = result.non2xx - unchanged
  if (refused > 0 || result.errors > 0)
    throw new Error(
      `${refused} requests were refused, ${result.errors} failed: ${JSON.stringify(result.statusCodeStats)}`,
    )
  return { perSecond: (result['2xx'] + unchanged) / result.duration }
}

export interface Steady {
  /** In ms, from when a request was due. */
  p50: number
  p99: number
  /** What was refused, by status or why it failed. */
  refused: Counts
}

type Counts = Record<string, number>

interface Pace {
  seconds: number
  /** Requests a second. */
  rate: number
}

/**
 * So many requests a second, each when it is due whether or not earlier ones were answered, as independent callers send
 * them: autocannon sends all that a second may have at its beginning.
 */
export async function steady(url: string, request: Load, { seconds, rate }: Pace): Promise<Steady> {
  const agent = new http.Agent({ keepAlive: true })
  const started = performance.now()
  const latencies: number[] = []
  const answers: Promise<void>[] = []
  const refused: Counts = {}
  for (let sent = 0; sent < rate * seconds; sent += 1) {
    const due = started + (sent * 1000) / rate
    while (performance.now() < due) await sleep(due - performance.now())
    answers.push(
      send(url, request.setupRequest({}), agent).then((answer) => {
        if (typeof answer === 'number' && answer < 300) latencies.push(performance.now() - due)
        else refused[answer] = (refused[answer] ?? 0) + 1
      }),
    )
  }
  await Promise.all(answers)
  agent.destroy()
  latencies.sort((one, other) => one - other)
  const quantile = (share: number) => latencies[Math.ceil(share * latencies.length) - 1] ?? Number.NaN
  return { p50: quantile(0.5), p99: quantile(0.99), refused }
}

/** The same, where any refusal ends the measurement. */
export async function steadyUnrefused(url: string, request: Load, pace: Pace): Promise<Steady> {
  const measured = await steady(url, request, pace)
  if (countOf(measured.refused) > 0)
    throw new Error(`requests were refused: ${JSON.stringify(measured.refused)}`)
  return measured
}

export function countOf(refused: Counts): number {
  return Object.values(refused).reduce((sum, count) => sum + count, 0)
}

/** The answer's status, or why there was none. */
function send(
  url: string,
  { method, path = '/', headers, body }: Request,
  agent: http.Agent,
): Promise<number | string> {
  return new Promise((resolve) => {
    const options = { method, headers, agent } as http.RequestOptions
    const request = http.request(new URL(path, url), options, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 'no status'))
    })
    request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    request.end(body)
  })
}

function requests(keys: readonly string[], requestOf: () => Request): Load {
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

/** One after another, and again from the first. */
function inTurn<Item>(items: readonly Item[]): () => Item {
  let index = -1
  return () => {
    index = (index + 1) % items.length
    return items[index] as Item
  }
}
