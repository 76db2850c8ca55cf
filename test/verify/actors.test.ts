/** Whoever bends a key or a role for a moment, and sets it right again, stays in the log as who they were not. */
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { theService } from '../../src/platform/authority/actor.ts'
import { digestOf, newSecret } from '../../src/platform/authority/authenticate.ts'
import { eventTypeNames } from '../../src/platform/log/event-types.ts'
import { sealAll } from '../../src/platform/log/sealer.ts'
import { ActorAudit, type AuditedEvent } from '../../src/tools/verify/actor-audit.ts'
import { eventsOfTheService, rightsFor } from '../../src/tools/verify/event-rights.ts'
import { verifyLedger } from '../../src/tools/verify/verify-ledger.ts'
import { aSystem } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { tamper } from '../support/tampering.ts'
import { anActivePledge, aReceipt, aRetreat, pledgeOf } from '../support/world.ts'

describe('on a database, verify names', () => {
  let service: TestService
  const { privateKey } = generateKeyPairSync('ed25519')
  beforeAll(async () => {
    service = await startTestService()
  })
  afterAll(() => service.close())

  async function aRecordedReceipt(): Promise<string> {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 100 })
    return (await aReceipt(service, pledgeId, 60)).id
  }

  /** What disagrees of an event of this receipt, after everything was set right and sealed. */
  async function namedOf(receipt: string, check: RegExp): Promise<string> {
    await sealAll(service.db, privateKey)
    const { verdicts } = await verifyLedger(service.db)
    const { examples = [] } = verdicts.find(({ name }) => check.test(name)) ?? {}
    const named = examples.find(({ record }) => record.includes(receipt))
    return `${named?.record}: ${named?.expected} | ${named?.found}`
  }

  const keyOf = (role: string) => `(select id from api_keys where name = '${role}')`
  const userOf = (role: string) => `(select id from users where name = '${role}')`

  it("a verification with finance's key that was pointed at the verifier, and back", async () => {
    const receipt = await aRecordedReceipt()
    await tamper(service, [
      `update api_keys set user_id = ${userOf('verifier')}, roles = '{verifier}' where id = ${keyOf('finance')}`,
    ])
    await service.as('finance').made(`/v1/disbursements/${receipt}/verification`)
    await tamper(service, [
      `update api_keys set user_id = ${userOf('finance')}, roles = '{finance}' where id = ${keyOf('finance')}`,
    ])

    expect(await namedOf(receipt, /^every event is by the person behind its key/)).toMatch(
      /^disbursement\.verified \S+, event \S+: person \S+ \| person \S+$/,
    )
  })

  it('a verification by an auditor who was a verifier for a moment', async () => {
    const receipt = await aRecordedReceipt()
    const become = (role: string) => [
      `update users set roles = '{${role}}' where id = ${userOf('auditor')}`,
      `update api_keys set roles = '{${role}}' where id = ${keyOf('auditor')}`,
    ]
    await tamper(service, become('verifier'))
    await service.as('auditor').made(`/v1/disbursements/${receipt}/verification`)
    await tamper(service, become('auditor'))

    expect(await namedOf(receipt, /^every event is by somebody whose role allowed it/)).toMatch(
      /^disbursement\.verified .*: allowed \| not allowed to /,
    )
  })

  it('a record of a system, of which nobody should answer for it any more', async () => {
    const system = await aSystem(service, ['finance'])
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const terms = await pledgeOf(service, { retreatId, amount: 100 })
    const { id } = await system.made('/v1/pledges', terms)
    const makers = /^makers are those who caused the events/
    expect(await namedOf(id, makers)).toBe('undefined: undefined | undefined')
    await tamper(service, [`update pledges set makers = makers[1:1] where id = '${id}'`])

    expect(await namedOf(id, makers)).toMatch(/^pledge \S+: \S+, \S+ \| \S+$/)
  })

  it('a verification with a key that nobody issued, and that is gone', async () => {
    const receipt = await aRecordedReceipt()
    const [id, secret] = [randomUUID(), newSecret()]
    await tamper(service, [
      `insert into api_keys (id, name, prefix, secret_hash, roles, user_id) values
       ('${id}', 'x', 'x', '${digestOf(secret)}', '{verifier}', ${userOf('verifier')})`,
    ])
    await service.withKey(secret).made(`/v1/disbursements/${receipt}/verification`)
    await tamper(service, [`delete from api_keys where id = '${id}'`])

    expect(await namedOf(receipt, /^every event is by the person behind its key/)).toMatch(
      /: a key that was issued \| key \S+, which never was$/,
    )
  })
})

const [FINANCE, VERIFIER, KEY] = [randomUUID(), randomUUID(), randomUUID()]

let minute = 0
/** An event a minute after the one before, by the service unless another is named. */
function event(type: string, more: Partial<AuditedEvent> = {}): AuditedEvent {
  minute += 1
  return {
    id: randomUUID(),
    type,
    subject: { type: 'x', id: randomUUID() },
    retreatId: null,
    actorId: theService.personId,
    apiKeyId: null,
    occurredAt: new Date(Date.UTC(2025, 0, 1, 0, minute)).toISOString(),
    data: {},
    rows: [],
    ...more,
  }
}

