/**
 * Who holds the application's login can speak as any person with a live credential, and otherwise only say what is consistent
 * in itself: no event without a credential that allows it. Each statement here is run as that role, and refused by the database.
 */
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/shared/ids.ts'
import { aLedgerToAttack, appendEvent, type Credential, credentialOf } from '../support/attacked-ledger.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'

let service: TestService
let draftId: string
let finance: Credential
let verifier: Credential
beforeAll(async () => {
  service = await startTestService()
  ;({ draftId, finance, verifier } = await aLedgerToAttack(service))
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

describe('an event', () => {
  it('of who holds a key whose role allows it is taken', async () => {
    const client = await transactionOf(service.sql)

    const caused = await appendEvent(client, {
      type: 'pledge.letter_amount_stated',
      subject: draftId,
      by: finance,
    })

    expect(caused.rowCount).toBe(1)
  })

  it.each(["now() - interval '1 year'", "now() + interval '1 second'"])(
    'does not occur at %s',
    async (occurredAt) => {
      const client = await transactionOf(service.sql)

      await expect(
        appendEvent(client, {
          type: 'pledge.letter_amount_stated',
          subject: draftId,
          by: finance,
          occurredAt,
        }),
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
      appendEvent(client, { type: 'pledge.letter_amount_stated', subject: draftId, by: by() }),
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
      appendEvent(client, { type: 'pledge.letter_amount_stated', subject: draftId, by: finance }),
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
      type: 'pledge.letter_amount_stated',
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
      type: 'pledge.letter_amount_stated',
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
    admin = await credentialOf(service, 'admin')
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
      appendEvent(client, { type: 'pledge.letter_amount_stated', subject: draftId, by: finance }),
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
    const by = await credentialOf(service, name)
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
