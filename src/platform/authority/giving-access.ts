/** What lets somebody in to record or check money as a person: whoever gives it does not confirm it. */
import type { Actor } from './actor.ts'
import type { users } from './authority.table.ts'

type UserRow = typeof users.$inferSelect
/** What decides whether somebody can come in, and with what. */
type Access = Pick<UserRow, 'kind' | 'roles' | 'email' | 'active'>

const ofMoney = ['finance', 'verifier'] as const

/** Whether this user records or checks money as a person. */
export function hasAccess({ kind, roles }: Pick<Access, 'kind' | 'roles'>): boolean {
  return kind === 'person' && ofMoney.some((role) => roles.includes(role))
}

/** Whether the change lets them in: as a new user, active again, with another address, or with one more such role. */
export function givesAccess(isNow: Access, was: Access | undefined): boolean {
  if (!hasAccess(isNow)) return false
  if (was === undefined || (isNow.active && !was.active)) return true
  const hasNewAddress = isNow.email !== null && isNow.email !== was.email
  return hasNewAddress || ofMoney.some((role) => isNow.roles.includes(role) && !was.roles.includes(role))
}

/** Who gave what nobody has confirmed, this actor included. */
export function unconfirmedWith({ unconfirmedBy }: Pick<UserRow, 'unconfirmedBy'>, giver: Actor): string[] {
  return [...new Set([...unconfirmedBy, giver.personId])]
}
