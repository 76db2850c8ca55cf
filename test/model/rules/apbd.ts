/** The regional budget's side: what it appropriates to lines, and what it spends on them. */
import { openDay, postingDay } from './calendar.ts'
import { negate, post } from './ledger.ts'
import { adoptedLines, distinctLines, knownLines, unpaidOn } from './lines.ts'
import { find, type Person, refuse, refuseIf, type World } from './world.ts'

interface AppropriationBody {
  effectiveOn: string
  bookedOn?: string
  items: { lineCode: string; amount: number }[]
}

/** From a day on so much is appropriated to the line, until the next statement by its own day. */
export function appropriate(world: World, _person: Person, _on: string, body: AppropriationBody) {
  const { effectiveOn, bookedOn, items } = body
  distinctLines(items)
  refuseIf(world.isCancelled, 'retreat_cancelled')
  const isSuperseded = (from: string) =>
    items.some(({ lineCode }) =>
      world.statements.some(
        (each) => each.lineCode === lineCode && each.effectiveOn > effectiveOn && each.on <= from,
      ),
    )
  refuseIf(isSuperseded(openDay(world, effectiveOn)), 'statement_superseded')
  const day = postingDay(world, effectiveOn, bookedOn)
  refuseIf(isSuperseded(day), 'statement_superseded')
  for (const { lineCode, amount } of items) {
    if (amount === 0 && knownLines(world).includes(lineCode)) continue
    const line = adoptedLines(world).find(({ code }) => code === lineCode) ?? refuse('unknown_line')
    const isElsewhere =
      line.venueCode !== null && line.venueCode !== (world.venueChoice?.venue ?? line.venueCode)
    refuseIf(isElsewhere, 'line_of_other_venue')
  }
  world.statements.push(...items.map(({ lineCode, amount }) => ({ lineCode, amount, effectiveOn, on: day })))
  return {}
}

/** What the last statement by its own day says, of those that count by then. */
export function appropriatedOn({ statements }: World, lineCode: string, day: string): number {
  const counting = statements.filter((each) => each.lineCode === lineCode && each.on <= day)
  const last = counting
    .map(({ effectiveOn }) => effectiveOn)
    .sort()
    .at(-1)
  return counting.findLast(({ effectiveOn }) => effectiveOn === last)?.amount ?? 0
}

interface ExpenditureBody {
  lineCode: string
  amount: number
  spentOn: string
  bookedOn?: string
  sp2dNumber: string
}

/** Not more than CSR leaves of the ceiling; an SP2D pays a line once. */
export function recordExpenditure(world: World, _person: Person, _on: string, body: ExpenditureBody) {
  const { lineCode, amount, spentOn, bookedOn, sp2dNumber } = body
  const day = postingDay(world, spentOn, bookedOn)
  refuseIf(!knownLines(world).includes(lineCode), 'unknown_line')
  refuseIf(amount > unpaidOn(world, lineCode), 'double_funding')
  const isTwice = world.expenditures.some(
    (each) => each.state === 'recorded' && each.lineCode === lineCode && each.sp2dNumber === sp2dNumber,
  )
  refuseIf(isTwice, 'sp2d_exists')
  const ref = `expenditure#${world.expenditures.length + 1}`
  world.expenditures.push({ ref, state: 'recorded', lineCode, amount, spentOn, sp2dNumber })
  post(world, [{ measure: 'spent', part: lineCode, amount, on: day, expenditure: ref }])
  return { created: [ref] }
}

export function reverseExpenditure(world: World, _person: Person, on: string) {
  const expenditure = find(world.expenditures, on, 'expenditure_not_found')
  refuseIf(expenditure.state !== 'recorded', 'expenditure_wrong_state')
  expenditure.state = 'reversed'
  negate(world, { expenditure: on })
  return {}
}
