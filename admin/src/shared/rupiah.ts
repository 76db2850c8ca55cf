/** Whole rupiah as people write and read them. Never a float: what is no whole rupiah is refused, not rounded. */
import type { Language } from './language.ts'

/** The largest amount of one posting, as the API takes it. */
export const MAX_RUPIAH = 10 ** 13

/** What somebody has typed: nothing, an amount, the beginning of one, or something that is none. */
export type RupiahReading =
  | { kind: 'empty' }
  | { kind: 'amount'; amount: number }
  | { kind: 'unfinished' }
  | { kind: 'wrong'; why: 'not_whole' | 'commas' | 'too_large' | 'not_an_amount' }

const MULTIPLIERS: Record<string, bigint> = { rb: 1_000n, ribu: 1_000n, jt: 1_000_000n, juta: 1_000_000n }

/** Longer than any way to write an amount; what is longer is not looked at. */
const MAX_LENGTH = 40

const WRITTEN = /^(?:rp\.? ?)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(?:00|-|--|00,-))? ?(rb|ribu|jt|juta)?$/i
const BEGUN = /^(?:r|(?:rp\.? ?)?[\d.]*(?:,(?:0|-)?)? ?(?:ri|rib|r|j|ju|jut)?)$/i
const WITH_SEN = /^(?:rp\.? ?)?\d[\d.]*,\d+$/i
const WITH_COMMAS = /^(?:rp\.? ?)?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/i

/** Reads `1250000`, `1.250.000`, `Rp1.250.000,00`, `Rp 1.250.000,-`, `125jt`, `500rb`. */
export function readRupiah(text: string): RupiahReading {
  const written = text.trim().replaceAll(/[\u00a0\u202f]/g, ' ')
  if (written === '') return { kind: 'empty' }
  if (written.length > MAX_LENGTH) return { kind: 'wrong', why: 'not_an_amount' }
  const match = WRITTEN.exec(written)
  if (match?.[1] !== undefined) return amountOf(match[1], match[2])
  if (BEGUN.test(written)) return { kind: 'unfinished' }
  if (WITH_COMMAS.test(written)) return { kind: 'wrong', why: 'commas' }
  return { kind: 'wrong', why: WITH_SEN.test(written) ? 'not_whole' : 'not_an_amount' }
}

function amountOf(digits: string, multiplier: string | undefined): RupiahReading {
  const amount = BigInt(digits.replaceAll('.', '')) * (MULTIPLIERS[multiplier?.toLowerCase() ?? ''] ?? 1n)
  return amount > MAX_RUPIAH
    ? { kind: 'wrong', why: 'too_large' }
    : { kind: 'amount', amount: Number(amount) }
}

/** `125.000.000`: as it stands in a field, in either language. */
export function groupRupiah(amount: number): string {
  return groupDigits(String(amount))
}

/** Dots between each three digits; leading zeros stay, for they may be what is left of a number that is being changed. */
export function groupDigits(digits: string): string {
  return digits.replaceAll(/\B(?=(?:\d{3})+$)/g, '.')
}

const locales = { id: 'id-ID', en: 'en-US' }

/** `Rp1.234.567` in Indonesian, `Rp1,234,567` in English: as the API writes it in its sentences. */
export function formatRupiah(amount: number, language: Language): string {
  return `Rp${amount.toLocaleString(locales[language])}`
}

export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}

/**
 * Splits an amount in proportion to the weights, to the rupiah, by largest remainder, ties to the earlier weight: as the
 * API does it. Answers nothing but zeros where the weights add up to nothing.
 */
export function splitByLargestRemainder(amount: number, weights: readonly number[]): number[] {
  const whole = BigInt(sum(weights))
  if (whole === 0n) return weights.map(() => 0)
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
