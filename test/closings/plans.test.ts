/** Nobody posts while a month is closed: what waits is counted by its indexes, however much was settled before. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeMonth } from '../../src/closings/close-months.ts'
import { authenticate } from '../../src/platform/authority/authenticate.ts'
import type { Tx } from '../../src/platform/db/client.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, receiptOf } from '../support/world.ts'

const MANY = 2_000
const GROWING = ['pledges', 'disbursements', 'adjustments', 'journal_entries']

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

async function fetched(tx: Tx): Promise<number> {
  const { rows } = await tx.$client.query(
    `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as fetched from pg_stat_xact_user_tables where relname = any ($1)`,
    [GROWING],
  )
  return rows[0].fetched
}

it('closing a month does not fetch what was settled', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100_000 }])
  const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 100_000 })
  for (let batch = 0; batch < MANY / 1_000; batch += 1) {
    const items = Array.from({ length: 1_000 }, () => receiptOf(pledgeId, 5))
    await service.as('finance').made('/v1/disbursements/batch', { items })
  }
  await service.superuser.query(
    `begin; set local session_replication_role = replica; update disbursements set state = 'verified', verified_by = gen_random_uuid(), verified_at = now(); commit`,
  )
  await aReceipt(service, pledgeId, 5)
  await service.superuser.query('vacuum disbursements')
  await service.superuser.query('analyze pledges, disbursements, adjustments, journal_entries')
  const actor = await authenticate(service.db, service.as('verifier').secret ?? '')
  if (!actor) throw new Error('no actor')

  const read: number[] = []
  const closing = service.db.transaction(async (tx) => {
    const before = await fetched(tx)
    const { result } = await closeMonth(tx, actor, { month: '2025-05' })
    read.push((await fetched(tx)) - before)
    expect(result.unsettled).toMatchObject({ recorded: 1 })
    throw new Error('undone')
  })

  await expect(closing).rejects.toThrow('undone')
  expect(read[0]).toBeLessThan(MANY / 10)
})
