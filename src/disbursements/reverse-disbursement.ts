import { eq } from 'drizzle-orm'
import type { Actor } from '../access/actor.ts'
import type { Outcome } from '../command/run-command.ts'
import type { Tx } from '../db/client.ts'
import { netEntries } from '../journal/net-entries.ts'
import { negated, postEntries } from '../journal/post-entries.ts'
import { assertFound } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'
import { assertState, lockDisbursement, transitionOutcome } from './disbursements.queries.ts'
import type { Disbursement } from './disbursements.schema.ts'
import { disbursements } from './disbursements.table.ts'

/** Corrects what was recorded in error: its entries are negated, each on its own line and date. */
export async function reverseDisbursement(
  tx: Tx,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<Outcome<Disbursement>> {
  const { disbursement } = await lockDisbursement(tx, actor, id)
  assertState(disbursement, 'recorded')
  const [reversed] = await tx
    .update(disbursements)
    .set({ state: 'reversed', reversalReason: reason })
    .where(eq(disbursements.id, id))
    .returning()
  const eventId = newId()
  const standing = await netEntries(tx, { disbursementIds: [id] }, ['received', 'verified'])
  const entries = await postEntries(tx, eventId, negated(standing))
  return transitionOutcome(
    eventId,
    'disbursement.reversed',
    assertFound(reversed, 'disbursement_not_found'),
    entries,
  )
}
