/** What is done with records of a closed month counts from the first open day, and says so: in its answer and for ever after. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startTestService, type TestService } from '../support/service.ts'
import {
  aDraft,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  closeThrough,
  newNumber,
  reopenFrom,
} from '../support/world.ts'

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())
beforeEach(async () => {
  await reopenFrom(service, '2022-01')
  retreatId = (await aRetreat(service, [{ code: 'X', amount: 1_000 }])).id
})

const finance = () => service.as('finance')
const verifier = () => service.as('verifier')
const inMarch = () => ({ retreatId, amount: 100, pledgedOn: '2025-03-01' })
const aPledge = () => anActivePledge(service, inMarch())
const receiptOfMarch = async () => aReceipt(service, (await aPledge()).id, 50, { receivedOn: '2025-03-10' })
const verifiedReceipt = async () => {
  const { id } = await receiptOfMarch()
  return verifier().made(`/v1/disbursements/${id}/verification`)
}
const proposed = async (path: string, body: object) => finance().made(path, body)
const schedule = (amount: number) => ({ instalments: [{ dueOn: '2025-05-01', amount }] })
const evidence = () => ({ kind: 'bank_transfer', number: newNumber('RETUR') })

interface Deed {
  /** What is there before the month is closed. */
  before: () => Promise<{ id: string }>
  record: 'pledges' | 'disbursements' | 'adjustments' | 'expenditures'
  act: string
  by: 'finance' | 'verifier'
  body?: object
}

const reason = 'Keliru catat'
const decided = (before: Deed['before']): Deed => ({
  before,
  record: 'adjustments',
  act: 'approval',
  by: 'verifier',
})

const deeds: Record<string, Deed> = {
  'an approval': {
    before: () => aSubmittedPledge(service, inMarch()),
    ...{ record: 'pledges', act: 'approval', by: 'verifier' },
  },
  'a rejection': {
    before: () => aSubmittedPledge(service, inMarch()),
    ...{ record: 'pledges', act: 'rejection', by: 'verifier', body: { reason } },
  },
  'a withdrawal': {
    before: () => aSubmittedPledge(service, inMarch()),
    ...{ record: 'pledges', act: 'withdrawal', by: 'finance' },
  },
  'a first agreement': {
    before: aPledge,
    ...{ record: 'pledges', act: 'agreement', by: 'finance' },
    body: { kind: 'nphd', number: 'NPHD/1', signedOn: '2025-03-05' },
  },
  'a verification': {
    before: receiptOfMarch,
    ...{ record: 'disbursements', act: 'verification', by: 'verifier' },
  },
  "a receipt's rejection": {
    before: receiptOfMarch,
    ...{ record: 'disbursements', act: 'rejection', by: 'verifier', body: { reason } },
  },
  'a reversal': {
    before: receiptOfMarch,
    ...{ record: 'disbursements', act: 'reversal', by: 'finance', body: { reason } },
  },
  "an expenditure's reversal": {
    before: () =>
      finance().made(`/v1/retreats/${retreatId}/expenditures`, {
        ...{ lineCode: 'X', amount: 10, spentOn: '2025-03-02', sp2dNumber: newNumber('SP2D') },
      }),
    ...{ record: 'expenditures', act: 'reversal', by: 'finance', body: { reason } },
  },
  'the approval of an amendment': decided(async () =>
    proposed(`/v1/pledges/${(await aPledge()).id}/amendments`, {
      ...{ delta: 10, reason, effectiveOn: '2025-03-20', ...schedule(110) },
    }),
  ),
  'the approval of a write-off': decided(async () =>
    proposed(`/v1/pledges/${(await aPledge()).id}/write-offs`, {
      ...{ amount: 10, reason: 'company_unable', effectiveOn: '2025-03-20', ...schedule(90) },
    }),
  ),
  'the approval of a refund': decided(async () =>
    proposed(`/v1/disbursements/${(await verifiedReceipt()).id}/refunds`, {
      ...{ amount: 10, refundedOn: '2025-03-20', evidence: evidence(), reason },
    }),
  ),
  'the approval of a reversal': decided(async () =>
    proposed(`/v1/disbursements/${(await verifiedReceipt()).id}/reversal`, { reason }),
  ),
  'the approval of a re-allocation': decided(async () =>
    proposed(`/v1/disbursements/${(await verifiedReceipt()).id}/reallocations`, {
      moves: [{ from: null, to: 'X', amount: 10 }],
      ...{ reason, effectiveOn: '2025-03-20' },
    }),
  ),
  'the approval of a second agreement': decided(async () => {
    const { id } = await aPledge()
    const agreement = { kind: 'nphd', signedOn: '2025-03-05', reason }
    await finance().made(`/v1/pledges/${id}/agreement`, { ...agreement, number: 'NPHD/1' })
    return proposed(`/v1/pledges/${id}/agreement`, {
      ...{ ...agreement, number: 'NPHD/2', signedOn: '2025-03-20', relation: 'correction' },
    })
  }),
}

it.each(Object.entries(deeds))('%s', async (_name, { before, record, act, by, body }) => {
  const { id } = await before()
  await closeThrough(service, '2025-04')

  const answer = await service.as(by).post(`/v1/${record}/${id}/${act}`, body)

  expect(answer.status, answer.text).toBe(200)
  expect(answer.body.warnings).toMatchObject([
    {
      code: 'booked_later',
      detail: { id: expect.stringContaining('sejak hari terbuka pertama, 1 Mei 2025') },
    },
  ])
  const { body: history } = await service.as('auditor').get(`/v1/${record}/${id}/history`)
  expect(history.items.at(-1)).toMatchObject({ bookedOn: '2025-05-01' })
})

it('a proposal says beforehand from which day it would count', async () => {
  const { id } = await verifiedReceipt()
  await closeThrough(service, '2025-04')

  const proposal = await proposed(`/v1/disbursements/${id}/reversal`, { reason })

  expect(proposal).toMatchObject({ warnings: [{ code: 'booked_later' }] })
})

it('what counts from its own day says nothing', async () => {
  const { id } = await aSubmittedPledge(service, { ...inMarch(), pledgedOn: '2025-05-01' })
  await aDraft(service, inMarch())
  await closeThrough(service, '2025-04')

  const { body } = await verifier().post(`/v1/pledges/${id}/approval`)

  expect(body).toMatchObject({ state: 'active', warnings: [] })
  const { body: history } = await service.as('auditor').get(`/v1/pledges/${id}/history`)
  expect(history.items.map(({ bookedOn }: { bookedOn: string | null }) => bookedOn)).toEqual([
    null,
    null,
    null,
  ])
})
