import { eq, sql } from 'drizzle-orm'
import { readCalendar } from '../closings/calendar.ts'
import { postOnOpenDays } from '../closings/post-on-open-days.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { netEntries } from '../platform/journal/net-entries.ts'
import { confirmed } from '../platform/journal/post-entries.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { disbursementActions } from './disbursement-actions.ts'
import { hasEvidence, lockDisbursement, presentFrom, transitionOutcome } from './disbursements.queries.ts'
import type { Disbursement } from './disbursements.schema.ts'
import { disbursements } from './disbursements.table.ts'

interface Confirmation {
  id: string
  ifMatch: string
  note?: string | undefined
  /** Whether the evidence must be stored. */
  requireEvidence?: boolean
}

/** A second person confirms the receipt against its evidence: what was received is verified, on the same dates. */
export async function verifyDisbursement(
  tx: Tx,
  actor: Actor,
  { id, ifMatch, note, requireEvidence = false }: Confirmation,
): Promise<Outcome<Disbursement>> {
  const { disbursement } = await lockDisbursement(tx, actor, id)
  assertMatches(ifMatch, await presentFrom(tx, disbursement))
  const isEvidenceMissing = requireEvidence && !(await hasEvidence(tx, disbursement))
  assertOpen(disbursementActions.verification, actor, { ...disbursement, isEvidenceMissing })
  const [verified] = await tx
    .update(disbursements)
    .set({
      state: 'verified',
      verifiedBy: actor.personId,
      verifiedAt: sql`now()`,
      verificationNote: note ?? null,
    })
    .where(eq(disbursements.id, id))
    .returning()
  const eventId = newId()
  const received = await netEntries(tx, { disbursementIds: [id] }, ['received'])
  const calendar = await readCalendar(tx, disbursement.retreatId)
  const posted = await postOnOpenDays(tx, calendar, eventId, confirmed(received, 'verified'))
  return transitionOutcome(
    tx,
    eventId,
    'disbursement.verified',
    mustExist(verified, 'the locked disbursement'),
    posted,
  )
}
