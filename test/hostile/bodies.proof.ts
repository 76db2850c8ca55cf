/** Whatever a body holds: it is refused, with a short answer, and keeps nobody else waiting. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventLoopDelay, LONGEST_DELAY_MS } from '../support/event-loop.ts'
import { hostileBodies } from '../support/hostile-bodies.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aRetreat } from '../support/world.ts'

const LONGEST_ANSWER_CHARACTERS = 64 * 1024

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 1_000 }])).id
})
afterAll(() => service.close())

describe.each(['/v1/pledges', '/v1/disbursements/batch', '/v1/retreats/{id}/budgets', '/v1/companies'])(
  'POST %s',
  (address) => {
    it.each(hostileBodies)('$name', { timeout: 60_000 }, async ({ content }) => {
      const body = content()
      const answers: { status: number; text: string }[] = []

      const delayMs = await eventLoopDelay(async () => {
        answers.push(await service.as('finance').post(address.replace('{id}', retreatId), body))
      })

      expect([400, 422]).toContain(answers[0]?.status)
      expect(answers[0]?.text.length).toBeLessThan(LONGEST_ANSWER_CHARACTERS)
      expect(delayMs).toBeLessThan(LONGEST_DELAY_MS)
    })
  },
)

const fields = (first: number, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${first + at}`, at]))
/** Long enough to be looked at. */
const filler = 'x'.repeat(40_000)
const lists = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)

it('of many faults the first hundred are told', async () => {
  const answer = await service.as('finance').post('/v1/pledges', fields(0, 900))

  expect([answer.status, answer.body.code, answer.body.errors.length]).toEqual([
    422,
    'validation_failed',
    100,
  ])
})

it.each([
  ['as many values as may be', Array(49_999).fill({}), 'validation_failed'],
  ['more values than may be', Array(100_000).fill({}), 'json_too_complex'],
  ['as deep as may be', [lists(63), filler], 'validation_failed'],
  ['deeper than may be', [lists(64), filler], 'json_too_complex'],
  [
    'as many names as may be',
    [fields(0, 500), fields(0, 500), fields(500, 500), filler],
    'validation_failed',
  ],
  ['more names than may be', [fields(0, 500), fields(500, 501), filler], 'json_too_complex'],
  ['signs within texts', ['[{,'.repeat(50_000), '\\"[['.repeat(100)], 'validation_failed'],
])('a body with %s', async (_, body, code) => {
  expect((await service.as('finance').post('/v1/pledges', body)).body.code).toBe(code)
})
