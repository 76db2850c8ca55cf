import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entryRow, eventRow, forge, type Place, receiptRow } from '../support/intruder.ts'
import { expectBalancesToBeTheJournalsSums } from '../support/ledger.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { aCompany, anActivePledge, aReceipt, aRetreat, notYet, onLines } from '../support/world.ts'

let service: TestService
let place: Place
/** An active pledge of 60 on A, 40 unallocated. */
let pledgeId: string

beforeAll(async () => {
  service = await startTestService()
  const { id: retreatId } = await aRetreat(service, [
    { code: 'A', amount: 1000 },
    { code: 'B', amount: 1000 },
  ])
  place = { retreatId, companyId: (await aCompany(service)).id }
  pledgeId = (await anActivePledge(service, { ...place, amount: 100, allocations: onLines({ A: 60 }) })).id
})
afterAll(() => service.close())

const json = JSON.stringify

describe('the database refuses a receipt, whoever writes it,', () => {
  it.each<[what: string, row: Record<string, unknown>, constraint: string]>([
    ['of 0 rupiah', { amount: 0 }, 'amount_range'],
    ['of less than 0', { amount: -1, allocations: json([{ amount: -1 }]), unallocated: 0 }, 'amount_range'],
    ['above 10^13', { amount: 10 ** 13 + 1 }, 'amount_range'],
    ['whose parts do not give its amount', { unallocated: 99 }, 'split_mismatch'],
    [
      'with less than nothing unallocated',
      { allocations: json(onLines({ A: 101 })), unallocated: -1 },
      'split_mismatch',
    ],
    [
      'with a part of less than nothing',
      { allocations: json(onLines({ A: 101, B: -1 })), unallocated: 0 },
      'positive_amounts',
    ],
    ['whose document shows less', { evidence_document_total: 99 }, 'document_total_range'],
    ['dated after today', { received_on: notYet }, 'date_in_future /receivedOn'],
    ['in another form than its pledge', { form: 'goods', evidence_kind: 'bast' }, 'disbursements_pledge_fk'],
    ['of another company than its pledge', { company_id: randomUUID() }, 'disbursements_pledge_fk'],
    ['of another retreat than its pledge', { retreat_id: randomUUID() }, 'disbursements_pledge_fk'],
    ['of goods without a handover record', { form: 'goods' }, 'in_kind_needs_bast'],
    [
      'that begins its life as verified',
      { state: 'verified', verified_by: randomUUID() },
      'begins_at_the_beginning',
    ],
    ['of which the journal knows nothing', {}, 'disbursement_adds_up'],
  ])('%s', async (_what, row, constraint) => {
    const receipt = receiptRow(place, pledgeId, row)

    const event = eventRow(place.retreatId, 'disbursement.recorded', receipt.id)
    const forged = forge(service, ['disbursements', receipt], ['events', event])

    await expect(forged).rejects.toMatchObject({ constraint })
  })

  it('that no event logs', async () => {
    const forged = forge(service, ['disbursements', receiptRow(place, pledgeId)])

    await expect(forged).rejects.toMatchObject({ constraint: 'written_with_an_event' })
  })
})

describe('the database lets a receipt move only along its life', () => {
  it.each<[from: 'recorded' | 'verified' | 'reversed', change: string, constraint: string]>([
    ['recorded', `state = 'verified'`, 'verified_by_someone'],
    ['recorded', `state = 'verified', verified_by = makers[1]`, 'maker_is_checker'],
    ['recorded', `state = 'verified', verified_by = gen_random_uuid()`, 'disbursement_adds_up'],
    ['recorded', `state = 'reversed'`, 'reversal_reason_required'],
    ['recorded', `state = 'reversed', reversal_reason = 'tanpa entri'`, 'disbursement_adds_up'],
    ['recorded', `makers = '{}'`, 'makers_stay'],
    ['recorded', 'amount = 11, unallocated = 11', 'disbursement_is_fixed'],
    ['recorded', `received_on = '2025-05-01'`, 'disbursement_is_fixed'],
    ['recorded', `channel = 'other_account'`, 'disbursement_is_fixed'],
    [
      'recorded',
      `allocations = '[{"lineCode": "A", "amount": 10}]', unallocated = 0`,
      'disbursement_is_fixed',
    ],
    ['verified', `state = 'recorded'`, 'disbursement_transition'],
    ['verified', `evidence_number = 'STS/9/2025'`, 'disbursement_is_fixed'],
    ['verified', 'verified_by = gen_random_uuid()', 'disbursement_is_fixed'],
    ['reversed', `state = 'recorded'`, 'disbursement_transition'],
    ['reversed', `state = 'verified', verified_by = gen_random_uuid()`, 'disbursement_transition'],
  ])('%s: %s', async (from, change, constraint) => {
    const { id: pledge } = await anActivePledge(service, { ...place, amount: 10 })
    const { id } = await aReceipt(service, pledge, 10)
    const path = `/v1/disbursements/${id}`
    if (from === 'verified') await service.as('verifier').made(`${path}/verification`)
    if (from === 'reversed') await service.as('finance').made(`${path}/reversal`, { reason: 'Salah catat' })
    const client = await transactionOf(service.sql)

    const update = async () => {
      await client.query(`update disbursements set ${change} where id = $1`, [id])
      await client.query('set constraints all immediate')
    }

    await expect(update()).rejects.toMatchObject({ constraint })
  })

  it('never lets it be deleted', async () => {
    const client = await transactionOf(service.sql)

    await expect(client.query('delete from disbursements')).rejects.toMatchObject({ code: '42501' })
  })
})

