/** The tour in README.md and README.id.md, as a reader pastes it, twice, on a service of its own. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyCluster } from '../support/clusters.ts'
import { freePort, root, type ServiceProcess, startService, temporaryFolder } from '../support/process.ts'

const run = promisify(execFile)
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

/** The commands of the page, all of which are the tour's. */
async function tourOf(page: string): Promise<string> {
  const text = await readFile(path.join(root, page), 'utf8')
  return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, commands = '']) => commands).join('')
}

/** What the page says that they print. */
const answersIn = (tour: string) => [...tour.matchAll(/# → (.*)$/gm)].map(([, answer]) => answer)

/** Pastes the tour, at this service instead of the default one. */
async function paste(tour: string): Promise<string[]> {
  const here = tour
    .replace('. .data/demo.env', `. ${env.DATA_DIR}/demo.env`)
    .replace('http://127.0.0.1:3000', `http://127.0.0.1:${env.PORT}`)
  // A shell that is nobody's child reads its owner's settings where its input is a socket, as Node's pipes are.
  const { stdout, stderr } = await run('bash', ['--norc', '-euo', 'pipefail', '-c', here], { cwd: root })
  expect(stderr).toBe('')
  return stdout.trim().split('\n')
}

describe('the tour', () => {
  const coverage = /^\d\d\.\d+$/
  const withoutCoverage = (answers: (string | undefined)[]) =>
    answers.filter((answer) => !coverage.test(answer ?? ''))

  it('prints what stands beside its steps, and ends without a critical finding', async () => {
    await expect(run('curl', ['--version']), 'the tour needs curl').resolves.toBeDefined()
    const tour = await tourOf(ENGLISH)

    const printed = await paste(tour)

    expect(printed).toEqual(answersIn(tour))
    expect(printed).toEqual([
      '33.86',
      'submitted',
      expect.stringContaining('another person must approve or verify it.'),
      'active',
      'nphd',
      'verified',
      'Rp1,000,001 asked, Rp1,000,000 outstanding, Rp1 too much. Amend the pledge first, then record.',
      '34.17',
      'F18 medium',
    ])
  })

  it.each([ENGLISH, INDONESIAN])('can be pasted once more, from %s', async (page) => {
    const tour = await tourOf(page)

    const printed = await paste(tour)

    const [remarks, ...others] = withoutCoverage(answersIn(tour)).reverse()
    expect(withoutCoverage(printed).reverse()).toEqual([`${remarks},F23 medium`, ...others])
  })

  it('has the same commands in both languages', async () => {
    const commandsOf = async (page: string) =>
      (await tourOf(page)).replaceAll(/ *#.*$/gm, '').replace(/LANGUAGE_WANTED=\w\w/, '')

    expect(await commandsOf(INDONESIAN)).toBe(await commandsOf(ENGLISH))
  })
})
