import { z } from 'zod'
import { Instant, Reason } from '../platform/shared/wire.ts'
import { periodState } from './closings.table.ts'

export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .refine((month) => !month.startsWith('0000'))
  .meta({ description: 'A month in WITA, YYYY-MM.' })

const example = { month: '2025-05' }

export const NewPeriodLock = z
  .strictObject({ month: Month })
  .meta({ id: 'NewPeriodLock', description: 'A month that has ended.', examples: [example] })

export const Unlocking = z
  .strictObject({ reason: Reason })
  .meta({ id: 'Unlocking', examples: [{ reason: 'BAST bulan Mei terlambat diterima' }] })

const lockExample = {
  ...example,
  state: 'locked',
  reason: null,
  version: 1,
  createdAt: '2025-06-10T01:00:00.000Z',
  updatedAt: '2025-06-10T01:00:00.000Z',
}

export const PeriodLock = z
  .object({
    month: Month,
    state: z.enum(periodState.enumValues),
    reason: z.string().nullable().meta({ description: 'Why it was opened again; null while it is locked.' }),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'PeriodLock', examples: [lockExample] })
export type PeriodLock = z.infer<typeof PeriodLock>

export const PeriodLockList = z
  .object({ items: z.array(PeriodLock), nextCursor: z.null() })
  .meta({ id: 'PeriodLockList', examples: [{ items: [lockExample], nextCursor: null }] })
