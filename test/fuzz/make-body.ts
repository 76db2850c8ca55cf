/** The body of a request: random values of its schema, made to fit each other and the records that are there. */
import { generateSync } from 'json-schema-faker'
import { budgetRow, budgetTitles, pledgeRow, pledgeTitles } from '../support/imports.ts'
import { aJpeg, aPdf, aPng } from '../support/papers.ts'
import { csv } from '../support/spreadsheets.ts'
import { newNumber } from '../support/world.ts'
import type { Dice } from './dice.ts'
import type { Schema } from './document.ts'
import { almost, costly, hostileText } from './hostile.ts'
import { ASKED_FOR } from './known-records.ts'
import type { Making } from './make-request.ts'

export function bodyOf(dice: Dice, making: Making): { payload: string | Buffer; type: string } {
  const { operation, kind } = making
  const fitting = fitted(dice, fake(dice, operation.body as Schema, making), making)
  const valid = { ...(fitting as object), ...(dice.happens(0.9) && ownBodies[operation.name]?.(making)) }
  const body = kind === 'valid' ? valid : almost(dice, valid)
  if (operation.takesUpload) return multipartOf(dice, body, making)
  return { payload: JSON.stringify(body) ?? 'null', type: 'application/json' }
}

/** What only the caller knows. */
const ownBodies: Record<string, (making: Making) => object> = {
  'POST /v1/session': ({ person: { email, password } }) => ({ email, password }),
  'PATCH /v1/session': ({ person: { password } }) => ({
    currentPassword: password,
    newPassword: `${password}-lagi`,
  }),
  'POST /v1/webhooks': () => ({ url: 'https://sistem.contoh.example/webhook', retreatIds: undefined }),
  'POST /v1/api-keys': ({ who }) => ({
    roles: [who],
    userId: undefined,
    scopes: undefined,
    expiresAt: undefined,
  }),
}

/** The same body as parts: its `file` with bytes of some kind, everything else as text. */
function multipartOf(dice: Dice, body: unknown, making: Making) {
  const boundary = `batas${dice.seed()}`
  const values = Object.entries((body ?? {}) as object).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name: oneLine(name), value: one as unknown })),
  )
  const parts = values.map(({ name, value }) => {
    const file = name === 'file' ? `; filename="${oneLine(hostileText(dice))}"` : ''
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`
    const content =
      name === 'file'
        ? fileBytes(dice, making)
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
function fileBytes(dice: Dice, making: Making): Buffer {
  const { operation, kind, sent } = making
  if (operation.path.endsWith('/import') && dice.happens(kind === 'valid' ? 0.8 : 0.4))
    return aTable(dice, making)
  if (dice.happens(kind === 'valid' ? 0.1 : 0.25)) return costly.file(dice, sent)
  if (dice.happens(kind === 'valid' ? 0.8 : 0.25)) return dice.pick([aPdf, aJpeg, aPng])()
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

/** As our own templates have it, with one row. */
function aTable(dice: Dice, { operation, known }: Making): Buffer {
  const lineCode = dice.pick(lineCodes)
  if (operation.path.includes('/budgets/')) return csv([budgetTitles, budgetRow(lineCode)])
  const ofPledge = { 1: newNumber('S'), 5: lineCode }
  return csv([pledgeTitles, pledgeRow(String(known.value(dice, 'npwp')), ofPledge)])
}

/** A value of the schema, or the documented example of it. */
export function fake(dice: Dice, schema: Schema, { schemas }: Making): unknown {
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
function definitionsOf(schemas: Making['schemas']): object {
  const known = moved.get(schemas)
  if (known) return known
  const definitions = JSON.parse(JSON.stringify(schemas).replaceAll('#/components/schemas/', '#/$defs/'))
  moved.set(schemas, definitions)
  return definitions
}

/** Makes random values fit each other and the records that are there, so that they get past the first door. */
function fitted(dice: Dice, value: unknown, making: Making): unknown {
  if (Array.isArray(value)) return value.map((item) => fitted(dice, item, making))
  if (typeof value !== 'object' || value === null) return value
  const made = Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      fitted(dice, plausible(dice, name, part, making), making),
    ]),
  ) as Record<string, unknown>
  if ('unitPrice' in made) made.amount = Number(made.quantity) * Number(made.unitPrice)
  if ('csrEligible' in made) {
    made.csrEligible = true
    delete made.csrIneligibleReason
    delete made.standardPrice
  }
  if ('from' in made && 'to' in made && dice.happens(0.8)) {
    Object.assign(made, {
      from: dice.pick(['L1', 'L2', null]),
      to: dice.pick(['L3', 'P1']),
      amount: dice.pick([1, 500]),
    })
  }
  const amount = Number(made.amount ?? 0)
  const total = Number(making.seen?.record.total ?? 100_000)
  const pledged = 'effectiveOn' in made ? total + Number(made.delta ?? -amount) : amount || total
  if ('instalments' in made && dice.happens(0.9))
    made.instalments = [{ dueOn: '2025-08-01', amount: pledged }]
  if ('allocations' in made && dice.happens(0.9)) {
    delete made.unallocated
    if (dice.happens(0.5)) delete made.allocations
    else made.allocations = dice.happens(0.4) ? [] : [{ lineCode: dice.pick(lineCodes), amount }]
  }
  if ('companyId' in made) made.allocations ??= []
  for (const seldom of ['bookedOn', 'sso', 'replaces', 'letterAmount', 'documentTotal']) {
    if (dice.happens(0.7)) delete made[seldom]
  }
  if (made.kind === 'person') delete made.responsibleId
  if (made.form === 'cash') delete made.valuationBasis
  return made
}

function isDate(value: unknown): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(String(value))
}

const months = ['2024-01', '2024-02', '2024-03']
const lineCodes = ['L1', 'L2', 'L3', 'L1', 'L2', 'L3', 'P1', 'M01', 'C02', 'X9']
const collections: Record<string, string> = {
  retreatId: 'retreats',
  companyId: 'companies',
  successorId: 'companies',
  pledgeId: 'pledges',
  disbursementId: 'disbursements',
  replaces: 'pledges',
  documentId: 'documents',
  letterDocumentId: 'documents',
  userId: 'users',
  responsibleId: 'users',
}

export function plausible(
  dice: Dice,
  name: string,
  value: unknown,
  { known, operation, pick }: Making,
): unknown {
  const collection = collections[name]
  if (collection && dice.happens(0.9)) return pick(`/v1/${collection}/{id}`, name)?.split('/').at(-1) ?? value
  if (name === 'retreatIds') return [pick('/v1/retreats/{id}')?.split('/').at(-1)]
  if (['size', 'from', 'to'].includes(name) && typeof value === 'number')
    return /checkpoints|events/.test(operation.path) ? known.value(dice, 'size') : dice.pick([1, 1, 2, 3])
  if (name === 'knownAt' && dice.happens(0.8)) return known.value(dice, 'signedAt')
  if (operation.method === 'GET' && ASKED_FOR.includes(name)) return known.value(dice, name)
  if (['lineCode', 'from', 'to'].includes(name) && !isDate(value) && dice.happens(0.9))
    return dice.pick(lineCodes)
  if (['venue', 'venueCode'].includes(name) && dice.happens(0.8))
    return dice.pick(['PANTAI', 'PANTAI', 'KOTA', 'MARATUA'])
  if (/^(number|\w+Number)$/.test(name) && dice.happens(0.85)) return newNumber('N')
  if (name === 'form' && dice.happens(0.6)) return 'cash'
  if (/^(refunded|effective|cancelled|adopted)On$/.test(name) && dice.happens(0.7)) return '2025-06-30'
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
