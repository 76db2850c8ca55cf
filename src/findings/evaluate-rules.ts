/** All rules at once: one statement, so that what they see belongs together. */
import { type NamedCompany, nameInReports } from '../companies/name-in-reports.ts'
import { AMOUNTS_AS_OF } from '../coverage/amounts.ts'
import { paperToken } from '../papers/one-paper.ts'
import { holderInWords, unseenInWords } from '../papers/paper-words.ts'
import type { KnownHolder } from '../papers/papers.schema.ts'
import { type Actor, mayReadUsers, sees } from '../platform/authority/actor.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import { formsOf } from '../platform/journal/balance-columns.ts'
import { fillText, type ShownFigures } from '../platform/shared/fill-text.ts'
import type { FindingSettings } from '../platform/shared/finding-settings.ts'
import type { Language } from '../platform/shared/language.ts'
import type { Level } from '../platform/shared/measures.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import type { BothLanguages } from '../platform/shared/wire.ts'
import { accountCodes } from '../reference/account-codes.ts'
import { handsTables } from './hands.ts'
import type { Case, Rule, Severity, SubjectKind } from './rule.ts'
import { rules } from './rules.ts'

/** How many findings of one rule are listed: the first by the age of their subjects. All of them are counted. */
export const LISTED_PER_RULE_MAX = 1_000

export interface Seen {
  code: string
  subject: { kind: SubjectKind; id: string; label: string; number: string | null }
  /** The cost lines that it concerns: where the subject's money stands. */
  lineCodes: string[]
  facts: ShownFigures
  /** Of a record that is told beside another (`facts.firstId`): what people know that one by. */
  first: OtherRecord | null
  /** Of a company that merged, or into which others did: what it is called in a sentence. */
  company: BothLanguages | null
  message: Case['message']
  severity: Severity
  /** How many findings of this rule and severity there are, listed or not. */
  ofRule: number
}

/** Another record of which a finding speaks: of this retreat or of another. Whole rupiah; a day in WITA. */
interface OtherRecord extends Pick<KnownHolder, 'label' | 'amount' | 'date'> {
  type: 'disbursement' | 'pledge' | 'refund'
  retreatId: string
  /** Of another retreat than the finding's: its code. */
  retreatCode: string | null
}

const cases: { code: string; severity: Severity; found: Case }[] = (rules as readonly Rule[]).flatMap(
  ({ code, severity, cases }) =>
    cases.map((found) => ({ code, severity: found.severity ?? severity, found })),
)

/** Receipts of the retreat that stand at the day, each with what is left of it after refunds. */
const RECEIPTS = `
  select d.*, c.legal_name as company, p.letter_number, p.valuation_basis,
    case when p.agreement_signed_on <= scope.day then p.agreement_signed_on end as signed_on,
    case when p.agreement_signed_on <= scope.day then p.agreement_number end as agreement_number
  from (
    -- Moves between lines cancel out, so only a refund makes the journal say something else than the record.
    select d.*, case when d.refunded = 0 then d.amount else (
      select coalesce(sum(e.amount), 0)::int8 from journal_entries e, scope
      where e.disbursement_id = d.id and e.measure = 'received' and e.effective_on <= scope.day) end as standing
    from disbursements d, scope
    where d.retreat_id = scope.retreat_id and d.state in ('recorded', 'verified') and coalesce(d.booked_on, d.received_on) <= scope.day
  ) d join pledges p on p.id = d.pledge_id join companies c on c.id = d.company_id, scope
  where d.standing > 0`

/** Approved adjustments that changed the schedule of pledge p. */
const SCHEDULING = `a.pledge_id = p.id and a.state = 'approved' and a.instalments is not null`

/** Submitted and active pledges of the day, with their schedule as it was then. */
const PROMISES = `
  select p.*, amounts_of(p.instalments)::int8 as promised, coalesce(r.received, 0)::int8 as received
  from (
    select p.id, p.company_id, c.legal_name as company, p.pledged_on,
      case when p.state = 'submitted' then 'submitted' else 'active' end as state,
      case when not exists (select from adjustments a where ${SCHEDULING} and a.effective_on > scope.day) then p.instalments
        else coalesce(
          (select a.instalments from adjustments a where ${SCHEDULING} and a.effective_on <= scope.day order by a.decided_at desc limit 1),
          (select v.row -> 'instalments' from record_versions v
           where v.kind = 'pledges' and v.record_id = p.id::text and v.row ->> 'state' = 'active' order by v.version limit 1)
        ) end as instalments
    from pledges p join companies c on c.id = p.company_id, scope
    where p.retreat_id = scope.retreat_id and coalesce(p.booked_on, p.pledged_on) <= scope.day
      and (p.state in ('submitted', 'active') or p.cancelled_on > scope.day)
  ) p left join (select pledge_id, sum(standing) as received from receipts group by pledge_id) r on r.pledge_id = p.id`

