/** What people write into cells, and what it is read as. */
import { expect, it } from 'vitest'
import { readDay, readWhole } from '../../src/imports/read-values.ts'

const text = (text: string) => ({ kind: 'text', text }) as const
const stored = (text: string) => ({ kind: 'number', text }) as const

it.each([
  ['1234567', 1_234_567],
  ['1.234.567', 1_234_567],
  ['1.234.567,00', 1_234_567],
  ['1.234', 1_234],
  ['Rp1.234.567', 1_234_567],
  ['Rp. 1.234.567,-', 1_234_567],
  ['IDR 1,234,567.00', 1_234_567],
  ['1,234,567', 1_234_567],
  ['1,234.00', 1_234],
  ['1234,00', 1_234],
  ['\u{a0}1.234\u{a0}', 1_234],
  ['0', 0],
  ['10.000.000.000.000', 10_000_000_000_000],
])('%s is %d', (written, value) => {
  expect(readWhole(text(written))).toEqual({ value })
})

it.each([
  ['1,234', 'ambiguous_number'],
  ['0.500', 'ambiguous_number'],
  ['1234.567', 'ambiguous_number'],
  ['1.234,50', 'fraction'],
  ['1,234,567.50', 'fraction'],
  ['0,5', 'fraction'],
  ['-1.000', 'negative'],
  ['Rp-1.000', 'negative'],
  ['(1.000)', 'negative'],
  ['10.000.000.000.001', 'too_large'],
  ['9'.repeat(400), 'too_large'],
  ['1.23.456', 'wrong_value'],
  ['1.234.567.00', 'wrong_value'],
  ['1,234.567', 'wrong_value'],
  ['1 juta', 'wrong_value'],
  ['1e6', 'wrong_value'],
  ['.5', 'wrong_value'],
  ['١٢٣', 'wrong_value'],
  ['Infinity', 'wrong_value'],
])('%s is refused: %s', (written, fault) => {
  expect(readWhole(text(written))).toEqual({ fault })
})

it('a stored number is read by its digits and exponent, never rounded', () => {
  const read = ['1.5E+6', '1.23E3', '1E+13', '-0', '172800000'].map((each) => readWhole(stored(each)))
  const refused = ['0.5', '172800000.00000003', '-5', '1E+14', '1E999', 'NaN', ''].map((each) =>
    readWhole(stored(each)),
  )

  expect(read).toEqual([1_500_000, 1_230, 10_000_000_000_000, 0, 172_800_000].map((value) => ({ value })))
  expect(refused).toEqual(
    ['fraction', 'fraction', 'negative', 'too_large', 'too_large', 'wrong_value', 'wrong_value'].map(
      (fault) => ({ fault }),
    ),
  )
})

it.each([
  ['12/05/2025', '2025-05-12'],
  ['12-05-2025', '2025-05-12'],
  ['1.2.2025', '2025-02-01'],
  ['2025-05-12', '2025-05-12'],
  ['12 Mei 2025', '2025-05-12'],
  ['12  may 2025', '2025-05-12'],
  ['1 Agt 2025', '2025-08-01'],
  ['31-Des-2025', '2025-12-31'],
  ['29/02/2024', '2024-02-29'],
])('%s is the day %s', (written, value) => {
  expect(readDay(text(written))).toEqual({ value })
})

it.each([
  ['29/02/2025', 'no_such_day'],
  ['05/13/2025', 'no_such_day'],
  ['00/05/2025', 'no_such_day'],
  ['2025-02-30', 'no_such_day'],
  ['12/05/25', 'wrong_value'],
  ['12/05/1025', 'wrong_value'],
  ['12 Mai 2025', 'wrong_value'],
  ['Mei 2025', 'wrong_value'],
  ['45789', 'wrong_value'],
])('%s is no day: %s', (written, fault) => {
  expect(readDay(text(written))).toEqual({ fault })
})
