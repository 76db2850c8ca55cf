/**
 * Which rows an event may write, by its type: a row of its subject's own, and rows that it carries along, each with the columns
 * that it may change. The rules of the database print it, and `verify` holds every row of every event against it.
 */
import type { EventType } from './event-types.ts'

/**
 * A new row (`new`, with its state where it has one), or a column of one that there was (a state with what it becomes). `in=` are
 * the states in which alone the event may change it.
 */
type Written = readonly string[]

interface RowsOfEvent {
  /** Of the event's subject, by table. */
  own?: Record<string, Written>
  /** Of other records that belong to the subject, by table: `is_carried` of migrations/rules/access.sql says how. */
  carried?: Record<string, Written>
  /** Where the subject may have no row, or its row may say so already: it is then not written anew. */
  ownMayStay?: true
}

const whatIsPromised = [
  ...['company_id', 'form', 'valuation_basis', 'amount', 'letter_amount', 'pledged_on', 'booked_on'],
  ...['letter_number', 'paper_number', 'letter_document_id', 'instalments', 'allocations', 'unallocated'],
  'external_ref',
  ...['replaces', 'differs_from', 'makers'],
]
const succession = [
  ...['successor_id', 'succeeded_on', 'succession_reason', 'succession_document_id'],
  'succession_withdrawal_reason',
]
const papersOfReceipt = [
  ...[
    'evidence_kind',
    'evidence_number',
    'paper_number',
    'evidence_document_total',
    'evidence_document_id',
    'evidence_pages',
  ],
  ...['invoice_number', 'external_ref', 'differs_from', 'makers'],
  ...['payer', 'original'],
]
const undecided = ['in=draft', 'in=rejected', 'in=submitted']
const attached = {
  own: {
    pledges: ['attached', 'makers'],
    disbursements: ['attached', 'makers'],
    adjustments: ['attached', 'makers'],
    expenditures: ['attached', 'makers'],
    retreats: ['attached'],
  },
  carried: { attachments: ['new'] },
}
const decision = ['decided_by', 'decided_at', 'decision_note']
const adjusted = ['amended', 'written_off', 'instalments']
const agreement = [
  ...['agreement_kind', 'agreement_number', 'agreement_signed_on', 'agreement_reason'],
  'agreement_document_id',
]
const whatIsCorrected = [
  ...['code', 'former_codes', 'title', 'fiscal_year', 'starts_on', 'ends_on', 'venues', 'change_reason'],
]
const chosen = [
  ...['chosen_venue', 'venue_chosen_on', 'venue_document_number', 'venue_reason', 'earlier_venues'],
]
const givenAccess = ['unconfirmed_by', 'unconfirmed_since']

const closedMonth = ['new=closed', 'state=closed', 'closed_by', 'closed_at', 'reopened_by', 'reason']
const reopenedMonth = ['state=open', 'reopened_by', 'reason']

