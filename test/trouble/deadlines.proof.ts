/** Nothing waits for ever: neither for a replica that is gone, nor for a Postgres that stands still, nor for a lock. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { newSecret } from '../../src/platform/authority/authenticate.ts'
import { connect, type Db, type ServiceDb } from '../../src/platform/db/client.ts'
import { type EmbeddedPostgres, startEmbedded } from '../../src/platform/db/embedded.ts'
import { migrateDatabase } from '../../src/platform/db/migrate.ts'
import { ensureAdminAccess, ensureUserWithKey, issueOperatorKey } from '../../src/users/first-keys.ts'
import { Client } from '../support/client.ts'
import { copyCluster, quickSettings } from '../support/clusters.ts'
import { temporaryFolder } from '../support/process.ts'
import { companyOf } from '../support/world.ts'

/** Far more than anything takes here that is not stopped, and short enough for a test to wait for. */
const WITHIN = { queryWithinMs: 6_000, commitWithinMs: 4_000 }

let place: Awaited<ReturnType<typeof temporaryFolder>>
let postgres: EmbeddedPostgres
let superuser: pg.Client
let db: ServiceDb
let app: FastifyInstance
let finance: Client
let auditor: Client

/** A server of its own: what is done to it is done to all of its databases. */
beforeAll(async () => {
  place = await temporaryFolder()
  const dataDir = path.join(place.folder, 'data')
  await copyCluster(dataDir)
  postgres = await startEmbedded({ dataDir, say: () => {}, settings: quickSettings })
  await migrateDatabase(postgres.migrationDatabaseUrl, new URL(postgres.databaseUrl).username)
  superuser = new pg.Client({
    connectionString: Object.assign(new URL(postgres.superuserUrl), { pathname: '/cakupan' }).href,
  })
  await superuser.connect()
  db = connect(postgres.databaseUrl, () => {}, WITHIN)
  app = await buildApp({ db, logger: false })
  await app.ready()
  finance = await clientOf('finance')
  auditor = await clientOf('auditor')
})
afterAll(async () => {
  await app.close()
  await Promise.all([db.$client.end(), superuser.end()])
  await postgres.stop()
  await place.remove()
})

async function clientOf(role: 'finance' | 'auditor'): Promise<Client> {
  const secret = newSecret()
  await ensureUserWithKey(db, { secret, role, name: role })
  return new Client(app, secret)
}

const outcomeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code]

async function numberFrom(query: string, ...values: unknown[]): Promise<number> {
  return Number((await superuser.query(query, values)).rows[0].number)
}

describe('a commit that waits for a replica which is gone', () => {
  const WAITING = `select count(*) as number from pg_stat_activity where wait_event = 'SyncRep'`

  async function replicas(names: string): Promise<void> {
    await superuser.query(`alter system set synchronous_standby_names = '${names}'`)
    await superuser.query('select pg_reload_conf()')
    await expect
      .poll(async () => (await superuser.query('show synchronous_standby_names')).rows[0])
      .toEqual({ synchronous_standby_names: names })
  }

  it('is told as unknown, is the only one that waits, and its key gives the one true answer afterwards', async () => {
    const company = companyOf()
    const [key, otherKey] = [randomUUID(), randomUUID()]
    const post = (body: object, of: string) => finance.post('/v1/companies', body, { key: of })
    await replicas('nobody')

    const unknown = await post(company, key)
    const meanwhile = [await post(companyOf(), otherKey), await post(company, key)]
    const read = await auditor.get('/v1/companies')
    const waiting = await numberFrom(WAITING)
    await replicas('')
    await expect.poll(() => numberFrom(WAITING)).toBe(0)
    const settled = await post(company, key)
    const other = await post(companyOf(), otherKey)

    expect(outcomeOf(unknown)).toEqual([503, 'commit_unknown'])
    expect(Number(unknown.headers['retry-after'])).toBeGreaterThan(0)
    expect(meanwhile.map(outcomeOf)).toEqual(Array(2).fill([503, 'database_unavailable']))
    expect(outcomeOf(read)).toEqual([200, undefined])
    expect(waiting).toBe(1)
    expect([settled.status, settled.headers['idempotency-replayed']]).toEqual([201, 'true'])
    expect(other.status).toBe(201)
    expect(await numberFrom('select count(*) as number from companies where npwp = $1', company.npwp)).toBe(1)
    expect(
      await numberFrom('select count(*) as number from events where subject_id = $1', settled.body.id),
    ).toBe(1)
  })

  it('leaves no admin key behind of which nobody is told: neither a command’s nor that of a first start', async () => {
    await replicas('nobody')
    const told: unknown[] = []
    for (const issue of [
      (own: Db) => issueOperatorKey(own, { name: 'recovery' }),
      (own: Db) => ensureAdminAccess(own, undefined),
    ]) {
      // Each a process that starts.
      const own = connect(postgres.databaseUrl, () => {}, WITHIN)
      told.push(await issue(own).catch((error: unknown) => error))
      await own.$client.end()
    }
    await replicas('')
    await expect.poll(() => numberFrom(WAITING)).toBe(0)

    const line =
      /^The database did not answer in time: an admin key may have been made, .*look with cakupan keys; .*revoke/
    expect(told).toEqual(Array(2).fill(expect.objectContaining({ message: expect.stringMatching(line) })))
    expect(await numberFrom(`select count(*) as number from api_keys where user_id is null`)).toBe(2)
  })

  it('is no reason to show a contact whose reading is not noted, nor to pile up notes', async () => {
    const contact = { name: 'Punai Contoh', email: 'punai@contoh.example' }
    const { id } = await finance.made('/v1/companies', { ...companyOf(), contact })
    await replicas('nobody')

    const answers = [
      await auditor.get(`/v1/companies/${id}`),
      await auditor.get(`/v1/companies/${id}`),
      await auditor.get(`/v1/companies/${id}`),
    ]
    const waiting = await numberFrom(WAITING)
    await replicas('')
    await expect.poll(() => numberFrom(WAITING)).toBe(0)

    expect(answers.map(outcomeOf)).toEqual(Array(3).fill([503, 'database_unavailable']))
    expect(waiting).toBe(1)
    expect((await auditor.get(`/v1/companies/${id}`)).body.contact).toMatchObject(contact)
  })
})

