/** Every route of the OpenAPI document with every kind of key. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { digestOf } from '../../src/platform/authority/authenticate.ts'
import { type Role, role } from '../../src/platform/authority/roles.ts'
import { aPerson, aSystem, keyOfPerson } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { openTo, type Route, refusalOf, routesOf } from '../support/walk-routes.ts'

/** Who may write what. A new route fails here until it is written down. */
const writers: Record<string, Role | Role[]> = {
  'POST /v1/documents': 'finance',
  'POST /v1/companies': 'finance',
  'PATCH /v1/companies/{id}': 'finance',
  'POST /v1/companies/{id}/disclosures': 'finance',
  'PATCH /v1/companies/{id}/disclosures/{disclosureId}': 'finance',
  'POST /v1/companies/{id}/succession': 'finance',
  'POST /v1/companies/{id}/succession/withdrawal': 'finance',
  'POST /v1/retreats': 'finance',
  'PATCH /v1/retreats/{id}': 'finance',
  'POST /v1/retreats/{id}/budgets': 'finance',
  'POST /v1/retreats/{id}/budgets/import': 'finance',
  'POST /v1/retreats/{id}/pledges/import': 'finance',
  'POST /v1/imports/{id}/discarding': 'finance',
  'POST /v1/retreats/{id}/budgets/{version}/adoption': 'verifier',
  'PATCH /v1/retreats/{id}/budgets/{version}': 'finance',
  'POST /v1/retreats/{id}/budgets/{version}/discarding': 'finance',
  'POST /v1/retreats/{id}/venue-choices': 'finance',
  'POST /v1/retreats/{id}/cancellation': 'finance',
  'POST /v1/retreats/{id}/restoration': 'finance',
  'POST /v1/retreats/{id}/appropriations': 'finance',
  'POST /v1/retreats/{id}/expenditures': 'finance',
  'POST /v1/pledges': 'finance',
  'POST /v1/pledges/{id}/documents': 'finance',
  'POST /v1/pledges/{id}/documents/{attachmentId}/replacement': 'finance',
  'POST /v1/disbursements/{id}/documents': 'finance',
  'POST /v1/disbursements/{id}/documents/{attachmentId}/replacement': 'finance',
  'POST /v1/adjustments/{id}/documents': 'finance',
  'POST /v1/adjustments/{id}/documents/{attachmentId}/replacement': 'finance',
  'POST /v1/expenditures/{id}/documents': 'finance',
  'POST /v1/expenditures/{id}/documents/{attachmentId}/replacement': 'finance',
  'POST /v1/retreats/{id}/documents': 'finance',
  'POST /v1/retreats/{id}/documents/{attachmentId}/replacement': 'finance',
  'PATCH /v1/pledges/{id}': 'finance',
  'POST /v1/pledges/{id}/submission': 'finance',
  'POST /v1/pledges/{id}/agreement': 'finance',
  'POST /v1/expenditures/{id}/reversal': 'finance',
  'POST /v1/pledges/{id}/cancellation': 'finance',
  'POST /v1/pledges/{id}/withdrawal': 'finance',
  'POST /v1/pledges/{id}/discarding': 'finance',
  'POST /v1/pledges/{id}/reallocations': 'finance',
  'POST /v1/pledges/{id}/amendments': 'finance',
  'POST /v1/pledges/{id}/write-offs': 'finance',
  'POST /v1/pledges/{id}/approval': 'verifier',
  'POST /v1/pledges/{id}/rejection': 'verifier',
  'POST /v1/disbursements': 'finance',
  'POST /v1/disbursements/batch': 'finance',
  'PATCH /v1/disbursements/{id}': 'finance',
  'POST /v1/disbursements/{id}/reallocations': 'finance',
  'POST /v1/disbursements/{id}/refunds': 'finance',
  'POST /v1/disbursements/{id}/reversal': 'finance',
  'POST /v1/disbursements/{id}/verification': 'verifier',
  'POST /v1/disbursements/{id}/rejection': 'verifier',
  'POST /v1/findings/{id}/follow-ups': 'auditor',
  'POST /v1/adjustments/{id}/approval': 'verifier',
  'POST /v1/adjustments/{id}/rejection': 'verifier',
  'POST /v1/adjustments/{id}/withdrawal': 'finance',
  'POST /v1/sealed-reports': 'auditor',
  'POST /v1/closings': ['verifier', 'admin'],
  'POST /v1/closings/{month}/reopening': ['verifier', 'admin'],
  'POST /v1/users': 'admin',
  'PATCH /v1/users/{id}': 'admin',
  'POST /v1/users/{id}/initial-password': 'admin',
  'POST /v1/users/{id}/confirmation': ['verifier', 'admin'],
  'POST /v1/users/{id}/links': 'admin',
  'POST /v1/users/{id}/links/{linkId}/withdrawal': 'admin',
  'POST /v1/webhooks': 'admin',
  'PATCH /v1/webhooks/{id}': 'admin',
  'DELETE /v1/webhooks/{id}': 'admin',
  'POST /v1/webhooks/{id}/secret': 'admin',
  'POST /v1/webhooks/{id}/test': 'admin',
  'POST /v1/webhook-deliveries/{id}/retry': 'admin',
  'PATCH /v1/me': ['finance', 'verifier', 'auditor', 'admin'],
  'POST /v1/me/links/{linkId}/confirmation': ['finance', 'verifier', 'auditor', 'admin'],
  'POST /v1/api-keys': ['finance', 'verifier', 'auditor', 'admin'],
  'DELETE /v1/api-keys/{id}': ['finance', 'verifier', 'auditor', 'admin'],
  'PATCH /v1/session': [...role.enumValues],
  'DELETE /v1/session': [...role.enumValues],
}

