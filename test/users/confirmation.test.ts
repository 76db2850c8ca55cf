/** Whoever lets somebody in to record or check money does not confirm it: another person does, and the database keeps it. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src/platform/authority/roles.ts'
import type { Client } from '../support/client.ts'
import { anUnconfirmedPerson, aPerson, aSystem, confirm, type Person } from '../support/people.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'

let service: TestService
/** Who gives access, and another who did not. */
let giver: Person
let another: Person
beforeAll(async () => {
  service = await startTestService()
  giver = await aPerson(service, 'admin')
  another = await aPerson(service, 'admin')
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

const emailOf = () => `${randomUUID()}@contoh.example`

/** A person of these roles whom the giver made. */
async function given(...roles: Role[]): Promise<string> {
  const user = { kind: 'person', name: 'Orang Contoh', email: emailOf(), roles }
  return (await giver.client.made('/v1/users', user)).id
}
const confirmationOf = async (id: string) => (await another.client.get(`/v1/users/${id}`)).body.confirmation
async function confirmed(...roles: Role[]): Promise<string> {
  const id = await given(...roles)
  await another.client.made(`/v1/users/${id}/confirmation`)
  return id
}
async function refusalOf(client: Client, id: string) {
  const { status, body } = await client.post(`/v1/users/${id}/confirmation`)
  return [status, body.code]
}

describe('access to money', () => {
  it('is unconfirmed when it is given, says by whom, and is confirmed by another admin', async () => {
    const id = await given('verifier')
    expect(await confirmationOf(id)).toMatchObject({
      state: 'awaited',
      since: expect.any(String),
      givenBy: [giver.id],
      confirmedBy: null,
    })

    const answer = await another.client.post(`/v1/users/${id}/confirmation`)

    expect(answer.status).toBe(200)
    expect(answer.body.confirmation).toMatchObject({
      state: 'confirmed',
      since: null,
      givenBy: [],
      confirmedBy: another.id,
      confirmedAt: expect.any(String),
    })
    const { body } = await another.client.get(`/v1/users/${id}/history`)
    expect(body.items.at(-1)).toMatchObject({ type: 'user.confirmed', actorId: another.id })
  })

  it('is confirmed by a verifier whose own access is', async () => {
    const id = await given('finance')

    const verifier = await aPerson(service, 'verifier')

    expect(await refusalOf(verifier.client, id)).toEqual([200, undefined])
  })

  it('that waits is listed apart, so that whoever confirms need not search', async () => {
    const waiting = await given('finance')
    const settled = await confirmed('finance')
    const reader = await given('auditor')

    const { body } = await another.client.get('/v1/users?confirmation=awaited&limit=200')

    const ids = body.items.map(({ id }: { id: string }) => id)
    expect(ids).toContain(waiting)
    expect(ids).not.toContain(settled)
    expect(ids).not.toContain(reader)
    expect(
      body.items.every((user: { confirmation: { state: string } }) => user.confirmation.state === 'awaited'),
    ).toBe(true)
  })

  const gifts: Record<string, (id: string) => Promise<unknown>> = {
    'one more role': (id) => giver.client.patch(`/v1/users/${id}`, { roles: ['finance', 'verifier'] }),
    'another address': (id) => giver.client.patch(`/v1/users/${id}`, { email: emailOf() }),
    'a password': (id) => giver.client.made(`/v1/users/${id}/initial-password`),
    'a link': async (id) => {
      const identity = { issuer: 'https://sso.contoh.example', subject: randomUUID() }
      const { id: link } = await giver.client.made(`/v1/users/${id}/links`, identity)
      await giver.client.made(`/v1/users/${id}/links/${link}/withdrawal`)
    },
    'being active again': async (id) => {
      await another.client.patch(`/v1/users/${id}`, { active: false })
      await giver.client.patch(`/v1/users/${id}`, { active: true })
    },
  }
  it.each(Object.keys(gifts))('is unconfirmed again after %s', async (gift) => {
    const id = await confirmed('finance')

    await gifts[gift]?.(id)

    expect(await confirmationOf(id)).toMatchObject({ state: 'awaited', givenBy: [giver.id] })
    expect(await refusalOf(giver.client, id)).toEqual([403, 'confirmed_by_another'])
    expect(await refusalOf(another.client, id)).toEqual([200, undefined])
  })

  it.each<[string, object]>([
    ['another name', { name: 'Nama Baru' }],
    ['a role less', { roles: ['finance'] }],
    ['a role of a reader', { roles: ['finance', 'verifier', 'auditor'] }],
    ['no address any more', { email: null }],
  ])('stays confirmed after %s', async (_what, change) => {
    const id = await confirmed('finance', 'verifier')

    await giver.client.patch(`/v1/users/${id}`, change)

    expect(await confirmationOf(id)).toMatchObject({ state: 'confirmed', confirmedBy: another.id })
  })

  it('that several gave in turn is confirmed by none of them', async () => {
    const id = await given('finance')
    const { since } = await confirmationOf(id)
    await another.client.made(`/v1/users/${id}/initial-password`)

    expect(await confirmationOf(id)).toMatchObject({ since, givenBy: [giver.id, another.id] })
    for (const { client } of [giver, another]) {
      expect(await refusalOf(client, id)).toEqual([403, 'confirmed_by_another'])
    }
    expect(await refusalOf(service.as('admin'), id)).toEqual([200, undefined])
  })

  it.each(['auditor', 'admin'] as const)(
    'is nothing that %s have, though another may confirm beforehand what let them in',
    async (role) => {
      const id = await given(role)

      expect(await confirmationOf(id)).toMatchObject({ state: 'not_needed', givenBy: [] })
      expect(await refusalOf(giver.client, id)).toEqual([403, 'confirmed_by_another'])
      expect(await refusalOf(another.client, id)).toEqual([200, undefined])
      expect(await refusalOf(another.client, id)).toEqual([409, 'nothing_to_confirm'])
    },
  )

  it('was given by bootstrap, or the service itself, where they made the person', async () => {
    const id = '00000000-0000-7000-8000-000000000000'
    const person = await anUnconfirmedPerson(service, 'verifier')

    expect(await confirmationOf(person.id)).toMatchObject({ state: 'awaited', givenBy: [id] })
  })
})

describe('whoever gave a way in before the role does not confirm the role:', () => {
  const linkOf = (id: string) =>
    giver.client.made(`/v1/users/${id}/links`, {
      issuer: 'https://sso.contoh.example',
      subject: randomUUID(),
    })
  const byAnother = async () =>
    (
      await another.client.made('/v1/users', {
        kind: 'person',
        name: 'Orang Contoh',
        email: emailOf(),
        roles: ['auditor'],
      })
    ).id
  it.each<[what: string, give: () => Promise<string>]>([
    ['who made the person', () => given('auditor')],
    [
      'who gave a password',
      async () => {
        const id = await byAnother()
        await giver.client.made(`/v1/users/${id}/initial-password`)
        return id
      },
    ],
    [
      'who gave an address',
      async () => {
        const id = await byAnother()
        await giver.client.patch(`/v1/users/${id}`, { email: emailOf() })
        return id
      },
    ],
    [
      'who let them back in',
      async () => {
        const id = await byAnother()
        await another.client.patch(`/v1/users/${id}`, { active: false })
        await giver.client.patch(`/v1/users/${id}`, { active: true })
        return id
      },
    ],
    [
      'who proposed a link',
      async () => {
        const id = await byAnother()
        const { id: link } = await linkOf(id)
        await another.client.made(`/v1/users/${id}/links/${link}/withdrawal`)
        return id
      },
    ],
  ])('%s', async (_what, give) => {
    const id = await give()
    expect(await confirmationOf(id)).toMatchObject({ state: 'not_needed', givenBy: [] })

    await another.client.patch(`/v1/users/${id}`, { roles: ['auditor', 'verifier'] })

    expect((await confirmationOf(id)).givenBy).toContain(giver.id)
    expect(await refusalOf(giver.client, id)).toEqual([403, 'confirmed_by_another'])
    const client = await transactionOf(service.sql)
    const confirm = `update users set unconfirmed_by = '{}', confirmed_by = $2 where id = $1`
    await expect(client.query(confirm, [id, giver.id])).rejects.toMatchObject({
      constraint: 'confirmed_by_another',
    })
    expect(await refusalOf(service.as('admin'), id)).toEqual([200, undefined])
  })

  it('nobody confirms while a link waits for the person’s answer', async () => {
    const id = await given('verifier')
    const { id: link } = await linkOf(id)

    expect(await refusalOf(another.client, id)).toEqual([409, 'link_awaits'])
    const client = await transactionOf(service.sql)
    const confirm = `update users set unconfirmed_by = '{}', confirmed_by = $2 where id = $1`
    await expect(client.query(confirm, [id, another.id])).rejects.toMatchObject({ constraint: 'link_awaits' })
    await giver.client.made(`/v1/users/${id}/links/${link}/withdrawal`)
    expect(await refusalOf(another.client, id)).toEqual([200, undefined])
  })

  it('nobody is confirmed by who does not see a link that is proposed at that moment', async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await given('verifier')
      const [confirmation, link] = await Promise.all([refusalOf(another.client, id), linkOf(id)])

      const { state } = await confirmationOf(id)
      expect([confirmation[0], link.state, state]).toEqual([expect.any(Number), 'proposed', 'awaited'])
    }
  })

  it('no admin proposes a link for themselves', async () => {
    const identity = { issuer: 'https://sso.contoh.example', subject: randomUUID() }

    const { status, body } = await giver.client.post(`/v1/users/${giver.id}/links`, identity)

    expect([status, body.code]).toEqual([403, 'link_of_oneself'])
    const insert = `insert into person_links (id, user_id, sso_person_id, proposed_by) values ($1, $2, $1, $2)`
    const client = await transactionOf(service.sql)
    const named = `insert into sso_persons (id, issuer, subject) values ($1, 'https://sso.contoh.example', 's')`
    const id = randomUUID()
    await client.query(named, [id])
    await expect(client.query(insert, [id, giver.id])).rejects.toMatchObject({
      constraint: 'link_of_oneself',
    })
  })
})

