import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../db/client.ts'
import { balanceChecks } from './balance-checks.ts'
import type { Check, Disagreement, Verdict } from './check.ts'
import { documentChecks } from './document-checks.ts'
import { logChecks } from './log-checks.ts'

const EXAMPLES = 3

const checks = [...balanceChecks, ...documentChecks, ...logChecks]

/**
 * Recomputes balances from the journal, the journal from the documents and the events, and every rule of the money.
 * Reads only, in one snapshot, so it may run beside the service. Answers every check's verdict.
 */
export async function verifyLedger(db: Db): Promise<Verdict[]> {
  return db.transaction(verdictsIn, { isolationLevel: 'repeatable read', accessMode: 'read only' })
}

/** The verdicts on what this transaction sees. */
export async function verdictsIn(tx: Tx): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for (const check of checks) verdicts.push(await verdictOf(tx, check))
  return verdicts
}

async function verdictOf(tx: Tx, { name, sql: compared }: Check): Promise<Verdict> {
  const { rows } = await tx.execute<{ compared: number; wrong: number }>(
    sql.raw(
      `select count(*) as compared, count(*) filter (where expected is distinct from found) as wrong from (${compared}) c`,
    ),
  )
  const counts = rows[0] ?? { compared: 0, wrong: 0 }
  if (counts.wrong === 0) return { name, ...counts, examples: [] }
  const examples = await tx.execute<Disagreement & Record<string, unknown>>(
    sql.raw(
      `select record, expected, found from (${compared}) c where expected is distinct from found order by record limit ${EXAMPLES}`,
    ),
  )
  return { name, ...counts, examples: examples.rows }
}
