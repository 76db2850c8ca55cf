/**
 * What cannot have come about by any deed of the program: a record that is born later than at its beginning, a change in a state that
 * takes none, an import of nothing, a move or an adoption on another day. Tried as the application's role in SQL.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importTable, pledgeCsv } from '../support/duplicates.ts'
import { eventRow, insert, pledgeRow, receiptRow } from '../support/intruder.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import {
  aCompany,
  aDraftBudget,
  anActivePledge,
  aReceipt,
  aRetreat,
  closeThrough,
  newNumber,
  reopenFrom,
} from '../support/world.ts'

let service: TestService
const ids: Record<string, string> = {}
beforeAll(async () => {
  service = await startTestService()
  ids.retreat = (await aRetreat(service, [{ code: 'A', amount: 10_000 }])).id
  ids.company = (await aCompany(service)).id
  const pledge = await anActivePledge(service, {
    retreatId: ids.retreat,
    companyId: ids.company,
    amount: 100,
  })
  ids.pledge = pledge.id
  ids.receipt = (await aReceipt(service, pledge.id, 40)).id
  await aDraftBudget(service, ids.retreat, [{ code: 'A', amount: 20_000 }])
  const { id: companyId } = await aCompany(service)
  const row = { letter: newNumber('S'), amount: 100, due: '15/05/2025', instalment: 100 }
  const { body } = await importTable(service, ids.retreat, await pledgeCsv(service, companyId, [row]))
  ids.import = body.importId
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

const place = () => ({ retreatId: ids.retreat ?? '', companyId: ids.company ?? '' })
const withIds = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')

type Deed = [table: string, row: Record<string, unknown>] | string

/** Does it, and looks at the rules that wait for a transaction's end, named first; answers the first that refuses. */
async function refusalOf(deeds: readonly Deed[], looksAt = 'all'): Promise<string | undefined> {
  const client = await transactionOf(service.sql)
  try {
    for (const deed of deeds) {
      if (typeof deed === 'string') await client.query(withIds(deed))
      else await insert(client, ...deed)
    }
    await client.query(`set constraints ${looksAt} immediate`)
    return undefined
  } catch (error) {
    return (error as { constraint?: string }).constraint ?? String(error)
  }
}

/** A new row with the event that it is born by. */
function born(table: string, type: string, row: Record<string, unknown>): Deed[] {
  return [
    [table, row],
    ['events', eventRow(place().retreatId, type, row.id)],
  ]
}

describe('a record is born at its beginning:', () => {
  const agreement = { agreement_kind: 'nphd', agreement_number: '1', agreement_signed_on: '2025-03-01' }
  const addendum = {
    kind: 'nphd',
    number: 'AD/1',
    signedOn: '2025-05-01',
    documentId: null,
    reason: 'Tambahan',
  }

  it.each([
    ['no pledge with an agreement', agreement],
    ['no pledge with an agreement and an addendum', { ...agreement, addenda: JSON.stringify([addendum]) }],
    ['no pledge with an addendum alone', { addenda: JSON.stringify([addendum]) }],
    ['no pledge that was decided', { decision_note: 'Sesuai surat' }],
    ['no pledge to which something is attached', { attached: 1 }],
  ])('%s', async (_what, more) => {
    expect(await refusalOf(born('pledges', 'pledge.drafted', pledgeRow(place(), more)))).toBe(
      'event_writes_its_rows',
    )
  })

  it('no receipt that was refunded or verified', async () => {
    for (const more of [{ refunded: 1 }, { verification_note: 'Sesuai' }]) {
      const receipt = receiptRow(place(), ids.pledge ?? '', more)
      expect(await refusalOf(born('disbursements', 'disbursement.recorded', receipt))).toBe(
        'event_writes_its_rows',
      )
    }
  })
})

describe('no amount is', () => {
  const part = (more: object) => ({ allocations: JSON.stringify([more]), unallocated: 95 })

  it.each<[what: string, parts: Record<string, unknown>]>([
    ['absent', { allocations: '[{"lineCode": "A"}]' }],
    ['a text', part({ lineCode: 'A', amount: '5' })],
    ['on no line', part({ lineCode: null, amount: 5 })],
    ['on a line that is a number', part({ lineCode: 7, amount: 5 })],
    [
      'on a line that was named',
      { allocations: '[{"lineCode": "A", "amount": 2}, {"lineCode": "A", "amount": 3}]', unallocated: 95 },
    ],
    ['due as a text', { instalments: '[{"dueOn": "2025-05-01", "amount": "100"}]' }],
  ])('%s', async (_what, more) => {
    const pledge = pledgeRow(place(), more)
    expect(await refusalOf(born('pledges', 'pledge.drafted', pledge))).toMatch(
      /^(positive_amounts|event_writes_its_rows)$/,
    )
  })

  it('appropriated that is larger than any, nor as a text', async () => {
    for (const amount of [10_000_000_000_001, '5']) {
      const row = {
        ...{
          id: randomUUID(),
          retreat_id: ids.retreat,
          effective_on: '2025-06-01',
          document_number: 'DPA/1',
        },
        ...{ items: JSON.stringify([{ lineCode: 'A', amount }]), makers: pledgeRow(place()).makers },
      }
      expect(await refusalOf(born('appropriations', 'appropriation.stated', row))).toBe(
        'event_writes_its_rows',
      )
    }
  })
})

