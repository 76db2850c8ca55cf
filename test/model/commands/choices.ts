/** What several commands choose: people, lines, instalments. */

import type { Call } from '../model.ts'
import { people, peopleWith } from '../real.ts'
import { adoptedLines, takesCsr } from '../rules/lines.ts'
import {
  type Allocation,
  type Instalment,
  type Line,
  later,
  type Person,
  type Role,
  type World,
} from '../rules/world.ts'
import type { Dice } from './dice.ts'

/** A call with a new idempotency key, unless it names one. */
export type NewCall = Omit<Call, 'key'> & { key?: string | null }

/** A kind of command: how often, and the call that it makes of the world and the dice (none: not now). */
export interface Recipe {
  weight: number
  call: (world: World, dice: Dice, accepted: readonly Call[]) => NewCall | null
}

/** Someone with the role; seldom anyone, or nobody. */
export function someone(dice: Dice, role: Role): Person | null {
  const who = dice.below(30)
  if (who === 29) return null
  return (who === 28 ? dice.pick(people) : dice.pick(peopleWith(role))) ?? null
}

/** Someone with the role, mostly not one of these. */
export function someoneElse(dice: Dice, role: Role, makers: readonly string[]): Person | null {
  const others = peopleWith(role).filter(({ name }) => !makers.includes(name))
  return dice.onceIn(5) ? someone(dice, role) : (dice.pick(others) ?? null)
}

export const UNKNOWN_LINE = 'TIDAK-ADA'

/** Lines that take CSR; seldom any line, or one that is not there. */
export function someLines(world: World, dice: Dice, count: number): string[] {
  const lines = adoptedLines(world)
  const fitting = lines.filter((line) => takesCsr(world, line)).map(codeOf)
  const any = [...lines.map(codeOf), UNKNOWN_LINE]
  const chosen = Array.from({ length: count }, () => dice.mostly(fitting, any, 25) ?? '').filter(
    (code) => code !== '',
  )
  return dice.onceIn(40) ? chosen : [...new Set(chosen)]
}

function codeOf({ code }: Line): string {
  return code
}

/** One to three instalments of a total; seldom a rupiah short. */
export function instalmentsOf(world: World, dice: Dice, total: number, pledgedOn = ''): Instalment[] {
  if (total < 1) return []
  const first = dice.part(total)
  const amounts = dice.onceIn(3) && first < total ? [first, total - first] : [total]
  const instalments = amounts.map((amount) => ({
    dueOn: dice.onceIn(30) ? dice.day(world) : later(dice.day(world), pledgedOn),
    amount,
  }))
  const [{ amount } = { amount: 0 }] = instalments
  if (dice.onceIn(25) && amount > 1) instalments[0] = { dueOn: world.today, amount: amount - 1 }
  return instalments
}

export function sumOf(allocations: readonly Allocation[]): number {
  return allocations.reduce((total, { amount }) => total + amount, 0)
}

export const reason = 'Alasan contoh'
