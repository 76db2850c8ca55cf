import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, onLines } from '../support/world.ts'

let service: TestService
let owner: pg.Pool

beforeAll(async () => {
  service = await startTestService()
  const url = new URL(inject('postgres').ownerUrl)
  url.pathname = new URL(service.url).pathname
  owner = new pg.Pool({ connectionString: url.href, max: 2 })
  owner.on('error', () => {})

  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
  const { id } = await anActivePledge(service, { retreatId, amount: 100, allocations: onLines({ A: 60 }) })
  const appropriation = { effectiveOn: '2025-02-01', documentNumber: 'DPA/1', items: onLines({ A: 20 }) }
  await service.as('finance').made(`/v1/retreats/${retreatId}/appropriations`, appropriation)
  await aReceipt(service, id, 10)
})
afterAll(async () => {
  await owner.end()
  await service.close()
})

const statements = (table: string, column: string) => [
  `update ${table} set ${column} = ${column}`,
  `delete from ${table}`,
  `truncate ${table} cascade`,
]
const appendOnly = [
  ...statements('journal_entries', 'amount'),
  ...statements('events', 'type'),
  ...statements('record_versions', 'row'),
  ...statements('budget_lines', 'amount'),
  ...statements('appropriations', 'items'),
  ...statements('attachments', 'note'),
  ...statements('log_leaves', 'hash'),
  ...statements('log_nodes', 'hash'),
  ...statements('log_checkpoints', 'note'),
  ...statements('log_keys', 'verifier_key'),
  ...statements('sealed_reports', 'report'),
  ...statements('sealed_contents', 'content'),
]
/** What entries stand on changes its state, and stays. */
const neverDeleted = ['disbursements', 'disclosures'].flatMap((table) => [
  `delete from ${table}`,
  `truncate ${table} cascade`,
])
const balances = [
  ...statements('line_balances', 'reserved'),
  ...statements('pledge_line_balances', 'reserved'),
]

describe('what was written stays written', () => {
  it.each([...appendOnly, ...neverDeleted])('the application has no right to: %s', async (statement) => {
    const client = await transactionOf(service.sql)

    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
  })

  it.each([
    [
      'of an event',
      `insert into events (sequence, id, type, subject_type, subject_id, actor_id, request_id, data) overriding system value
      values (-1, gen_random_uuid(), 'pledge.letter_amount_stated', 'pledge', 'x', gen_random_uuid(), 'x', '{}')`,
    ],
    [
      'of an entry',
      `insert into journal_entries (id, retreat_id, event_id, measure, line_code, amount, effective_on) overriding system value
      values (-1, gen_random_uuid(), gen_random_uuid(), 'spent', 'A', 1, '2025-06-01')`,
    ],
  ])('the application does not choose the place %s', async (_what, statement) => {
    const client = await transactionOf(service.sql)

    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
  })

  it.each([...appendOnly, ...neverDeleted])('a trigger refuses even the owner: %s', async (statement) => {
    const client = await transactionOf(owner)

    await expect(client.query(statement)).rejects.toMatchObject({ constraint: 'append_only' })
  })
})

describe('balances move by the journal alone', () => {
  it.each([
    ...balances,
    'insert into line_balances (retreat_id, line_code) select id, $$X$$ from retreats',
    `insert into pledge_line_balances (pledge_id, line_code, retreat_id, company_id, form)
     select id, 'X', retreat_id, company_id, form from pledges`,
  ])('the application has no right to: %s', async (statement) => {
    const client = await transactionOf(service.sql)

    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
  })

  it.each([
    'alter table journal_entries disable trigger all',
    'drop trigger append_only on journal_entries',
    'alter table line_balances drop constraint double_funding',
    'set session_replication_role = replica',
    `insert into record_versions (kind, record_id, version, event_id, row) select 'pledges', 'x', 1, id, '{}' from events limit 1`,
  ])('nor to take the rules away: %s', async (statement) => {
    const client = await transactionOf(service.sql)

    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
  })
})
