/** How an amount is spread over the parts of a record: its lines, and what is unallocated. */
import { assertDistinctLines } from '../budgets/budgets.queries.ts'
import { type Figures, refuseAt } from '../platform/shared/errors.ts'
import type { ProblemCode } from '../platform/shared/problems.ts'
import { splitByLargestRemainder, sum } from '../platform/shared/rupiah.ts'
import type { Allocation, Split } from '../platform/shared/wire.ts'

/** What is there of each part (null: unallocated), in whole rupiah. */
export type Parts = ReadonlyMap<string | null, number>

interface SplitRequest {
  amount: number
  allocations?: readonly Allocation[] | null | undefined
  unallocated?: number | null | undefined
}

/** Which problem it is when more is requested than is there: of one part, of the whole, of a line that is none of the parts. */
interface Shortages {
  part: ProblemCode
  whole: ProblemCode
  line: ProblemCode
}

/**
 * The requested split, checked against what is there. Nothing said: over all parts in proportion. No
 * allocations: all unallocated. Otherwise the parts must give the amount.
 */
export function splitOver(parts: Parts, request: SplitRequest, shortages: Shortages): Split {
  const { amount, allocations, unallocated } = request
  if (allocations == null && unallocated == null) {
    const left = sum([...parts.values()])
    if (amount > left) refuseAt('/amount', shortages.whole, shortageOf('total', amount, left))
    return inProportion(amount, parts)
  }
  const split = {
    allocations: [...(allocations ?? [])],
    unallocated: unallocated ?? (allocations?.length ? 0 : amount),
  }
  const total = sum(split.allocations.map((allocation) => allocation.amount)) + split.unallocated
  if (total !== amount) refuseAt('/allocations', 'split_mismatch', { asked: total, amount })
  assertDistinctLines('/allocations', split.allocations)
  assertThere(parts, split, shortages)
  return split
}

/** What is there, as a split. */
export function splitOf(parts: Parts): Split {
  const allocations = [...parts].flatMap(([lineCode, amount]) =>
    lineCode === null ? [] : [{ lineCode, amount }],
  )
  return { allocations, unallocated: parts.get(null) ?? 0 }
}

/** In proportion to the parts, to the rupiah, by largest remainder: ties by line code, then unallocated. */
export function inProportion(amount: number, parts: Parts): Split {
  if (amount === 0) return { allocations: [], unallocated: 0 }
  const lines = [...parts.keys()].filter((line) => line !== null).sort()
  const weights = [...lines, null].map((part) => parts.get(part) ?? 0)
  const shares = splitByLargestRemainder(amount, weights)
  const allocations = lines.map((lineCode, index) => ({ lineCode, amount: shares[index] ?? 0 }))
  return { allocations: allocations.filter((share) => share.amount > 0), unallocated: shares.at(-1) ?? 0 }
}

function assertThere(parts: Parts, split: Split, { part, line: unknownLine }: Shortages): void {
  split.allocations.forEach(({ lineCode: line, amount: asked }, index) => {
    const left = parts.get(line)
    if (left === undefined)
      refuseAt(`/allocations/${index}/lineCode`, unknownLine, shortageOf(line, asked, 0))
    if (asked > left) refuseAt(`/allocations/${index}/amount`, part, shortageOf(line, asked, left))
  })
  const left = parts.get(null) ?? 0
  const asked = split.unallocated
  if (asked > left) refuseAt('/unallocated', part, shortageOf('unallocated', asked, left))
}

function shortageOf(line: string, asked: number, left: number): Figures {
  return { line, asked, left, excess: asked - left }
}
