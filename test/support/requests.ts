/** Requests over HTTP, each remembered with its outcome, so that afterwards the ledger can be asked for all of them. */
import { groupBy } from '../../src/platform/shared/collections.ts'
import { recordDecidedBy, UNREAD } from './decisions.ts'

export interface Request {
  /** The idempotency key. */
  id: string
  command: string
  secret: string
  path: string
  body: object
  /** The record that it is about, to be read again after a refusal. */
  about?: string | undefined
}

export interface Answer {
  status: number
  body: Record<string, unknown>
  replayed: boolean
  retryAfter: string | null
  etag: string | null
}

export interface Sent extends Request {
  /** Null while no answer came: nobody knows then whether it was applied. */
  answer: Answer | null
}

const TIMEOUT_MS = 40_000

/**
 * What came back; null where the connection broke, or the client's patience ended, first. A decision is on what is there
 * when it is sent.
 */
export async function send(
  baseUrl: string,
  { id, secret, path, body }: Request,
  patienceMs = TIMEOUT_MS,
): Promise<Answer | null> {
  return call(baseUrl + path, secret, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': id,
      ...(await readFor(baseUrl, secret, path)),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs),
  })
}

async function readFor(baseUrl: string, secret: string, path: string): Promise<Record<string, string>> {
  const record = recordDecidedBy(path)
  if (record === undefined) return {}
  const answer = await read(baseUrl, secret, record)
  return { 'if-match': answer?.etag ?? UNREAD }
}

/** A record as it is now; null where the connection broke first. */
export function read(baseUrl: string, secret: string, path: string): Promise<Answer | null> {
  return call(baseUrl + path, secret, { method: 'GET', signal: AbortSignal.timeout(TIMEOUT_MS) })
}

async function call(
  url: string,
  secret: string,
  init: { method: string; headers?: Record<string, string>; body?: string; signal: AbortSignal },
): Promise<Answer | null> {
  try {
    const headers = { ...init.headers, authorization: `Bearer ${secret}`, 'accept-language': 'en' }
    const response = await fetch(url, { ...init, headers })
    return {
      status: response.status,
      body: (await response.json()) as Record<string, unknown>,
      replayed: response.headers.get('idempotency-replayed') === 'true',
      retryAfter: response.headers.get('retry-after'),
      etag: response.headers.get('etag'),
    }
  } catch {
    return null
  }
}

/** Every item of a list, page by page. */
export async function listAll(
  baseUrl: string,
  secret: string,
  path: string,
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  for (let cursor: string | null = null; ; ) {
    const answer = await read(baseUrl, secret, cursor ? `${path}&cursor=${cursor}` : path)
    if (!isAcknowledged(answer)) throw new Error(`GET ${path}: ${JSON.stringify(answer)}`)
    const page = answer.body as { items: Record<string, unknown>[]; nextCursor: string | null }
    items.push(...page.items)
    cursor = page.nextCursor
    if (cursor === null) return items
  }
}

export function isAcknowledged(answer: Answer | null): answer is Answer {
  return answer !== null && answer.status < 300
}

/** The service asked to send it again: whether it was applied is as open as without an answer. */
export function isTryAgain(answer: Answer): boolean {
  return answer.status === 503 && answer.retryAfter !== null
}

/** A refusal that a client must be able to meet: told by a rule of the catalogue, not by a failure of the service. */
export function isRefused(answer: Answer): boolean {
  return answer.status >= 400 && answer.status < 500 && answer.body.code !== 'rule_violated'
}

/** How often each command had which outcome, as a table. */
export function tableOfOutcomes(sent: readonly Sent[]): string {
  const commands = groupBy(sent, ({ command }) => command)
  const rows = [...commands].sort().map(([command, all]) => {
    const acknowledged = all.filter(({ answer }) => isAcknowledged(answer))
    const others = groupBy(
      all.filter(({ answer }) => !isAcknowledged(answer)),
      ({ answer }) => String(answer?.body.code ?? answer?.status ?? 'no answer'),
    )
    const outcomes = [...others]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([code, those]) => `${code} ${those.length}`)
    return [command, String(all.length), String(acknowledged.length), outcomes.join(', ')]
  })
  return tableOf(['command', 'sent', 'done', 'refused'], rows)
}

/** Columns in line. */
export function tableOf(head: string[], rows: string[][]): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
