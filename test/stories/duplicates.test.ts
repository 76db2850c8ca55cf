/** The same rupiah once: what a finance office meets when a paper comes a second time. Figures in juta rupiah. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { refundOf } from '../support/adjustments.ts'
import { importTable, pledgeCsv } from '../support/duplicates.ts'
import { balanceOn } from '../support/ledger.ts'
import { aDocument } from '../support/papers.ts'
import { aPerson } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import {
  aCompany,
  anActivePledge,
  aRetreat,
  companyOf,
  newNumber,
  pledgeOf,
  receiptOf,
} from '../support/world.ts'

const JUTA = 1_000_000

let service: TestService
let retreatId: string
let companyId: string
let pledge: string

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())
beforeEach(async () => {
  retreatId = (await aRetreat(service, [{ code: 'M04', amount: 1_000 * JUTA }])).id
  companyId = (await aCompany(service)).id
  pledge = await promised(500)
})

const finance = () => service.as('finance')

async function promised(amount: number, of = companyId, on = retreatId): Promise<string> {
  const allocations = [{ lineCode: 'M04', amount: amount * JUTA }]
  return (await anActivePledge(service, { retreatId: on, companyId: of, amount: amount * JUTA, allocations }))
    .id
}

/** Types a deposit slip. */
function slip(
  number: string,
  amount: number,
  more: { pledge?: string; evidence?: object; [field: string]: unknown } = {},
) {
  const { pledge: of = pledge, evidence = {}, ...rest } = more
  return receiptOf(of, amount * JUTA, { evidence: { kind: 'sts', number, ...evidence }, ...rest })
}

const type = (body: object) =>
  finance().post('/v1/disbursements', body, { headers: { 'accept-language': 'id' } })
const record = (body: object) => finance().made<{ id: string }>('/v1/disbursements', body)
const verify = (id: string) => service.as('verifier').made(`/v1/disbursements/${id}/verification`)

/** The line as the ledger prints it, in juta. */
async function ledger(line = 'M04', on = retreatId): Promise<string> {
  const { pledged, received, verified } = await balanceOn(service, on, line)
  return `pledged ${pledged / JUTA}, received ${received / JUTA}, verified ${verified / JUTA}`
}

it('a deposit slip that is typed twice counts once', async () => {
  const number = newNumber('STS')
  const first = await record(slip(number, 100))
  const again = await type(slip(number, 100))
  await verify(first.id)

  expect(again.status).toBe(409)
  expect(again.body).toMatchObject({
    code: 'paper_used',
    figures: {
      paper: number,
      used: 100 * JUTA,
      others: [{ type: 'disbursement', id: first.id, amount: 100 * JUTA, date: '2025-05-02' }],
    },
    errors: [{ pointer: '/evidence/number' }],
  })
  expect(again.body.detail).toContain(`penerimaan ${number}`)
  expect(again.body.detail).toContain('Rp100.000.000, 2 Mei 2025')
  expect(await ledger()).toBe('pledged 500, received 100, verified 100')
})

it('another spelling of its number is the same slip', async () => {
  await record(slip('STS 0771/2025', 100))

  for (const spelling of ['sts-771-2025', 'STS771/2025', ' STS  0771 / 2025'])
    expect((await type(slip(spelling, 50))).body.code).toBe('paper_used')
  await record(slip('STS 0772/2025', 50))
  expect(await ledger()).toBe('pledged 500, received 150, verified 0')
})

it('a third record of a number that two papers have is told of both, whichever total it states', async () => {
  const number = newNumber('STS')
  const ofOffice = (total: number) => ({ evidence: { documentTotal: total * JUTA } })
  const first = await record(slip(number, 30, ofOffice(100)))
  const differsFrom = [{ id: first.id, reason: 'STS kantor lain' }]
  const second = await record(slip(number, 20, { ...ofOffice(200), differsFrom }))

  for (const total of [100, 200]) {
    const { body } = await type(slip(number, 40, ofOffice(total)))
    expect(body).toMatchObject({
      code: 'paper_used',
      figures: { others: [{ id: first.id }, { id: second.id }] },
      errors: [{ pointer: '/evidence/documentTotal' }],
    })
  }
  const other = { ...ofOffice(100), differsFrom: [{ id: second.id, reason: 'STS kantor lain' }] }
  await record(slip(number, 40, other))
  expect(await ledger()).toBe('pledged 500, received 90, verified 0')
})

