/** One request to one operation: in order, almost in order, or hostile. */
import { randomUUID } from 'node:crypto'
import { generateSync } from 'json-schema-faker'
import { recordDecidedBy } from '../support/decisions.ts'
import { aJpeg, aPdf, aPng } from '../support/papers.ts'
import type { Dice } from './dice.ts'
import type { Operation, Schema } from './document.ts'
import type { KnownIds } from './filled-world.ts'
import { almost, type CostlySent, costly, hostileBody, hostileText } from './hostile.ts'

export interface FuzzRequest {
  kind: 'valid' | 'near-valid' | 'hostile'
  method: Operation['method']
  url: string
  headers: Record<string, string>
  payload?: string | Buffer
}

export interface Means {
  schemas: Record<string, Schema>
  known: KnownIds
  /** The `Authorization` header of somebody who may, as far as is known. */
  authorization: (operation: Operation) => string | undefined
  sent: CostlySent
}

export function makeRequest(dice: Dice, operation: Operation, means: Means): FuzzRequest {
  const kind = dice.weighted({ valid: 45, 'near-valid': 35, hostile: 20 })
  const isHostile = kind === 'hostile'
  const body = operation.body && bodyFor(dice, operation, kind, means)
  const authorization = isHostile && dice.happens(0.15) ? hostileHeader(dice) : means.authorization(operation)
  return {
    kind,
    method: operation.method,
    url: pathFor(dice, operation, isHostile, means) + addressEnd(dice, operation, kind, means),
    headers: {
      ...(authorization !== undefined && { authorization }),
      ...headersFor(dice, operation, isHostile),
      ...(body && { 'content-type': body.type }),
      ...(isHostile && dice.happens(0.1) && costly.header(dice, means.sent)),
    },
    ...(body && { payload: body.payload }),
  }
}

/** The address of an operation, with ids that are known. */
export function pathFor(
  dice: Dice,
  { path }: Operation,
  isHostile: boolean,
  { known }: Pick<Means, 'known'>,
): string {
  const collection = path.split('/')[2] ?? ''
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (isHostile && dice.happens(0.3)) {
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
    return dice.happens(0.92) ? known.pick(dice, collection) : randomUUID()
  })
}

function addressEnd(dice: Dice, operation: Operation, kind: FuzzRequest['kind'], means: Means): string {
  const isCostly = kind === 'hostile' && dice.happens(0.1)
  return isCostly ? costly.address(dice, means.sent) : queryFor(dice, operation, kind, means)
}

function queryFor(dice: Dice, { query }: Operation, kind: FuzzRequest['kind'], means: Means): string {
  const parameters = query
    .filter(({ required }) => required || dice.happens(0.3))
    .map(({ name, schema }) => {
      const isOff = kind !== 'valid' && dice.happens(0.4)
      const value = isOff
        ? wellFormed(hostileText(dice))
        : plausible(dice, name, fake(dice, schema, means), means)
      return `${name}=${encodeURIComponent(String(value))}`
    })
  if (kind === 'hostile' && dice.happens(0.2)) parameters.push('bukan=1', 'limit=1', 'limit=2')
  return parameters.length > 0 ? `?${parameters.join('&')}` : ''
}

let lastKey = 'first'

