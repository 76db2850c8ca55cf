import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectRefused, type Refusal } from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { companyOf } from '../support/world.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const register = (change: object) =>
  service.as('finance').post('/v1/companies', { ...companyOf(), ...change })

describe('a company is refused', () => {
  const invalid = { status: 422, code: 'validation_failed' }

  it.each<[why: string, change: object, refusal: Refusal]>([
    [
      'under a number that can be a person’s NIK',
      { npwp: '6471012345678901' },
      { status: 422, code: 'personal_number', pointer: '/npwp' },
    ],
    ['under a number that is too short', { npwp: '01234567890123' }, { ...invalid, pointer: '/npwp' }],
    ['under a number with dots', { npwp: '01.234.567.8-901.000' }, { ...invalid, pointer: '/npwp' }],
    ['with a NIB of 12 digits', { nib: '123456789012' }, { ...invalid, pointer: '/nib' }],
    ['that operates nowhere', { regencyCodes: [] }, { ...invalid, pointer: '/regencyCodes' }],
    [
      'with a contact of unknown fields',
      { contact: { name: 'Ibu Contoh', nik: '1' } },
      { ...invalid, pointer: '/contact/nik' },
    ],
  ])('%s', async (_why, change, refusal) => {
    await expectRefused(service, () => register(change), refusal)
  })

  it('under the NPWP of another, written with 15 digits or 16', async () => {
    const company = companyOf()
    await service.as('finance').made('/v1/companies', company)
    const refusal = { status: 409, code: 'company_exists', pointer: '/npwp' }

    await expectRefused(service, () => register({ npwp: company.npwp }), refusal)
    await expectRefused(service, () => register({ npwp: company.npwp.slice(1) }), refusal)
  })

  it('by the database too where its number can be a person’s', async () => {
    const insert = service.sql.query(
      `insert into companies (id, legal_name, npwp, nib, kbli_code, kbli_version, regency_codes)
       values (gen_random_uuid(), 'PT Contoh', '6471012345678901', '1234567890123', '05100', '2020', '{64.71}')`,
    )

    await expect(insert).rejects.toMatchObject({ constraint: 'npwp_format' })
  })
})

describe('a change of a company', () => {
  it('cannot bring in a personal number', async () => {
    const { id } = await service.as('finance').made('/v1/companies', companyOf())
    const change = { npwp: '6471012345678901' }

    await expectRefused(service, () => service.as('finance').patch(`/v1/companies/${id}`, change), {
      status: 422,
      code: 'personal_number',
      pointer: '/npwp',
    })
  })
})
