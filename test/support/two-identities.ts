/** One human who is here twice: with a user's own key, and with a token of the single sign-on. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Actor } from '../../src/platform/authority/actor.ts'
import type { Role } from '../../src/platform/authority/roles.ts'
import { runCommand } from '../../src/platform/command/run-command.ts'
import { confirmLink } from '../../src/users/link-persons.ts'
import { Client } from './client.ts'
import type { IdentityProvider } from './identity-provider.ts'
import { aPerson, type KeyTerms } from './people.ts'
import type { TestService } from './service.ts'

export interface TwoIdentities {
  userId: string
  account: Client
  token: Client
  keyOf(terms: KeyTerms): Promise<Client>
  /** Proposes that they are one; answers the address of its confirmation. */
  propose(): Promise<string>
  /** Makes them one. */
  link(): Promise<void>
}

/** Links of every state, by who needs no token for it: the identity confirms as if it came with one. */
export async function linksOfEveryState(service: TestService): Promise<void> {
  const { id: userId, client } = await aPerson(service, 'auditor')
  const propose = () => {
    const identity = { issuer: 'https://sso.contoh.example', subject: randomUUID() }
    return service.as('admin').made(`/v1/users/${userId}/links`, identity)
  }
  const { id: withdrawn } = await propose()
  await service.as('admin').made(`/v1/users/${userId}/links/${withdrawn}/withdrawal`)
  await propose()
  const { id: linkId } = await propose()
  await client.made(`/v1/me/links/${linkId}/confirmation`)
  const { rows } = await service.sql.query('select sso_person_id from person_links where id = $1', [linkId])
  const actor: Actor = {
    personId: rows[0].sso_person_id,
    kind: 'person',
    apiKeyId: null,
    roles: ['auditor'],
    scopes: null,
  }
  await runCommand(service.db, { actor, requestId: randomUUID() }, (tx) => confirmLink(tx, actor, { linkId }))
}

/** `app` believes the provider. */
export async function twoIdentities(
  { service, app, provider }: { service: TestService; app: FastifyInstance; provider: IdentityProvider },
  ...roles: Role[]
): Promise<TwoIdentities> {
  const { id: userId, client: account, keyOf } = await aPerson(service, ...roles)
  const identity = { issuer: provider.issuer, subject: randomUUID() }
  const token = new Client(app, await provider.forge({ sub: identity.subject, roles }))
  const propose = async () => {
    const { id } = await service.as('admin').made(`/v1/users/${userId}/links`, identity)
    return `/v1/me/links/${id}/confirmation`
  }
  const link = async () => {
    const confirmation = await propose()
    await account.made(confirmation)
    await token.made(confirmation)
  }
  return { userId, account, token, keyOf, propose, link }
}
