/** What stands between the service and Postgres, or in Postgres' defaults, cannot change how the service reads and writes. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { connect } from '../../src/platform/db/client.ts'
import { assertOwnSessions } from '../../src/platform/db/pooler.ts'
import { SESSION_SETTINGS, Session } from '../../src/platform/db/session.ts'
import { Dice } from '../fuzz/dice.ts'
import { readDocument } from '../fuzz/document.ts'
import { fillWorld, loadDemoWorld } from '../fuzz/filled-world.ts'
import { KnownRecords } from '../fuzz/known-records.ts'
import { pathFor } from '../fuzz/make-request.ts'
import { Client } from '../support/client.ts'
import { startPooler } from '../support/pooler.ts'
import { cakupan, freePort, spawnService } from '../support/process.ts'
import { startTestService, type TestService } from '../support/service.ts'

let service: TestService
let name: string
beforeAll(async () => {
  service = await startTestService()
  name = (await service.superuser.query('select current_database() as name')).rows[0].name
})
afterAll(() => service.close())

async function through(mode: Parameters<typeof startPooler>[1], url = service.url): Promise<string> {
  const pooler = await startPooler(url, mode)
  onTestFinished(() => pooler.close())
  return pooler.url
}

/** A database of the service's owner in which nothing is yet. */
async function emptyDatabase(): Promise<{ appUrl: string; ownerUrl: string }> {
  const { appUrl, ownerUrl } = inject('postgres')
  const empty = `empty_${randomUUID().replaceAll('-', '')}`
  await service.superuser.query(`create database ${empty} owner cakupan_owner`)
  await service.superuser.query(`grant connect on database ${empty} to cakupan_app`)
  onTestFinished(async () => void (await service.superuser.query(`drop database ${empty} with (force)`)))
  const inEmpty = (url: string) => Object.assign(new URL(url), { pathname: `/${empty}` }).href
  return { appUrl: inEmpty(appUrl), ownerUrl: inEmpty(ownerUrl) }
}

