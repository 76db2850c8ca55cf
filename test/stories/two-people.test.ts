/** What moves the verified headline, or takes a critical finding away, takes two people: told as a finance officer would. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lastEventOf } from '../support/ledger.ts'
import { approved, chosenVenue } from '../support/proposals.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import {
  aCompany,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  newNumber,
  retreatOf,
} from '../support/world.ts'

const JUTA = 1_000_000

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

/** The venue is chosen; of a ceiling of 100 on line A, 25 are verified there, and 25 more on no line. */
async function aQuarterCovered() {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 * JUTA }])
  const terms = { retreatId, amount: 50 * JUTA, allocations: [{ lineCode: 'A', amount: 25 * JUTA }] }
  const { id: pledgeId } = await anActivePledge(service, terms)
  const { id: receiptId } = await aReceipt(service, pledgeId, 50 * JUTA)
  await service.as('verifier').made(`/v1/disbursements/${receiptId}/verification`)
  await chosenVenue(service, retreatId, { venueCode: 'PANTAI', chosenOn: '2025-03-01' })
  return { retreatId, pledgeId, receiptId }
}

/** What the printed report says: per line what is verified, what is on none, and the headline. */
async function printed(retreatId: string): Promise<string[]> {
  const { body } = await service.as('auditor').get(`/v1/retreats/${retreatId}/coverage`)
  return [
    ...body.lines.map(
      ({ code, csr }: { code: string; csr: { verified: number } }) => `${code} ${csr.verified}`,
    ),
    `- ${body.unallocated.verified}`,
    `${body.totals.percent.verified} %`,
  ]
}

describe('verified money', () => {
  it('is not moved to a line by finance alone: another person decides, having seen what it moves', async () => {
    const { retreatId, receiptId } = await aQuarterCovered()
    expect(await printed(retreatId)).toEqual(['A 25000000', '- 25000000', '25 %'])

    const { status, body: proposal } = await service
      .as('finance')
      .post(`/v1/disbursements/${receiptId}/reallocations`, {
        moves: [{ from: null, to: 'A', amount: 25 * JUTA }],
        reason: 'Menambah transport',
        effectiveOn: '2025-06-02',
      })

    expect(status).toBe(202)
    expect(proposal.effect.percentVerified).toEqual({ before: 25, after: 50 })
    expect(await printed(retreatId)).toEqual(['A 25000000', '- 25000000', '25 %'])

    const own = await service.as('finance').post(`/v1/adjustments/${proposal.id}/approval`)
    expect(own.status).toBe(403)
    await service.as('verifier').made(`/v1/adjustments/${proposal.id}/approval`)

    expect(await printed(retreatId)).toEqual(['A 50000000', '- 0', '50 %'])
    const { entries } = await lastEventOf(service, proposal.id)
    expect(entries.filter((entry) => entry.startsWith('verified'))).toEqual([
      'verified A 25000000 2025-06-02',
      'verified - -25000000 2025-06-02',
    ])
  })
})

