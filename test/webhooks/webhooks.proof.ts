/**
 * Real receivers that are killed and come again, are slow, refuse, send elsewhere and answer without end, while people write and several
 * processes deliver: in the end each was told of every event, of one record in its order, and the service took no harm.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../src/platform/db/client.ts'
import { startSealer } from '../../src/platform/log/sealer.ts'
import { verifyLedger } from '../../src/tools/verify/verify-ledger.ts'
import { type Deliverer, startDeliverer } from '../../src/webhooks/deliverer.ts'
import { proofOptions } from '../support/proof-options.ts'
import { Random } from '../support/random.ts'
import { accept, answering, type Behaviour, Receiver } from '../support/receiver.ts'
import { signingKey } from '../support/sealing.ts'
import { startTestService, type TestService, testWebhookKey } from '../support/service.ts'
import { aWebhook, deliveriesOf, LOOPBACK } from '../support/webhooks.ts'
import { aCompany, companyOf } from '../support/world.ts'

const { seconds, seed, say } = proofOptions({ seconds: 6, seed: 1 })
const DELIVERERS = 3
const WRITERS = 4
/** Honest receivers keep to it also on a busy machine. */
const ANSWER_WITHIN_MS = 3_000
const SLOWEST_MS = 3_500
const CAUGHT_UP_WITHIN_MS = 60_000
/** None is given up for a receiver that is away as long as this proof takes. */
const PAUSES_SECONDS = Array.from({ length: 2_000 }, () => 0.2)

const endless: Behaviour = (_request, response) => {
  response.writeHead(200)
  const write = () => {
    if (!response.destroyed && response.write(Buffer.alloc(256 * 1024))) setImmediate(write)
    else if (!response.destroyed) response.once('drain', write)
  }
  write()
}
const slow: Behaviour = (request, response, nth) => {
  setTimeout(() => accept(request, response, nth), nth % 10 === 0 ? SLOWEST_MS : 100)
}

/** How each kind of receiver behaves while people write. */
const behaviours: Record<string, (random: Random) => Behaviour> = {
  steady: () => accept,
  killed: () => accept,
  slow: () => slow,
  refusing:
    (random) =>
    (...call) =>
      (random.once(2) ? answering(random.pick([400, 429, 500, 503]) ?? 500, { 'retry-after': '1' }) : accept)(
        ...call,
      ),
  elsewhere:
    (random) =>
    (...call) =>
      (random.once(2) ? answering(307, { location: 'http://127.0.0.1:1/' }) : accept)(...call),
  endless:
    (random) =>
    (...call) =>
      (random.once(3) ? endless : accept)(...call),
}

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

it('every receiver is told of every event, at least once and of one record in its order', {
  timeout: 300_000,
}, async () => {
  const random = new Random(seed)
  const names = Object.keys(behaviours)
  const receivers = new Map<string, Receiver>()
  const webhooks = new Map<string, string>()
  for (const name of names) {
    const receiver = await Receiver.start()
    receiver.behaviour = behaviours[name]?.(random) ?? accept
    receivers.set(name, receiver)
    webhooks.set(name, (await aWebhook(service, receiver)).id)
  }
  const gone = await Receiver.start()
  gone.behaviour = answering(410)
  const goneId = (await aWebhook(service, gone)).id

  const errors: unknown[] = []
  const sealer = startSealer(service.db, signingKey, (error) => errors.push(error))
  const pools = Array.from({ length: DELIVERERS }, () => connect(service.url, () => {}))
  const deliverers: Deliverer[] = pools.map((db) =>
    startDeliverer(
      {
        db,
        url: service.url,
        key: testWebhookKey,
        networks: LOOPBACK,
        answerWithinMs: ANSWER_WITHIN_MS,
        pausesSeconds: PAUSES_SECONDS,
      },
      (error) => errors.push(error),
    ),
  )

  const until = Date.now() + seconds * 1000
  const killing = killAgainAndAgain(receivers.get('killed') as Receiver, until, random)
  await Promise.all(Array.from({ length: WRITERS }, () => write(until, random)))
  await killing
  await sealer.stop()
  for (const [name, receiver] of receivers) if (name !== 'steady') receiver.behaviour = accept

  const told = await feedOf()
  for (const receiver of receivers.values())
    await expect
      .poll(() => receiver.ids.length, { timeout: CAUGHT_UP_WITHIN_MS, interval: 50 })
      .toBe(told.length)
  await Promise.all(deliverers.map((each) => each.stop()))

  const table: string[] = []
  for (const [name, receiver] of receivers) {
    const { received, requests } = receiver
    table.push(`${name.padEnd(10)} ${requests} requests, ${received.length} taken of ${told.length}`)
    expect(receiver.forged, name).toEqual([])
    expect(
      [...new Set(received.map(({ data }) => data.position))].sort((a, b) => a - b),
      name,
    ).toEqual(told.map(({ position }) => position))
    expect(outOfOrder(receiver), name).toEqual([])
    await receiver.kill()
  }
  say(`Seed ${seed}, ${told.length} events:\n${table.join('\n')}`)
  expect(receivers.get('steady')?.received.length, 'where nothing fails, once').toBe(told.length)
  expect(
    (await deliveriesOf(service, String(webhooks.get('killed')))).every(({ state }) => state === 'delivered'),
  ).toBe(true)
  expect((await service.as('admin').get(`/v1/webhooks/${goneId}`)).body.state).toBe('gone')
  await gone.kill()

  await Promise.all(pools.map((pool) => pool.$client.end()))
  expect(errors).toEqual([])
  expect((await service.as('auditor').get('/v1/companies?limit=1')).status).toBe(200)
  const wrong = (await verifyLedger(service.db)).verdicts.filter((verdict) => verdict.wrong > 0)
  expect(wrong).toEqual([])
})

/** Companies, and changes of them, one after the other. */
async function write(until: number, random: Random): Promise<void> {
  const ids: string[] = []
  while (Date.now() < until) {
    const id = random.once(3) ? undefined : random.pick(ids)
    if (id === undefined) ids.push((await aCompany(service)).id)
    else await service.as('finance').patch(`/v1/companies/${id}`, { legalName: companyOf().legalName })
    await sleep(random.between(5, 40))
  }
}

async function killAgainAndAgain(receiver: Receiver, until: number, random: Random): Promise<void> {
  while (Date.now() < until) {
    await sleep(random.between(200, 800))
    await receiver.kill()
    await sleep(random.between(100, 600))
    await receiver.startAgain()
  }
}

async function feedOf(): Promise<{ position: number }[]> {
  const items: { position: number }[] = []
  for (let after = '0'; ; ) {
    const { body } = await service.as('auditor').get(`/v1/events?types=company.*&limit=1000&after=${after}`)
    items.push(...body.items)
    if (body.next === after) return items
    after = body.next
  }
}

/** Positions that came first after a later one of the same record. */
function outOfOrder({ received }: Receiver): number[] {
  const last = new Map<string, number>()
  const seen = new Set<string>()
  return received.flatMap(({ id, data: { subject, position } }) => {
    if (seen.has(id)) return []
    seen.add(id)
    const before = last.get(subject.id) ?? 0
    last.set(subject.id, Math.max(before, position))
    return position < before ? [position] : []
  })
}
