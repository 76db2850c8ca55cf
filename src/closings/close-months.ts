import { eq } from 'drizzle-orm'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockCalendar } from '../platform/db/locks.ts'
import { monthOf } from '../platform/shared/calendar.ts'
import { AppError, assertFound, refuseAt } from '../platform/shared/errors.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { readCalendar } from './calendar.ts'
import { findPeriod, periodOutcome } from './closings.queries.ts'
import type { PeriodLock } from './closings.schema.ts'
import { periodLocks } from './closings.table.ts'

/** Locks a month that has ended: from now on nothing new is dated in it. Waits for the postings under way. */
export async function lockPeriod(
  tx: Tx,
  actor: Actor,
  { month }: { month: string },
): Promise<Outcome<PeriodLock>> {
  await lockCalendar(tx)
  const { today } = await readCalendar(tx)
  if (month >= monthOf(today)) refuseAt('/month', 'period_not_ended', { month, today })
  const known = await findPeriod(tx, month)
  if (known?.state === 'locked')
    throw new AppError('period_wrong_state', { state: 'locked', required: 'open' })

  const locked = { state: 'locked', changedBy: actor.personId, reason: null } as const
  const [row] = known
    ? await tx.update(periodLocks).set(locked).where(eq(periodLocks.month, month)).returning()
    : await tx
        .insert(periodLocks)
        .values({ month, ...locked })
        .returning()
  return periodOutcome('period.locked', mustExist(row, 'the month just locked'))
}

/** Opens a locked month again, for a reason that stays on record. */
export async function unlockPeriod(
  tx: Tx,
  actor: Actor,
  { month, reason }: { month: string; reason: string },
): Promise<Outcome<PeriodLock>> {
  await lockCalendar(tx)
  const { state } = assertFound(await findPeriod(tx, month), 'period_lock_not_found')
  if (state !== 'locked') throw new AppError('period_wrong_state', { state, required: 'locked' })
  const [row] = await tx
    .update(periodLocks)
    .set({ state: 'open', changedBy: actor.personId, reason })
    .where(eq(periodLocks.month, month))
    .returning()
  return periodOutcome('period.unlocked', mustExist(row, 'the month just opened'))
}
