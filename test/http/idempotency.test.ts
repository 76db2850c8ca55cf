import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oldAnswers } from '../../src/platform/command/run-command.ts'
import { removeStep } from '../../src/platform/db/cleaning.ts'
import { aPerson } from '../support/people.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { aCompany, aDraft, anActivePledge, aRetreat, companyOf, receiptOf } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const replayed = (response: { headers: Record<string, string> }) => response.headers['idempotency-replayed']

async function eventsOf(subjectId: string): Promise<number> {
  const { rows } = await service.sql.query('select from events where subject_id = $1', [subjectId])
  return rows.length
}

async function aDraftOfItsOwn() {
  const retreat = await aRetreat(service, [{ code: 'L1', amount: 1_000 }])
  return aDraft(service, { retreatId: retreat.id, amount: 1_000 })
}

/** The same content with the fields of every object in reverse. */
function turnedRound(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnedRound)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, field]) => [name, turnedRound(field)]),
  )
}

describe('the same key with the same request', () => {
  it('is answered again and not applied again', async () => {
    const key = randomUUID()
    const company = companyOf()

    const first = await service.as('finance').post('/v1/companies', company, { key })
    const second = await service.as('finance').post('/v1/companies', company, { key })

    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
    expect(second.headers.location).toBe(first.headers.location)
    expect(second.headers.etag).toBe(first.headers.etag)
    expect([replayed(first), replayed(second)]).toEqual([undefined, 'true'])
    expect(await eventsOf(first.body.id)).toBe(1)
  })

  it('is the same whether the key is quoted or bare', async () => {
    const key = randomUUID()
    const company = companyOf()

    const bare = await service.as('finance').post('/v1/companies', company, { key })
    const quoted = await service.as('finance').post('/v1/companies', company, { key: `"${key}"` })

    expect(quoted.body).toEqual(bare.body)
    expect(replayed(quoted)).toBe('true')
  })

  it('is the same in whatever order its fields stand, on every level', async () => {
    const key = randomUUID()
    const retreat = await aRetreat(service, [{ code: 'L1', amount: 1_000 }])
    const pledge = await anActivePledge(service, { retreatId: retreat.id, amount: 1_000 })
    const items = [receiptOf(pledge.id, 7, { allocations: [], unallocated: 7, externalRef: 'SETORAN-7' })]

    await service.as('finance').post('/v1/disbursements/batch', { items }, { key })
    const turned = JSON.stringify(turnedRound({ items }), null, 2)
    const second = await service.as('finance').post('/v1/disbursements/batch', turned, { key })

    expect(second.status).toBe(201)
    expect(replayed(second)).toBe('true')
  })

  it('is answered as it was, though the record went on since', async () => {
    const key = randomUUID()
    const draft = await aDraftOfItsOwn()
    await service.as('finance').post(`/v1/pledges/${draft.id}/submission`, {}, { key })
    await service.as('verifier').made(`/v1/pledges/${draft.id}/approval`)

    const again = await service.as('finance').post(`/v1/pledges/${draft.id}/submission`, {}, { key })

    expect(again.status).toBe(200)
    expect(again.body.state).toBe('submitted')
  })
})

describe('the same key with another request', () => {
  it.each(['another body', 'another address'])('is refused: %s', async (what) => {
    const key = randomUUID()
    const draft = await aDraftOfItsOwn()
    const path = `/v1/pledges/${draft.id}/submission`
    await service.as('finance').post(path, {}, { key })

    const second =
      what === 'another body'
        ? await service
            .as('finance')
            .post(
              `/v1/pledges/${draft.id}/agreement`,
              { kind: 'nphd', number: '1', signedOn: '2025-02-02' },
              { key },
            )
        : await service
            .as('finance')
            .post(`/v1/pledges/${(await aDraftOfItsOwn()).id}/submission`, {}, { key })

    expect(second.status).toBe(422)
    expect(second.body.code).toBe('idempotency_key_reused')
  })
})

it('keys belong to a person: another one may use the same', async () => {
  const key = randomUUID()
  const draft = await aDraftOfItsOwn()

  const submitted = await service.as('finance').post(`/v1/pledges/${draft.id}/submission`, {}, { key })
  const approved = await service.as('verifier').post(`/v1/pledges/${draft.id}/approval`, {}, { key })

  expect([submitted.body.state, approved.body.state]).toEqual(['submitted', 'active'])
  expect(replayed(approved)).toBeUndefined()
})

