/**
 * How the demo is entered: a key for each role and an account for each person, kept in DATA_DIR/demo.env, which the first
 * start shows, and a shell can load.
 */
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { theService } from '../../platform/authority/actor.ts'
import { newSecret } from '../../platform/authority/authenticate.ts'
import { users } from '../../platform/authority/authority.table.ts'
import { isAwaited } from '../../platform/authority/giving-access.ts'
import { newInitialPassword, PASSWORD_COST, PasswordHasher } from '../../platform/authority/passwords.ts'
import { type Role, role } from '../../platform/authority/roles.ts'
import { runCommand } from '../../platform/command/run-command.ts'
import type { Db } from '../../platform/db/client.ts'
import { readSecret, replaceSecret } from '../../platform/db/own-files.ts'
import { newId } from '../../platform/shared/ids.ts'
import { confirmAsAdmin, ensureUserWithKey } from '../../users/first-keys.ts'
import { ensureOwnPassword } from '../../users/own-passwords.ts'
import { createUser } from '../../users/write-user.ts'

/** The admin first, who lets the others in. */
const persons = ['admin', 'finance', 'verifier', 'auditor'] as const satisfies readonly Role[]
type PersonsRole = (typeof persons)[number]

export type DemoKeys = Record<Role, string>
/** The addresses with which the persons sign in, and their passwords. */
export type DemoAccounts = Record<PersonsRole, { email: string; password: string }>

interface Secrets {
  keys: DemoKeys
  passwords: Record<PersonsRole, string>
}

const names: Record<Role, string> = {
  finance: 'Petugas Keuangan (contoh)',
  verifier: 'Pemeriksa (contoh)',
  auditor: 'Auditor (contoh)',
  integration: 'Sistem lain (contoh)',
  admin: 'Admin (contoh)',
}
const emails: Record<PersonsRole, string> = {
  finance: 'keuangan@contoh.example',
  verifier: 'pemeriksa@contoh.example',
  auditor: 'auditor@contoh.example',
  admin: 'admin@contoh.example',
}

export interface DemoAccess {
  keys: DemoKeys
  accounts: DemoAccounts
  areNew: boolean
}

/** The keys and accounts of this data folder; made at the first start. The file comes first: a secret that is lost opens nothing. */
export async function ensureDemoAccess(db: Db, dataDir: string): Promise<DemoAccess> {
  const kept = await readSecrets(demoEnvOf(dataDir))
  const { keys, passwords } = kept ?? (await writeSecrets(demoEnvOf(dataDir)))
  const secondId = await secondAdmin(db)
  let adminId = secondId
  for (const each of persons) {
    const id = await ensureUserWithKey(db, {
      secret: keys[each],
      role: each,
      name: names[each],
      email: emails[each],
      beforeKey: (id) => letIn(db, { id, role: each, password: passwords[each], giverId: adminId, secondId }),
    })
    if (each === 'admin') adminId = id
  }
  await ensureUserWithKey(db, {
    secret: keys.integration,
    role: 'integration',
    name: names.integration,
    responsibleId: adminId,
  })
  const accounts = byPerson((each) => ({ email: emails[each], password: passwords[each] }))
  return { keys, accounts, areNew: kept === null }
}

/** Gives first passwords, so that the first admin can confirm: who gives does not. */
async function secondAdmin(db: Db): Promise<string> {
  const idempotency = { key: 'demo-second-admin', fingerprint: 'demo' }
  const command = { actor: theService, requestId: newId(), idempotency }
  const user = { kind: 'person' as const, name: 'Admin kedua (contoh)', roles: ['admin' as const] }
  return (await runCommand(db, command, (tx) => createUser(tx, theService, user))).result.id
}

interface LetIn {
  id: string
  role: PersonsRole
  password: string
  giverId: string
  /** Who confirms it. */
  secondId: string
}

async function letIn(db: Db, { id, role: each, password, giverId, secondId }: LetIn): Promise<void> {
  const person = { id, roles: [each] }
  await ensureOwnPassword(db, new PasswordHasher(PASSWORD_COST), { person, password, giverId })
  const [user] = await db.select().from(users).where(eq(users.id, id))
  if (user && isAwaited(user)) await confirmAsAdmin(db, secondId, id)
}

function byPerson<Value>(of: (each: PersonsRole) => Value): Record<PersonsRole, Value> {
  return { finance: of('finance'), verifier: of('verifier'), auditor: of('auditor'), admin: of('admin') }
}

export function demoEnvOf(dataDir: string): string {
  return join(dataDir, 'demo.env')
}

function keyVariableOf(each: Role): string {
  return `${each.toUpperCase()}_KEY`
}

function passwordVariableOf(each: PersonsRole): string {
  return `${each.toUpperCase()}_PASSWORD`
}

async function readSecrets(file: string): Promise<Secrets | null> {
  const content = await readSecret(file)
  if (content === null) return null
  const lines = new Map(content.split('\n').map((line) => line.split('=') as [string, string]))
  const kept = (variable: string) => lines.get(variable) ?? ''
  const keys = role.enumValues.map((each) => [each, kept(keyVariableOf(each))] as const)
  const passwords = byPerson((each) => kept(passwordVariableOf(each)))
  const isWhole = [...keys.map(([, key]) => key), ...Object.values(passwords)].every((each) => each !== '')
  return isWhole ? { keys: Object.fromEntries(keys) as DemoKeys, passwords } : null
}

async function writeSecrets(file: string): Promise<Secrets> {
  const keys = Object.fromEntries(role.enumValues.map((each) => [each, newSecret()])) as DemoKeys
  const passwords = byPerson(newInitialPassword)
  const lines = [
    ...role.enumValues.map((each) => `${keyVariableOf(each)}=${keys[each]}`),
    ...persons.map((each) => `${passwordVariableOf(each)}=${passwords[each]}`),
  ]
  await replaceSecret(file, lines.map((line) => `${line}\n`).join(''))
  return { keys, passwords }
}
