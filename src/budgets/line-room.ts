import type { Tx } from '../platform/db/client.ts'
import { type LineBalance, lockLines } from '../platform/db/locks.ts'
import { AppError, assertFound, type Fault, type Pointer } from '../platform/shared/errors.ts'
import type { Split } from '../platform/shared/wire.ts'

/** So many rupiah that are to be promised on a line (null: unallocated), and where in the request they stand. */
interface Wanted {
  line: string | null
  amount: number
  pointer: Pointer
}

/**
 * Refuses what the lines have no room for, with every line on which it is too much. `balances` are the locked
 * balances of those lines and of the unallocated part.
 */
export function assertRoom(
  balances: ReadonlyMap<string | null, LineBalance>,
  wanted: readonly Wanted[],
): void {
  const faults = wanted.flatMap(({ line, amount: asked, pointer }): Fault[] => {
    const { ceiling, reserved } = assertFound(balances.get(line), 'unknown_line')
    const left = ceiling - reserved
    if (asked <= left) return []
    if (line === null) throw new AppError('total_too_large', { asked, left })
    return [{ pointer, code: 'line_ceiling_exceeded', figures: { line, asked, left, ceiling } }]
  })
  const [first] = faults
  if (first) throw new AppError('line_ceiling_exceeded', first.figures, faults)
}

/** Refuses a split that is to be promised and for which its lines have no room. Locks the lines. */
export async function assertRoomFor(
  tx: Tx,
  retreatId: string,
  { allocations, unallocated }: Split,
): Promise<void> {
  const wanted: Wanted[] = allocations.map(({ lineCode: line, amount }, index) => ({
    line,
    amount,
    pointer: `/allocations/${index}/amount`,
  }))
  if (unallocated > 0) wanted.push({ line: null, amount: unallocated, pointer: '/unallocated' })
  const lines = wanted.map(({ line }) => line)
  assertRoom(await lockLines(tx, retreatId, lines), wanted)
}