it('one person is one person through all of their keys', async () => {
  const person = await aPerson(service, 'finance')
  const [one, two] = [person.client, await person.keyOf({})]
  const company = companyOf()
  const key = randomUUID()

  const first = await one.post('/v1/companies', company, { key })
  const second = await two.post('/v1/companies', company, { key })

  expect(second.body).toEqual(first.body)
  expect(replayed(second)).toBe('true')
})

it('a refused request is not stored: the corrected one may use its key', async () => {
  const key = randomUUID()
  const retreat = await aRetreat(service, [{ code: 'L1', amount: 1_000 }])
  const pledge = await anActivePledge(service, { retreatId: retreat.id, amount: 1_000 })

  const refused = await service.as('finance').post('/v1/disbursements', receiptOf(pledge.id, 1_001), { key })
  const corrected = await service
    .as('finance')
    .post('/v1/disbursements', receiptOf(pledge.id, 1_000), { key })

  expect(refused.body.code).toBe('pledge_outstanding_exceeded')
  expect(corrected.status).toBe(201)
  expect(replayed(corrected)).toBeUndefined()
})

it('who may no longer do it is refused, not answered again', async () => {
  const admin = service.as('admin')
  const { id, client } = await aPerson(service, 'finance')
  const company = companyOf()
  const key = randomUUID()
  await client.post('/v1/companies', company, { key })
  await admin.patch(`/v1/users/${id}`, { roles: ['auditor'] })

  const again = await client.post('/v1/companies', company, { key })

  expect(again.status).toBe(403)
})

it('a replay omits the secret, which is stored nowhere', async () => {
  const key = randomUUID()
  const terms = { name: 'Kunci contoh', roles: ['admin'] }

  const first = await service.as('admin').post('/v1/api-keys', terms, { key })
  const second = await service.as('admin').post('/v1/api-keys', terms, { key })

  expect(first.body.key).toMatch(/^ckp_/)
  expect(second.body).toEqual({ ...first.body, key: null })
  const { rows } = await service.superuser.query(
    'select body::text as body from idempotency_keys where key = $1',
    [key],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0].body).not.toContain(first.body.key)
})

describe('while the first request still runs', () => {
  it('the second waits for it, and is answered the same', async () => {
    const draft = await aDraftOfItsOwn()
    const path = `/v1/pledges/${draft.id}/submission`
    const key = randomUUID()
    const holder = await transactionOf(service.sql)
    await holder.query('select from pledges where id = $1 for update', [draft.id])

    const first = service.as('finance').post(path, {}, { key })
    await untilWaiting(1)
    const second = service.as('finance').post(path, {}, { key })
    await untilWaiting(2)
    await holder.query('rollback')

    const answers = await Promise.all([first, second])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers.map(replayed)).toEqual([undefined, 'true'])
    expect(answers[1].body).toEqual(answers[0].body)
  })

  it('the second is told so when the wait grows too long', async () => {
    const company = companyOf()
    const key = randomUUID()
    const { rows } = await service.sql.query(
      `select user_id as "personId" from api_keys where name = 'finance'`,
    )
    const holder = await transactionOf(service.sql)
    await holder.query(
      `insert into idempotency_keys (person_id, key, fingerprint) values ($1, $2, 'another process')`,
      [rows[0].personId, key],
    )

    const response = await service.as('finance').post('/v1/companies', company, { key })

    expect(response.status).toBe(409)
    expect(response.body.code).toBe('request_in_progress')
  })
})

it('answers are forgotten after 30 days', async () => {
  const [old, young] = [randomUUID(), randomUUID()]
  const company = await aCompany(service)
  for (const [key, age] of [
    [old, '31 days'],
    [young, '29 days'],
  ]) {
    await service.superuser.query(
      `insert into idempotency_keys (person_id, key, fingerprint, created_at)
       values ($1, $2, 'x', now() - $3::interval)`,
      [company.id, key, age],
    )
  }

  await removeStep(service.db, oldAnswers)

  const { rows } = await service.sql.query('select key from idempotency_keys where key = any($1)', [
    [old, young],
  ])
  expect(rows).toEqual([{ key: young }])
})

/** Until so many of the service's own connections to this database wait for a lock. */
async function untilWaiting(count: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const { rows } = await service.superuser.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        return rows.length
      },
      { interval: 10, timeout: 4_000 },
    )
    .toBe(count)
}
