/** What amendments that take and write-offs have in common: they give up a part of what a pledge has outstanding. */

import { inProportion, type Parts } from '../disbursements/split-over-parts.ts'
import type { Tx } from '../platform/db/client.ts'
import { withdrawSplit } from '../platform/journal/move-entries.ts'
import { netEntries } from '../platform/journal/net-entries.ts'
import type { Entry } from '../platform/journal/post-entries.ts'
import { refuseAt } from '../platform/shared/errors.ts'
import { sum } from '../platform/shared/rupiah.ts'
import type { Split } from '../platform/shared/wire.ts'
import type { PledgeRow } from '../pledges/pledges.queries.ts'
import type { Instalment } from '../pledges/pledges.table.ts'

/** Refuses instalments that do not add up to what the pledge will be. */
export function assertInstalments(instalments: readonly Instalment[] | null, newTotal: number): void {
  const asked = sum((instalments ?? []).map(({ amount }) => amount))
  if (asked !== newTotal) refuseAt('/instalments', 'instalments_mismatch', { asked, amount: newTotal })
}

/** Refuses more than is outstanding of a part, or of the whole pledge (`total`). */
export function assertOutstanding(line: string, asked: number, left: number, pointer: string): void {
  if (asked > left) refuseAt(pointer, 'more_than_outstanding', { line, asked, left })
}

/** From where an amount is taken when nobody says: unallocated first, then what is open on the lines, in proportion. */
export function takenByDefault(amount: number, open: Parts, pointer: string): Split {
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
