/** A paper is looked through once, and nothing of it is decoded: whatever follows its first bytes, nobody is kept waiting. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventLoopDelay, LONGEST_DELAY_MS } from '../support/event-loop.ts'
import { startTestService, type TestService } from '../support/service.ts'

/** The limit is 10 MiB. */
const LARGEST_BYTES = 10 * 1024 * 1024 - 64

let service: TestService
beforeAll(async () => {
  service = await startTestService()
  // The first call of a process is slow for the client.
  await service.as('finance').get('/v1/documents')
})
afterAll(() => service.close())

const PDF_END = '\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n'
const PNG_START = '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'

it.each([
  ['a PDF of nested lists', '%PDF-1.7\n', '[', PDF_END, 201],
  ['a PDF of objects', '%PDF-1.7\n', '1 0 obj<</Filter[/FlateDecode/FlateDecode]>>stream\n', PDF_END, 201],
  ['a PDF of ends that are none', '%PDF-1.7\n', 'startxref         ', '', 422],
  ['a JPEG of markers', '\xff\xd8\xff', '\xff\xe1\x00\x02', '', 422],
  ['a JPEG of fillers', '\xff\xd8\xff', '\xff', '', 422],
  ['a PNG of chunks', PNG_START, '\0\0\0\0tEXt\0\0\0\0', '', 422],
  ['a PNG of 4 GiB in each direction', `${PNG_START}\xff\xff\xff\xff\xff\xff\xff\xff`, '\0', '', 422],
  ['blanks before what could be HTML', '', ' ', '', 415],
  ['nothing but zeros', '', '\0', '', 415],
])('%s', { timeout: 120_000 }, async (_, start, unit, end, expected) => {
  const content = Buffer.alloc(LARGEST_BYTES, Buffer.from(unit, 'latin1'))
  content.write(start, 'latin1')
  content.write(end, content.length - end.length, 'latin1')
  const statuses: number[] = []

  const delayMs = await eventLoopDelay(async () => {
    // What is stored already would not be stored again.
    content.writeInt32LE(statuses.length, content.length / 2)
    const { status } = await service.as('finance').upload('/v1/documents', { name: 'surat.pdf', content })
    statuses.push(status)
  })

  expect(statuses[0]).toBe(expected)
  expect(delayMs).toBeLessThan(LONGEST_DELAY_MS)
})
