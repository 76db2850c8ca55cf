/** A document leaves as it came, to be saved and never shown, and who took it is noted before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPdf } from '../support/papers.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { tamper } from '../support/tampering.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

async function stored(name: string, content = aPdf()): Promise<string> {
  const { body } = await service.as('finance').upload('/v1/documents', { name, content })
  return body.id
}

const download = (id: string) => service.as('auditor').get(`/v1/documents/${id}/content`)

async function readsOf(id: string) {
  return (await service.as('admin').get(`/v1/sensitive-reads?recordId=${id}`)).body.items
}

it('the bytes are those that came in', async () => {
  const content = Buffer.concat([aPdf(), Buffer.from([0, 255, 13, 10, 0])])

  const response = await download(await stored('Bukti.pdf', content))

  expect(response.status).toBe(200)
  expect(Buffer.compare(response.body, content)).toBe(0)
})

it('no browser shows it, runs it, guesses its type or keeps it', async () => {
  const { headers } = await download(await stored('Bukti.pdf'))

  expect(headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
    'content-disposition': `attachment; filename="Bukti.pdf"; filename*=UTF-8''Bukti.pdf`,
  })
})

it.each([
  [
    'Bukti (setor) 1’é.pdf',
    `filename="Bukti (setor) 1__.pdf"; filename*=UTF-8''Bukti%20%28setor%29%201%E2%80%99%C3%A9.pdf`,
  ],
  ['50% lunas.pdf', `filename="50_ lunas.pdf"; filename*=UTF-8''50%25%20lunas.pdf`],
  ["a';b.pdf", `filename="a';b.pdf"; filename*=UTF-8''a%27%3Bb.pdf`],
])('the name %s arrives whole', async (name, disposition) => {
  const { headers } = await download(await stored(name))

  expect(headers['content-disposition']).toBe(`attachment; ${disposition}`)
})

describe('who downloads it', () => {
  it('is noted', async () => {
    const id = await stored('Bukti.pdf')

    const { headers } = await download(id)

    expect(await readsOf(id)).toEqual([
      expect.objectContaining({
        operationId: 'downloadDocument',
        requestId: headers['x-request-id'],
        recordIds: [id],
      }),
    ])
  })

  it('is not noted for only reading what is known of it', async () => {
    const id = await stored('Bukti.pdf')

    await service.as('auditor').get(`/v1/documents/${id}`)

    expect(await readsOf(id)).toEqual([])
  })

  it('gets nothing where it cannot be noted', async () => {
    const id = await stored('Bukti.pdf')
    await service.superuser.query('alter table events rename to hidden')

    const response = await download(id)
    await service.superuser.query('alter table hidden rename to events')

    expect(response.status).toBe(500)
    expect(response.text).not.toContain('%PDF')
  })
})

it('bytes that were altered behind the service’s back are not passed on', async () => {
  const id = await stored('Bukti.pdf')
  await tamper(service, [
    'alter table document_contents drop constraint content_digest',
    `update document_contents set content = 'palsu' from documents d where d.id = '${id}' and d.sha256 = document_contents.sha256`,
  ])

  const response = await download(id)

  expect(response.status).toBe(500)
  expect(response.text).not.toContain('palsu')
})
