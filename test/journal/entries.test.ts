import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entryRow, eventRow, forge, type Place } from '../support/intruder.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { aCompany, anActivePledge, aReceipt, aRetreat, notYet, onLines } from '../support/world.ts'

let service: TestService
let place: Place
let elsewhere: Place
let pledgeId: string
let otherPledgeId: string
let receiptId: string

beforeAll(async () => {
  service = await startTestService()
  const lines = [{ code: 'A', amount: 100 }]
  const [here, there] = [await aRetreat(service, lines), await aRetreat(service, lines)]
  place = { retreatId: here.id, companyId: (await aCompany(service)).id }
  elsewhere = { retreatId: there.id, companyId: (await aCompany(service)).id }
  pledgeId = (await anActivePledge(service, { ...place, amount: 90, allocations: onLines({ A: 60 }) })).id
  receiptId = (await aReceipt(service, pledgeId, 30, { allocations: onLines({ A: 20 }), unallocated: 10 })).id
  // Somebody else's verified money on the same line, so that what is taken from one is not missed in the total.
  otherPledgeId = (await anActivePledge(service, { ...place, amount: 5 })).id
  const { id: verified } = await aReceipt(service, otherPledgeId, 5)
  await service.as('verifier').made(`/v1/disbursements/${verified}/verification`)
})
afterAll(() => service.close())

/** An entry on the pledge (or, with its channel, on the receipt), written by an intruder with an event of its own. */
function write(changed: object, event = eventRow(place.retreatId)) {
  const entry = entryRow(place, event.id, { pledge_id: pledgeId, ...changed })
  return forge(service, ['events', event], ['journal_entries', entry])
}
const received = () => ({ measure: 'received', disbursement_id: receiptId, channel: 'rkud' })
const apbd = { measure: 'spent', line_code: 'A', company_id: null, pledge_id: null, form: null }

describe('an entry that does not agree with its documents is refused:', () => {
  it.each<[what: string, changed: () => object, constraint: string]>([
    ['of another retreat', () => ({ retreat_id: elsewhere.retreatId }), 'entry_agrees_with_pledge'],
    ['of another company', () => ({ company_id: elsewhere.companyId }), 'entry_agrees_with_pledge'],
    ['in another form', () => ({ form: 'goods' }), 'entry_agrees_with_pledge'],
    ['of no known pledge', () => ({ pledge_id: randomUUID() }), 'entry_agrees_with_pledge'],
    ['by another channel', () => ({ ...received(), channel: 'bast' }), 'entry_agrees_with_disbursement'],
    [
      'of no known receipt',
      () => ({ ...received(), disbursement_id: randomUUID() }),
      'entry_agrees_with_disbursement',
    ],
    [
      'on another pledge than its receipt',
      () => ({ ...received(), pledge_id: otherPledgeId }),
      'entry_agrees_with_disbursement',
    ],
    ['on a line that no budget has', () => ({ line_code: 'Z' }), 'unknown_line'],
    ['spent on such a line', () => ({ ...apbd, line_code: 'Z' }), 'unknown_line'],
    [
      'pledged where nothing is reserved',
      () => ({ measure: 'pledged', line_code: 'A' }),
      'pledged_exceeds_reserved',
    ],
    [
      'committed where nothing is pledged',
      () => ({ measure: 'committed', amount: 31 }),
      'committed_exceeds_pledged',
    ],
    ['reserved beside the document', () => ({}), 'pledge_adds_up'],
    ['received beside the document', received, 'disbursement_adds_up'],
    ['taken back beside the document', () => ({ ...received(), amount: -5 }), 'disbursement_adds_up'],
    [
      'verified less than nothing',
      () => ({ ...received(), measure: 'verified', amount: -1 }),
      'pledge_balance_negative',
    ],
    ['spent less than nothing', () => ({ ...apbd, amount: -1 }), 'line_balance_negative'],
    [
      'appropriated past 2^53 − 1',
      () => ({ ...apbd, measure: 'appropriated', amount: 2 ** 53 }),
      'line_balance_too_large',
    ],
    ['of an amount of 0', () => ({ amount: 0 }), 'journal_amount_not_zero'],
    ['dated after today', () => ({ effective_on: notYet }), 'date_in_future'],
    ['a promise with a channel', () => ({ channel: 'rkud' }), 'journal_entry_shape'],
    ['a receipt without one', () => ({ ...received(), channel: null }), 'journal_entry_shape'],
    ['a promise of nobody', () => ({ company_id: null }), 'journal_entry_shape'],
    ['spending of a company', () => ({ ...apbd, company_id: place.companyId }), 'journal_entry_shape'],
    ['spending on no line', () => ({ ...apbd, line_code: null }), 'journal_entry_shape'],
  ])('%s', async (_what, changed, constraint) => {
    await expect(write(changed())).rejects.toMatchObject({ constraint })
  })

  it('of no event', async () => {
    const entry = entryRow(place, randomUUID(), { ...apbd, amount: 1 })

    await expect(forge(service, ['journal_entries', entry])).rejects.toMatchObject({
      constraint: 'journal_entries_event_fk',
    })
  })

  it('of an event that was appended before it', async () => {
    const client = await transactionOf(service.sql)
    const late = client.query(
      `insert into journal_entries (retreat_id, event_id, measure, line_code, amount, effective_on)
       select retreat_id, id, 'spent', 'A', 1, '2025-06-24' from events where type = 'pledge.approved' and subject_id = $1`,
      [pledgeId],
    )

    await expect(late).rejects.toMatchObject({ constraint: 'entries_come_first' })
  })

  it('of an event that moves no such measure', async () => {
    const event = eventRow(place.retreatId, 'pledge.letter_amount_stated', pledgeId)
    const entry = entryRow(place, event.id, { ...apbd, amount: 1 })

    await expect(forge(service, ['journal_entries', entry], ['events', event])).rejects.toMatchObject({
      constraint: 'event_posts_its_measures',
    })
  })

  it('with a fraction of a rupiah', async () => {
    await expect(write({ amount: '0.5' })).rejects.toMatchObject({ code: '22P02' })
  })
})

describe('a statement of several entries', () => {
  it('stands or falls as a whole', async () => {
    const client = await service.sql.connect()
    const event = eventRow(place.retreatId)
    const count = async () => (await client.query('select count(*) from journal_entries')).rows[0].count
    const before = await count()

    const insert = client.query(
      `insert into journal_entries (retreat_id, event_id, measure, line_code, amount, effective_on)
       values ($1, $2, 'spent', 'A', 1, '2025-06-24'), ($1, $2, 'spent', 'A', 100, '2025-06-24')`,
      [place.retreatId, event.id],
    )

    await expect(insert).rejects.toMatchObject({ constraint: 'double_funding' })
    expect(await count()).toBe(before)
    client.release()
  })
})
