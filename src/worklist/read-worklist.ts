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
import { CALLER, type Waiting } from './waiting.ts'
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

const waiting: Record<StoredKind, Waiting> = {
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
  // Of who records or checks money alone. Who was let in confirms neither themselves nor whom they let in.
  access_confirmation: {
    operation: 'access.confirm',
    byAnother: true,
    href: '/v1/users?confirmation=awaited',
    rows: (sees) => `
      select 'user', u.id::text, u.name, null::int8, u.unconfirmed_since, u.unconfirmed_by || u.id
      from users u where u.unconfirmed_since is not null and u.kind = 'person' and u.roles && '{finance,verifier}'
        and ${sees('null::uuid')}`,
  },
  instalment_overdue: {
    operation: 'pledges.write',
    byAnother: false,
    href: '/v1/pledges?overdue=true',
    rows: (sees) => owed("date '2000-01-01'", 'wita_today() - 1', sees),
  },
  instalment_due: {
    operation: 'pledges.write',
    byAnother: false,
    href: '/v1/pledges?state=active',
    rows: (sees) => owed('wita_today()', `wita_today() + ${DUE_WITHIN_DAYS}`, sees),
  },
  agreement_missing: {
    operation: pledgeActions.agreement.operation,
    byAnother: false,
    href: '/v1/pledges?state=active',
    rows: (sees) => `
      select 'pledge', p.id::text, c.legal_name || ', ' || p.letter_number, b.received, p.decided_at, p.makers
      from standing b join pledges p using (id) join companies c on c.id = p.company_id
      where p.state = 'active' and b.received > 0 and p.agreement_number is null and ${sees('p.retreat_id')}`,
  },
  evidence_missing: {
    operation: disbursementActions.documents.operation,
    byAnother: false,
    href: '/v1/disbursements?state=recorded&hasEvidence=false',
    rows: (sees) => `
      select 'disbursement', d.id::text, c.legal_name || ', ' || d.evidence_number, d.amount, d.updated_at, d.makers
      from disbursements d join companies c on c.id = d.company_id
      where d.state = 'recorded' and not ${evidenced('d')} and ${sees('d.retreat_id')}`,
  },
  // Of those that bind somebody: what is created later takes the dates of a closed month.
  month_closing: {
    operation: closingActions.reopening.operation,
    byAnother: false,
    href: '/v1/closings',
    rows: (sees) => `
      select 'closing', m.month, m.month, null::int8, m.ended at time zone 'Asia/Makassar', '{}'::uuid[]
      from (select date_trunc('month', wita_today()::timestamp) as ended,
        to_char(date_trunc('month', wita_today()) - interval '1 day', 'YYYY-MM') as month) m
      where not exists (select from closings where state = 'closed' and month >= m.month)
        and exists (select from retreats where created_at < m.ended at time zone 'Asia/Makassar') and ${sees('null::uuid')}`,
  },
  ...adminKinds,
  ...auditorKinds,
}
const storedKinds = Object.keys(waiting) as StoredKind[]

/** SQL: what stands on pledges, in one walk over their balances for all kinds: a look at each pledge's own took ten times as much. */
const STANDING = `
  select pledge_id as id, sum(pledged)::int8 as pledged, sum(received)::int8 as received from pledge_line_balances group by pledge_id`

/**
 * What is owed of instalments that are due from one day to another, and since when: receipts settle the oldest first. Pledges
 * that are settled, or have nothing due then, are passed over before their instalments are gone through.
 */
function owed(from: string, to: string, sees: (retreatId: string) => string): string {
  return `
    select 'pledge', p.id::text, c.legal_name || ', ' || p.letter_number, owed.amount, owed.since, p.makers
    from standing b join pledges p using (id)
      join retreats r on r.id = p.retreat_id and r.cancelled_on is null
      cross join lateral (
        select sum(i.open)::int8 as amount, min(i.due_on)::timestamp at time zone 'Asia/Makassar' as since
        from (
          select due_on, least(amount, sum(amount) over (order by due_on, place) - b.received) as open
          from jsonb_array_elements(p.instalments) with ordinality e (value, place)
            cross join lateral (select (value ->> 'dueOn')::date as due_on, (value ->> 'amount')::int8 as amount) each
          where due_on <= ${to}
        ) i where i.open > 0 and i.due_on >= ${from}
      ) owed join companies c on c.id = p.company_id
    where p.state = 'active' and b.pledged > b.received and ${sees('p.retreat_id')} and owed.amount > 0
      and jsonb_path_exists(p.instalments, '$[*] ? (@.dueOn >= $from && @.dueOn <= $to)',
        (select jsonb_build_object('from', (${from})::text, 'to', (${to})::text)))`
}

function pledgesIn(states: string, sees: (retreatId: string) => string): string {
  return `
    select 'pledge' as type, p.id::text as id, c.legal_name || ', ' || p.letter_number as label, p.amount, p.updated_at as since, p.makers
    from pledges p join companies c on c.id = p.company_id join retreats r on r.id = p.retreat_id and r.cancelled_on is null
    where p.state in ${states} and ${sees('p.retreat_id')}`
}

/** What belongs to no retreat is not for a key that is limited to some. */
const seen = (retreatId: string) => `($2::uuid[] is null or ${retreatId} = any ($2))`

/** One statement for all kinds, so that the desk's first page costs one round trip. What no kind of the caller reads is not made. */
const WORKLIST = `with standing as materialized (${STANDING}) ${storedKinds
  .map(
    (kind) => `
      (with rows (type, id, label, amount, since, makers) as (${waiting[kind].rows(seen)}), counted as (
        select *, makers && ${CALLER} as own, count(*) over whose as count, sum(amount) over whose as total,
          row_number() over (partition by makers && ${CALLER} order by since, id) as place
        from rows where '${kind}' = any ($3::text[]) window whose as (partition by makers && ${CALLER}))
      select '${kind}' as kind, type, id, label, amount, since, own, count::int, case when total is not null then least(total, ${MAX_TOTAL}) end::int8 as total
      from counted where place <= ${OLDEST_MAX} order by own, place)`,
  )
  .join(' union all ')}`

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
