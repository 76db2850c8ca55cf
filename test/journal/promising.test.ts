/** What a cancelled retreat and a company that merged no longer take, and dates that cannot be: tried as the application's role in SQL. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forge, pledgeRow } from '../support/intruder.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import {
  aCompany,
  aDraft,
  aDraftBudget,
  anActivePledge,
  aRetreat,
  aSubmittedPledge,
  cancelRetreat,
} from '../support/world.ts'

let service: TestService
const ids: Record<string, string> = {}
beforeAll(async () => {
  service = await startTestService()
  const finance = service.as('finance')
  ids.going = (await aRetreat(service, [{ code: 'A', amount: 10_000 }])).id
  ids.waiting = (await aSubmittedPledge(service, { retreatId: ids.going, amount: 10 })).id
  ids.goingDraft = (await aDraft(service, { retreatId: ids.going, amount: 10 })).id

  ids.cancelled = (await aRetreat(service, [{ code: 'A', amount: 10_000 }])).id
  ids.draft = (await aDraft(service, { retreatId: ids.cancelled, amount: 10 })).id
  const active = await anActivePledge(service, { retreatId: ids.cancelled, amount: 100 })
  const increase = { delta: 10, reason: 'Tambahan', effectiveOn: '2025-05-20' }
  ids.increase = (await finance.made(`/v1/pledges/${active.id}/amendments`, increase)).id
  await aDraftBudget(service, ids.cancelled, [{ code: 'A', amount: 20_000 }])
  await cancelRetreat(service, ids.cancelled)

  const { id: companyId } = await aCompany(service)
  ids.merged = companyId
  ids.mergedDraft = (await aDraft(service, { retreatId: ids.going, companyId, amount: 10 })).id
  const promised = await anActivePledge(service, { retreatId: ids.going, companyId, amount: 100 })
  ids.mergedPledge = promised.id
  ids.mergedIncrease = (await finance.made(`/v1/pledges/${promised.id}/amendments`, increase)).id
  ids.successor = (await aCompany(service)).id
  ids.other = (await aCompany(service)).id
  await finance.made(`/v1/companies/${companyId}/succession`, {
    successorId: ids.successor,
    from: '2025-06-01',
    reason: 'Merger',
  })
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

/** Runs it, and then the rules that are looked at when a transaction ends; answers the first that refuses. */
async function refusalOf(statement: string): Promise<string | undefined> {
  const client = await transactionOf(service.sql)
  const filled = statement.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')
  try {
    await client.query(filled)
    await client.query('set constraints all immediate')
    return undefined
  } catch (error) {
    return (error as { constraint?: string }).constraint
  }
}

const byAnother = 'decided_by = gen_random_uuid(), decided_at = now()'
const approval = `state = 'approved', ${byAnother}, split = '{"allocations": [], "unallocated": 10}'`

describe('a retreat that is cancelled takes no', () => {
  it('new pledge', async () => {
    const place = { retreatId: ids.cancelled ?? '', companyId: ids.other ?? '' }
    await expect(forge(service, ['pledges', pledgeRow(place)])).rejects.toMatchObject({
      constraint: 'retreat_cancelled',
    })
  })

  it.each([
    ['submission', `update pledges set state = 'submitted' where id = '{draft}'`],
    ['increase', `update adjustments set ${approval} where id = '{increase}'`],
    [
      'budget',
      `update budget_versions set state = 'superseded' where retreat_id = '{cancelled}' and state = 'adopted';
       update budget_versions set state = 'adopted', adopted_on = '2025-06-01', adopted_by = gen_random_uuid(), adopted_at = now()
       where retreat_id = '{cancelled}' and number = 2`,
    ],
    [
      'appropriation',
      `insert into appropriations (id, retreat_id, effective_on, document_number, items, makers)
       values (gen_random_uuid(), '{cancelled}', '2025-06-01', 'DPA/1', '[{"lineCode": "A", "amount": 1}]', array[gen_random_uuid()])`,
    ],
    [
      'venue',
      `update retreats set chosen_venue = 'KOTA', venue_chosen_on = '2025-06-01' where id = '{cancelled}'`,
    ],
    ['second cancellation', `update retreats set cancelled_on = '2025-06-02' where id = '{cancelled}'`],
    ['other reason', `update retreats set cancellation_reason = 'Lain' where id = '{cancelled}'`],
    [
      'approval',
      `update retreats set cancelled_on = '2025-06-01', cancellation_reason = 'x' where id = '{going}';
       update pledges set state = 'active', ${byAnother} where id = '{waiting}'`,
    ],
  ])('%s', async (_what, statement) => {
    expect(await refusalOf(statement)).toBe('retreat_cancelled')
  })

  it('nothing that waits for approval', async () => {
    const client = await transactionOf(service.sql)
    await client.query(
      `update retreats set cancelled_on = '2025-06-01', cancellation_reason = 'x' where id = $1`,
      [ids.going],
    )

    await expect(client.query('set constraints cancellation_takes_back immediate')).rejects.toMatchObject({
      constraint: 'cancellation_takes_back',
    })
  })
})

