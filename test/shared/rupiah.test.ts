import { describe, expect, it } from 'vitest'
import { formatRupiah, percent, splitByLargestRemainder, sum } from '../../src/platform/shared/rupiah.ts'
import { MAX_AMOUNT } from '../../src/platform/shared/wire.ts'
import { fc, property } from '../support/property.ts'

/** Weights of which at least one is not 0: up to 500 lines of up to 10^13. */
const weights = fc
  .array(fc.integer({ min: 0, max: MAX_AMOUNT }), { minLength: 1, maxLength: 500 })
  .filter((all) => sum(all) > 0)
const weightsAndAmount = weights.chain((all) =>
  fc.tuple(fc.constant(all), fc.integer({ min: 1, max: Math.min(sum(all), MAX_AMOUNT) })),
)

describe('a split by largest remainder', () => {
  property.prop([weights, fc.integer({ min: 0, max: MAX_AMOUNT })])(
    'adds up to the amount, to the rupiah',
    (all, amount) => {
      expect(sum(splitByLargestRemainder(amount, all))).toBe(amount)
    },
  )

  property.prop([weightsAndAmount])('gives no share above its weight', ([all, amount]) => {
    const shares = splitByLargestRemainder(amount, all)

    shares.forEach((share, index) => {
      expect(share).toBeLessThanOrEqual(all[index] ?? 0)
    })
  })

  property.prop([weightsAndAmount])('is less than one rupiah off the exact quota', ([all, amount]) => {
    const whole = BigInt(sum(all))

    splitByLargestRemainder(amount, all).forEach((share, index) => {
      const offBy = BigInt(share) * whole - BigInt(amount) * BigInt(all[index] ?? 0)
      expect(offBy > -whole && offBy < whole).toBe(true)
    })
  })

  property.prop([weights])('of the whole gives every weight its own', (all) => {
    expect(splitByLargestRemainder(sum(all), all)).toEqual(all)
  })

  it.each([
    { amount: 10, weights: [1, 1, 1], shares: [4, 3, 3], why: 'a tie goes to the earlier weight' },
    { amount: 2, weights: [1, 1, 1], shares: [1, 1, 0], why: 'a tie over several rupiah too' },
    { amount: 33, weights: [50, 30, 20], shares: [16, 10, 7], why: 'the largest remainder takes the rupiah' },
    { amount: 5, weights: [0, 7], shares: [0, 5], why: 'nothing open takes nothing' },
    { amount: 1, weights: [MAX_AMOUNT, 1], shares: [1, 0], why: 'a rupiah goes where most is open' },
  ])('$why', ({ amount, weights: all, shares }) => {
    expect(splitByLargestRemainder(amount, all)).toEqual(shares)
  })

  it('over nothing at all is an error of the program', () => {
    expect(() => splitByLargestRemainder(1, [0, 0])).toThrow(RangeError)
  })
})

describe('a percentage', () => {
  it.each([
    [150_000_000, 356_400_000, 42.09],
    [1, 3, 33.33],
    [2, 3, 66.67],
    [1, 20_000, 0.01],
    [1, 20_001, 0],
    [3, 20_000, 0.02],
    [0, 5, 0],
    [5, 5, 100],
    [Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER, 100],
  ])('of %i in %i is %d: two decimals, half up', (part, whole, expected) => {
    expect(percent(part, whole)).toBe(expected)
  })

  it('of nothing is null', () => {
    expect(percent(0, 0)).toBeNull()
  })

  property.prop([fc.maxSafeNat(), fc.maxSafeNat()])(
    'is within half a hundredth of the exact one, and never past 100 for a part',
    (a, b) => {
      const [part, whole] = [Math.min(a, b), Math.max(a, b, 1)]
      const [integer = '', decimals = ''] = String(percent(part, whole)).split('.')
      const hundredths = BigInt(integer + decimals.padEnd(2, '0'))

      const twiceTheError = 2n * (hundredths * BigInt(whole) - BigInt(part) * 10_000n)
      expect(twiceTheError > -BigInt(whole) && twiceTheError <= BigInt(whole)).toBe(true)
      expect(hundredths <= 10_000n).toBe(true)
    },
  )
})

describe('rupiah as people read them', () => {
  it.each([
    [0, 'Rp0', 'Rp0'],
    [999, 'Rp999', 'Rp999'],
    [1234, 'Rp1.234', 'Rp1,234'],
    [356_400_000, 'Rp356.400.000', 'Rp356,400,000'],
    [-50_000, 'Rp-50.000', 'Rp-50,000'],
    [Number.MAX_SAFE_INTEGER, 'Rp9.007.199.254.740.991', 'Rp9,007,199,254,740,991'],
  ])('%i: %s in Indonesian, %s in English', (amount, indonesian, english) => {
    expect(formatRupiah(amount, 'id')).toBe(indonesian)
    expect(formatRupiah(amount, 'en')).toBe(english)
  })

  property.prop([fc.maxSafeInteger()])('keep every digit', (amount) => {
    expect(Number(formatRupiah(amount, 'id').replace('Rp', '').replaceAll('.', ''))).toBe(amount)
  })
})
