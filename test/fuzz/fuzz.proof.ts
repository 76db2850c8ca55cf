/** Valid, almost valid and hostile requests to every operation, on a database with records in every state. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyLedger } from '../../src/tools/verify/verify-ledger.ts'
import { proofOptions } from '../support/proof-options.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { fuzz, neverSucceeded, tableOf } from './fuzz.ts'

const { runs, seed, say } = proofOptions({ runs: 1_000, seed: 1 })
/** Cases after which nearly every operation must have been answered with what was wanted of it. */
const ENOUGH = 5_000
/** How many of the operations may still miss it by chance. */
const BY_CHANCE = 40
const DAY_MS = 24 * 60 * 60 * 1000

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

it('every answer is documented, fits its schema and is no failure of the service, and the books still agree', {
  timeout: DAY_MS,
}, async () => {
  const report = await fuzz(service, { runs, seed })
  say(tableOf(report))

  expect(report.faults.slice(0, 3)).toEqual([])
  expect(report.cases).toBe(runs)
  expect(Math.min(...Object.values(report.costly)), 'what costs its reader much was sent').toBeGreaterThan(0)
  const never = neverSucceeded(report.answers)
  for (const name of never) say(`never succeeded: ${name}: ${report.refusals.get(name) ?? ''}`)
  say(`dry runs that never succeeded: ${neverSucceeded(report.dryRuns).join(', ') || 'none'}`)
  if (runs >= ENOUGH) expect(never.length, 'operations that never succeeded').toBeLessThanOrEqual(BY_CHANCE)
  const wrong = (await verifyLedger(service.db)).verdicts.filter((verdict) => verdict.wrong > 0)
  expect(wrong).toEqual([])
})
