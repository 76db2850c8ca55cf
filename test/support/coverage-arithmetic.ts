/** The arithmetic of coverage as its definition says, for tests to hold the program against: nothing of it is the program's. */

export const levels = ['pledged', 'committed', 'received', 'verified'] as const
export const forms = ['cash', 'goods', 'services'] as const
export const channels = ['rkud', 'bast', 'direct_to_vendor', 'other_account'] as const

export type Levels = Record<(typeof levels)[number], number>

/** What a line of this ceiling (whole rupiah) tells. */
export function measuresOf(ceiling: number, csr: Levels, apbd: { appropriated: number; spent: number }) {
  const covered = byEach(levels, (level) => Math.min(csr[level], ceiling))
  return {
    ceiling,
    csr,
    apbd,
    covered,
    apbdBurden: byEach(levels, (level) => ceiling - covered[level]),
    unfunded: Math.max(0, ceiling - csr.pledged - apbd.appropriated),
    unfundedVerified: Math.max(0, ceiling - csr.verified - apbd.appropriated),
    percent: byEach(levels, (level) => percent(covered[level], ceiling)),
  }
}
export type Measures = ReturnType<typeof measuresOf>

/** Line by line, then summed: a surplus on one line never hides a hole in another. */
export function together(lines: readonly Measures[]): Measures {
  const add = (pick: (line: Measures) => number) => lines.reduce((total, line) => total + pick(line), 0)
  const ceiling = add((line) => line.ceiling)
  const covered = byEach(levels, (level) => add((line) => line.covered[level]))
  return {
    ceiling,
    csr: byEach(levels, (level) => add((line) => line.csr[level])),
    apbd: { appropriated: add((line) => line.apbd.appropriated), spent: add((line) => line.apbd.spent) },
    covered,
    apbdBurden: byEach(levels, (level) => add((line) => line.apbdBurden[level])),
    unfunded: add((line) => line.unfunded),
    unfundedVerified: add((line) => line.unfundedVerified),
    percent: byEach(levels, (level) => percent(covered[level], ceiling)),
  }
}

/** Two decimals, half up; null of nothing. */
function percent(part: number, whole: number): number | null {
  if (whole === 0) return null
  const [hundredths, rest] = [
    (BigInt(part) * 10_000n) / BigInt(whole),
    (BigInt(part) * 10_000n) % BigInt(whole),
  ]
  return Number(hundredths + (rest * 2n >= BigInt(whole) ? 1n : 0n)) / 100
}

/** Entries by what they measure. */
export function levelsOf(entries: readonly { measure: string; amount: number }[]): Levels {
  return byEach(levels, (level) => sumOf(entries, level))
}

export function receiptsOf(entries: readonly { measure: string; amount: number }[]) {
  return { received: sumOf(entries, 'received'), verified: sumOf(entries, 'verified') }
}

export function sumOf(entries: readonly { measure: string; amount: number }[], measure: string): number {
  return entries.reduce((total, entry) => total + (entry.measure === measure ? entry.amount : 0), 0)
}

export function byEach<Key extends string, Value>(
  keys: readonly Key[],
  of: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, Value>
}