describe('verified <= received <= pledged holds for every pledge on every line and unallocated', () => {
  /** A receipt of this amount with entries of one measure, as an intruder would post them. */
  async function post(measure: string, amount: number, line: string | null) {
    const allocations = line === null ? [] : onLines({ [line]: amount })
    const unallocated = line === null ? amount : 0
    const receipt = receiptRow(place, pledgeId, { amount, allocations: json(allocations), unallocated })
    const event = eventRow(place.retreatId, 'disbursement.recorded', receipt.id)
    const about = { pledge_id: pledgeId, disbursement_id: receipt.id, channel: 'rkud' }
    const entry = entryRow(place, event.id, { ...about, measure, amount, line_code: line })
    await forge(service, ['disbursements', receipt], ['journal_entries', entry], ['events', event])
  }

  it.each([
    ['A', 60],
    [null, 40],
  ] as const)('received on %s: all that is pledged there, and not a rupiah more', async (line, pledged) => {
    await expect(post('received', pledged, line)).resolves.toBeUndefined()
    await expect(post('received', pledged + 1, line)).rejects.toMatchObject({
      constraint: 'pledge_line_exceeded',
    })
  })

  it.each(['A', null])('verified on %s: nothing that was not received', async (line) => {
    await expect(post('verified', 1, line)).rejects.toMatchObject({ constraint: 'verified_exceeds_received' })
  })

  it('received on a line where the pledge has nothing: refused', async () => {
    await expect(post('received', 1, 'B')).rejects.toMatchObject({ constraint: 'line_not_in_pledge' })
  })
})

describe('money counts as verified only where a second person verified its document', () => {
  it('an entry alone is refused', async () => {
    const { id: pledge } = await anActivePledge(service, { ...place, amount: 10 })
    const { id } = await aReceipt(service, pledge, 10)
    const event = eventRow(place.retreatId)
    const about = { pledge_id: pledge, disbursement_id: id, channel: 'rkud' }
    const entry = entryRow(place, event.id, { ...about, measure: 'verified', amount: 10 })

    const forged = forge(service, ['events', event], ['journal_entries', entry])

    await expect(forged).rejects.toMatchObject({ constraint: 'disbursement_adds_up' })
    await expectBalancesToBeTheJournalsSums(service, place.retreatId)
  })
})

describe('CSR received and APBD spent stay within the ceiling of a line', () => {
  it('even when only the journal is written', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const { id } = await anActivePledge(service, { retreatId, amount: 100, allocations: onLines({ A: 100 }) })
    await aReceipt(service, id, 70)
    const event = eventRow(retreatId, 'pledge.letter_amount_stated', id)
    const spent = (amount: number) => ({
      retreat_id: retreatId,
      event_id: event.id,
      measure: 'spent',
      line_code: 'A',
      amount,
      effective_on: '2025-06-24',
    })

    await expect(forge(service, ['events', event], ['journal_entries', spent(31)])).rejects.toMatchObject({
      constraint: 'double_funding',
    })
    // As much as there is room for is refused for another reason.
    await expect(forge(service, ['events', event], ['journal_entries', spent(30)])).rejects.toMatchObject({
      constraint: 'event_posts_its_measures',
    })
  })
})
