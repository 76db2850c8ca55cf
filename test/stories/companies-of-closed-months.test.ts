/** The report of a closed month stands, also where it is grouped by what companies are: their fields are those of the closing. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { companiesAsClosed } from '../../src/companies/companies-as-closed.ts'
import { startTestService, type TestService } from '../support/service.ts'
import {
  aCompany,
  anActivePledge,
  aReceipt,
  aRetreat,
  closeThrough,
  onLines,
  reopenFrom,
} from '../support/world.ts'

let service: TestService
let retreatId: string
let companyId: string

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())
beforeEach(async () => {
  retreatId = (await aRetreat(service, [{ code: 'X', amount: 1_000 }])).id
  companyId = (await aCompany(service)).id
  await correct({ regencyCodes: ['64.03'], kbliCode: '05100', legalName: `PT Semula ${companyId}` })
  const terms = { retreatId, companyId, amount: 100, allocations: onLines({ X: 100 }) }
  await aReceipt(service, (await anActivePledge(service, terms)).id, 60)
})

async function correct(change: object): Promise<void> {
  const { status, text } = await service.as('finance').patch(`/v1/companies/${companyId}`, change)
  expect(status, text).toBe(200)
}

const read = async (path: string) => await service.as('auditor').get(`/v1/retreats/${retreatId}/${path}`)
const groups = async (groupBy: string, asOf?: string) => {
  const { body, headers } = await read(`coverage?venue=KOTA&groupBy=${groupBy}${asOf ? `&asOf=${asOf}` : ''}`)
  const keys = body.groups.flatMap((each: { kind: string; key: string; label: string }) =>
    each.kind === 'group' ? [groupBy === 'company' ? each.label : each.key] : [],
  )
  return { keys, etag: headers.etag }
}
const recap = async (by: string, asOf: string) =>
  (await read(`reports/recap?by=${by}&asOf=${asOf}`)).body.rows.map(({ code }: { code: string }) => code)

const CLOSED = '2025-05-31'
const moved = { regencyCodes: ['64.71'], kbliCode: '10431', legalName: 'PT Berganti Nama' }

it('coverage and recap of a closed day by region, sector and name are those of the closing, of an open day those of now', async () => {
  await closeThrough(service, '2025-05')
  const before = await groups('regency', CLOSED)
  await correct({ ...moved, legalName: `PT Berganti ${companyId}` })

  expect(before.keys).toEqual(['64.03'])
  expect((await groups('regency', CLOSED)).keys).toEqual(['64.03'])
  expect((await groups('sector', CLOSED)).keys).toEqual([expect.stringContaining('05100')])
  expect((await groups('company', CLOSED)).keys).toEqual([`PT Semula ${companyId}`])
  expect(await recap('regency', CLOSED)).toEqual(['64.03'])
  expect(await recap('sector', CLOSED)).toEqual([expect.stringContaining('05100')])
  for (const asOf of ['2025-06-30', undefined])
    expect((await groups('regency', asOf)).keys).toEqual(['64.71'])
  expect(await recap('regency', '2025-06-30')).toEqual(['64.71'])
})

it('realisation and cash-book name companies as they stood at the closing of their last day', async () => {
  await closeThrough(service, '2025-05')
  const names = async (report: string, to: string) =>
    (await read(`reports/${report}?to=${to}`)).body.rows.flatMap(
      ({ company }: { company: string | null }) => company ?? [],
    )
  await correct({ ...moved, legalName: `PT Berganti ${companyId}` })
  const successorId = (await aCompany(service)).id
  const merger = { successorId, from: '2025-06-01', reason: 'Akta penggabungan 12/2025' }
  await service.as('finance').made(`/v1/companies/${companyId}/succession`, merger)

  for (const report of ['pledge-realisation', 'receipts']) {
    expect(await names(report, CLOSED)).toEqual([`PT Semula ${companyId}`])
    expect(await names(report, '2025-06-30')).toEqual([
      expect.stringContaining(`PT Berganti ${companyId} (merged into`),
    ])
  }
  const { body } = await read(`reports/pledge-realisation?to=${CLOSED}`)
  expect(body.rows[0].sector).toContain('05100')
})

it('a merger that was recorded after the closing is not told of a closed day', async () => {
  await closeThrough(service, '2025-05')
  const successorId = (await aCompany(service)).id
  const merger = { successorId, from: '2025-06-01', reason: 'Akta penggabungan 12/2025' }
  await service.as('finance').made(`/v1/companies/${companyId}/succession`, merger)

  expect((await groups('company', CLOSED)).keys).toEqual([`PT Semula ${companyId}`])
  expect((await groups('company', '2025-06-30')).keys).toEqual([expect.stringContaining('merged into')])
})

it('opened again, the month follows the fields of now, under another ETag; closed anew, those of that closing', async () => {
  await closeThrough(service, '2025-05')
  await correct(moved)
  const closed = await groups('regency', CLOSED)
  await reopenFrom(service, '2025-05')
  const open = await groups('regency', CLOSED)
  await closeThrough(service, '2025-05')
  await correct({ regencyCodes: ['64.72'], legalName: `PT Lain ${companyId}` })

  expect([closed.keys, open.keys]).toEqual([['64.03'], ['64.71']])
  expect(open.etag).not.toBe(closed.etag)
  expect((await groups('regency', CLOSED)).keys).toEqual(['64.71'])
})

it('a retreat that is created after a closing is not bound by it', async () => {
  await closeThrough(service, '2025-06')
  const late = await aRetreat(service, [{ code: 'X', amount: 1_000 }])
  await correct({ regencyCodes: ['64.74'], legalName: `PT Kemudian ${companyId}` })

  const of = (on: string) =>
    service.db.transaction(async (tx) => {
      const found = await companiesAsClosed(tx, { retreatId: on, day: CLOSED }, [
        { id: companyId, regencyCodes: [''] },
      ])
      return found.get(companyId)?.regencyCodes
    })
  expect(await of(late.id)).toEqual([''])
  expect(await of(retreatId)).toEqual(['64.03'])
})

it('no company or version is read from end to end for it', async () => {
  await closeThrough(service, '2025-05')
  await correct({ regencyCodes: ['64.74'] })
  await service.superuser.query('analyze companies, record_versions, closings, retreats')

  await service.db.transaction(async (tx) => {
    const scans = async () => {
      const { rows } = await tx.$client.query(
        `select sum(seq_tup_read)::int as read from pg_stat_xact_user_tables where relname in ('record_versions')`,
      )
      return rows[0].read
    }
    const before = await scans()
    await companiesAsClosed(tx, { retreatId, day: CLOSED }, [{ id: companyId }])
    expect(await scans()).toBe(before)
  })
})
