import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../../platform/db/client.ts'
import { BEGIN_SNAPSHOT } from '../../platform/db/pipeline.ts'
import { isAnythingQueued } from '../../platform/log/sealer.ts'
import { accessChecks } from './access-checks.ts'
import type { Trust } from './audit-log.ts'
import { balanceChecks } from './balance-checks.ts'
import type { Check, Disagreement, Verdict } from './check.ts'
import { contentChecks } from './content-checks.ts'
import { dayChecks } from './day-checks.ts'
import { deedChecks } from './deed-checks.ts'
import { effectChecks } from './effect-checks.ts'
import { entryChecks } from './entry-checks.ts'
import type { Examination } from './examination.ts'
import { logChecks } from './log-checks.ts'
import { loggedChecks } from './logged-checks.ts'
import { paperChecks } from './paper-checks.ts'
import { personChecks } from './person-checks.ts'
import { recordChecks } from './record-checks.ts'
import { sealedLogChecks } from './sealed-log-checks.ts'
import { sealedReportChecks } from './sealed-report-checks.ts'
import { auditStoredLog } from './stored-log.ts'

const EXAMPLES = 3

export const checks = [
  ...balanceChecks,
  ...recordChecks,
  ...effectChecks,
  ...dayChecks,
  ...entryChecks,
  ...deedChecks,
  ...paperChecks,
  ...personChecks,
  ...accessChecks,
  ...contentChecks,
  ...logChecks,
  ...loggedChecks,
  ...sealedLogChecks,
  ...sealedReportChecks,
]

/** How often it looks whether the sealer is done. */
const PAUSE_MS = 100

/**
 * Recomputes balances from the journal, the journal from the records and the events, every rule of the money, and
 * the sealed log from its first event on. Reads only, in one snapshot, so it may run beside the service. What is not
 * sealed yet it awaits for so long, and then does without.
 */
export async function verifyLedger(
  db: Db,
  trust: Partial<Trust> = {},
  { sealedWithinMs = 0 } = {},
): Promise<Examination> {
  const deadline = Date.now() + sealedWithinMs
  for (;;) {
    const examination = await db.transaction(async (tx) => {
      if (Date.now() < deadline && (await isAnythingQueued(tx))) return null
      return examine(tx, trust)
    }, BEGIN_SNAPSHOT)
    if (examination !== null) return examination
    await sleep(PAUSE_MS)
  }
}

/** Examines what this transaction sees. */
export async function examine(tx: Tx, trust: Partial<Trust> = {}): Promise<Examination> {
  // Rows are compared as text with what was kept in UTC.
  await tx.execute(sql`set local timezone to 'UTC'`)
  const verdicts: Verdict[] = []
  for (const check of checks) verdicts.push(await verdictOf(tx, check))
  const log = await auditStoredLog(tx, trust)
  return { verdicts: [...verdicts, ...log.verdicts], extent: log.extent }
}

export async function verdictOf(tx: Tx, { name, sql: compared }: Check): Promise<Verdict> {
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
