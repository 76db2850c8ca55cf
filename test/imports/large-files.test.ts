/** The largest honest tables are taken in, and keep nobody else waiting. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventLoopDelay, LONGEST_DELAY_MS } from '../support/event-loop.ts'
import { aCompanyWithNpwp, budgetRow, budgetTitles, pledgeRow, pledgeTitles } from '../support/imports.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aRetreat } from '../support/world.ts'

let service: TestService
let retreatId: string
let npwp: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 1_000 }])).id
  npwp = (await aCompanyWithNpwp(service)).npwp
})
afterAll(() => service.close())

it.each([
  [5_000, 'pledges', pledgeTitles, (at: number) => pledgeRow(npwp, { 1: `${at}/PTC/IV/2025` }), {}],
  [500, 'budgets', budgetTitles, (at: number) => budgetRow(`B${at}`), { reason: 'Anggaran besar' }],
])('an import of %i rows of %s', { timeout: 600_000 }, async (count, what, titles, rowOf, fields) => {
  const rows = Array.from({ length: count }, (_, at) => rowOf(at))
  const content = Buffer.from([titles, ...rows].map((row) => row.join(';')).join('\n'))
  const answers: unknown[] = []

  const delayMs = await eventLoopDelay(async () => {
    const { status, body } = await service
      .as('finance')
      .upload(`/v1/retreats/${retreatId}/${what}/import`, { name: 'tabel.csv', content }, fields)
    answers.push([status, body.rows ?? body])
  })

  expect(answers[0]).toEqual([201, count])
  expect(delayMs).toBeLessThan(LONGEST_DELAY_MS)
})
