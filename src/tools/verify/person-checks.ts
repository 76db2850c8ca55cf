/** Who made a record and who decided on it, as its columns say, are those who caused its events. */
import type { Check } from './check.ts'

const persons = (ids: string) =>
  `(select string_agg(id::text, ', ' order by id) from (select distinct unnest(${ids}) as id) ids)`

/** Who answers, or once answered, for a system: what it makes counts as made by that person too. */
const answers = `
  select actor_id, person_id, array_agg(person_id) over (partition by actor_id) as all_persons from (
    select distinct record_id::uuid as actor_id, (row ->> 'responsible_id')::uuid as person_id
    from record_versions where kind = 'users' and row ->> 'responsible_id' is not null
  ) responsible`
const listed = (types: readonly string[]) => types.map((type) => `'${type}'`).join(', ')

interface Made {
  table: string
  subject: string
  id?: string
  types: readonly string[]
}

const made: Made[] = [
  {
    table: 'pledges',
    subject: 'pledge',
    types: ['pledge.drafted', 'pledge.changed', 'pledge.submitted', 'pledge.withdrawn'],
  },
  {
    table: 'disbursements',
    subject: 'disbursement',
    types: ['disbursement.recorded', 'disbursement.changed'],
  },
  { table: 'adjustments', subject: 'adjustment', types: ['adjustment.proposed'] },
  { table: 'appropriations', subject: 'appropriation', types: ['appropriation.stated'] },
  { table: 'expenditures', subject: 'expenditure', types: ['expenditure.recorded'] },
  {
    table: 'budget_versions',
    subject: 'budget',
    id: `retreat_id || '/' || number`,
    types: ['budget.drafted', 'budget.changed'],
  },
]

/** Of several who answered for a system in turn, it takes the one that the record names: one at least. */
function makersOf({ table, subject, id = 'id::text', types }: Made): string {
  return `
    select '${subject} ' || t.record_id as record, ${persons('array_agg(e.actor_id) || array_agg(a.person_id)')} as expected,
      ${persons('t.makers')} as found
    from (select ${id} as record_id, makers from ${table}) t
    left join events e on e.subject_type = '${subject}' and e.subject_id = t.record_id
      -- Whoever attached a document before the decision is a maker, and no maker afterwards.
      and (e.type in (${listed(types)}) or e.type in ('document.attached', 'document.replaced') and e.actor_id = any (t.makers))
    left join (${answers}) a on a.actor_id = e.actor_id and (a.person_id = any (t.makers) or not a.all_persons && t.makers)
    group by t.record_id, t.makers`
}

interface Decided {
  table: string
  subject: string
  id?: string
  by: string
  /** Where the instant is kept too. */
  at?: string
  types: readonly string[]
  /** Events after which there is no decision any more. */
  undone?: readonly string[]
}

const decided: Decided[] = [
  {
    table: 'pledges',
    subject: 'pledge',
    by: 'decided_by',
    at: 'decided_at',
    types: ['pledge.approved', 'pledge.rejected'],
    undone: ['pledge.submitted'],
  },
  {
    table: 'disbursements',
    subject: 'disbursement',
    by: 'verified_by',
    at: 'verified_at',
    types: ['disbursement.verified'],
  },
  { table: 'disbursements', subject: 'disbursement', by: 'rejected_by', types: ['disbursement.rejected'] },
  {
    table: 'adjustments',
    subject: 'adjustment',
    by: 'decided_by',
    at: 'decided_at',
    types: ['adjustment.approved', 'adjustment.rejected'],
  },
  {
    table: 'budget_versions',
    subject: 'budget',
    id: `retreat_id || '/' || number`,
    by: 'adopted_by',
    at: 'adopted_at',
    types: ['budget.adopted'],
  },
]

function deciderOf({ table, subject, id = 'id::text', by, at, types, undone = [] }: Decided): string {
  const who = (person: string, instant: string) =>
    at === undefined ? `${person}::text` : `${person} || ' at ' || ${instant}`
  return `
    select '${table} ' || t.record_id || ', ${by}' as record,
      case when e.type in (${listed(types)}) then ${who('e.actor_id', 'e.occurred_at')} end as expected,
      ${who(`t.${by}`, `t.${at}`)} as found
    from (select ${id} as record_id, ${[by, ...(at ? [at] : [])].join(', ')} from ${table}) t
    left join (
      select distinct on (subject_id) subject_id as record_id, type, actor_id, occurred_at from events
      where subject_type = '${subject}' and type in (${listed([...types, ...undone])})
      order by subject_id, sequence desc
    ) e using (record_id)`
}

/** Rows that are written by one person alone. */
const written = [
  { table: 'documents', by: 'uploaded_by' },
  { table: 'sealed_reports', by: 'sealed_by' },
  { table: 'finding_follow_ups', by: 'actor_id' },
  { table: 'transfers', by: 'made_by' },
  { table: 'preferences', by: 'id' },
]

function writerOf({ table, by }: { table: string; by: string }): string {
  return `
    select '${table} ' || t.id || ', ${by}' as record, e.actor_id::text as expected, t.${by}::text as found
    from ${table} t
    left join record_versions v on v.kind = '${table}' and v.record_id = t.id::text
    left join events e on e.id = v.event_id`
}

/** Who closed a month last, and who reopened it since: the event of one month carries the others. */
const closers = `
  select 'closings ' || c.month || ', ' || c.state as record,
    e.actor_id::text as expected, (case c.state when 'closed' then c.closed_by else c.reopened_by end)::text as found
  from closings c
  left join record_versions v on v.kind = 'closings' and v.record_id = c.month and v.version = c.version
  left join events e on e.id = v.event_id
  union all
  select 'closings ' || c.month || ', closed_by', v.row ->> 'closed_by', c.closed_by::text
  from closings c
  left join record_versions v on v.kind = 'closings' and v.record_id = c.month and v.version = c.version - 1
  where c.state = 'open'`

export const personChecks: Check[] = [
  { name: 'makers are those who caused the events', sql: made.map(makersOf).join(' union all ') },
  {
    name: 'who decided is who caused the event, when it happened',
    sql: [...decided.map(deciderOf), ...written.map(writerOf), closers].join(' union all '),
  },
]
