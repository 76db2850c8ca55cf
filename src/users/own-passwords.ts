/** Passwords that persons have from the start, where nobody stands at a keyboard to choose one: those of a demo. */
import { eq } from 'drizzle-orm'
import type { Actor } from '../platform/authority/actor.ts'
import type { PasswordHasher } from '../platform/authority/passwords.ts'
import type { Role } from '../platform/authority/roles.ts'
import { passwords } from '../platform/authority/sessions.table.ts'
import { runCommand } from '../platform/command/run-command.ts'
import type { Db } from '../platform/db/client.ts'
import { newId } from '../platform/shared/ids.ts'
import { inSessionOf, sessionBegins } from './first-keys.ts'
import { signOut } from './sign-out.ts'
import { changePassword, newHashedPassword, resetPassword } from './write-password.ts'

interface OwnPassword {
  person: { id: string; roles: Role[] }
  password: string
  /** The admin who gives the first one, and so confirms nothing. */
  giverId: string
}

/**
 * Gives the person this password, as an office would: an admin gives a first one, and the person exchanges it. Nothing
 * where they have one of their own.
 */
export async function ensureOwnPassword(
  db: Db,
  hasher: PasswordHasher,
  { person, password, giverId }: OwnPassword,
): Promise<void> {
  const [kept] = await db.select().from(passwords).where(eq(passwords.userId, person.id))
  if (kept && !kept.mustChange) return
  const first = await newHashedPassword(hasher, null)
  await inSessionOf(db, { id: giverId, roles: ['admin'] }, (actor) =>
    runCommand(db, { actor, requestId: newId() }, (tx) =>
      resetPassword(tx, actor, { id: person.id, ...first }),
    ),
  )
  const actor: Actor = {
    personId: person.id,
    kind: 'person',
    apiKeyId: null,
    roles: person.roles,
    scopes: null,
  }
  const change = { currentPassword: first.password, newPassword: password, knownHash: first.hash }
  const hash = await hasher.hash(password, null)
  const command = () => ({ actor, requestId: newId() })
  await runCommand(db, command(), (tx) => sessionBegins(tx, person.id))
  await runCommand(db, command(), (tx) => changePassword(tx, actor, { ...change, hash }))
  await runCommand(db, command(), (tx) => signOut(tx, { personId: person.id }))
}