/** SQL: one level of a row of amounts, over its forms. */
function sumOf(level: Level): string {
  return formsOf(level)
    .map(({ key }) => `m."${key}"`)
    .join(' + ')
}

/** Lines of the version in force at the day, with what stood on them. */
const LINES = `
  select l.*, ${sumOf('pledged')} as pledged, ${sumOf('received')} as received, m.appropriated, m.spent
  from scope join budget_lines l on l.retreat_id = scope.retreat_id join (${AMOUNTS_AS_OF}) m on m."lineCode" = l.code
  where l.number = (
    select v.number from budget_versions v where v.retreat_id = scope.retreat_id and v.adopted_on <= scope.day
    order by v.adopted_on desc, v.adopted_at desc limit 1)`

const SPENDING = `
  select e.* from expenditures e, scope
  where e.retreat_id = scope.retreat_id and e.state = 'recorded' and coalesce(e.booked_on, e.spent_on) <= scope.day`

const found = cases.map(
  ({ code, severity, found: { subject, sql } }, index) =>
    `select '${code}' as code, '${severity}' as severity, ${index} as seen_by, '${subject}' as kind, c.subject::text, c.facts from (${sql}) c`,
)

const LABEL = `case n.kind
  when 'disbursement' then (select coalesce(external_ref, evidence_number) from disbursements where id = n.subject::uuid)
  when 'pledge' then (select coalesce(external_ref, letter_number) from pledges where id = n.subject::uuid)
  when 'expenditure' then (select coalesce(external_ref, sp2d_number) from expenditures where id = n.subject::uuid)
  when 'company' then (select legal_name from companies where id = n.subject::uuid)
  when 'adjustment' then (
    select coalesce(a.evidence_number, p.external_ref, p.letter_number, d.reference, r.code) from adjustments a
    left join pledges p on p.id = a.pledge_id left join disclosures d on d.id = a.disclosure_id left join retreats r on r.id = a.retreat_id
    where a.id = n.subject::uuid)
  when 'user' then (select name from users where id = n.subject::uuid)
  else n.subject end`

/** As it stands on the record's paper, whatever another system calls the record; null of what has none. */
const NUMBER = `case n.kind
  when 'disbursement' then (select evidence_number from disbursements where id = n.subject::uuid)
  when 'pledge' then (select letter_number from pledges where id = n.subject::uuid)
  when 'expenditure' then (select sp2d_number from expenditures where id = n.subject::uuid)
  when 'adjustment' then (
    select coalesce(a.evidence_number, p.letter_number) from adjustments a left join pledges p on p.id = a.pledge_id where a.id = n.subject::uuid)
  end`

const standingOn = (key: string, measure: string) => `array(
  select e.line_code from journal_entries e
  where e.${key} = n.subject::uuid and e.measure = '${measure}' and e.effective_on <= scope.day and e.line_code is not null
  group by e.line_code having sum(e.amount) > 0 order by e.line_code)`

const LINE_CODES = `case n.kind
  when 'line' then array[n.subject]
  when 'disbursement' then ${standingOn('disbursement_id', 'received')}
  when 'pledge' then ${standingOn('pledge_id', 'reserved')}
  when 'expenditure' then (select array[line_code] from expenditures where id = n.subject::uuid)
  else '{}' end`

/** Whose record it is; null of a line, a budget or a person. */
const COMPANY = `case n.kind
  when 'disbursement' then (select company_id from disbursements where id = n.subject::uuid)
  when 'pledge' then (select company_id from pledges where id = n.subject::uuid)
  when 'company' then n.subject::uuid
  when 'adjustment' then (
    select coalesce(p.company_id, d.company_id) from adjustments a
    left join pledges p on p.id = a.pledge_id left join disclosures d on d.id = a.disclosure_id where a.id = n.subject::uuid) end`

/** Companies around a succession, as reports call them. */
const MERGED = `
  select c.id, c.legal_name as company, s.legal_name as successor, c.succeeded_on::text as "succeededOn",
    coalesce(m.predecessors, '{}') as predecessors
  from companies c left join companies s on s.id = c.successor_id
  left join (
    select successor_id, array_agg(legal_name order by legal_name) as predecessors
    from companies where successor_id is not null group by successor_id
  ) m on m.successor_id = c.id
  where c.successor_id is not null or m.successor_id is not null`

