/**
 * Who holds the application's login can speak as any person with a live credential, and otherwise only say what is consistent
 * in itself: no change without its event, and none of what was decided. Each statement here is run as that role, and refused by the database.
 */
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aLedgerToAttack, appendEvent, type Credential } from '../support/attacked-ledger.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'

let service: TestService
let retreatId: string
let draftId: string
let verifiedId: string
let finance: Credential
beforeAll(async () => {
  service = await startTestService()
  ;({ retreatId, draftId, verifiedId, finance } = await aLedgerToAttack(service))
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

const rename = "update pledges set letter_number = 'S-9/lain/2025' where id = $1"

describe('nothing changes without an event', () => {
  it('also where the setting is cleared in which rows were once noted', async () => {
    const client = await transactionOf(service.sql)
    await client.query(rename, [draftId])
    await client.query("select set_config('cakupan.written', '', true)")

    await expect(client.query('set constraints all immediate')).rejects.toMatchObject({
      constraint: 'written_with_an_event',
    })
  })

  it.each([
    'delete from written_rows',
    'update written_rows set rows = rows',
    'truncate written_rows',
    `insert into written_rows (kind, rows) values ('pledges', '{}')`,
    'delete from log_queue',
    'truncate log_queue',
    'insert into log_queue values (1)',
    `insert into record_versions (kind, record_id, version, event_id, row) values ('pledges', 'x', 9, gen_random_uuid(), '{}')`,
  ])('the application has no right to: %s', async (statement) => {
    const client = await transactionOf(service.sql)

    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
  })

  it('and no version is written but of what was changed', async () => {
    const client = await transactionOf(service.sql)
    const forged = `{"kind":"pledges","row":{"id":"${draftId}","version":9}}`
    await client.query("select set_config('cakupan.written', $1, true)", [forged])
    await appendEvent(client, { type: 'pledge.letter_amount_stated', subject: draftId, by: finance })

    const { rows } = await client.query(
      'select max(version) as version from record_versions where record_id = $1',
      [draftId],
    )
    expect(rows).toEqual([{ version: 1 }])
  })
})

/** Another value of a column's type. */
const others: Record<string, string> = {
  text: `'lain'`,
  uuid: 'gen_random_uuid()',
  boolean: 'true',
  bigint: '7',
  integer: '7',
  date: `'2025-01-05'`,
  jsonb: `'[{"lineCode": "A", "amount": 1}]'`,
  'timestamp with time zone': `now() - interval '1 year'`,
  ARRAY: 'array[gen_random_uuid()]',
  form: `'goods'`,
  channel: `'bast'`,
  evidence_kind: `'bast'`,
  disbursement_state: `'recorded'`,
  adjustment_kind: `'refund'`,
  adjustment_state: `'proposed'`,
  budget_state: `'draft'`,
}

describe.each([
  ['a verified receipt', 'disbursements', () => `id = '${verifiedId}'`],
  ['an adopted budget', 'budget_versions', () => `retreat_id = '${retreatId}' and state = 'adopted'`],
  ['an approved adjustment', 'adjustments', () => `state = 'approved'`],
])('of %s', (_what, table, which) => {
  it('every column is fixed', async () => {
    const { rows } = await service.superuser.query(
      `select column_name as name, case data_type when 'USER-DEFINED' then udt_name else data_type end as type
       from information_schema.columns where table_name = $1 and table_schema = 'public' and is_generated = 'NEVER'`,
      [table],
    )
    const changed: string[] = []
    for (const { name, type } of rows as { name: string; type: string }[]) {
      const outcome = await changeOf(table, which(), name, others[type] ?? `no value of ${type}`)
      if (outcome !== 'refused') changed.push(`${name}: ${outcome}`)
    }

    expect(changed).toEqual([])
  })
})

/** What becomes of a change of one column: version and instants of writing are the trigger's, whatever is said. */
async function changeOf(table: string, which: string, column: string, value: string): Promise<string> {
  const client = await service.sql.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query(
      `update ${table} set ${column} = ${value} where ${which} returning ${column} = ${value} as is_changed`,
    )
    // What a refund took is held against the approved ones when the transaction ends.
    if (column === 'refunded') await client.query('set constraints disbursement_adds_up immediate')
    const isOfTrigger = ['version', 'created_at', 'updated_at'].includes(column) && !rows[0]?.is_changed
    return rows.length === 0 ? 'no such row' : isOfTrigger ? 'refused' : 'changed'
  } catch (error) {
    return (error as pg.DatabaseError).code?.startsWith('23') ? 'refused' : String(error)
  } finally {
    await client.query('rollback')
    client.release()
  }
}
