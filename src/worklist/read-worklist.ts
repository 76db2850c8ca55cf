import { adjustmentActions } from '../adjustments/adjustment-actions.ts'
import { budgetActions } from '../budgets/budget-actions.ts'
import { closingActions } from '../closings/closing-actions.ts'
import { disbursementActions } from '../disbursements/disbursement-actions.ts'
import { evidenced } from '../disbursements/disbursements.queries.ts'
import { type Actor, idsOf, mayAlso } from '../platform/authority/actor.ts'
import type { Db } from '../platform/db/client.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import type { FindingSettings } from '../platform/shared/finding-settings.ts'
import type { Language } from '../platform/shared/language.ts'
import { MAX_TOTAL } from '../platform/shared/wire.ts'
import { pledgeActions } from '../pledges/pledge-actions.ts'
import { openFindings } from './open-findings.ts'
import { CALLER, evidenceOf, letterOf, type Waiting } from './waiting.ts'
import { adminKinds, auditorKinds } from './waiting-for-oversight.ts'
import {
  DUE_WITHIN_DAYS,
  OLDEST_MAX,
  type Worklist,
  type WorklistEntry,
  type WorklistKind,
} from './worklist.schema.ts'

/** What the ledger's rows tell; findings are computed. */
type StoredKind = Exclude<WorklistKind, 'finding_follow_up'>

/** SQL: a retreat that goes on. */
const goesOn = (retreatId: string) =>
  `${retreatId} not in (select id from retreats where cancelled_on is not null)`