describe('a retreat', () => {
  it('gets another venue after a wrong choice, and every report tells which stood when', async () => {
    const { id: retreatId } = await aRetreat(service, [
      { code: 'P', amount: 100 * JUTA, venueCode: 'PANTAI' },
      { code: 'K', amount: 100 * JUTA, venueCode: 'KOTA' },
    ])
    const onK = { retreatId, amount: 40 * JUTA, allocations: [{ lineCode: 'K', amount: 40 * JUTA }] }
    const { id: pledgeId } = await anActivePledge(service, onK)
    await chosenVenue(service, retreatId, { venueCode: 'PANTAI', chosenOn: '2025-03-01' })

    const corrected = await chosenVenue(service, retreatId, {
      venueCode: 'KOTA',
      chosenOn: '2025-03-10',
      reason: 'Salah pilih dalam daftar',
    })
    await service.as('finance').made(`/v1/pledges/${pledgeId}/reallocations`, {
      moves: [{ from: null, to: 'K', amount: 40 * JUTA }],
      reason: 'Kembali ke baris semula',
      effectiveOn: '2025-03-10',
    })

    expect(corrected.effect.percentVerified).toEqual({ before: 0, after: 0 })
    const at = async (asOf: string) =>
      (await service.as('auditor').get(`/v1/retreats/${retreatId}/coverage?asOf=${asOf}`)).body
    expect(await at('2025-03-05')).toMatchObject({ venue: 'PANTAI', unallocated: { pledged: 40 * JUTA } })
    expect(await at('2025-03-10')).toMatchObject({ venue: 'KOTA', totals: { csr: { pledged: 40 * JUTA } } })
  })

  it('is dated anew by two people once its budget was adopted, and by one before', async () => {
    const dates = { startsOn: '2025-07-07', endsOn: '2025-07-10', reason: 'Cuaca laut bulan Juni' }
    const { id: young } = await service.as('finance').made('/v1/retreats', retreatOf())
    const { id: adopted } = await aRetreat(service, [{ code: 'A', amount: 1 }])

    const at = await service.as('finance').patch(`/v1/retreats/${young}`, dates)
    const later = await service.as('finance').patch(`/v1/retreats/${adopted}`, dates)

    expect([at.status, later.status]).toEqual([200, 202])
    const before = await service.as('auditor').get(`/v1/retreats/${adopted}`)
    expect(before.body.startsOn).toBe('2025-06-23')
    await service.as('verifier').made(`/v1/adjustments/${later.body.id}/approval`)
    const after = await service.as('auditor').get(`/v1/retreats/${adopted}`)
    expect(after.body).toMatchObject({ startsOn: '2025-07-07', changeReason: dates.reason })
  })

  it('keeps being found by the code that it had, which no other can take', async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 1 }])
    const { code } = (await service.as('auditor').get(`/v1/retreats/${id}`)).body
    const { body } = await service
      .as('finance')
      .patch(`/v1/retreats/${id}`, { code: `${code}-B`, reason: 'Salah ketik' })
    await service.as('verifier').made(`/v1/adjustments/${body.id}/approval`)

    const found = await service.as('auditor').get(`/v1/retreats?code=${code}`)
    const taken = await service.as('finance').post('/v1/retreats', { ...retreatOf(), code })

    expect(found.body.items).toMatchObject([{ id, code: `${code}-B`, formerCodes: [code] }])
    expect(taken.status).toBe(409)
    expect(taken.body).toMatchObject({ code: 'retreat_code_exists' })
  })

  it('gets no year in which what is recorded could not have been', async () => {
    const { retreatId } = await aQuarterCovered()

    const refused = await service
      .as('finance')
      .patch(`/v1/retreats/${retreatId}`, { fiscalYear: 2028, reason: 'Salah tahun' })

    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({ code: 'year_does_not_fit', errors: [{ pointer: '/fiscalYear' }] })
  })

  it('keeps a venue that a line names, whose name can change', async () => {
    const { id } = await aRetreat(service, [{ code: 'K', amount: 1, venueCode: 'KOTA' }])
    const kota = { code: 'KOTA', name: 'Balikpapan Contoh', regencyCode: '64.71' }
    const change = (venues: object[]) =>
      service.as('finance').patch(`/v1/retreats/${id}`, { venues, reason: 'Nama keliru' })

    const dropped = await change([{ ...kota, code: 'PANTAI' }])
    const renamed = await change([kota])

    expect(dropped.body).toMatchObject({ code: 'venue_in_use', figures: { venue: 'KOTA' } })
    await service.as('verifier').made(`/v1/adjustments/${renamed.body.id}/approval`)
    const { body } = await service.as('auditor').get(`/v1/retreats/${id}/venue-comparison`)
    expect(body.venues).toMatchObject([{ venue: 'KOTA', name: 'Balikpapan Contoh' }])
  })

  it('that is cancelled lists what is held of each pledge', async () => {
    const { retreatId, pledgeId, receiptId } = await aQuarterCovered()
    await aSubmittedPledge(service, { retreatId, amount: JUTA })
    await approved(service, `/v1/disbursements/${receiptId}/refunds`, {
      amount: 10 * JUTA,
      refundedOn: '2025-06-20',
      evidence: { kind: 'bank_transfer', number: newNumber('RETUR') },
      reason: 'Retret dibatalkan',
      endsPromise: true,
    })
    await approved(service, `/v1/retreats/${retreatId}/cancellation`, {
      cancelledOn: '2025-06-18',
      reason: 'Cuaca buruk',
    })

    const now = await service.as('auditor').get(`/v1/retreats/${retreatId}/obligations`)
    const then = await service.as('auditor').get(`/v1/retreats/${retreatId}/obligations?asOf=2025-06-19`)

    const held = { received: 50 * JUTA, refunded: 10 * JUTA, held: 40 * JUTA, outstanding: 0 }
    expect(now.body).toMatchObject({
      cancelledOn: '2025-06-18',
      items: [{ pledgeId, ...held }],
      totals: held,
    })
    expect(then.body.items).toMatchObject([{ pledgeId, refunded: 0, held: 50 * JUTA }])
  })
})

