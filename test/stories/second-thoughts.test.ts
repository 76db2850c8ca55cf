/**
 * What finance thinks better of: a draft thrown away, a submission taken back, a draft budget corrected, an import thrown away, a scan that came late,
 * money that came otherwise than promised. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCompanyWithNpwp, pledgeRow, pledgeTitles } from '../support/imports.ts'
import { balanceOn, eventsOf, expectBalancesToBeTheJournalsSums, journalOf } from '../support/ledger.ts'
import { aDocument } from '../support/papers.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { csv } from '../support/spreadsheets.ts'
import {
  aCompany,
  aDraft,
  aDraftBudget,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  lineOf,
  onLines,
} from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

const reason = 'Surat yang sama sudah dicatat kemarin'

describe('a draft that was typed twice', () => {
  it('is thrown away in one call by one person, is out of the list, and is still there for who asks for it', async () => {
    const finance = service.as('finance')
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 500 }])
    const kept = await aDraft(service, { retreatId, amount: 300, allocations: onLines({ A: 200 }) })
    const twice = await aDraft(service, { retreatId, amount: 300, allocations: onLines({ A: 200 }) })

    const { body } = await finance.post(`/v1/pledges/${twice.id}/discarding`, { reason })

    expect(body).toMatchObject({ state: 'discarded', discardingReason: reason, amount: 300 })
    const listed = async (query: string) =>
      (await finance.get(`/v1/pledges?retreatId=${retreatId}${query}`)).body.items.map(
        ({ id }: { id: string }) => id,
      )
    expect(await listed('')).toEqual([kept.id])
    expect(await listed('&state=discarded')).toEqual([twice.id])
    const { makers: _makers, ...written } = body
    expect((await finance.get(`/v1/pledges/${twice.id}`)).body).toMatchObject(written)
    expect((await eventsOf(service, twice.id)).map(({ type }) => type)).toEqual([
      'pledge.drafted',
      'pledge.discarded',
    ])
    expect(await journalOf(service, retreatId)).toEqual([])
  })
})

describe('a pledge that was submitted with a wrong figure', () => {
  it('is taken back before anybody decided, corrected, and submitted again', async () => {
    const finance = service.as('finance')
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 500 }])
    const { id } = await aSubmittedPledge(service, {
      retreatId,
      amount: 300,
      allocations: onLines({ A: 200 }),
    })
    const path = `/v1/pledges/${id}`

    const back = await finance.post(`${path}/withdrawal`, { reason: 'Nilai pada surat keliru' })

    expect(back.body).toMatchObject({ state: 'draft', withdrawalReason: 'Nilai pada surat keliru' })
    expect(await balanceOn(service, retreatId, 'A')).toMatchObject({ reserved: 0 })
    const { status } = await service.as('verifier').post(`${path}/approval`)
    expect(status).toBe(409)

    await finance.patch(path, {
      amount: 250,
      instalments: [{ dueOn: '2025-05-01', amount: 250 }],
      allocations: onLines({ A: 250 }),
    })
    await finance.made(`${path}/submission`)
    const approved = await service.as('verifier').post(`${path}/approval`)

    expect(approved.body).toMatchObject({ state: 'active', outstanding: 250, withdrawalReason: null })
    expect(await journalOf(service, retreatId)).toEqual([
      'reserved A 200 2025-02-01',
      'reserved - 100 2025-02-01',
      'reserved A -200 2025-02-01',
      'reserved - -100 2025-02-01',
      'reserved A 250 2025-02-01',
      'pledged A 250 2025-02-01',
    ])
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it('stays of the company and form that its entries name', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 500 }])
    const { id } = await aSubmittedPledge(service, { retreatId, amount: 300 })
    await service.as('finance').made(`/v1/pledges/${id}/withdrawal`)

    const { body } = await service
      .as('finance')
      .patch(`/v1/pledges/${id}`, { companyId: (await aCompany(service)).id })

    expect(body).toMatchObject({ status: 409, code: 'pledge_party_fixed' })
  })

  it('makes whoever took it back one of its makers, who does not approve it', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 500 }])
    const { id } = await aSubmittedPledge(service, { retreatId, amount: 300 })
    await service.as('finance').made(`/v1/pledges/${id}/withdrawal`)

    const { rows } = await service.sql.query(
      `select makers @> array[(select actor_id from events where subject_id = $1 and type = 'pledge.withdrawn')] as named
       from pledges where id = $1::uuid`,
      [id],
    )
    expect(rows).toEqual([{ named: true }])
  })
})

describe('a draft budget with a wrong price', () => {
  it('is corrected before its adoption, and what is adopted is what it says then', async () => {
    const finance = service.as('finance')
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 500 }])
    const number = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 5_000 }])
    const path = `/v1/retreats/${retreatId}/budgets/${number}`
    const seen = String((await finance.get(path)).headers.etag)

    const lines = [lineOf({ code: 'A', amount: 550 }), lineOf({ code: 'B', amount: 70 })]
    const corrected = await finance.patch(path, { lines }, { 'if-match': seen })

    expect(corrected.body).toMatchObject({ state: 'draft', lines: [{ amount: 550 }, { code: 'B' }] })
    const early = await service
      .as('verifier')
      .post(`${path}/adoption`, { adoptedOn: '2025-03-01' }, { headers: { 'if-match': seen } })
    expect(early.body).toMatchObject({ status: 412, figures: { changed: 'cost lines' } })

    const adopted = await service.as('verifier').made(`${path}/adoption`, { adoptedOn: '2025-03-01' })
    expect(adopted).toMatchObject({ state: 'adopted', lines: [{ amount: 550 }, { code: 'B' }] })
    expect((await finance.get(path)).body.lines).toMatchObject(corrected.body.lines)
    expect(await balanceOn(service, retreatId, 'A')).toMatchObject({ ceiling: 550 })
    const late = await finance.patch(path, { lines })
    expect(late.body).toMatchObject({ status: 409, code: 'budget_wrong_state' })
  })

  it('or is thrown away, and its number is not given again', async () => {
    const finance = service.as('finance')
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 500 }])
    const number = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 5_000 }])
    const budgets = `/v1/retreats/${retreatId}/budgets`

    const { body } = await finance.post(`${budgets}/${number}/discarding`, { reason: 'Harga tahun lalu' })

    expect(body).toMatchObject({ state: 'discarded', discardingReason: 'Harga tahun lalu' })
    const listed = async (query: string) =>
      (await finance.get(`${budgets}${query}`)).body.items.map(({ version }: { version: number }) => version)
    expect(await listed('')).toEqual([1])
    expect(await listed('?state=discarded')).toEqual([2])
    expect(await aDraftBudget(service, retreatId, [{ code: 'A', amount: 500 }])).toBe(3)
    const adoption = await service.as('verifier').post(`${budgets}/2/adoption`, { adoptedOn: '2025-03-01' })
    expect(adoption.body).toMatchObject({ status: 409, code: 'budget_wrong_state' })
  })
})

describe('a deposit slip that was scanned too late', () => {
  const f24 = async (retreatId: string) =>
    (await service.as('auditor').get(`/v1/retreats/${retreatId}/findings?code=F24`)).body.items

  it('is attached after the verification: the finding that asked for it goes, and nothing else changes', async () => {
    const finance = service.as('finance')
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 500 }])
    const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 300 })
    const { id } = await aReceipt(service, pledgeId, 100)
    await service.as('verifier').made(`/v1/disbursements/${id}/verification`)
    const before = await journalOf(service, retreatId)
    expect(await f24(retreatId)).toMatchObject([{ subject: { id } }])

    const { id: documentId } = await aDocument(service)
    await finance.made(`/v1/disbursements/${id}/documents`, { documentId, kind: 'evidence' })

    expect(await f24(retreatId)).toEqual([])
    expect((await finance.get(`/v1/disbursements/${id}`)).body).toMatchObject({
      state: 'verified',
      attached: 1,
    })
    expect(await journalOf(service, retreatId)).toEqual(before)
  })

  it('was another slip’s: it is marked as wrong, the finding is back, and the right one takes it away', async () => {
    const finance = service.as('finance')
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 500 }])
    const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 300 })
    const wrong = await aDocument(service)
    const evidence = { kind: 'sts', number: 'STS/1/2025', documentId: wrong.id }
    const { id } = await aReceipt(service, pledgeId, 100, { evidence })
    await service.as('verifier').made(`/v1/disbursements/${id}/verification`)
    const path = `/v1/disbursements/${id}/documents`
    expect(await f24(retreatId)).toEqual([])

    const marked = await finance.post(`${path}/${wrong.id}/replacement`, { reason: 'Pindaian setoran lain' })

    expect(marked.body).toMatchObject({ documentId: wrong.id, kind: 'evidence', addedBy: null })
    expect(await f24(retreatId)).toMatchObject([{ subject: { id } }])
    const right = await aDocument(service)
    await finance.made(path, { documentId: right.id, kind: 'evidence' })
    expect(await f24(retreatId)).toEqual([])
    expect((await finance.get(path)).body.items).toMatchObject([
      { documentId: wrong.id, replaced: { reason: 'Pindaian setoran lain' } },
      { documentId: right.id, replaced: null },
    ])
  })
})

describe('a file that was the wrong one', () => {
  async function imported(retreatId: string) {
    const { npwp } = await aCompanyWithNpwp(service)
    const rows = [pledgeRow(npwp), pledgeRow(npwp, { 1: '002/PTC/IV/2025' })]
    const content = csv([pledgeTitles, ...rows])
    const { body, status, text } = await service
      .as('finance')
      .upload(`/v1/retreats/${retreatId}/pledges/import`, { name: 'komitmen.csv', content })
    expect(status, text).toBe(201)
    return {
      importId: String(body.importId),
      paths: body.documents.map(({ path }: { path: string }) => path),
    }
  }

  it('is thrown away whole, in one call, and stays among the imports', async () => {
    const finance = service.as('finance')
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 5_000 }])
    const { importId, paths } = await imported(retreatId)

    const { body } = await finance.post(`/v1/imports/${importId}/discarding`, { reason: 'Berkas tahun lalu' })

    expect(body).toMatchObject({
      state: 'discarded',
      kind: 'pledges',
      rows: 2,
      amount: 1_000,
      records: paths.map((path: string) => ({ path, state: 'discarded' })),
    })
    expect((await finance.get(`/v1/pledges?retreatId=${retreatId}`)).body.items).toEqual([])
    const listed = async (query: string) =>
      (await finance.get(`/v1/imports?retreatId=${retreatId}${query}`)).body.items.length
    expect([await listed(''), await listed('&state=discarded')]).toEqual([0, 1])
    const again = await finance.post(`/v1/imports/${importId}/discarding`, { reason: 'Sekali lagi' })
    expect(again.body).toMatchObject({ status: 409, code: 'import_wrong_state' })
    expect(await journalOf(service, retreatId)).toEqual([])
  })

  it('is not, once something of it is submitted: the refusal says how many, and what to do', async () => {
    const finance = service.as('finance')
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 5_000 }])
    const { importId, paths } = await imported(retreatId)
    await finance.made(`${paths[0]}/submission`)
    const discarding = { reason: 'Berkas tahun lalu' }

    const { body } = await finance.post(`/v1/imports/${importId}/discarding`, discarding)

    expect(body).toMatchObject({ status: 409, code: 'import_beyond_draft', figures: { beyond: 1, total: 2 } })
    await finance.made(`${paths[0]}/withdrawal`)
    await finance.made(`${paths[1]}/discarding`, discarding)
    expect((await finance.post(`/v1/imports/${importId}/discarding`, discarding)).status).toBe(200)
  })

  it('the database discards no import of which anything is left', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 5_000 }])
    const { importId } = await imported(retreatId)
    const client = await transactionOf(service.sql)
    const set = "update imports set state = 'discarded', discarding_reason = 'Salah' where id = $1"
    await client.query(set, [importId])

    await expect(client.query('set constraints all immediate')).rejects.toMatchObject({
      constraint: 'import_is_discarded_whole',
    })
  })
})

describe('money that came otherwise than promised', () => {
  async function aPledge() {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 200_000_000 }])
    return { retreatId, ...(await anActivePledge(service, { retreatId, amount: 163_000_000 })) }
  }

  it('in dollars: the rupiah count, and what was printed is kept beside them', async () => {
    const { id, retreatId } = await aPledge()
    const original = {
      currency: 'USD',
      amount: 10_000.5,
      rate: 16_290,
      rateSource: 'Kurs tengah BI 2 Mei 2025',
    }

    const { id: receipt } = await aReceipt(service, id, 162_908_145, { original })

    expect((await service.as('finance').get(`/v1/disbursements/${receipt}`)).body).toMatchObject({
      amount: 162_908_145,
      original,
      payer: null,
    })
    expect((await journalOf(service, retreatId)).at(-1)).toBe('received - 162908145 2025-05-02')
  })

  it('from another payer: who it was stays with the receipt, corrected until it is verified', async () => {
    const { id } = await aPledge()
    const payer = { name: 'PT Induk Contoh', npwp: '001234567801000' }
    const { id: receipt } = await aReceipt(service, id, 1_000, { payer })
    const path = `/v1/disbursements/${receipt}`
    const kept = { name: 'PT Induk Contoh', npwp: '0001234567801000' }
    expect((await service.as('finance').get(path)).body.payer).toEqual(kept)

    const person = await service
      .as('finance')
      .patch(path, { payer: { name: 'Seseorang', npwp: '6403010203040005' } })
    expect(person.body).toMatchObject({ status: 422, code: 'personal_number' })
    const corrected = await service.as('finance').patch(path, { payer: { name: 'PT Induk Contoh Tbk' } })
    expect(corrected.body.payer).toEqual({ name: 'PT Induk Contoh Tbk', npwp: null })
  })

  it('more than is outstanding: the refusal names the excess and both ways out', async () => {
    const { id } = await aPledge()

    const { body } = await service.as('finance').post('/v1/disbursements', {
      pledgeId: id,
      amount: 163_500_000,
      receivedOn: '2025-05-02',
      channel: 'rkud',
      evidence: { kind: 'sts', number: 'STS/9/2025' },
    })

    expect(body).toMatchObject({
      status: 409,
      code: 'pledge_outstanding_exceeded',
      figures: { asked: 163_500_000, left: 163_000_000, excess: 500_000 },
    })
    expect(body.detail).toContain('/amendments')
    expect(body.detail).toContain('or record Rp163,000,000 alone')
  })
})
