/** The kinds of columns that imported tables have. */
import type { BothLanguages } from '../platform/shared/wire.ts'
import { readChoice, readDay, readText, readWhole } from './read-values.ts'
import type { Column } from './table.ts'

interface ColumnTexts {
  title: BothLanguages
  aliases?: readonly string[]
  isRequired?: boolean
  example: string | BothLanguages
}

export function both(id: string, en: string): BothLanguages {
  return { id, en }
}

function column(
  field: string,
  { example, ...texts }: ColumnTexts,
  rest: Pick<Column, 'expected' | 'read'> & { shownAs?: Column['shownAs'] },
): Column {
  const examples = typeof example === 'string' ? both(example, example) : example
  return { field, aliases: [], isRequired: false, shownAs: 'text', ...texts, example: examples, ...rest }
}

/** Text of so many characters at most, or what `expected` says. */
export function textColumn(
  field: string,
  texts: ColumnTexts,
  limit: number,
  expected?: BothLanguages,
): Column {
  const short = both(`teks paling banyak ${limit} huruf`, `text of at most ${limit} characters`)
  return column(field, texts, { expected: expected ?? short, read: (cell) => readText(cell) })
}

/** Text that is written in one way, such as codes in upper case. */
export function codeColumn(
  field: string,
  texts: ColumnTexts,
  expected: BothLanguages,
  tidy: (text: string) => string = (text) => text,
): Column {
  const read: Column['read'] = (cell) => {
    const text = readText(cell)
    return 'value' in text ? { value: tidy(text.value) } : text
  }
  return column(field, texts, { expected, read })
}

const wholeRupiah = both(
  'rupiah penuh tanpa pecahan, misalnya 1.234.567 atau 1234567, paling banyak 10.000.000.000.000',
  'whole rupiah without a fraction, such as 1.234.567 or 1234567, at most 10,000,000,000,000',
)

export function rupiahColumn(field: string, texts: ColumnTexts, isSummed = false): Column {
  const read: Column['read'] = (cell) => readWhole(cell)
  return { ...column(field, texts, { expected: wholeRupiah, read, shownAs: 'number' }), isSummed }
}

export function countColumn(field: string, texts: ColumnTexts, expected: BothLanguages): Column {
  return column(field, texts, { expected, read: (cell) => readWhole(cell), shownAs: 'number' })
}

const aDay = both(
  'tanggal seperti 12/05/2025 (hari dahulu), 2025-05-12, atau 12 Mei 2025',
  'a date such as 12/05/2025 (the day first), 2025-05-12, or 12 May 2025',
)

export function dayColumn(field: string, texts: ColumnTexts, expected = aDay): Column {
  return column(field, texts, { expected, read: readDay, shownAs: 'date' })
}

/** One of several meanings; each has its words, the first of which the texts name. */
export function choiceColumn<Meaning>(
  field: string,
  texts: ColumnTexts,
  choices: readonly (readonly [meaning: Meaning, words: readonly string[]])[],
): Column {
  const words = new Map(choices.flatMap(([meaning, all]) => all.map((word) => [word, meaning] as const)))
  const named = choices.map(([, all]) => all.slice(0, 2).join(' / '))
  return column(field, texts, {
    expected: both(`salah satu dari: ${named.join(', ')}`, `one of: ${named.join(', ')}`),
    read: (cell) => readChoice(cell, words),
  })
}
