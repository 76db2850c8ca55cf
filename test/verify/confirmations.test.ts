/** Who says of somebody's access that another gave it, or confirmed it, than the log knows is named by verify. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfirmationAudit } from '../../src/tools/verify/confirmation-audit.ts'
import { LinkedPersons } from '../../src/tools/verify/linked-persons.ts'
import { verifyLedger } from '../../src/tools/verify/verify-ledger.ts'
import { anUnconfirmedPerson, confirm } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { tamper, wrongAfter } from '../support/tampering.ts'

const CHECK = 'access to money was confirmed by another than gave it'

describe('on a database, verify names', () => {
  let service: TestService
  let personId: string
  beforeAll(async () => {
    service = await startTestService()
    personId = (await anUnconfirmedPerson(service, 'verifier')).id
  })
  afterAll(() => service.close())

  it.each([
    `unconfirmed_by = '{}', unconfirmed_since = null, confirmed_by = gen_random_uuid(), confirmed_at = now()`,
    'unconfirmed_by = array[gen_random_uuid()]',
    `unconfirmed_since = unconfirmed_since + interval '1 hour'`,
    'shares_email_with = array[id]',
  ])('a user of whom the row says %s', async (set) => {
    const wrong = await wrongAfter(service, `update users set ${set} where id = '${personId}'`)

    expect(wrong.map(({ name }) => name)).toContain('every record is as it was last logged')
  })

  it('a confirmation that the giver made while the database said that another had given it', async () => {
    const admin = `(select user_id from api_keys where name = 'admin')`
    const { rows } = await service.superuser.query(`select ${admin} as id`)
    const user = { kind: 'person', name: 'Orang Contoh', roles: ['verifier'] }
    const { id } = await service.as('admin').made('/v1/users', user)
    await tamper(service, [`update users set unconfirmed_by = array[gen_random_uuid()] where id = '${id}'`])
    await confirm(service, id)

    const { verdicts } = await verifyLedger(service.db)

    const named = verdicts.find(({ name }) => name === CHECK)?.examples
    expect(named).toMatchObject([
      {
        record: expect.stringMatching(`^user.confirmed ${id}, version 2`),
        expected: expect.stringContaining(`given by ${rows[0].id}, last confirmed by nobody`),
        found: expect.stringContaining(`nothing unconfirmed, last confirmed by ${rows[0].id}`),
      },
    ])
  })
})

const [PERSON, ADMIN, OTHER] = [randomUUID(), randomUUID(), randomUUID()]
const at = (minute: number) => new Date(Date.UTC(2025, 0, 1, 0, minute)).toISOString()

/** A version of the person: unconfirmed since so many minutes, by these. */
function versionOf(since: number | null, givers: string[], more: object = {}) {
  const row = { id: PERSON, kind: 'person', roles: ['verifier'], active: true, email_hash: 'a' }
  const unconfirmed = { unconfirmed_since: since === null ? null : at(since), unconfirmed_by: givers }
  return { ...row, ...unconfirmed, confirmed_by: null, confirmed_at: null, ...more }
}

let minute = 0
function event(type: string, actorId: string, row: object | null) {
  minute += 1
  const rows = row === null ? [] : [{ table: 'users', row: { ...row } }]
  const subject = { type: 'user', id: String(PERSON) }
  const occurredAt = at(minute)
  return {
    id: randomUUID(),
    type,
    subject,
    retreatId: null,
    actorId,
    apiKeyId: null,
    occurredAt,
    data: {},
    rows,
  }
}

/** Makes a subject of the single sign-on and a user one. */
function linked(sso_person_id: string, user_id: string): ReturnType<typeof event> {
  const now = at(1)
  const row = {
    sso_person_id,
    user_id,
    account_confirmed_at: now,
    subject_confirmed_at: now,
    withdrawn_at: null,
  }
  return { ...event('user.link_confirmed', user_id, null), rows: [{ table: 'person_links', row }] }
}

function wrongOf(events: () => ReturnType<typeof event>[]): number {
  minute = 0
  const persons = new LinkedPersons()
  const audit = new ConfirmationAudit(persons)
  for (const each of events()) {
    persons.learn(each)
    audit.add(each)
  }
  return audit.verdict().wrong
}

