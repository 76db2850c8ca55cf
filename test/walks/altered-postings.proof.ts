/** An entry on another day than its records say, or in a measure that is not its event's, is named, whatever the event. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { postings } from '../../src/platform/log/event-postings.ts'
import { entryChecks } from '../../src/tools/verify/entry-checks.ts'
import {
  bookedAfterTheClosing,
  draftsTakenBack,
  everyFormAndChannel,
  proposalsOfMoney,
  proposalsOfRecords,
} from '../support/second-thoughts.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { namedBy } from '../support/tampering.ts'
import {
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  newNumber,
  onLines,
  reopenFrom,
} from '../support/world.ts'

const [measureCheck, dueCheck] = entryChecks.map(({ name }) => name)

let service: TestService
beforeAll(async () => {
  service = await startTestService()
  await draftsTakenBack(service)
  await proposalsOfMoney(service)
  await proposalsOfRecords(service)
  await everyFormAndChannel(service)
  await deedsOfOne(service)
  await bookedAfterTheClosing(service)
  await reopenFrom(service, '2025-05')
})
afterAll(() => service.close())

/** What nobody else has to agree to, and decisions that refuse. */
async function deedsOfOne({ as }: TestService): Promise<void> {
  const [finance, verifier] = [as('finance'), as('verifier')]
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const reason = 'Salah catat'
  const { id } = await anActivePledge(service, { retreatId, amount: 300, allocations: onLines({ A: 100 }) })
  const moves = [{ from: 'A', to: null, amount: 5 }]
  const move = { moves, reason, effectiveOn: '2025-06-01' }
  await finance.made(`/v1/pledges/${id}/reallocations`, move)
  const split = { allocations: onLines({ A: 40 }), unallocated: 20 }
  const [kept, rejected] = [await aReceipt(service, id, 60, split), await aReceipt(service, id, 10)]
  await finance.made(`/v1/disbursements/${kept.id}/reallocations`, move)
  await finance.made(`/v1/disbursements/${kept.id}/reversal`, { reason })
  await verifier.made(`/v1/disbursements/${rejected.id}/rejection`, { reason })
  const waiting = await aSubmittedPledge(service, { retreatId, amount: 10 })
  await verifier.made(`/v1/pledges/${waiting.id}/rejection`, { reason })
  await finance.made(`/v1/retreats/${retreatId}/appropriations`, {
    effectiveOn: '2025-03-01',
    documentNumber: 'DPA/1',
    items: [{ lineCode: 'A', amount: 10 }],
  })
  const spent = { lineCode: 'A', amount: 1, spentOn: '2025-05-20', sp2dNumber: newNumber('SP2D') }
  const expenditure = await finance.made(`/v1/retreats/${retreatId}/expenditures`, spent)
  await finance.made(`/v1/expenditures/${expenditure.id}/reversal`, { reason })
}

const namedAfter = (statement: string) => namedBy(entryChecks, service.superuser, statement)

it('where every event posted what its records say, nothing is named', async () => {
  expect(await namedAfter('select 1')).toEqual([])
})

const posting = Object.entries(postings).filter(([, posted]) => posted.length > 0)
const entriesOf = (key: string) => `
  id in (select max(j.id) from journal_entries j join events e on e.id = j.event_id
    left join adjustments a on e.type = 'adjustment.approved' and a.id::text = e.subject_id where posting_key(e.type, a) = '${key}')`

it.each(posting.map(([key]) => key))('%s: another day', async (key) => {
  const moved = `update journal_entries set effective_on = effective_on - 1 where ${entriesOf(key)}`
  expect(await namedAfter(moved)).toEqual([dueCheck])
})

it.each(posting.map(([key]) => key))('%s: another measure', async (key) => {
  const own = posting.find(([each]) => each === key)?.[1].map(({ measure }) => measure) ?? []
  const other = own.includes('spent') ? 'appropriated' : 'spent'
  const renamed = `update journal_entries set measure = '${other}' where ${entriesOf(key)}`
  expect(await namedAfter(renamed)).toEqual([measureCheck, dueCheck])
})

it.each(posting.map(([key]) => key))('%s: no entry', async (key) => {
  expect(await namedAfter(`delete from journal_entries where ${entriesOf(key)}`)).toContain(dueCheck)
})

it.each(['disbursement.recorded', 'adjustment.approved', 'appropriation.stated', 'expenditure.recorded'])(
  '%s: of no record',
  async (type) => {
    expect(await namedAfter(`update events set subject_id = 'lain' where type = '${type}'`)).toContain(
      dueCheck,
    )
  },
)