function headersFor(
  dice: Dice,
  { method, path, isPublic }: Operation,
  isHostile: boolean,
): Record<string, string> {
  const headers: Record<string, string> = {
    'accept-language': dice.pick(['id', 'en', 'en;q=0.5, id', '*', 'xx']),
  }
  if (method === 'POST' && !isPublic && dice.happens(0.97)) {
    lastKey = dice.happens(0.96) ? randomUUID() : lastKey
    headers['idempotency-key'] = isHostile && dice.happens(0.2) ? hostileHeader(dice) : lastKey
  }
  if (method === 'PATCH' && dice.happens(0.97))
    headers['if-match'] = dice.happens(0.85) ? '*' : hostileHeader(dice)
  if (recordDecidedBy(path) && dice.happens(0.9))
    headers['if-match'] = dice.pick(['"lama"', '"lama.0a27c1"', '*', hostileHeader(dice)])
  if (method === 'GET' && dice.happens(0.05)) headers['if-none-match'] = dice.pick(['*', 'W/"x"', '"', 'x'])
  return headers
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

function bodyFor(dice: Dice, operation: Operation, kind: FuzzRequest['kind'], means: Means) {
  if (kind === 'hostile' && dice.happens(0.6)) return hostileBody(dice, means.sent)
  const valid = fitted(dice, fake(dice, operation.body as Schema, means), means)
  const body = kind === 'valid' ? valid : almost(dice, valid)
  if (operation.takesUpload) return multipartOf(dice, body, means)
  return { payload: JSON.stringify(body) ?? 'null', type: 'application/json' }
}

/** The same body as parts: its `file` with bytes of some kind, everything else as text. */
function multipartOf(dice: Dice, body: unknown, { sent }: Means) {
  const boundary = `batas${dice.seed()}`
  const values = Object.entries((body ?? {}) as object).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name: oneLine(name), value: one as unknown })),
  )
  const parts = values.map(({ name, value }) => {
    const file = name === 'file' ? `; filename="${oneLine(hostileText(dice))}"` : ''
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`
    const content =
      name === 'file'
        ? fileBytes(dice, sent)
        : Buffer.from(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
    return Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n')])
  })
  const end = dice.happens(0.95) ? `--${boundary}--\r\n` : ''
  return {
    payload: Buffer.concat([...parts, Buffer.from(end)]),
    type: `multipart/form-data; boundary=${boundary}`,
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/["\r\n\0]/g, '').slice(0, 500)
}

/** Something that could be a PDF, a picture, a table or none of them. */
function fileBytes(dice: Dice, sent: CostlySent): Buffer {
  if (dice.happens(0.25)) return costly.file(dice, sent)
  if (dice.happens(0.25)) return dice.pick([aPdf, aJpeg, aPng])()
  const start = dice.pick([
    '%PDF-1.7\n',
    '\xff\xd8\xff\xe0',
    '\x89PNG\r\n\x1a\n',
    'PK\x03\x04',
    'kode;jumlah\r\n',
    '',
  ])
  return Buffer.from(start + hostileText(dice), 'latin1')
}

/** A value of the schema, or the documented example of it. */
function fake(dice: Dice, schema: Schema, { schemas }: Means): unknown {
  const name = schema.$ref?.split('/').at(-1) ?? ''
  const examples = schemas[name]?.examples as unknown[] | undefined
  if (examples && dice.happens(0.3)) return structuredClone(dice.pick(examples))
  const root = { ...schema, ...(name && { $ref: `#/$defs/${name}` }), $defs: definitionsOf(schemas) }
  return generateSync(
    root as never,
    {
      seed: dice.seed(),
      optionalsProbability: 0.4,
      maxItems: 3,
    } as never,
  )
}

const moved = new WeakMap<object, object>()

/** The schemas where the generator looks for them. */
function definitionsOf(schemas: Means['schemas']): object {
  const known = moved.get(schemas)
  if (known) return known
  const definitions = JSON.parse(JSON.stringify(schemas).replaceAll('#/components/schemas/', '#/$defs/'))
  moved.set(schemas, definitions)
  return definitions
}

/** Makes random values fit each other and the records that are there, so that they get past the first door. */
function fitted(dice: Dice, value: unknown, means: Means): unknown {
  if (Array.isArray(value)) return value.map((item) => fitted(dice, item, means))
  if (typeof value !== 'object' || value === null) return value
  const made = Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      fitted(dice, plausible(dice, name, part, means), means),
    ]),
  ) as Record<string, unknown>
  if ('unitPrice' in made) made.amount = Number(made.quantity) * Number(made.unitPrice)
  if ('csrEligible' in made) {
    made.csrEligible = true
    delete made.csrIneligibleReason
    delete made.standardPrice
  }
  if ('from' in made && dice.happens(0.8)) {
    Object.assign(made, {
      from: dice.pick(['L1', 'L2', null]),
      to: dice.pick(['L3', 'P1']),
      amount: dice.pick([1, 500]),
    })
  }
  const amount = Number(made.amount ?? 0)
  const pledged = 'effectiveOn' in made ? 100_000 + Number(made.delta ?? -amount) : amount
  if ('instalments' in made && dice.happens(0.9))
    made.instalments = [{ dueOn: '2025-08-01', amount: pledged }]
  if ('allocations' in made && dice.happens(0.9)) {
    delete made.unallocated
    if (dice.happens(0.5)) delete made.allocations
    else made.allocations = dice.happens(0.4) ? [] : [{ lineCode: dice.pick(lineCodes), amount }]
  }
  if ('companyId' in made) made.allocations ??= []
  for (const seldom of ['bookedOn', 'replaces', 'letterAmount', 'documentTotal']) {
    if (dice.happens(0.7)) delete made[seldom]
  }
  if (made.form === 'cash') delete made.valuationBasis
  return made
}

const months = ['2024-01', '2024-02', '2024-03']
const lineCodes = ['L1', 'L2', 'L3', 'P1', 'M01', 'C02', 'X9']
const collections: Record<string, string> = {
  retreatId: 'retreats',
  companyId: 'companies',
  pledgeId: 'pledges',
  disbursementId: 'disbursements',
  replaces: 'pledges',
  documentId: 'documents',
  letterDocumentId: 'documents',
  userId: 'users',
}

function plausible(dice: Dice, name: string, value: unknown, { known }: Means): unknown {
  const collection = collections[name]
  if (collection && dice.happens(0.9)) return known.pick(dice, collection)
  if (name === 'retreatIds') return [known.pick(dice, 'retreats')]
  if (['lineCode', 'from', 'to'].includes(name) && dice.happens(0.9)) return dice.pick(lineCodes)
  if (['venue', 'venueCode'].includes(name) && dice.happens(0.8))
    return dice.pick(['PANTAI', 'KOTA', 'MARATUA'])
  if (/(On|From|Until|asOf|from|to)$/.test(name) && typeof value === 'string' && dice.happens(0.8)) {
    return dice.pick(['2025-01-15', '2025-02-01', '2025-04-30', '2025-05-20', '2025-06-30', '2026-01-01'])
  }
  if (/^(amount|delta|unitPrice|letterAmount|documentTotal|unallocated)$/.test(name) && dice.happens(0.85)) {
    return dice.pick([1, 100, 999, 1_000, 10_000, 33_333, 100_000])
  }
  if (name === 'month') return dice.pick(months)
  if (name === 'quantity') return dice.pick([1, 1, 2, 30])
  return value
}
