/** Two processes of the built service, of which one is killed: receivers are told all the same, and in the end of everything. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { RealService } from '../support/real-service.ts'
import { Receiver } from '../support/receiver.ts'
import { companyOf } from '../support/world.ts'

const MINUTES = 5 * 60_000
const environment = {
  WEBHOOK_KEY: Buffer.alloc(32, 3).toString('base64'),
  WEBHOOK_NETWORKS: '127.0.0.0/8',
}

let service: RealService
let receiver: Receiver
beforeAll(async () => {
  service = await RealService.start(0)
  receiver = await Receiver.start()
}, MINUTES)
afterAll(async () => {
  await receiver.kill()
  await service.stop()
})

it('a process that is killed leaves no event untold', { timeout: MINUTES }, async () => {
  const [one, other] = [await service.another(environment), await service.another(environment)]
  await Promise.all([one.start(), other.start()])
  await Promise.all([one.untilReady(), other.untilReady()])
  const [admin = '', finance = ''] = [
    (await service.keysOf('admin', 1))[0],
    (await service.keysOf('finance', 1))[0],
  ]
  const post = async (url: string, key: string, path: string, body: object) => {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    }
    const answer = await fetch(`${url}/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    const made = (await answer.json()) as { id: string; secret: string }
    expect(answer.status, JSON.stringify(made)).toBe(201)
    return made
  }
  const me = await fetch(`${other.url}/v1/me`, { headers: { authorization: `Bearer ${admin}` } })
  const { id: responsibleId } = (await me.json()) as { id: string }
  const { id: userId } = await post(other.url, admin, '/users', {
    kind: 'system',
    name: 'Sistem contoh',
    roles: ['integration'],
    responsibleId,
  })
  await post(other.url, admin, '/api-keys', { name: 'kunci contoh', roles: ['integration'], userId })
  const webhook = { url: receiver.url, types: ['company.*'], userId }
  receiver.secrets.push((await post(other.url, admin, '/webhooks', webhook)).secret)

  const made: string[] = []
  const register = async (count: number) => {
    for (let at = 0; at < count; at += 1)
      made.push((await post(other.url, finance, '/companies', companyOf())).id)
  }
  await register(10)
  await receiver.until(1)
  const writing = register(30)
  await one.end('SIGKILL')
  await writing
  await receiver.until(made.length, MINUTES)

  expect(receiver.received.map(({ data }) => data.subject.id).sort()).toEqual(
    expect.arrayContaining(made.toSorted()),
  )
  expect(receiver.forged).toEqual([])
})
