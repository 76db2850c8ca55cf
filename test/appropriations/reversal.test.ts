import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { booksOf, entriesOfEvent, eventsOfType } from '../support/ledger.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, closeThrough } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const M = 1_000_000
const spent = { lineCode: 'A', amount: 30 * M, spentOn: '2025-06-24', sp2dNumber: 'SP2D/1/2025' }

async function anExpenditure() {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 50 * M }])
  const { id } = await service.as('finance').made(`/v1/retreats/${retreatId}/expenditures`, spent)
  return { retreatId, id }
}

function reverse(id: string, body: object = { reason: 'SP2D dibatalkan' }) {
  return service.as('finance').post(`/v1/expenditures/${id}/reversal`, body)
}

describe('reversing an expenditure', () => {
  it('negates it on its own day, with the reason, and the line has the room again', async () => {
    const { retreatId, id } = await anExpenditure()

    const reversed = await reverse(id)

    expect(reversed.status).toBe(200)
    expect(reversed.body).toMatchObject({
      id,
      state: 'reversed',
      amount: 30 * M,
      reversalReason: 'SP2D dibatalkan',
      version: 2,
    })
    expect(await entriesOfEvent(service, retreatId, 'expenditure.reversed')).toEqual([
      'spent A -30000000 2025-06-24',
    ])
    expect(await eventsOfType(service, retreatId, 'expenditure.reversed')).toMatchObject([
      { subject_type: 'expenditure', subject_id: id, data: { entries: [{ amount: -30_000_000 }] } },
    ])
    const pledge = await anActivePledge(service, {
      retreatId,
      amount: 50 * M,
      allocations: [{ lineCode: 'A', amount: 50 * M }],
    })
    await aReceipt(service, pledge.id, 50 * M)
  })

  it('frees the SP2D number for the line', async () => {
    const { retreatId, id } = await anExpenditure()
    await reverse(id)

    const again = await service.as('finance').post(`/v1/retreats/${retreatId}/expenditures`, spent)

    expect(again.status).toBe(201)
  })

  it('happens once: a second one is refused with the state, and changes nothing', async () => {
    const { retreatId, id } = await anExpenditure()
    await reverse(id)
    const untouched = await booksOf(service, retreatId)

    const again = await reverse(id)

    expect(again.status).toBe(409)
    expect(again.body).toMatchObject({
      code: 'expenditure_wrong_state',
      figures: { state: 'reversed', required: 'recorded' },
    })
    expect(await booksOf(service, retreatId)).toEqual(untouched)
  })

  it('happens once also when two ask at the same time', async () => {
    const { retreatId, id } = await anExpenditure()

    const answers = await Promise.all([reverse(id), reverse(id)])

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await entriesOfEvent(service, retreatId, 'expenditure.reversed')).toHaveLength(1)
  })

  it('counts from the first open day where the month of the expenditure is closed', async () => {
    const { retreatId, id } = await anExpenditure()
    await closeThrough(service, '2025-06')

    await reverse(id)

    expect(await entriesOfEvent(service, retreatId, 'expenditure.reversed')).toEqual([
      'spent A -30000000 2025-07-01',
    ])
  })

  it('needs a reason, and an expenditure that the key may see', async () => {
    const { id } = await anExpenditure()
    const nowhere = '0198f2a0-0007-7a51-9d2e-3f1b6c7d8e9f'

    const withoutReason = await reverse(id, {})
    const unknown = await reverse(nowhere)

    expect(withoutReason.status).toBe(422)
    expect(withoutReason.body.code).toBe('validation_failed')
    expect(unknown.status).toBe(404)
    expect(unknown.body.code).toBe('expenditure_not_found')
  })

  it('is for finance', async () => {
    const { id } = await anExpenditure()

    for (const role of ['verifier', 'auditor', 'admin'] as const) {
      const refused = await service
        .as(role)
        .post(`/v1/expenditures/${id}/reversal`, { reason: 'Salah catat' })
      expect(refused.status).toBe(403)
    }
  })

  it('cannot be undone or come without a reason, for whoever holds the login of the service', async () => {
    const { id } = await anExpenditure()
    const withoutReason = await transactionOf(service.sql)
    await expect(
      withoutReason.query("update expenditures set state = 'reversed' where id = $1", [id]),
    ).rejects.toMatchObject({ constraint: 'reversal_reason_required' })
    await reverse(id)
    const undone = await transactionOf(service.sql)

    const attack = undone.query(
      "update expenditures set state = 'recorded', reversal_reason = null where id = $1",
      [id],
    )

    await expect(attack).rejects.toMatchObject({ constraint: 'expenditure_transition' })
  })
})
