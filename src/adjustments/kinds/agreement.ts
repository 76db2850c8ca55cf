import { eq } from 'drizzle-orm'
import { readToday } from '../../closings/calendar.ts'
import { assertSince2000 } from '../../closings/distant-dates.ts'
import { assertLinkable } from '../../documents/documents.queries.ts'
import { refuseAt } from '../../platform/shared/errors.ts'
import { assertState, type PledgeRow } from '../../pledges/pledges.queries.ts'
import type { NewAgreement } from '../../pledges/pledges.schema.ts'
import { pledges } from '../../pledges/pledges.table.ts'
import { commitAnew, writeAgreement } from '../../pledges/sign-agreement.ts'
import { type Kind, pledgeOf, requestOf } from './kind.ts'

/**
 * A second agreement: an addendum stands beside the first, whose day stays; a correction takes its place, and the pledge is
 * committed from its day instead.
 */
export const agreement: Kind<{ pledge: PledgeRow; request: NewAgreement }> = {
  async check(tx, actor, { pledge, request }) {
    const { id, retreatId } = pledge
    assertState(pledge, 'active')
    if (request.relation === undefined) refuseAt('/relation', 'relation_required')
    if (request.reason === undefined) refuseAt('/reason', 'reason_required')
    const { signedOn } = request
    const today = await readToday(tx)
    assertSince2000(signedOn, '/signedOn')
    if (signedOn > today) refuseAt('/signedOn', 'date_in_future', { date: signedOn, today })
    await assertLinkable(tx, actor, request.documentId, '/documentId')
    const { reason, documentId = null } = request
    return { retreatId, pledgeId: id, kind: 'agreement', request, reason, documentId }
  },

  async apply(tx, locked) {
    const pledge = pledgeOf(locked)
    assertState(pledge, 'active')
    const request = requestOf<NewAgreement>(locked.adjustment)
    if (request.relation === 'addendum') {
      const { kind, number, signedOn, documentId = null, reason = '' } = request
      const addenda = [...pledge.addenda, { kind, number, signedOn, documentId, reason }]
      await tx.update(pledges).set({ addenda }).where(eq(pledges.id, pledge.id))
      return {}
    }
    await writeAgreement(tx, pledge.id, request)
    return { entries: await commitAnew(tx, pledge.id, request.signedOn) }
  },
}
