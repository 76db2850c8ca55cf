import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { booksOf } from '../support/ledger.ts'
import { chosenVenue } from '../support/proposals.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aDraftBudget, aRetreat, closeThrough, reopenFrom, today } from '../support/world.ts'

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
})
beforeEach(async () => {
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 100 }])).id
})
afterAll(() => service.close())

function state(effectiveOn: string, amount: number, more: object = {}) {
  return service.as('finance').post(`/v1/retreats/${retreatId}/appropriations`, {
    effectiveOn,
    documentNumber: `DPA/${effectiveOn}`,
    items: [{ lineCode: 'A', amount }],
    ...more,
  })
}

function spend(spentOn: string, more: object = {}) {
  const expenditure = { lineCode: 'A', amount: 10, spentOn, sp2dNumber: `SP2D/${spentOn}`, ...more }
  return service.as('finance').post(`/v1/retreats/${retreatId}/expenditures`, expenditure)
}

async function apbdAsOf(asOf: string) {
  const { body } = await service
    .as('auditor')
    .get(`/v1/retreats/${retreatId}/coverage?venue=KOTA&asOf=${asOf}`)
  return body.totals.apbd
}

/** What each of these days says is appropriated. */
async function appropriatedOn(...days: string[]) {
  const totals: number[] = []
  for (const day of days) totals.push((await apbdAsOf(day)).appropriated)
  return totals
}

describe('a statement of appropriations', () => {
  it('holds from its day until the next one, in whatever order they are posted', async () => {
    await state('2025-02-01', 40)
    await state('2025-08-01', 90)
    await state('2025-05-01', 60)

    const totals = await appropriatedOn('2025-01-31', '2025-02-01', '2025-05-01', '2025-07-31', '2025-08-01')

    expect(totals).toEqual([0, 40, 60, 60, 90])
  })

  it('ends an earlier one also where it repeats the total that was there', async () => {
    await state('2025-02-01', 40)
    await state('2025-08-01', 40)

    await state('2025-05-01', 60)

    expect(await appropriatedOn('2025-02-01', '2025-05-01', '2025-08-01')).toEqual([40, 60, 40])
  })

  it('replaces one of the same day, and 0 takes it back', async () => {
    await state('2025-02-01', 40)
    await state('2025-02-01', 50)
    await state('2025-03-01', 0)

    expect(await appropriatedOn('2025-02-01', '2025-03-01')).toEqual([50, 0])
  })

  it('counts from the day on which it is booked', async () => {
    await closeThrough(service, '2025-04')

    const stated = await state('2025-02-01', 40, { bookedOn: '2025-05-10' })

    expect(stated.status).toBe(201)
    expect(stated.body).toMatchObject({ effectiveOn: '2025-02-01', bookedOn: '2025-05-10' })
    expect(await appropriatedOn('2025-05-09', '2025-05-10')).toEqual([0, 40])
  })
})

describe('an expenditure', () => {
  it('counts from the day on which it is booked', async () => {
    await closeThrough(service, '2025-04')

    const spent = await spend('2025-04-20', { bookedOn: '2025-05-10' })

    expect(spent.status).toBe(201)
    expect(spent.body).toMatchObject({ spentOn: '2025-04-20', bookedOn: '2025-05-10' })
    expect((await apbdAsOf('2025-05-09')).spent).toBe(0)
    expect((await apbdAsOf('2025-05-10')).spent).toBe(10)
  })
})

describe.each([
  ['a statement', '/effectiveOn', (on: string, more?: object) => state(on, 40, more)],
  ['an expenditure', '/spentOn', (on: string, more?: object) => spend(on, more)],
])('%s', (_what, pointer, post) => {
  it.each([
    ['after today', '2999-01-01', {}, 422, 'date_in_future', pointer, { date: '2999-01-01', today }],
    [
      'booked after today',
      '2025-04-20',
      { bookedOn: '2999-01-01' },
      422,
      'date_in_future',
      '/bookedOn',
      { date: '2999-01-01', today },
    ],
    [
      'booked though its month is open',
      '2025-04-20',
      { bookedOn: '2025-04-21' },
      422,
      'booking_not_needed',
      '/bookedOn',
      { date: '2025-04-20' },
    ],
    [
      'long before the fiscal year',
      '2022-12-31',
      {},
      422,
      'date_too_early',
      pointer,
      { date: '2022-12-31', earliest: '2023-01-01' },
    ],
    [
      'booked before its date',
      '2025-04-20',
      { bookedOn: '2025-04-19' },
      422,
      'dates_out_of_order',
      '/bookedOn',
      { from: '2025-04-20', to: '2025-04-19' },
    ],
  ])('dated %s is refused and changes nothing', async (_how, on, more, status, code, at, figures) => {
    const untouched = await booksOf(service, retreatId)

    const refused = await post(on, more)

    expect(refused.status).toBe(status)
    expect(refused.body).toMatchObject({ code, figures, errors: [{ pointer: at }] })
    expect(await booksOf(service, retreatId)).toEqual(untouched)
  })
})

