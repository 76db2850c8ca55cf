import { afterAll, beforeAll, expect, test } from 'vitest'
import { MAX_WAITING } from '../../src/http/back-pressure.ts'
import { startTestService, type TestService } from '../support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

test('more than it can take is answered 503 at once, what it took is answered, and then it takes more', async () => {
  const pool = service.db.$client
  const held = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()))
  const ask = () => service.as('auditor').get('/v1/companies')
  const taken = Array.from({ length: MAX_WAITING }, ask)
  await expect.poll(() => pool.waitingCount).toBe(MAX_WAITING)

  const refused = await Promise.all([ask(), ask(), ask()])

  expect(refused.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([503, 'busy']))
  expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0)
  for (const client of held) client.release()
  expect(new Set((await Promise.all(taken)).map(({ status }) => status))).toEqual(new Set([200]))
  expect((await ask()).status).toBe(200)
})
