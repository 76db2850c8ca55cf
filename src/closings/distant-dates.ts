/** Dates that no closing binds: of papers long signed, and of what lies ahead. */
import { checkAll, type Pointer, refuseAt } from '../platform/shared/errors.ts'

/** The first day that a signature or a disclosure may have. */
export const FIRST_SIGNATURE = '2000-01-01'
const YEARS_AHEAD = 10

/** Refuses a day before 2000. */
export function assertSince2000(date: string, pointer: Pointer): void {
  if (date < FIRST_SIGNATURE) refuseAt(pointer, 'date_too_early', { date, earliest: FIRST_SIGNATURE })
}

/** Refuses a day after 31 December ten years on. */
export function assertForeseeable(today: string, date: string, pointer: Pointer): void {
  const latest = `${Number(today.slice(0, 4)) + YEARS_AHEAD}-12-31`
  if (date > latest) refuseAt(pointer, 'date_too_late', { date, latest })
}

/** Refuses instalments that are due before their letter, or too far ahead. */
export function assertDueDates(
  today: string,
  pledgedOn: string,
  instalments: readonly { dueOn: string }[],
): void {
  checkAll(
    instalments.map(({ dueOn }, index) => () => {
      const pointer = `/instalments/${index}/dueOn` as const
      if (dueOn < pledgedOn) refuseAt(pointer, 'due_before_letter', { dueOn, pledgedOn })
      assertForeseeable(today, dueOn, pointer)
    }),
  )
}
