/** People and systems as an office has them: people make their own keys, admins those of systems. */
import type { Actor } from '../../src/platform/authority/actor.ts'
import { theService } from '../../src/platform/authority/actor.ts'
import type { Role } from '../../src/platform/authority/roles.ts'
import { runCommand } from '../../src/platform/command/run-command.ts'
import { newId } from '../../src/platform/shared/ids.ts'
import { inSessionOf } from '../../src/users/first-keys.ts'
import { issueApiKey } from '../../src/users/write-api-key.ts'
import { createUser } from '../../src/users/write-user.ts'
import type { Client } from './client.ts'
import type { TestService } from './service.ts'

/** What a key is limited to; with the roles of its owner, unless some are named. */
export interface KeyTerms {
  roles?: Role[]
  scopes?: { retreatIds?: string[]; operations?: string[] }
  expiresAt?: string
}

export interface Person {
  id: string
  /** With a key that has all of the person's roles, and no limit. */
  client: Client
  /** Another key of the same person. */
  keyOf(terms: KeyTerms): Promise<Client>
}

/** Somebody whose access the service gave, and its admin confirmed. */
export async function aPerson(service: TestService, ...roles: Role[]): Promise<Person> {
  const person = await anUnconfirmedPerson(service, ...roles)
  if (roles.includes('finance') || roles.includes('verifier')) await confirm(service, person.id)
  return person
}

/** Somebody whose access, where it has to be, nobody has confirmed. */
export async function anUnconfirmedPerson(service: TestService, ...roles: Role[]): Promise<Person> {
  const id = await aUser(service, { kind: 'person', name: 'Orang Contoh', roles })
  const keyOf = async (terms: KeyTerms) =>
    service.withKey((await keyOfPerson(service, { id, roles }, terms)).key)
  return { id, client: await keyOf({}), keyOf }
}

/** As the admin of the service. */
export async function confirm(service: TestService, id: string): Promise<void> {
  await service.as('admin').made(`/v1/users/${id}/confirmation`)
}

/** A key that this person makes in a session. */
export async function keyOfPerson(
  service: TestService,
  { id, roles }: { id: string; roles: Role[] },
  terms: KeyTerms = {},
): Promise<{ id: string; key: string }> {
  return inSessionOf(service.db, { id, roles }, (actor) =>
    issue(service, actor, { name: 'kunci contoh', roles, ...terms }),
  )
}

/** A key of a new system, for which somebody answers. */
export async function aSystem(
  service: TestService,
  roles: Role[],
  terms: Omit<KeyTerms, 'roles'> = {},
  answers?: string,
): Promise<Client> {
  const responsibleId =
    answers ?? (await aUser(service, { kind: 'person', name: 'Orang Contoh', roles: ['auditor'] }))
  const userId = await aUser(service, { kind: 'system', name: 'Sistem contoh', roles, responsibleId })
  const { key } = await issue(service, theService, { name: 'kunci sistem', roles, userId, ...terms })
  return service.withKey(key)
}

async function aUser(service: TestService, user: Parameters<typeof createUser>[2]): Promise<string> {
  const command = { actor: theService, requestId: newId() }
  return (await runCommand(service.db, command, (tx) => createUser(tx, theService, user))).result.id
}

async function issue(
  service: TestService,
  actor: Actor,
  terms: object,
): Promise<{ id: string; key: string }> {
  const input = terms as Parameters<typeof issueApiKey>[2]
  const command = { actor, requestId: newId() }
  const { id, key } = (await runCommand(service.db, command, (tx) => issueApiKey(tx, actor, input))).result
  return { id, key: String(key) }
}
