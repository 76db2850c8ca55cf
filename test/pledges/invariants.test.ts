import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entryRow, eventRow, forge, type Place, pledgeRow } from '../support/intruder.ts'
import { balanceOn, expectBalancesToBeTheJournalsSums, expectRefused } from '../support/ledger.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import {
  aCompany,
  aDraft,
  anActivePledge,
  aRetreat,
  aSubmittedPledge,
  notYet,
  onLines,
  type PledgeTerms,
  pledgeOf,
} from '../support/world.ts'

let service: TestService
let place: Place

beforeAll(async () => {
  service = await startTestService()
  const lines = [
    { code: 'A', amount: 1000 },
    { code: 'P', amount: 1000, csrEligible: false },
  ]
  const retreat = await aRetreat(service, lines)
  place = { retreatId: retreat.id, companyId: (await aCompany(service)).id }
})
afterAll(() => service.close())

async function aDiscardedPledge(to: TestService, terms: PledgeTerms): Promise<{ id: string }> {
  const { id } = await aDraft(to, terms)
  return to.as('finance').made(`/v1/pledges/${id}/discarding`, { reason: 'Tercatat dua kali' })
}

const one = [{ dueOn: '2025-05-01', amount: 1 }]
const json = JSON.stringify

describe('the database refuses a pledge, whoever writes it,', () => {
  it.each<[what: string, row: Record<string, unknown>, constraint: string]>([
    ['of 0 rupiah', { amount: 0, instalments: '[]', unallocated: 0 }, 'amount_range'],
    ['of less than 0', { amount: -1, allocations: json([{ amount: -1 }]), unallocated: 0 }, 'amount_range'],
    ['above 10^13', { amount: 10 ** 13 + 1 }, 'amount_range'],
    ['whose parts do not give its amount', { unallocated: 99 }, 'allocations_exceed_amount'],
    [
      'with less than nothing unallocated',
      { allocations: json(onLines({ A: 101 })), unallocated: -1 },
      'allocations_exceed_amount',
    ],
    [
      'with a part of less than nothing',
      { allocations: json(onLines({ A: 101, B: -1 })), unallocated: 0 },
      'positive_amounts',
    ],
    ['whose instalments do not give its amount', { instalments: json(one) }, 'instalments_mismatch'],
    ['of cash with a valuation basis', { valuation_basis: 'invoice' }, 'valuation_basis_required'],
    ['of goods without one', { form: 'goods' }, 'valuation_basis_required'],
    ['above its letter', { letter_amount: 99 }, 'letter_amount_too_small'],
    ['dated after today', { pledged_on: notYet }, 'date_in_future /pledgedOn'],
    ['of no known company', { company_id: randomUUID() }, 'pledges_company_id_companies_id_fk'],
    [
      'that begins its life as active',
      { state: 'active', decided_by: randomUUID() },
      'begins_at_the_beginning',
    ],
    ['that begins its life as submitted', { state: 'submitted' }, 'begins_at_the_beginning'],
  ])('%s', async (_what, row, constraint) => {
    await expect(forge(service, ['pledges', pledgeRow(place, row)])).rejects.toMatchObject({ constraint })
  })

  it('with a fraction of a rupiah: there is no place for one', async () => {
    const fraction = { allocations: json([{ lineCode: 'A', amount: 0.5 }]), unallocated: 100 }

    await expect(forge(service, ['pledges', pledgeRow(place, { amount: '1.5' })])).rejects.toMatchObject({
      code: '22P02',
    })
    await expect(forge(service, ['pledges', pledgeRow(place, fraction)])).rejects.toMatchObject({
      code: '22P02',
    })
  })

  it('and takes the same pledge in order', async () => {
    const pledge = pledgeRow(place)
    const event = eventRow(place.retreatId, 'pledge.drafted', pledge.id)

    await expect(forge(service, ['pledges', pledge], ['events', event])).resolves.toBeUndefined()
  })
})

