/** The same report, known at the same instant, after very many further postings. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { proofOptions } from '../support/proof-options.ts'
import { Random } from '../support/random.ts'
import { aSealedRetreat, changeEverything, postReceipts } from '../support/repetition.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'

const { postings, seed, say } = proofOptions({ postings: 600, seed: 1 })
let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

test('reports known at an instant are the same to the byte, whatever was posted, back-dated or corrected since', async () => {
  const retreat = await aSealedRetreat(service)
  const before = await retreat.reports()

  await postReceipts(service, retreat.busyPledgeId, postings, new Random(seed))
  await changeEverything(service, retreat)
  await seal(service)

  expect(await retreat.reports()).toEqual(before)
  say(`${before.length} reports, the same after ${postings} further postings`)
}, 600_000)
