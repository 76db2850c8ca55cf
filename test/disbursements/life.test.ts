import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  balanceOn,
  earlierVersionsOf,
  eventsOf,
  expectBalancesToBeTheJournalsSums,
  journalOf,
} from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, onLines, receiptOf } from '../support/world.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

/** A retreat with the lines A, B and C, and a pledge that is open with these parts. */
async function open(allocations: Record<string, number>, unallocated = 0) {
  const { id: retreatId } = await aRetreat(
    service,
    ['A', 'B', 'C'].map((code) => ({ code, amount: 1000 })),
  )
  const amount = Object.values(allocations).reduce((total, part) => total + part, unallocated)
  const terms = { retreatId, amount, allocations: onLines(allocations) }
  return { retreatId, pledgeId: (await anActivePledge(service, terms)).id }
}

describe('the life of a disbursement', () => {
  it('is recorded and then verified by a second person on the same lines and date', async () => {
    const { retreatId, pledgeId } = await open({ A: 60 }, 40)

    const receipt = await aReceipt(service, pledgeId, 50, {
      allocations: onLines({ A: 30 }),
      unallocated: 20,
    })
    await expectBalancesToBeTheJournalsSums(service, retreatId)
    const note = 'Cocok dengan rekening koran'
    const verified = await service
      .as('verifier')
      .made(`/v1/disbursements/${receipt.id}/verification`, { note })

    expect(receipt).toMatchObject({ state: 'recorded', allocations: onLines({ A: 30 }), unallocated: 20 })
    expect(verified).toMatchObject({ state: 'verified', verificationNote: note, version: 2 })
    expect((await journalOf(service, retreatId)).slice(4)).toEqual([
      'received A 30 2025-05-02',
      'received - 20 2025-05-02',
      'verified A 30 2025-05-02',
      'verified - 20 2025-05-02',
    ])
    expect(await eventsOf(service, receipt.id)).toMatchObject([
      { type: 'disbursement.recorded', data: { entries: [{ lineCode: 'A' }, { lineCode: null }] } },
      { type: 'disbursement.verified', data: { entries: [{ lineCode: 'A' }, { lineCode: null }] } },
    ])
    expect(await balanceOn(service, retreatId, 'A')).toMatchObject({ received: 30, verified: 30 })
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it('ends by a reversal that leaves its entries in place and takes their sum to nothing', async () => {
    const { retreatId, pledgeId } = await open({ A: 100 })
    const receipt = await aReceipt(service, pledgeId, 70)

    const reason = 'Salah catat: setoran milik program lain'
    const reversed = await service.as('finance').made(`/v1/disbursements/${receipt.id}/reversal`, { reason })

    expect(reversed).toMatchObject({ state: 'reversed', reversalReason: reason, amount: 70 })
    expect((await journalOf(service, retreatId)).slice(2)).toEqual([
      'received A 70 2025-05-02',
      'received A -70 2025-05-02',
    ])
    expect(await balanceOn(service, retreatId, 'A')).toMatchObject({ pledged: 100, received: 0 })
    expect(await eventsOf(service, receipt.id)).toMatchObject([
      { type: 'disbursement.recorded' },
      { type: 'disbursement.reversed', data: { entries: [{ amount: -70 }] } },
    ])
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it('gives the pledge back what was reversed, and the pledge is fulfilled when nothing is outstanding', async () => {
    const { pledgeId } = await open({ A: 100 })
    const wrong = await aReceipt(service, pledgeId, 100)
    const pledge = async () => (await service.as('auditor').get(`/v1/pledges/${pledgeId}`)).body
    expect(await pledge()).toMatchObject({ received: 100, outstanding: 0, fulfilled: true })

    await service.as('finance').made(`/v1/disbursements/${wrong.id}/reversal`, { reason: 'Salah catat' })
    expect(await pledge()).toMatchObject({ received: 0, outstanding: 100, fulfilled: false })

    await aReceipt(service, pledgeId, 100)
    expect(await pledge()).toMatchObject({ received: 100, verified: 0, outstanding: 0, fulfilled: true })
  })

  it('lets the numbers of its papers be corrected until it is verified, and keeps the earlier ones', async () => {
    const { retreatId, pledgeId } = await open({ A: 100 })
    const { id } = await aReceipt(service, pledgeId, 70)

    const change = { evidence: { number: 'STS/2/2025' }, invoiceNumber: 'INV-1', externalRef: 'SIPD-9' }
    const corrected = await service.as('finance').patch(`/v1/disbursements/${id}`, change)
    const cleared = await service.as('finance').patch(`/v1/disbursements/${id}`, { invoiceNumber: null })

    expect(corrected.body).toMatchObject({ ...change, evidence: { kind: 'sts', number: 'STS/2/2025' } })
    expect(cleared.body).toMatchObject({ invoiceNumber: null, externalRef: 'SIPD-9', version: 3 })
    expect(await earlierVersionsOf(service, id)).toMatchObject([
      { version: 1, row: { evidence_number: expect.any(String), invoice_number: null } },
      { version: 2, row: { evidence_number: 'STS/2/2025', invoice_number: 'INV-1' } },
    ])
    expect((await eventsOf(service, id)).map(({ type }) => type)).toEqual([
      'disbursement.recorded',
      'disbursement.changed',
      'disbursement.changed',
    ])
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })
})

describe('the split of a receipt', () => {
  const cases: [
    when: string,
    parts: Record<string, number>,
    unallocated: number,
    amount: number,
    more: object,
    split: object,
  ][] = [
    [
      'that says nothing follows what is open, by largest remainder',
      { A: 50, B: 30, C: 20 },
      0,
      33,
      {},
      { allocations: onLines({ A: 16, B: 10, C: 7 }), unallocated: 0 },
    ],
    [
      'gives a tie to the earlier line code, whatever the order of the pledge',
      { C: 10, B: 10, A: 10 },
      0,
      10,
      {},
      { allocations: onLines({ A: 4, B: 3, C: 3 }), unallocated: 0 },
    ],
    [
      'puts the unallocated part last in a tie',
      { A: 10 },
      10,
      1,
      {},
      { allocations: onLines({ A: 1 }), unallocated: 0 },
    ],
    [
      'includes the unallocated part in proportion',
      { A: 25 },
      75,
      40,
      {},
      { allocations: onLines({ A: 10 }), unallocated: 30 },
    ],
    [
      'with no allocations is unallocated',
      { A: 50 },
      50,
      40,
      { allocations: [] },
      { allocations: [], unallocated: 40 },
    ],
    [
      'with nothing but an unallocated part is unallocated',
      { A: 50 },
      50,
      40,
      { unallocated: 40 },
      { allocations: [], unallocated: 40 },
    ],
    [
      'stays as it was asked for',
      { A: 50, B: 40 },
      10,
      60,
      { allocations: onLines({ B: 40, A: 15 }), unallocated: 5 },
      { allocations: onLines({ B: 40, A: 15 }), unallocated: 5 },
    ],
  ]

  it.each(cases)('%s', async (_when, parts, unallocated, amount, more, split) => {
    const { retreatId, pledgeId } = await open(parts, unallocated)

    const receipt = await aReceipt(service, pledgeId, amount, more)

    expect(receipt).toMatchObject(split)
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it('follows what earlier receipts left open, down to the last rupiah', async () => {
    const { retreatId, pledgeId } = await open({ A: 50, B: 50 })
    await aReceipt(service, pledgeId, 40, { allocations: onLines({ A: 40 }) })

    const second = await aReceipt(service, pledgeId, 30)
    const last = await aReceipt(service, pledgeId, 30)

    expect(second).toMatchObject({ allocations: onLines({ A: 5, B: 25 }) })
    expect(last).toMatchObject({ allocations: onLines({ A: 5, B: 25 }) })
    expect(await balanceOn(service, retreatId, 'B')).toMatchObject({ pledged: 50, received: 50 })
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it('is exact where the products pass 2^53', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 10 ** 13 }])
    const terms = { retreatId, amount: 10 ** 13, allocations: onLines({ A: 3_333_333_333_333 }) }
    const { id } = await anActivePledge(service, terms)

    const body = receiptOf(id, 9_999_999_999_998)
    const { body: receipt } = await service.as('finance').post('/v1/disbursements', body)

    // A's quota is 3,333,333,333,332.33…, the unallocated one 6,666,666,666,665.66…, which takes the last rupiah.
    expect(receipt).toMatchObject({
      allocations: onLines({ A: 3_333_333_333_332 }),
      unallocated: 6_666_666_666_666,
    })
  })
})