/** Reads that are not for everyone. */
const people: Role[] = ['finance', 'verifier', 'auditor', 'admin']
const readers: Record<string, Role[]> = {
  'GET /v1/sensitive-reads': ['auditor', 'admin'],
  'GET /v1/users': people,
  'GET /v1/users/{id}': people,
  'GET /v1/users/{id}/history': people,
  'GET /v1/users/{id}/links': people,
  'GET /v1/me/links': people,
  'GET /v1/api-keys': people,
  'GET /v1/api-keys/{id}': people,
}

let service: TestService
let routes: Route[]
let guarded: Route[]
beforeAll(async () => {
  service = await startTestService()
  routes = routesOf(service.app)
  guarded = routes.filter(({ isPublic }) => !isPublic)
})
afterAll(() => service.close())

const readsOf = (who: Role) =>
  guarded
    .filter(({ method, name }) => method === 'GET' && (readers[name]?.includes(who) ?? true))
    .map(({ name }) => name)
const writesOf = (who: Role) => Object.keys(writers).filter((name) => [writers[name]].flat().includes(who))

it('every write is in the table above', () => {
  const writes = guarded.filter(({ method }) => method !== 'GET').map(({ name }) => name)

  expect(writes.sort()).toEqual(Object.keys(writers).sort())
})

it('only health, reference and signing in are public', () => {
  const open = routes.filter(({ isPublic }) => isPublic).map(({ name }) => name)

  expect(open.filter((name) => !/^GET \/(healthz|readyz|v1\/reference\/.+)$/.test(name))).toEqual([
    'POST /v1/session',
  ])
})

it.each(role.enumValues)(
  'a key of %s is let into what it may read, and into its own writes alone',
  async (who) => {
    expect((await openTo(service.app, service.as(who).secret)).sort()).toEqual(
      [...readsOf(who), ...writesOf(who)].sort(),
    )
  },
)

describe('nobody is let in anywhere', () => {
  const keys: Record<string, () => Promise<string | null>> = {
    'without a key': async () => null,
    'with a key that nobody issued': async () => 'ckp_nobody-issued-this',
    'with a revoked key': async () => {
      const person = await aPerson(service, 'auditor')
      const { id, key } = await keyOfPerson(service, { id: person.id, roles: ['auditor'] })
      await person.client.delete(`/v1/api-keys/${id}`)
      return key
    },
    'with an expired key': async () => {
      const { client } = await aPerson(service, 'auditor')
      await service.superuser.query(
        `update api_keys set expires_at = created_at + interval '1 microsecond' where secret_hash = $1`,
        [digestOf(String(client.secret))],
      )
      return client.secret
    },
    'with the key of an inactive user': async () => {
      const { id, client } = await aPerson(service, 'auditor')
      await service.as('admin').patch(`/v1/users/${id}`, { active: false })
      return client.secret
    },
  }

  it.each(Object.keys(keys))('%s', async (how) => {
    const secret = (await keys[how]?.()) ?? null

    // Fewer at once than may wait of those whom nobody knows.
    const refusals: unknown[] = []
    for (const route of guarded) refusals.push(await refusalOf(service.app, route, secret))

    expect(new Set(refusals)).toEqual(new Set(['unauthenticated']))
  })
})

it('a key that is limited to operations is let into no other', async () => {
  const operations = ['coverage.read', 'pledges.write', 'pledges.decide']
  const { secret } = await aSystem(service, ['integration', 'finance'], { scopes: { operations } })

  const named = guarded.filter(
    ({ name }) =>
      (/^(POST|PATCH) .*\/pledges(?!.*(amendments|write-offs|documents))/.test(name) &&
        writers[name] === 'finance') ||
      /^GET .*(coverage|coverage\/days|venue-comparison|\/me|\/entries)$/.test(name),
  )
  expect(await openTo(service.app, secret)).toEqual(named.map(({ name }) => name))
})

it('/v1/reference/roles tells what the guard does', async () => {
  const { body } = await service.as('auditor').get('/v1/reference/roles')

  const mayWrite = (who: Role) =>
    body.items.filter(
      ({ operation, roles }: { operation: string; roles: Role[] }) =>
        !/[.](read|own)$/.test(operation) && roles.includes(who),
    )
  expect(mayWrite('auditor')).toMatchObject([
    { operation: 'findings.follow_up' },
    { operation: 'reports.seal' },
    { operation: 'keys.write' },
  ])
  expect(mayWrite('integration')).toEqual([])
  for (const who of ['finance', 'verifier', 'admin'] as const) expect(mayWrite(who)).not.toEqual([])
})

it('docs/security.md shows the same table', async () => {
  const documented = await readFile(new URL('../../docs/security.md', import.meta.url), 'utf8')
  const rows = [...documented.matchAll(/^\| `([\w.]+)` \| (.+) \|$/gm)].map(([, operation, roles = '']) => ({
    operation,
    roles: roles.split(', '),
  }))

  const { body } = await service.as('auditor').get('/v1/reference/roles')

  expect(rows).toEqual(body.items)
})

it('a route that names no operation stops the start', async () => {
  const app = await buildApp({ db: service.db, logger: false })

  expect(() => app.get('/v1/forgotten', async () => 'open to all')).toThrow(
    'GET /v1/forgotten names no operation in config.access',
  )
  await app.close()
})
