import { eq } from 'drizzle-orm'
import { readCalendar } from '../closings/calendar.ts'
import { bookingWarnings, postOnOpenDays } from '../closings/post-on-open-days.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockForPosting, lockLines } from '../platform/db/locks.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { apbdEntry, findVisibleExpenditure, presentExpenditure } from './apbd.queries.ts'
import type { Expenditure } from './apbd.schema.ts'
import { expenditures } from './appropriations.table.ts'
import { expenditureActions } from './expenditure-actions.ts'

/** Corrects what was recorded in error, once: it is negated on its own day, or the first open one after it. */
export async function reverseExpenditure(
  tx: Tx,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<Outcome<Expenditure>> {
  const known = await findVisibleExpenditure(tx, actor, id)
  const { retreatId, lineCode, amount } = known
  await lockForPosting(tx, retreatId)
  // Every change of an expenditure locks its line first, as its recording did: so its state stays as it is read here.
  await lockLines(tx, retreatId, [lineCode])
  assertOpen(expenditureActions.reversal, actor, await findVisibleExpenditure(tx, actor, id))

  const [reversed] = await tx
    .update(expenditures)
    .set({ state: 'reversed', reversalReason: reason })
    .where(eq(expenditures.id, id))
    .returning()
  const eventId = newId()
  const effectiveOn = known.bookedOn ?? known.spentOn
  const posted = await postOnOpenDays(tx, await readCalendar(tx, retreatId), eventId, [
    apbdEntry({ retreatId, measure: 'spent', lineCode, amount: -amount, effectiveOn }),
  ])
  const result = presentExpenditure(mustExist(reversed, 'the locked expenditure'))
  return {
    result: { ...result, warnings: bookingWarnings(posted) },
    events: [
      {
        id: eventId,
        type: 'expenditure.reversed',
        subject: { type: 'expenditure', id },
        retreatId,
        data: posted,
      },
    ],
  }
}
