/** Whether two records speak of one paper: by whom they were told apart, and on which pages of one file each lies. */
import { createHash } from 'node:crypto'
import type { Difference } from './papers.schema.ts'

/** What a record says that its paper is not. */
interface Claim {
  differsFrom: readonly Difference[]
}

/** What names a record to those who may not see it: always the same, and nothing can be learned from it. */
export function paperToken(id: string): string {
  return createHash('sha256').update(`paper ${id}`).digest('hex').slice(0, 32)
}

/** Whether another live record of this number has this very paper: neither says that it is another one. */
export function hasSamePaper(
  other: Claim & { id: string },
  { differsFrom }: Claim,
  self: string | undefined,
): boolean {
  if (other.id === self) return false
  return !names(differsFrom, other.id) && !(self !== undefined && names(other.differsFrom, self))
}

export function areToldApart(one: Claim & { id: string }, other: Claim & { id: string }): boolean {
  return names(one.differsFrom, other.id) || names(other.differsFrom, one.id)
}

export function names(differences: readonly Difference[], id: string): boolean {
  return differences.some((each) => ('id' in each ? each.id === id : each.paper === paperToken(id)))
}

export function areApart(pages: string | null, others: string | null): boolean {
  if (pages === null || others === null) return false
  const [first, last] = spanOf(pages)
  const [start, end] = spanOf(others)
  return last < start || end < first
}

function spanOf(pages: string): [first: number, last: number] {
  const [first = 0, last = first] = pages.split('-').map(Number)
  return [first, last]
}
