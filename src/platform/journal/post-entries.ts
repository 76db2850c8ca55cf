import type { Tx } from '../db/client.ts'
import { queryRows, type Statement } from '../db/pipeline.ts'
import { laterOf } from '../shared/calendar.ts'
import type { Channel, Form, Measure } from '../shared/measures.ts'
import type { Allocation } from '../shared/wire.ts'

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

/** What a promise or a receipt stands on: every entry of one record has these in common. */
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
    // A parameter for each column, however many entries there are: a statement takes at most 65,535.
    text: `
      insert into journal_entries (event_id, retreat_id, measure, line_code, company_id, pledge_id, disbursement_id,
        form, channel, amount, effective_on)
      select * from unnest($1::uuid[], $2::uuid[], $3::measure[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[],
        $8::form[], $9::channel[], $10::int8[], $11::date[])`,
    values: [
      rows.map((row) => row.eventId),
      rows.map((row) => row.retreatId),
      rows.map((row) => row.measure),
      rows.map((row) => row.lineCode),
      rows.map((row) => row.companyId),
      rows.map((row) => row.pledgeId),
      rows.map((row) => row.disbursementId),
      rows.map((row) => row.form),
      rows.map((row) => row.channel),
      rows.map((row) => row.amount),
      rows.map((row) => row.effectiveOn),
    ],
  }
}

/** Posts the entries of one event, and answers what was written, as the event carries it. */
export async function postEntries(tx: Tx, eventId: string, entries: readonly Entry[]): Promise<Entry[]> {
  const posting = postingOf(eventId, entries)
  if (posting.entries.length > 0) await queryRows(tx.$client, postAll([posting]))
  return posting.entries
}

/** Older entries again, under another measure: what confirming a promise or a receipt means. */
export function confirmed(entries: readonly Entry[], measure: Measure): Entry[] {
  return entries.map((entry) => ({ ...entry, measure }))
}

/** The same in as few entries: those that differ in nothing but their amount are one. */
export function merged(entries: readonly Entry[]): Entry[] {
  const byRest = new Map<string, Entry>()
  for (const { amount, ...rest } of entries) {
    const key = JSON.stringify(Object.entries(rest).sort())
    byRest.set(key, { ...rest, amount: (byRest.get(key)?.amount ?? 0) + amount })
  }
  return [...byRest.values()]
}

/** Older entries with the opposite sign, each on its own line and date. */
export function negated(entries: readonly Entry[]): Entry[] {
  return entries.map((entry) => ({ ...entry, amount: -entry.amount }))
}

/** The same from this day (WITA) on, or each from its own where that is later. */
export function notBefore(entries: readonly Entry[], day: string): Entry[] {
  return entries.map((entry) => ({ ...entry, effectiveOn: laterOf(entry.effectiveOn, day) }))
}