describe('a Postgres that stands still', () => {
  async function processes(): Promise<number[]> {
    const file = await readFile(path.join(place.folder, 'data/postgres/postmaster.pid'), 'utf8')
    const { rows } = await superuser.query('select pid from pg_stat_activity')
    return [Number(file.split('\n')[0]), ...rows.map(({ pid }) => pid)]
  }

  it('keeps no request and no readiness check without an answer, and all is well when it goes on', async () => {
    const company = companyOf()
    const key = randomUUID()
    await auditor.get('/v1/companies')
    const all = await processes()
    for (const pid of all) process.kill(pid, 'SIGSTOP')

    const answers = await Promise.all([
      ...Array.from({ length: 40 }, () => app.inject({ url: '/readyz' })),
      ...Array.from({ length: 20 }, () => app.inject({ url: '/v1/companies', headers: bearer(auditor) })),
      app.inject({
        method: 'POST',
        url: '/v1/companies',
        headers: { ...bearer(finance), 'idempotency-key': key },
        payload: company,
      }),
      app.inject({
        method: 'POST',
        url: '/v1/session',
        headers: { host: 'localhost', origin: 'http://localhost' },
        payload: { email: 'punai@contoh.example', password: 'hujan-di-atas-mahakam' },
      }),
    ])
    for (const pid of all) process.kill(pid, 'SIGCONT')
    await expect.poll(async () => (await app.inject({ url: '/readyz' })).statusCode).toBe(200)
    const settled = await finance.post('/v1/companies', company, { key })

    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([503]))
    expect(settled.status).toBe(201)
    expect(await numberFrom('select count(*) as number from companies where npwp = $1', company.npwp)).toBe(1)
  })

  it('is asked by one readiness check at a time, however many come', async () => {
    const own = connect(postgres.databaseUrl, () => {}, WITHIN)
    const checked = await buildApp({ db: own, logger: false })
    const all = await processes()
    for (const pid of all) process.kill(pid, 'SIGSTOP')

    const answers = Array.from({ length: 50 }, () => checked.inject({ url: '/readyz' }))
    await expect.poll(() => own.$client.totalCount).toBe(1)
    const waiting = own.$client.waitingCount
    const statuses = (await Promise.all(answers)).map(({ statusCode }) => statusCode)
    for (const pid of all) process.kill(pid, 'SIGCONT')
    await checked.close()
    await own.$client.end()

    expect(waiting).toBe(0)
    expect(new Set(statuses)).toEqual(new Set([503]))
  })

  const bearer = ({ secret }: Client) => ({ authorization: `Bearer ${secret}` })
})

describe('an answer that something holds up', () => {
  const UNDER_WAY = `select count(*) as number from pg_stat_activity where usename = 'cakupan_app' and state <> 'idle'`

  it('is given all the same: of a read as busy, of a write as unknown, which its key settles', async () => {
    const hasty = await buildApp({ db, logger: false, security: { answerWithinMs: 300 } })
    await hasty.ready()
    const [reader, writer] = [new Client(hasty, auditor.secret), new Client(hasty, finance.secret)]
    const company = companyOf()
    const key = randomUUID()
    await superuser.query('begin; lock table companies in access exclusive mode')

    const read = await reader.get('/v1/companies')
    const written = await writer.post('/v1/companies', company, { key })
    await superuser.query('rollback')
    await expect.poll(() => numberFrom(UNDER_WAY)).toBe(0)
    const settled = await finance.post('/v1/companies', company, { key })
    await hasty.close()

    expect([read, written].map(outcomeOf)).toEqual([
      [503, 'busy'],
      [503, 'commit_unknown'],
    ])
    expect(settled.status).toBe(201)
    expect(await numberFrom('select count(*) as number from companies where npwp = $1', company.npwp)).toBe(1)
  })
})
