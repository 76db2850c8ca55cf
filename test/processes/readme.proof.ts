/** The tour in README.md and README.id.md, as a reader pastes it, twice, on a service of its own. */
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyCluster } from '../support/clusters.ts'
import { answersIn, commandsIn, commandsInAnyLanguage, paste } from '../support/pasted-pages.ts'
import { freePort, type ServiceProcess, startService, temporaryFolder } from '../support/process.ts'

const ENGLISH = 'README.md'
const INDONESIAN = 'README.id.md'

let place: Awaited<ReturnType<typeof temporaryFolder>>
let env: { PORT: string; DATA_DIR: string }
let service: ServiceProcess
beforeAll(async () => {
  place = await temporaryFolder()
  env = { PORT: await freePort(), DATA_DIR: path.join(place.folder, 'data') }
  await copyCluster(env.DATA_DIR)
  service = await startService(env)
})
afterAll(async () => {
  await service.end('SIGTERM')
  await place.remove()
})

/** Pastes the tour, with the keys of this service's demo. */
function pasteTour(tour: string): Promise<string[]> {
  return paste(tour.replace('. .data/demo.env', `. ${env.DATA_DIR}/demo.env`), { PORT: env.PORT })
}

describe('the tour', () => {
  const coverage = /^\d\d\.\d+$/
  const withoutCoverage = (answers: (string | undefined)[]) =>
    answers.filter((answer) => !coverage.test(answer ?? ''))

  it('prints what stands beside its steps, and ends without a critical finding', async () => {
    const tour = await commandsIn(ENGLISH)

    const printed = await pasteTour(tour)

    expect(printed).toEqual(answersIn(tour))
    expect(printed).toEqual([
      '33.86',
      'confirmed',
      'submitted',
      expect.stringContaining('another person must check it. Ask another verifier to approve or verify it.'),
      'active',
      'nphd',
      'verified',
      'Rp1,000,001 is more than the Rp1,000,000 outstanding, by Rp1. Propose to amend the pledge by the excess (POST /v1/pledges/<id>/amendments) and record it once that is approved, or record Rp1,000,000 alone.',
      '34.17',
      'F18 medium',
    ])
  })

  it.each([ENGLISH, INDONESIAN])('can be pasted once more, from %s', async (page) => {
    const tour = await commandsIn(page)

    const printed = await pasteTour(tour)

    const [remarks, ...others] = withoutCoverage(answersIn(tour)).reverse()
    expect(withoutCoverage(printed).reverse()).toEqual([`${remarks},F23 medium`, ...others])
  })

  it('has the same commands in both languages', async () => {
    expect(await commandsInAnyLanguage(INDONESIAN)).toBe(await commandsInAnyLanguage(ENGLISH))
  })
})
