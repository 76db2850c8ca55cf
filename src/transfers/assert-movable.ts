/** Whether moves between parts of a record can be made: what they take is there, and there is room where it goes. */
import { assertAllocatable } from '../budgets/budgets.queries.ts'
import { assertRoom } from '../budgets/line-room.ts'
import type { Tx } from '../platform/db/client.ts'
import { type LineBalance, lockLines } from '../platform/db/locks.ts'
import { refuseAt } from '../platform/shared/errors.ts'
import type { NewReallocation } from './transfers.schema.ts'

type Moves = NewReallocation['moves']

/**
 * Takes the moves in order, refuses one that takes more than is there at its turn, and answers what every part gains
 * on balance (below 0 where it loses). `available` is what can be moved away from each part.
 */
export function gainsOf(
  moves: Moves,
  available: ReadonlyMap<string | null, number>,
): Map<string | null, number> {
  const gains = new Map<string | null, number>()
  const gainOf = (part: string | null) => gains.get(part) ?? 0
  moves.forEach(({ from, to, amount: asked }, index) => {
    if (from === to) refuseAt(`/moves/${index}/to`, 'move_goes_nowhere', { line: from ?? 'unallocated' })
    const left = (available.get(from) ?? 0) + gainOf(from)
    if (asked > left) {
      refuseAt(`/moves/${index}/amount`, 'move_exceeds_open', { line: from ?? 'unallocated', asked, left })
    }
    gains.set(from, gainOf(from) - asked)
    gains.set(to, gainOf(to) + asked)
  })
  return gains
}

/**
 * Refuses moves to lines that take no CSR, and to lines that have no room for what they gain. Locks the lines and
 * answers their balances.
 */
export async function assertMovable(
  tx: Tx,
  retreatId: string,
  moves: Moves,
  gains: ReadonlyMap<string | null, number>,
): Promise<Map<string | null, LineBalance>> {
  const targets = moves.flatMap(({ to }, index) =>
    to === null ? [] : [{ line: to, pointer: `/moves/${index}/to` as const }],
  )
  await assertAllocatable(tx, retreatId, targets)
  const balances = await lockLines(tx, retreatId, [...gains.keys()])
  assertRoom(
    balances,
    targets.map(({ line, pointer }) => ({ line, pointer, amount: gains.get(line) ?? 0 })),
  )
  return balances
}
