/** Dates are calendar days in WITA, kept as YYYY-MM-DD text: such text sorts and compares as the days do. */

/** The later of two dates. */
export function laterOf(a: string, b: string): string {
  return a > b ? a : b
}
