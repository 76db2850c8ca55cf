import { describe, expect, it } from 'vitest'
import {
  formatRupiah,
  groupDigits,
  groupRupiah,
  MAX_RUPIAH,
  readRupiah,
  splitByLargestRemainder,
  sum,
} from '../../../admin/src/shared/rupiah.ts'
import { spellRupiah } from '../../../admin/src/shared/spell-rupiah.ts'
import * as service from '../../../src/platform/shared/rupiah.ts'
import { spellRupiah as spelledByService } from '../../../src/platform/shared/spell-rupiah.ts'
import { fc, property } from '../../support/property.ts'

const amounts = fc.integer({ min: 0, max: MAX_RUPIAH })

describe('an amount that somebody writes', () => {
  it.each([
    ['125000000', 125_000_000],
    ['125.000.000', 125_000_000],
    ['Rp125.000.000,00', 125_000_000],
    ['Rp 7.500.000,-', 7_500_000],
    ['Rp. 7.500.000', 7_500_000],
    ['Rp\u00a01.250.000', 1_250_000],
    [' 1250000 ', 1_250_000],
    ['125jt', 125_000_000],
    ['125 juta', 125_000_000],
    ['500rb', 500_000],
    ['0', 0],
    ['007', 7],
    ['10.000.000.000.000', MAX_RUPIAH],
  ])('%s is read as %d', (text, amount) => {
    expect(readRupiah(text)).toEqual({ kind: 'amount', amount })
  })

  it.each([
    ['1500000,50', 'not_whole'],
    ['1.250.000,50', 'not_whole'],
    ['1.250.000,5', 'not_whole'],
    ['1,250,000', 'commas'],
    ['1,250,000.00', 'commas'],
    ['1.250.000 dan 2.000.000', 'not_an_amount'],
    ['1.250.000 2.000.000', 'not_an_amount'],
    ['-5', 'not_an_amount'],
    ['1e6', 'not_an_amount'],
    ['1,5jt', 'not_an_amount'],
    ['seribu', 'not_an_amount'],
    ['10.000.000.000.001', 'too_large'],
    ['99999999jt', 'too_large'],
    ['9'.repeat(41), 'not_an_amount'],
  ])('%s is none: %s', (text, why) => {
    expect(readRupiah(text)).toEqual({ kind: 'wrong', why })
  })

  it.each(['1.', '1.25', '1.250.00', '1.5000', 'Rp', '125j', '1.250.000,', '1.250.000,0'])(
    '%s is none yet',
    (text) => {
      expect(readRupiah(text)).toEqual({ kind: 'unfinished' })
    },
  )

  it('is no amount where nothing stands', () => {
    expect(readRupiah('  ')).toEqual({ kind: 'empty' })
  })

  property.prop([amounts])('is the same after it was written', (amount) => {
    expect(readRupiah(groupRupiah(amount))).toEqual({ kind: 'amount', amount })
    expect(readRupiah(formatRupiah(amount, 'id'))).toEqual({ kind: 'amount', amount })
  })

  property.prop([amounts.filter((amount) => amount >= 1_000)])(
    'is never read from the English way to write it, which would be another amount',
    (amount) => {
      expect(readRupiah(formatRupiah(amount, 'en')).kind).not.toBe('amount')
    },
  )

  property.prop([fc.string({ maxLength: 60 })])('never throws, whatever stands there', (text) => {
    expect(['empty', 'amount', 'unfinished', 'wrong']).toContain(readRupiah(text).kind)
  })
})

it('grouping keeps zeros in front: they may be what is left of a number that is being changed', () => {
  expect(groupDigits('000000')).toBe('000.000')
})

describe('what the service reckons too comes out the same', () => {
  const weights = fc.array(amounts, { minLength: 1, maxLength: 200 }).filter((all) => sum(all) > 0)

  property.prop([weights, amounts])('a split by largest remainder, which adds up', (all, amount) => {
    const shares = splitByLargestRemainder(amount, all)

    expect(sum(shares)).toBe(amount)
    expect(shares).toEqual(service.splitByLargestRemainder(amount, all))
  })

  property.prop([fc.maxSafeInteger(), fc.constantFrom('id' as const, 'en' as const)])(
    'an amount in figures and in words',
    (amount, language) => {
      expect(formatRupiah(amount, language)).toBe(service.formatRupiah(amount, language))
      expect(spellRupiah(amount, language)).toBe(spelledByService(amount, language))
    },
  )

  it('a split where nothing is left gives nothing to anybody', () => {
    expect(splitByLargestRemainder(5, [0, 0])).toEqual([0, 0])
  })
})
