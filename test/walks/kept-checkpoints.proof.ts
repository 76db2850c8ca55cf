/** A checkpoint that was kept outside says something of the ledger, or the file is refused: how it was kept is no tampering. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifierKeyOf } from '../../src/platform/log/checkpoint.ts'
import { readGivenKeys } from '../../src/tools/verify/given-keys.ts'
import { readKeptCheckpoint } from '../../src/tools/verify/kept-checkpoint.ts'
import { cakupan, spawnService, temporaryFolder } from '../support/process.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aRetreat } from '../support/world.ts'

let service: TestService
let place: Awaited<ReturnType<typeof temporaryFolder>>
let answer: { note: string }
beforeAll(async () => {
  service = await startTestService()
  place = await temporaryFolder()
  await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  await seal(service)
  answer = (await service.as('auditor').get('/v1/checkpoints/latest')).body
})
afterAll(async () => {
  await service.close()
  await place.remove()
})

/** What people do to a file, by name. */
const keepings: [how: string, kept: (answer: { note: string }) => string | Buffer][] = [
  ['the note as it is', ({ note }) => note],
  ['the answer of the API', (whole) => JSON.stringify(whole)],
  ['the answer, printed over several lines', (whole) => `${JSON.stringify(whole, null, 2)}\r\n`],
  ['an answer that carries one', (whole) => JSON.stringify({ items: [], checkpoint: whole })],
  ['the note as JSON', ({ note }) => JSON.stringify(note)],
  ['with the line ends of Windows', ({ note }) => note.replaceAll('\n', '\r\n')],
  ['without the newline at its end', ({ note }) => note.trimEnd()],
  ['with empty lines around it', ({ note }) => `\n\n${note}\n\n`],
  ['with the mark of UTF-8', ({ note }) => `\u{feff}${note}`],
  ['by PowerShell, in UTF-16', ({ note }) => Buffer.from(`\u{feff}${note}`, 'utf16le')],
]

it.each(keepings)('no checkpoint becomes an alarm by how it was kept: %s', (_how, kept) => {
  expect(readKeptCheckpoint(Buffer.from(kept(answer) as string))).toBe(answer.note)
})

async function verify(content: string, ...more: string[]) {
  const file = path.join(place.folder, 'kept')
  await writeFile(file, content)
  const program = [cakupan, 'verify', '--checkpoint', file, ...more]
  const { code, stdout, stderr } = await spawnService({ DATABASE_URL: service.url }, program).ended
  return { code, stdout, stderr: stderr.replaceAll(place.folder, '') }
}

describe('cakupan verify', () => {
  it('holds the ledger against the answer of the API', async () => {
    const { code, stdout, stderr } = await verify(JSON.stringify(answer))

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^checkpoints kept outside hold +1 {2}ok$/m)
  })

  it.each([
    ['an empty file', '\r\n', 'it is empty'],
    ['an error that was kept instead', '{"code":"unauthenticated","status":401}', 'it holds neither'],
    ['another text', 'rapat hari Senin', 'it holds neither'],
    ['a note that was cut short', 'cakupan/5dc9da79a70659a9\n1041\n', 'it holds neither'],
  ])('says nothing of the ledger, nor of an export, for %s', async (_what, content, why) => {
    for (const more of [[], ['--export', path.join(place.folder, 'kept')]]) {
      const { code, stdout, stderr } = await verify(content, ...more)

      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch(
        new RegExp(`^/kept is no checkpoint: ${why}[^\\n]* / /kept bukan titik periksa [^\\n]*\\.\\n$`),
      )
    }
  })
})

describe('keys that are given', () => {
  type Keys = { items: { verifierKey: string }[] }
  let keys: Keys
  beforeAll(async () => {
    keys = (await service.as('auditor').get('/v1/checkpoints/keys')).body
  })

  const verifyWith = async (content: string) => {
    const file = path.join(place.folder, 'keys')
    await writeFile(file, content)
    return verify(JSON.stringify(answer), '--public-key', file)
  }

  it('are taken as the API answers them', async () => {
    const { code, stderr } = await verifyWith(JSON.stringify(keys))

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  it.each<[string, (all: Keys) => string | Buffer]>([
    ['indented', (all) => JSON.stringify(all, null, 2)],
    ['one item', ({ items: [first] }) => JSON.stringify(first)],
    ['a line each, of another editor', ({ items }) => items.map((key) => `${key.verifierKey}\r\n`).join('')],
    ['by PowerShell', (all) => Buffer.from(`\ufeff${JSON.stringify(all)}`, 'utf16le')],
  ])('are read as people keep them: %s', (_how, kept) => {
    const read = readGivenKeys(Buffer.from(kept(keys) as string))

    expect(read.map(({ publicKey }) => verifierKeyOf(publicKey))).toEqual(
      keys.items.map(({ verifierKey }) => verifierKey),
    )
  })

  it.each([
    ['no answer', '{"code":"unauthenticated","status":401}'],
    ['no key', '{"items":[]}'],
    ['nothing', ''],
    ['a key that was altered', 'cakupan+1f0c4d7a+AWqf'],
  ])('are refused before any verdict, in both languages: %s', async (_what, content) => {
    const { code, stdout, stderr } = await verifyWith(content)

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(
      /^--public-key: \/keys is no verifier key .* \/ \/keys bukan kunci verifikasi .*\.\n$/,
    )
  })
})
