/** A database that cannot do now what it could do before is told as that, on every route, and never as a failure of the service. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { PasswordHasher } from '../../src/platform/authority/passwords.ts'
import { role } from '../../src/platform/authority/roles.ts'
import { connect } from '../../src/platform/db/client.ts'
import type { SessionSettings } from '../../src/platform/db/session.ts'
import { Dice } from '../fuzz/dice.ts'
import { type Operation, readDocument } from '../fuzz/document.ts'
import { fillWorld, loadDemoWorld, type Person } from '../fuzz/filled-world.ts'
import { noneSent } from '../fuzz/hostile.ts'
import { KnownRecords } from '../fuzz/known-records.ts'
import { type Means, makeRequest } from '../fuzz/make-request.ts'
import { Browser } from '../support/browser.ts'
import { Client } from '../support/client.ts'
import { CHEAP, startTestService, type TestService } from '../support/service.ts'
import { companyOf } from '../support/world.ts'

/** How many different requests a route gets: one or more of each role, and of writes enough for one that is in order. */
const TRIES = { read: role.enumValues.length, write: 3 * role.enumValues.length }
/** On a busy machine. */
const WALK_MS = 180_000
const PASSWORD = 'hujan-di-atas-mahakam'

let service: TestService
let database: string
let browser: Browser
let companyId: string
let known: KnownRecords
let person: Person
beforeAll(async () => {
  service = await startTestService()
  database = (await service.superuser.query('select current_database() as name')).rows[0].name
  known = new KnownRecords(readDocument(service.app).operations)
  await loadDemoWorld(service, known)
  person = await fillWorld(service, known)
  const contact = { name: 'Punai Contoh', email: 'punai@contoh.example' }
  companyId = (await service.as('finance').made('/v1/companies', { ...companyOf(), contact })).id
  known.remember('/v1/companies/{id}', `/v1/companies/${companyId}`)
  browser = await signedIn()
})
afterAll(() => service.close())

async function signedIn(): Promise<Browser> {
  const email = `${randomUUID()}@contoh.example`
  const user = await service
    .as('admin')
    .made('/v1/users', { kind: 'person', name: 'Enggang Contoh', email, roles: ['auditor'] })
  await service.superuser.query('insert into passwords (user_id, hash, must_change) values ($1, $2, false)', [
    user.id,
    await new PasswordHasher(CHEAP).hash(PASSWORD, null),
  ])
  const page = new Browser(service.app)
  expect((await page.signIn(email, PASSWORD)).statusCode).toBe(201)
  return page
}

/** The service on connections that were made only now. */
async function onNewConnections<T>(
  work: (app: FastifyInstance) => Promise<T>,
  settings: SessionSettings = {},
): Promise<T> {
  const db = connect(service.url, () => {}, { settings })
  const security = { signInLimit: 10_000, refusalPauseMs: 0, streamForMs: 100 }
  const app = await buildApp({ db, logger: false, passwordCost: CHEAP, security })
  await app.ready()
  try {
    return await work(app)
  } finally {
    await app.close()
    await db.$client.end()
  }
}

interface Seen {
  /** Of each route: codes where the answer was 503, else its status. */
  outcomes: Map<string, string[]>
  /** Answers of 500, without Retry-After, or that the documents do not name. */
  faults: string[]
}

async function walk(app: FastifyInstance): Promise<Seen> {
  const seen: Seen = { outcomes: new Map(), faults: [] }
  const { operations, schemas } = readDocument(app)
  for (const operation of operations) {
    const tries = operation.method === 'GET' ? TRIES.read : TRIES.write
    const answers = await Promise.all(
      Array.from({ length: tries }, (_, seed) => ask(app, operation, seed, schemas)),
    )
    seen.outcomes.set(
      operation.name,
      answers.map(({ outcome }) => outcome),
    )
    seen.faults.push(...answers.flatMap(({ fault }) => fault ?? []))
  }
  return seen
}

