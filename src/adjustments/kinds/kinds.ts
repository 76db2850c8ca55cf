/** Every kind of proposal, each in a file of its own. */
import type { adjustmentKind } from '../adjustments.table.ts'
import { agreement } from './agreement.ts'
import { amendment } from './amendment.ts'
import { disclosure } from './disclosure.ts'
import type { Kind } from './kind.ts'
import { reallocation } from './reallocation.ts'
import { refund } from './refund.ts'
import { retreatCancellation } from './retreat-cancellation.ts'
import { retreatChange } from './retreat-change.ts'
import { retreatRestoration } from './retreat-restoration.ts'
import { reversal } from './reversal.ts'
import { venueChoice } from './venue-choice.ts'
import { writeOff } from './write-off.ts'

export type AdjustmentKind = (typeof adjustmentKind.enumValues)[number]

export const kinds = {
  amendment,
  write_off: writeOff,
  refund,
  reversal,
  reallocation,
  agreement,
  venue_choice: venueChoice,
  retreat_change: retreatChange,
  retreat_cancellation: retreatCancellation,
  retreat_restoration: retreatRestoration,
  disclosure,
} as const satisfies Record<AdjustmentKind, Kind<never>>
