import type { Tx } from '../db/client.ts'
import type { Allocation } from '../shared/wire.ts'
import { journalEntries } from './journal.table.ts'
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

/**
 * The only way into the journal. The database adds the entries to the balances in the same statement and refuses
 * them whole where a balance would break a rule. Entries of nothing are left out. Answers what was written, as the
 * event carries it.
 */
export async function postEntries(tx: Tx, eventId: string, entries: readonly Entry[]): Promise<Entry[]> {
  const written = entries.filter((entry) => entry.amount !== 0)
  if (written.length > 0)
    await tx.insert(journalEntries).values(written.map((entry) => ({ eventId, ...entry })))
  return written
}

/** Older entries again, under another measure: what confirming a promise or a receipt means. */
export function confirmed(entries: readonly Entry[], measure: Measure): Entry[] {
  return entries.map((entry) => ({ ...entry, measure }))
}

/** Older entries with the opposite sign, each on its own line and date. */
export function negated(entries: readonly Entry[]): Entry[] {
  return entries.map((entry) => ({ ...entry, amount: -entry.amount }))
}