async function ask(app: FastifyInstance, operation: Operation, seed: number, schemas: Means['schemas']) {
  const who = role.enumValues[seed % role.enumValues.length] ?? 'finance'
  const credentials = { authorization: `Bearer ${service.as(who).secret}` }
  const read = async () => undefined
  const means = { schemas, known, who, credentials, person, read, isDryRun: false, sent: noneSent() }
  const { request } = await makeRequest(new Dice(seed), operation, means)
  const answer = await app.inject(request)
  const { statusCode, body, headers } = answer
  if (statusCode < 500) return { outcome: String(statusCode) }
  const { code } = answer.json()
  const isLogged = statusCode === 503 && Number(headers['retry-after']) > 0
  const isDocumented = operation.responses[503]?.description.includes(`\`${code}\``)
  return { outcome: String(code), fault: isLogged && isDocumented ? undefined : `${operation.name}: ${body}` }
}

const routesWith = ({ outcomes }: Seen, code: string, isRead: boolean) =>
  [...outcomes].filter(([name, met]) => name.startsWith('GET ') === isRead && met.includes(code))

describe('a database that can only be read', () => {
  /** For the service alone, as the superuser must be able to open it again. */
  async function readOnly<T>(work: (app: FastifyInstance) => Promise<T>): Promise<T> {
    await service.superuser.query(
      `alter role cakupan_app in database ${database} set default_transaction_read_only = on`,
    )
    try {
      return await onNewConnections(work)
    } finally {
      await service.superuser.query(
        `alter role cakupan_app in database ${database} reset default_transaction_read_only`,
      )
    }
  }

  it('makes no route fail: writes are told to come back, and reads are answered', {
    timeout: WALK_MS,
  }, async () => {
    const seen = await readOnly(walk)

    expect(seen.faults).toEqual([])
    expect(routesWith(seen, 'database_read_only', false).length).toBeGreaterThan(30)
    expect(routesWith(seen, '200', true).length).toBeGreaterThan(30)
  })

  it('keeps out nobody whose last use cannot be written down', async () => {
    await service.superuser.query(`update sessions set last_used_at = now() - interval '2 minutes'`)
    await service.superuser.query('update api_keys set last_used_at = null')

    const [byKey, byCookie] = await readOnly(async (app) => {
      const page = Object.assign(new Browser(app), { cookie: browser.cookie })
      const statusOfKey = (await new Client(app, service.as('auditor').secret).get('/v1/retreats')).status
      return [statusOfKey, (await page.send('GET', '/v1/retreats')).statusCode]
    })

    expect([byKey, byCookie]).toEqual([200, 200])
    await expect
      .poll(async () => {
        await service.as('auditor').get('/v1/retreats')
        const unused = 'select count(*)::int as used from api_keys where last_used_at is not null'
        return (await service.superuser.query(unused)).rows[0].used
      })
      .toBe(1)
  })

  it('shows no contact whose reading cannot be noted', async () => {
    const answer = await readOnly((app) =>
      new Client(app, service.as('auditor').secret).get(`/v1/companies/${companyId}`),
    )

    expect([answer.status, answer.body.code]).toEqual([503, 'database_read_only'])
    expect(answer.text).not.toContain('punai@contoh.example')
  })
})

describe('tables that somebody holds locked', () => {
  const ACCESS = ['users', 'api_keys', 'sessions', 'passwords']

  /** Locks every table but these for as long as the work takes. */
  async function locked<T>(but: string[], work: (app: FastifyInstance) => Promise<T>): Promise<T> {
    const holder = await service.superuser.connect()
    const { rows } = await holder.query(`select tablename as name from pg_tables where schemaname = 'public'`)
    const tables = rows.map(({ name }) => name).filter((name) => !but.includes(name))
    await holder.query(`begin; lock table ${tables.join(', ')} in access exclusive mode`)
    try {
      return await onNewConnections(work, { lock_timeout: '20ms' })
    } finally {
      await holder.query('rollback')
      holder.release()
    }
  }

  it.each([
    ['all of them', []],
    ['all but those that say who asks', ACCESS],
  ])('make no route fail: %s', { timeout: WALK_MS }, async (_which, but) => {
    const seen = await locked(but, walk)

    expect(seen.faults).toEqual([])
    expect(routesWith(seen, 'busy', true).length).toBeGreaterThan(30)
    expect(routesWith(seen, 'busy', false).length).toBeGreaterThan(30)
  })
})
