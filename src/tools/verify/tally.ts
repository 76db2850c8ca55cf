import type { Disagreement, Verdict } from './check.ts'

const EXAMPLES = 3

/** Counts what was compared, and keeps the first that disagree. */
export class Tally {
  readonly verdict: Verdict

  constructor(name: string) {
    this.verdict = { name, compared: 0, wrong: 0, examples: [] }
  }

  /** So many records that are as they should be. */
  agree(count: number): void {
    this.verdict.compared += count
  }

  compare(record: string, expected: string | null, found: string | null): boolean {
    this.verdict.compared += 1
    if (expected === found) return true
    this.verdict.wrong += 1
    const disagreement: Disagreement = { record, expected, found }
    if (this.verdict.examples.length < EXAMPLES) this.verdict.examples.push(disagreement)
    return false
  }
}
