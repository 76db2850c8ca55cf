/**
 * Valid, almost valid and hostile requests to every operation, on a database with records in every state. Short here;
 * `npm run test:fuzz -- --runs 200000 --seed 7` for long.
 */
import { writeSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyLedger } from '../../src/verify/verify-ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { fuzz, tableOf } from './fuzz.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 1_000)
const seed = Number(process.env.FUZZ_SEED ?? 1)
const isLong = process.env.FUZZ_RUNS !== undefined

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

it('every answer is documented, fits its schema and is no failure of the service, and the books still agree', {
  timeout: isLong ? 24 * 3_600_000 : 60_000,
}, async () => {
  const report = await fuzz(service, { runs, seed })
  if (isLong) writeSync(1, `\n${tableOf(report)}\n`)

  expect(report.faults.slice(0, 3)).toEqual([])
  expect(report.cases).toBe(runs)
  const succeeded = [...report.answers.values()].filter((statuses) =>
    [...statuses.keys()].some((s) => s < 300),
  )
  expect(succeeded.length).toBeGreaterThan(runs >= 5_000 ? 60 : 30)
  const wrong = (await verifyLedger(service.db)).filter((verdict) => verdict.wrong > 0)
  expect(wrong).toEqual([])
})
