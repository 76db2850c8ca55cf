import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Actor, assertMayDo } from '../platform/authority/actor.ts'
import { assertRetreatsExist } from '../platform/authority/assert-retreats-exist.ts'
import { digestOf, newSecret, prefixOf } from '../platform/authority/authenticate.ts'
import { apiKeys, users } from '../platform/authority/authority.table.ts'
import { rolesInWords } from '../platform/authority/roles.ts'
import { assertStillIn } from '../platform/authority/still-in.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import type { NewEvent } from '../platform/log/append-event.ts'
import type { KeyEvent } from '../platform/log/event-types.ts'
import { AppError, assertFound, refuseAt } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { presentApiKey } from './users.queries.ts'
import type { ApiKey, IssuedApiKey, NewApiKey } from './users.schema.ts'
import { keepingAdminsIn } from './ways-in.ts'

type UserRow = typeof users.$inferSelect

/**
 * Issues a key: one's own, or a system's (the guard's `access.write`). The secret is in this answer alone: only its digest
 * is stored, and a replayed answer omits it.
 */
export async function issueApiKey(
  tx: Tx,
  actor: Actor,
  input: NewApiKey,
  secret = newSecret(),
): Promise<Outcome<IssuedApiKey>> {
  const owner = await findOwner(tx, actor, input.userId)
  await assertStillIn(tx, actor)
  if (!input.roles.every((role) => owner.roles.includes(role))) {
    refuseAt('/roles', 'user_has_no_such_role', { roles: rolesInWords(owner.roles) })
  }
  if (owner.id === actor.personId) await assertNoBroader(tx, actor, input)
  await assertRetreatsExist(tx, input.scopes?.retreatIds ?? [], (index) => `/scopes/retreatIds/${index}`)
  return insertKey(tx, { ...input, userId: owner.id }, secret)
}

/** A key of `bootstrap`, which the operator makes: nobody can ask for one over HTTP. */
export function issueBootstrapKey(
  tx: Tx,
  input: Pick<NewApiKey, 'name' | 'expiresAt'>,
  secret = newSecret(),
): Promise<Outcome<IssuedApiKey>> {
  return insertKey(tx, { ...input, roles: [], userId: null }, secret)
}

async function insertKey(
  tx: Tx,
  { name, roles, userId, scopes, expiresAt }: Omit<NewApiKey, 'userId'> & { userId: string | null },
  secret: string,
): Promise<Outcome<IssuedApiKey>> {
  const [row] = await tx
    .insert(apiKeys)
    .values({
      id: newId(),
      name,
      prefix: prefixOf(secret),
      secretHash: digestOf(secret),
      roles,
      userId,
      scopes: scopes ?? null,
      expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
    })
    .returning()
  const made = mustExist(row, 'the key just issued')
  const issued = presentApiKey(made)
  return {
    result: { ...issued, key: secret },
    toKeep: { ...issued, key: null },
    events: [apiKeyEvent('api_key.issued', made)],
  }
}

/** Whose key it becomes: people issue their own, admins those of systems. */
async function findOwner(tx: Tx, actor: Actor, userId: string | undefined): Promise<UserRow> {
  const isOwn = userId === undefined || userId === actor.personId
  if (isOwn && actor.kind === 'bootstrap') refuseAt('/userId', 'key_of_whom')
  if (!isOwn) assertMayDo(actor, 'access.write')
  const [owner] = await tx
    .select()
    .from(users)
    .where(eq(users.id, userId ?? actor.personId))
    .for('share')
  if (!owner) {
    if (isOwn) throw new AppError('account_required')
    refuseAt('/userId', 'unknown_reference')
  }
  if (!isOwn && owner.kind === 'person') throw new AppError('key_of_another_person')
  return owner
}

/** A key that a key makes could otherwise lift its limits. */
async function assertNoBroader(tx: Tx, { apiKeyId, roles, scopes }: Actor, input: NewApiKey): Promise<void> {
  if (apiKeyId === null) return
  if (!input.roles.every((role) => roles.includes(role))) refuseAt('/roles', 'key_too_broad')
  for (const part of ['retreatIds', 'operations'] as const) {
    const limit: readonly string[] | undefined = scopes?.[part]
    const asked = input.scopes?.[part]
    if (limit && !asked?.every((each) => limit.includes(each))) refuseAt(`/scopes/${part}`, 'key_too_broad')
  }
  const [maker] = await tx.select().from(apiKeys).where(eq(apiKeys.id, apiKeyId))
  const end = maker?.expiresAt
  if (end && !(input.expiresAt && new Date(input.expiresAt) <= end)) refuseAt('/expiresAt', 'key_too_broad')
}

/**
 * Revokes a key for good, one's own or, as an admin, any: its next request is answered 401. A limited key revokes none but
 * itself. Revoking again changes nothing; the last way in for an admin stays (409 `last_admin`).
 */
export async function revokeApiKey(tx: Tx, actor: Actor, { id }: { id: string }): Promise<Outcome<ApiKey>> {
  return keepingAdminsIn(tx, async () => {
    const [key] = await tx.select().from(apiKeys).where(eq(apiKeys.id, id)).for('update')
    const found = assertFound(key, 'api_key_not_found')
    await assertStillIn(tx, actor)
    const isOwn = actor.scopes ? id === actor.apiKeyId : found.userId === actor.personId
    if (!isOwn) assertMayDo(actor, 'access.write')
    if (found.revokedAt !== null) return { result: presentApiKey(found), events: [] }
    const [row] = await tx
      .update(apiKeys)
      .set({ revokedAt: sql`now()` })
      .where(eq(apiKeys.id, id))
      .returning()
    const revoked = mustExist(row, 'the locked key')
    return { result: presentApiKey(revoked), events: [apiKeyEvent('api_key.revoked', revoked)] }
  })
}

/** Revokes every key of a user that is not revoked yet; answers the event of each. */
export async function revokeKeysOf(tx: Tx, userId: string): Promise<NewEvent[]> {
  const revoked = await tx
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiKeys.userId, userId), isNull(apiKeys.revokedAt)))
    .returning()
  return revoked.map((key) => apiKeyEvent('api_key.revoked', key))
}

/** All that decides what the key opens; of its secret and name one hash, which opens nothing (`salted_hash` in the rules). */
function apiKeyEvent(type: KeyEvent, key: typeof apiKeys.$inferSelect) {
  const { id, prefix, roles, userId, scopes, expiresAt, revokedAt } = presentApiKey(key)
  const fingerprint = digestOf(`${key.secretHash} ${key.name}`)
  return {
    id: newId(),
    type,
    subject: { type: 'api_key', id },
    data: { prefix, fingerprint, roles, userId, scopes, expiresAt, revokedAt },
  }
}
