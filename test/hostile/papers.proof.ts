/** A paper is looked at by its first bytes alone: however much follows, and whatever it is, nobody is kept waiting. */
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

it.each([
  ['a PDF of nested lists', '%PDF-1.7\n', '[', 201],
  ['a PDF of objects', '%PDF-1.7\n', '1 0 obj<</Filter[/FlateDecode/FlateDecode]>>stream\n', 201],
  ['a JPEG of markers', '\xff\xd8\xff', '\xff\xe1\x00\x02', 201],
  [
    'a PNG of 4 GiB in each direction',
    '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff',
    '\0',
    201,
  ],
  ['blanks before what could be HTML', '', ' ', 415],
  ['nothing but zeros', '', '\0', 415],
])('%s', { timeout: 120_000 }, async (_, start, unit, expected) => {
  const content = Buffer.alloc(LARGEST_BYTES, Buffer.from(unit, 'latin1'))
  content.write(start, 'latin1')
  const statuses: number[] = []

  const delayMs = await eventLoopDelay(async () => {
    // What is stored already would not be stored again.
    content.writeInt32LE(statuses.length, content.length - 4)
    const { status } = await service.as('finance').upload('/v1/documents', { name: 'surat.pdf', content })
    statuses.push(status)
  })

  expect(statuses[0]).toBe(expected)
  expect(delayMs).toBeLessThan(LONGEST_DELAY_MS)
})
