/** One request to one operation: in order, almost in order, or hostile. */
import { randomUUID } from 'node:crypto'
import type { Role } from '../../src/platform/authority/roles.ts'
import { recordDecidedBy } from '../support/decisions.ts'
import type { Dice } from './dice.ts'
import type { Operation, Schema } from './document.ts'
import type { Person } from './filled-world.ts'
import { type CostlySent, costly, hostileBody, hostileText } from './hostile.ts'
import { type KnownRecords, type Picked, recordIn } from './known-records.ts'
import { bodyOf, fake, plausible } from './make-body.ts'

export interface FuzzRequest {
  kind: 'valid' | 'near-valid' | 'hostile'
  method: Operation['method']
  url: string
  headers: Record<string, string>
  payload?: string | Buffer
}

/** A record as it was read before it is changed or decided on. */
export interface Seen {
  etag: string | undefined
  record: Record<string, unknown>
}

export interface Means {
  schemas: Record<string, Schema>
  known: KnownRecords
  /** Somebody who may, as far as is known, and the headers that say so. */
  who: Role | undefined
  credentials: Record<string, string>
  /** Who signs in. */
  person: Person
  read: (url: string) => Promise<Seen | undefined>
  isDryRun: boolean
  sent: CostlySent
}

/** What is known while a request is made: the records that it names, and what was read of the one in its address. */
export interface Making extends Means {
  operation: Operation
  kind: FuzzRequest['kind']
  seen: Seen | undefined
  /** The address of a record, if one is known. */
  pick: (template: string, purpose?: string) => string | undefined
}

export async function makeRequest(
  dice: Dice,
  operation: Operation,
  means: Means,
): Promise<{ request: FuzzRequest; picked: Picked[] }> {
  const kind = dice.weighted({ valid: 45, 'near-valid': 35, hostile: 20 })
  const isHostile = kind === 'hostile'
  const picked: Picked[] = []
  const pick: Making['pick'] = (template, purpose = '') => {
    const found = means.known.pick(dice, template, `${operation.name} ${purpose}`)
    if (found) picked.push(found)
    return found?.address
  }
  const making: Making = { ...means, operation, kind, pick, seen: undefined }
  const path = pathFor(dice, making)
  if (!isHostile && dice.happens(kind === 'valid' ? 0.97 : 0.7))
    making.seen = await readFirst(operation, path, means)
  const body = operation.body && bodyFor(dice, making)
  const headers: Record<string, string> = {
    ...means.credentials,
    ...(isHostile && dice.happens(0.15) && { authorization: hostileHeader(dice) }),
    ...headersFor(dice, making),
    ...(body && { 'content-type': body.type }),
    ...(isHostile && dice.happens(0.1) && costly.header(dice, means.sent)),
  }
  const url = path + addressEnd(dice, making)
  return {
    picked,
    request: { kind, method: operation.method, url, headers, ...(body && { payload: body.payload }) },
  }
}

/** The record that is decided on, changed or added to. */
async function readFirst(
  { method, path }: Operation,
  url: string,
  { read }: Means,
): Promise<Seen | undefined> {
  if (method === 'GET' || (recordIn(path) === '' && method !== 'PATCH')) return undefined
  const parts = recordIn(path) === '' ? undefined : recordIn(path).split('/').length
  return read(recordDecidedBy(url) ?? url.split('/').slice(0, parts).join('/'))
}

/** The address of an operation, with a record that is known. */
export function pathFor(
  dice: Dice,
  { operation: { path }, kind, pick }: Pick<Making, 'operation' | 'kind' | 'pick'>,
): string {
  const template = recordIn(path)
  const isHostile = kind === 'hostile' && dice.happens(0.3)
  const address = isHostile || dice.happens(0.06) ? undefined : pick(template)
  const start = address ?? template
  return (start + path.slice(template.length)).replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (isHostile) {
      return dice.pick([
        '..%2f..',
        '%00',
        '%zz',
        '...',
        '%ff',
        encodeURIComponent(wellFormed(hostileText(dice))),
      ])
    }
    if (name === 'version') return dice.pick(['1', '1', '2', '3', '0', '-1', '99999999999'])
    if (name === 'month') return dice.pick([...months, '2025-13'])
    const record = pick(recordIn(path.slice(0, path.indexOf(`{${name}}`) + name.length + 2)))
    return record?.split('/').at(-1) ?? randomUUID()
  })
}

function addressEnd(dice: Dice, making: Making): string {
  const isCostly = making.kind === 'hostile' && dice.happens(0.1)
  return isCostly ? costly.address(dice, making.sent) : queryFor(dice, making)
}

function queryFor(dice: Dice, making: Making): string {
  const { operation, kind, isDryRun } = making
  const parameters = operation.query
    .filter(({ name, required }) => required || (name === 'dryRun' && isDryRun) || dice.happens(0.3))
    .map(({ name, schema }) => {
      if (name === 'dryRun') return `dryRun=${isDryRun || dice.happens(0.3)}`
      const isOff = kind !== 'valid' && dice.happens(0.4)
      const value = isOff
        ? wellFormed(hostileText(dice))
        : plausible(dice, name, fake(dice, schema, making), making)
      return `${name}=${encodeURIComponent(String(value))}`
    })
  if (kind === 'hostile' && dice.happens(0.2)) parameters.push('bukan=1', 'limit=1', 'limit=2')
  return parameters.length > 0 ? `?${parameters.join('&')}` : ''
}

let lastKey = 'first'

function headersFor(dice: Dice, { operation, kind, seen }: Making): Record<string, string> {
  const { method, path, isPublic } = operation
  const headers: Record<string, string> = {
    'accept-language': dice.pick(['id', 'en', 'en;q=0.5, id', '*', 'xx']),
  }
  if (method === 'POST' && !isPublic && dice.happens(0.97)) {
    lastKey = dice.happens(0.96) ? randomUUID() : lastKey
    headers['idempotency-key'] = kind === 'hostile' && dice.happens(0.2) ? hostileHeader(dice) : lastKey
  }
  const isOfRead = method === 'PATCH' || recordDecidedBy(path) !== undefined
  if (isOfRead && seen?.etag && dice.happens(kind === 'valid' ? 0.97 : 0.7)) headers['if-match'] = seen.etag
  else if (isOfRead && dice.happens(0.9))
    headers['if-match'] = dice.pick(['"lama"', '"lama.0a27c1"', '*', hostileHeader(dice)])
  if (method === 'GET' && dice.happens(0.05)) headers['if-none-match'] = dice.pick(['*', 'W/"x"', '"', 'x'])
  return headers
}

function bodyFor(dice: Dice, making: Making) {
  if (making.kind === 'hostile' && dice.happens(0.6)) return hostileBody(dice, making.sent)
  return bodyOf(dice, making)
}

/** Half of a surrogate pair cannot be written into an address. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd')
}

/** What can stand in a header at all; the rest never reaches a server. */
function hostileHeader(dice: Dice): string {
  return hostileText(dice)
    .replaceAll(/[^\x20-\x7e]/g, '')
    .trim()
    .slice(0, 4_000)
}

const months = ['2024-01', '2024-02', '2024-03']
