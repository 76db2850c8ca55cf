/** What a ceiling is covered by, in the order of certainty: the same in bars, legends, columns and print. */

export const MEASURES = ['verified', 'received', 'committed', 'pledged', 'apbd', 'unfunded'] as const
export type Measure = (typeof MEASURES)[number]

interface Covered {
  /** Whole rupiah. */
  ceiling: number
  /** min(csr, ceiling), line by line: each level holds the surer ones, except that more can be received than is agreed. */
  covered: { verified: number; received: number; committed: number; pledged: number }
  unfunded: number
}

/**
 * Cuts the ceiling into pieces, each what its measure adds to the surer ones: they add up to it, and those of CSR to
 * covered.pledged.
 */
export function segmentsOf({ ceiling, covered, unfunded }: Covered): Record<Measure, number> {
  const { verified, received, committed, pledged } = covered
  const real = Math.max(verified, received)
  return {
    verified,
    received: Math.max(0, received - verified),
    committed: Math.max(0, committed - real),
    pledged: Math.max(0, pledged - Math.max(real, committed)),
    apbd: Math.max(0, ceiling - pledged - unfunded),
    unfunded,
  }
}
