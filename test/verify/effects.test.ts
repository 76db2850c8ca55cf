/** An approved proposal that did not do what it says is named, whatever its kind. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { txOn } from '../../src/platform/db/client.ts'
import { effectChecks } from '../../src/tools/verify/effect-checks.ts'
import { verdictOf } from '../../src/tools/verify/verify-ledger.ts'
import { proposalsOfMoney, proposalsOfRecords } from '../support/second-thoughts.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
  await proposalsOfMoney(service)
  await proposalsOfRecords(service)
})
afterAll(() => service.close())

/** The checks that disagree after somebody with all rights ran this. */
async function namedAfter(statement: string): Promise<string[]> {
  const client = await transactionOf(service.superuser)
  await client.query('set local session_replication_role = replica')
  await client.query(statement)
  const named: string[] = []
  for (const check of effectChecks) {
    const { wrong } = await verdictOf(txOn(client, null), check)
    if (wrong > 0) named.push(check.name)
  }
  return named
}

const ofKind = (kind: string) => `state = 'approved' and kind = '${kind}'`

it('where every proposal did what it says, nothing is named', async () => {
  expect(await namedAfter('select 1')).toEqual([])
})

it.each([
  ['amendment', `request = request || '{"delta": 7}'`],
  ['write_off', `request = request || '{"amount": 7}'`],
  ['refund', `request = request || '{"amount": 7}'`],
  ['reversal', `request = request || '{"reason": "Lain"}'`],
  ['reallocation', `request = jsonb_set(request, '{moves,0,amount}', '4')`],
  ['agreement', `request = request || '{"number": "LAIN"}'`],
  ['venue_choice', `request = request || '{"venueCode": "LAIN"}'`],
  ['retreat_change', `request = request || '{"title": "Lain"}'`],
  ['retreat_cancellation', `request = request || '{"cancelledOn": "2025-06-02"}'`],
  ['disclosure', `request = request || '{"validTo": "2025-04-01"}'`],
  ['disclosure', `request = request || '{"annulled": true}'`],
  ['venue_choice', `effect = '{"moves": [], "percentVerified": {}}'`],
  ['amendment', `effect = jsonb_set(effect, '{moves,0,effectiveOn}', '"2025-01-01"')`],
  ['amendment', `effective_on = '2025-01-03'`],
  ['amendment', `allocations = '[]'`],
  ['amendment', `instalments = jsonb_set(instalments, '{0,dueOn}', '"2030-01-01"')`],
  ['write_off', `reason = 'lain'`],
  ['refund', `evidence_number = 'LAIN/1'`],
  ['refund', `request = request || '{"endsPromise": false}'`],
  ['reversal', 'amount = 1'],
  ['refund', `retreat_id = gen_random_uuid()`],
  [
    'retreat_restoration',
    `effect = effect || '{"moves": [{"measure": "pledged", "to": "P", "amount": 1, "effectiveOn": "2025-06-01"}]}'`,
  ],
])('of kind %s, with %s', async (kind, set) => {
  expect(await namedAfter(`update adjustments set ${set} where ${ofKind(kind)}`)).not.toEqual([])
})