const waiting: Record<StoredKind, Waiting> = {
  pledge_submission: {
    operation: pledgeActions.submission.operation,
    byAnother: false,
    href: '/v1/pledges?state=draft,rejected',
    type: 'pledge',
    rows: (sees) => pledgesIn(`('draft', 'rejected')`, sees),
    label: letterOf,
  },
  pledge_approval: {
    operation: pledgeActions.approval.operation,
    byAnother: true,
    href: '/v1/pledges?state=submitted',
    type: 'pledge',
    rows: (sees) => pledgesIn(`('submitted')`, sees),
    label: letterOf,
  },
  disbursement_verification: {
    operation: disbursementActions.verification.operation,
    byAnother: true,
    href: '/v1/disbursements?state=recorded',
    type: 'disbursement',
    rows: (sees) => `
      select d.id, d.amount, d.updated_at as since, d.makers from disbursements d where d.state = 'recorded' and ${sees('d.retreat_id')}`,
    label: evidenceOf,
  },
  proposal_decision: {
    operation: adjustmentActions.approval.operation,
    byAnother: true,
    href: '/v1/adjustments?state=proposed',
    type: 'adjustment',
    rows: (sees) => `
      select a.id, a.amount, a.updated_at as since, a.makers from adjustments a where a.state = 'proposed' and ${sees('a.retreat_id')}`,
    label: (id) => `(
      select coalesce(p.letter_number, r.code, d.reference, '')
      from adjustments a left join pledges p on p.id = a.pledge_id left join retreats r on r.id = a.retreat_id
        left join disclosures d on d.id = a.disclosure_id where a.id = ${id}::uuid)`,
  },
  budget_adoption: {
    operation: budgetActions.adoption.operation,
    byAnother: true,
    href: '/v1/retreats',
    type: 'budget',
    rows: (sees) => `
      select v.retreat_id || '/' || v.number as id, null::int8 as amount, v.updated_at as since, v.makers
      from budget_versions v where v.state = 'draft' and ${goesOn('v.retreat_id')} and ${sees('v.retreat_id')}`,
    label: (id) => `(
      select r.code || ', ' || v.reason from budget_versions v join retreats r on r.id = v.retreat_id
      where v.retreat_id || '/' || v.number = ${id})`,
  },
  // Of who records or checks money alone. Who was let in confirms neither themselves nor whom they let in.
  access_confirmation: {
    operation: 'access.confirm',
    byAnother: true,
    href: '/v1/users?confirmation=awaited',
    type: 'user',
    rows: (sees) => `
      select u.id, null::int8 as amount, u.unconfirmed_since as since, u.unconfirmed_by || u.id as makers
      from users u where u.unconfirmed_since is not null and u.kind = 'person' and u.roles && '{finance,verifier}'
        and ${sees('null::uuid')}`,
    label: (id) => `(select u.name from users u where u.id = ${id}::uuid)`,
  },
  instalment_overdue: {
    operation: 'pledges.write',
    byAnother: false,
    href: '/v1/pledges?overdue=true',
    type: 'pledge',
    rows: (sees) => owed('o.due_on < wita_today()', sees),
    label: letterOf,
  },
  instalment_due: {
    operation: 'pledges.write',
    byAnother: false,
    href: '/v1/pledges?state=active',
    type: 'pledge',
    rows: (sees) => owed(`o.due_on between wita_today() and wita_today() + ${DUE_WITHIN_DAYS}`, sees),
    label: letterOf,
  },
  agreement_missing: {
    operation: pledgeActions.agreement.operation,
    byAnother: false,
    href: '/v1/pledges?state=active',
    type: 'pledge',
    rows: (sees) => `
      select p.id, money.received as amount, p.decided_at as since, '{}'::uuid[] as makers
      from pledges p cross join lateral (select sum(b.received)::int8 from pledge_line_balances b where b.pledge_id = p.id) money (received)
      where p.state = 'active' and p.agreement_number is null and money.received > 0 and ${sees('p.retreat_id')}`,
    label: letterOf,
  },
  evidence_missing: {
    operation: disbursementActions.documents.operation,
    byAnother: false,
    href: '/v1/disbursements?state=recorded&hasEvidence=false',
    type: 'disbursement',
    rows: (sees) => `
      select d.id, d.amount, d.updated_at as since, '{}'::uuid[] as makers
      from disbursements d where d.state = 'recorded' and not ${evidenced('d')} and ${sees('d.retreat_id')}`,
    label: evidenceOf,
  },
  // Of those that bind somebody: what is created later takes the dates of a closed month.
  month_closing: {
    operation: closingActions.reopening.operation,
    byAnother: false,
    href: '/v1/closings',
    type: 'closing',
    rows: (sees) => `
      select m.month as id, null::int8 as amount, m.ended at time zone 'Asia/Makassar' as since, '{}'::uuid[] as makers
      from (select date_trunc('month', wita_today()::timestamp) as ended,
        to_char(date_trunc('month', wita_today()) - interval '1 day', 'YYYY-MM') as month) m
      where not exists (select from closings where state = 'closed' and month >= m.month)
        and exists (select from retreats where created_at < m.ended at time zone 'Asia/Makassar') and ${sees('null::uuid')}`,
    label: (id) => id,
  },
  ...adminKinds,
  ...auditorKinds,
}
const storedKinds = Object.keys(waiting) as StoredKind[]

/** Instalments, each pledge once: since the day of the first of them, with what is owed of all. */
function owed(due: string, sees: (retreatId: string) => string): string {
  return `
    select o.pledge_id as id, sum(o.amount)::int8 as amount, min(o.due_on)::timestamp at time zone 'Asia/Makassar' as since, '{}'::uuid[] as makers
    from open_instalments o where ${due} and ${goesOn('o.retreat_id')} and ${sees('o.retreat_id')} group by o.pledge_id`
}

function pledgesIn(states: string, sees: (retreatId: string) => string): string {
  return `
    select p.id, p.amount, p.updated_at as since, p.makers from pledges p
    where p.state in ${states} and ${goesOn('p.retreat_id')} and ${sees('p.retreat_id')}`
}

/** What belongs to no retreat is not for a key that is limited to some. */
const seen = (retreatId: string) => `($2::uuid[] is null or ${retreatId} = any ($2))`

