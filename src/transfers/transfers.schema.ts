import { z } from 'zod'
import { BookedOn, LineCode, LocalDate, Reason, Rupiah } from '../platform/shared/wire.ts'

/** Moves between parts of one record; null is the unallocated part. */
export const NewReallocation = z
  .strictObject({
    moves: z
      .array(z.strictObject({ from: LineCode.nullable(), to: LineCode.nullable(), amount: Rupiah }))
      .min(1)
      .max(100)
      .meta({ description: 'Taken in order; null is the unallocated part.' }),
    reason: Reason,
    effectiveOn: LocalDate.meta({ description: 'From this day (WITA) on, not after today.' }),
    bookedOn: BookedOn.optional(),
  })
  .meta({
    id: 'NewReallocation',
    examples: [
      {
        moves: [{ from: 'M04', to: null, amount: 25_000_000 }],
        reason: 'Sewa speedboat lebih murah',
        effectiveOn: '2025-05-20',
      },
    ],
  })
export type NewReallocation = z.infer<typeof NewReallocation>