describe('nobody confirms', () => {
  it('their own access, nor another’s while theirs is unconfirmed', async () => {
    const [one, other] = await Promise.all([
      anUnconfirmedPerson(service, 'verifier'),
      anUnconfirmedPerson(service, 'verifier'),
    ])

    expect(await refusalOf(one.client, one.id)).toEqual([403, 'confirmed_by_another'])
    expect(await refusalOf(one.client, other.id)).toEqual([403, 'confirmed_by_another'])
    await confirm(service, one.id)
    expect(await refusalOf(one.client, other.id)).toEqual([200, undefined])
  })

  it.each<[string, (own: Person) => Promise<[Client, string]>, string]>([
    ['it is their own', async (own) => [own.client, own.id], 'This is your own access.'],
    [
      'they gave it',
      async () => [giver.client, await given('finance')],
      'You are among those who gave this access.',
    ],
    [
      'theirs waits too',
      async (own) => [own.client, await given('finance')],
      'Your own access is not confirmed yet.',
    ],
  ])('without learning that %s', async (_why, attempt, reason) => {
    const [client, id] = await attempt(await anUnconfirmedPerson(service, 'verifier'))

    const { body } = await client.post(`/v1/users/${id}/confirmation`)

    expect(body.figures).toEqual({ reason })
    expect(body.detail).toMatch(new RegExp(`^${reason} Ask another admin, .* where there is none: `, 'i'))
  })

  it('twice', async () => {
    const id = await confirmed('finance')

    expect(await refusalOf(another.client, id)).toEqual([409, 'nothing_to_confirm'])
  })

  it('without having read what is confirmed', async () => {
    const id = await given('finance')
    const path = `/v1/users/${id}/confirmation`
    const { etag } = (await another.client.get(`/v1/users/${id}`)).headers
    await giver.client.patch(`/v1/users/${id}`, { email: emailOf() })

    expect((await another.client.post(path, {}, { headers: {} })).status).toBe(428)
    expect((await another.client.post(path, {}, { headers: { 'if-match': String(etag) } })).status).toBe(412)
  })

  it('as finance, as a system, or with a key that is limited', async () => {
    const id = await given('finance')
    const operations = ['access.read', 'access.confirm']
    const limited = await another.keyOf({ scopes: { operations } })

    expect(await refusalOf(service.as('finance'), id)).toEqual([403, 'forbidden'])
    expect(await refusalOf(await aSystem(service, ['auditor']), id)).toEqual([403, 'forbidden'])
    expect(await refusalOf(limited, id)).toEqual([403, 'outside_scopes'])
  })
})

