/** A merger is recorded within bounds, taken back where it was recorded in error, and its paper is found. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aDocument } from '../support/papers.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { aCompany, aDraft, aRetreat } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const finance = () => service.as('finance')
const merger = { from: '2025-06-01', reason: 'Akta penggabungan 12/2025' }

async function twoCompanies() {
  const [{ id }, { id: successorId }] = [await aCompany(service), await aCompany(service)]
  return { id, successorId }
}

it.each([
  ['9999-12-31', 'date_too_late'],
  ['0001-01-01', 'date_too_early'],
])('no merger is recorded from %s on', async (from, code) => {
  const { id, successorId } = await twoCompanies()

  const refused = await finance().post(`/v1/companies/${id}/succession`, { ...merger, successorId, from })

  expect(refused).toMatchObject({ status: 422, body: { code, errors: [{ pointer: '/from' }] } })
  const bySql = service.sql.query(
    'update companies set successor_id = $2, succeeded_on = $3, succession_reason = $4 where id = $1',
    [id, successorId, from, merger.reason],
  )
  await expect(bySql).rejects.toMatchObject({ constraint: `${code} /from` })
})

it('a merger recorded in error does not stay: it is taken back for a reason, and the right one is recorded', async () => {
  const { id, successorId: wrong } = await twoCompanies()
  const { id: right } = await aCompany(service)
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  await finance().made(`/v1/companies/${id}/succession`, { ...merger, successorId: wrong })
  const again = await finance().post(`/v1/companies/${id}/succession`, { ...merger, successorId: right })
  expect(again).toMatchObject({ status: 409, body: { code: 'succession_recorded' } })
  expect(again.body.detail).toContain('take it back')

  const reason = 'Salah pilih perusahaan'
  const path = `/v1/companies/${id}/succession/withdrawal`
  const back = await finance().made(path, { reason })

  expect(back).toMatchObject({ succession: null, successionWithdrawalReason: reason })
  expect(await finance().post(path, { reason })).toMatchObject({
    status: 409,
    body: { code: 'company_not_succeeded' },
  })
  await aDraft(service, { retreatId, companyId: id, amount: 10 })
  const { body: history } = await service.as('auditor').get(`/v1/companies/${id}/history`)
  expect(JSON.stringify(history)).toContain(wrong)
  const corrected = await finance().made(`/v1/companies/${id}/succession`, { ...merger, successorId: right })
  expect(corrected).toMatchObject({ succession: { successorId: right }, successionWithdrawalReason: null })
})

it('two companies do not merge into each other at once, in plain SQL either', async () => {
  const { id, successorId } = await twoCompanies()
  const merge = `update companies set successor_id = $2, succeeded_on = '2025-06-01', succession_reason = 'x' where id = $1`
  const [one, other] = [await transactionOf(service.sql), await transactionOf(service.sql)]
  await one.query(merge, [id, successorId])

  const [refused] = await Promise.allSettled([
    other.query(`set local lock_timeout = '500ms'`).then(() => other.query(merge, [successorId, id])),
  ])

  expect(refused).toMatchObject({ status: 'rejected', reason: { code: '55P03' } })
})

it('the scan of a merger is found from its document', async () => {
  const { id, successorId } = await twoCompanies()
  const { id: documentId } = await aDocument(service)
  const company = await finance().made<{ legalName: string }>(`/v1/companies/${id}/succession`, {
    ...merger,
    successorId,
    documentId,
  })

  const { body: uses } = await service.as('auditor').get(`/v1/documents/${documentId}/uses`)
  const { body: linked } = await service.as('auditor').get(`/v1/documents/${documentId}`)

  expect(uses).toEqual([{ type: 'company', id, kind: 'other', label: company.legalName }])
  expect(linked.links).toEqual([{ kind: 'succession', recordId: id, retreatId: null }])
})

it('no column that names a document is missing among the uses of documents', async () => {
  const { rows } = await service.superuser.query(`
    select c.conrelid::regclass::text || '.' || a.attname as column, format('%s', pg_get_viewdef('document_links')) ~ ('\\m' || a.attname || '\\M') as is_told
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'documents'::regclass`)

  expect(rows.length).toBeGreaterThan(4)
  expect(rows.filter(({ is_told }) => !is_told)).toEqual([])
})
