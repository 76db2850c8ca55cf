/** Personal data is not in the log, and cannot be altered behind its back either. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDocument } from '../support/papers.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { wrongAfter } from '../support/tampering.ts'
import { companyOf } from '../support/world.ts'

const contact = { name: 'Kenari Contoh', email: 'kenari@contoh.example' }
const records = 'every record is as it was last logged'

let service: TestService
let ids: Record<string, string>
beforeAll(async () => {
  service = await startTestService()
  const finance = service.as('finance')
  const known = await finance.made('/v1/companies', { ...companyOf(), contact })
  const unknown = await finance.made('/v1/companies', companyOf())
  ids = { known: known.id, unknown: unknown.id, document: (await aDocument(service)).id }
})
afterAll(() => service.close())

describe('verify names', () => {
  it.each([
    ['a contact exchanged', 'companies', 'known', `contact = '{"name": "Orang Lain"}'`],
    ['a contact taken out', 'companies', 'known', 'contact = null'],
    ['a contact put in', 'companies', 'unknown', `contact = '{"name": "Orang Lain"}'`],
    ['the salt of no contact', 'companies', 'unknown', 'salt = gen_random_uuid()'],
    ["a file's name", 'documents', 'document', `name = 'lain.pdf'`],
    ['the salt of a name', 'documents', 'document', 'salt = gen_random_uuid()'],
  ])('%s', async (_what, table, of, change) => {
    expect(await wrongAfter(service, `update ${table} set ${change} where id = '${ids[of]}'`)).toMatchObject([
      { name: records, wrong: 1 },
    ])
  })
})

it('what was logged before there were hashes is no finding', async () => {
  const wrong = await wrongAfter(
    service,
    `update record_versions set row = row - 'contact_hash' - 'name_hash'`,
  )

  expect(wrong.map(({ name }) => name)).not.toContain(records)
})

it.each(['companies', 'documents'])('no salt leaves the database: %s', async (kind) => {
  const { body } = await service.as('admin').get(`/v1/${kind}`)
  const { rows } = await service.superuser.query(
    `select (select string_agg(row::text, '') from record_versions) || (select string_agg(body::text, '') from idempotency_keys) as kept`,
  )
  const salts = await service.superuser.query(`select salt from ${kind}`)

  expect(salts.rows.length).toBeGreaterThan(0)
  for (const { salt } of salts.rows) expect(JSON.stringify(body) + rows[0].kept).not.toContain(salt)
})
