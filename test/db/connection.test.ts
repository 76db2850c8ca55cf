import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { connect, type Db, type ServiceDb } from '../../src/platform/db/client.ts'
import { isLost, troubleOf } from '../../src/platform/db/trouble.ts'

let db: ServiceDb
const lost: Error[] = []
let superuser: pg.Client
beforeAll(async () => {
  const { superuserUrl } = inject('postgres')
  superuser = new pg.Client({ connectionString: superuserUrl })
  await superuser.connect()
  // Not the template's database: nobody may be connected to that while it is cloned.
  db = connect(superuserUrl, (error) => lost.push(error))
})
afterAll(async () => {
  await db.$client.end()
  await superuser.end()
})

test('a connection that breaks between two queries of a transaction is lost to that transaction alone', async () => {
  const broken = db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await superuser.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await expect.poll(() => lost.length).toBeGreaterThan(0)
    await tx.execute(sql`select 1`)
  })

  await expect(broken).rejects.toSatisfy(isLost)
  expect((await db.execute<{ one: number }>(sql`select 1 as one`)).rows).toEqual([{ one: 1 }])
})

test('a query that Postgres refuses does not cost its connection', async () => {
  const pid = async () => (await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)).rows
  const before = await pid()

  await expect(db.execute(sql`select 1 / 0`)).rejects.toThrow()
  await expect(db.execute(sql`select from nothing`)).rejects.toThrow()

  expect(await pid()).toEqual(before)
})

test('connections that break before a transaction begins do not use up the pool', async () => {
  const { max } = db.$client.options
  for (let each = 0; each < max; each += 1) {
    db.$client.once('acquire', (client) => void client.end())
    await expect(db.transaction((tx) => tx.execute(sql`select 1`))).rejects.toThrow()
  }

  const { rows } = await db.transaction((tx) => tx.execute<{ one: number }>(sql`select 1 as one`))

  expect(rows).toEqual([{ one: 1 }])
})

test('a connection that broke unseen fails one transaction, and is not given to the next', async () => {
  const backendPid = async (tx: Pick<Db, 'execute'>) =>
    (await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)).rows[0]?.pid ?? 0
  const pid = await db.transaction(backendPid)
  process.kill(pid, 'SIGTERM')
  // This process stands still meanwhile, so that it cannot notice.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)

  await expect(db.transaction(backendPid)).rejects.toSatisfy(isLost)

  expect(await db.transaction(backendPid)).not.toBe(pid)
})

test('a prepared statement that a newer release made stale fails one request, and none after it', async () => {
  const read = { name: 'read changing', text: 'select * from changing' }
  await superuser.query('create table changing (id int); insert into changing values (1)')
  await db.$client.query(read)
  await superuser.query('alter table changing alter column id type text')

  const stale = db.$client.query(read)

  await expect(stale).rejects.toSatisfy((error) => troubleOf(error) === 'database_unavailable')
  expect((await db.$client.query(read)).rows).toEqual([{ id: '1' }])
  await superuser.query('drop table changing')
})
