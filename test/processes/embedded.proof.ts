import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { test as base, describe, expect } from 'vitest'
import {
  EmbeddedError,
  type EmbeddedPostgres,
  findEmbedded,
  startEmbedded,
} from '../../src/platform/db/embedded.ts'
import { copyCluster, quickSettings } from '../support/clusters.ts'
import { temporaryFolder } from '../support/process.ts'

const isRoot = process.getuid?.() === 0

/** A data folder, and what was started on it. */
class Place {
  readonly said: string[] = []
  readonly children: ChildProcess[] = []
  readonly parent: string
  dataDir: string
  private readonly running: EmbeddedPostgres[] = []

  constructor(parent: string) {
    this.parent = parent
    this.dataDir = path.join(parent, 'data')
  }

  async start(): Promise<EmbeddedPostgres> {
    const postgres = await startEmbedded({
      dataDir: this.dataDir,
      say: (line) => this.said.push(line),
      settings: quickSettings,
    })
    this.running.push(postgres)
    return postgres
  }

  /** Another process with the same data folder. */
  async startElsewhere(): Promise<ChildProcess> {
    const fixture = path.join(import.meta.dirname, 'fixtures/hold-embedded.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', fixture, this.dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.children.push(child)
    await once(child.stdout, 'data')
    return child
  }

  async postmasterPid(): Promise<number> {
    const file = await readFile(path.join(this.dataDir, 'postgres/postmaster.pid'), 'utf8')
    return Number(file.split('\n')[0])
  }

  async clear(): Promise<void> {
    for (const child of this.children) child.kill('SIGKILL')
    for (const postgres of this.running) await postgres.stop()
    await rm(this.parent, { recursive: true })
  }
}

const test = base.extend<{ emptyPlace: Place; place: Place }>({
  /** Where no service was ever started. */
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures this one needs.
  emptyPlace: async ({}, use) => {
    const { folder } = await temporaryFolder()
    const place = new Place(folder)
    await use(place)
    await place.clear()
  },
  /** With a cluster as a first start makes it, to save the time of making it. */
  place: async ({ emptyPlace }, use) => {
    await copyCluster(emptyPlace.dataDir)
    await use(emptyPlace)
  },
})

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
}

/** A connection that may be cut off: that is an event, and without a listener it would end the process. */
async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client
}

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = await connectTo(url)
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

const portOf = (postgres: { databaseUrl: string }) => new URL(postgres.databaseUrl).port