/**
 * One statement for all kinds, so that the desk's first page costs one round trip. What no kind of the caller reads is not made.
 * What waits is counted and added up by its index, and named only where it is among the oldest.
 */
const WORKLIST = storedKinds
  .flatMap((kind) => (waiting[kind].byAnother ? [false, true] : [null]).map((isOwn) => half(kind, isOwn)))
  .join(' union all ')

/** SQL: what waits of a kind: what the caller made, or what others did (null: whoever made it). */
function half(kind: StoredKind, isOwn: boolean | null): string {
  const { rows, type, label } = waiting[kind]
  const whose = isOwn === null ? '' : `where ${isOwn ? '' : 'not '}makers && ${CALLER}`
  return `
    select '${kind}' as kind, '${type}' as type, o.id::text, ${label('o.id')} as label, o.amount, o.since, ${isOwn ?? false} as own,
      t.count, t.total
    from (select count(*)::int as count, case when sum(amount) is not null then least(sum(amount), ${MAX_TOTAL}) end::int8 as total from (${rows(seen)}) r ${whose}) t
      cross join lateral (select * from (${rows(seen)}) r ${whose} order by since, id limit ${OLDEST_MAX}) o
    where '${kind}' = any ($3::text[])`
}

interface Row {
  kind: StoredKind
  type: WorklistEntry['oldest'][number]['type']
  id: string
  label: string
  amount: number | null
  since: Date
  own: boolean
  count: number
  total: number | null
}

/** What waits for this caller; and apart, what they made themselves and another person must decide. */
export async function readWorklist(
  db: Db,
  actor: Actor,
  findings: { settings: FindingSettings; language: Language },
): Promise<Worklist> {
  const rows = await queryRows<Row & Record<string, unknown>>(db.$client, {
    name: 'read worklist',
    text: WORKLIST,
    values: [
      idsOf(actor),
      actor.scopes?.retreatIds ?? null,
      storedKinds.filter((kind) => isTold(actor, kind)),
    ],
  })
  const of = (kind: StoredKind, isOwn: boolean) =>
    rows.filter((row) => row.kind === kind && (waiting[kind].byAnother && row.own) === isOwn)
  const entries = (kinds: readonly StoredKind[], isOwn: boolean) =>
    kinds.flatMap((kind) => entryOf(kind, of(kind, isOwn)))
  return {
    waiting: [
      ...entries(
        storedKinds.filter((kind) => mayAlso(actor, waiting[kind].operation)),
        false,
      ),
      ...(mayAlso(actor, 'findings.follow_up') ? await openFindings(db, actor, findings) : []),
    ],
    own: entries(storedKinds, true),
  }
}

/** Who may neither do it nor make what waits for it has nothing there. */
function isTold(actor: Actor, kind: StoredKind): boolean {
  const { operation, byAnother } = waiting[kind]
  return mayAlso(actor, operation) || (byAnother && actor.roles.includes('finance'))
}

function entryOf(kind: StoredKind, rows: readonly Row[]): WorklistEntry[] {
  const [first] = rows
  if (first === undefined) return []
  // Without a bar between maker and checker, both halves are one list.
  const halves = [...new Map(rows.map((row) => [row.own, row])).values()]
  const oldest = rows.toSorted((a, b) => a.since.getTime() - b.since.getTime()).slice(0, OLDEST_MAX)
  const totals = halves.flatMap(({ total }) => total ?? [])
  return [
    {
      kind,
      count: halves.reduce((sum, { count }) => sum + count, 0),
      amount:
        totals.length === 0
          ? null
          : Math.min(
              MAX_TOTAL,
              totals.reduce((sum, each) => sum + each, 0),
            ),
      oldest: oldest.map(({ type, id, label, amount, since }) => ({
        type,
        id,
        label,
        amount,
        since: since.toISOString(),
      })),
      href: waiting[kind].href,
    },
  ]
}
