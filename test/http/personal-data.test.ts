/** Names, addresses and keys of people go into their own records, and nowhere else. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { openLogger } from '../../src/platform/http/logger.ts'
import { Browser } from '../support/browser.ts'
import { Client } from '../support/client.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { companyOf } from '../support/world.ts'

const contact = { name: 'Kenari Contoh', phone: '+62-811-555-0199', email: 'kenari@contoh.example' }
const person = {
  kind: 'person',
  name: 'Murai Contoh',
  email: 'murai@contoh.example',
  roles: ['finance'],
}
const guessedKey = 'ckp_guessed-by-somebody'
const guessedPassword = 'guessed-by-somebody-else'

let service: TestService
const log: string[] = []
let secrets: string[]

beforeAll(async () => {
  service = await startTestService()
  const logger = openLogger('trace', { write: (line) => void log.push(line) })
  const app = await buildApp({ db: service.db, logger })
  await app.ready()
  const finance = new Client(app, service.as('finance').secret)
  const admin = new Client(app, service.as('admin').secret)

  // Accepted, changed, refused by the schema, by a constraint, by nobody's key, and failed inside the database.
  const company = { ...companyOf(), contact }
  const { id } = await finance.made('/v1/companies', company)
  await finance.patch(`/v1/companies/${id}`, { contact: { ...contact, phone: '+62-811-555-0198' } })
  await finance.post('/v1/companies', { ...company, npwp: contact.name })
  await finance.post('/v1/companies', company)
  await finance.get(`/v1/companies?cursor=${encodeURIComponent(contact.email)}`)
  const user = await admin.made('/v1/users', person)
  await admin.post('/v1/users', person)
  await admin.patch(`/v1/users/${user.id}`, { name: `${person.name} II` })
  const issued = await admin.made<{ key: string }>('/v1/api-keys', { name: person.name, roles: ['admin'] })
  await new Client(app, guessedKey).get('/v1/companies')
  const { password } = await admin.made<{ password: string }>(`/v1/users/${user.id}/initial-password`)
  const browser = new Browser(app)
  await browser.signIn(person.email, password)
  await browser.signIn(person.email, guessedPassword)
  await browser.send('GET', '/v1/session')
  await service.superuser.query('alter table companies rename to hidden')
  await finance.post('/v1/companies', company)
  await service.superuser.query('alter table hidden rename to companies')
  await app.close()

  const known = [finance.secret, admin.secret, issued.key].filter((secret) => secret !== null)
  const cookie = browser.cookie.split('=')[1] ?? ''
  secrets = [
    ...known,
    guessedKey,
    guessedPassword,
    password,
    cookie,
    browser.csrfToken,
    contact.name,
    contact.email,
    '811-555',
    person.name,
    person.email,
  ]
})
afterAll(() => service.close())

it('not into the log, which tells what was asked, by which id, and what failed', () => {
  const logged = log.join('')
  expect(logged).toMatch(/"path":"\/v1\/companies",.*"status":201/)
  expect(logged).toMatch(/"constraint":"company_exists \/npwp"/)
  expect(logged).toMatch(/"sqlState":"42P01",.*"msg":"request failed"/)
  for (const secret of secrets) expect(logged).not.toContain(secret)
})

it('not into the events', async () => {
  const { rows } = await service.sql.query(`select string_agg(events::text, '\n') as events from events`)

  expect(rows[0].events).toMatch('company.registered')
  for (const secret of secrets) expect(rows[0].events).not.toContain(secret)
})

it('but a company’s contact can be read with the company', async () => {
  const { body } = await service.as('auditor').get('/v1/companies')

  expect(body.items[0].contact.name).toBe(contact.name)
})
