import { and, asc, eq, isNull } from 'drizzle-orm'
import { bookingWarnings } from '../closings/post-on-open-days.ts'
import { type Actor, makersOf } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockAllLines } from '../platform/db/locks.ts'
import { dryRunIn, isRefusal, unlessRefused } from '../platform/db/savepoint.ts'
import { AppError } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { adjustmentOutcome, lockSubject } from './adjustments.queries.ts'
import type { Adjustment } from './adjustments.schema.ts'
import { adjustments } from './adjustments.table.ts'
import { fieldsNow, haveOneField } from './fields-before.ts'
import { kindsInWords } from './kind-labels.ts'
import type { AdjustmentRow, Proposal, Step } from './kinds/kind.ts'
import { calendarOf, type Done, takeEffect } from './take-effect.ts'

/**
 * Writes a proposal down, with what it would move: nothing changes until another person approves it. What could not be
 * approved is not proposed, nor what could not be approved beside another proposal that waits, or would change the same field.
 */
export async function propose(tx: Tx, actor: Actor, proposal: Proposal): Promise<Outcome<Adjustment>> {
  const values = { ...nothingElse, ...proposal, id: newId(), makers: makersOf(actor) }
  const { effect, posted } = await triedNow(tx, actor, values as Unwritten)
  const [row] = await tx
    .insert(adjustments)
    .values({ ...values, effect })
    .returning()
  return adjustmentOutcome(
    newId(),
    { type: 'adjustment.proposed', data: {} },
    mustExist(row, 'the adjustment just proposed'),
    bookingWarnings(posted),
  )
}

/** Of a proposal that says nothing of them. */
const nothingElse = {
  retreatId: null,
  pledgeId: null,
  disbursementId: null,
  disclosureId: null,
  amount: null,
  endsPromise: false,
  effectiveOn: null,
  bookedOn: null,
  reason: null,
  instalments: null,
  allocations: null,
  unallocated: null,
}

/** What a proposal has before it is written, as far as it takes effect. */
type Unwritten = Pick<AdjustmentRow, keyof typeof nothingElse | 'kind' | 'request'>

async function triedNow(tx: Tx, actor: Actor, proposal: Unwritten): Promise<Done> {
  const step = { actor, eventId: newId(), calendar: await calendarOf(tx, proposal) }
  const done = await dryRunIn(tx, () => approve(tx, step, proposal))
  const others = await pendingBeside(tx, proposal)
  if (others.length === 0) return done
  const alike = others.filter(({ kind }) => kind === proposal.kind)
  const before = alike.some((other) => other.before !== null) ? await fieldsNow(tx, proposal) : null
  const contenders = alike.filter((other) => haveOneField(before, other.before))
  if (contenders.length > 0) throw conflictWith(contenders)
  await dryRunIn(tx, async () => {
    if (proposal.retreatId !== null) await lockAllLines(tx, proposal.retreatId)
    for (const other of others) await unlessRefused(tx, () => approve(tx, step, other))
    await approve(tx, step, proposal)
  }).catch((error: unknown) => {
    throw isRefusal(error) ? conflictWith(others, error) : error
  })
  return done
}

function conflictWith(others: readonly AdjustmentRow[], cause?: unknown): AppError {
  return new AppError(
    'proposals_conflict',
    { others: kindsInWords(others.map(({ kind }) => kind)) },
    [],
    cause,
  )
}

/** As if it were approved now; what it speaks of is read anew, since others may have taken effect before it. */
async function approve(tx: Tx, step: Step, proposal: Unwritten) {
  const adjustment = proposal as AdjustmentRow
  return takeEffect(tx, { adjustment, ...(await lockSubject(tx, step.actor, adjustment)) }, step)
}

/** What waits for a decision on the same pledge, retreat or disclosure, in the order of being proposed. */
function pendingBeside(tx: Tx, { retreatId, pledgeId, disclosureId }: Unwritten): Promise<AdjustmentRow[]> {
  const isSame =
    disclosureId !== null
      ? eq(adjustments.disclosureId, disclosureId)
      : pledgeId !== null
        ? eq(adjustments.pledgeId, pledgeId)
        : and(eq(adjustments.retreatId, retreatId ?? ''), isNull(adjustments.pledgeId))
  return tx
    .select()
    .from(adjustments)
    .where(and(isSame, eq(adjustments.state, 'proposed')))
    .orderBy(asc(adjustments.id))
}
