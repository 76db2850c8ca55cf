import { eq } from 'drizzle-orm'
import { readCalendar } from '../closings/calendar.ts'
import { assertSince2000 } from '../closings/distant-dates.ts'
import { postOnOpenDays } from '../closings/post-on-open-days.ts'
import { assertLinkable } from '../documents/documents.queries.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { netEntries } from '../platform/journal/net-entries.ts'
import { confirmed, type Entry, negated, notBefore } from '../platform/journal/post-entries.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { transitionOutcome } from './pledge-entries.ts'
import { assertState, type PledgeRow } from './pledges.queries.ts'
import type { NewAgreement, Pledge } from './pledges.schema.ts'
import { pledges } from './pledges.table.ts'

/**
 * Records the first signed agreement: the pledge counts as committed from the day of its signature, but not before the
 * pledge itself. The caller holds the pledge.
 */
export async function signAgreement(
  tx: Tx,
  actor: Actor,
  { pledge: { id, ...pledge }, agreement }: { pledge: PledgeRow; agreement: NewAgreement },
): Promise<Outcome<Pledge>> {
  const calendar = await readCalendar(tx, pledge.retreatId)
  assertState(pledge, 'active')
  assertSince2000(agreement.signedOn, '/signedOn')
  await assertLinkable(tx, actor, agreement.documentId, '/documentId')
  const signed = await writeAgreement(tx, id, agreement)
  const eventId = newId()
  const posted = await postOnOpenDays(tx, calendar, eventId, await commitAnew(tx, id, agreement.signedOn))
  return transitionOutcome(tx, eventId, 'pledge.agreement_signed', signed, posted)
}

/** The agreement of a pledge, in the place of the one before. */
export async function writeAgreement(tx: Tx, id: string, agreement: NewAgreement): Promise<PledgeRow> {
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
  return mustExist(signed, 'the locked pledge')
}

/** The entries by which all of a pledge is committed from a day on, in the place of what was. */
export async function commitAnew(tx: Tx, id: string, signedOn: string): Promise<Entry[]> {
  const committedBefore = await netEntries(tx, { pledgeIds: [id] }, ['committed'])
  const pledged = await netEntries(tx, { pledgeIds: [id] }, ['pledged'])
  return [...negated(committedBefore), ...notBefore(confirmed(pledged, 'committed'), signedOn)]
}
