/** The lines of the budget in force, and how much room they have. */
import { standing } from './ledger.ts'
import { type Allocation, type Line, type Part, refuse, refuseIf, sum, type World } from './world.ts'

export function adoptedLines(world: World): Line[] {
  return world.versions.find(({ state }) => state === 'adopted')?.lines ?? []
}

/** Every line that was ever in force. */
export function knownLines(world: World): string[] {
  const adopted = world.versions.filter(({ adoptedOn }) => adoptedOn !== null)
  return [...new Set(adopted.flatMap(({ lines }) => lines.map(({ code }) => code)))].sort()
}

export function ceilingOf(lines: readonly Line[], code: Part): number {
  return lines.find((line) => line.code === code)?.amount ?? 0
}

/** CSR may be allocated to it: it is eligible, and its venue is not one that was not chosen. */
export function takesCsr({ venueChoice }: World, line: Line): boolean {
  return line.csrEligible && !isElsewhere(venueChoice, line)
}

function isElsewhere(choice: World['venueChoice'], { venueCode }: Line): boolean {
  return choice !== null && venueCode !== null && venueCode !== choice.venue
}

/** Refuses lines that are not there, that CSR may not pay, or whose venue was not chosen. */
export function allocatable(world: World, codes: readonly string[]): void {
  if (codes.length === 0) return
  refuseIf(!world.versions.some(({ state }) => state === 'adopted'), 'no_adopted_budget')
  for (const code of codes) {
    const line = adoptedLines(world).find((each) => each.code === code) ?? refuse('unknown_line')
    refuseIf(!line.csrEligible, 'line_not_csr_eligible')
    refuseIf(isElsewhere(world.venueChoice, line), 'line_of_other_venue')
  }
}

/** What can still be promised on a line. */
export function roomOn(world: World, code: string): number {
  return ceilingOf(adoptedLines(world), code) - standing(world, { measure: 'reserved', part: code })
}

/** What CSR or the regional budget can still pay for on a line: together they stay within its ceiling. */
export function unpaidOn(world: World, code: string): number {
  return (
    ceilingOf(adoptedLines(world), code) -
    standing(world, { measure: 'received', part: code }) -
    standing(world, { measure: 'spent', part: code })
  )
}

export function roomFor(world: World, wanted: readonly Allocation[]): void {
  refuseIf(
    wanted.some(({ lineCode, amount }) => amount > roomOn(world, lineCode)),
    'line_ceiling_exceeded',
  )
}

export function distinctLines(items: readonly { lineCode: string }[]): void {
  refuseIf(new Set(items.map(({ lineCode }) => lineCode)).size < items.length, 'duplicate_line')
}

export function total(allocations: readonly Allocation[]): number {
  return sum(allocations.map(({ amount }) => amount))
}
