/** Papers are stored once, by their content, and nothing of them is changed afterwards. */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAX_DOCUMENT_BYTES } from '../../src/documents/documents.table.ts'
import { aDocument, aJpeg, aPdf, aPng } from '../support/papers.ts'
import { startTestService, type TestService } from '../support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const upload = (name: string, content: Buffer, fields = {}, options = {}) =>
  service.as('finance').upload('/v1/documents', { name, content }, fields, options)
const digestOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

async function eventsOf(id: string) {
  const { rows } = await service.sql.query(
    'select type, retreat_id, data from events where subject_id = $1 order by sequence',
    [id],
  )
  return rows
}

async function personOf(role: string): Promise<string> {
  const { rows } = await service.superuser.query('select id from users where name = $1', [role])
  return rows[0].id
}

it('a paper is stored with who brought it and what it is, and the log tells so', async () => {
  const content = aPdf()
  const sha256 = digestOf(content)

  const response = await upload('Surat Komitmen.pdf', content, { title: 'Surat komitmen' })

  expect(response.status).toBe(201)
  const { id } = response.body
  expect(response.headers.location).toBe(`/v1/documents/${id}`)
  const document = {
    id,
    name: 'Surat Komitmen.pdf',
    title: 'Surat komitmen',
    mediaType: 'application/pdf',
    size: content.length,
    sha256,
    uploadedBy: await personOf('finance'),
    createdAt: expect.any(String),
  }
  expect(response.body).toEqual({ ...document, alreadyStored: false })
  expect((await service.as('auditor').get(`/v1/documents/${id}`)).body).toEqual({ ...document, links: [] })
  const data = { sha256, size: content.length, mediaType: 'application/pdf', answer: expect.any(String) }
  expect(await eventsOf(id)).toEqual([{ type: 'document.uploaded', retreat_id: null, data }])
  const { rows } = await service.sql.query(`select row from record_versions where record_id = $1`, [id])
  expect(rows).toEqual([{ row: expect.objectContaining({ sha256, title: 'Surat komitmen' }) }])
  expect(JSON.stringify(rows)).not.toContain('Surat Komitmen.pdf')
})

describe('the content says what a file is, never its name', () => {
  it.each([
    {
      what: 'a PDF called .png',
      name: 'foto.png',
      content: aPdf(),
      type: 'application/pdf',
      called: 'foto.png.pdf',
    },
    {
      what: 'a PDF called .html',
      name: 'a.html',
      content: aPdf(),
      type: 'application/pdf',
      called: 'a.html.pdf',
    },
    {
      what: 'a JPEG called .JPG',
      name: 'foto.JPG',
      content: aJpeg(),
      type: 'image/jpeg',
      called: 'foto.JPG',
    },
    { what: 'a PNG without extension', name: 'foto', content: aPng(), type: 'image/png', called: 'foto.png' },
  ])('$what is taken as what it is', async ({ name, content, type, called }) => {
    const { status, body } = await upload(name, content)

    expect([status, body.mediaType, body.name]).toEqual([201, type, called])
  })

  it.each([
    ['a program called .pdf', 'surat.pdf', Buffer.from('MZ\x90\0\x03'), 'EXE'],
    ['a page called .pdf', 'surat.pdf', Buffer.from('\n<!doctype html><script>1</script>'), 'HTML, XML, SVG'],
    ['a drawing called .png', 'gambar.png', Buffer.from('<svg onload="alert(1)"/>'), 'HTML, XML, SVG'],
    ['a page that has a PDF within', 'surat.pdf', Buffer.from('<p>\n%PDF-1.7'), 'HTML, XML, SVG'],
    ['a Word file called .pdf', 'surat.pdf', Buffer.from('PK\x03\x04rest'), 'ZIP (DOCX, XLSX, …)'],
    ['plain text', 'surat.pdf', Buffer.from('surat'), '0x73757261'],
  ])('%s is refused, saying what it is', async (_what, name, content, found) => {
    const { status, body } = await upload(name, content)

    expect([status, body.code]).toEqual([415, 'file_type_not_accepted'])
    expect(body.figures).toEqual({ found, accepted: 'PDF, JPEG, PNG' })
    expect(body.detail).toContain(found)
  })
})

describe('a file that only begins like a paper is refused, saying as what it begins', () => {
  const without = (content: Buffer, part: string) =>
    Buffer.from(content.toString('latin1').replace(part, ''), 'latin1')
  const halfOf = (content: Buffer) => content.subarray(0, content.length / 2)
  const page = '<script>alert(1)</script>'

  it.each([
    ['five bytes', Buffer.from('%PDF-'), 'PDF'],
    ['a PDF without an end', without(aPdf(), '%%EOF'), 'PDF'],
    ['a PDF that does not say where its objects are', without(aPdf(), 'startxref'), 'PDF'],
    ['a PDF of no version', Buffer.from(aPdf().toString().replace('1.7', page)), 'PDF'],
    ['a page between the beginning and the end of a PDF', pdfAround(page), 'PDF'],
    ['half a PDF', halfOf(aPdf()), 'PDF'],
    ['the beginning of a JPEG and a page', jpegThen(page), 'JPEG'],
    ['a JPEG without a picture', without(aJpeg(), '\xff\xc0'), 'JPEG'],
    ['a JPEG without an end', without(aJpeg(), '\xff\xd9'), 'JPEG'],
    ['half a JPEG', halfOf(aJpeg()), 'JPEG'],
    ['the beginning of a PNG and a page', pngThen(page), 'PNG'],
    ['a PNG without a picture', without(aPng(), 'IDAT'), 'PNG'],
    ['a PNG without an end', without(aPng(), 'IEND'), 'PNG'],
    ['half a PNG', halfOf(aPng()), 'PNG'],
  ])('%s', async (_what, content, kind) => {
    const { status, body } = await upload('surat.pdf', content)

    expect([status, body.code, body.figures]).toEqual([422, 'document_not_whole', { kind }])
  })

  function pdfAround(text: string) {
    return Buffer.from(`%PDF-1.7\n${text}\nstartxref\n9\n%%EOF\n`)
  }

  function jpegThen(text: string) {
    return Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from(text)])
  }

  function pngThen(text: string) {
    return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(text)])
  }
})

