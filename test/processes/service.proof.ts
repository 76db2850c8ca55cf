/** The life of a service on its own Postgres, as one story: each test goes on where the one before stopped. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findEmbedded } from '../../src/platform/db/embedded.ts'
import {
  demoKeys,
  freePort,
  type ServiceProcess,
  spawnService,
  startService,
  temporaryFolder,
} from '../support/process.ts'
import { RawClient } from '../support/sockets.ts'

let place: Awaited<ReturnType<typeof temporaryFolder>>
let env: { PORT: string; DATA_DIR: string }
let address: string
let service: ServiceProcess

beforeAll(async () => {
  place = await temporaryFolder()
  env = { PORT: await freePort(), DATA_DIR: path.join(place.folder, 'data') }
  address = `http://127.0.0.1:${env.PORT}`
})
afterAll(async () => {
  await service.end('SIGTERM')
  const orphan = await postmasterPid().catch(() => null)
  if (orphan !== null) process.kill(orphan, 'SIGKILL')
  await place.remove()
})

async function read<Body>(key: string, pathname: string): Promise<Body> {
  const response = await fetch(`${address}${pathname}`, { headers: { authorization: `Bearer ${key}` } })
  return (await response.json()) as Body
}

/** The headline of the demo, read with the auditor's key that the service keeps. */
async function verifiedPercent(): Promise<number> {
  const { AUDITOR_KEY: key = '' } = await demoKeys(env.DATA_DIR)
  const { items } = await read<{ items: { id: string }[] }>(key, '/v1/retreats?code=RETRET-OPD-2025')
  const coverage = `/v1/retreats/${items[0]?.id}/coverage?venue=MARATUA`
  return (await read<{ totals: { percent: { verified: number } } }>(key, coverage)).totals.percent.verified
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(path.join(env.DATA_DIR, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('a service with a Postgres of its own', () => {
  it('serves the illustrative retreat from the first start, with the keys that it prints and keeps', async () => {
    service = await startService(env)

    const { stdout, stderr } = service.output()
    expect(await verifiedPercent()).toBe(33.86)
    expect(stdout).toContain(`Admin    ${address}/admin\nAPI      ${address}/docs`)
    expect(stdout).toMatch(/MARATUA +33,86 % +59,84 % +Rp956\.960\.000/)
    for (const key of Object.values(await demoKeys(env.DATA_DIR))) expect(stdout).toContain(key)
    expect(stdout).toMatch(/^Next: .+\n\nBerhenti: Ctrl-C\. .+\nStop: Ctrl-C\. /m)
    expect(stderr).toBe('')
  })

  it('says nothing in two languages within one line, and no figure in two ways', () => {
    const { stdout } = service.output()
    expect(stdout).not.toMatch(/ \/ |\d\.\d+ %/)
    const pairs = [
      ['Menyiapkan basis data …', 'Preparing the database …'],
      ['Memuat retret contoh …', 'Loading the illustrative retreat …'],
      ['  Koma untuk desimal, titik untuk ribuan.', '  Comma for decimals, points for thousands.'],
    ]
    for (const pair of pairs) expect(stdout).toContain(pair.join('\n'))
  })

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'stops with its Postgres at %s whatever sockets do, and has its data at the next start',
    async (signal) => {
      const clients = [
        'GET /healthz HTTP/1.1\r\nx-slow: ',
        'POST /v1/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
        'GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n',
        '',
      ].map((bytes) => new RawClient(Number(env.PORT)).send(bytes).trickle())
      await Promise.all(clients.map((client) => client.allSent()))

      const { code, stderr } = await service.end(signal)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(await findEmbedded(env.DATA_DIR)).toBeNull()

      service = await startService(env)

      expect(await verifiedPercent()).toBe(33.86)
      const { stdout } = service.output()
      expect(stdout).not.toContain('Loading')
      expect(stdout).not.toContain('ckp_')
      expect(stdout).toContain(`Demo keys and passwords: ${path.join(env.DATA_DIR, 'demo.env')}`)
    },
  )

  it('told twice to stop, does not leave its Postgres running', async () => {
    const stopped = service.ended
    const postmaster = await postmasterPid()
    service.child.kill('SIGTERM')
    service.child.kill('SIGINT')
    await stopped

    await expect.poll(() => isAlive(postmaster), { timeout: 20_000 }).toBe(false)
    service = await startService(env)
    expect(await verifiedPercent()).toBe(33.86)
  })

  it('told to stop while it starts, does not leave its Postgres running', async () => {
    await service.end('SIGTERM')
    service = spawnService(env)
    await expect.poll(() => findEmbedded(env.DATA_DIR), { timeout: 20_000 }).not.toBeNull()

    const { stderr } = await service.end('SIGTERM')

    expect({ stderr, postgres: await findEmbedded(env.DATA_DIR) }).toEqual({ stderr: '', postgres: null })
    service = await startService(env)
    expect(await verifiedPercent()).toBe(33.86)
  })

  it('killed, leaves a Postgres that the next start takes over', async () => {
    await service.end('SIGKILL')
    const orphan = await postmasterPid()

    service = await startService(env)

    expect(await postmasterPid()).toBe(orphan)
    expect(await verifiedPercent()).toBe(33.86)
  })

  it('outlives its Postgres, says that it is not ready, and recovers at the next start', async () => {
    process.kill(await postmasterPid(), 'SIGKILL')
    await expect.poll(async () => (await fetch(`${address}/readyz`)).status).toBe(503)
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    const { code } = await service.end('SIGTERM')

    service = await startService(env)

    expect(code).toBe(0)
    expect(await verifiedPercent()).toBe(33.86)
  })
})
