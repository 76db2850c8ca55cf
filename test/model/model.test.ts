import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLedger } from '../../src/verify/verify-ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { today } from '../support/world.ts'
import { Real } from './real.ts'
import { property, type Tally } from './run.ts'

/** Set by `npm run test:model`; without them, a short run. */
const { MODEL_SEED, MODEL_COMMANDS, MODEL_MINUTES, MODEL_SHRINK } = process.env
const seed = Number(MODEL_SEED ?? 2026)
const commands = Number(MODEL_COMMANDS ?? 400)
const minutes = Number(MODEL_MINUTES ?? 60)
const RUNS_AT_A_TIME = 5

let service: TestService
let real: Real

beforeAll(async () => {
  service = await startTestService()
  real = await Real.start(service)
})
afterAll(() => service.close())

describe('the ledger', () => {
  it('does, refuses and reports exactly what its rules say, whatever is asked of it', async () => {
    const tally: Tally = new Map()
    const started = performance.now()
    const done = () =>
      [...tally.values()].flatMap((outcomes) => [...outcomes.values()]).reduce((a, b) => a + b, 0)
    const seconds = () => Math.ceil((performance.now() - started) / 1000)

    for (let round = 0; done() < commands && seconds() < minutes * 60; round += 1) {
      await fc.assert(property(real, today, tally), {
        seed: seed + round,
        numRuns: RUNS_AT_A_TIME,
        endOnFailure: MODEL_SHRINK === 'no',
      })
      if (MODEL_COMMANDS) say(`seed ${seed + round}: ${done()} commands in ${seconds()} s`)
    }

    if (MODEL_COMMANDS) say(tableOf(tally))
    real.expectDocumented()
    expect((await verifyLedger(service.db)).filter(({ wrong }) => wrong > 0)).toEqual([])
  }, 3_600_000)
})

function tableOf(tally: Tally): string {
  const kinds = [...tally].sort(([a], [b]) => (a < b ? -1 : 1))
  return kinds
    .map(([kind, outcomes]) => {
      const sorted = [...outcomes].sort(([, a], [, b]) => b - a)
      return `${kind}: ${sorted.map(([outcome, count]) => `${outcome} ${count}`).join(', ')}`
    })
    .join('\n')
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
