/** What is tried beside what waits posts more than once in one transaction: its lines are locked in the one order all the same. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { waitingCount } from '../support/waiting.ts'
import { anActivePledge, aRetreat } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

it('a proposal that waits for one line holds no later one meanwhile', async () => {
  const { id: retreatId } = await aRetreat(service, [
    { code: 'A', amount: 1_000 },
    { code: 'C', amount: 1_000 },
  ])
  const { id } = await anActivePledge(service, { retreatId, amount: 100 })
  const propose = (lineCode: string) =>
    service.as('finance').post(`/v1/pledges/${id}/amendments`, {
      delta: 10,
      reason: 'Adendum contoh',
      effectiveOn: '2025-05-20',
      allocations: [{ lineCode, amount: 10 }],
    })
  for (const line of ['C', 'A']) expect((await propose(line)).status).toBe(201)
  const other = await transactionOf(service.superuser)
  const lock = (line: string) =>
    other.query(`select from line_balances where retreat_id = $1 and line_key = $2 for update nowait`, [
      retreatId,
      line,
    ])
  await lock('A')

  const proposal = propose('C')
  await expect.poll(() => waitingCount(service), { timeout: 10_000 }).toBe(1)
  await lock('C')
  await other.query('commit')

  expect((await proposal).status).toBe(201)
})