export const rowsOfEvents: Record<EventType, RowsOfEvent> = {
  // The same file is stored once, whoever brings it again.
  'document.uploaded': { own: { documents: ['new'] }, ownMayStay: true },
  'document.attached': attached,
  'document.replaced': attached,
  'company.registered': { own: { companies: ['new'] } },
  'company.changed': {
    own: {
      companies: [
        ...['legal_name', 'npwp', 'nib', 'kbli_code', 'kbli_version', 'regency_codes', 'contact_hash'],
      ],
    },
  },
  'import.made': { own: { imports: ['new=kept'] } },
  'import.discarded': { own: { imports: ['state=discarded', 'discarding_reason'] } },
  'company.succeeded': {
    own: { companies: succession },
  },
  'company.succession_withdrawn': {
    own: { companies: succession },
  },
  'company.disclosure_added': { carried: { disclosures: ['new'] } },
  'retreat.created': { own: { retreats: ['new'] } },
  'retreat.changed': { own: { retreats: whatIsCorrected } },
  'budget.drafted': { own: { budget_versions: ['new=draft'] } },
  'budget.changed': { own: { budget_versions: ['reason', 'draft_lines', 'makers'] } },
  'budget.discarded': { own: { budget_versions: ['state=discarded', 'discarding_reason'] } },
  'budget.adopted': {
    own: { budget_versions: ['state=adopted', 'draft_lines', 'adopted_on', 'adopted_by', 'adopted_at'] },
    carried: { budget_versions: ['state=superseded'], budget_lines: ['new'], transfers: ['new'] },
  },
  'pledge.drafted': { own: { pledges: ['new=draft'] } },
  'pledge.changed': { own: { pledges: [...whatIsPromised, ...undecided] } },
  'pledge.letter_amount_stated': {},
  'pledge.submitted': { own: { pledges: ['state=submitted', 'makers', 'withdrawal_reason', ...decision] } },
  'pledge.withdrawn': { own: { pledges: ['state=draft', 'makers', 'withdrawal_reason'] } },
  'pledge.discarded': { own: { pledges: ['state=discarded', 'discarding_reason'] } },
  'pledge.approved': { own: { pledges: ['state=active', ...decision] } },
  'pledge.rejected': { own: { pledges: ['state=rejected', ...decision] } },
  'pledge.cancelled': { own: { pledges: ['state=cancelled', 'cancelled_on', 'cancellation_reason'] } },
  'pledge.agreement_signed': { own: { pledges: agreement } },
  'pledge.reallocated': { carried: { transfers: ['new'] } },
  'disbursement.recorded': { own: { disbursements: ['new=recorded'] } },
  'disbursement.changed': { own: { disbursements: [...papersOfReceipt, 'in=recorded'] } },
  'disbursement.document_total_stated': {},
  'disbursement.verified': {
    own: { disbursements: ['state=verified', 'verified_by', 'verified_at', 'verification_note'] },
  },
  'disbursement.rejected': { own: { disbursements: ['state=rejected', 'rejected_by', 'rejection_reason'] } },
  'disbursement.reversed': { own: { disbursements: ['state=reversed', 'reversal_reason'] } },
  'disbursement.reallocated': { carried: { transfers: ['new'] } },
  'adjustment.proposed': { own: { adjustments: ['new=proposed'] } },
  'adjustment.approved': {
    own: { adjustments: ['state=approved', 'split', 'effect', 'instalments', ...decision] },
    carried: {
      pledges: [...adjusted, ...agreement, 'addenda', 'state=draft', 'withdrawal_reason'],
      disbursements: ['refunded', 'state=reversed', 'reversal_reason'],
      retreats: [...whatIsCorrected, ...chosen, 'cancelled_on', 'cancellation_reason'],
      disclosures: ['reference', 'valid_from', 'valid_to', 'note', 'annulled', 'change_reason'],
      transfers: ['new'],
    },
  },
  'adjustment.rejected': { own: { adjustments: ['state=rejected', ...decision] } },
  'adjustment.withdrawn': { own: { adjustments: ['state=withdrawn', 'decision_note'] } },
  'appropriation.stated': { own: { appropriations: ['new'] } },
  'expenditure.recorded': { own: { expenditures: ['new=recorded'] } },
  'expenditure.reversed': { own: { expenditures: ['state=reversed', 'reversal_reason'] } },
  'finding.followed_up': { carried: { finding_follow_ups: ['new'] } },
  'report.sealed': { own: { sealed_reports: ['new'] } },
  'month.closed': { own: { closings: closedMonth }, carried: { closings: closedMonth } },
  // A month before the first that was ever closed has no row.
  'month.reopened': {
    own: { closings: reopenedMonth },
    carried: { closings: reopenedMonth },
    ownMayStay: true,
  },
  'user.created': { own: { users: ['new'], sso_persons: ['new'] } },
  'user.first_seen': { own: { sso_persons: ['new'] } },
  'user.link_proposed': {
    own: { users: givenAccess },
    carried: { person_links: ['new'], sso_persons: ['new'] },
    ownMayStay: true,
  },
  'user.link_confirmed': { carried: { person_links: ['account_confirmed_at', 'subject_confirmed_at'] } },
  'user.link_withdrawn': { carried: { person_links: ['withdrawn_at'] } },
  'user.changed': {
    own: {
      users: [
        ...['name_hash', 'email_hash', 'shares_email_with', 'roles', 'active', 'responsible_id'],
        ...givenAccess,
      ],
    },
  },
  'user.password_reset': { own: { users: givenAccess }, ownMayStay: true },
  'user.confirmed': { own: { users: [...givenAccess, 'confirmed_by', 'confirmed_at'] } },
  'user.password_changed': {},
  'user.preferences_changed': {
    own: { preferences: ['new', 'language', 'default_retreat_id', 'digest'] },
  },
  'user.signed_in': {},
  'user.signed_out': {},
  'api_key.issued': {},
  'api_key.revoked': {},
  'webhook.added': { own: { webhooks: ['new=active'] } },
  'webhook.changed': { own: { webhooks: ['url_hash', 'types', 'retreat_ids', 'in=active'] } },
  'webhook.secret_rotated': { own: { webhooks: ['secret_number', 'previous_until', 'key_id', 'in=active'] } },
  'webhook.ended': { own: { webhooks: ['state=ended'] } },
  'webhook.tested': {},
  'webhook.redelivered': {},
  'personal_data.read': {},
  // Written by migrations, of what was there before: nobody else may.
  'log.opened': {},
  'demo.loaded': {},
}

