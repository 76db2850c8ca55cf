import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { balanceOn, expectBalancesToBeTheJournalsSums } from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aDraft, aRetreat, lineOf, onLines } from '../support/world.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

async function drafts(retreatId: string, count: number, allocations: Record<string, number>) {
  const amount = Object.values(allocations).reduce((total, part) => total + part)
  const terms = { retreatId, amount, allocations: onLines(allocations) }
  return Promise.all(Array.from({ length: count }, () => aDraft(service, terms)))
}

function submit({ id }: { id: string }) {
  return service.as('finance').post(`/v1/pledges/${id}/submission`)
}

describe('parallel submissions', () => {
  it('give the last room on a line to exactly as many pledges as it has room for', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 50 }])
    const waiting = await drafts(retreatId, 16, { A: 10 })

    const answers = await Promise.all(waiting.map(submit))

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    const refused = answers.filter(({ status }) => status === 409)
    expect(refused).toHaveLength(11)
    for (const { body } of refused) {
      expect(body).toMatchObject({ code: 'line_ceiling_exceeded', figures: { asked: 10, left: 0 } })
    }
    expect(await balanceOn(service, retreatId, 'A')).toMatchObject({ reserved: 50 })
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it('do not wait for each other in a circle, whatever the order in which they name their lines', async () => {
    const { id: retreatId } = await aRetreat(service, [
      { code: 'A', amount: 1000 },
      { code: 'B', amount: 1000 },
    ])
    const waiting = [
      ...(await drafts(retreatId, 10, { A: 1, B: 1 })),
      ...(await drafts(retreatId, 10, { B: 1, A: 1 })),
    ]

    const answers = await Promise.all(waiting.map(submit))

    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(await balanceOn(service, retreatId, 'B')).toMatchObject({ reserved: 20 })
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it('and the adoption of a lower ceiling never leave more reserved than it allows', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const lower = { reason: 'Efisiensi', lines: [lineOf({ code: 'A', amount: 30 })] }
    await service.as('finance').made(`/v1/retreats/${retreatId}/budgets`, lower)
    const waiting = await drafts(retreatId, 8, { A: 10 })
    const adoption = { adoptedOn: '2025-03-01' }

    const [adopted, ...submitted] = await Promise.all([
      service.as('verifier').post(`/v1/retreats/${retreatId}/budgets/2/adoption`, adoption),
      ...waiting.map(submit),
    ])

    const { ceiling, reserved } = await balanceOn(service, retreatId, 'A')
    expect(ceiling).toBe(adopted.status === 200 ? 30 : 100)
    expect(reserved).toBe(adopted.status === 200 ? 30 : 80)
    for (const { status, body } of submitted) {
      if (status !== 200) expect(body).toMatchObject({ code: 'line_ceiling_exceeded', figures: { left: 0 } })
    }
    if (adopted.status !== 200) expect(adopted.body).toMatchObject({ code: 'lines_below_balances' })
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it('of one pledge reserve its amount once', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const [draft] = await drafts(retreatId, 1, { A: 10 })
    if (!draft) throw new Error('no draft')

    const answers = await Promise.all(Array.from({ length: 8 }, () => submit(draft)))

    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)])
    expect(await balanceOn(service, retreatId, 'A')).toMatchObject({ reserved: 10 })
  })
})

describe('parallel decisions', () => {
  it('approve or reject a pledge, never both', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const [draft] = await drafts(retreatId, 1, { A: 10 })
    await submit(draft ?? { id: '' })
    const path = `/v1/pledges/${draft?.id}`
    const verifier = service.as('verifier')

    const [approval, rejection] = await Promise.all([
      verifier.post(`${path}/approval`),
      verifier.post(`${path}/rejection`, { reason: 'Surat ditarik' }),
    ])

    expect([approval.status, rejection.status].sort()).toEqual([200, expect.toBeOneOf([409, 412])])
    const held = approval.status === 200 ? { reserved: 10, pledged: 10 } : { reserved: 0, pledged: 0 }
    expect(await balanceOn(service, retreatId, 'A')).toMatchObject(held)
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })
})
