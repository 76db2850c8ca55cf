import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { lockNumbers } from '../../src/platform/db/locks.ts'
import { booksOf, entriesOfEvent } from '../support/ledger.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { aDraft, aDraftBudget, aRetreat, pledgeOf, today } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const M = 1_000_000

function lock(month: string) {
  return service.as('verifier').post('/v1/period-locks', { month })
}

function unlock(month: string, body: object = { reason: 'Bukti terlambat diterima' }) {
  return service.as('verifier').post(`/v1/period-locks/${month}/unlocking`, body)
}

async function periodEvents(month: string) {
  const { rows } = await service.superuser.query(
    "select type, data from events where subject_type = 'period' and subject_id = $1 order by sequence",
    [month],
  )
  return rows
}

describe('locking a month', () => {
  it('is recorded and listed, by a verifier or an admin', async () => {
    const byVerifier = await lock('2024-01')
    const byAdmin = await service.as('admin').post('/v1/period-locks', { month: '2024-02' })

    expect(byVerifier.status).toBe(201)
    expect(byVerifier.body).toMatchObject({ month: '2024-01', state: 'locked', reason: null, version: 1 })
    expect(byAdmin.status).toBe(201)
    expect(await periodEvents('2024-01')).toMatchObject([{ type: 'period.locked', data: {} }])
    const { body } = await service.as('auditor').get('/v1/period-locks')
    expect(body.items).toEqual(expect.arrayContaining([byVerifier.body, byAdmin.body]))
    expect(body.nextCursor).toBeNull()
  })

  it('is not for those who record', async () => {
    for (const role of ['finance', 'auditor', 'integration'] as const) {
      expect((await service.as(role).post('/v1/period-locks', { month: '2024-01' })).status).toBe(403)
    }
  })

  it.each([today.slice(0, 7), '2999-01'])('waits for its end: %s', async (month) => {
    const refused = await lock(month)

    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({
      code: 'period_not_ended',
      figures: { month, today },
      errors: [{ pointer: '/month' }],
    })
    expect(await periodEvents(month)).toEqual([])
  })

  it('is refused twice, until it was opened again; every state and its reason stay on record', async () => {
    await lock('2024-03')
    const twice = await lock('2024-03')
    const opened = await unlock('2024-03')
    const openedTwice = await unlock('2024-03')
    const again = await lock('2024-03')

    expect(twice.status).toBe(409)
    expect(twice.body).toMatchObject({
      code: 'period_wrong_state',
      figures: { state: 'locked', required: 'open' },
    })
    expect(opened.status).toBe(200)
    expect(opened.body).toMatchObject({ state: 'open', reason: 'Bukti terlambat diterima', version: 2 })
    expect(openedTwice.body).toMatchObject({ code: 'period_wrong_state', figures: { state: 'open' } })
    expect(again.status).toBe(201)
    expect(again.body).toMatchObject({ state: 'locked', reason: null, version: 3 })
    expect((await periodEvents('2024-03')).map(({ type }) => type)).toEqual([
      'period.locked',
      'period.unlocked',
      'period.locked',
    ])
    const { rows } = await service.superuser.query(
      "select row ->> 'state' as state, row ->> 'reason' as reason from record_versions where kind = 'period_locks' and record_id = '2024-03' order by version",
    )
    expect(rows).toEqual([
      { state: 'locked', reason: null },
      { state: 'open', reason: 'Bukti terlambat diterima' },
      { state: 'locked', reason: null },
    ])
  })

  it('is undone only for a reason, and only where it was done', async () => {
    await lock('2024-04')

    const withoutReason = await unlock('2024-04', {})
    const never = await unlock('2023-01')
    const neverAndMalformed = await unlock('2023-01', {})
    const noMonth = await unlock('2023-13')

    expect(withoutReason.status).toBe(422)
    for (const { status, body } of [never, neverAndMalformed, noMonth]) {
      expect(status).toBe(404)
      expect(body.code).toBe('period_lock_not_found')
    }
  })

  it('happens once when two persons lock at the same time', async () => {
    const answers = await Promise.all([
      lock('2024-05'),
      service.as('admin').post('/v1/period-locks', { month: '2024-05' }),
    ])

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it('waits for a posting under way, and then stands', async () => {
    const posting = await transactionOf(service.sql)
    await posting.query(`select pg_advisory_xact_lock_shared(${lockNumbers.calendar})`)

    const locking = lock('2024-06').then(({ status }) => status)
    await expect
      .poll(async () => {
        const { rows } = await service.superuser.query(
          "select 1 from pg_locks where locktype = 'advisory' and not granted",
        )
        return rows.length
      })
      .toBe(1)
    await posting.query('rollback')

    expect(await locking).toBe(201)
  })
})

describe('with May 2025 and June 2025 locked', () => {
  let retreatId: string
  let other: { id: string }
  let submitted: { id: string }
  let draft: { id: string }
  const inMay = { pledgedOn: '2025-05-05' }
  const onA = (amount: number) => ({ retreatId, amount, allocations: [{ lineCode: 'A', amount }] })

  beforeAll(async () => {
    retreatId = (await aRetreat(service, [{ code: 'A', amount: 1_000 * M }])).id
    const terms = { ...(await pledgeOf(service, onA(10 * M))), ...inMay }
    draft = await service.as('finance').made('/v1/pledges', terms)
    submitted = await service.as('finance').made('/v1/pledges', terms)
    await service.as('finance').made(`/v1/pledges/${submitted.id}/submission`)
    other = await aRetreat(service, [{ code: 'K', amount: 1_000 * M, venueCode: 'KOTA' }])
    const atOther = { retreatId: other.id, amount: 10 * M, allocations: [{ lineCode: 'K', amount: 10 * M }] }
    const elsewhere = await service
      .as('finance')
      .made('/v1/pledges', { ...(await pledgeOf(service, atOther)), ...inMay })
    await service.as('finance').made(`/v1/pledges/${elsewhere.id}/submission`)
    await lock('2025-05')
    await lock('2025-06')
  })
  let untouched: unknown
  beforeEach(async () => {
    untouched = await booksOf(service, retreatId)
  })

  const refusedInMay = {
    code: 'period_locked',
    figures: { month: '2025-05', firstOpen: '2025-07-01' },
  }

  it('nothing new is dated there: pledges, their submission, and what has no booking day', async () => {
    const { finance, verifier } = { finance: service.as('finance'), verifier: service.as('verifier') }
    const version = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 1_000 * M }])
    untouched = await booksOf(service, retreatId)

    const refusals = [
      [await finance.post('/v1/pledges', { ...(await pledgeOf(service, onA(M))), ...inMay }), '/pledgedOn'],
      [await finance.post(`/v1/pledges/${draft.id}/submission`), '/pledgedOn'],
      [
        await verifier.post(`/v1/retreats/${retreatId}/budgets/${version}/adoption`, {
          adoptedOn: '2025-05-20',
        }),
        '/adoptedOn',
      ],
      [
        await verifier.post(`/v1/retreats/${retreatId}/venue-choice`, {
          venueCode: 'KOTA',
          chosenOn: '2025-05-20',
        }),
        '/chosenOn',
      ],
      [
        await verifier.post(`/v1/retreats/${retreatId}/cancellation`, {
          cancelledOn: '2025-05-20',
          reason: 'Cuaca buruk',
        }),
        '/cancelledOn',
      ],
    ] as const

    for (const [{ status, body }, pointer] of refusals) {
      expect(status).toBe(409)
      expect(body).toMatchObject({ ...refusedInMay, errors: [{ pointer, code: 'period_locked' }] })
    }
    expect(await booksOf(service, retreatId)).toEqual(untouched)
  })

  it('what is booked in an open month is taken, and counts from there', async () => {
    const pledge = {
      ...(await pledgeOf(service, onA(10 * M))),
      ...inMay,
      bookedOn: '2025-07-03',
    }
    const { id } = await service.as('finance').made('/v1/pledges', pledge)

    const answer = await service.as('finance').post(`/v1/pledges/${id}/submission`)

    expect(answer.status).toBe(200)
    const { rows } = await service.superuser.query(
      'select distinct effective_on::text as day from journal_entries where pledge_id = $1',
      [id],
    )
    expect(rows).toEqual([{ day: '2025-07-03' }])
  })

  it('an approval of what was dated there counts from the first open day', async () => {
    const approved = await service.as('verifier').post(`/v1/pledges/${submitted.id}/approval`)

    expect(approved.status).toBe(200)
    expect(await entriesOfEvent(service, retreatId, 'pledge.approved')).toEqual([
      'pledged A 10000000 2025-07-01',
    ])
  })

  it('a venue choice of an earlier day moves what is dated there on the first open day', async () => {
    await service
      .as('verifier')
      .made(`/v1/retreats/${other.id}/venue-choice`, { venueCode: 'PANTAI', chosenOn: '2025-04-20' })

    expect(await entriesOfEvent(service, other.id, 'retreat.venue_chosen')).toEqual([
      'reserved - 10000000 2025-07-01',
      'reserved K -10000000 2025-07-01',
    ])
  })

  it('whoever holds the login of the service cannot post there either', async () => {
    const { id } = await aDraft(service, onA(M))
    const { companyId } = (await service.as('auditor').get(`/v1/pledges/${id}`)).body
    const intruder = await transactionOf(service.sql)

    const attack = intruder.query(
      `insert into journal_entries (retreat_id, event_id, measure, line_code, company_id, pledge_id, form, amount, effective_on)
       values ($1, gen_random_uuid(), 'reserved', 'A', $2, $3, 'cash', 1, '2025-05-31')`,
      [retreatId, companyId, id],
    )

    await expect(attack).rejects.toMatchObject({ constraint: 'period_locked' })
  })

  it.each([
    [
      'a venue choice',
      "update retreats set chosen_venue = 'KOTA', venue_chosen_on = '2025-05-20' where id = $1",
    ],
    [
      'a cancellation',
      "update retreats set cancelled_on = '2025-05-20', cancellation_reason = 'x' where id = $1",
    ],
  ])('nor date %s there', async (_what, statement) => {
    const intruder = await transactionOf(service.sql)

    await expect(intruder.query(statement, [retreatId])).rejects.toThrow('the month of 2025-05-20 is locked')
  })

  it('nor lock the present month, nor skip the reason of an unlocking', async () => {
    const attempts = [
      `insert into period_locks (month, changed_by) values (to_char(wita_today(), 'YYYY-MM'), gen_random_uuid())`,
      `update period_locks set state = 'open', reason = null where month = '2025-05'`,
      `insert into period_locks (month, state, changed_by, reason) values ('2020-01', 'open', gen_random_uuid(), 'x')`,
      `delete from period_locks where month = '2025-05'`,
    ]
    const constraints = ['period_not_ended', 'unlocking_reason', 'begins_at_the_beginning', undefined]

    for (const [index, statement] of attempts.entries()) {
      const intruder = await transactionOf(service.sql)
      await expect(intruder.query(statement)).rejects.toMatchObject({ constraint: constraints[index] })
    }
  })

  it('the month takes entries again once it is opened', async () => {
    const pledge = { ...(await pledgeOf(service, onA(M))), pledgedOn: '2025-06-05' }
    const refused = await service.as('finance').post('/v1/pledges', pledge)
    await unlock('2025-06')

    const taken = await service.as('finance').post('/v1/pledges', pledge)

    expect([refused.status, taken.status]).toEqual([409, 201])
  })
})
