import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Adjustment } from '../../src/adjustments/adjustments.schema.ts'
import { booksOf, entriesOfEvent, eventsOfType } from '../support/ledger.ts'
import { chosenVenue } from '../support/proposals.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import {
  aDraft,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  pledgeOf,
  retreatOf,
  today,
} from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const M = 1_000_000
const choice = { venueCode: 'PANTAI', chosenOn: '2025-06-10', documentNumber: 'SK/1/2025' }

function choose(retreatId: string, body: object = choice): Promise<Adjustment> {
  return chosenVenue(service, retreatId, body)
}

function propose(retreatId: string, body: object = choice) {
  return service.as('finance').post(`/v1/retreats/${retreatId}/venue-choices`, body)
}

async function pledgeNow(id: string) {
  return (await service.as('auditor').get(`/v1/pledges/${id}`)).body
}

async function coverage(retreatId: string, query: string) {
  return (await service.as('auditor').get(`/v1/retreats/${retreatId}/coverage?${query}`)).body
}

/** On the city's line K: a pledge with a verified receipt and an open rest, and one that is only submitted. */
async function anOpenRetreat() {
  const { id: retreatId } = await aRetreat(service, [
    { code: 'C', amount: 100 * M },
    { code: 'P', amount: 100 * M, venueCode: 'PANTAI' },
    { code: 'K', amount: 100 * M, venueCode: 'KOTA' },
  ])
  const paid = await anActivePledge(service, {
    retreatId,
    amount: 60 * M,
    allocations: [
      { lineCode: 'K', amount: 50 * M },
      { lineCode: 'C', amount: 10 * M },
    ],
  })
  const split = { allocations: [{ lineCode: 'K', amount: 30 * M }], unallocated: 0 }
  const receipt = await aReceipt(service, paid.id, 30 * M, split)
  await service.as('verifier').made(`/v1/disbursements/${receipt.id}/verification`)
  const waiting = await aSubmittedPledge(service, {
    retreatId,
    amount: 20 * M,
    allocations: [{ lineCode: 'K', amount: 20 * M }],
  })
  return { retreatId, paid, waiting, receipt }
}

