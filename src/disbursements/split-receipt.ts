/** How a receipt is spread over its pledge's lines and unallocated part. */
import { assertDistinctLines } from '../budgets/budgets.queries.ts'
import { openOn, type PledgeLineBalance } from '../pledges/pledges.queries.ts'
import { AppError, refuseAt } from '../shared/errors.ts'
import { splitByLargestRemainder, sum } from '../shared/rupiah.ts'
import type { Allocation, Split } from '../shared/wire.ts'

interface Receipt {
  amount: number
  allocations?: Allocation[] | undefined
  unallocated?: number | undefined
}

/**
 * The split that a receipt asks for. Nothing said: over what is still open, in proportion, by largest remainder
 * (ties by line code, then unallocated). No allocations: all unallocated. Otherwise the parts must give the amount.
 */
export function splitOf(receipt: Receipt, balances: readonly PledgeLineBalance[]): Split {
  const { amount, allocations, unallocated } = receipt
  if (allocations === undefined && unallocated === undefined) return defaultSplit(amount, balances)
  const asked = {
    allocations: allocations ?? [],
    unallocated: unallocated ?? (allocations?.length ? 0 : amount),
  }
  const total = sum(asked.allocations.map((allocation) => allocation.amount)) + asked.unallocated
  if (total !== amount) refuseAt('/allocations', 'split_mismatch', { asked: total, amount })
  assertDistinctLines('/allocations', asked.allocations)
  return asked
}

function defaultSplit(amount: number, balances: readonly PledgeLineBalance[]): Split {
  const lines = balances
    .filter((balance) => balance.lineCode !== null)
    .sort((a, b) => (a.lineKey < b.lineKey ? -1 : 1))
  const parts = [...lines, ...balances.filter((balance) => balance.lineCode === null)]
  const open = parts.map(openOn)
  assertOutstanding(amount, sum(open))
  const shares = splitByLargestRemainder(amount, open)
  const split: Split = { allocations: [], unallocated: 0 }
  parts.forEach(({ lineCode }, index) => {
    const share = shares[index] ?? 0
    if (lineCode === null) split.unallocated = share
    else if (share > 0) split.allocations.push({ lineCode, amount: share })
  })
  return split
}

/** Refuses more than is open: first on one of the pledge's lines (or its unallocated part), then on the whole pledge. */
export function assertOpen(split: Split, balances: readonly PledgeLineBalance[]): void {
  split.allocations.forEach(({ lineCode, amount }, index) => {
    const balance = balances.find((candidate) => candidate.lineCode === lineCode && candidate.pledged > 0)
    if (!balance) refuseAt(`/allocations/${index}/lineCode`, 'line_not_in_pledge', { line: lineCode })
    assertOpenOn(`/allocations/${index}/amount`, lineCode, amount, openOn(balance))
  })
  const unallocated = balances.find((balance) => balance.lineCode === null)
  assertOpenOn('/unallocated', 'unallocated', split.unallocated, unallocated ? openOn(unallocated) : 0)
}

function assertOpenOn(pointer: string, line: string, asked: number, left: number): void {
  if (asked > left) refuseAt(pointer, 'pledge_line_exceeded', { line, asked, left, excess: asked - left })
}

function assertOutstanding(asked: number, left: number): void {
  if (asked > left)
    throw new AppError('pledge_outstanding_exceeded', { asked, left, excess: asked - left }, [
      {
        pointer: '/amount',
        code: 'pledge_outstanding_exceeded',
        figures: { asked, left, excess: asked - left },
      },
    ])
}
