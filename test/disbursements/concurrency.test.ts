import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { balanceOn, expectBalancesToBeTheJournalsSums } from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, onLines, receiptOf } from '../support/world.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort()

describe('parallel receipts', () => {
  it('fifty of them on a pledge with room for twenty: exactly twenty are recorded', async () => {
    const { id: retreatId } = await aRetreat(service, [
      { code: 'A', amount: 1000 },
      { code: 'B', amount: 1000 },
    ])
    const terms = { retreatId, amount: 200, allocations: onLines({ A: 120, B: 50 }) }
    const { id } = await anActivePledge(service, terms)
    const finance = service.as('finance')

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => finance.post('/v1/disbursements', receiptOf(id, 10))),
    )

    expect(statuses(answers)).toEqual([...Array(20).fill(201), ...Array(30).fill(409)])
    const codes = answers.filter(({ status }) => status === 409).map(({ body }) => body.code)
    expect(new Set(codes)).toEqual(new Set(['pledge_outstanding_exceeded']))
    const { rows } = await service.sql.query(
      'select count(*), sum(amount)::int8 as total from disbursements where pledge_id = $1',
      [id],
    )
    expect(rows).toEqual([{ count: 20, total: 200 }])
    expect(await balanceOn(service, retreatId, 'A')).toMatchObject({ received: 120 })
    expect(await balanceOn(service, retreatId, 'B')).toMatchObject({ received: 50 })
    expect(await balanceOn(service, retreatId, null)).toMatchObject({ received: 30 })
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it('against expenditures for the last room on a line: CSR and APBD together never pass the ceiling', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const { id } = await anActivePledge(service, { retreatId, amount: 100, allocations: onLines({ A: 100 }) })
    const finance = service.as('finance')
    const spending = (index: number) => ({
      lineCode: 'A',
      amount: 10,
      spentOn: '2025-06-24',
      sp2dNumber: `SP2D/${index}`,
    })

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0
          ? finance.post('/v1/disbursements', receiptOf(id, 10))
          : finance.post(`/v1/retreats/${retreatId}/expenditures`, spending(index)),
      ),
    )

    expect(statuses(answers)).toEqual([...Array(10).fill(201), ...Array(10).fill(409)])
    for (const { body } of answers.filter(({ status }) => status === 409)) {
      expect(body).toMatchObject({ code: 'double_funding', figures: { line: 'A', asked: 10, left: 0 } })
    }
    const { received, spent } = await balanceOn(service, retreatId, 'A')
    expect(received + spent).toBe(100)
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it('of several pledges over the same lines in any order do not wait for each other in a circle', async () => {
    const { id: retreatId } = await aRetreat(service, [
      { code: 'A', amount: 1000 },
      { code: 'B', amount: 1000 },
    ])
    const pledges = await Promise.all(
      [
        { A: 100, B: 100 },
        { B: 100, A: 100 },
      ].map((parts) => anActivePledge(service, { retreatId, amount: 200, allocations: onLines(parts) })),
    )
    const [first, second] = pledges.map(({ id }) => id)

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const [pledge, parts] = index % 2 === 0 ? [first, { A: 1, B: 1 }] : [second, { B: 1, A: 1 }]
        const receipt = receiptOf(String(pledge), 2, { allocations: onLines(parts) })
        return service.as('finance').post('/v1/disbursements', receipt)
      }),
    )

    expect(statuses(answers)).toEqual(Array(20).fill(201))
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })
})

describe('a verification and a reversal at the same time', () => {
  it('do not both happen: money that is verified is reversed by proposal only', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const { id: pledge } = await anActivePledge(service, { retreatId, amount: 100 })
    const { id } = await aReceipt(service, pledge, 10)
    const path = `/v1/disbursements/${id}`

    const [verification, ...reversals] = await Promise.all([
      service.as('verifier').post(`${path}/verification`),
      ...Array.from({ length: 4 }, () =>
        service.as('finance').post(`${path}/reversal`, { reason: 'Salah catat' }),
      ),
    ])

    const isVerified = verification.status === 200
    expect(statuses([verification, ...reversals])).toEqual(
      isVerified ? [200, 202, 202, 202, 202] : [200, 409, 409, 409, expect.toBeOneOf([409, 412])],
    )
    const held = isVerified ? { received: 10, verified: 10 } : { received: 0, verified: 0 }
    expect(await balanceOn(service, retreatId, null)).toMatchObject(held)
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })
})
