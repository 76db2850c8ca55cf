/** Arithmetic on whole rupiah. Products go through BigInt: amount times amount passes 2^53. */
import { MAX_TOTAL } from './wire.ts'

export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}

/**
 * Splits an amount in proportion to the weights, to the rupiah, by largest remainder: every share is the exact
 * quota rounded down, and the rupiah that are left go one each to the largest remainders, ties to the earlier
 * weight. No share passes its weight as long as the amount is at most their sum.
 */
export function splitByLargestRemainder(amount: number, weights: readonly number[]): number[] {
  const whole = BigInt(sum(weights))
  if (whole === 0n) throw new RangeError('cannot split over weights that add up to nothing')
  const quotas = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight)
    return { index, share: Number(product / whole), remainder: product % whole }
  })
  const left = amount - sum(quotas.map((quota) => quota.share))
  const byRemainder = [...quotas].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )
  for (const quota of byRemainder.slice(0, left)) quota.share += 1
  return quotas.map((quota) => quota.share)
}

/** part / whole x 100 with two decimals, half up, computed from integers; null where the whole is 0. */
export function percent(part: number, whole: number): number | null {
  if (whole === 0) return null
  const hundredths = (BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole))
  return Number(hundredths) / 100
}

/** `Rp1.234.567` in Indonesian, `Rp1,234,567` in English: as SIPD prints it, without a space. */
export function formatRupiah(amount: number, language: 'id' | 'en'): string {
  return `Rp${amount.toLocaleString(language === 'id' ? 'id-ID' : 'en-US')}`
}

export function isSafeTotal(total: number): boolean {
  return Number.isSafeInteger(total) && total <= MAX_TOTAL
}
