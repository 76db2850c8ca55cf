/** One row for each event, in the order of the log, with what it posts: from them come both the journal and the events. */
import { DAYS, instantOf, type Stage, type Step, today } from './step.ts'

const columns =
  'event_id, type, subject_type, subject_id, retreat_id, at, by_checker, measures, lines, amounts, company_id, pledge_id, disbursement_id, form, channel, day'

interface Posting {
  stage: Stage
  type: string
  subject: string
  event: string
  by?: 'checker'
  /** SQL, of a row of the plan: the measures in which it posts the parts of its record, and on which day; absent: nothing. */
  posts?: { measures: string; day: string; sign?: -1 }
  from: string
  id?: string
}

const ofPledge = 'company_id, id, null::uuid, form, null::channel'
const ofReceipt = 'company_id, pledge_id, id, form, channel'
const ofProposal = 'company_id, pledge_id, disbursement_id, form, channel'

function posted({ stage, type, subject, event, by, posts, from, id = 'id' }: Posting): string {
  const owner = subject === 'pledge' ? ofPledge : subject === 'disbursement' ? ofReceipt : ofProposal
  const amounts = posts?.sign === -1 ? 'array(select -each from unnest(amounts) each)::int8[]' : 'amounts'
  return `insert into posting_columns
    select ${event}, '${type}', '${subject}', ${id}, retreat_id, ${instantOf(stage, 'n')}, ${by === 'checker'},
      ${posts ? `${posts.measures}::measure[], lines, ${amounts}, ${owner}, ${posts.day}` : 'null, null, null, null, null, null, null, null, null'}
    from ${from} order by n`
}

const events: Posting[] = [
  { stage: 'drafting', type: 'pledge.drafted', subject: 'pledge', event: 'drafting', from: 'pledge' },
  {
    stage: 'submission',
    type: 'pledge.submitted',
    subject: 'pledge',
    event: 'submission',
    posts: { measures: `'{reserved}'`, day: 'pledged_on' },
    from: `pledge where state not in ('draft', 'discarded')`,
  },
  {
    stage: 'decision',
    type: 'pledge.approved',
    subject: 'pledge',
    event: 'decision',
    by: 'checker',
    posts: { measures: `'{pledged}'`, day: 'pledged_on' },
    from: `pledge where state in ('active', 'cancelled')`,
  },
  {
    stage: 'decision',
    type: 'pledge.rejected',
    subject: 'pledge',
    event: 'decision',
    by: 'checker',
    posts: { measures: `'{reserved}'`, day: 'pledged_on', sign: -1 },
    from: `pledge where state = 'rejected'`,
  },
  {
    stage: 'agreement',
    type: 'pledge.agreement_signed',
    subject: 'pledge',
    event: 'agreement',
    posts: { measures: `'{committed}'`, day: `pledged_on + ${DAYS.agreement}` },
    from: 'pledge where has_agreement',
  },
  {
    stage: 'recording',
    type: 'disbursement.recorded',
    subject: 'disbursement',
    event: 'recording',
    posts: { measures: `'{received}'`, day: 'received_on' },
    from: 'receipt',
  },
  {
    stage: 'judgement',
    type: 'disbursement.verified',
    subject: 'disbursement',
    event: 'judgement',
    by: 'checker',
    posts: { measures: `'{verified}'`, day: 'received_on' },
    from: `receipt where state = 'verified'`,
  },
  {
    stage: 'judgement',
    type: 'disbursement.rejected',
    subject: 'disbursement',
    event: 'judgement',
    by: 'checker',
    posts: { measures: `'{received}'`, day: 'received_on', sign: -1 },
    from: `receipt where state = 'rejected'`,
  },
  {
    stage: 'judgement',
    type: 'disbursement.reversed',
    subject: 'disbursement',
    event: 'judgement',
    posts: { measures: `'{received}'`, day: 'received_on', sign: -1 },
    from: `receipt where state = 'reversed'`,
  },
  {
    stage: 'attaching',
    type: 'document.attached',
    subject: 'disbursement',
    event: 'attaching',
    from: 'receipt where is_attached',
  },
  {
    stage: 'proposal',
    type: 'adjustment.proposed',
    subject: 'adjustment',
    event: 'proposing',
    from: 'proposal',
  },
  {
    stage: 'answer',
    type: 'adjustment.approved',
    subject: 'adjustment',
    event: 'answer',
    by: 'checker',
    posts: {
      measures: `case when has_agreement then '{reserved,pledged,committed}' else '{reserved,pledged}' end`,
      day: 'day',
    },
    from: `proposal where state = 'approved' and kind = 'amendment'`,
  },
  {
    stage: 'answer',
    type: 'adjustment.approved',
    subject: 'adjustment',
    event: 'answer',
    by: 'checker',
    posts: { measures: `'{received,verified}'`, day: 'day', sign: -1 },
    from: `proposal where state = 'approved' and kind = 'refund'`,
  },
  {
    stage: 'answer',
    type: 'adjustment.rejected',
    subject: 'adjustment',
    event: 'answer',
    by: 'checker',
    from: `proposal where state = 'rejected'`,
  },
  {
    stage: 'answer',
    type: 'adjustment.withdrawn',
    subject: 'adjustment',
    event: 'answer',
    from: `proposal where state = 'withdrawn'`,
  },
  {
    stage: 'ending',
    type: 'pledge.cancelled',
    subject: 'pledge',
    event: 'ending',
    posts: { measures: `'{reserved,pledged}'`, day: today, sign: -1 },
    from: `pledge where state = 'cancelled'`,
  },
  {
    stage: 'ending',
    type: 'pledge.discarded',
    subject: 'pledge',
    event: 'ending',
    from: `pledge where state = 'discarded'`,
  },
]

