import { test as property } from '@fast-check/vitest'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takenByDefault } from '../../src/adjustments/kinds/take-outstanding.ts'
import { aSpreadPledge, instalmentsOf } from '../support/adjustments.ts'
import { csrOf, expectRefused, lastEventOf } from '../support/ledger.ts'
import { approved } from '../support/proposals.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { aReceipt, aSubmittedPledge, cancelRetreat, closeThrough } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

function writeOffOf(amount: number, total = 300 - amount, more: object = {}) {
  return {
    amount,
    reason: 'company_unable',
    effectiveOn: '2025-06-15',
    instalments: instalmentsOf(total),
    ...more,
  }
}

const pathOf = (pledgeId: string) => `/v1/pledges/${pledgeId}/write-offs`
const propose = (pledgeId: string, body: object) => service.as('finance').post(pathOf(pledgeId), body)

describe('a write-off', () => {
  it('takes what is open unallocated first, then of the lines in proportion, to the rupiah', async () => {
    const { retreatId, pledgeId } = await aSpreadPledge(service)
    await aReceipt(service, pledgeId, 100, { allocations: [{ lineCode: 'A', amount: 30 }], unallocated: 70 })

    const adjustment = await approved(
      service,
      pathOf(pledgeId),
      writeOffOf(81, 219, { note: 'Surat 15 Juni' }),
    )

    // Open: 80 unallocated, 70 on A, 50 on B. One rupiah is left for the lines: 70/120 of it beats 50/120.
    expect(adjustment).toMatchObject({
      kind: 'write_off',
      reason: 'company_unable',
      note: 'Surat 15 Juni',
      split: { allocations: [{ lineCode: 'A', amount: 1 }], unallocated: 80 },
    })
    expect(await lastEventOf(service, adjustment.id)).toMatchObject({
      type: 'adjustment.approved',
      entries: [
        'reserved A -1 2025-06-15',
        'reserved - -80 2025-06-15',
        'pledged A -1 2025-06-15',
        'pledged - -80 2025-06-15',
      ],
    })
    expect(await csrOf(service, retreatId)).toMatchObject({ total: { pledged: 219, received: 100 } })
    const { body } = await service.as('auditor').get(`/v1/pledges/${pledgeId}`)
    expect(body).toMatchObject({ amount: 300, writtenOff: 81, total: 219, outstanding: 119 })
  })

  it('takes what is committed along, and only from its day on', async () => {
    const { retreatId, pledgeId } = await aSpreadPledge(service)
    const agreement = { kind: 'nphd', number: 'NPHD/1', signedOn: '2025-02-10' }
    await service.as('finance').made(`/v1/pledges/${pledgeId}/agreement`, agreement)

    await approved(service, pathOf(pledgeId), writeOffOf(210))

    expect(await csrOf(service, retreatId, '2025-06-14')).toMatchObject({
      total: { pledged: 300, committed: 300 },
    })
    expect(await csrOf(service, retreatId, '2025-06-15')).toMatchObject({
      A: { pledged: 60, committed: 60 },
      B: { pledged: 30, committed: 30 },
      '-': { pledged: 0, committed: 0 },
    })
  })

  it('of all that is outstanding fulfils the pledge', async () => {
    const { pledgeId } = await aSpreadPledge(service)
    await aReceipt(service, pledgeId, 120)

    await approved(service, pathOf(pledgeId), writeOffOf(180))

    const { body } = await service.as('auditor').get(`/v1/pledges/${pledgeId}`)
    expect(body).toMatchObject({ fulfilled: true, total: 120, received: 120, outstanding: 0 })
  })

  it('goes on after its retreat was cancelled', async () => {
    const { retreatId, pledgeId } = await aSpreadPledge(service)
    await cancelRetreat(service, retreatId)

    await approved(service, pathOf(pledgeId), writeOffOf(300))

    expect(await csrOf(service, retreatId)).toMatchObject({ total: { pledged: 0 } })
  })

  it.each([
    [
      'more than is outstanding',
      writeOffOf(281, 19),
      409,
      'more_than_outstanding',
      '/amount',
      { line: 'total', asked: 281, left: 280 },
    ],
    [
      'instalments that do not give the new total',
      writeOffOf(50, 251),
      422,
      'instalments_mismatch',
      '/instalments',
      { asked: 251, amount: 250 },
    ],
    [
      'a reason that is none of the list',
      writeOffOf(50, 250, { reason: 'lain-lain' }),
      422,
      'validation_failed',
      '/reason',
      {},
    ],
    [
      'a day after today',
      writeOffOf(50, 250, { effectiveOn: '9999-01-01' }),
      422,
      'date_in_future',
      '/effectiveOn',
      {},
    ],
    [
      'a day in a closed month',
      writeOffOf(50, 250, { effectiveOn: '2025-07-31' }),
      409,
      'month_closed',
      '/effectiveOn',
      { month: '2025-07' },
    ],
  ])('is refused with %s', async (_, body, status, code, pointer, figures) => {
    const { pledgeId } = await aSpreadPledge(service)
    await aReceipt(service, pledgeId, 20)
    if (code === 'month_closed') await closeThrough(service, '2025-07')

    await expectRefused(service, () => propose(pledgeId, body), { status, code, pointer, figures })
  })

  it('is refused at its approval where a receipt came since', async () => {
    const { pledgeId } = await aSpreadPledge(service)
    const { body } = await propose(pledgeId, writeOffOf(250))
    await aReceipt(service, pledgeId, 51)

    await expectRefused(service, () => service.as('verifier').post(`/v1/adjustments/${body.id}/approval`), {
      status: 409,
      code: 'more_than_outstanding',
      pointer: '/amount',
      figures: { line: 'total', asked: 250, left: 249 },
    })
  })

  it('is refused of a pledge that is not active', async () => {
    const { retreatId } = await aSpreadPledge(service)
    const { id } = await aSubmittedPledge(service, { retreatId, amount: 300 })

    await expectRefused(service, () => propose(id, writeOffOf(50)), {
      status: 409,
      code: 'pledge_wrong_state',
      figures: { state: 'submitted', required: 'active' },
    })
  })
})

describe('the split of a write-off', () => {
  const open = fc.array(fc.integer({ min: 0, max: 10 ** 13 }), { minLength: 1, maxLength: 8 })

  property.prop([open, fc.nat()])(
    'adds up to the rupiah and takes no more than is open',
    (amounts, share) => {
      const parts = new Map(amounts.map((amount, index) => [index === 0 ? null : `L${index}`, amount]))
      const total = amounts.reduce((sum, amount) => sum + amount, 0)
      const amount = total === 0 ? 0 : share % (total + 1)

      const { allocations, unallocated } = takenByDefault(amount, parts, '/amount')

      expect(allocations.reduce((sum, taken) => sum + taken.amount, unallocated)).toBe(amount)
      expect(unallocated).toBe(Math.min(amount, parts.get(null) ?? 0))
      for (const { lineCode, amount: taken } of allocations) {
        expect(taken).toBeLessThanOrEqual(parts.get(lineCode) ?? 0)
      }
    },
  )
})
