/** Choices drawn from numbers that fast-check makes. A 0 is always the plainest choice, so that shrinking leads to it. */
import { openDay } from '../rules/calendar.ts'
import type { World } from '../rules/world.ts'

export class Dice {
  private readonly rolls: readonly number[]
  private used = 0

  constructor(rolls: readonly number[]) {
    this.rolls = rolls
  }

  /** 0 to bound - 1. */
  below(bound: number): number {
    const roll = this.rolls[this.used] ?? 0
    this.used += 1
    return bound > 0 ? roll % bound : 0
  }

  /** True once in so many times. */
  onceIn(times: number): boolean {
    return this.below(times) === times - 1
  }

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(items.length)]
  }

  /** Mostly one of the fitting ones, sometimes any. */
  mostly<Item>(fitting: readonly Item[], any: readonly Item[], times = 10): Item | undefined {
    return this.onceIn(times) ? this.pick(any) : this.pick(fitting)
  }

  /** At or about a limit: all of it, a part, one rupiah, and now and then one rupiah too many. */
  upTo(limit: number): number {
    const kind = this.below(12)
    if (kind === 11 || limit < 1) return limit < 0 ? 1 : limit + 1
    if (kind < 4) return limit
    return kind === 10 ? 1 : this.part(limit)
  }

  /** From one rupiah to all of it. */
  part(limit: number): number {
    return Number((BigInt(limit - 1) * BigInt(this.below(1000))) / 999n) + 1
  }

  /** A day about the end of one of the last months, or today; seldom tomorrow. */
  day({ today }: World): string {
    return this.onceIn(40) ? dayAfter(today) : (this.pick(daysBefore(today)) ?? today)
  }

  /** Seldom a change or decision without If-Match, or with one of an earlier version. */
  ifMatch(): { ifMatch?: 'missing' | 'stale' } {
    return this.onceIn(20) ? { ifMatch: this.onceIn(2) ? 'missing' : 'stale' } : {}
  }

  /** For what cannot be booked elsewhere: mostly on an open day. */
  openDay(world: World): string {
    const day = this.day(world)
    return this.onceIn(10) ? day : openDay(world, day)
  }

  /** From a day on; where that is closed, mostly booked on an open one. */
  effective(world: World): { effectiveOn: string; bookedOn?: string } {
    const effectiveOn = this.onceIn(2) ? this.day(world) : this.openDay(world)
    return { effectiveOn, ...this.bookedOn(world, effectiveOn) }
  }

  /** Where the day's month is closed, mostly an open one to book it in; else seldom any. */
  bookedOn(world: World, day: string): { bookedOn?: string } {
    const open = openDay(world, day)
    if (open !== day && !this.onceIn(3)) return { bookedOn: open }
    return this.onceIn(10) ? { bookedOn: this.day(world) } : {}
  }
}

const MONTHS = 4

/** The ends and beginnings of the last months, and today. */
export function daysBefore(today: string): string[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const iso = (back: number, day: number) =>
    new Date(Date.UTC(year, month - 1 - back, day)).toISOString().slice(0, 10)
  const days = Array.from({ length: MONTHS }, (_, index) => [
    iso(index, 0),
    iso(index, 1),
    iso(index + 1, 15),
  ]).flat()
  return [...new Set([today, ...days])].sort()
}

export function monthsBefore(today: string): string[] {
  return [...new Set(daysBefore(today).map((day) => day.slice(0, 7)))]
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}
