import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSystem } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aDraftBudget, aRetreat, lineOf } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const M = 1_000_000
const shown = (line: Parameters<typeof lineOf>[0]) => ({
  csrIneligibleReason: null,
  standardPrice: null,
  ...lineOf(line),
})

function diff(retreatId: string, version: number | string, from: number | string) {
  return service.as('auditor').get(`/v1/retreats/${retreatId}/budgets/${version}/diff?from=${from}`)
}

describe('the difference of two budget versions', () => {
  it('is the lines that came, went and changed, in which fields, and the totals', async () => {
    const { id } = await aRetreat(service, [
      { code: 'A', amount: 100 * M },
      { code: 'B', amount: 50 * M },
      { code: 'C', amount: 20 * M },
    ])
    const version = await aDraftBudget(service, id, [
      { code: 'D', amount: 10 * M },
      { code: 'C', amount: 20 * M },
      { code: 'A', amount: 80 * M, csrEligible: false },
    ])

    const { status, body } = await diff(id, version, 1)

    expect(status).toBe(200)
    expect(body).toEqual({
      retreatId: id,
      from: 1,
      to: version,
      added: [shown({ code: 'D', amount: 10 * M })],
      removed: [shown({ code: 'B', amount: 50 * M })],
      changed: [
        {
          code: 'A',
          fields: ['unitPrice', 'amount', 'csrEligible', 'csrIneligibleReason'],
          before: shown({ code: 'A', amount: 100 * M }),
          after: shown({ code: 'A', amount: 80 * M, csrEligible: false }),
        },
      ],
      totals: {
        before: { amount: 170 * M, csrEligible: 170 * M },
        after: { amount: 110 * M, csrEligible: 30 * M },
      },
    })
  })

  it('is the other way round when it is asked the other way round', async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 1 }])
    const version = await aDraftBudget(service, id, [{ code: 'B', amount: 1 }])

    const there = await diff(id, version, 1)
    const back = await diff(id, 1, version)

    expect(back.body.added).toEqual(there.body.removed)
    expect(back.body.removed).toEqual(there.body.added)
  })

  it('is nothing between a version and itself, or one with the same lines in another order', async () => {
    const lines = [
      { code: 'A', amount: 1 },
      { code: 'B', amount: 2 },
    ]
    const { id } = await aRetreat(service, lines)
    const version = await aDraftBudget(service, id, lines.toReversed())

    for (const from of [1, version]) {
      expect((await diff(id, version, from)).body).toMatchObject({ added: [], removed: [], changed: [] })
    }
  })

  it('needs two versions that exist, of a retreat that the key may see', async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 1 }])
    const other = await aRetreat(service, [{ code: 'A', amount: 1 }])
    const limited = await aSystem(service, ['integration'], { scopes: { retreatIds: [other.id] } })

    const answers = [
      await diff(id, 1, 2),
      await diff(id, 2, 1),
      await limited.get(`/v1/retreats/${id}/budgets/1/diff?from=1`),
    ]

    for (const { status, body } of answers) {
      expect(status).toBe(404)
      expect(body.code).toBe('budget_not_found')
    }
  })

  it.each(['', '?from=x', '?from=0'])('needs a version to compare with: %s', async (query) => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 1 }])

    const { status, body } = await service.as('auditor').get(`/v1/retreats/${id}/budgets/1/diff${query}`)

    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'invalid_query', errors: [{ pointer: '/from' }] })
  })
})