/** SQL: the regional budget's side, which is of no pledge. */
const apbd = `
  insert into posting_columns
    select a.event, 'appropriation.stated', 'appropriation', a.id, retreat_id, ${instantOf('appropriation', 'a.n')}, false, '{appropriated}',
      array_agg(item ->> 'lineCode'), array_agg((item ->> 'amount')::int8), null, null, null, null, null, effective_on
    from appropriation a join appropriations using (id, retreat_id), jsonb_array_elements(items) item
    group by a.n, a.event, a.id, retreat_id, effective_on order by a.n;
  insert into posting_columns
    select recording, 'expenditure.recorded', 'expenditure', e.id, e.retreat_id, ${instantOf('expenditure', 'e.n')}, false, '{spent}',
      array[e.line_code], array[e.amount], null, null, null, null, null, spent_on from expenditure e join expenditures using (id) order by e.n;
  insert into posting_columns
    select reversal, 'expenditure.reversed', 'expenditure', e.id, e.retreat_id, ${instantOf('expenditure reversal', 'e.n')}, false, '{spent}',
      array[e.line_code], array[-e.amount], null, null, null, null, null, spent_on
    from expenditure e join expenditures using (id) where is_reversed order by e.n;
  insert into posting_columns (event_id, type, subject_type, subject_id, at, by_checker)
    select upload, 'document.uploaded', 'document', id, ${instantOf('upload', 'n')}, false from scan order by n`

export const postings: Step[] = [
  [
    'what every event posts',
    `
      create temp table posting (n int8 generated always as identity, event_id uuid, type text, subject_type text, subject_id uuid, retreat_id uuid,
        at timestamptz, by_checker bool, measures measure[], lines text[], amounts int8[], company_id uuid, pledge_id uuid, disbursement_id uuid,
        form form, channel channel, day date) on commit drop;
      create temp view posting_columns as select ${columns} from posting;
      ${apbd};
      ${events.map(posted).join(';\n')};
      analyze posting`,
  ],
  [
    'journal',
    `
      insert into journal_entries (retreat_id, event_id, measure, line_code, company_id, pledge_id, disbursement_id, form, channel, amount, effective_on)
        select retreat_id, event_id, measure, line, company_id, pledge_id, disbursement_id, form, channel, amount, day
        from posting, unnest(measures) measure, unnest(lines, amounts) part (line, amount) order by n`,
  ],
  [
    'events',
    `
      insert into events (id, type, subject_type, subject_id, retreat_id, actor_id, request_id, occurred_at, data)
        select event_id, type, subject_type, subject_id::text, retreat_id, case when by_checker then checker else maker end, 'simulasi-' || run, at,
          case when lines is null then '{}' else jsonb_build_object('entries', (
            select jsonb_agg(whole || jsonb_build_object('measure', measure, 'lineCode', line, 'amount', amount))
            from unnest(measures) measure, unnest(lines, amounts) part (line, amount))) end
        from posting, person, lateral (
          select jsonb_build_object('retreatId', retreat_id, 'companyId', company_id, 'pledgeId', pledge_id, 'disbursementId', disbursement_id,
            'form', form, 'channel', channel, 'effectiveOn', day) as whole offset 0
        ) common order by n;
      insert into log_queue (sequence) select sequence from events join posting on posting.event_id = events.id`,
  ],
]
