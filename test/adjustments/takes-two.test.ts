/** Who holds the application's login does nothing alone that takes two people: each statement is run as that role. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approved } from '../support/proposals.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { aCompany, anActivePledge, aReceipt, aRetreat, cancelRetreat } from '../support/world.ts'

let service: TestService
const ids: Record<string, string> = {}
beforeAll(async () => {
  service = await startTestService()
  const finance = service.as('finance')
  ids.retreat = (await aRetreat(service, [{ code: 'A', amount: 1_000 }])).id
  ids.pledge = (await anActivePledge(service, { retreatId: ids.retreat, amount: 100 })).id
  await finance.made(`/v1/pledges/${ids.pledge}/agreement`, {
    kind: 'nphd',
    number: 'NPHD/1',
    signedOn: '2025-03-01',
  })
  ids.receipt = (await aReceipt(service, ids.pledge, 40)).id
  await service.as('verifier').made(`/v1/disbursements/${ids.receipt}/verification`)
  ids.cancelled = (await aRetreat(service, [{ code: 'A', amount: 1_000 }])).id
  await cancelRetreat(service, ids.cancelled)
  const { id: companyId } = await aCompany(service)
  const disclosure = { kind: 'sanction', reference: 'SK-9', validFrom: '2025-02-01', validTo: null }
  ids.disclosure = (await finance.made(`/v1/companies/${companyId}/disclosures`, disclosure)).id
})
afterAll(() => service.close())

const withIds = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')

/** Runs it, and then the rules that are looked at when a transaction ends. */
async function attempt(statement: string): Promise<unknown> {
  const client = await transactionOf(service.sql)
  await client.query(withIds(statement))
  return client.query('set constraints takes_two_people immediate')
}

describe('without a second person’s approval, nobody', () => {
  it.each([
    [
      'chooses a venue',
      `update retreats set chosen_venue = 'KOTA', venue_chosen_on = '2025-06-01' where id = '{retreat}'`,
    ],
    [
      'cancels a retreat',
      `update retreats set cancelled_on = '2025-06-01', cancellation_reason = 'x' where id = '{retreat}'`,
    ],
    [
      'takes a cancellation back',
      `update retreats set cancelled_on = null, cancellation_reason = null where id = '{cancelled}'`,
    ],
    ['gives a retreat another code', `update retreats set code = 'LAIN' where id = '{retreat}'`],
    ['gives it another title', `update retreats set title = 'Lain' where id = '{retreat}'`],
    ['gives it other dates', `update retreats set ends_on = '2025-12-31' where id = '{retreat}'`],
    ['gives it another year', `update retreats set fiscal_year = 2026 where id = '{retreat}'`],
    [
      'gives it other venues',
      `update retreats set venues = venues || '[{"code": "X", "name": "X", "regencyCode": "64.03"}]' where id = '{retreat}'`,
    ],
    ['ends a disclosure', `update disclosures set valid_to = '2025-03-01' where id = '{disclosure}'`],
    ['annuls a disclosure', `update disclosures set annulled = true where id = '{disclosure}'`],
    ['rewords a disclosure', `update disclosures set note = 'x' where id = '{disclosure}'`],
    ['replaces an agreement', `update pledges set agreement_signed_on = '2025-01-01' where id = '{pledge}'`],
    [
      'adds a second agreement',
      `update pledges set addenda = '[{"kind": "nphd", "number": "2", "signedOn": "2025-04-01", "reason": "Lain"}]' where id = '{pledge}'`,
    ],
    [
      'moves verified money',
      `insert into journal_entries (retreat_id, event_id, measure, line_code, company_id, pledge_id, disbursement_id, form, channel, amount, effective_on)
       select j.retreat_id, gen_random_uuid(), m.measure, m.line_code, j.company_id, j.pledge_id, m.of, j.form, m.channel, m.amount, '2025-06-01'
       from journal_entries j, (values
         ('reserved'::measure, null, null, null::channel, -40), ('reserved', 'A', null, null, 40),
         ('pledged', null, null, null, -40), ('pledged', 'A', null, null, 40),
         ('committed', null, null, null, -40), ('committed', 'A', null, null, 40),
         ('received', null, '{receipt}'::uuid, 'rkud', -40), ('received', 'A', '{receipt}'::uuid, 'rkud', 40),
         ('verified', null, '{receipt}'::uuid, 'rkud', -40), ('verified', 'A', '{receipt}'::uuid, 'rkud', 40)
       ) m (measure, line_code, of, channel, amount)
       where j.disbursement_id = '{receipt}' and j.measure = 'verified'`,
    ],
  ])('%s', async (_what, statement) => {
    await expect(attempt(statement)).rejects.toMatchObject({ constraint: 'takes_two_people' })
  })

  it('even where somebody else approved such a thing before', async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    ids.chosen = id
    const choice = { venueCode: 'PANTAI', chosenOn: '2025-06-01' }
    await approved(service, `/v1/retreats/${id}/venue-choices`, choice)

    const again = attempt(
      `update retreats set chosen_venue = 'KOTA', venue_chosen_on = '2025-06-01' where id = '{chosen}'`,
    )

    await expect(again).rejects.toMatchObject({ constraint: 'takes_two_people' })
  })
})

describe('what the database keeps by itself', () => {
  it.each([
    ['former codes', `update retreats set former_codes = '{}' || '{"LAIN"}'::text[] where id = '{retreat}'`],
    [
      'earlier choices',
      `update retreats set earlier_venues = '[{"venueCode": "KOTA", "chosenOn": "2025-01-01"}]' where id = '{retreat}'`,
    ],
  ])('nobody else writes: %s', async (_what, statement) => {
    await expect(attempt(statement)).rejects.toMatchObject({ constraint: 'retreat_is_fixed' })
  })
})
