/** A whole service on a database of its own, cloned for one test file, with a key for every role. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { newSecret } from '../../src/access/authenticate.ts'
import { ensureKey } from '../../src/access/first-keys.ts'
import { type Role, role } from '../../src/access/roles.ts'
import { type AppDeps, buildApp } from '../../src/app.ts'
import { type ConnectOptions, connect, type Db } from '../../src/db/client.ts'
import { Client } from './client.ts'

export interface TestService {
  app: FastifyInstance
  db: Db
  /** A client with a key of this role; every role belongs to a person of its own. */
  as(role: Role): Client
  withKey(secret: string): Client
  /** Raw SQL as the application's role, which is what an intruder in the service could run. */
  sql: pg.Pool
  /** Raw SQL as the superuser, to look at anything. */
  superuser: pg.Pool
  url: string
  ownerUrl: string
  close(): Promise<void>
}

/** A database of its own, migrated and without a row. */
export async function cloneDatabase() {
  const { appUrl, ownerUrl, superuserUrl } = inject('postgres')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await runAsSuperuser(superuserUrl, [
    `create database ${name} template cakupan owner cakupan_owner strategy file_copy`,
    `grant connect on database ${name} to cakupan_app`,
  ])
  return {
    url: withDatabase(appUrl, name),
    ownerUrl: withDatabase(ownerUrl, name),
    superuserUrl: withDatabase(superuserUrl, name),
    drop: () => runAsSuperuser(superuserUrl, [`drop database ${name} with (force)`]),
  }
}

/** Guessing passwords is not what most tests are about. */
export const CHEAP = { N: 2, r: 8, p: 1 }

/** `more` of what the process would configure; `options` of its connections. */
export async function startTestService(
  more: Partial<AppDeps> = {},
  options: ConnectOptions = {},
): Promise<TestService> {
  const database = await cloneDatabase()
  const { url } = database
  const db = connect(url, () => {}, options)
  const sql = new pg.Pool({ connectionString: url, max: 4 })
  const superuser = new pg.Pool({ connectionString: database.superuserUrl, max: 2 })
  // A connection that still closes while its database is dropped is cut off: no failure of any test.
  for (const pool of [sql, superuser]) pool.on('error', () => {})
  const app = await buildApp({
    db,
    logger: false,
    security: { signInLimit: 10_000, refusalPauseMs: 0 },
    passwordCost: CHEAP,
    ...more,
  })
  // Listening from the start: a server that opens and closes with every call would drop parallel ones.
  await app.listen({ host: '127.0.0.1', port: 0 })

  const secrets = {} as Record<Role, string>
  for (const each of role.enumValues) {
    secrets[each] = newSecret()
    await ensureKey(db, {
      secret: secrets[each],
      role: each,
      name: each,
      ownedByUser: each !== 'integration',
    })
  }
  return {
    app,
    db,
    sql,
    superuser,
    url,
    ownerUrl: database.ownerUrl,
    as: (each) => new Client(app, secrets[each]),
    withKey: (secret) => new Client(app, secret),
    async close() {
      await app.close()
      await Promise.all([db.$client.end(), sql.end(), superuser.end()])
      await database.drop()
    },
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

/** Only one clone of the template at a time: Postgres refuses others while it copies. */
async function runAsSuperuser(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(1)')
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A client of raw SQL in a transaction that is rolled back when the test is over. */
export async function transactionOf(pool: pg.Pool): Promise<pg.PoolClient> {
  const client = await pool.connect()
  await client.query('begin')
  onTestFinished(async () => {
    await client.query('rollback')
    client.release()
  })
  return client
}
