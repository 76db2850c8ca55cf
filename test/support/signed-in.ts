/** Somebody whose session is open in a browser already, so that a test begins at its own page. */
import type { BrowserContextOptions } from 'playwright-core'
import { expect } from 'vitest'
import type { Role } from '../../src/platform/authority/roles.ts'
import { newId } from '../../src/platform/shared/ids.ts'
import { Browser } from './browser.ts'
import { addressOf, type Visit, visit } from './chromium.ts'
import type { TestService } from './service.ts'

type PersonsRole = Exclude<Role, 'integration'>

export interface Account {
  id: string
  name: string
  email: string
  password: string
}

export interface SignedInVisit extends Visit {
  person: Account
  /** The same session, to ask the API what the page would. */
  api: Browser
}

/** A person with a local account and a first password, whose access another confirmed. */
export async function anAccount(service: TestService, ...roles: PersonsRole[]): Promise<Account> {
  const email = `${newId()}@contoh.example`
  const name = `Orang Contoh ${email.slice(24, 28)}`
  const person = { kind: 'person', name, email, roles }
  const { id } = await service.as('admin').made('/v1/users', person)
  const first = `/v1/users/${id}/initial-password`
  const { password } = await service.as('admin').made<{ password: string }>(first)
  // Who gave it does not.
  const isOfMoney = roles.some((role) => role === 'finance' || role === 'verifier')
  if (isOfMoney) await service.as('verifier').made(`/v1/users/${id}/confirmation`)
  return { id, name, email, password }
}

const OWN_PASSWORD = 'perahu kayu menuju derawan'

/** A visitor who signed in as a new person of this role, or of several, at a page below /admin that `open` names. */
export async function signedIn(
  service: TestService,
  role: PersonsRole | PersonsRole[],
  options: BrowserContextOptions = {},
): Promise<SignedInVisit> {
  const person = await anAccount(service, ...[role].flat())
  const api = new Browser(service.app)
  await api.signIn(person.email, person.password)
  expect((await api.changePassword(person.password, OWN_PASSWORD)).statusCode).toBe(200)
  const visited = await visit(service, options)
  const [name = '', value = ''] = api.cookie.split('=')
  await visited.page.context().addCookies([{ name, value, url: addressOf(service) }])
  return { ...visited, person: { ...person, password: OWN_PASSWORD }, api }
}
