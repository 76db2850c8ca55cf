/** What an approval does: to the records, in the journal, and to the headline. */
import { bookedLater, type Calendar, readCalendar, readClock } from '../closings/calendar.ts'
import { bookingWarnings, type Posted, postOnOpenDays } from '../closings/post-on-open-days.ts'
import type { Tx } from '../platform/db/client.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import type { Entry } from '../platform/journal/post-entries.ts'
import { groupBy } from '../platform/shared/collections.ts'
import { percent } from '../platform/shared/rupiah.ts'
import type { Warning } from '../platform/shared/warnings.ts'
import type { Effect, EffectMove } from './adjustments.table.ts'
import type { AdjustmentRow, Applied, Locked, Step } from './kinds/kind.ts'
import { kinds } from './kinds/kinds.ts'

/** On which days its entries can be dated. What belongs to no retreat has none, and so no day is closed to it. */
export async function calendarOf(tx: Tx, { retreatId }: Pick<AdjustmentRow, 'retreatId'>): Promise<Calendar> {
  if (retreatId !== null) return readCalendar(tx, retreatId)
  return { ...(await readClock(tx)), earliest: '0001-01-01', closedThrough: null }
}

/** What became of it. */
export interface Done extends Pick<Applied, 'split' | 'instalments'> {
  warnings: Warning[]
  posted: Posted
  effect: Effect
}

/** Makes it so. The caller holds what it speaks of, and writes the decision. */
export async function takeEffect(tx: Tx, locked: Locked, step: Step): Promise<Done> {
  const { kind, retreatId, effectiveOn } = locked.adjustment
  const before = await percentVerified(tx, retreatId)
  const {
    posted: earlier = [],
    entries = [],
    warnings = [],
    ...done
  } = await kinds[kind].apply(tx, locked, step)
  const later = await postOnOpenDays(tx, step.calendar, step.eventId, entries)
  const all = [...earlier, ...later.entries]
  const ownDay = locked.adjustment.bookedOn ?? effectiveOn
  const posted = {
    ...later,
    ...bookedLater(step.calendar, ...(ownDay === null ? [] : [ownDay])),
    entries: all,
  }
  const after = await percentVerified(tx, retreatId)
  return {
    ...done,
    posted,
    warnings: [...bookingWarnings(posted), ...warnings],
    effect: { moves: movesOf(all), percentVerified: { before, after } },
  }
}

/** The headline of a retreat now: null without a budget in force, and while no venue is chosen. */
async function percentVerified(tx: Tx, retreatId: string | null): Promise<number | null> {
  const [row] = await queryRows<{ covered: number | null; ceiling: number | null }>(tx.$client, {
    name: 'read headline',
    text: `
      select sum(least(b.verified_cash + b.verified_goods + b.verified_services, l.amount))::int8 as covered, sum(l.amount)::int8 as ceiling
      from retreats r
      join budget_versions v on v.retreat_id = r.id and v.state = 'adopted'
      join budget_lines l on l.retreat_id = r.id and l.number = v.number
      join line_balances b on b.retreat_id = r.id and b.line_code = l.code
      where r.id = $1 and r.chosen_venue is not null and coalesce(l.venue_code, r.chosen_venue) = r.chosen_venue`,
    values: [retreatId],
  })
  return percent(row?.covered ?? 0, row?.ceiling ?? 0)
}

/** Entries as moves: what leaves a part and comes to another of the same record, measure and day is one. */
export function movesOf(entries: readonly Entry[]): EffectMove[] {
  const like = ({ pledgeId, disbursementId, measure, effectiveOn }: Entry) =>
    [pledgeId, disbursementId, measure, effectiveOn].join(' ')
  return [...groupBy(entries, like).values()].flatMap((alike) => {
    const left = netByPart(alike, -1)
    const gained = netByPart(alike, 1)
    return paired(left, gained).map((move) => {
      const [{ pledgeId, disbursementId, measure, effectiveOn }] = alike as [Entry]
      return { pledgeId, disbursementId, measure, ...move, effectiveOn }
    })
  })
}

interface Part {
  part: string | null
  amount: number
}

function netByPart(entries: readonly Entry[], sign: 1 | -1): Part[] {
  const byPart = groupBy(entries, ({ lineCode }) => lineCode)
  return [...byPart].flatMap(([part, ofPart]) => {
    const amount = sign * ofPart.reduce((total, entry) => total + entry.amount, 0)
    return amount > 0 ? [{ part, amount }] : []
  })
}

function paired(left: Part[], gained: Part[]): Pick<EffectMove, 'from' | 'to' | 'amount'>[] {
  const moves: Pick<EffectMove, 'from' | 'to' | 'amount'>[] = []
  for (const source of left) {
    for (const target of gained) {
      const amount = Math.min(source.amount, target.amount)
      if (amount === 0) continue
      moves.push({ from: source.part, to: target.part, amount })
      source.amount -= amount
      target.amount -= amount
    }
  }
  const rest = (parts: Part[]) => parts.filter(({ amount }) => amount > 0)
  return [
    ...moves,
    ...rest(left).map(({ part: from, amount }) => ({ from, amount })),
    ...rest(gained).map(({ part: to, amount }) => ({ to, amount })),
  ]
}
