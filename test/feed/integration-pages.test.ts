/** The mirror of docs/integration.md and docs/integrasi.md, as a partner would copy and run it. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest'
import { root } from '../support/process.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
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

async function programOf(
  page: string,
): Promise<{ run: () => Promise<Record<string, unknown>>; file: string }> {
  const [, program] = /^```js\n(.*?)^```$/ms.exec(await readFile(path.join(root, page), 'utf8')) ?? []
  const folder = await mkdtemp(path.join(tmpdir(), 'cakupan-mirror-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(path.join(folder, 'mirror.mjs'), program ?? '')
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
