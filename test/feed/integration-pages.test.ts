/** The mirror of docs/integration.md and docs/integrasi.md, as a partner would copy and run it. */
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest'
import { freePort, root } from '../support/process.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aWebhook, deliver } from '../support/webhooks.ts'
import { anActivePledge, aReceipt, aRetreat, onLines } from '../support/world.ts'

const run = promisify(execFile)

let service: TestService
let API: string
beforeAll(async () => {
  service = await startTestService()
  const { port } = service.app.server.address() as AddressInfo
  API = `http://127.0.0.1:${port}/v1`
})
afterAll(() => service.close())

/** A folder with a program of the page, under the name that its first line gives it. */
async function folderWith(page: string, name: string): Promise<string> {
  const text = await readFile(path.join(root, page), 'utf8')
  const programs = [...text.matchAll(/^```js\n(.*?)^```$/gms)].map(([, program = '']) => program)
  const folder = await mkdtemp(path.join(tmpdir(), 'cakupan-page-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(path.join(folder, name), programs.find((each) => each.startsWith(`// ${name}:`)) ?? '')
  return folder
}

async function programOf(
  page: string,
): Promise<{ run: () => Promise<Record<string, unknown>>; file: string }> {
  const folder = await folderWith(page, 'mirror.mjs')
  const file = path.join(folder, 'mirror.json')
  const env = { ...process.env, API, KEY: inject('keys').integration, FILE: file }
  return {
    file,
    run: async () => {
      await run(process.execPath, ['mirror.mjs'], { cwd: folder, env })
      return JSON.parse(await readFile(file, 'utf8')).records
    },
  }
}

it.each(['docs/integration.md', 'docs/integrasi.md'])(
  'the program of %s keeps what the API shows, and goes on from there',
  async (page) => {
    const mirror = await programOf(page)
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const pledge = await anActivePledge(service, { retreatId, amount: 300, allocations: onLines({ A: 300 }) })
    await seal(service)

    expect((await mirror.run())[`pledge ${pledge.id}`]).toMatchObject({ state: 'active', amount: 300 })

    const receipt = await aReceipt(service, pledge.id, 100)
    await service.as('verifier').made(`/v1/disbursements/${receipt.id}/verification`)
    await seal(service)

    const records = await mirror.run()
    expect(records[`disbursement ${receipt.id}`]).toMatchObject({ state: 'verified', amount: 100 })
    expect(records[`budget_line ${retreatId}/1/A`]).toMatchObject({ amount: 1_000 })
  },
)

it('the program says why it stops where its cursor is not of this log', async () => {
  const mirror = await programOf('docs/integration.md')
  await writeFile(mirror.file, JSON.stringify({ cursor: '1-0123456789abcdef', records: {} }))

  await expect(mirror.run()).rejects.toThrow(/cursor_of_other_log: /)
})

it.each(['docs/integration.md', 'docs/integrasi.md'])(
  'the receiver of %s takes what was signed with its secret, and nothing else',
  async (page) => {
    const folder = await folderWith(page, 'receive.mjs')
    const port = await freePort()
    const url = `http://127.0.0.1:${port}/`
    const known: string[] = []
    const { id } = await aWebhook(service, { url, secrets: known })
    const env = { ...process.env, SECRET: known[0], PORT: port }
    const receiver = spawn(process.execPath, ['receive.mjs'], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void receiver.kill())
    let taken = ''
    receiver.stdout.on('data', (chunk: Buffer) => {
      taken += chunk
    })
    const forged = async () => {
      const headers = { 'webhook-id': 'palsu', 'webhook-timestamp': String(Date.now()).slice(0, 10) }
      const signed = { ...headers, 'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}` }
      return (await fetch(url, { method: 'POST', headers: signed, body: '{}' }).catch(() => undefined))
        ?.status
    }
    await expect.poll(forged, { timeout: 10_000 }).toBe(401)
    deliver(service)
    const delivery = await service.as('admin').made(`/v1/webhooks/${id}/test`)

    await expect.poll(() => taken, { timeout: 10_000 }).toContain(`${delivery.id} {"type":"webhook.test"`)
    expect(taken).not.toContain('palsu')
  },
)
