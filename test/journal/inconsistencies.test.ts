/**
 * Who holds the application's login can speak as any person with a live credential, and otherwise only say what is consistent
 * in itself: each statement here is run as that role, and refused by the database.
 */
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/shared/ids.ts'
import { instalmentsOf } from '../support/adjustments.ts'
import { approved } from '../support/proposals.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import {
  aDraft,
  aDraftBudget,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
} from '../support/world.ts'

interface Credential {
  actor: string
  key: string | null
}

let service: TestService
let retreatId: string
let draftId: string
let submittedId: string
let proposedId: string
let recordedId: string
let verifiedId: string
let finance: Credential
let verifier: Credential
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 2_000 }])).id
  draftId = (await aDraft(service, { retreatId, amount: 10 })).id
  const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 1_000 })
  recordedId = (await aReceipt(service, pledgeId, 10)).id
  verifiedId = (await aReceipt(service, pledgeId, 10)).id
  await service.as('verifier').made(`/v1/disbursements/${verifiedId}/verification`)
  await approved(service, `/v1/pledges/${pledgeId}/write-offs`, {
    amount: 5,
    reason: 'other',
    effectiveOn: '2025-05-20',
    instalments: instalmentsOf(995),
  })
  submittedId = (await aSubmittedPledge(service, { retreatId, amount: 10 })).id
  const proposed = await service.as('finance').made(`/v1/pledges/${pledgeId}/write-offs`, {
    amount: 5,
    reason: 'other',
    effectiveOn: '2025-05-20',
    instalments: instalmentsOf(990),
  })
  proposedId = proposed.id
  await service.as('finance').made(`/v1/retreats/${retreatId}/appropriations`, {
    effectiveOn: '2025-03-01',
    documentNumber: 'DPA-1',
    items: [{ lineCode: 'A', amount: 10 }],
  })
  await service.as('finance').made(`/v1/retreats/${retreatId}/expenditures`, {
    lineCode: 'A',
    amount: 1,
    spentOn: '2025-05-20',
    sp2dNumber: 'SP2D-1',
  })
  await aDraftBudget(service, retreatId, [{ code: 'A', amount: 2_000 }])
  finance = await credentialOf('finance')
  verifier = await credentialOf('verifier')
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

async function credentialOf(name: string): Promise<Credential> {
  const { rows } = await service.superuser.query(
    'select id as key, user_id as actor from api_keys where name = $1',
    [name],
  )
  return rows[0]
}

interface Caused {
  type: string
  subject: string
  by: Credential
  occurredAt?: string
}

function appendEvent(client: pg.PoolClient, { type, subject, by, occurredAt = 'now()' }: Caused) {
  return client.query(
    `insert into events (id, type, subject_type, subject_id, actor_id, api_key_id, request_id, data, occurred_at)
     values ($1, $2, split_part($2, '.', 1), $3, $4, $5, 'x', '{}', ${occurredAt})`,
    [newId(), type, subject, by.actor, by.key],
  )
}

const budgetAdopted = "state = 'adopted', adopted_at = now(), adopted_on = '2025-03-01'"
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
    await appendEvent(client, { type: 'pledge.changed', subject: draftId, by: finance })

    const { rows } = await client.query(
      'select max(version) as version from record_versions where record_id = $1',
      [draftId],
    )
    expect(rows).toEqual([{ version: 1 }])
  })
})

describe('somebody of the single sign-on', () => {
  const arrival = `insert into sso_persons (id, issuer, subject) values ($1::uuid, 'https://sso.example', $1::uuid::text)`

  it('is not known without an event', async () => {
    const client = await transactionOf(service.sql)
    await client.query(arrival, [newId()])

    await expect(client.query('set constraints all immediate')).rejects.toMatchObject({
      constraint: 'written_with_an_event',
    })
  })

  it.each([
    ['another came', 'user.first_seen'],
    ['something else was done', 'pledge.changed'],
  ])('is not known because %s', async (_what, type) => {
    const client = await transactionOf(service.sql)
    await client.query(arrival, [newId()])

    await expect(appendEvent(client, { type, subject: draftId, by: finance })).rejects.toMatchObject({
      constraint: 'actors_are_named',
    })
  })
})