it('a third record that is told apart from one of two that share a slip does not make the other pass its total', async () => {
  const number = newNumber('STS')
  const ofTotal = { evidence: { documentTotal: 100 * JUTA } }
  const first = await record(slip(number, 30, ofTotal))
  const second = await record(slip(number, 60, ofTotal))
  const differsFrom = [{ id: second.id, reason: 'STS kantor lain' }]

  const { body } = await type(slip(number, 20, { ...ofTotal, differsFrom }))

  expect(body).toMatchObject({
    code: 'paper_exceeded',
    figures: {
      others: [{ id: first.id }, { id: second.id }],
      total: 100 * JUTA,
      asked: 20 * JUTA,
      left: 10 * JUTA,
    },
  })
  expect(await ledger()).toBe('pledged 500, received 90, verified 0')
})

it('a key that records and does not read learns that the slip counts, and not for whom', async () => {
  const number = newNumber('STS')
  await record(slip(number, 30))
  const { keyOf } = await aPerson(service, 'finance')
  const blind = await keyOf({ scopes: { operations: ['disbursements.write'] } })

  const { body } = await blind.post('/v1/disbursements', slip(number, 10))
  const similar = await blind.made<{ id: string; warnings: object[] }>(
    '/v1/disbursements',
    slip(newNumber('STS'), 30),
  )

  expect(body).toMatchObject({ code: 'paper_used', figures: { others: [{ elsewhere: true }] } })
  expect(similar.warnings).toEqual([])
})

it('a slip that counts for another retreat, or another company, does not count again here', async () => {
  const number = newNumber('STS')
  const elsewhere = (await aRetreat(service, [{ code: 'M04', amount: 1_000 * JUTA }])).id
  const other = await promised(300, (await aCompany(service)).id, elsewhere)
  await record(slip(number, 100, { pledge: other }))

  expect((await type(slip(number, 100))).body.code).toBe('paper_used')
  expect(await ledger()).toBe('pledged 500, received 0, verified 0')
  expect(await ledger('M04', elsewhere)).toBe('pledged 300, received 100, verified 0')
})

it('whoever sees one retreat alone learns that the slip counts elsewhere, and can tell another paper from it', async () => {
  const number = newNumber('STS')
  const elsewhere = (await aRetreat(service, [{ code: 'M04', amount: 1_000 * JUTA }])).id
  const first = await record(slip(number, 100, { pledge: await promised(300, companyId, elsewhere) }))
  const { keyOf } = await aPerson(service, 'finance')
  const scoped = await keyOf({ scopes: { retreatIds: [retreatId] } })
  const refused = await scoped.post('/v1/disbursements', slip(number, 10))
  const [hidden] = refused.body.figures.others

  expect(hidden).toEqual({ elsewhere: true, paper: expect.stringMatching(/^[0-9a-f]{32}$/) })
  expect(refused.text).not.toContain(first.id)
  const total = { evidence: { documentTotal: 200 * JUTA } }
  expect((await scoped.post('/v1/disbursements', slip(number, 10, total))).body.code).toBe('paper_used')
  const differsFrom = [{ paper: hidden.paper, reason: 'STS kantor lain' }]
  expect((await scoped.post('/v1/disbursements', slip(number, 10, { differsFrom }))).status).toBe(201)
  expect(await ledger()).toBe('pledged 500, received 10, verified 0')
})

it('what was reversed or rejected gives its slip back', async () => {
  const number = newNumber('STS')
  const wrong = await record(slip(number, 80))
  await finance().made(`/v1/disbursements/${wrong.id}/reversal`, { reason: 'Salah jumlah' })
  const right = await record(slip(number, 90))
  await service.as('verifier').made(`/v1/disbursements/${right.id}/rejection`, { reason: 'Belum masuk' })
  await record(slip(number, 95))

  expect(await ledger()).toBe('pledged 500, received 95, verified 0')
})

