import type { Operation } from '../platform/authority/permissions.ts'

/** One kind of what waits, and for whom. */
export interface Waiting {
  /** What is done with it; whoever may not do it is not told of it. */
  operation: Operation
  /** Whether it takes another person than its makers. */
  byAnother: boolean
  href: string
  /** SQL: type, id, label, amount, since, makers of the rows that wait; `sees` narrows a retreat's id to what the key sees. */
  rows: (sees: (retreatId: string) => string) => string
}

/** SQL: who asks, by every id that they have had. */
export const CALLER = '$1::uuid[]'