/** What an event is about where its type does not begin with it. */
const called: Record<string, string> = {
  ...{ month: 'closing', report: 'sealed_report', personal_data: 'reader', demo: 'retreat' },
}

/** What an event of this type may be about, as its subject is called. */
export function subjectsOf(type: EventType): readonly string[] {
  if (type === 'document.attached' || type === 'document.replaced') {
    return ['pledge', 'disbursement', 'adjustment', 'expenditure', 'retreat']
  }
  const [word = ''] = type.split('.')
  return [called[word] ?? word]
}

/** Whether an event of this type comes with a row: of its own subject, or at least of one that belongs to it. */
export function mustWrite(type: EventType): 'own' | 'carried' | null {
  const { own, carried, ownMayStay } = rowsOfEvents[type]
  if (own && !ownMayStay) return 'own'
  return carried ? 'carried' : null
}

/** Rows of SQL: event, what it may be about, and whether it writes a row of that; null where it need not write any. */
export function toldByEvents(): string[] {
  return (Object.keys(rowsOfEvents) as EventType[]).map((type) => {
    const written = mustWrite(type)
    return `('${type}', '{${subjectsOf(type).join()}}', ${written === null ? 'null' : written === 'own'})`
  })
}

/** The instants that a new row says of itself: that of its event. */
export const instantsOfBirth = ['created_at', 'updated_at', 'first_seen_at', 'closed_at', 'sealed_at']

/** What a new row does not have yet: what later events alone bring, by its table, each as it is until then. */
export const emptyAtBirth: Record<string, Record<string, unknown>> = {
  companies: Object.fromEntries(succession.map((column) => [column, null])),
  disclosures: { annulled: false, change_reason: null },
  imports: { discarding_reason: null },
  retreats: {
    ...Object.fromEntries(chosen.map((column) => [column, null])),
    ...{ earlier_venues: [], former_codes: [], change_reason: null },
    ...{ cancelled_on: null, cancellation_reason: null, attached: 0 },
  },
  budget_versions: { adopted_on: null, adopted_by: null, adopted_at: null, discarding_reason: null },
  pledges: {
    ...{ amended: 0, written_off: 0, decided_by: null, decided_at: null, decision_note: null },
    ...Object.fromEntries(agreement.map((column) => [column, null])),
    ...{ addenda: [], cancelled_on: null, cancellation_reason: null },
    ...{ withdrawal_reason: null, discarding_reason: null, attached: 0 },
  },
  disbursements: {
    ...{ refunded: 0, verified_by: null, verified_at: null, verification_note: null },
    ...{ rejected_by: null, rejection_reason: null, reversal_reason: null, attached: 0 },
  },
  adjustments: { split: null, decided_by: null, decided_at: null, decision_note: null, attached: 0 },
  expenditures: { reversal_reason: null, attached: 0 },
  closings: { reopened_by: null, reason: null },
  webhooks: { secret_number: 1, previous_until: null },
}

/** What migrations told of rows that were there before the log knew of them. */
export const rowsOfMigrations: Record<string, Written> = { sso_persons: ['new'] }

/** By `<type> <table>` or `<type> with <table>`: what may be written, separated by commas. */
export function writtenByEvents(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(rowsOfEvents).flatMap(([type, { own = {}, carried = {} }]) => [
      ...Object.entries(own).map(([table, written]) => [`${type} ${table}`, written.join()] as const),
      ...Object.entries(carried).map(
        ([table, written]) => [`${type} with ${table}`, written.join()] as const,
      ),
    ]),
  )
}
