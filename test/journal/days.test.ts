/** At every date and on every part: 0 <= verified <= received, 0 <= committed <= pledged. As the application's role in SQL. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/shared/ids.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { anActivePledge, aReceipt, aRetreat, onLines } from '../support/world.ts'

let service: TestService
let pledgeId: string
let receiptId: string
beforeAll(async () => {
  service = await startTestService()
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 2_000 }])
  const terms = { retreatId, amount: 1_000, allocations: onLines({ A: 400 }) }
  pledgeId = (await anActivePledge(service, terms)).id
  await service.as('finance').made(`/v1/pledges/${pledgeId}/agreement`, {
    kind: 'nphd',
    number: 'NPHD-1',
    signedOn: '2025-05-10',
  })
  receiptId = (await aReceipt(service, pledgeId, 100, { allocations: onLines({ A: 40 }), unallocated: 60 }))
    .id
  await service.as('verifier').made(`/v1/disbursements/${receiptId}/verification`)
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

/** Takes five of what is there to 200 days earlier, so that every sum stays what it was. */
async function refusalOfMove(
  measure: 'verified' | 'committed',
  line: string | null,
): Promise<string | undefined> {
  const client = await transactionOf(service.sql)
  const isOfRecord = measure === 'verified' ? 'disbursement_id = $1' : 'pledge_id = $1'
  const moving = client.query(
    `insert into journal_entries (retreat_id, line_code, company_id, pledge_id, disbursement_id, measure, form, channel, amount,
       effective_on, event_id)
     select retreat_id, line_code, company_id, pledge_id, disbursement_id, measure, form, channel, moved.amount,
       effective_on - moved.days, $4
     from journal_entries j, (values (5, 200), (-5, 0)) moved (amount, days)
     where ${isOfRecord} and measure = $2 and line_code is not distinct from $3`,
    [measure === 'verified' ? receiptId : pledgeId, measure, line, newId()],
  )
  return moving.then(
    () => undefined,
    (error) => error.constraint,
  )
}

describe('as the application, nobody', () => {
  it.each<['verified' | 'committed', string | null, string]>([
    ['verified', 'A', 'verified_at_every_date'],
    ['verified', null, 'verified_at_every_date'],
    ['committed', 'A', 'committed_at_every_date'],
    ['committed', null, 'committed_at_every_date'],
  ])('dates %s before there was as much (line %s)', async (measure, line, constraint) => {
    expect(await refusalOfMove(measure, line)).toBe(constraint)
  })
})
