import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Db } from '../../src/platform/db/client.ts'
import { verifyLedger } from '../../src/tools/verify/verify-ledger.ts'

/** Balances, journal, documents and events agree, and every kept key has its answer. */
export async function assertLedgerIsSound(db: Db): Promise<void> {
  const { verdicts } = await verifyLedger(db)
  expect(
    verdicts.filter(({ wrong }) => wrong > 0),
    'checks that disagree',
  ).toEqual([])
  const { rows } = await db.execute(sql`select key from idempotency_keys where body is null`)
  expect(rows, 'keys that were claimed without an answer').toEqual([])
}