describe('the database lets a pledge move only along its life', () => {
  const make = {
    draft: aDraft,
    submitted: aSubmittedPledge,
    active: anActivePledge,
    discarded: aDiscardedPledge,
  }
  it.each<[from: keyof typeof make, change: string, constraint: string]>([
    ['draft', `state = 'active', decided_by = gen_random_uuid()`, 'pledge_transition'],
    ['draft', `state = 'rejected', decided_by = gen_random_uuid()`, 'pledge_transition'],
    ['draft', `state = 'cancelled'`, 'pledge_transition'],
    ['draft', `makers = '{}'`, 'makers_stay'],
    ['draft', `state = 'submitted'`, 'pledge_adds_up'],
    ['submitted', `state = 'draft'`, 'pledge_adds_up'],
    ['submitted', `state = 'draft', amount = 99`, 'pledge_is_fixed'],
    ['submitted', `state = 'discarded', discarding_reason = 'Salah'`, 'pledge_transition'],
    ['active', `state = 'draft'`, 'pledge_transition'],
    ['active', `state = 'discarded', discarding_reason = 'Salah'`, 'pledge_transition'],
    ['draft', `state = 'discarded'`, 'discarding_whole'],
    ['draft', `discarding_reason = 'Salah'`, 'pledge_is_fixed'],
    ['draft', `state = 'discarded', discarding_reason = 'Salah', letter_number = 'S-2'`, 'pledge_is_fixed'],
    ['discarded', `state = 'draft', discarding_reason = null`, 'pledge_transition'],
    ['discarded', `state = 'submitted', discarding_reason = null`, 'pledge_transition'],
    ['discarded', `letter_number = 'S-2'`, 'pledge_transition'],
    ['submitted', `state = 'active'`, 'decision_by_someone'],
    ['submitted', `state = 'active', decided_by = makers[1]`, 'maker_is_checker'],
    ['submitted', `state = 'rejected', decided_by = makers[1]`, 'maker_is_checker'],
    ['submitted', `state = 'active', decided_by = gen_random_uuid()`, 'pledge_adds_up'],
    ['submitted', `state = 'rejected', decided_by = gen_random_uuid()`, 'pledge_adds_up'],
    ['submitted', `amount = 99, unallocated = 99, instalments = '[{"amount": 99}]'`, 'pledge_is_fixed'],
    ['submitted', `pledged_on = '2025-01-31'`, 'pledge_is_fixed'],
    ['submitted', `allocations = '[{"lineCode": "A", "amount": 1}]', unallocated = 99`, 'pledge_is_fixed'],
    ['active', `state = 'rejected'`, 'pledge_transition'],
    ['active', `state = 'cancelled'`, 'cancellation_whole'],
    [
      'active',
      `state = 'cancelled', cancelled_on = wita_today(), cancellation_reason = 'Ditarik'`,
      'pledge_adds_up',
    ],
    [
      'active',
      `state = 'cancelled', cancelled_on = '2025-03-01', cancellation_reason = 'Ditarik'`,
      'cancelled_today',
    ],
    ['active', `amount = 99, unallocated = 99, instalments = '[{"amount": 99}]'`, 'pledge_is_fixed'],
    ['active', `letter_number = 'S-2'`, 'pledge_is_fixed'],
    ['active', 'decided_by = gen_random_uuid()', 'pledge_is_fixed'],
    ['active', `agreement_signed_on = '2025-03-01'`, 'agreement_whole'],
    [
      'active',
      `agreement_kind = 'nphd', agreement_number = '1', agreement_signed_on = '${notYet}'`,
      'date_in_future /signedOn',
    ],
  ])('%s: %s', async (from, change, constraint) => {
    const { id } = await make[from](service, { ...place, amount: 100 })
    const client = await transactionOf(service.sql)

    const update = async () => {
      await client.query(`update pledges set ${change} where id = $1`, [id])
      await client.query('set constraints all immediate')
    }

    await expect(update()).rejects.toMatchObject({ constraint })
  })

  it('never lets it be deleted', async () => {
    const client = await transactionOf(service.sql)

    await expect(client.query('delete from pledges')).rejects.toMatchObject({ code: '42501' })
  })
})

