/** What is not sealed is not called sound, and whoever runs `cakupan verify` learns it from its exit code and in two languages. */
import { createPublicKey } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifierKeyOf } from '../../src/platform/log/checkpoint.ts'
import { outcomeOf } from '../../src/tools/verify/examination.ts'
import { verifyLedger } from '../../src/tools/verify/verify-ledger.ts'
import { exportOf, isCheckpoint } from '../support/exports.ts'
import { cakupan, spawnService, temporaryFolder } from '../support/process.ts'
import { seal, signingKey } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aCompany } from '../support/world.ts'

const publicKey = verifierKeyOf(createPublicKey(signingKey))

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

describe('a ledger', () => {
  it('that nobody sealed is unsigned, not sound', async () => {
    const examination = await verifyLedger(service.db)

    expect(outcomeOf(examination)).toBe('unsigned')
    expect(examination.extent).toEqual({ events: expect.any(Number), signed: 0 })
    expect(examination.extent.events).toBeGreaterThan(0)
  })

  it('is sound as far as it is signed, however little lies beyond', async () => {
    await seal(service)
    expect(outcomeOf(await verifyLedger(service.db))).toBe('sound')
    await aCompany(service)

    const examination = await verifyLedger(service.db)

    expect(outcomeOf(examination)).toBe('signed_in_part')
    expect(examination.extent.events - examination.extent.signed).toBe(1)
  })

  it('is awaited while the sealer is behind', async () => {
    await aCompany(service)
    const examining = verifyLedger(service.db, {}, { sealedWithinMs: 60_000 })
    await verifyLedger(service.db)
    await seal(service)

    expect(outcomeOf(await examining)).toBe('sound')
  })
})

describe('cakupan verify', () => {
  let place: Awaited<ReturnType<typeof temporaryFolder>>
  let lines: string[]
  beforeAll(async () => {
    place = await temporaryFolder()
    lines = await exportOf(service)
  })
  afterAll(() => place.remove())

  async function verify(content: readonly string[]) {
    const file = path.join(place.folder, 'log.jsonl')
    await writeFile(file, content.map((line) => `${line}\n`).join(''))
    const program = [cakupan, 'verify', '--export', file, '--public-key', publicKey]
    return spawnService({}, program).ended
  }

  it.each<[what: string, forge: (all: string[]) => string[], code: number, id: RegExp, en: RegExp]>([
    ['0 for what is sound', (all) => all, 0, /^Log utuh: /m, /^The log is sound: /m],
    [
      '1 for what is not',
      (all) => all.map((line) => line.replace('company.registered', 'company.changed')),
      1,
      /^Log TIDAK utuh: /m,
      /^The log is NOT sound: /m,
    ],
    ['2 for no export', () => [], 2, / bukan ekspor log/, / is no export of the log/],
    [
      '3 for what is not signed',
      (all) => all.filter((line) => !isCheckpoint(line)),
      3,
      /^Tidak ada yang dijamin: /m,
      /^Nothing is vouched for: /m,
    ],
  ])('exits with %s', async (_what, forge, expected, id, en) => {
    const { code, stdout, stderr } = await verify(forge(lines))

    expect(code).toBe(expected)
    expect(stdout + stderr).toMatch(id)
    expect(stdout + stderr).toMatch(en)
    expect(stdout + stderr).not.toMatch(/^\s+at /m)
  })
})
