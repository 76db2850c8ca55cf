/** Many requests of one connection: one is under way at a time, and they keep nobody else waiting. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Security } from '../../src/platform/http/security.ts'
import { eventLoopDelay, LONGEST_DELAY_MS } from '../support/event-loop.ts'
import { get, holdingApp } from '../support/holding-app.ts'
import { startTestService, type TestService } from '../support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const listening = (security: Partial<Security>) => holdingApp(service, security)

describe('one connection', () => {
  it('has one of its requests under way at a time, and all are answered in their order', async () => {
    const { open, held } = await listening({ maxPipelined: 8 })
    const client = open(get('/hold').repeat(4) + get('/healthz')).read()

    for (let answered = 1; answered <= 4; answered += 1) {
      await expect.poll(() => held.calls.length).toBe(answered)
      await sleep(20)
      expect(held.calls).toHaveLength(answered)
      held.calls.at(-1)?.()
    }

    await expect.poll(() => client.text).toContain('"ok"')
    expect(client.text.match(/HTTP\/1\.1 200/g)).toHaveLength(5)
  })

  it('that sends more ahead than it may is closed, and its requests that waited are served to nobody', async () => {
    const { open, held, untilClosed } = await listening({ maxPipelined: 4 })
    const client = open(get('/hold').repeat(100)).read()

    await client.ended
    await untilClosed(1)
    for (const letGo of held.calls) letGo()
    await sleep(20)

    expect(held.calls).toHaveLength(1)
  })

  it('that is gone has none of its waiting requests served', async () => {
    const { open, held, untilClosed } = await listening({ maxPipelined: 4 })
    const client = open(get('/hold').repeat(4))
    await expect.poll(() => held.calls.length).toBe(1)

    client.leave()
    for (const letGo of held.calls) letGo()
    await untilClosed(1)
    await sleep(20)

    expect(held.calls.length).toBeLessThan(4)
  })

  it.each(['/healthz', '/openapi.json', '/zz'])(
    'with 10,000 requests for %s in one write keeps nobody else waiting',
    { timeout: 60_000 },
    async (path) => {
      const { open } = await listening({})
      const delayMs = await eventLoopDelay(async () => {
        const client = open(get(path).repeat(10_000))
        await client.read().ended
      })

      expect(delayMs).toBeLessThan(LONGEST_DELAY_MS)
    },
  )

  it('is not told that its request is malformed because of what follows it', async () => {
    const { open, held, untilClosed } = await listening({})
    const client = open(`${get('/hold')}BUKAN HTTP\r\n\r\n`).read()
    await expect.poll(() => held.calls.length).toBe(1)

    for (const letGo of held.calls) letGo()
    await client.ended
    client.leave()

    expect(client.text).toContain('"held":true')
    expect(client.text.match(/HTTP\/1\.1/g)).toHaveLength(1)
    await untilClosed(1)
  })
})
