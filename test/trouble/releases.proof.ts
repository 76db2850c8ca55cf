/** An older release on a newer database, and the reverse: each leaves alone what it does not understand. */
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { migrateDatabase } from '../../src/platform/db/migrate.ts'
import { printSchema } from '../../src/platform/db/print-schema.ts'
import { ownSchema, type SchemaVersion, standingOf } from '../../src/platform/db/schema-version.ts'
import { cloneDatabase } from '../support/databases.ts'
import { cakupan, spawnService } from '../support/process.ts'
import { startTestService, type TestService } from '../support/service.ts'

const application = 'cakupan_app'
const mine = ownSchema()

let database: Awaited<ReturnType<typeof cloneDatabase>>
let owner: pg.Client

beforeAll(async () => {
  database = await cloneDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})
beforeEach(() => becomes(owner, mine))

const migrate = () => migrateDatabase(database.ownerUrl, application)
const print = () => printSchema(owner, { owner: 'cakupan_owner', application })

/** The database says that it has this schema; the rest of a newer one is what the release cannot know. */
async function becomes(client: pg.Client, { version, floor, fingerprint }: SchemaVersion): Promise<void> {
  await client.query('update drizzle.schema_version set version = $1, floor = $2, fingerprint = $3', [
    version,
    floor,
    fingerprint,
  ])
}

function newer(floor: number): SchemaVersion {
  return { version: mine.version + 2, floor, fingerprint: 'of a newer release' }
}

describe('an older release', () => {
  it('touches nothing of a newer database that is too new for it, and says what to do', async () => {
    await owner.query(
      `grant update on retreats to ${application}; create table of_the_newer_release (id int)`,
    )
    await becomes(owner, newer(mine.version + 1))
    const before = await print()
    await expect(migrate()).rejects.toThrow(
      `The database has schema ${mine.version + 2}, made by a newer release, which needs one that brings schema ${mine.version + 1} or later; this release brings ${mine.version}. Nothing was changed: start the newer release, or restore a back-up from before it.`,
    )
    expect(await print()).toBe(before)
    await owner.query('drop table of_the_newer_release')
  })

  it('touches nothing of a newer database that it may work on, its rights included', async () => {
    await owner.query(`
      create table of_the_newer_release (id int);
      grant select, insert on of_the_newer_release to ${application};
      alter function refuse_change() cost 7`)
    await becomes(owner, newer(mine.version))
    const before = await print()
    await migrate()
    expect(await print()).toBe(before)
    await owner.query('drop table of_the_newer_release; alter function refuse_change() cost 100')
  })

  it('never takes a right away, not for a moment, from a service that runs meanwhile', async () => {
    const taken: string[] = []
    const watching = new pg.Client({ connectionString: database.ownerUrl })
    await watching.connect()
    await watching.query(`
      create table seen (statement text);
      create function see() returns event_trigger language plpgsql as 'begin insert into seen values (tg_tag); end'`)
    const superuser = new pg.Client({ connectionString: database.superuserUrl })
    await superuser.connect()
    await superuser.query(
      `create event trigger see on ddl_command_end when tag in ('REVOKE') execute function see()`,
    )
    await migrate()
    const { rows } = await watching.query<{ statement: string }>('select statement from seen')
    taken.push(...rows.map(({ statement }) => statement))
    await superuser.query('drop event trigger see')
    await watching.query('drop function see; drop table seen')
    await Promise.all([watching.end(), superuser.end()])
    expect(taken).toEqual([])
  })
})

describe('a migration', () => {
  it('that something holds up is refused in one line, with nothing changed', async () => {
    await becomes(owner, { ...mine, version: mine.version - 1 })
    const before = await print()
    const reader = new pg.Client({ connectionString: database.ownerUrl })
    await reader.connect()
    await reader.query('begin; select from retreats')

    const refused = migrateDatabase(database.ownerUrl, application, '200ms')

    await expect(refused).rejects.toThrow(/^The database could not be migrated: something holds .*$/)
    await reader.end()
    expect(await print()).toBe(before)
  })
})

