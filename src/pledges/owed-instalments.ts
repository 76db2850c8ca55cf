import { daysBetween, todayInWita } from '../platform/shared/calendar.ts'
import type { Pledge } from './pledges.schema.ts'
import type { Instalment } from './pledges.table.ts'

/**
 * What is still owed of each instalment. Receipts settle the oldest first, whatever they were meant for. Nothing is
 * overdue before the pledge is active, or after it, or its retreat, was cancelled.
 */
export function owedInstalments(
  { instalments, isDue }: { instalments: readonly Instalment[]; isDue: boolean },
  received: number,
  today = todayInWita(),
): Pledge['instalments'] {
  let left = received
  const settled = new Map<Instalment, number>()
  for (const instalment of [...instalments].sort((a, b) =>
    a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0,
  )) {
    const share = Math.min(left, instalment.amount)
    settled.set(instalment, share)
    left -= share
  }
  return instalments.map((instalment) => {
    const share = settled.get(instalment) ?? 0
    const outstanding = instalment.amount - share
    const isOwed = isDue && outstanding > 0
    return {
      ...instalment,
      received: share,
      outstanding,
      overdueDays: isOwed ? daysBetween(instalment.dueOn, today) : 0,
    }
  })
}
