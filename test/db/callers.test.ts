/** Connections are shared out between callers, however one is asked for, and by whatever route. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { connect, type Db, type ServiceDb } from '../../src/platform/db/client.ts'
import { BEGIN_SNAPSHOT, withConnection } from '../../src/platform/db/pipeline.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { routesOf } from '../support/walk-routes.ts'

let service: TestService
let db: ServiceDb
beforeAll(async () => {
  service = await startTestService()
  db = connect(service.url, () => {}, { share: { perCaller: 1, maxWaitingPerCaller: 16 } })
})
afterAll(async () => {
  await db.$client.end()
  await service.close()
})

const callerOf = (lane: string) => ({ lane, isExpensive: false })

const ways: Record<string, (own: Db) => Promise<unknown>> = {
  query: (own) => own.$client.query('select 1'),
  execute: (own) => own.execute(sql`select 1`),
  transaction: (own) => own.transaction((tx) => tx.execute(sql`select 1`)),
  snapshot: (own) => own.transaction((tx) => tx.execute(sql`select 1`), BEGIN_SNAPSHOT),
  writing: (own) => own.writing((client) => client.query('select 1')),
  connection: (own) => withConnection(own.$client, (client) => client.query('select 1')),
}

it.each(Object.entries(ways))('no more of them than one caller may have are taken by %s', async (_, ask) => {
  const caller = callerOf(randomUUID())
  const done: string[] = []
  const note = (who: string) => () => void done.push(who)

  const asking = await withConnection(db.of(caller).$client, async () => {
    const waiting = ask(db.of(caller)).then(note('the caller again'))
    await ask(db.of(callerOf(randomUUID()))).then(note('another'))
    await ask(db).then(note('the service'))
    await ask(db.of(caller).of(null)).then(note('the service, as a request gave rise to it'))
    return { waiting }
  })
  await asking.waiting

  expect(done).toEqual([
    'another',
    'the service',
    'the service, as a request gave rise to it',
    'the caller again',
  ])
})

it('what a transaction does is on behalf of its caller', async () => {
  const caller = callerOf(randomUUID())

  expect(await db.of(caller).transaction(async (tx) => tx.caller)).toBe(caller)
  expect(await db.transaction(async (tx) => tx.caller)).toBeNull()
})

it('no route reads on a connection that is in nobody’s turn', async () => {
  const forCallersOnly = { of: (caller) => db.of(caller) } as Db
  const app = await buildApp({ db: forCallersOnly, logger: false, security: { streamForMs: 100 } })
  await app.ready()
  const routes = routesOf(app).filter(
    ({ method, name }) => method === 'GET' && !OF_THE_SERVICE.includes(name),
  )
  const { secret } = service.as('auditor')

  const failed: string[] = []
  for (const { name, path } of routes) {
    const url = path.replaceAll(/\{(\w+)\}/g, (_, parameter) => inPaths[parameter] ?? randomUUID())
    const { statusCode } = await app.inject({ url, headers: { authorization: `Bearer ${secret}` } })
    if (statusCode >= 500) failed.push(name)
  }
  await app.close()

  expect(failed).toEqual([])
  expect(routes.length).toBeGreaterThan(50)
})

/** Asked once for all who want to know. */
const OF_THE_SERVICE = ['GET /readyz']
const inPaths: Record<string, string> = { version: '1', month: '2024-01', position: '1' }

const one = { name: 'one', text: 'select 1 as one', values: [] }

it('what is read ahead travels with the next statement, and answers whoever asks for it once', async () => {
  const { $client } = db.of(callerOf(randomUUID()))
  let flights = 0
  db.$client.on('acquire', () => {
    flights += 1
  })
  $client.readAhead?.(one)

  await $client.query('select 2')
  expect(flights).toBe(1)
  expect((await $client.query(one)).rows).toEqual([{ one: 1 }])
  expect(flights).toBe(1)
  expect((await $client.query(one)).rows).toEqual([{ one: 1 }])
  expect(flights).toBe(2)
})

it('what was read ahead answers no other statement', async () => {
  const { $client } = db.of(callerOf(randomUUID()))
  const named = (value: string) => ({ name: 'echo', text: 'select $1::text as echo', values: [value] })
  $client.readAhead?.(named('a'))

  await $client.query('select 2')

  expect((await $client.query(named('b'))).rows).toEqual([{ echo: 'b' }])
})

it('what was refused when it was read ahead is refused to who asks for it, and to nobody else', async () => {
  const { $client } = db.of(callerOf(randomUUID()))
  const wrong = { name: 'wrong', text: 'select 1 / 0', values: [] }
  $client.readAhead?.(wrong)

  expect((await $client.query('select 2 as two')).rows).toEqual([{ two: 2 }])
  await expect($client.query(wrong)).rejects.toThrow('division by zero')
  expect((await $client.query('select 2 as two')).rows).toEqual([{ two: 2 }])
})
