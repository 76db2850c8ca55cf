import type { Actor } from '../access/actor.ts'
import { assertAllocatable } from '../budgets/budgets.queries.ts'
import { assertRoom } from '../budgets/line-room.ts'
import type { Outcome } from '../command/run-command.ts'
import type { Tx } from '../db/client.ts'
import { lockLines } from '../journal/locks.ts'
import { assertPostable, readCalendar } from '../periods/calendar.ts'
import { refuseAt } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'
import { postTransfer } from '../transfers/post-transfer.ts'
import { transitionOutcome } from './pledge-entries.ts'
import { assertState, balancesOf, lockPledge, openOn } from './pledges.queries.ts'
import type { NewReallocation, Pledge } from './pledges.schema.ts'

/**
 * Moves what a pledge has not handed over yet between lines and its unallocated part, from a day on. Refused: more
 * than is open where it is taken, and more than there is room for where it goes.
 */
export async function reallocatePledge(
  tx: Tx,
  actor: Actor,
  { id, reallocation }: { id: string; reallocation: NewReallocation },
): Promise<Outcome<Pledge>> {
  const { moves, reason, effectiveOn } = reallocation
  const pledge = await lockPledge(tx, actor, id)
  assertState(pledge, 'active')
  const calendar = await readCalendar(tx)
  assertPostable(calendar, effectiveOn, '/effectiveOn')
  const balances = await balancesOf(tx, [id])
  const gains = gainsOf(moves, new Map(balances.map((balance) => [balance.lineCode, openOn(balance)])))
  await assertMovable(tx, pledge.retreatId, moves, gains)

  const eventId = newId()
  const entries = await postTransfer(tx, actor, eventId, calendar, {
    retreatId: pledge.retreatId,
    kind: 'pledge_reallocation',
    subjectId: id,
    effectiveOn,
    reason,
    moves: moves.map((move) => ({ pledgeId: id, disbursementId: null, ...move })),
  })
  return transitionOutcome(tx, eventId, 'pledge.reallocated', pledge, entries)
}

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

/** Refuses moves to lines that take no CSR, and to lines that have no room for what they gain. Locks the lines. */
export async function assertMovable(
  tx: Tx,
  retreatId: string,
  moves: Moves,
  gains: ReadonlyMap<string | null, number>,
): Promise<void> {
  const targets = moves.flatMap(({ to }, index) =>
    to === null ? [] : [{ line: to, pointer: `/moves/${index}/to` }],
  )
  await assertAllocatable(tx, retreatId, targets)
  const balances = await lockLines(tx, retreatId, [...gains.keys()])
  assertRoom(
    balances,
    targets.map(({ line, pointer }) => ({ line, pointer, amount: gains.get(line) ?? 0 })),
  )
}