describe('choosing the venue', () => {
  it('moves what stands on lines of the others to unallocated, money with its promise, and answers with it', async () => {
    const { retreatId, paid, waiting, receipt } = await anOpenRetreat()

    const chosen = await choose(retreatId)

    const moved = [
      { pledgeId: waiting.id, disbursementId: null, lineCode: 'K', amount: 20 * M },
      { pledgeId: paid.id, disbursementId: null, lineCode: 'K', amount: 20 * M },
      { pledgeId: paid.id, disbursementId: receipt.id, lineCode: 'K', amount: 30 * M },
    ]
    expect(chosen).toMatchObject({ retreatId, kind: 'venue_choice', state: 'approved', request: choice })
    expect(chosen.effect.percentVerified).toEqual({ before: null, after: 0 })
    expect(await entriesOfEvent(service, retreatId, 'adjustment.approved')).toEqual(
      [
        'reserved K -20000000',
        // Two moves of one pledge from the same line: one entry, or a pledge of many receipts would make thousands.
        'reserved K -50000000',
        'pledged K -50000000',
        'received K -30000000',
        'verified K -30000000',
        'reserved - 20000000',
        'reserved - 50000000',
        'pledged - 50000000',
        'received - 30000000',
        'verified - 30000000',
      ]
        .map((entry) => `${entry} 2025-06-10`)
        .sort(),
    )
    expect(await eventsOfType(service, retreatId, 'adjustment.approved')).toMatchObject([
      { subject_type: 'adjustment', subject_id: chosen.id },
    ])
    const { rows } = await service.superuser.query('select * from transfers where retreat_id = $1', [
      retreatId,
    ])
    expect(rows).toMatchObject([
      {
        kind: 'venue_choice',
        subject_id: 'PANTAI',
        moves: moved.map(({ lineCode: from, ...what }) => ({ ...what, from, to: null })),
      },
    ])
    expect(await pledgeNow(paid.id)).toMatchObject({
      allocations: [{ lineCode: 'C', amount: 10 * M, received: 0 }],
      unallocated: 50 * M,
      received: 30 * M,
      verified: 30 * M,
    })
    const { body } = await service.as('auditor').get(`/v1/retreats/${retreatId}`)
    expect(body.venueChoice).toEqual({ ...choice, reason: null })
  })

  it('leaves what the regional budget appropriated and spent where it is', async () => {
    const { retreatId } = await anOpenRetreat()
    await service.as('finance').made(`/v1/retreats/${retreatId}/appropriations`, {
      effectiveOn: '2025-02-01',
      documentNumber: 'DPA/1',
      items: [{ lineCode: 'K', amount: 40 * M }],
    })
    const spent = { lineCode: 'K', amount: 5 * M, spentOn: '2025-03-01', sp2dNumber: 'SP2D/1' }
    await service.as('finance').made(`/v1/retreats/${retreatId}/expenditures`, spent)

    await choose(retreatId)

    const { lines } = await coverage(retreatId, 'venue=KOTA')
    expect(lines.find(({ code }: { code: string }) => code === 'K')).toMatchObject({
      csr: { pledged: 0, received: 0 },
      apbd: { appropriated: 40 * M, spent: 5 * M },
    })
  })

  it('changes the reports from its day on, and none before', async () => {
    const { retreatId } = await anOpenRetreat()
    const dayBefore = await coverage(retreatId, 'venue=KOTA&asOf=2025-06-09')
    const early = await coverage(retreatId, 'venue=KOTA&asOf=2025-02-15')

    await choose(retreatId)

    expect(await coverage(retreatId, 'venue=KOTA&asOf=2025-06-09')).toEqual(dayBefore)
    expect(await coverage(retreatId, 'venue=KOTA&asOf=2025-02-15')).toEqual(early)
    expect(dayBefore.totals.csr).toEqual({
      pledged: 60 * M,
      committed: 0,
      received: 30 * M,
      verified: 30 * M,
    })
    expect(await coverage(retreatId, 'venue=KOTA&asOf=2025-06-10')).toMatchObject({
      totals: { csr: { pledged: 10 * M, received: 0 } },
      unallocated: { pledged: 50 * M, received: 30 * M, verified: 30 * M },
    })
  })

  it('moves money that came after its day only from the day on which it came', async () => {
    const { retreatId } = await anOpenRetreat()

    await choose(retreatId, { ...choice, chosenOn: '2025-04-01' })

    for (const asOf of ['2025-03-31', '2025-04-01', '2025-05-01', '2025-05-02', today]) {
      const { totals, otherVenues, unallocated } = await coverage(retreatId, `venue=PANTAI&asOf=${asOf}`)
      const amounts = [totals.csr, otherVenues, unallocated].flatMap(Object.values)
      expect(Math.min(...amounts), asOf).toBeGreaterThanOrEqual(0)
    }
    expect(await coverage(retreatId, 'venue=PANTAI&asOf=2025-05-01')).toMatchObject({
      unallocated: { pledged: 50 * M, received: 0 },
    })
    expect(await coverage(retreatId, 'venue=PANTAI&asOf=2025-05-02')).toMatchObject({
      unallocated: { pledged: 50 * M, received: 30 * M },
    })
  })

  it('closes lines of the other venues to pledges, new ones and drafts that named them before', async () => {
    const { retreatId } = await anOpenRetreat()
    const terms = { retreatId, amount: 5 * M, allocations: [{ lineCode: 'K', amount: 5 * M }] }
    const draft = await aDraft(service, terms)
    await choose(retreatId)

    const submitted = await service.as('finance').post(`/v1/pledges/${draft.id}/submission`)
    const drafted = await service.as('finance').post('/v1/pledges', await pledgeOf(service, terms))

    for (const refused of [submitted, drafted]) {
      expect(refused.status).toBe(409)
      expect(refused.body).toMatchObject({
        code: 'line_of_other_venue',
        figures: { line: 'K', venue: 'PANTAI' },
        errors: [{ pointer: '/allocations/0/lineCode' }],
      })
    }
  })

  it('can be made again: of another venue, for a reason, from its day on', async () => {
    const { retreatId, paid } = await anOpenRetreat()
    await choose(retreatId)
    const onPantai = { retreatId, amount: 10 * M, allocations: [{ lineCode: 'P', amount: 10 * M }] }
    await anActivePledge(service, onPantai)
    const again = { venueCode: 'KOTA', chosenOn: '2025-06-20', reason: 'Dermaga rusak' }

    for (const [body, code] of [
      [{ ...again, venueCode: 'PANTAI' }, 'venue_already_chosen'],
      [{ ...again, reason: undefined }, 'reason_required'],
      [{ ...again, chosenOn: '2025-06-09' }, 'venue_choice_out_of_order'],
    ] as const) {
      expect((await propose(retreatId, body)).body).toMatchObject({ code })
    }
    const foreseen = await service
      .as('finance')
      .post(`/v1/retreats/${retreatId}/venue-choices?dryRun=true`, again)
    const { body: proposal } = await propose(retreatId, again)
    const approved = await service.as('verifier').post(`/v1/adjustments/${proposal.id}/approval`)
    for (const { warnings } of [foreseen.body, proposal, approved.body]) {
      const [told] = warnings.filter(({ code }: { code: string }) => code === 'venue_moves_nothing_back')
      expect(JSON.stringify(told)).toContain('70,000,000')
      expect(told).toMatchObject({ pointer: '/venueCode' })
    }

    const { body } = await service.as('auditor').get(`/v1/retreats/${retreatId}`)
    expect(body).toMatchObject({
      venueChoice: { venueCode: 'KOTA', reason: 'Dermaga rusak' },
      earlierVenueChoices: [{ ...choice, reason: null }],
    })
    expect(await coverage(retreatId, 'asOf=2025-06-19')).toMatchObject({ venue: 'PANTAI' })
    expect(await coverage(retreatId, '')).toMatchObject({ venue: 'KOTA', unallocated: { pledged: 60 * M } })
    const moves = [{ from: null, to: 'K', amount: 5 * M }]
    const back = { moves, reason: 'Kembali ke kota', effectiveOn: '2025-06-20' }
    expect((await service.as('finance').post(`/v1/pledges/${paid.id}/reallocations`, back)).status).toBe(200)
  })

  it('is proposed once: of two that cannot both be approved the second is refused when it is made', async () => {
    const { retreatId } = await anOpenRetreat()
    expect((await propose(retreatId)).status).toBe(202)

    const second = await propose(retreatId)

    expect(second.status).toBe(409)
    expect(second.body.code).toBe('proposals_conflict')
    expect(second.body.detail).toContain('choice of the venue')
  })

  it('needs no budget, and then moves nothing', async () => {
    const { id } = await service.as('finance').made('/v1/retreats', retreatOf())

    const chosen = await choose(id)

    expect(chosen.effect).toEqual({ moves: [], percentVerified: { before: null, after: null } })
  })

  it.each([
    [
      'a venue that is no option',
      { venueCode: 'GUNUNG' },
      422,
      'unknown_venue',
      { venue: 'GUNUNG', venues: 'PANTAI, KOTA' },
    ],
    ['a day after today', { chosenOn: '2999-01-01' }, 422, 'date_in_future', { date: '2999-01-01', today }],
  ])('refuses %s and changes nothing', async (_what, change, status, code, figures) => {
    const { retreatId } = await anOpenRetreat()
    const untouched = await booksOf(service, retreatId)

    const refused = await propose(retreatId, { ...choice, ...change })

    expect(refused.status).toBe(status)
    expect(refused.body).toMatchObject({ code, figures })
    expect(await booksOf(service, retreatId)).toEqual(untouched)
  })

  it('is proposed by finance and decided by another person, of a retreat that exists', async () => {
    const { retreatId } = await anOpenRetreat()
    const nowhere = '0198f2a0-0003-7a51-9d2e-3f1b6c7d8e9f'

    const forbidden = await service.as('verifier').post(`/v1/retreats/${retreatId}/venue-choices`, choice)
    const unknown = await propose(nowhere)
    const { body: proposed } = await propose(retreatId)
    const decided = await service.as('finance').post(`/v1/adjustments/${proposed.id}/approval`)

    expect([forbidden.status, unknown.status, decided.status]).toEqual([403, 404, 403])
    expect(unknown.body.code).toBe('retreat_not_found')
    const { body } = await service.as('auditor').get(`/v1/retreats/${retreatId}`)
    expect(body.venueChoice).toBeNull()
  })
})

