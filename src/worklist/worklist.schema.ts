import { z } from 'zod'
import { Instant, MAX_TOTAL, RupiahTotal } from '../platform/shared/wire.ts'

export const worklistKinds = [
  'pledge_submission',
  'pledge_approval',
  'disbursement_verification',
  'proposal_decision',
  'budget_adoption',
  'access_confirmation',
] as const
export type WorklistKind = (typeof worklistKinds)[number]

/** So many of each kind are named. */
export const OLDEST_MAX = 10

const example = {
  kind: 'pledge_approval' as const,
  count: 1,
  amount: 350_000_000,
  oldest: [
    {
      type: 'pledge' as const,
      id: '0198f2a0-0004-7a51-9d2e-3f1b6c7d8e9f',
      label: 'PT Arangtara Contoh Mining, 012/ACM/IV/2025',
      amount: 350_000_000,
      since: '2025-04-14T02:00:00.000Z',
    },
  ],
  href: '/v1/pledges?state=submitted',
}

const WorklistEntry = z
  .object({
    kind: z.enum(worklistKinds),
    count: z.int().min(0),
    amount: RupiahTotal.nullable().meta({
      description: `What they add up to, in whole rupiah, at most ${MAX_TOTAL}; null where they have no amount.`,
    }),
    oldest: z
      .array(
        z.object({
          type: z.enum(['pledge', 'disbursement', 'adjustment', 'budget', 'user']),
          id: z.string().meta({ description: 'Of a budget version: retreat/number.' }),
          label: z.string(),
          amount: z.int().nullable(),
          since: Instant,
        }),
      )
      .meta({ description: `Those that wait the longest, at most ${OLDEST_MAX}.` }),
    href: z.string().meta({ description: 'The list that they are in.' }),
  })
  .meta({ id: 'WorklistEntry', examples: [example] })
export type WorklistEntry = z.infer<typeof WorklistEntry>

export const Worklist = z
  .object({
    waiting: z.array(WorklistEntry).meta({ description: 'What this caller could do now.' }),
    own: z
      .array(WorklistEntry)
      .meta({ description: 'What this caller made, and another person must decide.' }),
  })
  .meta({ id: 'Worklist', examples: [{ waiting: [example], own: [] }] })
export type Worklist = z.infer<typeof Worklist>
