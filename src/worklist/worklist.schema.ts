import { z } from 'zod'
import { Instant, MAX_TOTAL, RupiahTotal } from '../platform/shared/wire.ts'

export const worklistKinds = [
  'pledge_submission',
  'pledge_approval',
  'disbursement_verification',
  'proposal_decision',
  'budget_adoption',
  'access_confirmation',
  'instalment_overdue',
  'instalment_due',
  'agreement_missing',
  'evidence_missing',
  'month_closing',
  'account_unused',
  'key_expiry',
  'webhook_failing',
  'receipt_unverified',
  'report_sealed',
  'finding_follow_up',
] as const
export type WorklistKind = (typeof worklistKinds)[number]

/** So many of each kind are named. */
export const OLDEST_MAX = 10
/** Instalments wait so long before they are due. */
export const DUE_WITHIN_DAYS = 14
/** Keys are told so long before they expire. */
export const EXPIRES_WITHIN_DAYS = 30
/** A delivery that fails is told after so long; what is given up (dead), or a receiver that is gone, at once. */
export const FAILING_AFTER_HOURS = 1
/** Auditors are told of receipts that nobody verified in so long. */
export const UNVERIFIED_AFTER_DAYS = 14
/** A seal is new for so long: what somebody looked at is not kept. */
export const NEW_FOR_DAYS = 14
/** Findings are looked for in so many retreats, since each of them takes its rules to be evaluated. */
export const RETREATS_MAX = 10

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
    kind: z.enum(worklistKinds).meta({
      description: [
        'Whom each kind waits for: `pledge_submission`, `instalment_overdue`, `instalment_due`, `agreement_missing` (money came',
        'and no agreement is recorded), `evidence_missing` (recorded without a stored paper): whoever records;',
        '`pledge_approval`, `disbursement_verification`, `proposal_decision`, `budget_adoption`: who checks;',
        '`access_confirmation`: other admins and verifiers; `month_closing` (the last month that ended): who closes;',
        '`account_unused` (persons as whom nobody came in yet: the password that an admin gave was not exchanged, or there is none and',
        `no other way in), \`key_expiry\` (systems\u2019 keys that expire within ${EXPIRES_WITHIN_DAYS} days and are not revoked),`,
        '`webhook_failing` (with dead deliveries, a receiver that is gone, or a delivery that has failed for',
        `${FAILING_AFTER_HOURS} h): admins; \`receipt_unverified\` (recorded ${UNVERIFIED_AFTER_DAYS} days ago and not verified),`,
        `\`report_sealed\` (sealed by others in the last ${NEW_FOR_DAYS} days, whether or not they were read),`,
        '`finding_follow_up` (open findings, the gravest first): auditors. Instalments are counted by pledge:',
        `\`instalment_due\` within ${DUE_WITHIN_DAYS} days. Findings are those of the ${RETREATS_MAX} youngest retreats.`,
      ].join(' '),
    }),
    count: z.int().min(0),
    amount: RupiahTotal.nullable().meta({
      description: `What they add up to, in whole rupiah, at most ${MAX_TOTAL}; null where they have no amount.`,
    }),
    oldest: z
      .array(
        z.object({
          type: z.enum([
            'pledge',
            'disbursement',
            'adjustment',
            'budget',
            'user',
            'closing',
            'api_key',
            'webhook',
            'sealed_report',
            'finding',
          ]),
          id: z
            .string()
            .meta({ description: 'Of a budget version: retreat/number; of a closing: its month.' }),
          label: z.string(),
          amount: z.int().nullable(),
          since: Instant.nullable().meta({
            description:
              'Of an instalment or key: when it is due or expires. Null of a finding: it is what is so now.',
          }),
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
