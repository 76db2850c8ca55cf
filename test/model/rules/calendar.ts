/** On which days something can count: not after today, not on a closed day. */
import { later, type Person, refuseIf, type World } from './world.ts'

/** The last month that is closed; with it all that came before. */
export function closedThrough(world: World): string | null {
  return world.closings.at(-1)?.through ?? null
}

export function isClosed(world: World, day: string): boolean {
  const month = closedThrough(world)
  return month !== null && day.slice(0, 7) <= month
}

/** Where what speaks of older records is dated: its own day, or the first day after the closed ones. */
export function openDay(world: World, day: string): string {
  const month = closedThrough(world)
  return month === null ? day : later(day, firstOfNextMonth(month))
}

export function firstOfNextMonth(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}

export function notInFuture(world: World, day: string | null | undefined): void {
  refuseIf(day != null && day > world.today, 'date_in_future')
}

/** The day on which something new counts: its own, or where that is closed the one on which it is booked. */
export function postingDay(world: World, day: string, bookedOn: string | null | undefined): string {
  notInFuture(world, day)
  if (bookedOn != null) {
    refuseIf(bookedOn < day, 'dates_out_of_order')
    notInFuture(world, bookedOn)
    refuseIf(!isClosed(world, day), 'booking_not_needed')
  }
  refuseIf(isClosed(world, bookedOn ?? day), 'month_closed')
  return bookedOn ?? day
}

/** The same of what was written down before: its booking may not be needed any more. */
export function standingDay(world: World, day: string, bookedOn: string | null): string {
  refuseIf(isClosed(world, bookedOn ?? day), 'month_closed')
  return bookedOn ?? day
}

export function closeMonth(world: World, person: Person, _on: string, { month }: { month: string }) {
  refuseIf(month >= world.today.slice(0, 7), 'month_not_ended')
  refuseIf(isClosed(world, `${month}-01`), 'month_already_closed')
  world.closings.push({ through: month, by: person.name })
  world.lastEverClosed = later(world.lastEverClosed, month)
  return {}
}

/** With the months after it, by a person who closed none of them; whoever closed it with an earlier part leaves that part closed. */
export function reopenMonth(world: World, person: Person, month: string) {
  refuseIf(month > world.lastEverClosed, 'closing_not_found')
  refuseIf(!isClosed(world, `${month}-01`), 'month_not_closed')
  const index = world.closings.findIndex(({ through }) => through >= month)
  const opened = world.closings.slice(index)
  refuseIf(
    opened.some(({ by }) => by === person.name),
    'closer_is_reopener',
  )
  const rest = { through: monthBefore(month), by: opened[0]?.by ?? '' }
  const before = world.closings[index - 1]
  world.closings.splice(index)
  if (rest.through > (before?.through ?? '')) world.closings.push(rest)
  return {}
}

function monthBefore(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}
