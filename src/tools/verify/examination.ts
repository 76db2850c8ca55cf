/** What an examination of a ledger, or of a log alone, came to. */
import type { Verdict } from './check.ts'

export interface Extent {
  /** How many events there are. */
  events: number
  /** How many of them, from the first on, a signature by a known key vouches for, or a checkpoint that was kept outside. */
  signed: number
}

export interface Examination {
  verdicts: Verdict[]
  extent: Extent
}

export type Outcome = 'sound' | 'not_sound' | 'unsigned' | 'signed_in_part'

/** Nothing is called sound that no signature vouches for, however well it agrees with itself. */
export function outcomeOf({ verdicts, extent: { events, signed } }: Examination): Outcome {
  if (verdicts.some(({ wrong }) => wrong > 0)) return 'not_sound'
  if (signed === 0) return 'unsigned'
  return signed < events ? 'signed_in_part' : 'sound'
}
