/** People and systems as an office has them, each with a key of its own, and more keys where a test needs them. */
import type { Role } from '../../src/platform/authority/roles.ts'
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

export async function aPerson(service: TestService, ...roles: Role[]): Promise<Person> {
  const admin = service.as('admin')
  const { id } = await admin.made('/v1/users', { kind: 'person', name: 'Orang Contoh', roles })
  const keyOf = async (terms: KeyTerms) => {
    const issued = { name: 'kunci contoh', roles, userId: id, ...terms }
    return service.withKey((await admin.made<{ key: string }>('/v1/api-keys', issued)).key)
  }
  return { id, client: await keyOf({}), keyOf }
}

/** A key of a new system, for which somebody answers. */
export async function aSystem(
  service: TestService,
  roles: Role[],
  terms: Omit<KeyTerms, 'roles'> = {},
  answers?: string,
): Promise<Client> {
  const admin = service.as('admin')
  const responsibleId = answers ?? (await aPerson(service, 'auditor')).id
  const system = { kind: 'system', name: 'Sistem contoh', roles, responsibleId }
  const { id: userId } = await admin.made('/v1/users', system)
  const issued = { name: 'kunci sistem', roles, userId, ...terms }
  return service.withKey((await admin.made<{ key: string }>('/v1/api-keys', issued)).key)
}
