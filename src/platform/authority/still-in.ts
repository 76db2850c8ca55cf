/**
 * A credential is looked at before the transaction that it opens. What changes who can come in looks again, under the lock of the
 * person's row that every end of their ways in takes: of two that meet, the second knows what the first did.
 */
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { AppError, assertFound } from '../shared/errors.ts'
import type { Actor } from './actor.ts'
import { apiKeys, users } from './authority.table.ts'
import { sessions } from './sessions.table.ts'

/** 401 where the person left, or the session or key that this request came with ended, since it was let in. */
export async function assertStillIn(tx: Tx, { personId, session, apiKeyId }: Actor): Promise<void> {
  const [user] = await tx
    .select({ active: users.active })
    .from(users)
    .where(eq(users.id, personId))
    .for('share')
  if (user && !user.active) throw new AppError('unauthenticated')
  if (session !== undefined) await assertSessionIsOpen(tx, session.id)
  if (apiKeyId !== null) await assertKeyIsOpen(tx, apiKeyId)
}

async function assertSessionIsOpen(tx: Tx, id: string): Promise<void> {
  const isOpen = and(eq(sessions.id, id), gt(sessions.expiresAt, sql`now()`))
  const [found] = await tx.select({ id: sessions.id }).from(sessions).where(isOpen).for('share')
  assertFound(found, 'unauthenticated')
}

async function assertKeyIsOpen(tx: Tx, id: string): Promise<void> {
  const hasNotExpired = or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, sql`now()`))
  const isOpen = and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt), hasNotExpired)
  const [found] = await tx.select({ id: apiKeys.id }).from(apiKeys).where(isOpen).for('share')
  assertFound(found, 'unauthenticated')
}
