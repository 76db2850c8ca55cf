/** What holds in every history: random ones of one retreat each, made by the use cases themselves. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { Real } from '../model/real.ts'
import { proofOptions } from '../support/proof-options.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import * as coverage from './coverage-laws.ts'
import { arePrintedAsTheJson, areTablesOfTheJson } from './file-laws.ts'
import { live, type Plan, plans } from './history.ts'
import { type Ledger, readLedger } from './oracle.ts'
import { Reader } from './reader.ts'
import { tieToCoverage } from './report-laws.ts'

/** Each history has a seed of its own: the first's, counted on. */
const { seed, histories, steps, say } = proofOptions({ seed: 2026, histories: 40, steps: 60 })
const SHRINKING_MS = 60_000
/** Pages take long to make. */
const PRINTED = 10
const DAY_MS = 24 * 60 * 60 * 1000

/** A law looks at a history after everything that was written is sealed (`knownAt`), and at its raw entries. */
type Law = (reader: Reader, knownAt: string, ledger: Ledger) => Promise<void>

let service: TestService
let real: Real
const lived: { seed: number; reader: Reader; ledger: Ledger }[] = []
let knownAt: string

beforeAll(async () => {
  // Its one auditor asks for many reports at once, which is not what shares are for.
  service = await startTestService({
    security: { shares: { expensiveReads: 1_000, pdfs: 1_000, streams: 8 } },
  })
  real = await Real.start(service)
  const tally = new Map<string, number>()
  for (let each = seed; each < seed + histories; each += 1) {
    const [plan] = fc.sample(plans(steps), { seed: each, numRuns: 1 }) as [Plan]
    const reader = new Reader(service, await live(service, real, plan, tally))
    lived.push({ seed: each, reader, ledger: await readLedger(service, reader.history.retreatId) })
  }
  say(`${histories} histories: ${[...tally].map(([kind, count]) => `${kind} ${count}`).join(', ')}`)
  knownAt = await seal(service)
}, DAY_MS)
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

function law(name: string, holds: Law, of = histories): void {
  it(name, { timeout: DAY_MS }, async () => {
    for (const { seed: broken, reader, ledger } of lived.slice(0, of)) {
      await holds(reader, knownAt, ledger).catch(async (error) => {
        await shrink(broken, holds)
        throw error
      })
    }
  })
}

/** The shortest history that breaks the law as this seed's did, told as the error. */
async function shrink(broken: number, holds: Law): Promise<void> {
  const again = `again by: npm run prove -- laws --seed ${broken} --histories 1`
  const property = fc.asyncProperty(plans(steps), async (plan) => {
    const reader = new Reader(service, await live(service, real, plan, new Map()))
    await holds(reader, await seal(service), await readLedger(service, reader.history.retreatId))
  })
  const options = { seed: broken, numRuns: 1, interruptAfterTimeLimit: SHRINKING_MS }
  await fc.assert(property, options).catch((error) => {
    throw new Error(again, { cause: error })
  })
}

describe('coverage, in every history,', () => {
  law('tells today alike from balances, from sums over time and from entries', coverage.tellsTodayAlike)
  law('tells what was known as it was told then', coverage.keepsWhatWasKnown)
  law('is on every day what the raw entries add up to, by every grouping', coverage.isTheSumOfTheEntries)
  law('adds up: places, forms, channels, lines and groups', coverage.addsUp)
  law('never shows more than there is room for', coverage.staysWithinLimits)
})

describe('the reports over the journal, in every history,', () => {
  law('tie to coverage and to each other', tieToCoverage)
})

describe('the files of a report, in every history,', () => {
  law('carry every cell of its JSON as CSV and as XLSX', areTablesOfTheJson)
  law('carry every cell of its JSON as PDF', arePrintedAsTheJson, PRINTED)
})
