import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordBatch } from '../../src/disbursements/record-disbursements.ts'
import { authenticate } from '../../src/platform/authority/authenticate.ts'
import { BEGIN, ROLLBACK, sendPipelined, withConnection } from '../../src/platform/db/pipeline.ts'
import { appendEvents } from '../../src/platform/log/append-event.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aRetreat, receiptOf } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

/** Tables that grow with every posting. */
const GROWING = ['disbursements', 'journal_entries', 'line_spans', 'events', 'record_versions']
/** Those that a recording looks into: by index. */
const READ = ['disbursements', 'journal_entries', 'line_spans']

// A connection keeps the plans of its triggers: made on a table of a few rows, a plan that reads all of it would still do so
// when there are millions.
it.each([1, 100])(
  'recording %i receipts reads no growing table from end to end, however small it still is',
  async (count) => {
    const actor = await authenticate(service.db, service.as('finance').secret ?? '')
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 1_000 })
    const items = Array.from({ length: count }, () => receiptOf(pledgeId, 5)) as Parameters<
      typeof recordBatch
    >[0]['items']
    const work = recordBatch({ items })
    if (!actor) throw new Error('no actor')

    // Plans are made anew after this, for tables that are known to be small.
    await service.superuser.query('analyze disbursements, journal_entries, line_spans')

    const [before, after] = await withConnection(service.db.$client, async (client) => {
      const [, ...answers] = await sendPipelined(client, [BEGIN, ...work.read(actor)])
      const { writes, outcome } = work.decide(actor, answers)
      const authorship = { actorId: actor.personId, apiKeyId: actor.apiKeyId, requestId: 'plans-test' }
      const counted = await scansOf(client)
      await sendPipelined(client, [...writes, appendEvents(authorship, outcome.events)])
      await client.query('set constraints all immediate')
      const scans = [counted, await scansOf(client)] as const
      await sendPipelined(client, [ROLLBACK])
      return scans
    })

    for (const table of GROWING) expect(after.whole(table) - before.whole(table), table).toBe(0)
    for (const table of READ) expect(after.byIndex(table) - before.byIndex(table), table).toBeGreaterThan(0)
  },
)

/** How often this connection read a table since its counts were last passed on, which is not done within a transaction. */
async function scansOf(client: pg.PoolClient) {
  const { rows } = await client.query(
    'select relname, seq_scan, idx_scan from pg_stat_xact_user_tables where relname = any ($1)',
    [GROWING],
  )
  const of = (table: string) => rows.find(({ relname }) => relname === table) ?? { seq_scan: 0, idx_scan: 0 }
  return {
    whole: (table: string): number => of(table).seq_scan,
    byIndex: (table: string): number => of(table).idx_scan,
  }
}
