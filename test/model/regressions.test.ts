/** What the model once found, in the fewest steps: each of these once went otherwise. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestService, type TestService } from '../support/service.ts'
import { today } from '../support/world.ts'
import { reason } from './commands/choices.ts'
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

/** The middle of a month (0), its end (1), the first and the middle of the month after it (2 and 3). */
function day(number: number): string {
  return daysBefore(today)[number] ?? today
}

/** Plays the calls on a new retreat with an adopted budget; model and program must agree at every step and at the end. */
async function played(calls: readonly Written[]) {
  const session = await begin(real)
  const outcomes = await play(session, real, calls)
  await compareAll(session, real)
  return { outcomes, world: session.world }
}

function appropriation(effectiveOn: string, lineCode: string, amount: number): Written {
  const body = { effectiveOn, documentNumber: 'DPA/1', items: [{ lineCode, amount }] }
  return { operation: 'appropriate', by: 'rina', on: '', body }
}

/** A pledge of 100 on line A, active; its letter is of the first day. */
function activePledge(): Written[] {
  const body = {
    retreatId: 'retreat#1',
    companyId: 'company#1',
    form: 'cash',
    amount: 100,
    pledgedOn: day(0),
    letterNumber: 'paper#1',
    instalments: [{ dueOn: day(0), amount: 100 }],
    allocations: [{ lineCode: 'A', amount: 100 }],
  }
  return [
    { operation: 'draftPledge', by: 'rina', on: '', body },
    { operation: 'submitPledge', by: 'rina', on: 'pledge#1', body: {} },
    { operation: 'approvePledge', by: 'sari', on: 'pledge#1', body: {} },
  ]
}

function receipt(): Written {
  const evidence = { kind: 'sts', number: 'paper#1' }
  const body = { pledgeId: 'pledge#1', amount: 100, receivedOn: day(0), channel: 'rkud', evidence }
  return { operation: 'recordDisbursement', by: 'rina', on: '', body }
}

/** All of it from line A to no line, on a day of a month that is closed afterwards. */
function moveInClosedMonth(operation: 'reallocatePledge' | 'reallocateDisbursement', on: string): Written[] {
  const body = { moves: [{ from: 'A', to: null, amount: 100 }], reason, effectiveOn: day(3) }
  return [
    { operation, by: 'rina', on, body },
    { operation: 'closeMonth', by: 'sari', on: '', body: { month: day(3).slice(0, 7) } },
  ]
}

describe('what is taken back after a move in a month that was closed since', () => {
  it('leaves no day below nothing when a receipt is reversed', async () => {
    const { world } = await played([
      ...activePledge(),
      receipt(),
      ...moveInClosedMonth('reallocateDisbursement', 'disbursement#1'),
      { operation: 'reverseDisbursement', by: 'rina', on: 'disbursement#1', body: { reason } },
    ])

    expect(coverage(world, 'KOTA', today).sources.total.received).toBe(0)
  })

  it('leaves no day below nothing when an agreement is replaced', async () => {
    const agreement = { kind: 'nphd', number: 'NPHD/1', signedOn: day(0) }

    const { world } = await played([
      ...activePledge(),
      { operation: 'signAgreement', by: 'rina', on: 'pledge#1', body: agreement },
      ...moveInClosedMonth('reallocatePledge', 'pledge#1'),
      {
        operation: 'signAgreement',
        by: 'rina',
        on: 'pledge#1',
        body: { ...agreement, relation: 'correction', signedOn: today, reason },
      },
      { operation: 'approveAdjustment', by: 'sari', on: 'adjustment#1', body: {} },
    ])

    expect(coverage(world, 'KOTA', today).sources.total.committed).toBe(100)
  })
})

describe('an appropriation', () => {
  it('holds only up to a later statement of its line, even one that changed nothing when it was made', async () => {
    const { world } = await played([appropriation(day(2), 'B', 0), appropriation(day(1), 'B', 250)])

    const line = coverage(world, 'KOTA', today).lines.find(({ code }) => code === 'B')
    expect(line?.apbd.appropriated).toBe(0)
  })
})
