/** How a file comes in, on a route that does no more than tell what came. */
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildApp } from '../../src/app.ts'
import { takeUploads, UPLOAD_PLACES } from '../../src/platform/http/uploads.ts'
import { newId } from '../../src/platform/shared/ids.ts'
import { safeFileName, uploadOf } from '../../src/platform/shared/uploads.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { keysOfOnePerson } from '../support/world.ts'

const MAX_FILE_BYTES = 1024
/** All places for one caller, and no patience. */
const impatient = { ...UPLOAD_PLACES, perCaller: UPLOAD_PLACES.atOnce, maxWaitMs: 50 }

let service: TestService
let app: FastifyInstance
/** Lets a request to /hold go on to its end. */
const held: (() => void)[] = []
const config = { access: 'companies.write', upload: { maxFileBytes: MAX_FILE_BYTES } } as const
const hold = async () => {
  await new Promise<void>((letGo) => held.push(letGo))
  return {}
}
beforeAll(async () => {
  service = await startTestService()
  app = await buildApp({ db: service.db, logger: false })
  await app.register(async (scope) => {
    await takeUploads(scope, impatient)
    scope.withTypeProvider<ZodTypeProvider>().post(
      '/echo',
      {
        config: { access: 'companies.write', upload: { maxFileBytes: MAX_FILE_BYTES } },
        schema: { body: uploadOf({ title: z.string().min(3).optional() }) },
      },
      async ({ body: { file, fields } }) => ({ ...file, content: file.content.toString(), fields }),
    )
    scope.post('/hold', { config }, hold)
  })
  await app.register(async (scope) => {
    await takeUploads(scope, { ...UPLOAD_PLACES, maxWaitMs: 50 })
    scope.post('/shared/hold', { config }, hold)
    scope.post('/shared', { config }, async () => ({}))
  })
})
afterAll(async () => {
  await app.close()
  await service.close()
})

interface Part {
  name: string
  value: string
  filename?: string
}

const aFile = { name: 'file', filename: 'surat.txt', value: 'isi' }

