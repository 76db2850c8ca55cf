/** A database that cannot be used is named with what is wrong and what to do, and nothing is changed in it. */
import { createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/platform/db/open-database.ts'
import { copyCluster } from '../support/clusters.ts'
import { cloneDatabase, emptyDatabase, withDatabase } from '../support/databases.ts'
import { cakupan, spawnService, temporaryFolder } from '../support/process.ts'

type Database = Awaited<ReturnType<typeof cloneDatabase>>

let migrated: Database
let empty: Database
beforeAll(async () => {
  migrated = await cloneDatabase()
  empty = await emptyDatabase()
})
afterAll(() => Promise.all([migrated.drop(), empty.drop()]))

const open = (url: string, ownerUrl?: string) =>
  openDatabase({ url, ownerUrl, dataDir: 'none', connectionsPerCaller: 4 })

async function refusalOf(url: string, ownerUrl?: string): Promise<string> {
  const database = await open(url, ownerUrl).catch((error: Error) => error.message)
  if (typeof database === 'string') return database
  await database.close()
  return 'opened'
}

async function inside<T>({ superuserUrl }: Database, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  return work(client).finally(() => client.end())
}

const tablesIn = (database: Database) =>
  inside(database, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace in (select oid from pg_namespace where nspname in ('public', 'drizzle')) order by 1`,
    )
    return rows.map(({ name }) => name)
  })

function changed(url: string, change: Partial<URL>): string {
  return Object.assign(new URL(url), change).href
}

describe('no migration fills', () => {
  it.each([
    ['an empty one beside that of the service', () => [migrated, empty] as const],
    ['that of another installation', () => [empty, migrated] as const],
  ] as const)('another database than the service’s: %s', async (_which, databases) => {
    const [service, owner] = databases()

    expect(await refusalOf(service.url, owner.ownerUrl)).toMatch(
      /^DATABASE_URL \(127\.0\.0\.1:\d+\/test_\w+\) and MIGRATION_DATABASE_URL \(127\.0\.0\.1:\d+\/test_\w+\) lead to different databases\. Nothing was changed: name the same one in both, and start again\.$/,
    )
    expect(await tablesIn(empty)).toEqual([])
  })

  it('the database of another application, whatever its schema, its tables or its views', async () => {
    for (const making of [
      'create table orders (id int)',
      'create schema shop; create table shop.orders (id int)',
      'create view orders as select 1 as id',
    ]) {
      const other = await emptyDatabase()
      await inside(other, (client) => client.query(making))
      const before = await tablesIn(other)

      for (const refusal of [await refusalOf(other.url, other.ownerUrl), await refusalOf(other.url)]) {
        expect(refusal).toBe(
          'The database holds other tables (orders). Nothing was changed: give this service a database of its own.',
        )
      }
      expect(await tablesIn(other)).toEqual(before)
      await other.drop()
    }
  })
})

it('an embedded database is not told to be migrated as if it were somebody’s own', async () => {
  const place = await temporaryFolder()
  const DATA_DIR = path.join(place.folder, 'data')
  await copyCluster(DATA_DIR)

  const left = await spawnService({ DATA_DIR }, [cakupan, 'migrate']).ended

  await place.remove()
  expect(left).toEqual({
    code: 0,
    stdout: `The embedded Postgres in ${DATA_DIR} needs no migration of its own: every start brings it to the release's schema.\n`,
    stderr: '',
  })
})

it('an empty database is not called an older one', async () => {
  expect(await refusalOf(empty.url)).toMatch(
    /^The database is empty; run cakupan migrate with MIGRATION_DATABASE_URL/,
  )
})

it('what an extension brought is nobody’s table, and an empty database that has one is migrated', async () => {
  const own = await emptyDatabase()
  await inside(own, (client) =>
    client.query('create table of_an_extension (id int); alter extension plpgsql add table of_an_extension'),
  )

  expect(await refusalOf(own.url, own.ownerUrl)).toBe('opened')
  await own.drop()
})

describe('no login serves that could alter', () => {
  it.each([
    ['an append-only table', 'update on record_versions', 'record_versions'],
    ['one column of it', 'update (hash) on log_leaves', 'log_leaves'],
    ['a balance', 'update on line_balances', 'line_balances'],
    ['a balance by a row of its own', 'insert on pledge_line_balances', 'pledge_line_balances'],
    ['the seals', 'truncate on log_nodes', 'log_nodes'],
  ])('%s', async (_what, right, table) => {
    await inside(migrated, (client) => client.query(`grant ${right} to cakupan_app`))

    const refusal = await refusalOf(migrated.url)

    await inside(migrated, (client) => client.query(`revoke ${right} from cakupan_app`))
    expect(refusal).toBe(
      `The login in DATABASE_URL could alter ${table}; use a role that does not own them and has no such right.`,
    )
    expect(await refusalOf(migrated.url)).toBe('opened')
  })
})

describe('no two causes are told in the same words', () => {
  it.each([
    [
      'no such database',
      () => [withDatabase(migrated.url, 'tidak_ada')],
      /^Postgres at 127\.0\.0\.1:\d+\/tidak_ada has no such database \(3D000\); create it, or correct its name in DATABASE_URL\.$/,
    ],
    [
      'a login that is not known, or its password',
      () => [changed(migrated.url, { password: 'salah' })],
      /^Postgres at \S+ refused the login cakupan_app or its password \(28P01\); correct them in DATABASE_URL/,
    ],
    [
      'the owner’s password',
      () => [migrated.url, changed(migrated.ownerUrl, { password: 'salah' })],
      /^Postgres at \S+ refused the login cakupan_owner or its password \(28P01\); correct them in MIGRATION_DATABASE_URL/,
    ],
    [
      'an owner who may not create',
      () => [empty.url, empty.url],
      /^The login cakupan_app may not create or change what this release needs in \S+ \(42501\)\. Nothing was changed: name the database's owner in MIGRATION_DATABASE_URL\.$/,
    ],
    [
      'nothing that listens',
      () => ['postgres://cakupan_app:x@127.0.0.1:1/cakupan'],
      /^No Postgres listens at 127\.0\.0\.1:1\/cakupan \(ECONNREFUSED\); start it, or correct the address in DATABASE_URL\.$/,
    ],
    [
      'a host without an address',
      () => ['postgres://cakupan_app:x@tidak-ada.invalid/cakupan'],
      /^There is no address for tidak-ada\.invalid \(\w+\); correct the host in DATABASE_URL\.$/,
    ],
  ] as const)('%s', async (_cause, urls, line) => {
    const [url, ownerUrl] = urls() as [string, string?]

    expect(await refusalOf(url, ownerUrl)).toMatch(line)
  })

  it('a server that takes the connection and says nothing', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1')
    await new Promise((resolve) => silent.once('listening', resolve))
    const { port } = silent.address() as { port: number }

    expect(await refusalOf(`postgres://cakupan_app:x@127.0.0.1:${port}/cakupan`)).toMatch(
      /^Postgres at 127\.0\.0\.1:\d+\/cakupan does not answer; check that it runs/,
    )
    silent.close()
  })

  it('a login that may not connect', async () => {
    await inside(empty, (client) =>
      client.query(
        `revoke connect on database ${new URL(empty.superuserUrl).pathname.slice(1)} from public, cakupan_app`,
      ),
    )
    expect(await refusalOf(empty.url)).toMatch(
      /^The login cakupan_app may not connect to \S+ \(42501\); grant it/,
    )
  })
})