describe('by the log alone', () => {
  const created = () => event('user.created', ADMIN, versionOf(1, [ADMIN]))
  const confirmed = (by: string, after = 2) =>
    event('user.confirmed', by, versionOf(null, [], { confirmed_by: by, confirmed_at: at(after) }))
  const auditor = { roles: ['auditor'] }
  const opened = () => ({
    ...event('log.opened', OTHER, null),
    subject: { type: 'log', id: 'givers_of_access' },
  })
  /** The link of a subject, of which the row says so much. */
  const proposed = (row: object = {}) => ({
    ...event('user.link_changed', ADMIN, null),
    rows: [{ table: 'person_links', row: { id: ADMIN, sso_person_id: OTHER, user_id: PERSON, ...row } }],
  })
  const isConfirmed = { confirmed_by: OTHER, confirmed_at: at(2) }

  it.each<[what: string, events: () => ReturnType<typeof event>[]]>([
    ['given and confirmed by another', () => [created(), confirmed(OTHER)]],
    [
      'given again with a password',
      () => [
        created(),
        confirmed(OTHER),
        event('user.password_reset', ADMIN, versionOf(3, [ADMIN], isConfirmed)),
      ],
    ],
    [
      'renamed without becoming unconfirmed',
      () => [created(), confirmed(OTHER), event('user.changed', ADMIN, versionOf(null, [], isConfirmed))],
    ],
    [
      'given to an auditor by nobody, before givers of everybody were kept',
      () => [event('user.created', ADMIN, versionOf(null, [], auditor)), opened()],
    ],
    [
      'confirmed after the link was withdrawn',
      () => [created(), proposed(), proposed({ withdrawn_at: at(1) }), confirmed(OTHER, 4)],
    ],
    [
      'of before anybody was asked to confirm',
      () => [event('user.created', ADMIN, { id: PERSON, kind: 'person', roles: ['verifier'], active: true })],
    ],
  ])('it is right that access was %s', (_what, events) => {
    expect(wrongOf(events)).toBe(0)
  })

  it.each<[what: string, events: () => ReturnType<typeof event>[]]>([
    ['confirmed from the start', () => [event('user.created', ADMIN, versionOf(null, []))]],
    ['given by another than the actor', () => [event('user.created', ADMIN, versionOf(1, [OTHER]))]],
    [
      'confirmed by who gave a way in before the role',
      () => [
        event('user.created', ADMIN, versionOf(1, [ADMIN], { roles: ['auditor'] })),
        event('user.changed', OTHER, versionOf(1, [ADMIN, OTHER])),
        event('user.confirmed', ADMIN, versionOf(null, [], { confirmed_by: ADMIN, confirmed_at: at(3) })),
      ],
    ],
    ['given to an auditor by nobody', () => [event('user.created', ADMIN, versionOf(null, [], auditor))]],
    [
      'given to an auditor by nobody, after the log says that givers are kept',
      () => [opened(), event('user.created', ADMIN, versionOf(null, [], auditor))],
    ],
    ['confirmed while a link waits', () => [created(), proposed(), confirmed(OTHER, 3)]],
    ['confirmed by who gave it', () => [created(), confirmed(ADMIN)]],
    ['confirmed by who has it', () => [created(), confirmed(PERSON)]],
    [
      'confirmed by another identity of who gave it',
      () => [created(), linked(ADMIN, OTHER), confirmed(OTHER)],
    ],
    [
      'given with a role and still confirmed',
      () => [
        created(),
        confirmed(OTHER),
        event('user.changed', ADMIN, versionOf(null, [], { ...isConfirmed, roles: ['verifier', 'finance'] })),
      ],
    ],
    [
      'given with another address and still confirmed',
      () => [
        created(),
        confirmed(OTHER),
        event('user.changed', ADMIN, versionOf(null, [], { ...isConfirmed, email_hash: 'b' })),
      ],
    ],
    [
      'given with a password and no version says so',
      () => [created(), confirmed(OTHER), event('user.password_reset', ADMIN, null)],
    ],
    ['confirmed by no confirmation', () => [created(), event('user.changed', OTHER, versionOf(null, []))]],
  ])('it is wrong that access was %s', (_what, events) => {
    expect(wrongOf(events)).toBe(1)
  })
})
