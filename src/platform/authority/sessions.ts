/** Sessions of people in a browser: rows on the server, so that one that has ended has ended everywhere at once. */
import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Expiring } from '../db/cleaning.ts'
import type { Db, Tx } from '../db/client.ts'
import type { Statement } from '../db/pipeline.ts'
import { AppError } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'
import type { Language } from '../shared/language.ts'
import { mustExist } from '../shared/must-exist.ts'
import type { Actor } from './actor.ts'
import { digestOf, formerIdsOf } from './authenticate.ts'
import { users } from './authority.table.ts'
import { noteUse } from './note-use.ts'
import { chosenLanguageOf } from './preferences.table.ts'
import { passwords, sessions } from './sessions.table.ts'

/** However busy, a session ends after half a day; left alone, after an hour. */
export const SESSION_HOURS = 12
const IDLE = sql`now() - interval '1 hour'`

export interface SessionActor extends Actor {
  session: { id: string; mustChangePassword: boolean }
}

/** A new session: its secret goes into the cookie, its digest into the table, and of that a fingerprint into the log. */
export async function startSession(
  tx: Tx,
  userId: string,
): Promise<{ secret: string; logged: { sessionId: string; sessionFingerprint: string } }> {
  const secret = randomBytes(32).toString('base64url')
  const expiresAt = sql`now() + make_interval(hours => ${SESSION_HOURS})`
  const values = { id: newId(), userId, secretHash: digestOf(secret), expiresAt }
  const [row] = await tx.insert(sessions).values(values).returning({ id: sessions.id })
  const { id: sessionId } = mustExist(row, 'the session just started')
  return { secret, logged: { sessionId, sessionFingerprint: digestOf(values.secretHash) } }
}

/** The person behind a cookie, or 401: unknown, ended, expired and idle sessions and inactive users look the same. */
export async function authenticateSession(db: Db, secret: string): Promise<SessionActor> {
  const [found] = await db
    .select({
      id: sessions.id,
      userId: sessions.userId,
      roles: users.roles,
      formerIds: sql<string[]>`${sql.raw(formerIdsOf('users.id'))}`,
      language: sql<Language | null>`${sql.raw(chosenLanguageOf('users.id'))}`,
      mustChange: passwords.mustChange,
      usedLately: sql<boolean>`${sessions.lastUsedAt} > now() - interval '1 minute'`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(passwords, eq(passwords.userId, sessions.userId))
    .where(
      and(
        eq(sessions.secretHash, digestOf(secret)),
        gt(sessions.expiresAt, sql`now()`),
        gt(sessions.lastUsedAt, IDLE),
        users.active,
      ),
    )
  if (found === undefined) throw new AppError('unauthenticated')
  if (!found.usedLately) noteUse(db, 'sessions', found.id)
  const { id, userId, formerIds, language, roles, mustChange } = found
  return {
    personId: userId,
    formerIds,
    language,
    kind: 'person',
    apiKeyId: null,
    roles,
    scopes: null,
    session: { id, mustChangePassword: mustChange },
  }
}

/** Ends the session of who does it; sent last, since without a session nothing can be logged. */
export function ownSessionsEnd(userId: string, sessionId?: string | undefined): Statement {
  return {
    name: 'end own sessions',
    text: 'delete from sessions where user_id = $1 and coalesce(id = $2, true)',
    values: [userId, sessionId ?? null],
  }
}

/** How many sessions of this person there are, of which no other request ends one meanwhile. */
export async function lockSessions(tx: Tx, userId: string, sessionId?: string | undefined): Promise<number> {
  const isMeant = sessionId === undefined ? undefined : eq(sessions.id, sessionId)
  const rows = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isMeant))
    .for('update')
  return rows.length
}

export async function endSessionsOf(tx: Tx, userId: string): Promise<number> {
  return (await tx.delete(sessions).where(eq(sessions.userId, userId))).rowCount ?? 0
}

export const endedSessions: Expiring = {
  what: 'sessions that have ended',
  table: sessions,
  isOld: sql`${sessions.expiresAt} < now() or ${sessions.lastUsedAt} < ${IDLE}`,
}

/**
 * What a page must send along with every change, and a foreign page cannot know: derived from the cookie's secret,
 * which no script can read.
 */
export function csrfTokenOf(secret: string): string {
  return createHash('sha256').update(`csrf ${secret}`).digest('base64url')
}
