/** Whatever stands in an address or a header, it keeps nobody else waiting, and is answered shortly. */
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventLoopDelay, LONGEST_DELAY_MS } from '../support/event-loop.ts'
import { hostileHeaders, hostileQueries } from '../support/hostile-requests.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aRetreat } from '../support/world.ts'

const LONGEST_ANSWER_CHARACTERS = 64 * 1024

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService({ security: { trustedProxies: ['127.0.0.1', '::1'] } })
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 1_000 }])).id
})
afterAll(() => service.close())

/** As it is: other clients put an address in order first, and take longer for it than any service. */
async function answerTo(path: string, headers: Record<string, string>) {
  const { port } = service.app.server.address() as AddressInfo
  const authorization = `Bearer ${service.as('finance').secret}`
  const call = request({ host: '127.0.0.1', port, path, headers: { authorization, ...headers } }).end()
  const [response] = (await once(call, 'response')) as [IncomingMessage]
  return { status: response.statusCode, text: await text(response) }
}

async function expectNobodyWaits(path: string, headers: Record<string, string> = {}): Promise<void> {
  const answers: Awaited<ReturnType<typeof answerTo>>[] = []

  const delayMs = await eventLoopDelay(async () => {
    answers.push(await answerTo(path, headers))
  })

  expect(answers[0]?.status).toBeLessThan(500)
  expect(answers[0]?.text.length).toBeLessThan(LONGEST_ANSWER_CHARACTERS)
  expect(delayMs).toBeLessThan(LONGEST_DELAY_MS)
}

it.each(hostileHeaders)('a header with $name', { timeout: 60_000 }, async ({ header, content }) => {
  await expectNobodyWaits(`/v1/retreats/${retreatId}/coverage`, { [header]: content() })
})

it.each(hostileQueries)('an address with $name', { timeout: 60_000 }, async ({ content }) => {
  for (const path of ['/v1/companies', `/v1/retreats/${retreatId}/coverage`, '/v1/log/events'])
    await expectNobodyWaits(path + content())
})
