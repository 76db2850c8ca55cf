import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../../platform/db/client.ts'
import { BEGIN_SNAPSHOT } from '../../platform/db/pipeline.ts'
import type { Trust } from './audit-log.ts'
import { balanceChecks } from './balance-checks.ts'
import type { Check, Disagreement, Verdict } from './check.ts'
import { contentChecks } from './content-checks.ts'
import { logChecks } from './log-checks.ts'
import { loggedChecks } from './logged-checks.ts'
import { recordChecks } from './record-checks.ts'
import { sealedReportChecks } from './sealed-report-checks.ts'
import { auditStoredLog } from './stored-log.ts'

const EXAMPLES = 3

const checks = [
  ...balanceChecks,
  ...recordChecks,
  ...contentChecks,
  ...logChecks,
  ...loggedChecks,
  ...sealedReportChecks,
]

/**
 * Recomputes balances from the journal, the journal from the records and the events, every rule of the money, and
 * the sealed log from its first event on. Reads only, in one snapshot, so it may run beside the service. Answers every
 * check's verdict.
 */
export async function verifyLedger(db: Db, trust: Partial<Trust> = {}): Promise<Verdict[]> {
  return db.transaction((tx) => verdictsIn(tx, trust), BEGIN_SNAPSHOT)
}

/** The verdicts on what this transaction sees. */
export async function verdictsIn(tx: Tx, trust: Partial<Trust> = {}): Promise<Verdict[]> {
  // Rows are compared as text with what was kept in UTC.
  await tx.execute(sql`set local timezone to 'UTC'`)
  const verdicts: Verdict[] = []
  for (const check of checks) verdicts.push(await verdictOf(tx, check))
  return [...verdicts, ...(await auditStoredLog(tx, trust))]
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
