import { eq } from 'drizzle-orm'
import { readCalendar } from '../closings/calendar.ts'
import { postOnOpenDays } from '../closings/post-on-open-days.ts'
import { assertLinkable } from '../documents/documents.queries.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { netEntries } from '../platform/journal/net-entries.ts'
import { confirmed, negated } from '../platform/journal/post-entries.ts'
import { laterOf } from '../platform/shared/calendar.ts'
import { refuseAt } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { transitionOutcome } from './pledge-entries.ts'
import { assertState, lockPledge } from './pledges.queries.ts'
import type { NewAgreement, Pledge } from './pledges.schema.ts'
import { pledges } from './pledges.table.ts'

/**
 * Records the signed agreement: the pledge counts as committed from the day of its signature, but not before the
 * pledge itself. A later agreement replaces the one before, with a reason.
 */
export async function signAgreement(
  tx: Tx,
  actor: Actor,
  { id, agreement }: { id: string; agreement: NewAgreement },
): Promise<Outcome<Pledge>> {
  const pledge = await lockPledge(tx, actor, id)
  const calendar = await readCalendar(tx, pledge.retreatId)
  assertState(pledge, 'active')
  if (pledge.agreementNumber !== null && agreement.reason === undefined)
    refuseAt('/reason', 'reason_required')
  await assertLinkable(tx, actor, agreement.documentId, '/documentId')
  const [signed] = await tx
    .update(pledges)
    .set({
      agreementKind: agreement.kind,
      agreementNumber: agreement.number,
      agreementSignedOn: agreement.signedOn,
      agreementDocumentId: agreement.documentId ?? null,
      agreementReason: agreement.reason ?? null,
    })
    .where(eq(pledges.id, id))
    .returning()
  const eventId = newId()
  const committedBefore = await netEntries(tx, { pledgeIds: [id] }, ['committed'])
  const pledged = await netEntries(tx, { pledgeIds: [id] }, ['pledged'])
  const committed = confirmed(pledged, 'committed').map((entry) => ({
    ...entry,
    effectiveOn: laterOf(entry.effectiveOn, agreement.signedOn),
  }))
  const entries = await postOnOpenDays(tx, calendar, eventId, [...negated(committedBefore), ...committed])
  return transitionOutcome(
    tx,
    eventId,
    'pledge.agreement_signed',
    mustExist(signed, 'the locked pledge'),
    entries,
  )
}