describe('a link of persons', () => {
  const identity = newId()
  let linkId: string
  beforeAll(async () => {
    const proposal = { issuer: 'https://sso.example', subject: identity }
    linkId = (await service.as('admin').made(`/v1/users/${verifier.actor}/links`, proposal)).id
  })

  it.each([
    ['confirmed on both sides at once', 'account_confirmed_at = now(), subject_confirmed_at = now()'],
    ['of another user', `user_id = '${identity}'`],
    ['of another identity', `sso_person_id = '${identity}'`],
    ['confirmed yesterday', `account_confirmed_at = now() - interval '1 day'`],
    ['confirmed and withdrawn', 'account_confirmed_at = now(), withdrawn_at = now()'],
  ])('is not %s', async (_what, set) => {
    const client = await transactionOf(service.sql)

    await expect(
      client.query(`update person_links set ${set} where id = $1`, [linkId]),
    ).rejects.toMatchObject({ constraint: 'link_in_force' })
  })

  it('is not taken away', async () => {
    const client = await transactionOf(service.sql)

    await expect(client.query('delete from person_links')).rejects.toMatchObject({ code: '42501' })
  })

  it('does not begin confirmed', async () => {
    const client = await transactionOf(service.sql)
    const [id, other] = [newId(), newId()]
    await client.query(`insert into sso_persons (id, issuer, subject) values ($1, 'x', 'x')`, [other])

    await expect(
      client.query(
        `insert into person_links (id, user_id, sso_person_id, proposed_by, account_confirmed_at) values ($1, $2, $3, $2, now())`,
        [id, verifier.actor, other],
      ),
    ).rejects.toMatchObject({ constraint: 'begins_at_the_beginning' })
  })

  it.each(['account_confirmed_at', 'subject_confirmed_at'])(
    'is confirmed by nobody else: %s',
    async (side) => {
      const client = await transactionOf(service.sql)
      await client.query(`update person_links set ${side} = now() where id = $1`, [linkId])

      await expect(
        appendEvent(client, { type: 'user.link_confirmed', subject: verifier.actor, by: finance }),
      ).rejects.toMatchObject({ constraint: 'actors_are_named' })
    },
  )

  it('in force, lets nobody verify what the identity recorded, nor the identity do anything more', async () => {
    const client = await transactionOf(service.superuser)
    const { rows } = await client.query('select sso_person_id as id from person_links where id = $1', [
      linkId,
    ])
    const subject = { actor: rows[0].id, key: null }
    for (const [side, by] of [
      ['account_confirmed_at', verifier],
      ['subject_confirmed_at', subject],
    ] as const) {
      await client.query(`update person_links set ${side} = now() where id = $1`, [linkId])
      await appendEvent(client, { type: 'user.link_confirmed', subject: verifier.actor, by })
    }
    await client.query('savepoint linked')
    await expect(
      appendEvent(client, { type: 'pledge.drafted', subject: draftId, by: subject }),
    ).rejects.toMatchObject({ constraint: 'unauthenticated' })
    await client.query('rollback to linked')
    await expect(
      client.query('update person_links set withdrawn_at = now() where id = $1', [linkId]),
    ).rejects.toMatchObject({ constraint: 'link_in_force' })
    await client.query('rollback to linked')
    await client.query('set local session_replication_role = replica')
    await client.query('update disbursements set makers = array[$2::uuid] where id = $1', [
      recordedId,
      subject.actor,
    ])
    await client.query('set local session_replication_role = origin')

    await expect(
      client.query(
        `update disbursements set state = 'verified', verified_at = now(), verified_by = $2 where id = $1`,
        [recordedId, verifier.actor],
      ),
    ).rejects.toMatchObject({ constraint: 'maker_is_checker' })
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

describe('who is named made and decided it', () => {
  const draft = (makers: string) => `
    insert into pledges (id, retreat_id, company_id, form, amount, pledged_on, letter_number, instalments, allocations, unallocated, makers)
    select $1, retreat_id, company_id, form, amount, pledged_on, 'S-lain',  instalments, allocations, unallocated, ${makers}
    from pledges where id = '${draftId}'`

  it.each([
    ['somebody else', 'array[gen_random_uuid()]'],
    ['nobody', `'{}'::uuid[]`],
    ['one more', 'makers || gen_random_uuid()'],
  ])('no draft has for its maker: %s', async (_who, makers) => {
    const client = await transactionOf(service.sql)
    const id = newId()
    await client.query(draft(makers), [id])

    await expect(
      appendEvent(client, { type: 'pledge.drafted', subject: id, by: finance }),
    ).rejects.toMatchObject({
      constraint: 'actors_are_named',
    })
  })

  it('whoever corrects a record becomes a maker of it', async () => {
    const client = await transactionOf(service.superuser)
    const second = { actor: newId(), key: newId() }
    await client.query(
      "insert into users (id, name, roles, unconfirmed_by) values ($1, 'Kedua', '{finance}', array[$1::uuid])",
      [second.actor],
    )
    await client.query(
      "insert into api_keys (id, name, prefix, secret_hash, roles, user_id) values ($1, 'k', 'k', 'k', '{finance}', $2)",
      [second.key, second.actor],
    )
    await client.query(rename, [draftId])

    await expect(
      appendEvent(client, { type: 'pledge.changed', subject: draftId, by: second }),
    ).rejects.toMatchObject({ constraint: 'actors_are_named' })
  })

  it.each([
    ['nobody', () => 'gen_random_uuid()', 'actors_are_named'],
    ['its maker', () => 'makers[1]', 'maker_is_checker'],
    ['another than who caused the event', () => `'${finance.actor}'`, 'maker_is_checker'],
  ])('no receipt is verified by %s', async (_who, by, constraint) => {
    const client = await transactionOf(service.sql)
    const verified = (async () => {
      await client.query(
        `update disbursements set state = 'verified', verified_at = now(), verified_by = ${by()} where id = $1`,
        [recordedId],
      )
      await appendEvent(client, { type: 'disbursement.verified', subject: recordedId, by: verifier })
    })()

    await expect(verified).rejects.toMatchObject({ constraint })
  })

  it.each<[table: string, set: string, by: string, which: () => string]>([
    ['pledges', "state = 'active', decided_at = now()", 'decided_by', () => `id = '${submittedId}'`],
    ['adjustments', "state = 'approved', decided_at = now()", 'decided_by', () => `id = '${proposedId}'`],
    ['budget_versions', budgetAdopted, 'adopted_by', () => `retreat_id = '${retreatId}' and state = 'draft'`],
  ])('nothing of %s is decided by its maker', async (table, set, by, which) => {
    const client = await transactionOf(service.sql)

    await expect(
      client.query(`update ${table} set ${set}, ${by} = makers[1] where ${which()}`),
    ).rejects.toMatchObject({ constraint: 'maker_is_checker' })
  })

  it.each<[type: string, statement: () => string]>([
    [
      'pledge.approved',
      () =>
        `update pledges set state = 'active', decided_at = now(), decided_by = gen_random_uuid() where id = '${submittedId}'`,
    ],
    [
      'adjustment.rejected',
      () =>
        `update adjustments set state = 'rejected', decided_at = now(), decided_by = gen_random_uuid() where id = '${proposedId}'`,
    ],
    [
      'budget.adopted',
      () => `update budget_versions set state = 'superseded' where retreat_id = '${retreatId}' and state = 'adopted';
        update budget_versions set ${budgetAdopted}, adopted_by = gen_random_uuid() where retreat_id = '${retreatId}' and state = 'draft'`,
    ],
  ])('nor, with a %s, by another than who caused it', async (type, statement) => {
    const client = await transactionOf(service.sql)
    await client.query(statement())

    await expect(appendEvent(client, { type, subject: submittedId, by: verifier })).rejects.toMatchObject({
      constraint: 'actors_are_named',
    })
  })

  it.each<[table: string, which: () => string, type: string]>([
    ['pledges', () => `id = '${draftId}'`, 'pledge.changed'],
    ['disbursements', () => `id = '${recordedId}'`, 'disbursement.changed'],
    ['adjustments', () => `id = '${proposedId}'`, 'adjustment.withdrawn'],
    ['budget_versions', () => `retreat_id = '${retreatId}' and state = 'draft'`, 'budget.drafted'],
    ['expenditures', () => `retreat_id = '${retreatId}'`, 'expenditure.recorded'],
  ])('of %s no maker is taken away or added', async (table, which, type) => {
    for (const makers of [`'{}'`, 'array[gen_random_uuid()]', 'makers || gen_random_uuid()']) {
      const client = await transactionOf(service.sql)
      const altered = (async () => {
        const changed = await client.query(`update ${table} set makers = ${makers} where ${which()}`)
        expect(changed.rowCount).toBe(1)
        await appendEvent(client, { type, subject: draftId, by: finance })
      })()

      await expect(altered, makers).rejects.toMatchObject({ code: expect.stringMatching(/^23/) })
    }
  })

  it('nor by an event that is no verification', async () => {
    const client = await transactionOf(service.sql)
    const set = "set state = 'verified', verified_at = now(), verified_by = $2"
    await client.query(`update disbursements ${set} where id = $1`, [recordedId, verifier.actor])

    await expect(
      appendEvent(client, { type: 'disbursement.rejected', subject: recordedId, by: verifier }),
    ).rejects.toMatchObject({ constraint: 'actors_are_named' })
  })

  it('nor at another time than now', async () => {
    const client = await transactionOf(service.sql)
    const set = "set state = 'verified', verified_at = now() - interval '1 day', verified_by = $2"

    await expect(
      client.query(`update disbursements ${set} where id = $1`, [recordedId, verifier.actor]),
    ).rejects.toMatchObject({ constraint: 'disbursement_is_fixed' })
  })
})

describe('an event', () => {
  it('of who holds a key whose role allows it is taken', async () => {
    const client = await transactionOf(service.sql)

    const caused = await appendEvent(client, { type: 'pledge.drafted', subject: draftId, by: finance })

    expect(caused.rowCount).toBe(1)
  })

  it.each(["now() - interval '1 year'", "now() + interval '1 second'"])(
    'does not occur at %s',
    async (occurredAt) => {
      const client = await transactionOf(service.sql)

      await expect(
        appendEvent(client, { type: 'pledge.drafted', subject: draftId, by: finance, occurredAt }),
      ).rejects.toMatchObject({ constraint: 'occurs_now' })
    },
  )

  it.each<[string, () => Credential, string]>([
    ['nobody', () => ({ actor: newId(), key: null }), 'unauthenticated'],
    ['somebody with the key of another', () => ({ ...verifier, key: finance.key }), 'unauthenticated'],
    ['a key that is none', () => ({ ...finance, key: newId() }), 'unauthenticated'],
    ['a person without the role', () => verifier, 'forbidden'],
    ['the service', () => ({ actor: '00000000-0000-7000-8000-000000000000', key: null }), 'forbidden'],
  ])('is not caused by %s', async (_who, by, constraint) => {
    const client = await transactionOf(service.sql)

    await expect(
      appendEvent(client, { type: 'pledge.drafted', subject: draftId, by: by() }),
    ).rejects.toMatchObject({ constraint })
  })

  it.each([
    ['a revoked key', 'update api_keys set revoked_at = now() where id = $1', 'key'],
    [
      'an expired key',
      "update api_keys set created_at = now() - interval '2 days', expires_at = now() - interval '1 day' where id = $1",
      'key',
    ],
    ['a key whose person is not active', 'update users set active = false where id = $1', 'actor'],
    ['a key whose person lost the role', `update users set roles = '{auditor}' where id = $1`, 'actor'],
  ] as const)('is not caused by %s', async (_what, statement, of) => {
    const client = await transactionOf(service.superuser)
    await client.query(statement, [finance[of]])

    await expect(
      appendEvent(client, { type: 'pledge.drafted', subject: draftId, by: finance }),
    ).rejects.toMatchObject({ constraint: expect.stringMatching(/^(unauthenticated|forbidden)$/) })
  })
})

describe('without a key an event is caused in a session', () => {
  const session = `insert into sessions (id, user_id, secret_hash, started_at, last_used_at, expires_at)
    values (gen_random_uuid(), $1, gen_random_uuid()::text, now() - interval '2 hours', now() - $2::interval, now() + $3::interval)`

  it.each([
    ['none', null, 'unauthenticated'],
    ['one that has expired', ['1 minute', '0 minutes'], 'unauthenticated'],
    ['one that is idle over an hour', ['62 minutes', '10 hours'], 'unauthenticated'],
    ['one that is open', ['59 minutes', '1 minute'], undefined],
  ] as const)('with %s', async (_which, times, constraint) => {
    const client = await transactionOf(service.sql)
    if (times) await client.query(session, [finance.actor, ...times])

    const caused = appendEvent(client, {
      type: 'pledge.drafted',
      subject: draftId,
      by: { ...finance, key: null },
    }).then(
      () => undefined,
      (error: pg.DatabaseError) => error.constraint,
    )

    expect(await caused).toBe(constraint)
  })

  it('or by somebody of the single sign-on, whose token no table knows', async () => {
    const client = await transactionOf(service.sql)
    const actor = newId()
    const by = { actor, key: null }
    await client.query(`insert into sso_persons (id, issuer, subject) values ($1, 'i', 's')`, [actor])
    await appendEvent(client, { type: 'user.first_seen', subject: actor, by })

    const caused = await appendEvent(client, {
      type: 'pledge.drafted',
      subject: draftId,
      by,
    })

    expect(caused.rowCount).toBe(1)
  })
})

describe('whoever takes a right away had it when the transaction began', () => {
  const types = ['user.changed', 'user.password_reset', 'api_key.revoked']
  let admin: Credential
  beforeAll(async () => {
    admin = await credentialOf('admin')
  })

  it.each(types)('%s is caused by none whose key was revoked before', async (type) => {
    const client = await transactionOf(service.superuser)
    await client.query(`update api_keys set revoked_at = now() - interval '1 second' where id = $1`, [
      admin.key,
    ])

    await expect(appendEvent(client, { type, subject: newId(), by: admin })).rejects.toMatchObject({
      constraint: 'unauthenticated',
    })
  })

  it.each(types.slice(0, 2))('%s is caused by none who never had the role', async (type) => {
    const client = await transactionOf(service.sql)
    await client.query('update users set name = name where id = $1', [finance.actor])

    await expect(appendEvent(client, { type, subject: newId(), by: finance })).rejects.toMatchObject({
      constraint: 'forbidden',
    })
  })

  it.each([
    ['a role', 'user.changed', `update users set roles = '{auditor}' where id = $1`, 'actor'],
    ['oneself', 'user.changed', 'update users set active = false where id = $1', 'actor'],
    ['a key', 'api_key.revoked', 'update api_keys set revoked_at = now() where id = $1', 'key'],
  ] as const)('one’s own may be what is taken: %s', async (_what, type, statement, of) => {
    const client = await transactionOf(service.sql)
    await client.query(statement, [admin[of]])

    expect((await appendEvent(client, { type, subject: String(admin[of]), by: admin })).rowCount).toBe(1)
  })

  it('and nothing else is done with it', async () => {
    const client = await transactionOf(service.sql)
    await client.query('update api_keys set revoked_at = now() where id = $1', [finance.key])

    await expect(
      appendEvent(client, { type: 'pledge.drafted', subject: draftId, by: finance }),
    ).rejects.toMatchObject({ constraint: 'unauthenticated' })
  })
})

describe('that personal data was read', () => {
  const read = (client: pg.PoolClient, by: Credential, operationId: string) =>
    client.query(
      `insert into events (id, type, subject_type, subject_id, actor_id, api_key_id, request_id, data)
       values ($1, 'personal_data.read', 'reader', 'x', $2, $3, 'x', jsonb_build_object('operationId', $4::text, 'recordIds', '[]'::jsonb))`,
      [newId(), by.actor, by.key, operationId],
    )

  it.each([
    ['finance', null, 'getCompany', undefined],
    ['integration', null, 'getCompany', 'outside_scopes'],
    ['integration', null, 'downloadDocument', undefined],
    ['integration', { operations: ['contacts.read'] }, 'getCompany', undefined],
    ['integration', { operations: ['contacts.read'] }, 'downloadDocument', 'outside_scopes'],
    ['auditor', { retreatIds: [] }, 'getCompany', 'outside_scopes'],
    ['auditor', { retreatIds: [] }, 'downloadDocument', undefined],
  ])('by %s with scopes %j in %s', async (name, scopes, operationId, constraint) => {
    const client = await transactionOf(service.superuser)
    const by = await credentialOf(name)
    await client.query('update api_keys set scopes = $2 where id = $1', [by.key, scopes])

    const refused = await read(client, by, operationId).then(
      () => undefined,
      (error: pg.DatabaseError) => error.constraint,
    )

    expect(refused).toBe(constraint)
  })

  it('is told by nobody without a credential', async () => {
    const client = await transactionOf(service.sql)

    await expect(read(client, { actor: newId(), key: null }, 'getCompany')).rejects.toMatchObject({
      constraint: 'unauthenticated',
    })
  })
})