async function tablesIn(url: string): Promise<string[]> {
  const session = new Session({ connectionString: url })
  await session.connect()
  const { rows } = await session.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace`,
  )
  await session.end()
  return rows.map(({ relname }) => relname)
}

/** Grows by being read. */
const SENSITIVE_READS = '/v1/sensitive-reads'

/** Every list and record that an auditor reads as JSON, by its address, with what is in it. */
async function readEverything(client: Client, known: KnownRecords): Promise<Map<string, unknown>> {
  const reads = readDocument(client.app).operations.filter(
    ({ method, path, query, responses }) =>
      method === 'GET' &&
      path !== SENSITIVE_READS &&
      'application/json' in (responses[200]?.content ?? {}) &&
      !query.some(({ required }) => required),
  )
  const answers = new Map<string, unknown>()
  // Lists come first and tell the ids of records.
  for (const operation of reads.sort((one, other) => one.path.length - other.path.length)) {
    const dice = new Dice(1)
    const pick = (template: string) => known.pick(dice, template, operation.name)?.address
    const address = pathFor(dice, { operation, kind: 'valid', pick })
    const { status, type, body } = await client.get(address)
    if (status !== 200 || type !== 'application/json') continue
    known.rememberAnswer(operation.path, address, body)
    answers.set(address, body)
  }
  return answers
}

/** Values that an operator, another program on the same server or a pooler may have left as defaults. */
const hostile: Record<keyof typeof SESSION_SETTINGS, string> = {
  client_encoding: 'LATIN1',
  TimeZone: 'Pacific/Kiritimati',
  DateStyle: 'SQL, DMY',
  IntervalStyle: 'sql_standard',
  bytea_output: 'escape',
  extra_float_digits: '-15',
  standard_conforming_strings: 'off',
  transform_null_equals: 'on',
  array_nulls: 'off',
  quote_all_identifiers: 'on',
  exit_on_error: 'on',
  search_path: 'elsewhere',
  default_transaction_isolation: 'serializable',
  default_transaction_deferrable: 'on',
  synchronous_commit: 'off',
  lock_timeout: '3s',
  statement_timeout: '3s',
  idle_in_transaction_session_timeout: '3s',
  idle_session_timeout: '3s',
  transaction_timeout: '3s',
}

/** As another program on the same server may have set them: for the whole database, and for the service's login, which counts more. */
async function withDefaults<T>(defaults: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const places = [`database ${name}`, `role cakupan_app in database ${name}`]
  const settings = Object.entries(defaults).map(([setting, value]) => {
    // A list is given as one, not as one name with a comma in it.
    return `${setting} = ${value.includes(',') ? value : `'${value}'`}`
  })
  for (const place of places) {
    for (const setting of settings) await service.superuser.query(`alter ${place} set ${setting}`)
  }
  try {
    return await work()
  } finally {
    for (const place of places) await service.superuser.query(`alter ${place} reset all`)
  }
}

async function settingsOf(url: string): Promise<Record<string, string>> {
  const session = new Session({ connectionString: url })
  await session.connect()
  const names = Object.keys(SESSION_SETTINGS)
  const { rows } = await session.query(
    'select jsonb_object_agg(name, current_setting(name)) as settings from unnest($1::text[]) as name',
    [names],
  )
  await session.end()
  return rows[0].settings
}

describe('defaults of the database and of the login', () => {
  it('cannot change a setting of a connection', async () => {
    const usual = await settingsOf(service.url)

    const underHostile = await withDefaults(hostile, () => settingsOf(service.url))

    expect(underHostile).toEqual(usual)
    expect(usual).toMatchObject({ TimeZone: 'UTC', DateStyle: 'ISO, YMD', lock_timeout: '5s' })
  })

  it('cannot change an answer', async () => {
    const known = new KnownRecords(readDocument(service.app).operations)
    await loadDemoWorld(service, known)
    await fillWorld(service, known)
    const usual = await readEverything(service.as('auditor'), known)
    // Reading adds to what is known: the same is read again.
    const addresses = [...usual.keys()]

    const underHostile = await withDefaults(hostile, async () => {
      const db = connect(service.url, () => {})
      const app = await buildApp({ db, logger: false })
      await app.ready()
      const client = new Client(app, service.as('auditor').secret)
      const answers = new Map<string, unknown>()
      for (const address of addresses) answers.set(address, (await client.get(address)).body)
      await app.close()
      await db.$client.end()
      return answers
    })

    expect(underHostile).toEqual(usual)
    expect(usual.size).toBeGreaterThan(25)
  })

  it('keep a stricter promise of what is safe: a commit that waits for its replica', async () => {
    const stricter = await withDefaults({ synchronous_commit: 'remote_apply' }, () => settingsOf(service.url))

    expect(stricter.synchronous_commit).toBe('remote_apply')
  })

  it('that switch the ledger’s triggers off stop the start', async () => {
    await withDefaults({ session_replication_role: 'replica' }, () =>
      expect(assertOwnSessions(service.url)).rejects.toThrow(/session_replication_role is not origin/),
    )
  })
})

describe('a pooler', () => {
  it('of sessions works, and the time-outs are kept', async () => {
    const url = await through('session')

    await assertOwnSessions(url)

    expect(await settingsOf(url)).toEqual(await settingsOf(service.url))
  })

  it('that forgets settings between two statements is refused', async () => {
    await expect(assertOwnSessions(await through('forgetful'))).rejects.toThrow(
      /does not keep the setting \w+ of a connection/,
    )
  })

  it('of transactions is refused by service and command in one line, before anything is written', async () => {
    const database = await emptyDatabase()
    const environment = {
      PORT: await freePort(),
      DATABASE_URL: await through('transaction', database.appUrl),
      MIGRATION_DATABASE_URL: await through('transaction', database.ownerUrl),
    }

    for (const program of [undefined, [cakupan, 'verify'], [cakupan, 'check'], [cakupan, 'migrate']]) {
      const { code, stderr } = await spawnService(environment, program).ended
      // That verify could not run says nothing of the ledger.
      const couldNotRun = program?.includes('verify') ? 2 : 1

      expect(stderr).toMatch(/^Between this service and Postgres, a pooler .* use session pooling.*\n$/)
      expect(code).toBe(couldNotRun)
    }
    expect(await tablesIn(database.ownerUrl)).toEqual([])
  })
})
