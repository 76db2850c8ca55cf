/**
 * Which measures an event moves, by its type (an approval's with the kind of its proposal), up or down, and what its entries follow.
 * The rules of the database print it, and `verify` holds every entry of every event against it. An event that is not named here
 * posts nothing.
 */
import type { Measure } from '../shared/measures.ts'
import type { PostingEvent } from './event-types.ts'

/**
 * What says how much is posted where, and on which day:
 * - `record`: the event's record, on its own day (or the day on which it is booked)
 * - `moves`: what the record takes or moves, from its day on: entry by entry, as early as what stands there allows
 * - `statement`: the last statement of the line, on every day
 * - a measure: the net entries of that measure, each on its own day
 */
type Follows = 'record' | 'moves' | 'statement' | Measure

export interface Posted {
  measure: Measure
  /** 1: it only adds, -1: it only takes, 0: both. Of what follows net entries, 1: as they are, -1: with the opposite sign. */
  sign: 1 | -1 | 0
  follows: Follows
}

const promise = ['reserved', 'pledged', 'committed'] as const
const money = ['received', 'verified'] as const

function moving(sign: -1 | 0, ...what: readonly Measure[]): Posted[] {
  return what.map((measure) => ({ measure, sign, follows: 'moves' }))
}

/** The same of each measure, with the opposite sign. */
function negating(...what: readonly Measure[]): Posted[] {
  return what.map((measure) => ({ measure, sign: -1, follows: measure }))
}

type Key = Exclude<PostingEvent, 'adjustment.approved'>

export const postingsOfEvents: Record<Key, readonly Posted[]> = {
  'budget.adopted': moving(0, ...promise, ...money),
  'pledge.submitted': [{ measure: 'reserved', sign: 1, follows: 'record' }],
  'pledge.withdrawn': negating('reserved'),
  'pledge.approved': [{ measure: 'pledged', sign: 1, follows: 'reserved' }],
  'pledge.rejected': negating('reserved'),
  'pledge.cancelled': moving(-1, ...promise),
  'pledge.agreement_signed': [{ measure: 'committed', sign: 1, follows: 'pledged' }],
  'pledge.reallocated': moving(0, ...promise),
  'disbursement.recorded': [{ measure: 'received', sign: 1, follows: 'record' }],
  'disbursement.verified': [{ measure: 'verified', sign: 1, follows: 'received' }],
  'disbursement.rejected': negating('received'),
  'disbursement.reversed': negating('received'),
  'disbursement.reallocated': moving(0, ...promise, 'received'),
  'appropriation.stated': [{ measure: 'appropriated', sign: 0, follows: 'statement' }],
  'expenditure.recorded': [{ measure: 'spent', sign: 1, follows: 'record' }],
  'expenditure.reversed': [{ measure: 'spent', sign: -1, follows: 'record' }],
}

/** Of approvals, by the kind of the proposal: of an amendment, whether it adds; of an agreement, whether it stands beside the first. */
export const postingsOfApprovals: Record<string, readonly Posted[]> = {
  increase: promise.map((measure) => ({ measure, sign: 1, follows: 'record' })),
  decrease: moving(-1, ...promise),
  write_off: moving(-1, ...promise),
  refund: moving(-1, ...money),
  refund_ends_promise: moving(-1, ...promise, ...money),
  reversal: negating(...money),
  reallocation: moving(0, ...promise, ...money),
  agreement: [...negating('committed'), { measure: 'committed', sign: 1, follows: 'pledged' }],
  addendum: [],
  venue_choice: moving(0, ...promise, ...money),
  retreat_change: [],
  retreat_cancellation: negating('reserved'),
  retreat_restoration: [],
  disclosure: [],
}

/** All of them, an approval's by `adjustment.approved <kind>`. */
export const postings: Record<string, readonly Posted[]> = {
  ...postingsOfEvents,
  ...Object.fromEntries(
    Object.entries(postingsOfApprovals).map(([kind, posted]) => [`adjustment.approved ${kind}`, posted]),
  ),
}

/** Rows of SQL: event, measure, sign, what it follows. */
export function postedByEvents(): string[] {
  return Object.entries(postings).flatMap(([key, posted]) =>
    posted.map(({ measure, sign, follows }) => `('${key}', '${measure}', ${sign}, '${follows}')`),
  )
}
