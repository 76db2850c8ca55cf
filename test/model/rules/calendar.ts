/** On which days something can count: not after today, not in a locked month. */
import { type Person, refuseIf, type World } from './world.ts'

export function isLocked(world: World, day: string): boolean {
  return world.months.get(day.slice(0, 7)) === 'locked'
}

/** Where what speaks of older records is dated: its own day, or the first day of the first open month after it. */
export function openDay(world: World, day: string): string {
  return isLocked(world, day) ? openDay(world, firstOfNextMonth(day)) : day
}

export function firstOfNextMonth(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}

export function notInFuture(world: World, day: string | null | undefined): void {
  refuseIf(day != null && day > world.today, 'date_in_future')
}

export function notInLockedMonth(world: World, day: string): void {
  refuseIf(isLocked(world, day), 'month_closed')
}

/** What is wrong with a document's dates by themselves: after today, or booked before the document's day. */
export function datesInOrder(world: World, day: string, bookedOn: string | null | undefined): void {
  notInFuture(world, day)
  refuseIf(bookedOn != null && bookedOn < day, 'dates_out_of_order')
  notInFuture(world, bookedOn)
}

/** The day on which something new counts; it is refused in a locked month. */
export function postingDay(world: World, day: string, bookedOn: string | null | undefined): string {
  datesInOrder(world, day, bookedOn)
  notInLockedMonth(world, bookedOn ?? day)
  return bookedOn ?? day
}

export function lockMonth(world: World, _person: Person, _on: string, { month }: { month: string }) {
  refuseIf(month >= world.today.slice(0, 7), 'period_not_ended')
  refuseIf(world.months.get(month) === 'locked', 'period_wrong_state')
  world.months.set(month, 'locked')
  return {}
}

export function unlockMonth(world: World, _person: Person, month: string) {
  refuseIf(!world.months.has(month), 'period_lock_not_found')
  refuseIf(world.months.get(month) === 'open', 'period_wrong_state')
  world.months.set(month, 'open')
  return {}
}
