import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  balanceOn,
  eventsOf,
  expectBalancesToBeTheJournalsSums,
  expectRefused,
  type Refusal,
} from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aRetreat, notYet, onLines } from '../support/world.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const finance = () => service.as('finance')
const aPlan = async () => {
  const lines = [
    { code: 'A', amount: 1000 },
    { code: 'B', amount: 1000, csrEligible: false },
  ]
  return (await aRetreat(service, lines)).id
}

function stated(effectiveOn: string, totals: Record<string, number>) {
  return { effectiveOn, documentNumber: `DPA/${effectiveOn}`, items: onLines(totals) }
}
const state = (retreatId: string, effectiveOn: string, totals: Record<string, number>) =>
  finance().post(`/v1/retreats/${retreatId}/appropriations`, stated(effectiveOn, totals))

/** What coverage shows as appropriated on A at each of these days. */
async function appropriatedOnA(retreatId: string, days: string[]): Promise<number[]> {
  return Promise.all(
    days.map(async (day) => {
      const path = `/v1/retreats/${retreatId}/coverage?venue=PANTAI&asOf=${day}`
      const { body } = await service.as('auditor').get(path)
      return body.lines.find(({ code }: { code: string }) => code === 'A').apbd.appropriated
    }),
  )
}

describe('a statement of appropriations', () => {
  it('gives lines their new totals from its day on, CSR-eligible or not', async () => {
    const id = await aPlan()

    const response = await state(id, '2025-02-01', { A: 300, B: 500 })
    await state(id, '2025-03-01', { A: 250 })

    expect(response.status).toBe(201)
    expect(response.body).toMatchObject({ retreatId: id, ...stated('2025-02-01', { A: 300, B: 500 }) })
    expect(await appropriatedOnA(id, ['2025-01-31', '2025-02-01', '2025-02-28', '2025-03-01'])).toEqual([
      0, 300, 300, 250,
    ])
    expect(await balanceOn(service, id, 'B')).toMatchObject({ appropriated: 500 })
    expect(await eventsOf(service, response.body.id)).toMatchObject([
      { type: 'appropriation.stated', data: { entries: [{ amount: 300 }, { amount: 500 }] } },
    ])
    await expectBalancesToBeTheJournalsSums(service, id)
  })

  it('of 0 takes a line’s money back', async () => {
    const id = await aPlan()
    await state(id, '2025-02-01', { A: 300 })

    await state(id, '2025-03-01', { A: 0 })

    expect(await appropriatedOnA(id, ['2025-02-28', '2025-03-01'])).toEqual([300, 0])
    expect(await balanceOn(service, id, 'A')).toMatchObject({ appropriated: 0 })
  })

  it('on the same day takes the place of the one before', async () => {
    const id = await aPlan()
    await state(id, '2025-02-01', { A: 300 })

    await state(id, '2025-02-01', { A: 400 })

    expect(await appropriatedOnA(id, ['2025-01-31', '2025-02-01'])).toEqual([0, 400])
  })

  it('above the ceiling is accepted: the ceiling limits CSR and spending', async () => {
    const id = await aPlan()

    expect((await state(id, '2025-02-01', { A: 1001 })).status).toBe(201)
  })

  describe('dated back between others', () => {
    it('holds up to the next one, which stays as it was', async () => {
      const id = await aPlan()
      await state(id, '2025-02-01', { A: 100 })
      await state(id, '2025-04-01', { A: 300 })

      await state(id, '2025-03-01', { A: 250 })

      const days = ['2025-02-28', '2025-03-01', '2025-03-31', '2025-04-01']
      expect(await appropriatedOnA(id, days)).toEqual([100, 250, 250, 300])
      expect(await balanceOn(service, id, 'A')).toMatchObject({ appropriated: 300 })
      await expectBalancesToBeTheJournalsSums(service, id)
    })

    it('leaves a later one alone that only repeated the total', async () => {
      const id = await aPlan()
      await state(id, '2025-02-01', { A: 100 })
      await state(id, '2025-04-01', { A: 100 })

      await state(id, '2025-03-01', { A: 50 })

      const days = ['2025-02-28', '2025-03-01', '2025-03-31', '2025-04-01']
      expect(await appropriatedOnA(id, days)).toEqual([100, 50, 50, 100])
      expect(await balanceOn(service, id, 'A')).toMatchObject({ appropriated: 100 })
      await expectBalancesToBeTheJournalsSums(service, id)
    })

    it('does not look at later ones about other lines', async () => {
      const id = await aPlan()
      await state(id, '2025-02-01', { A: 100 })
      await state(id, '2025-04-01', { B: 300 })

      await state(id, '2025-03-01', { A: 50 })

      expect(await appropriatedOnA(id, ['2025-02-28', '2025-03-01', '2025-04-01'])).toEqual([100, 50, 50])
    })

    it('before all others begins at its day', async () => {
      const id = await aPlan()
      await state(id, '2025-04-01', { A: 300 })

      await state(id, '2025-02-01', { A: 100 })

      expect(await appropriatedOnA(id, ['2025-01-31', '2025-02-01', '2025-04-01'])).toEqual([0, 100, 300])
    })
  })
})

describe('parallel statements about one line', () => {
  it('on one day leave the total of one of them', async () => {
    const id = await aPlan()
    const totals = [100, 200, 300, 400, 500, 600]

    const answers = await Promise.all(totals.map((A) => state(id, '2025-02-01', { A })))

    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201))
    expect(totals).toContain((await balanceOn(service, id, 'A')).appropriated)
    await expectBalancesToBeTheJournalsSums(service, id)
  })
})

describe('a statement is refused', () => {
  const invalid = { status: 422, code: 'validation_failed' }

  it.each<[why: string, change: object, refusal: Refusal]>([
    [
      'about a line that the budget does not have',
      { items: onLines({ A: 1, Z: 1 }) },
      { status: 422, code: 'unknown_line', pointer: '/items/1/lineCode', figures: { line: 'Z' } },
    ],
    [
      'about a line twice',
      { items: [...onLines({ A: 1 }), ...onLines({ A: 2 })] },
      { status: 422, code: 'duplicate_line', pointer: '/items/1/lineCode', figures: { line: 'A' } },
    ],
    [
      'for a day that has not come',
      { effectiveOn: notYet },
      { status: 422, code: 'date_in_future', pointer: '/effectiveOn' },
    ],
    ['of less than nothing', { items: onLines({ A: -1 }) }, { ...invalid, pointer: '/items/0/amount' }],
    ['of a fraction', { items: onLines({ A: 0.1 }) }, { ...invalid, pointer: '/items/0/amount' }],
    ['above 10^13', { items: onLines({ A: 10 ** 13 + 1 }) }, { ...invalid, pointer: '/items/0/amount' }],
    ['for 29 February 2025', { effectiveOn: '2025-02-29' }, { ...invalid, pointer: '/effectiveOn' }],
  ])('%s', async (_why, change, refusal) => {
    const id = await aPlan()
    const body = { ...stated('2025-02-01', { A: 1 }), ...change }

    await expectRefused(service, () => finance().post(`/v1/retreats/${id}/appropriations`, body), refusal)
  })
})
