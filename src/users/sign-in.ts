import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { digestOf } from '../platform/authority/authenticate.ts'
import { users } from '../platform/authority/authority.table.ts'
import type { PasswordHasher } from '../platform/authority/passwords.ts'
import { passwords, sessions, signInFailures } from '../platform/authority/sessions.table.ts'
import { startSession } from '../platform/authority/sessions.ts'
import { type Answer, runCommand } from '../platform/command/run-command.ts'
import type { Expiring } from '../platform/db/cleaning.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import { AppError } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'

/** Five mistakes are human; from then on every further one doubles the wait, from a minute to an hour. */
const FREE_FAILURES = 5
const LONGEST_LOCK_SECONDS = 3600

export interface SignIn {
  email: string
  password: string
  requestId: string
  /** The secret of the session that this browser had before: it ends with the new one's beginning. */
  earlierSecret: string | undefined
}

/** Starts a session. A wrong password, an unknown address and an inactive user are refused with the same words. */
export async function signIn(
  db: Db,
  hasher: PasswordHasher,
  input: SignIn,
): Promise<Answer<{ userId: string; secret: string }>> {
  const email = input.email.toLowerCase()
  await assertMayTry(db, email)
  const [user] = await db
    .select({ id: users.id, active: users.active, hash: passwords.hash })
    .from(users)
    .innerJoin(passwords, eq(passwords.userId, users.id))
    .where(eq(users.email, email))
  const isRight = await hasher.matches(input.password, user?.hash)
  if (!user?.active || !isRight) throw new AppError('sign_in_refused')

  const actor = { personId: user.id, apiKeyId: null }
  return runCommand(db, { actor, requestId: input.requestId }, async (tx) => {
    if (input.earlierSecret !== undefined) {
      await tx.delete(sessions).where(eq(sessions.secretHash, digestOf(input.earlierSecret)))
    }
    await forgiveFailures(tx, email)
    const { id, secret } = await startSession(tx, user.id)
    const subject = { type: 'user', id: user.id }
    return {
      result: { userId: user.id, secret },
      events: [{ id: newId(), type: 'user.signed_in', subject, data: { sessionId: id } }],
    }
  })
}

/**
 * Counts an attempt before it is made, so that attempts made at once are all counted; success forgives. While the
 * address is locked, 429 without a look at the password.
 */
export async function assertMayTry(db: Db, email: string): Promise<void> {
  const account = accountOf(email)
  const { failures, lockedUntil } = signInFailures
  const lockSeconds = sql`least(${LONGEST_LOCK_SECONDS}, 60 * 2 ^ least(${failures} + 1 - ${FREE_FAILURES}, 10))`
  const counted = await db.transaction((tx) =>
    tx
      .insert(signInFailures)
      .values({ account, failures: 1 })
      .onConflictDoUpdate({
        target: signInFailures.account,
        set: {
          failures: sql`${failures} + 1`,
          lockedUntil: sql`case when ${failures} + 1 >= ${FREE_FAILURES} then now() + make_interval(secs => ${lockSeconds}) end`,
          lastAt: sql`now()`,
        },
        setWhere: sql`${lockedUntil} is null or ${lockedUntil} <= now()`,
      })
      .returning({ failures }),
  )
  if (counted.length > 0) return
  const [lock] = await db
    .select({ seconds: sql<number>`greatest(1, ceil(extract(epoch from ${lockedUntil} - now())))::int8` })
    .from(signInFailures)
    .where(eq(signInFailures.account, account))
  throw new AppError('sign_in_locked', { seconds: lock?.seconds ?? 1 })
}

export async function forgiveFailures(tx: Tx, email: string): Promise<void> {
  await tx.delete(signInFailures).where(eq(signInFailures.account, accountOf(email)))
}

export const oldFailures: Expiring = {
  what: 'failures to sign in',
  table: signInFailures,
  isOld: sql`${signInFailures.lastAt} < now() - interval '1 day'`,
}

/** An address without the address: what was typed may be anybody's. */
function accountOf(email: string): string {
  return createHash('sha256').update(email.toLowerCase()).digest('hex')
}
