import type { Tx } from '../db/client.ts'
import type { Statement } from '../db/flight.ts'
import type { Allocation } from '../shared/wire.ts'
import type { Channel, Form, Measure } from './measures.ts'

/** A signed entry: so many rupiah of this measure on this line (none: unallocated) from this day (WITA) on. */
export interface Entry {
  retreatId: string
  measure: Measure
  lineCode: string | null
  companyId: string | null
  pledgeId: string | null
  disbursementId: string | null
  form: Form | null
  channel: Channel | null
  amount: number
  effectiveOn: string
}

/** What a promise or a receipt stands on: every entry of one document has these in common. */
export type Basis = Omit<Entry, 'measure' | 'lineCode' | 'amount'>

/** One entry per line of a split and one for what is unallocated. */
export function entriesOf(
  basis: Basis,
  measure: Measure,
  split: { allocations: readonly Allocation[]; unallocated: number },
): Entry[] {
  return [
    ...split.allocations.map(({ lineCode, amount }) => ({ ...basis, measure, lineCode, amount })),
    { ...basis, measure, lineCode: null, amount: split.unallocated },
  ]
}

/** The entries of one event. */
export interface Posting {
  eventId: string
  entries: Entry[]
}

/** What will be written of an event's entries: those of nothing are left out. */
export function postingOf(eventId: string, entries: readonly Entry[]): Posting {
  return { eventId, entries: entries.filter(({ amount }) => amount !== 0) }
}

/**
 * The only way into the journal. The database adds the entries to the balances in the same statement and refuses
 * them whole where a balance would break a rule.
 */
export function postAll(postings: readonly Posting[]): Statement {
  const rows = postings.flatMap(({ eventId, entries }) => entries.map((entry) => ({ eventId, ...entry })))
  return {
    name: 'post entries',
    // As one parameter, however many there are: a statement takes at most 65,535.
    text: `
      insert into journal_entries (event_id, retreat_id, measure, line_code, company_id, pledge_id, disbursement_id,
        form, channel, amount, effective_on)
      select * from jsonb_to_recordset($1::jsonb) as entry (
        "eventId" uuid, "retreatId" uuid, measure measure, "lineCode" text, "companyId" uuid, "pledgeId" uuid,
        "disbursementId" uuid, form form, channel channel, amount int8, "effectiveOn" date)`,
    values: [JSON.stringify(rows)],
  }
}

/** Posts the entries of one event, and answers what was written, as the event carries it. */
export async function postEntries(tx: Tx, eventId: string, entries: readonly Entry[]): Promise<Entry[]> {
  const posting = postingOf(eventId, entries)
  if (posting.entries.length > 0) await tx.$client.query(postAll([posting]))
  return posting.entries
}

/** Older entries again, under another measure: what confirming a promise or a receipt means. */
export function confirmed(entries: readonly Entry[], measure: Measure): Entry[] {
  return entries.map((entry) => ({ ...entry, measure }))
}

/** Older entries with the opposite sign, each on its own line and date. */
export function negated(entries: readonly Entry[]): Entry[] {
  return entries.map((entry) => ({ ...entry, amount: -entry.amount }))
}
