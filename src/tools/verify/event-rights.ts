/** What somebody must be allowed to do, to have caused an event of a type. */
import type { Operation } from '../../platform/authority/permissions.ts'
import type { EventType } from '../../platform/log/event-types.ts'

/** One of the operations; none where the service alone causes it. It may cause what makes its first users and keys too. */
export const eventRights: Record<EventType, readonly Operation[]> = {
  'document.uploaded': ['documents.write'],
  'document.attached': ['documents.write'],
  'document.replaced': ['documents.write'],
  'company.registered': ['companies.write'],
  'company.changed': ['companies.write'],
  'company.succeeded': ['companies.write'],
  'company.disclosure_added': ['companies.write'],
  'import.made': ['budgets.write', 'pledges.write'],
  'import.discarded': ['imports.discard'],
  'retreat.created': ['retreats.create'],
  'retreat.changed': ['retreats.write'],
  'budget.drafted': ['budgets.write'],
  'budget.changed': ['budgets.write'],
  'budget.discarded': ['budgets.write', 'imports.discard'],
  'budget.adopted': ['budgets.adopt'],
  'pledge.drafted': ['pledges.write'],
  'pledge.changed': ['pledges.write'],
  'pledge.letter_amount_stated': ['pledges.write'],
  'pledge.submitted': ['pledges.write'],
  'pledge.withdrawn': ['pledges.write'],
  'pledge.discarded': ['pledges.write', 'imports.discard'],
  'pledge.approved': ['pledges.decide'],
  'pledge.rejected': ['pledges.decide'],
  'pledge.cancelled': ['pledges.write'],
  'pledge.agreement_signed': ['pledges.write'],
  'pledge.reallocated': ['pledges.write'],
  'disbursement.recorded': ['disbursements.write'],
  'disbursement.changed': ['disbursements.write'],
  'disbursement.document_total_stated': ['disbursements.write'],
  'disbursement.verified': ['disbursements.verify'],
  'disbursement.rejected': ['disbursements.verify'],
  'disbursement.reversed': ['disbursements.write'],
  'disbursement.reallocated': ['disbursements.write'],
  'adjustment.proposed': ['adjustments.propose', 'disbursements.write'],
  'adjustment.approved': ['adjustments.decide'],
  'adjustment.rejected': ['adjustments.decide'],
  'adjustment.withdrawn': ['adjustments.propose'],
  'appropriation.stated': ['apbd.write'],
  'expenditure.recorded': ['apbd.write'],
  'expenditure.reversed': ['apbd.write'],
  'finding.followed_up': ['findings.follow_up'],
  'report.sealed': ['reports.seal'],
  'month.closed': ['closings.close'],
  'month.reopened': ['closings.close'],
  'user.created': ['access.write'],
  'user.first_seen': ['session.own'],
  'user.link_proposed': ['access.write'],
  'user.link_confirmed': ['links.own'],
  'user.link_withdrawn': ['access.write'],
  'user.changed': ['access.write'],
  'user.password_reset': ['access.write'],
  'user.confirmed': ['access.confirm'],
  'user.password_changed': ['session.own'],
  'user.signed_in': ['session.own'],
  'user.signed_out': ['session.own'],
  'api_key.issued': ['keys.write', 'access.write'],
  'api_key.revoked': ['keys.write', 'access.write'],
  'personal_data.read': ['contacts.read', 'documents.read'],
  'log.opened': [],
  'demo.loaded': [],
}

/** What the service causes of its own accord: its first users and keys, the demo, the opening of the log. */
export const eventsOfTheService: readonly string[] = [
  'user.created',
  'api_key.issued',
  'log.opened',
  'demo.loaded',
] satisfies EventType[]

export function rightsFor(type: string): readonly Operation[] {
  return Object.hasOwn(eventRights, type) ? eventRights[type as EventType] : []
}