function multipart(parts: Part[], end = '--batas--\r\n'): string {
  const written = parts.map(({ name, value, filename }) => {
    const file = filename === undefined ? '' : `; filename="${filename}"`
    return `--batas\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
  })
  return written.join('') + end
}

const MULTIPART = 'multipart/form-data; boundary=batas'
const send = (payload: string, type = MULTIPART, url = '/echo', caller = service.as('finance')) =>
  app.inject({
    method: 'POST',
    url,
    headers: {
      authorization: `Bearer ${caller.secret}`,
      'idempotency-key': newId(),
      'accept-language': 'en',
      'content-type': type,
    },
    payload,
  })

it('the file and the fields arrive, with the digest of the content', async () => {
  const response = await send(multipart([{ name: 'title', value: 'Surat' }, aFile]))

  expect(response.json()).toEqual({
    name: 'surat.txt',
    content: 'isi',
    sha256: '55c123196402ef4b16c36bad51f12467397146987c479d41375831d1de9ed935',
    fields: { title: 'Surat' },
  })
})

describe('is refused with the place and what to do', () => {
  const other = { ...aFile, filename: 'lain.txt' }

  it.each([
    { what: 'no file', parts: [{ name: 'title', value: 'Surat' }], pointer: '/file' },
    { what: 'two files', parts: [aFile, other], pointer: '/file' },
    { what: 'text instead of a file', parts: [{ name: 'file', value: 'isi' }], pointer: '/file' },
    { what: 'a file in another place', parts: [aFile, { ...aFile, name: 'title' }], pointer: '/title' },
    { what: 'a field that is too short', parts: [aFile, { name: 'title', value: 'S' }], pointer: '/title' },
    { what: 'an unknown field', parts: [aFile, { name: 'bukan', value: 'S' }], pointer: '/bukan' },
  ])('$what', async ({ parts, pointer }) => {
    const response = await send(multipart(parts))

    expect([response.statusCode, response.json().code]).toEqual([422, 'validation_failed'])
    expect(response.json().errors).toEqual([expect.objectContaining({ pointer })])
  })

  const manyFields = Array.from({ length: 50 }, (_, at) => ({ name: `f${at}`, value: 'x' }))

  it.each([
    { what: 'parts without an end', payload: multipart([aFile], '') },
    { what: 'a boundary that is never met', payload: 'bukan multipart' },
    { what: 'very many fields', payload: multipart([...manyFields, aFile]) },
    { what: 'very many files', payload: multipart(Array.from({ length: 9 }, () => aFile)) },
    { what: 'the name of a prototype', payload: multipart([{ name: '__proto__', value: 'x' }, aFile]) },
  ])('$what', async ({ payload }) => {
    const response = await send(payload)

    expect([response.statusCode, response.json().code]).toEqual([400, 'malformed_upload'])
  })

  it.each([
    { what: 'a byte too many', size: MAX_FILE_BYTES + 1 },
    { what: 'a body that says it is far too long', size: 1024 * 1024 },
  ])('$what', async ({ size }) => {
    const response = await send(multipart([{ ...aFile, value: 'x'.repeat(size) }]))

    expect([response.statusCode, response.json().code]).toEqual([413, 'payload_too_large'])
    expect(response.json().detail).toContain('KiB')
  })

  it.each(['application/json', 'text/plain', 'application/x-www-form-urlencoded'])('%s', async (type) => {
    const response = await send('{"file": "isi"}', type)

    expect([response.statusCode, response.json().code]).toEqual([415, 'unsupported_media_type'])
    expect(response.json().detail).toContain('multipart/form-data')
  })
})

it('a route that takes JSON takes no file', async () => {
  const response = await service
    .as('finance')
    .upload('/v1/companies', { name: 'a', content: Buffer.from('a') })

  expect([response.status, response.body.code]).toEqual([415, 'unsupported_media_type'])
  expect(response.body.detail).toContain('application/json')
})

it('only so many files are in memory at once: others are told to come back when they have waited, until there is room', async () => {
  const payload = multipart([aFile])
  const crowd = Array.from({ length: impatient.atOnce }, () => send(payload, MULTIPART, '/hold'))
  await expect.poll(() => held.length, { interval: 5 }).toBe(impatient.atOnce)

  const refused = await send(payload)
  for (const letGo of held) letGo()
  const taken = await Promise.all(crowd)
  const afterwards = await send(payload)

  expect([refused.statusCode, refused.json().code]).toEqual([503, 'busy'])
  expect(refused.headers['retry-after']).toBeDefined()
  expect(taken.every(({ statusCode }) => statusCode === 200)).toBe(true)
  expect(afterwards.statusCode).toBe(200)
})

it('one caller has a few of the places: its others wait, and another caller does not', async () => {
  const payload = multipart([aFile])
  const [another] = await keysOfOnePerson(service, 'finance')
  const before = held.length
  const crowd = Array.from({ length: UPLOAD_PLACES.perCaller }, () =>
    send(payload, MULTIPART, '/shared/hold'),
  )
  await expect.poll(() => held.length - before).toBe(UPLOAD_PLACES.perCaller)

  const oneMore = await send(payload, MULTIPART, '/shared')
  const ofAnother = await send(payload, MULTIPART, '/shared', another)
  for (const letGo of held) letGo()
  await Promise.all(crowd)

  expect([oneMore.statusCode, oneMore.json().code]).toEqual([503, 'busy'])
  expect(ofAnother.statusCode).toBe(200)
  expect((await send(payload, MULTIPART, '/shared')).statusCode).toBe(200)
})

it('exactly as many bytes as allowed are taken', async () => {
  const response = await send(multipart([{ ...aFile, value: 'x'.repeat(MAX_FILE_BYTES) }]))

  expect(response.statusCode).toBe(200)
})

it.each([
  ['Surat Komitmen.pdf', 'Surat Komitmen.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Dokumen\\surat.pdf', 'surat.pdf'],
  ['surat\r\nX-Injected: 1.pdf', 'surat X-Injected 1.pdf'],
  ['surat\u202efdp.exe', 'suratfdp.exe'],
  ['"; filename=lain.exe', '; filename=lain.exe'],
  ['.htaccess', 'htaccess'],
  ['...', 'berkas'],
  ['', 'berkas'],
  [undefined, 'berkas'],
  ['Bukti sétor № 7 💰.pdf', 'Bukti sétor № 7 💰.pdf'],
  [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(146)}.pdf`],
  [' . surat. .pdf. ', 'surat. .pdf'],
  [`a${'.'.repeat(79_000)}b`, 'b'],
])('a name is made safe: %#', (given, safe) => {
  expect(safeFileName(given)).toBe(safe)
})