describe('a company that merged takes no', () => {
  it('new pledge', async () => {
    const place = { retreatId: ids.going ?? '', companyId: ids.merged ?? '' }
    await expect(forge(service, ['pledges', pledgeRow(place)])).rejects.toMatchObject({
      constraint: 'company_succeeded',
    })
  })

  it.each([
    ['draft of another', `update pledges set company_id = '{merged}' where id = '{goingDraft}'`],
    [
      'larger draft',
      `update pledges set amount = 20, unallocated = 20, instalments = '[{"dueOn": "2025-06-01", "amount": 20}]' where id = '{mergedDraft}'`,
    ],
    ['submission', `update pledges set state = 'submitted' where id = '{mergedDraft}'`],
    ['increase', `update adjustments set ${approval} where id = '{mergedIncrease}'`],
  ])('%s', async (_what, statement) => {
    expect(await refusalOf(statement)).toBe('company_succeeded')
  })

  it.each([
    ['other successor', `update companies set successor_id = '{other}' where id = '{merged}'`],
    [
      'end of its succession',
      `update companies set successor_id = null, succeeded_on = null, succession_reason = null where id = '{merged}'`,
    ],
    [
      'company into it',
      `update companies set successor_id = '{merged}', succeeded_on = '2025-06-01', succession_reason = 'x' where id = '{other}'`,
    ],
  ])('%s', async (_what, statement) => {
    expect(await refusalOf(statement)).toBe('succession_recorded')
  })
})

describe('no instalment is', () => {
  const due = (dueOn: unknown) =>
    `update pledges set instalments = '[${JSON.stringify({ dueOn, amount: 10 })}]' where id = '{goingDraft}'`

  it.each([
    ['due before its letter', '2025-01-31', 'due_before_letter'],
    ['due on no day', 'tomorrow', 'date_too_late /instalments'],
    ['due whenever', undefined, 'date_too_late /instalments'],
    ['due in a hundred years', '2125-01-01', 'date_too_late /instalments'],
  ])('%s', async (_what, dueOn, constraint) => {
    expect(await refusalOf(due(dueOn))).toBe(constraint)
  })

  it('proposed for a day in a hundred years', async () => {
    const statement = `insert into adjustments (id, retreat_id, pledge_id, kind, request, effect, amount, effective_on, instalments, makers)
      select gen_random_uuid(), retreat_id, pledge_id, kind, request, effect, amount, effective_on,
        '[{"dueOn": "2125-01-01", "amount": 110}]', makers from adjustments where id = '{mergedIncrease}'`
    expect(await refusalOf(statement)).toBe('date_too_late /instalments')
  })
})

describe('no addendum is', () => {
  const whole = { kind: 'nphd', number: 'AD/1', signedOn: '2025-05-01', documentId: null, reason: 'Tambahan' }
  it.each([
    ['signed after today', { signedOn: '2999-01-01' }],
    ['signed before 2000', { signedOn: '1999-12-31' }],
    ['signed on no day', { signedOn: 'today' }],
    ['of no kind', { kind: 'mou' }],
    ['without a number', { number: '' }],
    ['without a reason', { reason: 'x' }],
  ])('%s', async (_what, changed) => {
    const addenda = JSON.stringify([{ ...whole, ...changed }])
    expect(await refusalOf(`update pledges set addenda = '${addenda}' where id = '{mergedPledge}'`)).toBe(
      'addenda_whole',
    )
  })

  it('the first agreement of a pledge', async () => {
    const addenda = JSON.stringify([whole])
    const statement = `update pledges set addenda = '${addenda}' where id = '{mergedPledge}'`
    expect(await refusalOf(statement)).toBe('takes_two_people')
  })
})

describe('what is not booked is dated', () => {
  it.each([
    [
      'an appropriation',
      `insert into appropriations (id, retreat_id, effective_on, document_number, items, makers)
      values (gen_random_uuid(), '{going}', '2022-12-31', 'DPA/1', '[]', array[gen_random_uuid()])`,
      '/effectiveOn',
    ],
    [
      'an expenditure',
      `insert into expenditures (id, retreat_id, line_code, amount, spent_on, sp2d_number, makers)
      values (gen_random_uuid(), '{going}', 'A', 1, '2022-12-31', 'SP2D/1', array[gen_random_uuid()])`,
      '/spentOn',
    ],
    ['a draft', `update pledges set pledged_on = '2022-12-31' where id = '{goingDraft}'`, '/pledgedOn'],
    [
      'a proposal',
      `insert into adjustments (id, retreat_id, pledge_id, kind, request, effect, amount, effective_on, makers)
      select gen_random_uuid(), retreat_id, pledge_id, kind, request, effect, amount, '2022-12-31', makers
      from adjustments where id = '{mergedIncrease}'`,
      '/effectiveOn',
    ],
  ])('no more than two years before its fiscal year: %s', async (_what, statement, pointer) => {
    expect(await refusalOf(statement)).toBe(`date_too_early ${pointer}`)
  })
})
