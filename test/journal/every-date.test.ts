/** What the application's own login cannot post: a past date with more verified than received, or committed than pledged. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat } from '../support/world.ts'

let service: TestService
let pledgeId: string
let receiptId: string
beforeAll(async () => {
  service = await startTestService()
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const allocations = [{ lineCode: 'A', amount: 100 }]
  pledgeId = (await anActivePledge(service, { retreatId, amount: 100, pledgedOn: '2025-02-01', allocations }))
    .id
  const agreement = { kind: 'nphd', number: 'NPHD/1', signedOn: '2025-02-10' }
  await service.as('finance').made(`/v1/pledges/${pledgeId}/agreement`, agreement)
  receiptId = (
    await aReceipt(service, pledgeId, 60, {
      receivedOn: '2025-05-02',
      allocations: [{ lineCode: 'A', amount: 60 }],
    })
  ).id
  await service.as('verifier').made(`/v1/disbursements/${receiptId}/verification`)
})
afterAll(() => service.close())

/** So much more of a measure on one day, and as much less on another: every balance stays what it is. */
async function shift(measure: string, amount: number, from: string, to: string) {
  const intruder = await transactionOf(service.sql)
  return intruder.query(
    `insert into journal_entries (retreat_id, event_id, measure, line_code, company_id, pledge_id, disbursement_id, form, channel, amount, effective_on)
     select retreat_id, gen_random_uuid(), measure, line_code, company_id, pledge_id, disbursement_id, form, channel, shift.amount, shift.day
     from journal_entries, (values ($2::int8, $3::date), (-$2::int8, $4::date)) shift (amount, day)
     where measure = $1 and pledge_id = $5`,
    [measure, amount, from, to, pledgeId],
  )
}

it.each([
  ['verified before it came', 'verified', 10, '2025-05-01', '2025-05-02', 'verified_at_every_date'],
  [
    'received later than it was verified',
    'received',
    -10,
    '2025-05-02',
    '2025-05-03',
    'verified_at_every_date',
  ],
  ['verified below nothing for a day', 'verified', -61, '2025-05-02', '2025-05-03', 'verified_at_every_date'],
  ['committed before it was pledged', 'committed', 10, '2025-01-31', '2025-02-10', 'committed_at_every_date'],
  [
    'pledged later than it was committed',
    'pledged',
    -10,
    '2025-02-10',
    '2025-02-11',
    'committed_at_every_date',
  ],
  ['two years before the fiscal year', 'received', 10, '2022-12-31', '2025-05-02', 'date_too_early'],
])('nothing is %s', async (_what, measure, amount, from, to, constraint) => {
  await expect(shift(measure, amount, from, to)).rejects.toMatchObject({ constraint })
})

it('what disturbs no date is posted, so that the refusals above are of the dates', async () => {
  await expect(shift('received', 10, '2025-05-01', '2025-05-02')).resolves.toMatchObject({ rowCount: 2 })
})
