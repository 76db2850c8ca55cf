/** One paper for several records: whoever states what it is worth is told for whom that holds, and it holds while they stand. In juta rupiah. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { paperChecks } from '../../src/tools/verify/paper-checks.ts'
import { verdictOf } from '../../src/tools/verify/verify-ledger.ts'
import { importTable, pledgeCsv } from '../support/duplicates.ts'
import { balanceOn, eventsOf } from '../support/ledger.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { aCompany, anActivePledge, aRetreat, newNumber, pledgeOf, receiptOf } from '../support/world.ts'

const JUTA = 1_000_000

let service: TestService
let retreatId: string
let companyId: string
let pledge: string
let number: string

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())
beforeEach(async () => {
  retreatId = (await aRetreat(service, [{ code: 'M04', amount: 1_000 * JUTA }])).id
  companyId = (await aCompany(service)).id
  const allocations = [{ lineCode: 'M04', amount: 500 * JUTA }]
  pledge = (await anActivePledge(service, { retreatId, companyId, amount: 500 * JUTA, allocations })).id
  number = newNumber('STS')
})

const finance = () => service.as('finance')

function slip(amount: number, total?: number) {
  const documentTotal = total === undefined ? {} : { documentTotal: total * JUTA }
  return receiptOf(pledge, amount * JUTA, { evidence: { kind: 'sts', number, ...documentTotal } })
}

interface Told {
  id: string
  warnings: { code: string; pointer: string; detail: string | { id: string; en: string } }[]
}

const type = (body: object) =>
  finance().post('/v1/disbursements', body, { headers: { 'accept-language': 'id' } })
const record = (body: object) => finance().made<Told>('/v1/disbursements', body)
const verify = (id: string) => service.as('verifier').made(`/v1/disbursements/${id}/verification`)
const undo = (id: string, verb: 'reversal', as = finance()) =>
  as.made(`/v1/disbursements/${id}/${verb}`, { reason: 'Salah catat' })
const aboutTotals = ({ warnings }: Told) => warnings.filter(({ code }) => code === 'total_holds_for_others')

async function ledger(): Promise<string> {
  const { pledged, received, verified } = await balanceOn(service, retreatId, 'M04')
  return `pledged ${pledged / JUTA}, received ${received / JUTA}, verified ${verified / JUTA}`
}

it('whoever states what a slip is worth is told that it holds for a verified receipt, in the dry run already', async () => {
  const first = await record(slip(100))
  await verify(first.id)

  const foreseen = await finance().post('/v1/disbursements?dryRun=true', slip(60, 180))
  const second = await record(slip(60, 180))

  for (const told of [foreseen.body, second]) {
    expect(aboutTotals(told)).toMatchObject([{ pointer: '/evidence/documentTotal' }])
    const words = JSON.stringify(aboutTotals(told))
    expect(words).toContain(first.id)
    expect(words).toContain('Rp180.000.000')
    expect(words).toContain('PATCH')
  }
  const { body } = await finance().get(`/v1/disbursements/${first.id}`)
  expect(body).toMatchObject({ state: 'verified', version: 2, evidence: { documentTotal: null } })
  expect((await eventsOf(service, first.id)).map((event) => event.type)).toEqual([
    'disbursement.recorded',
    'disbursement.verified',
    'disbursement.document_total_stated',
  ])
  expect(await ledger()).toBe('pledged 500, received 160, verified 100')
})

it('a stated total binds all that share the slip: none passes it, none states another', async () => {
  const first = await record(slip(100))
  const second = await record(slip(60, 180))
  const tooMuch = await type(slip(30, 180))
  const otherTotal = await type(slip(10, 200))
  const none = await type(slip(10))

  expect(tooMuch.body).toMatchObject({
    code: 'paper_exceeded',
    figures: { total: 180 * JUTA, used: 160 * JUTA, left: 20 * JUTA, asked: 30 * JUTA },
  })
  expect(otherTotal.body).toMatchObject({ code: 'paper_used', figures: { total: 180 * JUTA } })
  expect(otherTotal.body.detail).toContain('koreksi (PATCH)')
  expect(none.body).toMatchObject({
    code: 'paper_used',
    figures: { others: [{ id: first.id }, { id: second.id }] },
  })
  expect(aboutTotals(await record(slip(20, 180)))).toEqual([])
  expect(await ledger()).toBe('pledged 500, received 180, verified 0')
})

it('a receipt that states nothing says which total binds it, and by whom, until that no longer holds', async () => {
  const first = await record(slip(100))
  const read = async (as = service.as('auditor')) => (await as.get(`/v1/disbursements/${first.id}`)).body
  const alone = await read()
  const { etag } = (await finance().get(`/v1/disbursements/${first.id}`)).headers
  const second = await record(slip(60, 180))

  const bound = await read()
  expect(alone.paperTotal).toBeNull()
  expect(bound).toMatchObject({
    evidence: { documentTotal: null },
    paperTotal: {
      amount: 180 * JUTA,
      statedBy: [{ type: 'disbursement', id: second.id, amount: 60 * JUTA }],
    },
  })
  expect(bound.paperTotal.statedBy[0].label).toContain(number)
  expect((await finance().get(`/v1/disbursements/${first.id}`)).headers.etag).toBe(etag)
  expect((await finance().get(`/v1/disbursements/${second.id}`)).body.paperTotal).toBeNull()

  await undo(second.id, 'reversal')
  expect((await read()).paperTotal).toBeNull()
})

it('a total that stands is named to whoever states none, with what is left of it', async () => {
  await record(slip(100))
  await record(slip(60, 180))

  const { body } = await type(slip(10))

  expect(body.figures).toMatchObject({ total: 180 * JUTA, used: 160 * JUTA })
  expect(body.detail).toContain('sudah dinyatakan Rp180.000.000, dan tersisa Rp20.000.000')
  await record(slip(20, 180))
})

it('a total holds no longer when the receipt that stated it is reversed or rejected', async () => {
  await record(slip(100))
  const wrong = await record(slip(60, 180))
  await undo(wrong.id, 'reversal')

  const rejected = await record(slip(60, 200))
  await service.as('verifier').made(`/v1/disbursements/${rejected.id}/rejection`, { reason: 'Belum masuk' })
  await record(slip(90, 220))

  expect(await ledger()).toBe('pledged 500, received 190, verified 0')
})

it('a wrong total is corrected where it was stated, and its maker is told again for whom it holds', async () => {
  const first = await record(slip(100))
  const { id } = await record(slip(60, 180))
  const change = (documentTotal: number | null) =>
    finance().patch(`/v1/disbursements/${id}`, { evidence: { documentTotal } })

  const corrected = await change(250 * JUTA)
  const tooSmall = await change(150 * JUTA)
  const silent = await change(null)

  expect(corrected.status).toBe(200)
  expect(JSON.stringify(aboutTotals(corrected.body))).toContain(first.id)
  expect(tooSmall.body).toMatchObject({ code: 'paper_exceeded' })
  expect(silent.body).toMatchObject({ code: 'paper_used' })
  await record(slip(70, 250))
  expect(await ledger()).toBe('pledged 500, received 230, verified 0')
})

it('as the application’s role, no receipt takes a slip without stating its total, and no verified one is given one', async () => {
  const first = await record(slip(100))
  await verify(first.id)
  await record(slip(60, 180))
  const inSql = async (text: string, ...values: unknown[]) =>
    (await transactionOf(service.sql)).query(text, values)

  await expect(
    inSql('update disbursements set evidence_document_total = 180000000 where id = $1', first.id),
  ).rejects.toMatchObject({ constraint: 'disbursement_is_fixed' })
  const other = await finance().made<Told>('/v1/disbursements', receiptOf(pledge, 5 * JUTA))
  await expect(
    inSql(
      "update disbursements set evidence_kind = 'sts', evidence_number = $2 where id = $1",
      other.id,
      number,
    ),
  ).rejects.toMatchObject({ constraint: 'paper_used' })
})

it('what a whole letter promises is told and given up in the same way', async () => {
  const letter = await pledgeOf(service, { retreatId, companyId, amount: 200 * JUTA })
  const first = await finance().made<Told>('/v1/pledges', letter)
  const again = (letterAmount: number) => ({ ...letter, letterAmount: letterAmount * JUTA })

  const foreseen = await finance().post('/v1/pledges?dryRun=true', again(400))
  const second = await finance().made<Told>('/v1/pledges', again(400))

  for (const told of [foreseen.body, second]) {
    expect(aboutTotals(told)).toMatchObject([{ pointer: '/letterAmount' }])
    expect(JSON.stringify(aboutTotals(told))).toContain(first.id)
  }
  expect((await finance().get(`/v1/pledges/${first.id}`)).body).toMatchObject({
    letterAmount: null,
    paperTotal: { amount: 400 * JUTA, statedBy: [{ type: 'pledge', id: second.id }] },
  })
  expect((await finance().post('/v1/pledges', again(500))).body.code).toBe('paper_used')
  await finance().made(`/v1/pledges/${second.id}/discarding`, { reason: 'Nilai surat keliru' })
  expect((await finance().get(`/v1/pledges/${first.id}`)).body.paperTotal).toBeNull()
  await finance().made('/v1/pledges', again(500))
  expect(await ledger()).toBe('pledged 500, received 0, verified 0')
})

it('a company and the one that it merged into are one for letters', async () => {
  const successorId = (await aCompany(service)).id
  const letter = await pledgeOf(service, { retreatId, companyId, amount: 200 * JUTA })
  const first = await finance().made<Told>('/v1/pledges', letter)
  const ofSuccessor = { ...letter, companyId: successorId }
  const before = await finance().post('/v1/pledges?dryRun=true', ofSuccessor)
  await finance().made(`/v1/companies/${companyId}/succession`, {
    successorId,
    from: '2025-01-02',
    reason: 'Akta penggabungan 12/2025',
  })

  const after = await finance().post('/v1/pledges', ofSuccessor)

  expect(before.status).toBe(200)
  expect(after.body).toMatchObject({ code: 'paper_used', figures: { others: [{ id: first.id }] } })
  const copied = `insert into pledges (id, retreat_id, company_id, form, amount, pledged_on, letter_number, instalments, allocations, unallocated, makers)
    select gen_random_uuid(), retreat_id, $2, form, amount, pledged_on, letter_number, instalments, allocations, unallocated, makers
    from pledges where id = $1`
  await expect(
    (await transactionOf(service.sql)).query(copied, [first.id, successorId]),
  ).rejects.toMatchObject({ constraint: 'paper_used' })
  const differsFrom = [{ id: first.id, reason: 'Surat dari sebelum penggabungan' }]
  await finance().made('/v1/pledges', { ...ofSuccessor, differsFrom })
})

it('two letters of one number that two companies had before they merged go on to be submitted', async () => {
  const successorId = (await aCompany(service)).id
  const letter = await pledgeOf(service, { retreatId, companyId, amount: 200 * JUTA })
  const [old, other] = [
    await finance().made<Told>('/v1/pledges', letter),
    await finance().made<Told>('/v1/pledges', { ...letter, companyId: successorId }),
  ]
  await finance().made(`/v1/pledges/${old.id}/submission`)
  await finance().made(`/v1/companies/${companyId}/succession`, {
    successorId,
    from: '2025-01-02',
    reason: 'Akta penggabungan 12/2025',
  })

  await finance().made(`/v1/pledges/${other.id}/submission`)
  await service.as('verifier').made(`/v1/pledges/${old.id}/approval`)

  const check = paperChecks.find(({ name }) => name.includes('letter')) as (typeof paperChecks)[number]
  expect((await service.db.transaction((tx) => verdictOf(tx, check))).wrong).toBe(0)
})

it('the same letter number under another company is told, in an import too, and is a finding', async () => {
  const letter = await pledgeOf(service, { retreatId, companyId, amount: 200 * JUTA })
  const first = await finance().made<Told>('/v1/pledges', letter)
  const other = (await aCompany(service)).id

  const imported = await importTable(
    service,
    retreatId,
    await pledgeCsv(service, other, [
      {
        letter: letter.letterNumber,
        amount: 7 * JUTA,
        line: 'M04',
        allocation: 7 * JUTA,
        due: '01/06/2025',
        instalment: 7 * JUTA,
      },
    ]),
    true,
  )
  const second = await finance().made<Told>('/v1/pledges', { ...letter, companyId: other })
  await finance().made(`/v1/pledges/${second.id}/submission`)

  for (const { warnings } of [imported.body, second]) {
    const told = warnings.filter(({ code }: { code: string }) => code === 'number_of_other_company')
    expect(JSON.stringify(told)).toContain(first.id)
  }
  const { body } = await service.as('auditor').get(`/v1/retreats/${retreatId}/findings?code=F23`)
  expect(body.items).toMatchObject([{ subject: { id: second.id }, facts: { firstId: first.id } }])
})

it('nothing is told apart from a record that is not there, stands no more, or has another number', async () => {
  const reason = 'STS kantor lain'
  const [gone, elsewhere] = [await record(slip(10)), await record(receiptOf(pledge, 11 * JUTA))]
  await undo(gone.id, 'reversal')
  const letter = await pledgeOf(service, { retreatId, companyId, amount: 10 * JUTA })
  const nobody = '0198f2a0-0005-7a51-9d2e-3f1b6c7d8e9f'
  const refund = (differsFrom: object[]) =>
    finance().post(`/v1/disbursements/${elsewhere.id}/refunds`, {
      amount: JUTA,
      refundedOn: '2025-06-02',
      evidence: { kind: 'sts', number: newNumber('TRF') },
      reason: 'Kelebihan setor',
      differsFrom,
    })

  for (const { answer, pointer } of [
    ...[nobody, gone.id, elsewhere.id].map((id) => ({
      answer: type({ ...slip(20), differsFrom: [{ id, reason }] }),
      pointer: '/differsFrom/0/id',
    })),
    {
      answer: type({ ...slip(20), differsFrom: [{ paper: 'f'.repeat(32), reason }] }),
      pointer: '/differsFrom/0/paper',
    },
    {
      answer: finance().post('/v1/pledges', { ...letter, differsFrom: [{ id: nobody, reason }] }),
      pointer: '/differsFrom/0/id',
    },
    { answer: refund([{ id: nobody, reason }]), pointer: '/differsFrom/0/id' },
  ])
    expect((await answer).body).toMatchObject({
      status: 422,
      code: 'differs_from_nobody',
      errors: [{ pointer }],
    })
  const inSql = (await transactionOf(service.sql)).query(
    "update disbursements set differs_from = jsonb_build_array(jsonb_build_object('id', $2::text, 'reason', 'STS kantor lain')) where id = $1",
    [elsewhere.id, nobody],
  )
  await expect(inSql).rejects.toMatchObject({ constraint: 'differs_from_nobody /differsFrom' })
})