describe('the database, as the application’s login, refuses', () => {
  const insert = `insert into users (id, name, roles, unconfirmed_by, confirmed_by) values (gen_random_uuid(), 'U', $1, $2, $3)`
  let id: string
  beforeAll(async () => {
    id = await given('finance')
  })

  it.each<[what: string, values: unknown[]]>([
    ['with access that nobody gave', [['verifier'], [], null]],
    ['that is confirmed from the start', [['verifier'], [randomUUID()], randomUUID()]],
  ])('a person %s', async (_what, values) => {
    await expect(service.sql.query(insert, values)).rejects.toMatchObject({
      constraint: 'access_is_unconfirmed',
    })
  })

  it.each<[what: string, set: () => string, constraint: string]>([
    [
      'a role that says it is confirmed',
      () => `roles = '{finance,verifier}', unconfirmed_by = '{}'`,
      'access_is_unconfirmed',
    ],
    ['a confirmation by nobody', () => `unconfirmed_by = '{}'`, 'access_is_unconfirmed'],
    ['by who gave it', () => `unconfirmed_by = '{}', confirmed_by = '${giver.id}'`, 'confirmed_by_another'],
    ['by who has it', () => `unconfirmed_by = '{}', confirmed_by = id`, 'confirmed_by_another'],
    [
      'another giver in the place of the one',
      () => `unconfirmed_by = array['${another.id}']::uuid[]`,
      'access_is_unconfirmed',
    ],
    ['a confirmer without a confirmation', () => `confirmed_by = '${another.id}'`, 'access_is_unconfirmed'],
  ])('%s', async (_what, set, constraint) => {
    const client = await transactionOf(service.sql)

    await expect(client.query(`update users set ${set()} where id = $1`, [id])).rejects.toMatchObject({
      constraint,
    })
  })

  const keyOf = async (name: string) =>
    (
      await service.superuser.query('select id as key, user_id as actor from api_keys where name = $1', [
        name,
      ])
    ).rows[0]

  /** Writes it, with an event by the admin of the service. */
  async function caused(type: string, set: string | null, subject: string) {
    const client = await transactionOf(service.sql)
    if (set) await client.query(`update users set ${set} where id = $1`, [subject])
    const { key, actor } = await keyOf('admin')
    return client.query(
      `insert into events (id, type, subject_type, subject_id, actor_id, api_key_id, request_id, data)
       values (gen_random_uuid(), $1, 'user', $2, $3, $4, 'x', '{}')`,
      [type, subject, actor, key],
    )
  }

  it.each<[what: string, type: string, set: () => string | null, constraint: string]>([
    [
      'an access that names another as its giver',
      'user.changed',
      () => `email = 'x@contoh.example', unconfirmed_by = unconfirmed_by || '${another.id}'::uuid`,
      'actors_are_named',
    ],
    [
      'a confirmation in the name of another',
      'user.confirmed',
      () => `unconfirmed_by = '{}', confirmed_by = '${another.id}'`,
      'actors_are_named',
    ],
    [
      'a password that nobody would have to confirm',
      'user.password_reset',
      () => null,
      'access_is_unconfirmed',
    ],
  ])('%s', async (_what, type, set, constraint) => {
    await expect(caused(type, set(), id)).rejects.toMatchObject({ constraint })
  })

  it('a confirmation with the key of bootstrap', async () => {
    const client = await transactionOf(service.superuser)
    const key = randomUUID()
    await client.query(
      `insert into api_keys (id, name, prefix, secret_hash, roles) values ($1, 'b', 'b', 'b', '{}')`,
      [key],
    )
    const event = client.query(
      `insert into events (id, type, subject_type, subject_id, actor_id, api_key_id, request_id, data)
       values (gen_random_uuid(), 'user.confirmed', 'user', $1, $2, $2, 'x', '{}')`,
      [id, key],
    )
    await expect(event).rejects.toMatchObject({ constraint: 'forbidden' })
  })
})

describe('an address', () => {
  it('that somebody had before is remembered with whoever takes it later, also when both have another one now', async () => {
    const [one, other] = [await given('finance'), await given('verifier')]
    const { email } = (await giver.client.get(`/v1/users/${one}`)).body
    await giver.client.patch(`/v1/users/${one}`, { email: emailOf() })
    await giver.client.patch(`/v1/users/${other}`, { email: email.toUpperCase() })
    await giver.client.patch(`/v1/users/${other}`, { email: emailOf() })

    const { rows } = await service.superuser.query(
      'select id, shares_email_with as shared from users where id = any ($1)',
      [[one, other]],
    )
    expect(rows).toEqual(
      expect.arrayContaining([
        { id: one, shared: [] },
        { id: other, shared: [one] },
      ]),
    )
  })
})