describe('with March 2025 closed', () => {
  const closed = { code: 'month_closed', figures: { month: '2025-03', firstOpenDay: '2025-04-01' } }

  it('a statement and an expenditure of that month need a booking day in an open one', async () => {
    await closeThrough(service, '2025-03')

    const refused = [
      [await state('2025-03-15', 40), '/effectiveOn'],
      [await spend('2025-03-15'), '/spentOn'],
      [await state('2025-02-15', 40, { bookedOn: '2025-03-31' }), '/bookedOn'],
    ] as const
    const taken = [
      await state('2025-03-15', 40, { bookedOn: '2025-04-02' }),
      await spend('2025-03-15', { bookedOn: '2025-04-02' }),
    ]

    for (const [{ status, body }, pointer] of refused) {
      expect(status).toBe(409)
      expect(body).toMatchObject({ ...closed, errors: [{ pointer }] })
    }
    expect(taken.map(({ status }) => status)).toEqual([201, 201])
  })

  it('a statement of before counts on the open days until the next one, which stands', async () => {
    await state('2025-05-10', 70)
    await closeThrough(service, '2025-03')

    const stated = await state('2025-02-10', 40, { bookedOn: '2025-04-01' })

    expect(stated.status).toBe(201)
    expect(await appropriatedOn('2025-03-31', '2025-04-01', '2025-05-09', '2025-05-10')).toEqual([
      0, 40, 40, 70,
    ])
  })

  it('a statement of before is refused where the next one counts on the first open day already', async () => {
    await state('2025-03-10', 70)
    await closeThrough(service, '2025-03')
    const untouched = await booksOf(service, retreatId)

    const refused = await state('2025-02-10', 40)

    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({
      code: 'statement_superseded',
      figures: {
        line: 'A',
        documentNumber: 'DPA/2025-03-10',
        effectiveOn: '2025-03-10',
        countsFrom: '2025-03-10',
      },
      errors: [{ pointer: '/items/0/lineCode' }],
    })
    expect(await booksOf(service, retreatId)).toEqual(untouched)
    expect((await state('2025-04-01', 40)).status).toBe(201)
  })

  it('the later statement by its own day counts, though the earlier one was booked after it', async () => {
    await closeThrough(service, '2025-03')
    await state('2025-02-10', 40, { bookedOn: '2025-05-10' })

    const stated = await state('2025-04-01', 60)

    expect(stated.status).toBe(201)
    expect(await appropriatedOn('2025-03-31', '2025-04-01', '2025-05-10')).toEqual([0, 60, 60])
  })

  it('takes statements of its days again once it is reopened', async () => {
    await closeThrough(service, '2025-03')
    await reopenFrom(service, '2025-03')

    expect((await state('2025-03-15', 40)).status).toBe(201)
    expect(await appropriatedOn('2025-03-15')).toEqual([40])
  })
})

describe('of a line that the budget in force does not have', () => {
  it('nothing is stated any more, but what it has is taken back', async () => {
    await state('2025-02-01', 40)
    const version = await aDraftBudget(service, retreatId, [{ code: 'B', amount: 100 }])
    await service
      .as('verifier')
      .made(`/v1/retreats/${retreatId}/budgets/${version}/adoption`, { adoptedOn: '2025-03-01' })

    const more = await state('2025-04-01', 50)
    const none = await state('2025-05-01', 0)

    expect(more).toMatchObject({
      status: 422,
      body: { code: 'unknown_line', errors: [{ pointer: '/items/0/lineCode' }] },
    })
    expect(none.status).toBe(201)
  })

  it('nor of a venue that was not chosen', async () => {
    retreatId = (await aRetreat(service, [{ code: 'A', amount: 100, venueCode: 'PANTAI' }])).id
    await state('2025-02-01', 40)
    await chosenVenue(service, retreatId, { venueCode: 'KOTA', chosenOn: '2025-03-01' })

    const more = await state('2025-04-01', 50)

    expect(more).toMatchObject({ status: 409, body: { code: 'line_of_other_venue' } })
  })
})
