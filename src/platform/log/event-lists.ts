/** Types of event by what they are to readers: each list has an index of its own, which a query by the same list reads. */

/** A second person's decisions on records of a retreat. */
export const decisionEvents = [
  'budget.adopted',
  'pledge.approved',
  'pledge.rejected',
  'disbursement.verified',
  'disbursement.rejected',
  'adjustment.approved',
  'adjustment.rejected',
] as const

export const comingInEvents = ['user.signed_in', 'user.password_reset'] as const

/** SQL: the condition of the indexes over these events, so that a query by it reads no others. */
export function isOneOf(types: readonly string[]): string {
  return `type in (${types.map((type) => `'${type}'`).join(', ')})`
}