describe.concurrent('the embedded Postgres', () => {
  test('the first start makes roles without power over the server, and a database of the owner', async ({
    emptyPlace: place,
  }) => {
    const postgres = await place.start()

    expect(postgres.isNew).toBe(true)
    expect(
      await query(
        postgres.superuserUrl,
        `select rolname as role, rolcanlogin and not (rolsuper or rolcreaterole or rolcreatedb) as "isPlain"
       from pg_roles where rolname like 'cakupan%' order by 1`,
      ),
    ).toEqual([
      { role: 'cakupan_app', isPlain: true },
      { role: 'cakupan_owner', isPlain: true },
    ])
    expect(
      await query(
        postgres.databaseUrl,
        `select current_user as who, current_database() as database, pg_get_userbyid(datdba) as owner,
         pg_encoding_to_char(encoding) as encoding, datcollate as collation
       from pg_database where datname = current_database()`,
      ),
    ).toEqual([
      { who: 'cakupan_app', database: 'cakupan', owner: 'cakupan_owner', encoding: 'UTF8', collation: 'C' },
    ])
  })

  test('only the owner may create tables; the application may not, not even temporary ones', async ({
    place,
  }) => {
    const postgres = await place.start()

    await query(postgres.migrationDatabaseUrl, 'create table made (id int)')
    await expect(query(postgres.databaseUrl, 'create table made_too (id int)')).rejects.toMatchObject({
      code: '42501',
    })
    await expect(query(postgres.databaseUrl, 'create temporary table t (id int)')).rejects.toMatchObject({
      code: '42501',
    })
  })

  test('Postgres listens on loopback only, off the ports of outgoing connections, and only its user can read its password', async ({
    place,
  }) => {
    const postgres = await place.start()

    expect(
      await query(
        postgres.superuserUrl,
        `select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets`,
      ),
    ).toEqual([{ addresses: '127.0.0.1', sockets: '' }])
    expect(Number(portOf(postgres))).toBeLessThan(32_768)
    const file = await stat(path.join(place.dataDir, 'superuser-password'))
    expect(file.mode & 0o777).toBe(0o600)
    expect(file.uid).toBe(process.getuid?.())
    const wrong = new URL(postgres.databaseUrl)
    wrong.password = 'guess'
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test('a later start finds the data and the same sign-ins', async ({ place }) => {
    const first = await place.start()
    await query(first.migrationDatabaseUrl, 'create table kept as select 42 as answer')
    await first.stop()

    const second = await place.start()

    expect(second.isNew).toBe(false)
    expect(await query(second.migrationDatabaseUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
    expect(new URL(second.databaseUrl).password).toBe(new URL(first.databaseUrl).password)
  })

  test('stopping twice is stopping once, and nothing is found afterwards', async ({ place }) => {
    const postgres = await place.start()
    const { databaseUrl, migrationDatabaseUrl, superuserUrl } = postgres
    expect(await findEmbedded(place.dataDir)).toEqual({ databaseUrl, migrationDatabaseUrl, superuserUrl })

    await Promise.all([postgres.stop(), postgres.stop()])
    await postgres.stop()

    expect(await findEmbedded(place.dataDir)).toBeNull()
    expect(await findEmbedded(path.join(place.parent, 'never-started'))).toBeNull()
  })

  test('a killed Postgres takes nobody with it, and the next start recovers what was committed', async ({
    place,
  }) => {
    const killed = await place.start()
    await query(killed.migrationDatabaseUrl, 'create table kept as select 42 as answer')
    const client = await connectTo(killed.superuserUrl)
    const busy = client.query('select pg_sleep(60)')
    process.kill(await place.postmasterPid(), 'SIGKILL')
    await expect(busy).rejects.toThrow()

    const recovered = await place.start()
    await killed.stop()

    expect(await query(recovered.migrationDatabaseUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
  })

  test('a start that was killed half way is finished by the next one', async ({ place }) => {
    const draft = path.join(place.dataDir, 'postgres.new-999999999')
    await mkdir(path.join(draft, 'cluster/base'), { recursive: true })
    const first = await place.start()
    await query(first.superuserUrl, 'drop database cakupan')
    await query(first.superuserUrl, 'drop role cakupan_app')
    await first.stop()

    const second = await place.start()

    expect(existsSync(draft)).toBe(false)
    expect(second.isNew).toBe(true)
    expect(await query(second.databaseUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('the Postgres of a killed service is taken over, not started twice', async ({ place }) => {
    const service = await place.startElsewhere()
    const orphan = await place.postmasterPid()
    await kill(service)

    const postgres = await place.start()

    expect(await place.postmasterPid()).toBe(orphan)
    expect(await query(postgres.databaseUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('a second service on the same data is told so in one line, and the first goes on', async ({
    place,
  }) => {
    await place.startElsewhere()

    const refused = await place.start().catch((error: unknown) => error)

    expect(refused).toBeInstanceOf(EmbeddedError)
    expect((refused as Error).message).toBe(
      `Another service already uses the data in ${place.dataDir}: stop it, or set DATA_DIR to another folder.`,
    )
    const found = await findEmbedded(place.dataDir)
    expect(await query(found?.databaseUrl ?? '', 'select 1 as one')).toEqual([{ one: 1 }])
    for (const child of place.children) await kill(child)
    await place.start()
  })

  test('a postmaster.pid whose number another program now has does not stop the start', async ({ place }) => {
    await (await place.start()).stop()
    const cluster = path.join(place.dataDir, 'postgres')
    const { uid, gid } = await stat(cluster)
    // Of the database's user: others Postgres ignores by itself.
    const bystander = spawn('sleep', ['60'], { uid, gid })
    place.children.push(bystander)
    await writeFile(
      path.join(cluster, 'postmaster.pid'),
      `${bystander.pid}\n${cluster}\n1\n23456\n\n127.0.0.1\n`,
    )

    const postgres = await place.start()

    expect(await query(postgres.databaseUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(bystander.exitCode).toBeNull()
  })

  test('a Postgres that cannot start says why, and where to look', async ({ place }) => {
    await (await place.start()).stop()
    await writeFile(path.join(place.dataDir, 'postgres/postgresql.auto.conf'), 'work_mem = nonsense\n')

    await expect(place.start()).rejects.toThrow(
      /^Postgres does not start \(.*FATAL.*\): see .*postgres\.log\.$/,
    )
  })

  test('a lost password is told, with the folder to remove for a new beginning', async ({ place }) => {
    await (await place.start()).stop()
    await rm(path.join(place.dataDir, 'superuser-password'))

    await expect(place.start()).rejects.toThrow(
      `restore the file, or remove ${place.dataDir}/postgres to begin anew.`,
    )
  })

  test("a folder closed to the database's user keeps its mode, and the data lives in a folder that is named", async ({
    emptyPlace: place,
  }) => {
    const closed = path.join(place.parent, 'closed')
    await mkdir(closed, { mode: 0o700 })
    place.dataDir = path.join(closed, 'data')

    const postgres = await place.start()
    const found = await findEmbedded(place.dataDir)

    expect(found?.databaseUrl).toBe(postgres.databaseUrl)
    expect((await stat(closed)).mode & 0o777).toBe(0o700)
    expect(existsSync(path.join(place.dataDir, 'superuser-password'))).toBe(true)
    expect(existsSync(path.join(place.dataDir, 'postgres'))).toBe(!isRoot)
    const elsewhere = /data in (\/var\/lib\/cakupan\/[0-9a-f]{12})/.exec(place.said.join())?.[1]
    expect(elsewhere !== undefined).toBe(isRoot)
    if (elsewhere) {
      await postgres.stop()
      await rm(elsewhere, { recursive: true })
    }
  })
})