describe('of an active pledge', () => {
  const changed = (set: string): Deed[] => [
    `update pledges set ${set} where id = '{pledge}'`,
    ['events', eventRow(place().retreatId, 'pledge.changed', ids.pledge)],
  ]

  it('no due date changes, but with what is promised', async () => {
    const set = `instalments = '[{"dueOn": "2025-08-01", "amount": 100}]'`
    expect(await refusalOf(changed(set))).toBe('pledge_is_fixed')
  })

  it('nobody corrects what the whole letter promises', async () => {
    expect(await refusalOf(changed('letter_amount = 500'))).toBe('pledge_is_fixed')
  })

  it('no day of its cancellation is another than today', async () => {
    const set = `state = 'cancelled', cancelled_on = '2025-06-01', cancellation_reason = 'Batal'`
    expect(await refusalOf([`update pledges set ${set} where id = '{pledge}'`])).toBe('cancelled_today')
  })
})

describe('no import', () => {
  const file = 'a'.repeat(64)
  const made = (more: object): Record<string, unknown> => ({
    ...{ id: randomUUID(), retreat_id: ids.retreat, kind: 'pledges', sha256: file, rows: 1, amount: 100 },
    ...{ made_by: randomUUID(), ...more },
  })

  it('is made of nothing', async () => {
    expect(await refusalOf([['imports', made({})]], 'import_is_whole')).toBe('import_is_whole')
    expect(await refusalOf([['imports', made({ kind: 'budget' })]], 'import_is_whole')).toBe(
      'import_is_whole',
    )
  })

  it.each([
    ['more than its records', { amount: 101 }],
    ['fewer rows than records', { rows: 0 }],
    ['no file', { sha256: 'tidak ada' }],
  ])('tells of %s', async (_what, more) => {
    const row = made(more)
    const pledge = pledgeRow(place(), { import_id: row.id })
    const deeds: Deed[] = [
      ['imports', row],
      ['pledges', pledge],
    ]
    expect(await refusalOf(deeds, 'import_is_whole')).toBe('import_is_whole')
  })

  it('takes anything more later, nor what is of another kind', async () => {
    expect(await refusalOf([['pledges', pledgeRow(place(), { import_id: ids.import })]])).toBe(
      'import_is_whole',
    )
    const row = made({ kind: 'budget' })
    const pledge = pledgeRow(place(), { import_id: row.id })
    const deeds: Deed[] = [
      ['imports', row],
      ['pledges', pledge],
    ]
    expect(await refusalOf(deeds)).toBe('import_is_whole')
  })
})

it('no budget is adopted before the one that it follows', async () => {
  const deeds = [
    `update budget_versions set state = 'superseded' where retreat_id = '{retreat}' and state = 'adopted'`,
    `update budget_versions set state = 'adopted', adopted_on = '2025-01-01', adopted_at = now(), adopted_by = gen_random_uuid()
     where retreat_id = '{retreat}' and state = 'draft'`,
  ]
  expect(await refusalOf(deeds)).toBe('adoption_out_of_order')
})

describe('no received money is moved', () => {
  const moved = (more: object = {}, type = 'disbursement.reallocated'): Deed[] => {
    const event = eventRow(place().retreatId, type, ids.receipt)
    const move = { pledgeId: ids.pledge, disbursementId: ids.receipt, from: null, to: 'A', amount: 1 }
    const transfer = {
      ...{ id: randomUUID(), retreat_id: ids.retreat, event_id: event.id, kind: 'disbursement_reallocation' },
      ...{ subject_id: ids.receipt, effective_on: '2025-06-01', moves: JSON.stringify([move]) },
      made_by: randomUUID(),
      ...more,
    }
    return [
      ['transfers', transfer],
      `insert into events (id, type, subject_type, subject_id, retreat_id, actor_id, api_key_id, request_id, data)
      select '${event.id}', '${type}', 'disbursement', '{receipt}', '{retreat}', user_id, id, 'x', '{}' from api_keys where name = 'finance'`,
    ]
  }
  const rule = 'transfer_follows_its_event'
  // What it moves is looked at when its event is appended; here the record of it alone.
  const alone = (deeds: Deed[]): Deed[] => deeds.slice(0, 1)

  it('by no event of its own', async () => {
    expect(await refusalOf(alone(moved()), rule)).toBe(rule)
  })

  it.each([
    ['by the event of a promise', { kind: 'pledge_reallocation' }],
    ['of another receipt', { subject_id: randomUUID() }],
    [
      'with another’s',
      { moves: '[{"pledgeId": "x", "disbursementId": "y", "from": null, "to": "A", "amount": 1}]' },
    ],
  ])('%s', async (_what, more) => {
    expect(await refusalOf(alone(moved(more)), rule)).toBe(rule)
  })

  describe('while its month is closed', () => {
    beforeAll(() => closeThrough(service, '2025-06'))
    afterAll(() => reopenFrom(service, '2025-05'))

    it.each([
      ['on a closed day', {}],
      ['booked where the day itself is open', { effective_on: '2025-07-01', booked_on: '2025-07-02' }],
    ])('%s', async (_what, more) => {
      const client = await transactionOf(service.superuser)
      const [[table, row]] = alone(moved(more)) as [[string, Record<string, unknown>]]
      await insert(client, table, row)
      await client.query('set local session_replication_role = replica')
      await client.query(
        `insert into events (id, type, subject_type, subject_id, retreat_id, actor_id, request_id, data)
         values ($1, 'disbursement.reallocated', 'disbursement', $2, $3, gen_random_uuid(), 'x', '{}')`,
        [row.event_id, ids.receipt, ids.retreat],
      )
      await client.query('set local session_replication_role = origin')

      await expect(client.query(`set constraints ${rule} immediate`)).rejects.toMatchObject({
        constraint: expect.stringMatching(/^(month_closed|booking_not_needed)/),
      })
    })
  })
})
