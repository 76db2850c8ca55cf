/** What the model once found, in the fewest steps: each of these once went otherwise. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestService, type TestService } from '../support/service.ts'
import { today } from '../support/world.ts'
import { daysBefore } from './commands/dice.ts'
import { compareAll } from './compare.ts'
import { Real } from './real.ts'
import { coverage } from './rules/coverage.ts'
import { begin, play, type Written } from './run.ts'

let service: TestService
let real: Real

beforeAll(async () => {
  service = await startTestService()
  real = await Real.start(service)
})
afterAll(() => service.close())

/** Plays the calls on a new retreat with an adopted budget; model and program must agree at every step and at the end. */
async function played(calls: readonly Written[]) {
  const session = await begin(real, { today })
  const outcomes = await play(session, real, calls)
  await compareAll(session, real)
  return { outcomes, world: session.world }
}

function appropriation(effectiveOn: string, lineCode: string, amount: number): Written {
  const body = { effectiveOn, documentNumber: 'DPA/1', items: [{ lineCode, amount }] }
  return { operation: 'appropriate', by: 'rina', on: '', body }
}

describe('an appropriation', () => {
  it('holds only up to a later statement of its line, even one that changed nothing when it was made', async () => {
    const { world } = await played([
      appropriation('2026-07-31', 'B', 0),
      appropriation('2026-07-20', 'B', 250),
    ])

    const line = coverage(world, 'KOTA', today).lines.find(({ code }) => code === 'B')
    expect(line?.apbd.appropriated).toBe(0)
  })
})
