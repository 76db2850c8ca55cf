import { type Actor, makersOf } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockAllLines } from '../platform/db/locks.ts'
import { dryRunIn, isRefusal, unlessRefused } from '../platform/db/savepoint.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { adjustmentOutcome, lockSubject } from './adjustments.queries.ts'
import type { Adjustment } from './adjustments.schema.ts'
import { adjustments } from './adjustments.table.ts'
import { fieldsNow, sharedFields } from './fields-before.ts'
import type { AdjustmentRow, Proposal, Step } from './kinds/kind.ts'
import { calendarOf, type Done, takeEffect } from './take-effect.ts'
import { pendingBeside, refuseBeside, refuseSameFields } from './waiting-proposals.ts'

/**
 * Writes a proposal down, with what it would move: nothing changes until another person approves it. What could not be
 * approved is not proposed, nor what could not be approved beside another proposal that waits, or would change the same field.
 */
export async function propose(tx: Tx, actor: Actor, proposal: Proposal): Promise<Outcome<Adjustment>> {
  const values = { ...nothingElse, ...proposal, id: newId(), makers: makersOf(actor) }
  const { effect, warnings } = await triedNow(tx, actor, values as Unwritten)
  const [row] = await tx
    .insert(adjustments)
    .values({ ...values, effect })
    .returning()
  return adjustmentOutcome(
    newId(),
    { type: 'adjustment.proposed', data: {} },
    mustExist(row, 'the adjustment just proposed'),
    warnings,
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
  const contenders = alike.filter((other) => sharedFields(before, other.before).length > 0)
  if (contenders.length > 0) {
    const shared = contenders.flatMap((other) => sharedFields(before, other.before))
    await refuseSameFields(tx, actor, contenders, [...new Set(shared)])
  }
  await dryRunIn(tx, async () => {
    if (proposal.retreatId !== null) await lockAllLines(tx, proposal.retreatId)
    for (const other of others) await unlessRefused(tx, () => approve(tx, step, other))
    await approve(tx, step, proposal)
  }).catch((error: unknown) => {
    if (isRefusal(error)) return refuseBeside(tx, actor, others, error)
    throw error
  })
  return done
}

/** As if it were approved now; what it speaks of is read anew, since others may have taken effect before it. */
async function approve(tx: Tx, step: Step, proposal: Unwritten) {
  const adjustment = proposal as AdjustmentRow
  const locked = { adjustment, ...(await lockSubject(tx, step.actor, adjustment)) }
  // Each by an event of its own, as it would be: an event has one record of what it moved.
  return takeEffect(tx, locked, { ...step, eventId: newId() })
}
