import { asc, eq } from 'drizzle-orm'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import type { PlainEvent } from '../platform/log/event-types.ts'
import { newId } from '../platform/shared/ids.ts'
import type { PeriodLock } from './closings.schema.ts'
import { periodLocks } from './closings.table.ts'

export type PeriodRow = typeof periodLocks.$inferSelect

function presentPeriod(row: PeriodRow): PeriodLock {
  const { month, state, reason, version, createdAt, updatedAt } = row
  return {
    month,
    state,
    reason,
    version,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

/** The month's lock, if it was ever locked. */
export async function findPeriod(db: Db | Tx, month: string): Promise<PeriodRow | undefined> {
  const [row] = await db.select().from(periodLocks).where(eq(periodLocks.month, month))
  return row
}

export async function listPeriods(db: Db): Promise<PeriodLock[]> {
  return (await db.select().from(periodLocks).orderBy(asc(periodLocks.month))).map(presentPeriod)
}

export function periodOutcome(type: PlainEvent, row: PeriodRow): Outcome<PeriodLock> {
  return {
    result: presentPeriod(row),
    events: [{ id: newId(), type, subject: { type: 'period', id: row.month }, data: {} }],
  }
}
