/**
 * What one caller cannot do to another, however much it asks at once. The flood is held in the database by a lock, so that
 * who waits, who is refused and who is served can be counted.
 */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import type { Response } from 'supertest'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { newSecret } from '../../src/platform/authority/authenticate.ts'
import { UPLOAD_PLACES } from '../../src/platform/http/uploads.ts'
import { Browser } from '../support/browser.ts'
import { Client } from '../support/client.ts'
import { loadDemoInto } from '../support/demo.ts'
import { aPdf } from '../support/papers.ts'
import { keyOfPerson } from '../support/people.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { waitingCount } from '../support/waiting.ts'
import { keysOfOnePerson } from '../support/world.ts'

const share = { perCaller: 3, maxWaitingPerCaller: 20 }
const { perCaller, maxWaitingPerCaller } = share
const EXPENSIVE_READS = 4

let service: TestService
let flood: Client
let honest: Client
let retreatId: string
beforeAll(async () => {
  // Whoever is held up by a lock here stays so until the test lets it go.
  service = await startTestService({}, { share, settings: { lock_timeout: '60s', statement_timeout: '60s' } })
  ;({ retreatId } = await loadDemoInto(service))
  await seal(service)
  flood = service.as('integration')
  honest = service.as('auditor')
  // Recognised once: from now on each has turns of its own from the first query on.
  for (const caller of [flood, honest]) await caller.get('/v1/companies')
})
afterAll(() => service.close())

const many = <T>(count: number, ask: () => T) => Array.from({ length: count }, ask)
const statusesOf = async (answers: Promise<Response>[]) =>
  (await Promise.all(answers)).map(({ status }) => status)

/** A person of finance in a browser, whose credential is in another table than the keys. */
async function aSession(): Promise<Browser & { personId: string }> {
  const admin = service.as('admin')
  const email = `${newSecret()}@contoh.example`
  const { id } = await admin.made('/v1/users', { kind: 'person', name: 'Contoh', email, roles: ['finance'] })
  const { password } = await admin.made<{ password: string }>(`/v1/users/${id}/initial-password`)
  const browser = new Browser(service.app)
  await browser.signIn(email, password)
  await browser.changePassword(password, 'hujan-di-atas-mahakam')
  expect((await browser.send('GET', '/v1/companies')).statusCode).toBe(200)
  return Object.assign(browser, { personId: id })
}

/** Keeps everybody from reading the table until it is let go, at the latest when the test is over. */
async function lock(table: string): Promise<() => Promise<void>> {
  const client = await service.superuser.connect()
  await client.query(`begin; lock table ${table} in access exclusive mode`)
  let isHeld = true
  const letGo = async () => {
    if (!isHeld) return
    isHeld = false
    await client.query('commit')
    client.release()
  }
  onTestFinished(letGo)
  return letGo
}

/** How many requests came in by their head since this was called. */
function countArrivals(): () => number {
  let arrived = 0
  const count = () => {
    arrived += 1
  }
  service.app.server.on('request', count)
  onTestFinished(() => void service.app.server.off('request', count))
  return () => arrived
}