describe('no more is reserved on a line than its ceiling', () => {
  it('up to the last rupiah by the API, and not one more', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const first = await aDraft(service, { retreatId, amount: 100, allocations: onLines({ A: 100 }) })
    const second = await aDraft(service, { retreatId, amount: 1, allocations: onLines({ A: 1 }) })

    await service.as('finance').made(`/v1/pledges/${first.id}/submission`)

    await expectRefused(service, () => service.as('finance').post(`/v1/pledges/${second.id}/submission`), {
      status: 409,
      code: 'line_ceiling_exceeded',
      pointer: '/allocations/0/amount',
      figures: { line: 'A', asked: 1, left: 0, ceiling: 100 },
    })
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it('nor by an entry of the journal', async () => {
    const pledge = pledgeRow(place, { amount: 1001 })
    const event = eventRow(place.retreatId, 'pledge.drafted', pledge.id)
    const entry = entryRow(place, event.id, { pledge_id: pledge.id, line_code: 'A', amount: 1001 })

    const forged = forge(service, ['pledges', pledge], ['events', event], ['journal_entries', entry])

    await expect(forged).rejects.toMatchObject({ constraint: 'line_ceiling_exceeded' })
  })

  it('and nothing at all on one that CSR may not pay', async () => {
    const pledge = pledgeRow(place)
    const event = eventRow(place.retreatId, 'pledge.drafted', pledge.id)
    const entry = entryRow(place, event.id, { pledge_id: pledge.id, line_code: 'P' })

    const forged = forge(service, ['pledges', pledge], ['events', event], ['journal_entries', entry])

    await expect(forged).rejects.toMatchObject({ constraint: 'line_not_csr_eligible' })
  })
})

describe('no total of a retreat passes 2^53 − 1', () => {
  const largest = 10 ** 13
  const left = Number.MAX_SAFE_INTEGER - 900 * largest

  it('ceilings included: the API tells what is left, and SQL gets no more', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: largest }])
    await reserveUnallocated(retreatId, largest, 899)
    const tooMuch = await aDraft(service, { retreatId, amount: left + 1 })
    const terms = { retreatId, amount: left }

    await expectRefused(service, () => service.as('finance').post(`/v1/pledges/${tooMuch.id}/submission`), {
      status: 422,
      code: 'total_too_large',
      figures: { asked: left + 1, left },
    })
    await expect(submitBySql(retreatId, left + 1)).rejects.toMatchObject({ constraint: 'total_too_large' })
    await expect(aSubmittedPledge(service, terms)).resolves.toMatchObject({ state: 'submitted' })
    const { ceiling, reserved } = await balanceOn(service, retreatId, null)
    expect([ceiling, reserved]).toEqual(Array(2).fill(Number.MAX_SAFE_INTEGER - largest))
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  /** As the program would write them, in one statement a table. */
  async function reserveUnallocated(retreatId: string, amount: number, times: number) {
    const { id: companyId } = await aCompany(service)
    const client = await service.sql.connect()
    const ids = Array.from({ length: times }, () => randomUUID())
    const submissions = ids.map(() => randomUUID())
    const log = (type: string, events: string[]) =>
      client.query(
        `insert into events (id, type, subject_type, subject_id, retreat_id, actor_id, api_key_id, request_id, data)
         select e.id, $1, 'pledge', e.pledge, $2, k.user_id, k.id, 'none', '{}'
         from api_keys k, unnest($3::uuid[], $4::text[]) e (id, pledge) where k.name = 'finance'`,
        [type, retreatId, events, ids],
      )
    await client.query('begin')
    await client.query(
      `insert into pledges (id, retreat_id, company_id, form, amount, pledged_on, letter_number, instalments,
         allocations, unallocated, makers)
       select id, $2, $3, 'cash', $4, '2025-02-01', 'S-' || id, jsonb_build_array(jsonb_build_object('dueOn', '2025-05-01', 'amount', $4::int8)),
         '[]', $4, array[(select user_id from api_keys where name = 'finance')] from unnest($1::uuid[]) as id`,
      [ids, retreatId, companyId, amount],
    )
    await log(
      'pledge.drafted',
      ids.map(() => randomUUID()),
    )
    await client.query(`update pledges set state = 'submitted' where id = any ($1)`, [ids])
    await client.query(
      `insert into journal_entries (retreat_id, event_id, measure, company_id, pledge_id, form, amount, effective_on)
       select $2, event, 'reserved', $4, id, 'cash', $5, '2025-02-01' from unnest($1::uuid[], $3::uuid[]) as p (id, event)`,
      [ids, retreatId, submissions, companyId, amount],
    )
    await log('pledge.submitted', submissions)
    await client.query('commit')
    client.release()
  }

  async function submitBySql(retreatId: string, amount: number) {
    const to = { ...place, retreatId }
    const pledge = pledgeRow(to, { amount })
    const event = eventRow(retreatId, 'pledge.drafted', pledge.id)
    const entry = entryRow(to, event.id, { pledge_id: pledge.id, amount })
    await forge(service, ['pledges', pledge], ['events', event], ['journal_entries', entry])
  }
})

describe('the company and the form of a pledge that was submitted', () => {
  it('stay what the journal says of them', async () => {
    const { id } = await aSubmittedPledge(service, { ...place, amount: 100 })
    const { id: other } = await aCompany(service)
    await service.as('verifier').made(`/v1/pledges/${id}/rejection`, { reason: 'Salah perusahaan' })
    const client = await transactionOf(service.sql)

    const update = client.query('update pledges set company_id = $2 where id = $1', [id, other])

    await expect(update).rejects.toMatchObject({ constraint: 'pledge_is_fixed' })
  })

  it('may be corrected while it is a draft', async () => {
    const letter = await pledgeOf(service, { ...place, amount: 100 })
    const { letterNumber } = letter
    const { id } = await service.as('finance').made('/v1/pledges', letter)
    const { id: companyId } = await aCompany(service)
    const change = { companyId, form: 'goods', valuationBasis: 'appraisal' }

    const corrected = await service.as('finance').patch(`/v1/pledges/${id}`, change)

    expect(corrected.body).toMatchObject({ state: 'draft', ...change })
    expect(corrected.body).toMatchObject({ amount: 100, letterNumber })
  })
})