describe('a whole paper is taken', () => {
  it.each([
    ['a PDF with blanks and zeros behind its end', Buffer.concat([aPdf(), Buffer.from('\r\n\0\0\0')])],
    ['a PDF that was changed once more at its end', Buffer.concat([aPdf(), aPdf()])],
    ['a JPEG with a film behind it, as telephones write them', Buffer.concat([aJpeg(), Buffer.alloc(5_000)])],
  ])('%s', async (_what, content) => {
    expect((await upload('surat.pdf', content)).status).toBe(201)
  })
})

it('an empty file is not called one of another type', async () => {
  const { status, body } = await upload('surat.pdf', Buffer.alloc(0))

  expect([status, body.code]).toEqual([422, 'empty_document'])
})

describe('a file is at most 10 MiB', () => {
  const filled = (size: number) => aPdf(randomUUID().padEnd(size - aPdf().length + 36, '-'))

  it('of which the last byte is taken', async () => {
    const { status, body } = await upload('tebal.pdf', filled(MAX_DOCUMENT_BYTES))

    expect([status, body.size]).toEqual([201, MAX_DOCUMENT_BYTES])
  })

  it('and no byte more', async () => {
    const { status, body } = await upload('tebal.pdf', filled(MAX_DOCUMENT_BYTES + 1))

    expect([status, body.code, body.figures.limit]).toEqual([413, 'payload_too_large', '10 MiB'])
  })
})

describe('the same content is one document', () => {
  it('whatever it is called the second time', async () => {
    const content = aPdf()
    const first = await upload('Bukti.pdf', content, { title: 'Bukti setor' })

    const second = await upload('Lain.pdf', content, { title: 'Lain' })

    expect(second.status).toBe(200)
    expect(second.headers.location).toBe(first.headers.location)
    expect(second.body).toEqual({ ...first.body, alreadyStored: true })
    expect(await eventsOf(first.body.id)).toHaveLength(1)
  })

  it('when eight bring it at the same time', async () => {
    const content = aPdf()

    const answers = await Promise.all(Array.from({ length: 8 }, () => upload('Bukti.pdf', content)))

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201])
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    const { rows } = await service.sql.query('select from documents where sha256 = $1', [digestOf(content)])
    expect(rows).toHaveLength(1)
    expect(await eventsOf(answers[0]?.body.id)).toHaveLength(1)
  })
})

describe('an idempotency key', () => {
  it('sent again with the same file is answered again', async () => {
    const key = randomUUID()
    const content = aPdf()
    const first = await upload('Bukti.pdf', content, { title: 'Bukti' }, { key })

    const second = await upload('Bukti.pdf', content, { title: 'Bukti' }, { key })

    expect([second.status, second.headers['idempotency-replayed']]).toEqual([201, 'true'])
    expect(second.body).toEqual(first.body)
  })

  it.each([
    { what: 'another file', more: { content: aPdf() } },
    { what: 'another field', more: { fields: { title: 'Lain' } } },
  ])('sent again with $what is refused', async ({ more }) => {
    const key = randomUUID()
    const content = aPdf()
    await upload('Bukti.pdf', content, {}, { key })

    const second = { content, fields: {}, ...more }
    const response = await upload('Bukti.pdf', second.content, second.fields, { key })

    expect([response.status, response.body.code]).toEqual([422, 'idempotency_key_reused'])
  })
})

it('only finance stores papers', async () => {
  const response = await service.as('auditor').upload('/v1/documents', { name: 'a.pdf', content: aPdf() })

  expect([response.status, response.body.code]).toEqual([403, 'forbidden'])
})

it('documents are listed the newest first, page by page', async () => {
  const ids = [await aDocument(service), await aDocument(service), await aDocument(service)].map(
    ({ id }) => id,
  )
  const auditor = service.as('auditor')

  const found: string[] = []
  for (let path: string | undefined = '/v1/documents?limit=2'; path; ) {
    const { body } = await auditor.get(path)
    found.push(...body.items.map(({ id }: { id: string }) => id))
    path = body.nextCursor ? `/v1/documents?limit=2&cursor=${body.nextCursor}` : undefined
  }

  expect(found.slice(0, 3)).toEqual(ids.toReversed())
  expect(found).toEqual(found.toSorted().toReversed())
})

it.each([
  'update documents set name = name',
  'delete from documents',
  'truncate documents cascade',
  "update document_contents set content = ''",
  'delete from document_contents',
  'truncate document_contents cascade',
])('what was stored stays stored: %s', async (statement) => {
  await aDocument(service)

  await expect(service.sql.query(statement)).rejects.toThrow('permission denied')
  await expect(service.superuser.query(statement)).rejects.toThrow('append-only')
})

it('content is kept only under its own SHA-256', async () => {
  const lie = `insert into document_contents values (encode(sha256('a'), 'hex'), 'b')`

  await expect(service.sql.query(lie)).rejects.toThrow('content_digest')
})
