/** The number of a paper without what people write in many ways: the program and the database must agree on it. */
import { fc, test } from '@fast-check/vitest'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paperNumber } from '../../src/papers/paper-number.ts'
import { startTestService, type TestService } from '../support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

/** As the database says it, of many at once. */
async function inDatabase(numbers: readonly string[]): Promise<string[]> {
  const { rows } = await service.sql.query(
    'select paper_number(number) as number from unnest($1::text[]) with ordinality n (number, place) order by place',
    [numbers],
  )
  return rows.map(({ number }) => number)
}

/** One of them may know characters before the other: those of the newest Unicode. */
async function knownToBoth(texts: readonly string[]): Promise<string[]> {
  const { rows } = await service.sql.query(
    'select text from unnest($1::text[]) with ordinality t (text, place) where unicode_assigned(text) order by place',
    [texts.filter((text) => !/[\0\p{Surrogate}\p{Cn}]/u.test(text))],
  )
  return rows.map(({ text }) => text)
}

it('spellings of one number are one, and other numbers stay others', () => {
  const spellings = [
    'STS 077/2025',
    'sts-77-2025',
    'STS77/2025',
    ' Sts.0077 – 2025 ',
    'ＳＴＳ　７７／２０２５',
    'STS  77\t2025',
  ]
  const others = ['STS 770/2025', 'STS 7/72025', 'STS 77/2026', 'STT 77/2025', '77/2025', 'STS/77/2/025']

  expect(new Set(spellings.map(paperNumber))).toEqual(new Set(['sts/77/2025']))
  expect(others.map(paperNumber)).not.toContain('sts/77/2025')
  expect(new Set(others.map(paperNumber)).size).toBe(others.length)
  expect(['0', '000', '/0/07/', '---', 'ΛΌΓΟΣ', 'İSTANBUL', 'é'].map(paperNumber)).toEqual([
    '0',
    '0',
    '0/7',
    '---',
    'λόγοσ',
    'istanbul',
    'é',
  ])
})

const UNASSIGNED_FROM = 0x32000
/** Ideographs and syllables, of which some will do: they have no case. */
const isOneOfMany = (code: number) =>
  (code >= 0x3400 && code < 0xd7a4) || (code >= 0x17000 && code < 0x18d00) || code >= 0x20000

it('the program and the database agree on every character', async () => {
  const characters = Array.from({ length: UNASSIGNED_FROM }, (_, code) => code)
    .filter((code) => code > 0 && (code < 0xd800 || code > 0xdfff) && (!isOneOfMany(code) || code % 64 === 0))
    .map((code) => String.fromCodePoint(code))
  const written = (await knownToBoth(characters)).map((character) => `a${character}1${character}B`)
  const said = await inDatabase(written)

  const differing = written.flatMap((text, index) =>
    said[index] === paperNumber(text) ? [] : [{ text, database: said[index], program: paperNumber(text) }],
  )
  expect(differing).toEqual([])
  expect(written.length).toBeGreaterThan(20_000)
})

const awkward = fc.array(
  fc.oneof(
    fc.constantFrom(
      '0',
      '00',
      '7',
      'STS',
      'sts',
      'ß',
      'ẞ',
      'İ',
      'ı',
      'ς',
      'Σ',
      'ﬁ',
      '①',
      'Ⅷ',
      '٠',
      '७',
      'ﷺ',
      'é',
      'e\u0301',
      '/',
      ' ',
      '\u00a0',
      '–',
    ),
    fc.string({ unit: 'grapheme-composite', minLength: 1, maxLength: 3 }),
  ),
  { minLength: 1, maxLength: 12 },
)

test.prop([fc.array(awkward, { minLength: 1, maxLength: 50 })], { numRuns: 60 })(
  'the program and the database agree on awkward numbers, and what is told once is told the same again',
  async (lists) => {
    const numbers = await knownToBoth(lists.map((parts) => parts.join('')))
    const own = numbers.map(paperNumber)

    expect(await inDatabase(numbers)).toEqual(own)
    expect(own.map(paperNumber)).toEqual(own)
  },
)
