import { createHash } from 'node:crypto'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Actor } from '../platform/authority/actor.ts'
import { digestOf } from '../platform/authority/authenticate.ts'
import { users } from '../platform/authority/authority.table.ts'
import { isTokenOf, newBrowserToken } from '../platform/authority/known-browsers.ts'
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
/** NIST SP 800-63B §5.2.2 lets no account be tried more than 100 times in a row, from wherever. */
const FREE_FAILURES_OF_UNKNOWN = 100
const LONGEST_WAIT_SECONDS = 3600

/**
 * Failures that are counted together. Nobody's failures make another wait in an open session or in a browser that has
 * signed in before; whoever comes anew waits for the failures of its network, and for those of all unknown ones together.
 */
interface Lane {
  name: string
  /** So many failures cost no time. */
  free: number
}

const ofUnknown: Lane = { name: '', free: FREE_FAILURES_OF_UNKNOWN }

function laneOf(kind: 'network' | 'browser' | 'session', which: string): Lane {
  return { name: `${kind} ${sha256Of(which)}`, free: FREE_FAILURES }
}

/** The failures of who guesses in an open session, with a cookie that may be stolen. */
export function laneOfSession({ session }: Actor): Lane {
  return laneOf('session', session?.id ?? '')
}

export interface SignIn {
  email: string
  password: string
  requestId: string
  /** The secret of the session that this browser had before: it ends with the new one's beginning. */
  earlierSecret: string | undefined
  /** By which a browser is known that signed in before. */
  browserToken: string | undefined
  /** Where the request came from. */
  network: string
}

/** Starts a session. A wrong password, an unknown address and an inactive user are refused with the same words. */
export async function signIn(
  db: Db,
  hasher: PasswordHasher,
  input: SignIn,
): Promise<Answer<{ userId: string; secret: string; browserToken: string }>> {
  const email = input.email.toLowerCase()
  const [user] = await db
    .select({ id: users.id, active: users.active, hash: passwords.hash })
    .from(users)
    .innerJoin(passwords, eq(passwords.userId, users.id))
    .where(eq(users.email, email))
  const known = user && isTokenOf(user, input.browserToken) ? input.browserToken : undefined
  const lanes =
    known === undefined ? [laneOf('network', input.network), ofUnknown] : [laneOf('browser', known)]
  await assertMayTry(db, email, lanes)
  const isRight = await hasher.matches(input.password, user?.hash, db.caller)
  if (!user?.active || !isRight) throw new AppError('sign_in_refused')

  const actor = { personId: user.id, apiKeyId: null }
  return runCommand(db, { actor, requestId: input.requestId }, async (tx) => {
    await assertStillRight(tx, user)
    if (input.earlierSecret !== undefined) {
      await tx.delete(sessions).where(eq(sessions.secretHash, digestOf(input.earlierSecret)))
    }
    await forgiveFailures(tx, email, [...lanes, ofUnknown])
    const { secret, logged } = await startSession(tx, user.id)
    const subject = { type: 'user', id: user.id }
    return {
      result: { userId: user.id, secret, browserToken: known ?? newBrowserToken(user) },
      events: [{ id: newId(), type: 'user.signed_in', subject, data: logged }],
    }
  })
}

/** The password was compared before: meanwhile another may have been given, or the person have left. */
async function assertStillRight(tx: Tx, was: { id: string; hash: string }): Promise<void> {
  const user = await lockUserWithPassword(tx, was.id, 'share')
  if (!user?.active || user.kind !== 'person' || user.hash !== was.hash) throw new AppError('sign_in_refused')
}

/** Whoever gives or changes the password waits, or is waited for. */
export async function lockUserWithPassword(tx: Tx, id: string, strength: 'share' | 'update') {
  const [user] = await tx.select().from(users).where(eq(users.id, id)).for(strength)
  const [kept] = await tx.select({ hash: passwords.hash }).from(passwords).where(eq(passwords.userId, id))
  return user && kept && { ...user, hash: kept.hash }
}

/**
 * Counts an attempt before it is made, so that attempts made at once are all counted; success forgives. While one of its
 * lanes has to wait, 429 without a look at the password, and nothing is counted.
 */
export async function assertMayTry(db: Db, email: string, lanes: readonly Lane[]): Promise<void> {
  await db.transaction(async (tx) => {
    for (const lane of lanes) await countIn(tx, email, lane)
  })
}

async function countIn(tx: Tx, email: string, { name: lane, free }: Lane): Promise<void> {
  const account = sha256Of(email)
  const { failures, lockedUntil } = signInFailures
  const waitSeconds = sql`least(${LONGEST_WAIT_SECONDS}, 60 * 2 ^ least(${failures} + 1 - ${free}, 10))`
  const counted = await tx
    .insert(signInFailures)
    .values({ account, lane, failures: 1 })
    .onConflictDoUpdate({
      target: [signInFailures.account, signInFailures.lane],
      set: {
        failures: sql`${failures} + 1`,
        lockedUntil: sql`case when ${failures} + 1 >= ${free} then now() + make_interval(secs => ${waitSeconds}) end`,
        lastAt: sql`now()`,
      },
      setWhere: sql`${lockedUntil} is null or ${lockedUntil} <= now()`,
    })
    .returning({ failures })
  if (counted.length > 0) return
  const [locked] = await tx
    .select({ seconds: sql<number>`greatest(1, ceil(extract(epoch from ${lockedUntil} - now())))::int8` })
    .from(signInFailures)
    .where(and(eq(signInFailures.account, account), eq(signInFailures.lane, lane)))
  throw new AppError('sign_in_locked', { seconds: locked?.seconds ?? 1 })
}

/** Forgets the failures of an address: in these lanes, or in all. */
export async function forgiveFailures(tx: Tx, email: string, lanes?: readonly Lane[]): Promise<void> {
  const ofThese =
    lanes &&
    inArray(
      signInFailures.lane,
      lanes.map(({ name }) => name),
    )
  await tx.delete(signInFailures).where(and(eq(signInFailures.account, sha256Of(email)), ofThese))
}

export const oldFailures: Expiring = {
  what: 'failures to sign in',
  table: signInFailures,
  isOld: sql`${signInFailures.lastAt} < now() - interval '1 day'`,
}

/** An address without the address: what was typed may be anybody's. */
function sha256Of(text: string): string {
  return createHash('sha256').update(text.toLowerCase()).digest('hex')
}
