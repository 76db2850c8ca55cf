/** What amendments that take and write-offs have in common: they give up a part of what a pledge has outstanding. */

import type { Calendar } from '../../closings/calendar.ts'
import { assertDueDates } from '../../closings/distant-dates.ts'
import { inProportion, type Parts } from '../../disbursements/split-over-parts.ts'
import type { Tx } from '../../platform/db/client.ts'
import { withdrawSplit } from '../../platform/journal/move-entries.ts'
import { netEntries } from '../../platform/journal/net-entries.ts'
import type { Entry } from '../../platform/journal/post-entries.ts'
import { laterOf } from '../../platform/shared/calendar.ts'
import { type Pointer, refuseAt } from '../../platform/shared/errors.ts'
import { sum } from '../../platform/shared/rupiah.ts'
import type { Split } from '../../platform/shared/wire.ts'
import { type PledgeRow, totalOf } from '../../pledges/pledges.queries.ts'
import type { Instalment } from '../../pledges/pledges.table.ts'
import type { AdjustmentRow } from './kind.ts'

/**
 * The schedule of a pledge whose total changes by so much: as requested, if it adds up to the new total. Nothing requested: what
 * is added joins the last instalment, and what is taken leaves the last ones first.
 */
export function scheduleAfter(
  { today }: Calendar,
  pledge: PledgeRow,
  change: number,
  { instalments, effectiveOn }: Pick<AdjustmentRow, 'instalments' | 'effectiveOn'>,
): Instalment[] {
  if (instalments === null) {
    const dueOn = laterOf(effectiveOn ?? pledge.pledgedOn, pledge.pledgedOn)
    return change > 0
      ? joined(pledge.instalments, { dueOn, amount: change })
      : shortened(pledge.instalments, -change)
  }
  const asked = sum(instalments.map(({ amount }) => amount))
  const amount = totalOf(pledge) + change
  if (asked !== amount) refuseAt('/instalments', 'instalments_mismatch', { asked, amount })
  assertDueDates(today, pledge.pledgedOn, instalments)
  return instalments
}

/** What is added is due with the last of them; where none is left, on the day of the change. */
function joined(instalments: readonly Instalment[], added: Instalment): Instalment[] {
  const last = instalments.at(-1)
  if (!last) return [added]
  return [...instalments.slice(0, -1), { ...last, amount: last.amount + added.amount }]
}

function shortened(instalments: readonly Instalment[], amount: number): Instalment[] {
  let left = amount
  return instalments
    .toReversed()
    .flatMap((instalment) => {
      const taken = Math.min(left, instalment.amount)
      left -= taken
      return taken === instalment.amount ? [] : [{ ...instalment, amount: instalment.amount - taken }]
    })
    .toReversed()
}

/** Refuses more than is outstanding of a part, or of the whole pledge (`total`). */
export function assertOutstanding(line: string, asked: number, left: number, pointer: Pointer): void {
  if (asked > left) refuseAt(pointer, 'more_than_outstanding', { line, asked, left })
}

/** From where an amount is taken when nobody says: unallocated first, then what is open on the lines, in proportion. */
export function takenByDefault(amount: number, open: Parts, pointer: Pointer): Split {
  assertOutstanding('total', amount, sum([...open.values()]), pointer)
  const unallocated = Math.min(amount, open.get(null) ?? 0)
  const lines = new Map([...open].filter(([part]) => part !== null))
  return { ...inProportion(amount - unallocated, lines), unallocated }
}

/** The entries that take the split away again, in every measure of the promise, from a day on. */
export async function promiseWithdrawn(
  tx: Tx,
  pledge: PledgeRow,
  split: Split,
  effectiveOn: string,
): Promise<Entry[]> {
  const standing = await netEntries(tx, { pledgeIds: [pledge.id] }, ['reserved', 'pledged', 'committed'])
  return withdrawSplit(standing, split, effectiveOn)
}
