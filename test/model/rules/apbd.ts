/** The regional budget's side: what it appropriates to lines, and what it spends on them. */
import { isLocked, postingDay } from './calendar.ts'
import { negate, post } from './ledger.ts'
import { distinctLines, knownLines, unpaidOn } from './lines.ts'
import { find, type Person, refuseIf, type World } from './world.ts'

interface AppropriationBody {
  effectiveOn: string
  bookedOn?: string
  items: { lineCode: string; amount: number }[]
}

/** From a day on, until the next statement of the line, so much is appropriated to it. */
export function appropriate(world: World, _person: Person, _on: string, body: AppropriationBody) {
  const { effectiveOn, bookedOn, items } = body
  distinctLines(items)
  refuseIf(world.isCancelled, 'retreat_cancelled')
  const day = postingDay(world, effectiveOn, bookedOn)
  refuseIf(
    items.some(({ lineCode }) => !knownLines(world).includes(lineCode)),
    'unknown_line',
  )
  for (const { lineCode, amount } of items) {
    // Where a later statement begins the books would change, too: by what this one changes.
    const next = world.statements
      .filter((each) => each.lineCode === lineCode && each.on > day)
      .map(({ on }) => on)
    const [nextOn] = next.sort()
    const changes = amount !== appropriatedOn(world, lineCode, day)
    refuseIf(changes && nextOn !== undefined && isLocked(world, nextOn), 'month_closed')
  }
  world.statements.push(...items.map(({ lineCode, amount }) => ({ lineCode, amount, on: day })))
  return {}
}

/** What the last statement by then says. */
export function appropriatedOn({ statements }: World, lineCode: string, day: string): number {
  const until = statements.filter((each) => each.lineCode === lineCode && each.on <= day)
  const last = until
    .map(({ on }) => on)
    .sort()
    .at(-1)
  return until.findLast(({ on }) => on === last)?.amount ?? 0
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
  world.expenditures.push({ ref, state: 'recorded', lineCode, amount, sp2dNumber })
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
