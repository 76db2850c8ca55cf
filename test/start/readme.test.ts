/** The tour in README.md, as a reader types it, on a service of its own. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { copyCluster } from '../support/clusters.ts'
import { freePort, root, type ServiceProcess, startService, temporaryFolder } from '../support/process.ts'

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

/** The tour's commands, at this service instead of the default one. */
async function tour(): Promise<string> {
  const readme = await readFile(path.join(root, 'README.md'), 'utf8')
  const [, section = ''] = readme.split('## Five minutes with curl\n')
  const [untilNext = ''] = section.split('\n## ')
  const blocks = [...untilNext.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, commands = '']) => commands)
  return blocks
    .join('')
    .replace('. .data/demo.env', `. ${env.DATA_DIR}/demo.env`)
    .replace('http://127.0.0.1:3000', `http://127.0.0.1:${env.PORT}`)
}

it('leads from the coverage of the demo to a verified receipt, past two refusals', async () => {
  const run = promisify(execFile)
  await expect(run('curl', ['--version']), 'the tour needs curl').resolves.toBeDefined()

  // A shell that is nobody's child reads its owner's settings where its input is a socket, as Node's pipes are.
  const { stdout, stderr } = await run('bash', ['--norc', '-euo', 'pipefail', '-c', await tour()], {
    cwd: root,
  })

  const verifiedPercents = [...stdout.matchAll(/verified: ([\d.]+)/g)].map(([, percent]) => Number(percent))
  const said = stdout
    .replaceAll(/\{[^}]*\}/g, '{…}')
    .trim()
    .split('\n')
  expect(stderr).toBe('')
  expect(said).toEqual([
    '{…}',
    'submitted',
    expect.stringContaining('Your roles do not allow this action (pledges.decide).'),
    'active',
    'verified',
    '24410a15611aebb17a17ede010c656df615a41edd5653f9d733296490e6e6b4a',
    'Rp1,000,001 asked, Rp1,000,000 outstanding, Rp1 too much. Amend the pledge first, then record.',
    '{…}',
  ])
  expect(verifiedPercents).toEqual([33.86, 34.17])
})