describe('a company', () => {
  it('loses a sanction that was another’s: proposed, decided, and both texts stay', async () => {
    const { id: companyId } = await aCompany(service)
    const disclosures = `/v1/companies/${companyId}/disclosures`
    const sanction = { kind: 'sanction', reference: 'SK-9', validFrom: '2025-02-01', validTo: null }
    const { id } = await service.as('finance').made(disclosures, sanction)

    const { status, body: proposal } = await service
      .as('finance')
      .patch(`${disclosures}/${id}`, { validTo: '2025-02-01', reason: 'Milik perusahaan lain' })

    expect(status).toBe(202)
    expect(proposal).toMatchObject({ kind: 'disclosure', retreatId: null, pledgeId: null, disclosureId: id })
    expect((await service.as('auditor').get(`${disclosures}/${id}`)).body.validTo).toBeNull()
    await service.as('verifier').made(`/v1/adjustments/${proposal.id}/approval`)
    expect((await service.as('auditor').get(`${disclosures}/${id}`)).body).toMatchObject({
      validTo: '2025-02-01',
      changeReason: 'Milik perusahaan lain',
    })
    const { rows } = await service.superuser.query(
      `select row ->> 'valid_to' as until from record_versions where record_id = $1 order by version`,
      [id],
    )
    expect(rows).toEqual([{ until: null }, { until: '2025-02-01' }])
  })

  it('that merged promises nothing new from that day on, and keeps its records', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const [{ id: companyId }, { id: successorId }] = [await aCompany(service), await aCompany(service)]
    const { id: pledgeId } = await anActivePledge(service, { retreatId, companyId, amount: 10 })

    const { body } = await service
      .as('finance')
      .post(`/v1/companies/${companyId}/succession`, { successorId, from: '2025-06-01', reason: 'Merger' })

    expect(body).toMatchObject({ succession: { successorId, from: '2025-06-01', reason: 'Merger' } })
    const more = { delta: 5, reason: 'Tambahan', effectiveOn: '2025-06-02' }
    const refused = [
      await service.as('finance').post(`/v1/pledges/${pledgeId}/amendments`, more),
      await service.as('finance').post('/v1/pledges', {
        retreatId,
        companyId,
        form: 'cash',
        amount: 1,
        pledgedOn: '2025-06-02',
        letterNumber: 'S-99/2025',
        instalments: [{ dueOn: '2025-07-01', amount: 1 }],
        allocations: [],
      }),
    ]
    expect(refused.map(({ body }) => body.code)).toEqual(['company_succeeded', 'company_succeeded'])
    const { legalName } = (await service.as('finance').get(`/v1/companies/${successorId}`)).body
    for (const { body } of refused) expect(body.detail).toContain(`Record it under ${legalName}.`)
    expect((await aReceipt(service, pledgeId, 4)).id).toBeDefined()
  })
})

describe('a second agreement', () => {
  it('adds to the first, whose day stays, or takes its place: another person decides which', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const { id } = await anActivePledge(service, { retreatId, amount: 10 })
    const path = `/v1/pledges/${id}/agreement`
    const committedOn = async () =>
      (
        await service.sql.query(
          `select effective_on::text as day from journal_entries where pledge_id = $1 and measure = 'committed'
           group by 1 having sum(amount) <> 0`,
          [id],
        )
      ).rows
    const first = { kind: 'nphd', number: 'NPHD/1', signedOn: '2025-03-01' }
    expect((await service.as('finance').post(path, first)).status).toBe(200)
    const second = { kind: 'nphd', number: 'NPHD/2', signedOn: '2025-04-01', reason: 'Adendum' }
    expect((await service.as('finance').post(path, second)).body.code).toBe('relation_required')

    await approved(service, path, { ...second, relation: 'addendum' })
    expect(await committedOn()).toEqual([{ day: '2025-03-01' }])
    await approved(service, path, { ...second, number: 'NPHD/1-B', relation: 'correction' })

    expect(await committedOn()).toEqual([{ day: '2025-04-01' }])
    const { body } = await service.as('auditor').get(`/v1/pledges/${id}`)
    expect(body.agreement).toMatchObject({ number: 'NPHD/1-B', addenda: [{ number: 'NPHD/2' }] })
  })
})
