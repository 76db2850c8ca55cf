/** Every refusal in both languages, as a clerk reads it: no code of a state or format in a sentence, and a way out in each. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { WAYS_OUT as paperAdvice } from '../../src/papers/paper-words.ts'
import { faultsOf } from '../../src/platform/http/schema-faults.ts'
import { describeProblem } from '../../src/platform/shared/describe-problem.ts'
import { placeholdersOf } from '../../src/platform/shared/fill-text.ts'
import { waysOut } from '../../src/platform/shared/problems/ways-out.ts'
import { type ProblemCode, problems } from '../../src/platform/shared/problems.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat } from '../support/world.ts'

const codes = Object.keys(problems) as ProblemCode[]

/** Names of fields and values that a reader types are code; what stands in a sentence is words. */
const stateCode =
  /(?<![\w/<"`])(draft|submitted|active|rejected|cancelled|discarded|recorded|verified|reversed|proposed|approved|withdrawn|adopted|superseded|regex|int|undefined|null)(?![\w/>"`-])/

/** Verbs by which an Indonesian sentence tells its reader what to do. */
const tellsWhatToDo =
  /\b(perbaiki|pilih|isi|kirim|minta|pakai|kurangi|samakan|muat ulang|periksa|usulkan|hapus|cari|buat|tunggu|coba|gabungkan|batalkan|ubah|lihat|sebut|ambil|tetapkan|bagi|salin|beri|masuk|ganti|ulangi|persempit|buka|tarik|tutup|terbitkan|baca|catat|lampirkan|hilangkan|kembalikan|tolak|jalankan|hubungi|mengusulkan|tulis|koreksi|singkirkan|susun|impor|menyebut jalan keluarnya|dapat diubah|harus membukanya|dikenali dari)/i

/** The text with figures of every kind filled in, as the state does not allow it where it is of a state. */
function textOf(code: ProblemCode, language: 'id' | 'en', state = 'active'): string {
  const figures = Object.fromEntries(placeholdersOf(problems[code].detail[language]).map((name) => [name, 7]))
  const { way: _way, ...given } = figures
  return describeProblem(
    code,
    {
      ...given,
      ...('state' in given && { state, required: 'draft / rejected' }),
      ...('advice' in given && { advice: paperAdvice.number }),
    },
    language,
  )
}

describe.each(codes)('%s', (code) => {
  it('has no code of a state, and no name of a format, in its sentences', () => {
    expect(textOf(code, 'id')).not.toMatch(stateCode)
    expect(problems[code].title.id).not.toMatch(stateCode)
    expect(textOf(code, 'en')).not.toMatch(/\bregex\b/)
  })

  it('tells what to do', () => {
    expect(textOf(code, 'id')).toMatch(tellsWhatToDo)
  })
})

describe.each(Object.entries(waysOut))('%s', (code, states) => {
  it.each(Object.keys(states))('in the state %s names it in words, and a way out', (state) => {
    const text = textOf(code as ProblemCode, 'id', state)

    expect(text).not.toMatch(stateCode)
    expect(text).toMatch(tellsWhatToDo)
    expect(text).not.toContain('Muat ulang')
  })
})

it.each(Object.entries(paperAdvice))(
  'what is said of a paper that is used tells what to do: %s',
  (_what, { id }) => {
    expect(id).toMatch(tellsWhatToDo)
    expect(id).not.toMatch(stateCode)
  },
)

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