const user = (id: string, roles: string[], active = true) =>
  event('user.created', { rows: [{ table: 'users', row: { id, roles, active } }] })
const signedIn = (actorId: string) => event('user.signed_in', { actorId, data: { sessionId: randomUUID() } })
const issued = (userId: string | null, roles: string[], expiresAt: string | null = null) =>
  event('api_key.issued', { subject: { type: 'api_key', id: KEY }, data: { userId, roles, expiresAt } })
const ADMIN = randomUUID()
const SECOND = randomUUID()
const retreatId = randomUUID()
const limits = { scopes: { retreatIds: [retreatId] }, expiresAt: '2026-01-01T00:00:00.000Z' }
/** A second key, of the verifier unless another is named. */
const issuedBy = (actorId: string, apiKeyId: string | null, more: object = {}) =>
  event('api_key.issued', {
    subject: { type: 'api_key', id: SECOND },
    actorId,
    apiKeyId,
    data: { userId: VERIFIER, roles: ['verifier'], scopes: null, expiresAt: null, ...more },
  })
const narrow = () =>
  event('api_key.issued', {
    subject: { type: 'api_key', id: KEY },
    actorId: VERIFIER,
    data: { userId: VERIFIER, roles: ['verifier'], ...limits },
  })
const aSystemUser = () =>
  event('user.created', {
    rows: [{ table: 'users', row: { id: FINANCE, kind: 'system', roles: ['finance'], active: true } }],
  })
const verified = (more: Partial<AuditedEvent>) => event('disbursement.verified', more)
/** Later than any request takes that was under way. */
const verifiedLater = (more: Partial<AuditedEvent>) => {
  minute += 5
  return verified(more)
}

/** What is found of the last of these events. */
function foundOf(events: AuditedEvent[]): string[] {
  const audit = new ActorAudit()
  for (const each of events) audit.add(each)
  const last = events.at(-1)?.id ?? ''
  return audit
    .verdicts()
    .flatMap(({ examples }) =>
      examples.filter(({ record }) => record.includes(last)).map(({ found }) => String(found)),
    )
}

