/**
 * What lets a person in, whatever their roles: who gave it is kept, since a role of the money may come later. Once they record or
 * check money, another confirms it.
 */
import { and, arrayOverlaps, eq, isNotNull } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import type { Actor } from './actor.ts'
import { users } from './authority.table.ts'

type UserRow = typeof users.$inferSelect
/** What decides whether somebody can come in, and with what; the log has the hash of an address in its place. */
export type Access = Pick<UserRow, 'kind' | 'roles' | 'email' | 'active'>

const ofMoney = ['finance', 'verifier'] as const

/** Whether this user records or checks money as a person. */
export function hasAccess({ kind, roles }: Pick<Access, 'kind' | 'roles'>): boolean {
  return kind === 'person' && ofMoney.some((role) => roles.includes(role))
}

/** Whether the change lets a person in (`gives_access` of migrations/rules/users.sql): as a new user, active again, with another address, or with one more such role. */
export function givesAccess(isNow: Access, was: Access | undefined): boolean {
  if (isNow.kind !== 'person') return false
  if (was === undefined || (isNow.active && !was.active)) return true
  const hasNewAddress = isNow.email !== null && isNow.email !== was.email
  return hasNewAddress || ofMoney.some((role) => isNow.roles.includes(role) && !was.roles.includes(role))
}

/** Whether what let them in waits to be confirmed. */
export function isAwaited(user: Pick<UserRow, 'kind' | 'roles' | 'unconfirmedSince'>): boolean {
  return user.unconfirmedSince !== null && hasAccess(user)
}

/** The same of rows. */
export const IS_AWAITED = and(
  isNotNull(users.unconfirmedSince),
  eq(users.kind, 'person'),
  arrayOverlaps(users.roles, [...ofMoney]),
)

/** Who gave what nobody has confirmed, this actor included. */
export function unconfirmedWith({ unconfirmedBy }: Pick<UserRow, 'unconfirmedBy'>, giver: Actor): string[] {
  return [...new Set([...unconfirmedBy, giver.personId])]
}

/** Notes who gave what lets them in and is kept apart from the user, such as a password. */
export async function keepGiver(tx: Tx, user: UserRow, giver: Actor): Promise<void> {
  const unconfirmedBy = unconfirmedWith(user, giver)
  await tx.update(users).set({ unconfirmedBy }).where(eq(users.id, user.id))
}
