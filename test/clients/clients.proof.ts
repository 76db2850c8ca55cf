/**
 * Programs that make clients from openapi.json make them, and the compiler takes what they make; with one of them somebody does a
 * day's work at their desk. The programs are installed beside the service, since nothing else needs them.
 */
import { execFile } from 'node:child_process'
import { cp } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Browser } from '../support/browser.ts'
import { root, temporaryFolder } from '../support/process.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aRetreat, receiptOf } from '../support/world.ts'

const run = promisify(execFile)

const generators = {
  'openapi-typescript': [
    'openapi-typescript',
    ...['openapi.json', '-o', 'openapi-typescript/schema.ts', '--default-non-nullable=false'],
  ],
  'hey-api': ['openapi-ts', '-i', 'openapi.json', '-o', 'hey-api', '-c', '@hey-api/client-fetch'],
  orval: ['orval', '--config', 'orval.config.cjs'],
}

let place: Awaited<ReturnType<typeof temporaryFolder>>
let service: TestService
beforeAll(async () => {
  place = await temporaryFolder({ onDisk: true })
  await cp(path.join(import.meta.dirname, 'program'), place.folder, { recursive: true })
  await cp(path.join(root, 'openapi/openapi.json'), path.join(place.folder, 'openapi.json'))
  await inPlace('npm', ['ci', '--ignore-scripts'])
  service = await startTestService()
}, 600_000)
afterAll(async () => {
  await service?.close()
  await place.remove()
})

/** None of them is to tell its makers that it ran. */
const quiet = { SCARF_ANALYTICS: 'false', DO_NOT_TRACK: '1', CI: 'true' }

function inPlace(program: string, args: string[]) {
  return run(program, args, { cwd: place.folder, env: { ...process.env, ...quiet }, maxBuffer: 64 * 2 ** 20 })
}

const bin = (name: string) => path.join(place.folder, 'node_modules/.bin', name)

/** Somebody who signs in with a password of their own. */
async function aDeskOf(role: 'finance' | 'verifier') {
  const email = `${role}@meja.contoh.example`
  const person = { kind: 'person', name: `Meja ${role}`, email, roles: [role] }
  const { id } = await service.as('admin').made('/v1/users', person)
  const { password: first } = await service
    .as('admin')
    .made<{ password: string }>(`/v1/users/${id}/initial-password`)
  const password = 'hujan-di-atas-mahakam'
  const browser = new Browser(service.app)
  await browser.signIn(email, first)
  await browser.changePassword(first, password)
  return { email, password }
}

it('each makes a client that type-checks', async () => {
  for (const [program = '', ...args] of Object.values(generators)) await inPlace(bin(program), args)

  const { stdout } = await inPlace(bin('tsc'), ['-p', 'tsconfig.json']).catch(({ stdout }) => ({ stdout }))

  expect(stdout).toBe('')
})

it('a desk’s day, by a client that knows of the service what openapi.json says', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100_000_000 }])
  const earlier = await anActivePledge(service, { retreatId, amount: 50_000_000 })
  const evidence = { kind: 'sts', number: 'STS/00771/2025' }
  await service.as('finance').made('/v1/disbursements', receiptOf(earlier.id, 10_000_000, { evidence }))
  const [finance, verifier] = [await aDeskOf('finance'), await aDeskOf('verifier')]
  const { port } = service.app.server.address() as AddressInfo
  const built = pathToFileURL(path.join(place.folder, 'built/desk-day.js')).href

  const day = { baseUrl: `http://127.0.0.1:${port}`, finance, verifier, slip: 'sts 771' }
  const { stdout } = await inPlace(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { deskDay } from '${built}'; process.stdout.write(JSON.stringify(await deskDay(${JSON.stringify(day)})))`,
  ])

  const evening = JSON.parse(stdout)
  expect(evening).toEqual({
    me: { language: 'id', mayWrite: true },
    found: { pledgeId: earlier.id, companyName: expect.stringMatching(/^PT Contoh/) },
    tried: { id: null, unallocated: 25_000_000 },
    drafted: { id: expect.any(String), again: evening.drafted.id, isReplayed: true },
    waiting: expect.arrayContaining([{ kind: 'pledge_approval', count: 1 }]),
    decided: {
      stale: 412,
      changed: { changed: expect.anything() },
      state: 'active',
      byWhom: 'Meja verifier',
    },
    history: [
      { type: 'pledge.drafted', by: 'Meja finance' },
      { type: 'pledge.submitted', by: 'Meja finance' },
      { type: 'pledge.changed', by: 'Meja finance' },
      { type: 'pledge.approved', by: 'Meja verifier' },
    ],
    signedOut: 200,
  })
})