describe('a command', () => {
  it.each([
    [
      'verify',
      newer(mine.version),
      /^The database has the schema of a newer release, of which this one does not know all/,
    ],
    ['verify', newer(mine.version + 1), /^The database has schema \d+, made by a newer release/],
    ['export-log -', newer(mine.version + 1), /^The database has schema \d+, made by a newer release/],
    ['keys', { ...mine, version: mine.version - 1 }, /^The database's schema is older than this release's/],
  ])('%s refuses in one line a schema that it does not know', async (command, schema, line) => {
    await becomes(owner, schema)

    const { code, stderr } = await spawnService({ DATABASE_URL: database.url }, [
      cakupan,
      ...command.split(' '),
    ]).ended

    expect(stderr).toMatch(line)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(code).toBe(command === 'verify' ? 2 : 1)
  })
})

describe('rights of the application', () => {
  it('are brought to the list by what differs: missing, too many, of one column', async () => {
    const before = await print()
    await owner.query(`
      revoke insert on companies from ${application};
      grant delete on pledges to ${application};
      grant update (amount) on journal_entries to ${application}`)
    expect(await print()).not.toBe(before)
    await owner.query('grant select on companies to public; revoke select on companies from public')
    await migrate()
    expect(await print()).toBe(before)
  })
})

describe('a foreign database', () => {
  it('is refused in one line where it has tables but says of no schema', async () => {
    await owner.query('alter table drizzle.schema_version rename to elsewhere')
    const before = await print()
    await expect(migrate()).rejects.toThrow(/^The database was made by something else than this service, .*$/)
    expect(await print()).toBe(before)
    await owner.query('alter table drizzle.elsewhere rename to schema_version')
  })

  it('is refused in one line where its tables have another history', async () => {
    await becomes(owner, { ...mine, version: mine.version - 1 })
    await owner.query('update drizzle.__drizzle_migrations set created_at = created_at - 1')
    await expect(migrate()).rejects.toThrow(
      /^The database has tables of another history than this release. .*$/,
    )
    await owner.query('update drizzle.__drizzle_migrations set created_at = created_at + 1')
  })
})

describe('/readyz', () => {
  let service: TestService
  let client: pg.Client
  beforeAll(async () => {
    service = await startTestService()
    client = new pg.Client({ connectionString: service.ownerUrl })
    await client.connect()
  })
  afterAll(async () => {
    await client.end()
    await service.close()
  })

  it.each([
    ['its own schema', mine, 200],
    ['a newer schema that allows this release', newer(mine.version), 200],
    ['a newer schema that does not', newer(mine.version + 1), 503],
    ['an older schema', { ...mine, version: mine.version - 1 }, 503],
  ])('with %s', async (_, schema, status) => {
    await becomes(client, schema)
    const { statusCode } = await service.app.inject('/readyz')
    expect(statusCode).toBe(status)
  })

  it('leaves no process out of the balancer without a word in its log, nor one word for every probe', async () => {
    const lines: string[] = []
    const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
    const app = await buildApp({ db: service.db, logger })
    const probe = async () => (await app.inject('/readyz')).json()

    await becomes(client, { ...mine, version: mine.version - 1 })
    const refused = [await probe(), await probe(), await probe()]
    await becomes(client, newer(mine.version + 1))
    refused.push(await probe(), await probe())
    await becomes(client, mine)
    await probe()
    await app.close()

    expect(refused.map(({ code }) => code)).toEqual(Array(5).fill('schema_of_another_release'))
    const told = lines.map((line) => JSON.parse(line)).filter(({ msg }) => /ready/.test(msg))
    expect(told.map(({ msg, why = '' }) => `${msg}: ${why.slice(0, 40)}`)).toEqual([
      "not ready: The database's schema is older than this",
      expect.stringMatching(/^not ready: The database has schema \d+, made/),
      'ready again: ',
    ])
  })
})

it('an older and a newer schema, an empty database and a foreign one are told apart', () => {
  const at = (version: number, floor = version) => ({ version, floor, fingerprint: 'other' })
  expect(standingOf(mine, true)).toBe('same')
  expect(standingOf(at(mine.version), true)).toBe('older')
  expect(standingOf(at(mine.version - 1), true)).toBe('older')
  expect(standingOf(at(mine.version + 1, mine.version), true)).toBe('newer')
  expect(standingOf(at(mine.version + 1), true)).toBe('too_new')
  expect(standingOf(null, false)).toBe('empty')
  expect(standingOf(null, true)).toBe('foreign')
})