it('another slip with the same number says so, is kept with its reason, and stays a finding', async () => {
  const number = newNumber('STS')
  const first = await record(slip(number, 100))
  const reason = 'Nomor bendahara penerimaan Berau, bukan Balikpapan'
  const second = await record(slip(number, 100, { differsFrom: [{ id: first.id, reason }] }))
  const third = await type(slip(number, 100, { differsFrom: [{ id: first.id, reason }] }))

  expect(third.body.figures.others).toMatchObject([{ id: second.id }])
  const kept = (await finance().get(`/v1/disbursements/${second.id}`)).body
  expect(kept.differsFrom).toEqual([{ id: first.id, reason }])
  const { body } = await service.as('auditor').get(`/v1/retreats/${retreatId}/findings?code=F23`)
  expect(body.items.map((finding: { subject: { id: string } }) => finding.subject.id)).toContain(second.id)
  expect(await ledger()).toBe('pledged 500, received 200, verified 0')
})

it('a batch sees its own rows: the second of one slip is named by the first', async () => {
  const number = newNumber('STS')
  const rows = [slip(number, 10), slip(newNumber('STS'), 20), slip(number.toLowerCase(), 10)]
  const { status, body } = await finance().post('/v1/disbursements/batch', { items: rows })

  expect(status).toBe(422)
  expect(body.errors).toMatchObject([
    {
      pointer: '/items/2/evidence/number',
      code: 'paper_used',
      figures: { others: [{ type: 'row', id: '/items/0' }] },
    },
  ])
  const total = { evidence: { documentTotal: 25 * JUTA } }
  const made = await finance().made<{ items: { evidence: { documentTotal: number | null } }[] }>(
    '/v1/disbursements/batch',
    { items: [slip(number, 10), slip(number.toLowerCase(), 15, total)] },
  )
  expect(made.items.map(({ evidence }) => evidence.documentTotal)).toEqual([null, 25 * JUTA])
  expect(await ledger()).toBe('pledged 500, received 25, verified 0')
})

it('one stored scan is the evidence of one receipt, unless each has its own pages', async () => {
  const { id: documentId } = await aDocument(service)
  await record(slip(newNumber('STS'), 10, { evidence: { documentId, pages: '1-2' } }))
  const same = await type(slip(newNumber('STS'), 20, { evidence: { documentId } }))
  const overlapping = await type(slip(newNumber('STS'), 20, { evidence: { documentId, pages: '2' } }))
  await record(slip(newNumber('STS'), 20, { evidence: { documentId, pages: '3' } }))

  expect([same, overlapping].map(({ body }) => [body.code, body.errors[0].pointer])).toEqual([
    ['paper_used', '/evidence/documentId'],
    ['paper_used', '/evidence/documentId'],
  ])
  expect(await ledger()).toBe('pledged 500, received 30, verified 0')
})

it('a letter that is pledged twice counts once, also in another retreat and spelling', async () => {
  const elsewhere = (await aRetreat(service, [{ code: 'M04', amount: 1_000 * JUTA }])).id
  const letter = await pledgeOf(service, { retreatId, companyId, amount: 200 * JUTA })
  const first = await finance().made<{ id: string }>('/v1/pledges', {
    ...letter,
    letterNumber: '012 / ACM / IV / 2025',
  })
  const again = await finance().post('/v1/pledges', {
    ...letter,
    letterNumber: '12/ACM/IV/2025',
    retreatId: elsewhere,
  })

  expect(again.status).toBe(409)
  expect(again.body).toMatchObject({
    code: 'paper_used',
    figures: { others: [{ type: 'pledge', id: first.id }] },
  })
  const otherCompany = { ...letter, letterNumber: '12/ACM/IV/2025', companyId: (await aCompany(service)).id }
  await finance().made('/v1/pledges', otherCompany)
  const together = {
    ...letter,
    letterNumber: '12/ACM/IV/2025',
    retreatId: elsewhere,
    letterAmount: 350 * JUTA,
  }
  expect((await finance().post('/v1/pledges', together)).body).toMatchObject({
    code: 'paper_exceeded',
    figures: { total: 350 * JUTA, used: 200 * JUTA, left: 150 * JUTA },
  })
  await finance().made('/v1/pledges', { ...together, letterAmount: 400 * JUTA })
  expect(await ledger()).toBe('pledged 500, received 0, verified 0')
})