describe('whoever holds the login of the service', () => {
  it('cannot choose a venue while CSR stands on lines of the others', async () => {
    const { retreatId } = await anOpenRetreat()
    const intruder = await transactionOf(service.sql)

    const attack = intruder.query(
      "update retreats set chosen_venue = 'PANTAI', venue_chosen_on = '2025-06-10' where id = $1",
      [retreatId],
    )

    await expect(attack).rejects.toMatchObject({ constraint: 'line_not_csr_eligible' })
  })

  it('cannot put CSR on a line of another venue afterwards', async () => {
    const { retreatId, paid } = await anOpenRetreat()
    await choose(retreatId)
    const { companyId } = await pledgeNow(paid.id)
    const intruder = await transactionOf(service.sql)

    const attack = intruder.query(
      `insert into journal_entries (retreat_id, event_id, measure, line_code, company_id, pledge_id, form, amount, effective_on)
       select $1, id, m::measure, 'K', $2, $3, 'cash', 1000000, '2025-06-10'
       from events, unnest(array['reserved', 'pledged']) m where retreat_id = $1 and type = 'adjustment.approved'`,
      [retreatId, companyId, paid.id],
    )

    await expect(attack).rejects.toMatchObject({ constraint: 'line_not_csr_eligible' })
  })

  it('cannot change what the choice moved', async () => {
    const { retreatId } = await anOpenRetreat()
    await choose(retreatId)
    const intruder = await transactionOf(service.sql)

    const attack = intruder.query("update transfers set moves = '[]' where retreat_id = $1", [retreatId])

    await expect(attack).rejects.toMatchObject({ code: '42501' })
  })
})
