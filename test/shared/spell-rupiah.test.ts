import { describe, expect, it } from 'vitest'
import { spellRupiah } from '../../src/platform/shared/spell-rupiah.ts'

describe('an amount in words', () => {
  it.each([
    [0, 'nol rupiah', 'zero rupiah'],
    [11, 'sebelas rupiah', 'eleven rupiah'],
    [15, 'lima belas rupiah', 'fifteen rupiah'],
    [21, 'dua puluh satu rupiah', 'twenty-one rupiah'],
    [100, 'seratus rupiah', 'one hundred rupiah'],
    [119, 'seratus sembilan belas rupiah', 'one hundred nineteen rupiah'],
    [1_000, 'seribu rupiah', 'one thousand rupiah'],
    [1_001, 'seribu satu rupiah', 'one thousand one rupiah'],
    [21_000, 'dua puluh satu ribu rupiah', 'twenty-one thousand rupiah'],
    [101_000, 'seratus satu ribu rupiah', 'one hundred one thousand rupiah'],
    [1_000_000, 'satu juta rupiah', 'one million rupiah'],
    [1_001_000, 'satu juta seribu rupiah', 'one million one thousand rupiah'],
    [2_500_000_000, 'dua miliar lima ratus juta rupiah', 'two billion five hundred million rupiah'],
    [2_500_000_000_000, 'dua triliun lima ratus miliar rupiah', 'two trillion five hundred billion rupiah'],
    [-7, 'minus tujuh rupiah', 'minus seven rupiah'],
    [
      9_007_199_254_740_991,
      'sembilan kuadriliun tujuh triliun seratus sembilan puluh sembilan miliar dua ratus lima puluh empat juta tujuh ratus empat puluh ribu sembilan ratus sembilan puluh satu rupiah',
      'nine quadrillion seven trillion one hundred ninety-nine billion two hundred fifty-four million seven hundred forty thousand nine hundred ninety-one rupiah',
    ],
  ])('%d is %s', (amount, indonesian, english) => {
    expect(spellRupiah(amount, 'id')).toBe(indonesian)
    expect(spellRupiah(amount, 'en')).toBe(english)
  })
})