it('a rejected pledge gives its letter up, and is refused when it is submitted after another took it', async () => {
  const letter = await pledgeOf(service, { retreatId, companyId, amount: 50 * JUTA })
  const { id } = await finance().made<{ id: string }>('/v1/pledges', letter)
  await finance().made(`/v1/pledges/${id}/submission`)
  await service.as('verifier').made(`/v1/pledges/${id}/rejection`, { reason: 'Belum ditandatangani' })
  const taken = await finance().made<{ id: string }>('/v1/pledges', letter)
  const refused = await finance().post(`/v1/pledges/${id}/submission`)
  await finance().made(`/v1/pledges/${taken.id}/discarding`, { reason: 'Komitmen lama dipakai' })
  await finance().made(`/v1/pledges/${id}/submission`)

  expect(refused.body).toMatchObject({ code: 'paper_used', figures: { others: [{ id: taken.id }] } })
})

it('an import takes a double space for the same letter: two rows of it are one pledge, and no second import adds to it', async () => {
  const file = await pledgeCsv(service, companyId, [
    {
      letter: '012/ACM  IV/2025',
      amount: 70 * JUTA,
      line: 'M04',
      allocation: 30 * JUTA,
      due: '01/05/2025',
      instalment: 40 * JUTA,
    },
    { letter: '012/ACM IV/2025', due: '01/06/2025', instalment: 30 * JUTA },
  ])
  const made = await importTable(service, retreatId, file)
  const rehearsed = await importTable(service, retreatId, file, true)
  const again = await importTable(service, retreatId, file)

  expect(made.body.documents).toHaveLength(1)
  expect(made.body.amount).toBe(70 * JUTA)
  for (const refused of [rehearsed, again]) {
    expect(refused.status).toBe(422)
    expect(refused.body.errors).toMatchObject([{ code: 'paper_used', cell: 'B2' }])
  }
})

it('the same amount from the same company within a week is accepted with a warning', async () => {
  await record(slip(newNumber('STS'), 40, { receivedOn: '2025-05-02' }))
  const near = await record(slip(newNumber('STS'), 40, { receivedOn: '2025-05-09' }))
  const far = await record(slip(newNumber('STS'), 40, { receivedOn: '2025-05-17' }))

  expect(near).toMatchObject({ warnings: [{ code: 'similar_receipt' }] })
  expect(far).toMatchObject({ warnings: [] })
  const number = newNumber('NOMOR')
  await record(slip(number, 1))
  const otherKind = await record(slip(number, 2, { evidence: { kind: 'bank_transfer' } }))
  expect(otherKind).toMatchObject({ warnings: [{ code: 'number_under_other_kind' }] })
})

const sentBack = (receipt: string, number: string, more: object = {}) =>
  finance().post(
    `/v1/disbursements/${receipt}/refunds`,
    refundOf(10 * JUTA, { evidence: { kind: 'bank_transfer', number }, ...more }),
    { headers: { 'accept-language': 'id' } },
  )

