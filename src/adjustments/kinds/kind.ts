/** What the kinds of proposals have in common: how each is checked, and what it does once it is approved. */
import type { Calendar } from '../../closings/calendar.ts'
import type { DisbursementRow } from '../../disbursements/disbursements.queries.ts'
import type { Actor } from '../../platform/authority/actor.ts'
import type { Tx } from '../../platform/db/client.ts'
import type { Entry } from '../../platform/journal/post-entries.ts'
import { mustExist } from '../../platform/shared/must-exist.ts'
import type { Warning } from '../../platform/shared/warnings.ts'
import type { Split } from '../../platform/shared/wire.ts'
import type { PledgeRow } from '../../pledges/pledges.queries.ts'
import type { Instalment } from '../../pledges/pledges.table.ts'
import type { adjustments } from '../adjustments.table.ts'

export type AdjustmentRow = typeof adjustments.$inferSelect

/** What is written of a proposal, beside who made it and what it would move. */
export type Proposal = Omit<typeof adjustments.$inferInsert, 'id' | 'makers' | 'before' | 'effect'>

/** A proposal with what it speaks of, all locked. */
export interface Locked {
  adjustment: AdjustmentRow
  /** Of what concerns a pledge or its money. */
  pledge: PledgeRow | null
  /** Of what concerns money. */
  disbursement: DisbursementRow | null
}

/** The step that makes it so: who decides, by which event, on which days something can be dated. */
export interface Step {
  actor: Actor
  eventId: string
  calendar: Calendar
}

/** What a proposal did. */
export interface Applied {
  /** Where it added or took (whole rupiah, above 0), of what has an amount. */
  split?: Split
  /** The schedule that it left. */
  instalments?: Instalment[]
  /** Entries to post. */
  entries?: Entry[]
  /** Entries that were posted already. */
  posted?: Entry[]
  /** What whoever proposes or decides it should know. */
  warnings?: Warning[]
}

export interface Kind<Target> {
  /** What is to be written of a proposal that is in order by itself; locks what it speaks of. */
  check: (tx: Tx, actor: Actor, target: Target) => Promise<Proposal>
  /** Makes it so, or refuses what is impossible by now: tried when it is proposed, done when it is approved. */
  apply: (tx: Tx, locked: Locked, step: Step) => Promise<Applied>
}

export function pledgeOf({ pledge }: Locked): PledgeRow {
  return mustExist(pledge, 'the pledge of a proposal')
}

export function disbursementOf({ disbursement }: Locked): DisbursementRow {
  return mustExist(disbursement, 'the disbursement of a proposal')
}

/** Of what has one: whole rupiah. */
export function amountOf({ amount }: AdjustmentRow): number {
  return mustExist(amount, 'the amount of a proposal')
}

/** The request as it was sent, in its schema's type: it was checked before it was written. */
export function requestOf<Request>({ request }: AdjustmentRow): Request {
  return request as Request
}
