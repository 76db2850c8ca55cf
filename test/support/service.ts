/** A whole service on a database of its own, cloned for one test file, with a key for every role. */
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { type AppDeps, buildApp } from '../../src/app.ts'
import type { Role } from '../../src/platform/authority/roles.ts'
import { type ConnectOptions, connect, type ServiceDb } from '../../src/platform/db/client.ts'
import { WebhookKey } from '../../src/webhooks/webhook-secrets.ts'
import { Client } from './client.ts'
import { cloneDatabase, SERVICE_TEMPLATE } from './databases.ts'

export interface TestService {
  app: FastifyInstance
  db: ServiceDb
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

/** Whoever walks through all routes waits for the end of each answer. */
const STREAM_MS = 100

export const testWebhookKey = new WebhookKey(Buffer.alloc(32, 9))

/** Guessing passwords is not what most tests are about. */
export const CHEAP = { N: 2, r: 8, p: 1 }

/** `more` of what the process would configure; `options` of its connections. */
export async function startTestService(
  more: Partial<AppDeps> = {},
  options: ConnectOptions = {},
): Promise<TestService> {
  const database = await cloneDatabase(SERVICE_TEMPLATE)
  const { url } = database
  const db = connect(url, () => {}, options)
  const sql = new pg.Pool({ connectionString: url, max: 4 })
  const superuser = new pg.Pool({ connectionString: database.superuserUrl, max: 2 })
  // A connection that still closes while its database is dropped is cut off: no failure of any test.
  for (const pool of [sql, superuser]) pool.on('error', () => {})
  const app = await buildApp({
    db,
    logger: false,
    passwordCost: CHEAP,
    webhookKey: testWebhookKey,
    ...more,
    security: { signInLimit: 10_000, refusalPauseMs: 0, streamForMs: STREAM_MS, ...more.security },
  })
  // Listening from the start: a server that opens and closes with every call would drop parallel ones.
  await app.listen({ host: '127.0.0.1', port: 0 })

  const secrets = inject('keys')
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