/** An upload whose file goes on coming until it is finished. */
function beginUpload({ secret }: Client): { finish: () => void; status: Promise<number | undefined> } {
  const request = http.request(`${service.app.listeningOrigin}/v1/documents`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secret}`,
      'idempotency-key': randomUUID(),
      'content-type': 'multipart/form-data; boundary=batas',
    },
  })
  request.write('--batas\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n')
  const answered = once(request, 'response') as Promise<[IncomingMessage]>
  return {
    finish: () => request.end(Buffer.concat([aPdf(), Buffer.from('\r\n--batas--\r\n')])),
    status: answered.then(([response]) => response.resume().statusCode),
  }
}

const connectionsHeldUp = () => waitingCount(service)

/** Until so many of them wait; never more. */
const heldUp = (count: number) => expect.poll(connectionsHeldUp, { timeout: 10_000 }).toBe(count)

describe('a flood of cheap requests by one key', () => {
  it('has no more connections than one caller may have, and loses nothing by it', async () => {
    const letGo = await lock('adjustments')
    const flooding = many(perCaller + maxWaitingPerCaller, () => flood.get('/v1/adjustments'))
    await heldUp(perCaller)

    const others = await statusesOf(many(8, () => honest.get('/v1/pledges')))

    expect(others).toEqual(many(8, () => 200))
    expect(await connectionsHeldUp()).toBe(perCaller)
    await letGo()
    expect(new Set(await statusesOf(flooding))).toEqual(new Set([200]))
  })

  it('is told to send less at once when more wait than may, and nobody else is', async () => {
    const letGo = await lock('adjustments')
    const excess = 7
    const flooding = many(perCaller + maxWaitingPerCaller + excess, () => flood.get('/v1/adjustments'))
    const refused: Response[] = []
    for (const answer of flooding)
      answer.then((response) => response.status === 429 && refused.push(response))
    await expect.poll(() => refused.length, { timeout: 10_000 }).toBe(excess)

    const other = await honest.get('/v1/pledges')

    expect(other.status).toBe(200)
    expect(new Set(refused.map(({ body }) => body.code))).toEqual(new Set(['too_many_waiting']))
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0)
    await letGo()
    expect((await statusesOf(flooding)).filter((status) => status === 429)).toHaveLength(excess)
  })

  it('with made-up keys takes no turns of those who were recognised before', async () => {
    const browser = await aSession()
    const letGo = await lock('api_keys')
    const strangers = many(2 * perCaller, () => service.withKey(newSecret()).get('/v1/companies'))
    await heldUp(perCaller)

    expect((await browser.send('GET', '/v1/companies')).statusCode).toBe(200)
    await letGo()
    expect(await statusesOf(strangers)).toEqual(strangers.map(() => 401))
  })

  it('with a revoked key takes no turns of its former owner', async () => {
    const browser = await aSession()
    const admin = service.as('admin')
    const { id, key } = await keyOfPerson(service, { id: browser.personId, roles: ['finance'] })
    const stolen = service.withKey(key)
    await stolen.get('/v1/companies')
    await admin.delete(`/v1/api-keys/${id}`)
    await stolen.get('/v1/companies')
    const letGo = await lock('api_keys')
    const flooding = many(2 * perCaller, () => stolen.get('/v1/companies'))
    await heldUp(perCaller)

    expect((await browser.send('GET', '/v1/companies')).statusCode).toBe(200)
    await letGo()
    expect(await statusesOf(flooding)).toEqual(flooding.map(() => 401))
  })
})

describe('expensive reads', () => {
  const findings = () => `/v1/retreats/${retreatId}/findings`
  const report = (query: string) => `/v1/retreats/${retreatId}/${query}`
  const expensive: [string, (caller: Client) => Promise<Response>][] = [
    ['findings', (caller) => caller.get(findings())],
    ['a report', (caller) => caller.get(report('reports/receipts'))],
    ['a CSV', (caller) => caller.get(report('coverage?venue=MARATUA&format=csv'))],
    ['a workbook', (caller) => caller.get(report('coverage?venue=MARATUA&format=xlsx'))],
    ['a PDF', (caller) => caller.get(report('reports/recap?format=pdf'))],
    ['a file by its Accept', (caller) => caller.get(report('venue-comparison'), { accept: 'text/csv' })],
    ['a comparison', (caller) => caller.get(report('venue-comparison'))],
    ['what was known', (caller) => caller.get('/v1/companies?knownAt=2025-06-30T00:00:00Z')],
    [
      'coverage as known',
      (caller) => caller.get(report('coverage?venue=MARATUA&knownAt=2025-06-30T00:00:00Z')),
    ],
  ]

  /** So many expensive reads that do not come to an end. */
  async function begin(count: number): Promise<{ flooding: Promise<Response>[]; end: () => Promise<void> }> {
    const letGo = await lock('disbursements')
    const flooding = many(count, () => honest.get(findings()))
    // Two of one caller read at a time; the others have begun too.
    await heldUp(Math.min(count, 2))
    return { flooding, end: letGo }
  }

  it.each(expensive)(
    'of one caller are so many at a time: one more, %s, is told to wait',
    async (_what, ask) => {
      const { flooding, end } = await begin(EXPENSIVE_READS)

      const { status, body, headers } = await ask(honest)

      expect([status, body.code, body.figures.limit]).toEqual([
        429,
        'too_many_expensive_reads',
        EXPENSIVE_READS,
      ])
      expect(Number(headers['retry-after'])).toBeGreaterThan(0)
      await end()
      expect(await statusesOf(flooding)).toEqual(many(EXPENSIVE_READS, () => 200))
      expect((await ask(honest)).body.code).not.toBe('too_many_expensive_reads')
    },
  )

  it('of one caller keep it from nothing cheap, and another from nothing', async () => {
    const { flooding, end } = await begin(20)

    expect((await honest.get('/v1/companies')).status).toBe(200)
    const others = many(EXPENSIVE_READS, () => flood.get(findings()))
    await heldUp(4)
    await end()

    expect((await statusesOf(flooding)).filter((status) => status === 429)).toHaveLength(20 - EXPENSIVE_READS)
    expect(await statusesOf(others)).toEqual(many(EXPENSIVE_READS, () => 200))
  })

  it('leave most connections to what is quick, however many callers ask for them', async () => {
    const letGo = await lock('disbursements')
    const askers = (['finance', 'verifier', 'auditor', 'admin', 'integration'] as const).map(service.as)
    const arrived = countArrivals()
    const flooding = askers.flatMap((asker) => many(EXPENSIVE_READS, () => asker.get(findings())))
    await heldUp(4)
    await expect.poll(arrived, { timeout: 10_000 }).toBe(flooding.length)
    // Whoever comes after them is answered when each has asked for its connection.
    for (const asker of askers) expect((await asker.get('/v1/companies')).status).toBe(200)

    expect(await connectionsHeldUp()).toBe(4)
    expect((await honest.get('/v1/companies')).status).toBe(200)
    await letGo()
    expect(await statusesOf(flooding)).toEqual(flooding.map(() => 200))
  })

  it('are counted until they end, whether answered, refused or given up by the client', async () => {
    const { flooding, end } = await begin(1)
    const address = await service.app.listeningOrigin
    const controller = new AbortController()
    const headers = { authorization: `Bearer ${honest.secret}` }
    const arrived = countArrivals()
    const givenUp = many(EXPENSIVE_READS - 1, () =>
      fetch(`${address}${findings()}`, { headers, signal: controller.signal }).catch(() => 'given up'),
    )
    await expect.poll(arrived, { timeout: 10_000 }).toBe(givenUp.length)
    // Whoever comes after them is answered when they have taken their shares.
    await honest.get('/v1/companies')
    expect((await honest.get(findings())).status).toBe(429)
    controller.abort()
    expect(await Promise.all(givenUp)).toEqual(givenUp.map(() => 'given up'))
    expect((await honest.get(findings())).status).toBe(429)
    await end()
    await Promise.all(flooding)
    for (const query of ['?severity=unknown', '', '?asOf=2999-01-01'])
      await honest.get(`${findings()}${query}`)

    // What was given up ends when its query does, which nobody is told.
    const again = () => statusesOf(many(EXPENSIVE_READS, () => honest.get(findings())))
    await expect.poll(again, { timeout: 10_000 }).toEqual(many(EXPENSIVE_READS, () => 200))
  })
})

it('a second PDF of one caller is told to wait, and another format is not', async () => {
  const letGo = await lock('disbursements')
  const address = `/v1/retreats/${retreatId}/reports/receipts`
  const first = honest.get(`${address}?format=pdf`)
  await heldUp(1)

  const second = await honest.get(`${address}?format=pdf`)
  const sheet = honest.get(`${address}?format=csv`)
  const ofAnother = flood.get(`${address}?format=pdf`)
  await heldUp(3)
  await letGo()

  expect([second.status, second.body.code]).toEqual([429, 'too_many_pdfs'])
  expect(await statusesOf([first, sheet, ofAnother])).toEqual([200, 200, 200])
})

it("many uploads of one caller keep no other caller's waiting behind them, and all of them arrive", async () => {
  const [uploader] = (await keysOfOnePerson(service, 'finance')) as [Client]
  const arrived = countArrivals()
  const flooding = many(UPLOAD_PLACES.atOnce + 4, () => beginUpload(uploader))
  await expect.poll(arrived, { timeout: 10_000 }).toBe(flooding.length)
  // Whoever comes after them is answered when they have their places, or wait for one.
  await uploader.get('/v1/companies')

  const other = await service.as('finance').upload('/v1/documents', { name: 'lain.pdf', content: aPdf() })

  expect(other.status).toBe(201)
  for (const { finish } of flooding) finish()
  expect(await Promise.all(flooding.map(({ status }) => status))).toEqual(flooding.map(() => 201))
})

it('shares are what the configuration says', async () => {
  const shares = { expensiveReads: 1, pdfs: 1, streams: 8 }
  const app = await buildApp({ db: service.db, logger: false, security: { shares, refusalPauseMs: 0 } })
  onTestFinished(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  const letGo = await lock('disbursements')
  const caller = new Client(app, honest.secret)
  const first = caller.get(`/v1/retreats/${retreatId}/findings`)
  await heldUp(1)

  expect((await caller.get(`/v1/retreats/${retreatId}/findings`)).body.figures.limit).toBe(1)
  await letGo()
  expect((await first).status).toBe(200)
})

it('whether the service is ready is told while strangers fill their queue', async () => {
  const letGo = await lock('api_keys')
  const strangers = many(perCaller + maxWaitingPerCaller + 5, () =>
    service.withKey(newSecret()).get('/v1/companies'),
  )
  await heldUp(perCaller)

  expect((await service.withKey('').get('/readyz')).status).toBe(200)
  await letGo()
  await Promise.all(strangers)
})

it('a refusal of too much at once is held back, so that refusing cannot keep the service busy', async () => {
  const security = { shares: { expensiveReads: 0, pdfs: 0, streams: 8 }, refusalPauseMs: 300 }
  const app = await buildApp({ db: service.db, logger: false, security })
  onTestFinished(() => app.close())
  const headers = { authorization: `Bearer ${honest.secret}` }
  let isAnswered = false
  const refused = app.inject({ url: `/v1/retreats/${retreatId}/findings`, headers }).finally(() => {
    isAnswered = true
  })

  for (let others = 0; others < 20; others += 1) await app.inject({ url: '/healthz' })

  expect(isAnswered).toBe(false)
  expect((await refused).statusCode).toBe(429)
})