describe('by the log alone, an event is', () => {
  const session = { actorId: VERIFIER, apiKeyId: null }
  const withKey = { actorId: VERIFIER, apiKeyId: KEY }

  it.each<[what: string, events: () => AuditedEvent[]]>([
    ['in a session', () => [user(VERIFIER, ['verifier']), signedIn(VERIFIER), verified(session)]],
    ['with a key', () => [user(VERIFIER, ['verifier']), issued(VERIFIER, ['verifier']), verified(withKey)]],
    [
      'a user made with the key of bootstrap',
      () => [issued(null, []), event('user.created', { actorId: KEY, apiKeyId: KEY })],
    ],
    [
      'that was under way when the role was taken away',
      () => [
        user(VERIFIER, ['verifier']),
        signedIn(VERIFIER),
        user(VERIFIER, ['auditor']),
        verified(session),
      ],
    ],
    ['what the service makes first', () => [issued(null, [])]],
    [
      'a key that the person issued',
      () => [user(VERIFIER, ['verifier']), signedIn(VERIFIER), issuedBy(VERIFIER, null)],
    ],
    [
      'a key no broader than the one that made it',
      () => [user(VERIFIER, ['verifier']), narrow(), issuedBy(VERIFIER, KEY, limits)],
    ],
    [
      "a system's key, by bootstrap",
      () => [aSystemUser(), issued(null, []), issuedBy(KEY, KEY, { userId: FINANCE, roles: ['finance'] })],
    ],
    [
      "a system's key, by an admin",
      () => [
        aSystemUser(),
        user(ADMIN, ['admin']),
        signedIn(ADMIN),
        issuedBy(ADMIN, null, { userId: FINANCE, roles: ['finance'] }),
      ],
    ],
  ])('right: %s', (_what, events) => {
    expect(foundOf(events())).toEqual([])
  })

  it.each<[what: string, events: () => AuditedEvent[], found: RegExp]>([
    ['by nobody', () => [verified(session)], /whom it does not$/],
    [
      'of a person who never signed in',
      () => [user(VERIFIER, ['verifier']), verified(session)],
      /no session can have been open$/,
    ],
    [
      'half a day after the person signed in',
      () => {
        const before = [user(VERIFIER, ['verifier']), signedIn(VERIFIER)]
        minute += 12 * 60
        return [...before, verified(session)]
      },
      /no session can have been open$/,
    ],
    ['by the service', () => [verified({})], /^the service itself does no such thing$/],
    [
      'by bootstrap, which holds users alone',
      () => [issued(null, []), verified({ actorId: KEY, apiKeyId: KEY })],
      /^not allowed to /,
    ],
    [
      'without the role',
      () => [user(VERIFIER, ['finance']), signedIn(VERIFIER), verified(session)],
      /^not allowed to finance$/,
    ],
    [
      'with a key that lacks it',
      () => [user(VERIFIER, ['verifier']), issued(VERIFIER, ['finance']), verified(withKey)],
      /^not allowed to /,
    ],
    [
      "with another person's key",
      () => [user(VERIFIER, ['verifier']), issued(FINANCE, ['verifier']), verified(withKey)],
      new RegExp(`^person ${VERIFIER}$`),
    ],
    [
      'long after the role was taken away',
      () => [
        user(VERIFIER, ['verifier']),
        signedIn(VERIFIER),
        user(VERIFIER, ['auditor']),
        verifiedLater(session),
      ],
      /^not allowed to auditor$/,
    ],
    [
      'long after the person left',
      () => [
        user(VERIFIER, ['verifier']),
        signedIn(VERIFIER),
        user(VERIFIER, ['verifier'], false),
        verifiedLater(session),
      ],
      /^not allowed to /,
    ],
    [
      'long after the key was revoked',
      () => [
        user(VERIFIER, ['verifier']),
        issued(VERIFIER, ['verifier']),
        event('api_key.revoked', { subject: { type: 'api_key', id: KEY } }),
        verifiedLater(withKey),
      ],
      /^the key had ended$/,
    ],
    [
      'long after the key expired',
      () => [
        user(VERIFIER, ['verifier']),
        issued(VERIFIER, ['verifier'], '2024-12-31T00:00:00.000Z'),
        verified(withKey),
      ],
      /^the key had ended$/,
    ],
    [
      "a person's key, issued by an admin",
      () => [user(VERIFIER, ['verifier']), user(ADMIN, ['admin']), signedIn(ADMIN), issuedBy(ADMIN, null)],
      /^a person's key, by /,
    ],
    [
      "a person's key, issued by the service",
      () => [user(VERIFIER, ['verifier']), issued(VERIFIER, ['verifier'])],
      /^a person's key, by /,
    ],
    [
      'a key of bootstrap, issued by bootstrap',
      () => [issued(null, []), issuedBy(KEY, KEY, { userId: null, roles: [] })],
      /by another than the service$/,
    ],
    [
      "a system's key, issued by a limited admin",
      () => [
        aSystemUser(),
        user(ADMIN, ['admin']),
        event('api_key.issued', {
          subject: { type: 'api_key', id: KEY },
          data: { userId: ADMIN, roles: ['admin'], scopes: { operations: [] }, expiresAt: null },
        }),
        issuedBy(ADMIN, KEY, { userId: FINANCE, roles: ['finance'] }),
      ],
      /^a system's key, by /,
    ],
    [
      "a system's key, issued by who is no admin",
      () => [
        aSystemUser(),
        user(VERIFIER, ['verifier']),
        signedIn(VERIFIER),
        issuedBy(VERIFIER, null, { userId: FINANCE, roles: ['finance'] }),
      ],
      /^a system's key, by /,
    ],
    ...[
      { ...limits, scopes: null },
      { ...limits, scopes: { retreatIds: [retreatId, 'x'] } },
      { ...limits, expiresAt: null },
      { ...limits, expiresAt: '2026-01-02T00:00:00.000Z' },
      { ...limits, roles: ['verifier', 'finance'] },
    ].map((terms): [string, () => AuditedEvent[], RegExp] => [
      `a key broader than the one that made it: ${JSON.stringify(terms)}`,
      () => [user(VERIFIER, ['verifier', 'finance']), narrow(), issuedBy(VERIFIER, KEY, terms)],
      /^broader than the key that made it$/,
    ]),
    [
      'with a key, in the minute in which it expired',
      () => [
        user(VERIFIER, ['verifier']),
        issued(VERIFIER, ['verifier'], new Date(Date.UTC(2025, 0, 1, 0, minute + 1)).toISOString()),
        verified(withKey),
      ],
      /^the key had ended$/,
    ],
    [
      'of a type that there is not',
      () => [user(VERIFIER, ['verifier']), event('lain.lain', session)],
      /^not allowed to /,
    ],
  ])('wrong: %s', (_what, events, found) => {
    expect(foundOf(events())).toEqual(expect.arrayContaining([expect.stringMatching(found)]))
  })

  const seen = event('user.first_seen', {
    actorId: VERIFIER,
    rows: [{ table: 'sso_persons', row: { id: VERIFIER } }],
  })

  it.each([
    ['came with a token alone: their roles were in it', [seen, verified(session)]],
    ['came so before the log told of first uses', [verified(session), seen]],
  ])('right of whoever %s', (_who, events) => {
    expect(foundOf(events)).toEqual([])
  })
})

it('no type of event is without somebody who may cause it', () => {
  const nobodys = eventTypeNames.filter(
    (type) => rightsFor(type).length === 0 && !eventsOfTheService.includes(type),
  )
  expect(nobodys).toEqual([])
})