const EVALUATION = `
  with scope as (
    select id as retreat_id, ends_on, cancelled_on, $2::date as day, $3::text[] as treasury_accounts, $4::text[] as personal_accounts,
      $5::int as permit_days, $6::int as expenditure_days, $7::text[] as known_accounts
    from retreats where id = $1
  ),
  receipts as materialized (${RECEIPTS}),
  promises as materialized (${PROMISES}),
  lines as materialized (${LINES}),
  spending as materialized (${SPENDING}),
  ${handsTables},
  merged as materialized (${MERGED}),
  found as (${found.join('\n union all ')}),
  others as (
    select f.first_id, o.*, case when o."retreatId" <> scope.retreat_id then r.code end as "retreatCode"
    from (select distinct (facts ->> 'firstId')::uuid as first_id from found where facts ? 'firstId') f, scope, lateral (
      select 'disbursement' as type, concat_ws(', ', d.evidence_number, c.legal_name) as label, d.amount, d.received_on as date, d.retreat_id as "retreatId"
      from disbursements d join companies c on c.id = d.company_id where d.id = f.first_id
      union all
      select 'pledge', concat_ws(', ', p.letter_number, c.legal_name), p.amount, p.pledged_on, p.retreat_id
      from pledges p join companies c on c.id = p.company_id where p.id = f.first_id
      union all
      select 'refund', concat_ws(', ', a.evidence_number, c.legal_name), a.amount, a.effective_on, a.retreat_id
      from adjustments a join pledges p on p.id = a.pledge_id join companies c on c.id = p.company_id where a.id = f.first_id
    ) o join retreats r on r.id = o."retreatId"
  ),
  numbered as (
    select *, count(*) over kind as of_rule, row_number() over (kind order by subject = any ($8::text[]) desc, subject) as place
    from found window kind as (partition by code, severity)
  )
  select n.code, n.seen_by as "seenBy", n.kind, n.subject, n.facts, n.of_rule as "ofRule", ${LABEL} as label, ${NUMBER} as number, ${LINE_CODES} as "lineCodes",
    (select to_jsonb(m) from merged m where m.id = ${COMPANY}) as merged,
    (select to_jsonb(o) - 'first_id' from others o where o.first_id = (n.facts ->> 'firstId')::uuid) as first
  from numbered n, scope where n.place <= ${LISTED_PER_RULE_MAX} order by n.code, n.place`

interface Row {
  code: string
  seenBy: number
  kind: SubjectKind
  subject: string
  facts: ShownFigures
  ofRule: number
  label: string
  number: string | null
  lineCodes: string[]
  merged: NamedCompany | null
  first: OtherRecord | null
}

interface Evaluation {
  retreatId: string
  day: string
  settings: FindingSettings
  /** Subjects that are listed before all others, however many findings a rule has. */
  first?: readonly string[]
}

/** What was seen, in a sentence, and what to do. */
export function messageOf({ message, facts, company, first }: Seen, language: Language): string {
  const figures = { ...facts, ...(company !== null && { company }), ...firstOf(first, facts, language) }
  return fillText(message[language], figures, language)
}

function firstOf(first: OtherRecord | null, { firstPaper }: ShownFigures, language: Language) {
  if (typeof firstPaper === 'string') return { first: unseenInWords(firstPaper, language) }
  if (first === null) return {}
  const ofRetreat = first.retreatCode === null ? '' : `, ${words[language]} ${first.retreatCode}`
  return { first: holderInWords(first, language) + ofRetreat }
}

const words = { id: 'retret', en: 'retreat' }

/** As much of it as this reader may know: neither who a person is, nor what stands in a retreat that they do not see. */
export function asSeenBy(actor: Actor, seen: Seen): Seen {
  const { subject, facts, first } = seen
  if (subject.kind === 'user' && !mayReadUsers(actor))
    return { ...seen, subject: { ...subject, label: subject.id }, facts: { ...facts, name: subject.id } }
  if (first === null || sees(actor, first.retreatId)) return seen
  const { firstId, ...others } = facts
  return { ...seen, first: null, facts: { ...others, firstPaper: paperToken(String(firstId)) } }
}

/** What the rules see of a retreat at a day (WITA, inclusive): of money, records and disclosures dated later, nothing. */
export async function evaluateRules(
  db: Db | Tx,
  { retreatId, day, settings, first = [] }: Evaluation,
): Promise<Seen[]> {
  const rows = await queryRows<Row>(db.$client, {
    name: 'evaluate rules',
    text: EVALUATION,
    values: [
      retreatId,
      day,
      settings.treasuryAccounts.map((number) => number.replaceAll(/[^\p{L}\d]/gu, '')),
      settings.personalBenefitAccounts.map((code) => code.split('.').map(Number).join('.')),
      settings.permitDays,
      settings.lateExpenditureDays,
      knownAccounts,
      first,
    ],
  })
  return rows.map(
    ({ code, seenBy, kind, subject, label, number, lineCodes, facts, ofRule, merged, first }) => {
      const { severity, found } = mustExist(cases[seenBy], 'the case that a finding names')
      const of = { kind, id: subject, label, number }
      const company = merged && { id: nameInReports(merged, 'id'), en: nameInReports(merged, 'en') }
      return { code, subject: of, lineCodes, facts, first, company, message: found.message, severity, ofRule }
    },
  )
}

const knownAccounts = accountCodes.flatMap(({ code, chartVersions }) =>
  chartVersions.map((chart) => `${chart} ${code}`),
)