it('the slip of a refund counts once: not for a second refund, nor for the receipt itself or any other', async () => {
  const number = newNumber('TRF')
  const first = await record(slip(number, 100, { evidence: { kind: 'bank_transfer' } }))
  await verify(first.id)
  const elsewhere = (await aRetreat(service, [{ code: 'M04', amount: 1_000 * JUTA }])).id
  const other = await record(slip(newNumber('STS'), 50, { pledge: await promised(50, companyId, elsewhere) }))
  const back = newNumber('TRF/BALIK')
  const refund = await sentBack(first.id, back)
  await service.as('verifier').made(`/v1/adjustments/${refund.body.id}/approval`)

  const spelled = back.toLowerCase().replaceAll('/', '-')
  for (const again of [await sentBack(first.id, spelled), await sentBack(other.id, spelled)])
    expect(again.body).toMatchObject({
      code: 'paper_used',
      figures: { others: [{ type: 'refund', id: refund.body.id, amount: 10 * JUTA, date: '2025-06-01' }] },
      errors: [{ pointer: '/evidence/number' }],
    })
  expect((await sentBack(first.id, number)).body).toMatchObject({
    code: 'paper_used',
    figures: { others: [{ type: 'disbursement', id: first.id }] },
  })
  const recorded = await type(
    slip(spelled, 10, { evidence: { kind: 'bank_transfer', documentTotal: 90 * JUTA } }),
  )
  expect(recorded.body).toMatchObject({ code: 'paper_used', figures: { others: [{ id: refund.body.id }] } })
  expect(recorded.body.detail).toContain(`pengembalian ${back}`)
  expect(await ledger()).toBe('pledged 500, received 90, verified 90')
  expect(await ledger('M04', elsewhere)).toBe('pledged 50, received 50, verified 0')
})

it('a refund that was rejected or withdrawn gives its slip back', async () => {
  const { id } = await record(slip(newNumber('STS'), 100))
  const back = newNumber('TRF/BALIK')
  const rejected = await sentBack(id, back)
  await service
    .as('verifier')
    .made(`/v1/adjustments/${rejected.body.id}/rejection`, { reason: 'Belum keluar' })
  const withdrawn = await sentBack(id, back)
  await finance().made(`/v1/adjustments/${withdrawn.body.id}/withdrawal`, { reason: 'Salah jumlah' })
  const approved = await sentBack(id, back)
  await service.as('verifier').made(`/v1/adjustments/${approved.body.id}/approval`)

  expect(await ledger()).toBe('pledged 500, received 90, verified 0')
})

it('one transfer that refunds two receipts says so of the second, and stays a finding', async () => {
  const receipts = [await record(slip(newNumber('STS'), 100)), await record(slip(newNumber('STS'), 50))]
  const back = newNumber('TRF/BALIK')
  const first = await sentBack(receipts[0]?.id ?? '', back)
  const differsFrom = [{ id: first.body.id, reason: 'Satu transfer untuk dua penerimaan' }]
  const second = await sentBack(receipts[1]?.id ?? '', back, { differsFrom })

  expect(second.status).toBe(201)
  const { body } = await service.as('auditor').get(`/v1/retreats/${retreatId}/findings?code=F23`)
  const found = body.items.map((finding: { subject: { id: string } }) => finding.subject.id)
  expect(found).toContain(second.body.id)
  const alsoReceived = [first, second].map((refund) => ({
    id: refund.body.id,
    reason: 'Transfer masuk, bukan keluar',
  }))
  await record(slip(back, 20, { evidence: { kind: 'bank_transfer' }, differsFrom: alsoReceived }))
  expect(await ledger()).toBe('pledged 500, received 170, verified 0')
})

it('a reference of one’s own counts once among one’s records of a kind', async () => {
  const externalRef = newNumber('SIPD')
  const first = await record(slip(newNumber('STS'), 10, { externalRef }))
  const again = await type(slip(newNumber('STS'), 10, { externalRef }))
  const another = (await aPerson(service, 'finance')).client
  const byAnother = await another.post('/v1/disbursements', slip(newNumber('STS'), 10, { externalRef }))

  expect(again.body).toMatchObject({
    code: 'paper_used',
    figures: { paper: externalRef, others: [{ id: first.id }] },
    errors: [{ pointer: '/externalRef' }],
  })
  expect(byAnother.status).toBe(201)
})

it('two companies do not have one NIB', async () => {
  const { nib } = (await finance().get(`/v1/companies/${companyId}`)).body
  const { status, body } = await finance().post('/v1/companies', { ...companyOf(), nib })

  expect([status, body.code]).toEqual([409, 'nib_exists'])
})
