/** Every failure of the service is found from its one line in the log, and the line tells nothing of a person. */
import { Readable } from 'node:stream'
import { DrizzleQueryError } from 'drizzle-orm'
import type { Response } from 'supertest'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import type { Failure } from '../../src/platform/db/describe-failure.ts'
import { openLogger } from '../../src/platform/http/logger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aCompany, anActivePledge, aRetreat, companyOf, receiptOf } from '../support/world.ts'

const contact = { name: 'Kenari Contoh', phone: '+62-811-555-0199', email: 'kenari@contoh.example' }
const secrets = ['Kenari', 'kenari@', '811-555', 'PT Contoh', 'ckp_']

interface Line {
  msg: string
  requestId: string
  method: string
  route: string
  err: Failure
}

const log: string[] = []
const logger = openLogger('trace', { write: (line) => void log.push(line) })
let service: TestService
beforeAll(async () => {
  service = await startTestService({ logger })
})
afterAll(() => service.close())

beforeEach(() => {
  log.length = 0
})
afterEach(() => {
  for (const secret of secrets) expect(log.join('')).not.toContain(secret)
})

const finance = () => service.as('finance')
const linesOf = (msg: string): Line[] =>
  log.map((line) => JSON.parse(line)).filter((line) => line.msg === msg)

/** The one line of this failure. */
function lineOf(response: Response): Line {
  expect(response.status).toBe(500)
  const lines = linesOf('request failed')
  expect(lines).toHaveLength(1)
  expect(lines[0]?.requestId).toBe(response.body.requestId)
  return lines[0] as Line
}

/** Breaks the database for as long as the work takes. */
async function whileBroken<T>(breakIt: string, mend: string, work: () => Promise<T>): Promise<T> {
  await service.superuser.query(breakIt)
  try {
    return await work()
  } finally {
    await service.superuser.query(mend)
  }
}

const trigger = (body: string) => `
  create function broken() returns trigger language plpgsql as $$ begin ${body} end $$;
  create trigger "0_broken" before insert on companies for each row execute function broken()`
const noTrigger = 'drop trigger "0_broken" on companies; drop function broken()'
const register = () => finance().post('/v1/companies', { ...companyOf(), contact })

describe('a broken invariant is never a failure without a name or a place', () => {
  it('when a row that was just written does not come back', async () => {
    const response = await whileBroken(trigger('return null;'), noTrigger, register)

    const { method, route, err } = lineOf(response)
    expect({ method, route }).toEqual({ method: 'POST', route: '/v1/companies' })
    expect(err).toMatchObject({
      name: 'Error',
      message: 'Missing, though it cannot be: the company just registered',
    })
    expect(err.stack).toMatch(/write-company\.ts:\d+/)
  })
})

describe('a failing statement is never a failure without its text, or one with its parameters', () => {
  it('of drizzle', async () => {
    const { id } = await aCompany(service)
    const find = () => finance().get(`/v1/companies/${id}`)

    const response = await whileBroken(
      'alter table companies rename to hidden',
      'alter table hidden rename to companies',
      find,
    )

    const { route, err } = lineOf(response)
    expect(route).toBe('/v1/companies/:id')
    expect(err).toMatchObject({
      name: 'DatabaseError',
      message: 'relation "companies" does not exist',
      sqlState: '42P01',
    })
    expect(err.statement).toMatch(/^select .* from "companies" where "companies"."id" = \$1$/)
    expect(err.stack).toMatch(/companies\.queries\.ts:\d+/)
    expect(JSON.stringify(err)).not.toContain(id)
  })

  it('sent with others', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const { id } = await anActivePledge(service, { retreatId, amount: 150 })
    log.length = 0
    const payer = 'RK-811-555-KENARI'
    const evidence = { kind: 'bank_transfer', number: payer }

    const response = await whileBroken(
      'alter table disbursements rename to hidden',
      'alter table hidden rename to disbursements',
      () => finance().post('/v1/disbursements', receiptOf(id, 10, { evidence })),
    )

    const { err } = lineOf(response)
    expect(err).toMatchObject({ sqlState: '42P01' })
    expect(err.statement).toMatch(/\blive_receipts\b/)
    expect(log.join('')).not.toContain(payer)
  })

  it('asked by itself', async () => {
    const response = await whileBroken(
      'alter table api_keys rename to hidden',
      'alter table hidden rename to api_keys',
      () => finance().get('/v1/companies'),
    )

    const { err } = lineOf(response)
    expect(err).toMatchObject({ message: 'authenticate was refused: relation "api_keys" does not exist' })
    expect(err.statement).toContain('where k.secret_hash = $1')
  })

  it('whose refusal quotes what was sent', async () => {
    const quoting = `raise exception 'invalid input syntax: "%"', new.contact using errcode = '22P02', detail = new.contact;`

    const response = await whileBroken(trigger(quoting), noTrigger, register)

    const { err } = lineOf(response)
    expect(err).toMatchObject({ sqlState: '22P02', message: 'invalid input syntax: …' })
    expect(err.statement).toMatch(/^insert into "companies" .* values \(\$1, /)
  })

  it('refused by a rule that no request can break', async () => {
    const response = await whileBroken(
      'alter table companies add constraint never_true check (false) not valid',
      'alter table companies drop constraint never_true',
      register,
    )

    expect(response.body.code).toBe('rule_violated')
    expect(linesOf('request failed')).toMatchObject([
      { code: 'rule_violated', err: { sqlState: '23514', constraint: 'never_true', table: 'companies' } },
    ])
  })
})

it('a request that cannot be served now is not refused without the reason, nor with its parameters', async () => {
  const waiting = `raise exception 'canceling statement due to lock timeout' using errcode = '55P03';`

  const response = await whileBroken(trigger(waiting), noTrigger, register)

  expect(response.status).toBe(503)
  expect(linesOf('request failed')).toEqual([])
  expect(linesOf('request not served')).toMatchObject([
    {
      code: 'busy',
      method: 'POST',
      route: '/v1/companies',
      failure: { sqlState: '55P03', statement: expect.stringContaining('$1') },
    },
  ])
})

it('an answer that breaks off half-way does not do so in silence, nor with parameters in its line', async () => {
  const app = await buildApp({ db: service.db, logger })
  app.get('/half', { config: { access: 'public' } }, async (_request, reply) => {
    const content = async function* () {
      yield 'half'
      throw new DrizzleQueryError('select $1', [contact.name], new Error(`no such person: ${contact.email}`))
    }
    return reply.send(Readable.from(content()))
  })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })

  const answered = fetch(`${address}/half`).then((response) => response.text())

  await expect(answered).rejects.toThrow()
  await expect
    .poll(() => linesOf('response terminated with an error with headers already sent'))
    .toMatchObject([{ err: { name: 'Error', message: 'no such person: …', statement: 'select $1' } }])
  await app.close()
})
