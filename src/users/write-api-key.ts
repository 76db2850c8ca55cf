import { eq, sql } from 'drizzle-orm'
import { digestOf, newSecret, prefixOf } from '../platform/authority/authenticate.ts'
import { apiKeys, users } from '../platform/authority/authority.table.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import type { KeyEvent } from '../platform/log/event-types.ts'
import { assertFound, refuseAt } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { presentApiKey } from './users.queries.ts'
import type { ApiKey, IssuedApiKey, NewApiKey } from './users.schema.ts'
import { keepingAdminsIn } from './ways-in.ts'

/**
 * Issues a key. A user's key carries at most the user's roles. The secret is in this answer alone: only its digest
 * is stored, and a replayed answer omits it. `secret` is given only where the service makes its own first keys.
 */
export async function issueApiKey(
  tx: Tx,
  input: NewApiKey,
  secret = newSecret(),
): Promise<Outcome<IssuedApiKey>> {
  if (input.userId !== undefined) await assertUserHolds(tx, input.userId, input.roles)
  const [row] = await tx
    .insert(apiKeys)
    .values({
      id: newId(),
      name: input.name,
      prefix: prefixOf(secret),
      secretHash: digestOf(secret),
      roles: input.roles,
      userId: input.userId ?? null,
      scopes: input.scopes ?? null,
      expiresAt: input.expiresAt === undefined ? null : new Date(input.expiresAt),
    })
    .returning()
  const issued = presentApiKey(mustExist(row, 'the key just issued'))
  return {
    result: { ...issued, key: secret },
    toKeep: { ...issued, key: null },
    events: [apiKeyEvent('api_key.issued', issued)],
  }
}

async function assertUserHolds(tx: Tx, userId: string, roles: NewApiKey['roles']): Promise<void> {
  const [user] = await tx.select().from(users).where(eq(users.id, userId))
  if (!user) refuseAt('/userId', 'unknown_reference')
  if (!roles.every((role) => user.roles.includes(role))) {
    refuseAt('/roles', 'user_has_no_such_role', { roles: user.roles.join(', ') })
  }
}

/**
 * Revokes a key for good: its next request is answered 401. Revoking it again changes nothing; the last way in for an
 * admin stays (409 `last_admin`).
 */
export async function revokeApiKey(tx: Tx, { id }: { id: string }): Promise<Outcome<ApiKey>> {
  return keepingAdminsIn(tx, async () => {
    const [key] = await tx.select().from(apiKeys).where(eq(apiKeys.id, id)).for('update')
    const found = assertFound(key, 'api_key_not_found')
    if (found.revokedAt !== null) return { result: presentApiKey(found), events: [] }
    const [row] = await tx
      .update(apiKeys)
      .set({ revokedAt: sql`now()` })
      .where(eq(apiKeys.id, id))
      .returning()
    const result = presentApiKey(mustExist(row, 'the locked key'))
    return { result, events: [apiKeyEvent('api_key.revoked', result)] }
  })
}

function apiKeyEvent(type: KeyEvent, { id, prefix, roles, userId, scopes, expiresAt }: ApiKey) {
  return {
    id: newId(),
    type,
    subject: { type: 'api_key', id },
    data: { prefix, roles, userId, scopes, expiresAt },
  }
}
