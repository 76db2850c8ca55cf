/** What refusals say of parts, of schemas and of what is fixed, as a clerk reads it; every text itself is in clerk-texts.test.ts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { faultsOf } from '../../src/platform/http/schema-faults.ts'
import { describeProblem } from '../../src/platform/shared/describe-problem.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat } from '../support/world.ts'

it.each([
  ['unallocated', 'bagian yang tidak dialokasikan', 'the unallocated part'],
  ['total', 'seluruh komitmen', 'the whole pledge'],
  ['M04', 'baris M04', 'line M04'],
])('the part %s is named in words', (line, id, en) => {
  for (const code of ['more_than_outstanding', 'move_exceeds_open', 'pledge_line_exceeded'] as const) {
    const figures = { line, asked: 2, left: 1, excess: 1 }

    expect(describeProblem(code, figures, 'id')).toContain(` ${id}`)
    expect(describeProblem(code, figures, 'en')).toContain(` ${en}`)
  }
})

describe('what a schema finds wrong', () => {
  const schema = z.strictObject({
    missing: z.string(),
    text: z.string(),
    whole: z.int(),
    decimal: z.int(),
    list: z.array(z.string()).min(1),
    short: z.string().min(3),
    long: z.string().max(3),
    lineCode: z.string().regex(/^M/),
    other: z.string().regex(/^M/),
    date: z.iso.date(),
    at: z.iso.datetime(),
    id: z.uuid(),
    email: z.email(),
    kind: z.enum(['sts', 'bast']),
    odd: z.string().refine(() => false),
    yes: z.boolean(),
    whatever: z.date(),
    either: z.discriminatedUnion('is', [z.object({ is: z.literal('a') }), z.object({ is: z.literal('b') })]),
  })
  const wrong = {
    text: 5,
    whole: '5',
    decimal: 1.5,
    list: [],
    short: 'a',
    long: 'abcdef',
    lineCode: 'x',
    other: 'x',
    date: '2025-02-30',
    at: 'kemarin',
    id: 'x',
    email: 'x',
    kind: 'x',
    odd: 'x',
    yes: 'ya',
    whatever: 'x',
    either: { is: 'c' },
    jumlah: 1,
  }
  const { issues } = schema.safeParse(wrong).error ?? { issues: [] }
  const inIndonesian = faultsOf(issues, 'id')

  it('is said of every field', () => {
    expect(inIndonesian.map(({ pointer }) => pointer).sort()).toEqual(
      ['missing', ...Object.keys(wrong)]
        .map((field) => (field === 'either' ? '/either/is' : `/${field}`))
        .sort(),
    )
  })

  it.each(inIndonesian)('$pointer: $detail', ({ detail }) => {
    expect(detail).not.toMatch(/regex|format|undefined|invalid|string|\bdate\b/i)
    expect(detail).toMatch(/isi|tulis|pilih|pakai|harus|panjang|berisi|nilai|salin|periksa|lihat/i)
  })

  it('a missing field is called missing, not of the wrong kind', () => {
    expect(inIndonesian.find(({ pointer }) => pointer === '/missing')?.detail).toBe('Isian ini wajib: isi.')
  })
})

describe('who wants to correct what is fixed', () => {
  let service: TestService
  beforeAll(async () => {
    service = await startTestService()
  })
  afterAll(() => service.close())

  it('is told to reverse and record anew, not to remove the field', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const { id } = await aReceipt(service, (await anActivePledge(service, { retreatId, amount: 100 })).id, 10)
    const etag = String((await service.as('finance').get(`/v1/disbursements/${id}`)).headers.etag)

    const { body } = await service
      .as('finance')
      .patch(`/v1/disbursements/${id}`, { amount: 20 }, { 'if-match': etag, 'accept-language': 'id' })

    expect(body.errors).toMatchObject([
      { pointer: '/amount', code: 'unknown_field', detail: expect.stringContaining('dan catat ulang') },
    ])
  })
})
