import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { lockNumbers } from '../../src/platform/db/locks.ts'
import { booksOf, entriesOfEvent } from '../support/ledger.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { wrongAfter } from '../support/tampering.ts'
import {
  aDraft,
  aDraftBudget,
  anActivePledge,
  aReceipt,
  aRetreat,
  closeThrough,
  newNumber,
  pledgeOf,
  reopenFrom,
  today,
} from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const M = 1_000_000
type Who = 'verifier' | 'admin'

function close(month: string, who: Who = 'verifier') {
  return service.as(who).post('/v1/closings', { month })
}

function reopen(month: string, body: object = { reason: 'Bukti terlambat diterima' }, who: Who = 'admin') {
  return service.as(who).post(`/v1/closings/${month}/reopening`, body)
}

const closings = async () => (await service.as('auditor').get('/v1/closings')).body

async function eventsOf(month: string) {
  const { rows } = await service.superuser.query(
    "select type, data from events where subject_type = 'closing' and subject_id = $1 order by sequence",
    [month],
  )
  return rows
}

describe('closing a month', () => {
  it('closes the books up to it, with every earlier month, and is listed', async () => {
    const first = await close('2023-01')
    const later = await close('2023-04', 'admin')

    expect(first).toMatchObject({
      status: 201,
      body: { month: '2023-01', months: ['2023-01'], closedThrough: '2023-01-31' },
    })
    expect(later).toMatchObject({
      status: 201,
      body: { month: '2023-04', months: ['2023-02', '2023-03', '2023-04'], closedThrough: '2023-04-30' },
    })
    expect(await eventsOf('2023-04')).toMatchObject([{ type: 'month.closed', data: {} }])
    expect(await closings()).toMatchObject({
      closedThrough: '2023-04-30',
      firstOpenDay: '2023-05-01',
      items: [
        { month: '2023-01', state: 'closed', reopenedBy: null, reason: null, version: 1 },
        { month: '2023-02', state: 'closed' },
        { month: '2023-03', state: 'closed' },
        { month: '2023-04', state: 'closed' },
      ],
    })
  })

  it('tells what is still undecided in the months that closed', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const may = { retreatId, amount: 10, pledgedOn: '2023-05-03' }
    const waiting = await aDraft(service, may)
    await service.as('finance').made(`/v1/pledges/${waiting.id}/submission`)
    const active = await anActivePledge(service, may)
    const receipt = await aReceipt(service, active.id, 4, { receivedOn: '2023-05-31' })
    await aReceipt(service, active.id, 4, { receivedOn: '2023-06-01' })
    const evidence = { kind: 'bank_transfer', number: newNumber('RETUR') }
    await service.as('finance').made(`/v1/disbursements/${receipt.id}/refunds`, {
      ...{ amount: 1, refundedOn: '2023-05-31', evidence, reason: 'Kelebihan transfer' },
    })

    const { body } = await close('2023-05')

    expect(body.unsettled).toEqual({ submitted: 1, recorded: 1, proposed: 1 })
  })

  it('is not for those who record', async () => {
    for (const role of ['finance', 'auditor', 'integration'] as const) {
      expect((await service.as(role).post('/v1/closings', { month: '2024-01' })).status).toBe(403)
    }
  })

  it.each([today.slice(0, 7), '2999-01'])('waits for its end: %s', async (month) => {
    const refused = await close(month)

    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({
      code: 'month_not_ended',
      figures: { month, today },
      errors: [{ pointer: '/month' }],
    })
    expect(await eventsOf(month)).toEqual([])
  })

  it('is refused of a month that is closed, until it was opened again; every state stays on record', async () => {
    await close('2024-03')
    const twice = await close('2024-03')
    const within = await close('2024-02')
    const opened = await reopen('2024-03')
    const openedTwice = await reopen('2024-03')
    const again = await close('2024-03')

    for (const [{ status, body }, month] of [
      [twice, '2024-03'],
      [within, '2024-02'],
    ] as const) {
      expect(status).toBe(409)
      expect(body).toMatchObject({
        code: 'month_already_closed',
        figures: { month, closedThrough: '2024-03-31' },
      })
    }
    expect(opened).toMatchObject({ status: 200, body: { months: ['2024-03'] } })
    expect(openedTwice).toMatchObject({ status: 409, body: { code: 'month_not_closed' } })
    expect(again).toMatchObject({ status: 201, body: { months: ['2024-03'] } })
    expect((await eventsOf('2024-03')).map(({ type }) => type)).toEqual([
      'month.closed',
      'month.reopened',
      'month.closed',
    ])
    const { rows } = await service.superuser.query(
      "select row ->> 'state' as state, row ->> 'reason' as reason from record_versions where kind = 'closings' and record_id = '2024-03' order by version",
    )
    expect(rows).toEqual([
      { state: 'closed', reason: null },
      { state: 'open', reason: 'Bukti terlambat diterima' },
      { state: 'closed', reason: null },
    ])
  })

  it('happens once when two persons close at the same time', async () => {
    const answers = await Promise.all([close('2024-05'), close('2024-05', 'admin')])

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it('waits for a posting under way, and then stands', async () => {
    const posting = await transactionOf(service.sql)
    await posting.query(`select pg_advisory_xact_lock_shared(${lockNumbers.calendar})`)

    const closing = close('2024-06').then(({ status }) => status)
    await expect
      .poll(async () => {
        const { rows } = await service.superuser.query(
          "select 1 from pg_locks where locktype = 'advisory' and not granted",
        )
        return rows.length
      })
      .toBe(1)
    await posting.query('rollback')

    expect(await closing).toBe(201)
  })
})

describe('reopening a month', () => {
  it('reopens the later ones with it, and is for a person who closed none of them', async () => {
    await closeThrough(service, '2024-07')
    await close('2024-08', 'admin')

    const own = await reopen('2024-08')
    const withAnEarlierOne = await reopen('2024-07')
    const lastFirst = await reopen('2024-08', undefined, 'verifier')
    await close('2024-09')
    const ofAnother = await reopen('2024-07')

    for (const { status, body } of [own, withAnEarlierOne])
      expect({ status, body }).toMatchObject({
        status: 403,
        body: { code: 'closer_is_reopener', figures: { own: '2024-08' } },
      })
    expect(lastFirst).toMatchObject({ status: 200, body: { months: ['2024-08'] } })
    expect(ofAnother).toMatchObject({ status: 200, body: { months: ['2024-07', '2024-08', '2024-09'] } })
    expect(await closings()).toMatchObject({ closedThrough: '2024-06-30', firstOpenDay: '2024-07-01' })
  })

  it('needs a reason, and a month that was ever closed', async () => {
    await closeThrough(service, '2024-04')

    const withoutReason = await reopen('2024-04', {})
    const never = await reopen('2999-01')
    const neverAndMalformed = await reopen('2999-01', {})
    const noMonth = await reopen('2023-13')

    expect(withoutReason.status).toBe(422)
    for (const { status, body } of [never, neverAndMalformed, noMonth]) {
      expect(status).toBe(404)
      expect(body.code).toBe('closing_not_found')
    }
  })

  it('opens what lies before the first closing too', async () => {
    await closeThrough(service, '2024-04')
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    await closeThrough(service, '2024-04')
    const pledge = { ...(await pledgeOf(service, { retreatId, amount: 1 })), pledgedOn: '2022-12-31' }

    await reopenFrom(service, '2022-01')
    const taken = await service.as('finance').post('/v1/pledges', { ...pledge, pledgedOn: '2023-01-01' })

    expect(taken.status).toBe(201)
    expect(await closings()).toMatchObject({ closedThrough: null, firstOpenDay: null })
  })
})

describe('a retreat that is created after a closing', () => {
  it('takes earlier dates, until the first closing after it', async () => {
    await closeThrough(service, '2025-06')
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const pledge = { ...(await pledgeOf(service, { retreatId, amount: 1 })), pledgedOn: '2024-11-05' }

    const before = await service.as('finance').post('/v1/pledges', pledge)
    await close('2025-07')
    const after = await service.as('finance').post('/v1/pledges', pledge)
    await reopenFrom(service, '2025-07')
    const reopened = await service.as('finance').post('/v1/pledges', pledge)

    expect(before.status).toBe(201)
    expect(after).toMatchObject({ status: 409, body: { code: 'month_closed' } })
    expect(reopened).toMatchObject({
      status: 409,
      body: { code: 'month_closed', figures: { firstOpenDay: '2025-07-01' } },
    })
  })
})

describe('with the books closed through June 2025', () => {
  let retreatId: string
  let submitted: { id: string }
  let draft: { id: string }
  const inMay = { pledgedOn: '2025-05-01' }
  const onA = (amount: number) => ({ retreatId, amount, allocations: [{ lineCode: 'A', amount }] })

  beforeAll(async () => {
    retreatId = (await aRetreat(service, [{ code: 'A', amount: 1_000 * M }])).id
    const terms = { ...(await pledgeOf(service, onA(10 * M))), ...inMay }
    draft = await service.as('finance').made('/v1/pledges', terms)
    submitted = await service
      .as('finance')
      .made('/v1/pledges', { ...(await pledgeOf(service, onA(10 * M))), ...inMay })
    await service.as('finance').made(`/v1/pledges/${submitted.id}/submission`)
    await closeThrough(service, '2025-06')
  })
  let untouched: unknown
  beforeEach(async () => {
    untouched = await booksOf(service, retreatId)
  })

  const refusedInMay = {
    code: 'month_closed',
    figures: { month: '2025-05', firstOpenDay: '2025-07-01' },
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
        await finance.post(`/v1/retreats/${retreatId}/venue-choices`, {
          venueCode: 'KOTA',
          chosenOn: '2025-05-20',
        }),
        '/chosenOn',
      ],
      [
        await finance.post(`/v1/retreats/${retreatId}/cancellation`, {
          cancelledOn: '2025-05-20',
          reason: 'Cuaca buruk',
        }),
        '/cancelledOn',
      ],
    ] as const

    for (const [{ status, body }, pointer] of refusals) {
      expect(status).toBe(409)
      expect(body).toMatchObject({ ...refusedInMay, errors: [{ pointer, code: 'month_closed' }] })
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

  it('whoever holds the login of the service cannot post there either', async () => {
    const { companyId } = (await service.as('auditor').get(`/v1/pledges/${draft.id}`)).body
    const intruder = await transactionOf(service.sql)

    const attack = intruder.query(
      `insert into journal_entries (retreat_id, event_id, measure, line_code, company_id, pledge_id, form, amount, effective_on)
       values ($1, gen_random_uuid(), 'reserved', 'A', $2, $3, 'cash', 1, '2025-05-31')`,
      [retreatId, companyId, draft.id],
    )

    await expect(attack).rejects.toMatchObject({ constraint: 'month_closed' })
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

    await expect(intruder.query(statement, [retreatId])).rejects.toThrow('the month of 2025-05-20 is closed')
  })

  it('nor close the present month, nor reopen one without a reason, out of order, or their own', async () => {
    const attempts = [
      [
        `insert into closings (month, closed_by) values (to_char(wita_today(), 'YYYY-MM'), gen_random_uuid())`,
        'month_not_ended',
      ],
      [`update closings set state = 'open', reason = null where month = '2025-06'`, 'reopening_reason'],
      [
        `insert into closings (month, state, closed_by, reopened_by, reason)
         values ('2020-01', 'open', gen_random_uuid(), gen_random_uuid(), 'x')`,
        'begins_at_the_beginning',
      ],
      [
        `update closings set state = 'open', reopened_by = gen_random_uuid(), reason = 'x' where month = '2025-05'`,
        'closings_in_order',
      ],
      [
        `update closings set state = 'open', reopened_by = closed_by, reason = 'x' where month >= '2025-05' and state = 'closed'`,
        'closer_is_reopener',
      ],
      [`update closings set closed_by = gen_random_uuid() where month = '2025-05'`, 'closing_transition'],
      [`delete from closings where month = '2025-05'`, undefined],
    ] as const

    const intruder = await transactionOf(service.sql)
    for (const [statement, constraint] of attempts) {
      await expect(intruder.query(statement)).rejects.toMatchObject({ constraint })
      await intruder.query('rollback; begin')
    }
  })

  it('nor create a retreat that no closing binds', async () => {
    const intruder = await transactionOf(service.sql)

    const { rows } = await intruder.query(
      `insert into retreats (id, code, title, fiscal_year, starts_on, ends_on, venues, created_at)
       values (gen_random_uuid(), 'R', 'R', 2025, '2025-06-01', '2025-06-02', '[]', '9999-01-01')
       returning created_at = now() as "isNow"`,
    )

    expect(rows).toEqual([{ isNow: true }])
  })

  it('the month takes entries again once it is opened', async () => {
    const pledge = await pledgeOf(service, { ...onA(M), pledgedOn: '2025-06-05' })
    const refused = await service.as('finance').post('/v1/pledges', pledge)
    await reopen('2025-06')

    const taken = await service.as('finance').post('/v1/pledges', pledge)

    expect([refused.status, taken.status]).toEqual([409, 201])
  })
})

it('verify names what was dated on a day that was closed by then, and nothing else', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  await anActivePledge(service, { retreatId, amount: 10, pledgedOn: '2025-08-03' })
  await closeThrough(service, '2025-08')
  await anActivePledge(service, { retreatId, amount: 10, pledgedOn: '2025-09-03' })
  const named = async (day: string) => {
    const entry = `select retreat_id, id from journal_entries where retreat_id = '${retreatId}' order by id desc limit 1`
    const move = `update journal_entries set effective_on = '${day}' where (retreat_id, id) = (${entry})`
    const wrong = await wrongAfter(service, move)
    return wrong.some(({ name }) => name.startsWith('nothing was dated on a closed day'))
  }

  expect(await named('2025-08-31')).toBe(true)
  expect(await named('2025-09-01')).toBe(false)
})
