import { z } from 'zod'
import { AllowedActions } from '../platform/shared/answers.schema.ts'
import { Id, Instant, LocalDate, Reason } from '../platform/shared/wire.ts'
import { closingState } from './closings.table.ts'

export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .refine((month) => !month.startsWith('0000'), { params: { format: 'month' } })
  .meta({ description: 'A month in WITA, YYYY-MM.' })

const months = z.array(Month)

export const NewClosing = z.strictObject({ month: Month }).meta({
  id: 'NewClosing',
  description: 'A month that has ended; whatever earlier month is still open closes with it.',
  examples: [{ month: '2025-05' }],
})

const Unsettled = z
  .object({
    submitted: z.int().meta({ description: 'Pledges that wait for approval.' }),
    recorded: z.int().meta({ description: 'Disbursements that wait for verification.' }),
    proposed: z.int().meta({ description: 'Proposals that wait for a decision.' }),
  })
  .meta({ id: 'Unsettled', description: 'What is dated in the months just closed and still undecided.' })

const LastClosedDay = LocalDate.meta({ description: 'The last day (WITA) of the last month that is closed.' })

export const Closing = z
  .object({
    month: Month,
    months: months.meta({ description: 'The months that closed now, earliest first.' }),
    closedThrough: LastClosedDay,
    unsettled: Unsettled,
  })
  .meta({
    id: 'Closing',
    examples: [
      {
        month: '2025-05',
        months: ['2025-04', '2025-05'],
        closedThrough: '2025-05-31',
        unsettled: { submitted: 0, recorded: 2, proposed: 1 },
      },
    ],
  })
export type Closing = z.infer<typeof Closing>

export const NewReopening = z
  .strictObject({ reason: Reason })
  .meta({ id: 'NewReopening', examples: [{ reason: 'BAST bulan Mei terlambat diterima' }] })

export const Reopening = z
  .object({ months: months.meta({ description: 'The months that are open again, earliest first.' }) })
  .meta({ id: 'Reopening', examples: [{ months: ['2025-05', '2025-06'] }] })
export type Reopening = z.infer<typeof Reopening>

const closedMonthExample = {
  month: '2025-05',
  state: 'closed' as const,
  closedBy: '0198f2a0-0001-7a51-9d2e-3f1b6c7d8e9f',
  closedAt: '2025-06-10T01:00:00.000Z',
  reopenedBy: null,
  reason: null,
  version: 1,
}

export const ClosedMonth = z
  .object({
    month: Month,
    state: z.enum(closingState.enumValues),
    closedBy: Id,
    closedAt: Instant,
    reopenedBy: Id.nullable(),
    reason: z.string().nullable().meta({ description: 'Why it was opened again; null while it is closed.' }),
    allowedActions: AllowedActions,
    version: z.int(),
  })
  .meta({ id: 'ClosedMonth', examples: [closedMonthExample] })
export type ClosedMonth = z.infer<typeof ClosedMonth>

export const ClosingList = z
  .object({
    closedThrough: LastClosedDay.nullable(),
    firstOpenDay: LocalDate.nullable().meta({
      description:
        'The day (WITA) after it, from which on everything can be dated; null where nothing is closed.',
    }),
    items: z.array(ClosedMonth),
  })
  .meta({
    id: 'ClosingList',
    description:
      'A closing binds the retreats that were there: one that was created later takes earlier dates until the next closing.',
    examples: [
      {
        closedThrough: '2025-05-31',
        firstOpenDay: '2025-06-01',
        items: [closedMonthExample],
      },
    ],
  })
export type ClosingList = z.infer<typeof ClosingList>
