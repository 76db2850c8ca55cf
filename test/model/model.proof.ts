import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../src/platform/db/client.ts'
import { PATIENT } from '../../src/tools/cli/on-database.ts'
import { verifyLedger } from '../../src/tools/verify/verify-ledger.ts'
import { proofOptions } from '../support/proof-options.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { Real } from './real.ts'
import { property, type Tally } from './run.ts'

const { seed, commands, minutes, say } = proofOptions({ seed: 2026, commands: 300, minutes: 60 })
const RUNS_AT_A_TIME = 5
const DAY_MS = 24 * 60 * 60 * 1000

let service: TestService
let real: Real

beforeAll(async () => {
  service = await startTestService()
  real = await Real.start(service)
})
afterAll(() => service.close())

describe('the ledger', () => {
  it(
    'does, refuses and reports exactly what its rules say, whatever is asked of it',
    async () => {
      const tally: Tally = new Map()
      const started = performance.now()
      const done = () =>
        [...tally.values()].flatMap((outcomes) => [...outcomes.values()]).reduce((a, b) => a + b, 0)
      const seconds = () => Math.ceil((performance.now() - started) / 1000)

      for (let round = 0; done() < commands && seconds() < minutes * 60; round += 1) {
        await fc.assert(property(real, tally), {
          seed: seed + round,
          numRuns: RUNS_AT_A_TIME,
          // To find the shortest way to a failure takes an hour: whoever mends it asks for that, with the path.
          endOnFailure: true,
        })
        say(`seed ${seed + round}: ${done()} commands in ${seconds()} s`)
      }

      say(tableOf(tally))
      real.expectDocumented()
      expect((await verdictsOn(service.url)).filter(({ wrong }) => wrong > 0)).toEqual([])
    },
    DAY_MS,
  )
})

/** As the command comes by them: so many months are closed and opened here that it outlasts what a request may take. */
async function verdictsOn(url: string) {
  const db = connect(url, () => {}, PATIENT)
  try {
    return (await verifyLedger(db)).verdicts
  } finally {
    await db.$client.end()
  }
}

function tableOf(tally: Tally): string {
  const kinds = [...tally].sort(([a], [b]) => (a < b ? -1 : 1))
  return kinds
    .map(([kind, outcomes]) => {
      const sorted = [...outcomes].sort(([, a], [, b]) => b - a)
      return `${kind}: ${sorted.map(([outcome, count]) => `${outcome} ${count}`).join(', ')}`
    })
    .join('\n')
}
