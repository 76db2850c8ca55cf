import { adjustmentActions } from '../adjustments/adjustment-actions.ts'
import { budgetActions } from '../budgets/budget-actions.ts'
import { disbursementActions } from '../disbursements/disbursement-actions.ts'
import { type Actor, idsOf, mayAlso } from '../platform/authority/actor.ts'
import type { Operation } from '../platform/authority/permissions.ts'
import type { Db } from '../platform/db/client.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import { MAX_TOTAL } from '../platform/shared/wire.ts'
import { pledgeActions } from '../pledges/pledge-actions.ts'
import {
  OLDEST_MAX,
  type Worklist,
  type WorklistEntry,
  type WorklistKind,
  worklistKinds,
} from './worklist.schema.ts'

interface Waiting {
  /** What is done with it; whoever may not do it is not told of it. */
  operation: Operation
  /** Whether it takes another person than its makers. */
  byAnother: boolean
  href: string
  /** SQL: type, id, label, amount, since, makers of the rows that wait; `sees` narrows a retreat's id to what the key sees. */
  rows: (sees: (retreatId: string) => string) => string
}

const waiting: Record<WorklistKind, Waiting> = {
  pledge_submission: {
    operation: pledgeActions.submission.operation,
    byAnother: false,
    href: '/v1/pledges?state=draft',
    rows: (sees) => pledgesIn(`('draft', 'rejected')`, sees),
  },
  pledge_approval: {
    operation: pledgeActions.approval.operation,
    byAnother: true,
    href: '/v1/pledges?state=submitted',
    rows: (sees) => pledgesIn(`('submitted')`, sees),
  },
  disbursement_verification: {
    operation: disbursementActions.verification.operation,
    byAnother: true,
    href: '/v1/disbursements?state=recorded',
    rows: (sees) => `
      select 'disbursement' as type, d.id::text as id, c.legal_name || ', ' || d.evidence_number as label, d.amount,
        d.updated_at as since, d.makers
      from disbursements d join companies c on c.id = d.company_id where d.state = 'recorded' and ${sees('d.retreat_id')}`,
  },
  proposal_decision: {
    operation: adjustmentActions.approval.operation,
    byAnother: true,
    href: '/v1/adjustments?state=proposed',
    rows: (sees) => `
      select 'adjustment', a.id::text, coalesce(p.letter_number, r.code, d.reference, ''), a.amount, a.updated_at, a.makers
      from adjustments a left join pledges p on p.id = a.pledge_id left join retreats r on r.id = a.retreat_id
        left join disclosures d on d.id = a.disclosure_id
      where a.state = 'proposed' and ${sees('a.retreat_id')}`,
  },
  budget_adoption: {
    operation: budgetActions.adoption.operation,
    byAnother: true,
    href: '/v1/retreats',
    rows: (sees) => `
      select 'budget', v.retreat_id || '/' || v.number, r.code || ', ' || v.reason, null::int8, v.updated_at, v.makers
      from budget_versions v join retreats r on r.id = v.retreat_id
      where v.state = 'draft' and r.cancelled_on is null and ${sees('v.retreat_id')}`,
  },
  // Who was let in confirms neither themselves nor whom they let in.
  access_confirmation: {
    operation: 'access.confirm',
    byAnother: true,
    href: '/v1/users',
    rows: (sees) => `
      select 'user', u.id::text, u.name, null::int8, u.unconfirmed_since, u.unconfirmed_by || u.id
      from users u where u.unconfirmed_since is not null and ${sees('null::uuid')}`,
  },
}

function pledgesIn(states: string, sees: (retreatId: string) => string): string {
  return `
    select 'pledge' as type, p.id::text as id, c.legal_name || ', ' || p.letter_number as label, p.amount, p.updated_at as since, p.makers
    from pledges p join companies c on c.id = p.company_id join retreats r on r.id = p.retreat_id and r.cancelled_on is null
    where p.state in ${states} and ${sees('p.retreat_id')}`
}

/** What belongs to no retreat is not for a key that is limited to some. */
const seen = (retreatId: string) => `($2::uuid[] is null or ${retreatId} = any ($2))`

/** One statement for all kinds, so that the desk's first page costs one round trip. */
const WORKLIST = worklistKinds
  .map(
    (kind) => `
      (with rows (type, id, label, amount, since, makers) as (${waiting[kind].rows(seen)}), counted as (
        select *, makers && $1::uuid[] as own, count(*) over whose as count, sum(amount) over whose as total,
          row_number() over (partition by makers && $1::uuid[] order by since, id) as place
        from rows where '${kind}' = any ($3::text[]) window whose as (partition by makers && $1::uuid[]))
      select '${kind}' as kind, type, id, label, amount, since, own, count::int, case when total is not null then least(total, ${MAX_TOTAL}) end::int8 as total
      from counted where place <= ${OLDEST_MAX} order by own, place)`,
  )
  .join(' union all ')

interface Row {
  kind: WorklistKind
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
export async function readWorklist(db: Db, actor: Actor): Promise<Worklist> {
  const rows = await queryRows<Row & Record<string, unknown>>(db.$client, {
    name: 'read worklist',
    text: WORKLIST,
    values: [
      idsOf(actor),
      actor.scopes?.retreatIds ?? null,
      worklistKinds.filter((kind) => isTold(actor, kind)),
    ],
  })
  const of = (kind: WorklistKind, isOwn: boolean) =>
    rows.filter((row) => row.kind === kind && (waiting[kind].byAnother && row.own) === isOwn)
  const entries = (kinds: readonly WorklistKind[], isOwn: boolean) =>
    kinds.flatMap((kind) => entryOf(kind, of(kind, isOwn)))
  return {
    waiting: entries(
      worklistKinds.filter((kind) => mayAlso(actor, waiting[kind].operation)),
      false,
    ),
    own: entries(worklistKinds, true),
  }
}

/** Who may neither do it nor make what waits for it has nothing there. */
function isTold(actor: Actor, kind: WorklistKind): boolean {
  const { operation, byAnother } = waiting[kind]
  return mayAlso(actor, operation) || (byAnother && actor.roles.includes('finance'))
}

function entryOf(kind: WorklistKind, rows: readonly Row[]): WorklistEntry[] {
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
