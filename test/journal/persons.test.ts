/**
 * Who holds the application's login can speak as any person with a live credential, and otherwise only say what is consistent
 * in itself: no person who did not come, and no link that nobody confirmed. Each statement here is run as that role, and refused by
 * the database.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/shared/ids.ts'
import { aLedgerToAttack, appendEvent, type Credential } from '../support/attacked-ledger.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'

let service: TestService
let draftId: string
let recordedId: string
let finance: Credential
let verifier: Credential
beforeAll(async () => {
  service = await startTestService()
  ;({ draftId, recordedId, finance, verifier } = await aLedgerToAttack(service))
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
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
