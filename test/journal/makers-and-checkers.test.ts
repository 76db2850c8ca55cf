/**
 * Who holds the application's login can speak as any person with a live credential, and otherwise only say what is consistent
 * in itself: no maker or checker who is another. Each statement here is run as that role, and refused by the database.
 */
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/shared/ids.ts'
import { aLedgerToAttack, appendEvent, type Credential } from '../support/attacked-ledger.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'

let service: TestService
let retreatId: string
let draftId: string
let submittedId: string
let proposedId: string
let recordedId: string
let finance: Credential
let verifier: Credential
beforeAll(async () => {
  service = await startTestService()
  ;({ retreatId, draftId, submittedId, proposedId, recordedId, finance, verifier } =
    await aLedgerToAttack(service))
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

const budgetAdopted = "state = 'adopted', adopted_at = now(), adopted_on = '2025-03-01'"

const rename = "update pledges set letter_number = 'S-9/lain/2025' where id = $1"

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

  it('what a system makes is made by whoever answers for it too', async () => {
    const client = await transactionOf(service.superuser)
    const system = { actor: newId(), key: newId() }
    await client.query(
      `insert into users (id, name, roles, kind, responsible_id) values ($1, 'Sistem', '{finance}', 'system', $2)`,
      [system.actor, verifier.actor],
    )
    await client.query(
      "insert into api_keys (id, name, prefix, secret_hash, roles, user_id) values ($1, 's', 's', 's', '{finance}', $2)",
      [system.key, system.actor],
    )
    await appendEvent(client, {
      type: 'user.created',
      subject: system.actor,
      by: { actor: '00000000-0000-7000-8000-000000000000', key: null },
    })
    const [alone, both] = [newId(), newId()]
    await client.query('savepoint before_it')
    await client.query(draft(`array['${system.actor}', '${verifier.actor}']::uuid[]`), [both])
    await appendEvent(client, { type: 'pledge.drafted', subject: both, by: system, retreatId })
    await client.query('rollback to before_it')
    await client.query(draft(`array['${system.actor}']::uuid[]`), [alone])

    await expect(
      appendEvent(client, { type: 'pledge.drafted', subject: alone, by: system, retreatId }),
    ).rejects.toMatchObject({ constraint: 'actors_are_named' })
  })

  it('whoever comes later is told later', async () => {
    const client = await transactionOf(service.superuser)
    const second = await aSecondPerson(client)
    await client.query('delete from written_rows')
    const change = (makers: string) =>
      client.query(`update pledges set letter_number = 'S-9/lain/2025', makers = ${makers} where id = $1`, [
        draftId,
      ])
    await client.query('savepoint before_it')
    await change(`makers || '${second.actor}'::uuid`)
    await appendEvent(client, { type: 'pledge.changed', subject: draftId, by: second, retreatId })
    await client.query('rollback to before_it')
    await change(`'${second.actor}'::uuid || makers`)

    await expect(
      appendEvent(client, { type: 'pledge.changed', subject: draftId, by: second, retreatId }),
    ).rejects.toMatchObject({ constraint: 'actors_are_named' })
  })

  it('whoever corrects a record becomes a maker of it', async () => {
    const client = await transactionOf(service.superuser)
    const second = await aSecondPerson(client)
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

/** Another of finance, with a key. */
async function aSecondPerson(client: pg.ClientBase): Promise<Credential> {
  const second = { actor: newId(), key: newId() }
  await client.query(
    "insert into users (id, name, roles, unconfirmed_by) values ($1, 'Kedua', '{finance}', array[$1::uuid])",
    [second.actor],
  )
  await client.query(
    "insert into api_keys (id, name, prefix, secret_hash, roles, user_id) values ($1, 'k', 'k', 'k', '{finance}', $2)",
    [second.key, second.actor],
  )
  return second
}
