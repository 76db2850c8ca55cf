/** The records in their last state, and every version of them, each under the event that wrote it. */
import { allocationsOf, DAYS, dice, instantOf, type Stage, type Step, today, unallocatedOf } from './step.ts'

/** A step in the life of a record: which event wrote it, in which state it left the record, and what was not so before. */
interface Written {
  stage: Stage
  /** SQL: whether the record came so far; absent: all did. */
  when?: string
  event: string
  /** SQL: what the record says from now on, where that is not its last state. */
  state?: string
  /** Columns, as they were before this step. */
  before?: Record<string, string>
}

/** Every version of the records of a table: its last row, with what later steps changed as it was before them. */
function versionsOf(table: string, plan: string, life: readonly Written[]): string {
  const steps = life.map(({ stage, when = 'true', event, state = 'null' }, index) => {
    const later = life.slice(index + 1)
    const undone = later.flatMap(({ when: came = 'true', before = {} }) =>
      Object.entries(before).map(
        ([column, value]) => `case when ${came} then jsonb_build_object('${column}', ${value}) else '{}' end`,
      ),
    )
    return `(${index}, ${event}, ${when}, jsonb_strip_nulls(jsonb_build_object('state', ${state}, 'updated_at', ${instantOf(stage, 'planned.n')}))
      ${undone.map((each) => `|| ${each}`).join(' ')})`
  })
  return `
    insert into record_versions (kind, record_id, version, event_id, row)
      select '${table}', id::text, written.version, written.event_id, whole || (written.as_it_was || jsonb_build_object('version', written.version))
      from (select id, to_jsonb(${table}) as whole from ${table} offset 0) last join ${plan} planned using (id), lateral (
        select event_id, as_it_was, row_number() over (order by place) as version
        from (values ${steps.join(',\n')}) step (place, event_id, happened, as_it_was) where happened
      ) written`
}

/** SQL: how many steps of a life a record has taken. */
function lastVersion(life: readonly Written[]): string {
  return life.map(({ when = 'true' }) => `(${when})::int`).join(' + ')
}

/** SQL: when the last step was taken. */
function lastInstant(life: readonly Written[], n: string): string {
  const [first, ...later] = life
    .toReversed()
    .map(({ stage, when = 'true' }) => ({ when, at: instantOf(stage, n) }))
  return `case ${[first, ...later].map((step) => `when ${step?.when} then ${step?.at}`).join(' ')} end`
}

const nothing = (...columns: string[]) => Object.fromEntries(columns.map((column) => [column, 'null::text']))

const lifeOfPledge: Written[] = [
  { stage: 'drafting', event: 'planned.drafting', state: `'draft'` },
  {
    stage: 'submission',
    when: `planned.state not in ('draft', 'discarded')`,
    event: 'planned.submission',
    state: `'submitted'`,
  },
  {
    stage: 'decision',
    when: `planned.state in ('rejected', 'cancelled', 'active')`,
    event: 'planned.decision',
    state: `case planned.state when 'rejected' then 'rejected' else 'active' end`,
    before: nothing('decided_by', 'decided_at', 'decision_note'),
  },
  {
    stage: 'agreement',
    when: 'planned.has_agreement',
    event: 'planned.agreement',
    before: nothing('agreement_kind', 'agreement_number', 'agreement_signed_on'),
  },
  {
    stage: 'answer',
    when: 'planned.amended_by is not null',
    event: 'planned.amending',
    before: { amended: '0', instalments: 'planned.instalments' },
  },
  {
    stage: 'ending',
    when: `planned.state in ('cancelled', 'discarded')`,
    event: 'planned.ending',
    before: nothing('cancelled_on', 'cancellation_reason', 'discarding_reason'),
  },
]

const lifeOfReceipt: Written[] = [
  { stage: 'recording', event: 'planned.recording', state: `'recorded'` },
  {
    stage: 'judgement',
    when: `planned.state <> 'recorded'`,
    event: 'planned.judgement',
    before: nothing('verified_by', 'verified_at', 'rejected_by', 'rejection_reason', 'reversal_reason'),
  },
  { stage: 'attaching', when: 'planned.is_attached', event: 'planned.attaching', before: { attached: '0' } },
  { stage: 'answer', when: 'planned.is_refunded', event: 'planned.refunding', before: { refunded: '0' } },
]

const lifeOfProposal: Written[] = [
  { stage: 'proposal', event: 'planned.proposing', state: `'proposed'` },
  {
    stage: 'answer',
    when: `planned.state <> 'proposed'`,
    event: 'planned.answer',
    before: { ...nothing('decided_by', 'decided_at', 'decision_note', 'split'), instalments: 'null::text' },
  },
]

const lifeOfExpenditure: Written[] = [
  { stage: 'expenditure', event: 'planned.recording', state: `'recorded'` },
  {
    stage: 'expenditure reversal',
    when: 'planned.is_reversed',
    event: 'planned.reversal',
    before: nothing('reversal_reason'),
  },
]

const month = (day: string) =>
  `(array['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'])[extract(month from ${day})::int] || '/' || extract(year from ${day})`

const scans: Step = [
  'scans',
  `
    insert into document_contents (sha256, content) select encode(sha256(content), 'hex'), content from scan;
    insert into documents (id, name, title, media_type, size, sha256, uploaded_by, created_at)
      select id, 'pindai-' || (case kind when 'letter' then 'surat' else 'bukti' end) || '-' || n || '.pdf', null, 'application/pdf',
        octet_length(content), encode(sha256(content), 'hex'), maker, ${instantOf('upload', 'n')} from scan, person;
    insert into record_versions (kind, record_id, version, event_id, row)
      select 'documents', id::text, 1, upload, logged_row('documents', to_jsonb(documents)) from documents join scan using (id)`,
]

/** An amendment of a pledge is due with its last instalment. */
const amendedSchedule = `jsonb_set(planned.instalments, array[(jsonb_array_length(planned.instalments) - 1)::text, 'amount'],
  to_jsonb((planned.instalments -> -1 ->> 'amount')::int8 + planned.amended_by))`

const pledges: Step = [
  'pledges and every version of them',
  `
    alter table pledge add column amending uuid;
    update pledge set amending = a.answer from proposal a where a.pledge_n = pledge.n and a.kind = 'amendment' and a.state = 'approved';
    insert into pledges (id, retreat_id, company_id, state, form, valuation_basis, amount, pledged_on, letter_number, letter_document_id,
        instalments, allocations, unallocated, amended, external_ref, makers, decided_by, decided_at, agreement_kind, agreement_number,
        agreement_signed_on, cancelled_on, cancellation_reason, discarding_reason, version, created_at, updated_at)
      select id, retreat_id, company_id, state, form, case when form <> 'cash' then 'invoice'::valuation_basis end, total, pledged_on,
        lpad((n % 1000)::text, 3, '0') || '/CSR-' || run || '-' || n || '/' || ${month('pledged_on')}, letter_document_id,
        case when amended_by is null then instalments else ${amendedSchedule} end,
        ${allocationsOf('lines', 'amounts')}, ${unallocatedOf('lines', 'amounts')}, coalesce(amended_by, 0),
        case when ${dice('n', 'reference', 5)} = 0 then 'SIPD-' || run || '-' || n end, array[maker],
        case when ${lifeOfPledge[2]?.when} then checker end, case when ${lifeOfPledge[2]?.when} then ${instantOf('decision', 'n')} end,
        case when has_agreement then (array['nphd', 'nphd', 'cooperation'])[1 + n % 3]::agreement_kind end,
        case when has_agreement then 'NPHD/' || n || '/' || run || '/' || extract(year from pledged_on + ${DAYS.agreement}) end,
        case when has_agreement then pledged_on + ${DAYS.agreement} end,
        case state when 'cancelled' then ${today} end, case state when 'cancelled' then 'Perusahaan menarik komitmennya' end,
        case state when 'discarded' then 'Salah masuk' end,
        ${lastVersion(lifeOfPledge)}, ${instantOf('drafting', 'n')}, ${lastInstant(lifeOfPledge, 'n')}
      from pledge planned, person order by n;
    ${versionsOf('pledges', 'pledge', lifeOfPledge)}`,
]

const receipts: Step = [
  'disbursements and every version of them',
  `
    alter table receipt add column refunding uuid;
    update receipt set refunding = a.answer from proposal a where a.receipt_n = receipt.n and a.state = 'approved';
    insert into disbursements (id, retreat_id, pledge_id, company_id, form, state, amount, received_on, channel, evidence_kind, evidence_number,
        evidence_document_id, invoice_number, allocations, unallocated, refunded, external_ref, makers, verified_by, verified_at, rejected_by,
        rejection_reason, reversal_reason, attached, version, created_at, updated_at)
      select id, retreat_id, pledge_id, company_id, form, state, 16 * share, received_on, channel, evidence_kind,
        case evidence_kind when 'sts' then 'STS' when 'bast' then 'BAST' else 'TRF' end || '/' || lpad(n::text, 7, '0') || '/' || run || '/'
          || extract(year from received_on),
        case when has_evidence then scan_id end, case when form <> 'cash' then 'INV-' || n || '/' || run end,
        ${allocationsOf('lines', 'amounts')}, ${unallocatedOf('lines', 'amounts')}, case when is_refunded then (share / 10 + 1) * 16 else 0 end,
        case when ${dice('n', 'reference', 5)} = 0 then 'SIPD-R-' || run || '-' || n end, array[maker],
        case state when 'verified' then checker end, case state when 'verified' then ${instantOf('judgement', 'n')} end,
        case state when 'rejected' then checker end, case state when 'rejected' then 'Bukti tidak terbaca' end,
        case state when 'reversed' then 'Salah catat' end, is_attached::int,
        ${lastVersion(lifeOfReceipt)}, ${instantOf('recording', 'n')}, ${lastInstant(lifeOfReceipt, 'n')}
      from receipt planned, person order by n;
    ${versionsOf('disbursements', 'receipt', lifeOfReceipt)};
    insert into attachments (id, retreat_id, record_type, record_id, kind, document_id, added_by, created_at)
      select attachment_id, retreat_id, 'disbursement', id, 'evidence', scan_id, maker, ${instantOf('attaching', 'n')} from receipt, person where is_attached;
    insert into record_versions (kind, record_id, version, event_id, row)
      select 'attachments', a.id::text, 1, attaching, to_jsonb(a) from attachments a join receipt on attachment_id = a.id`,
]

const reason = `'Diusulkan dalam simulasi'`

/** What was sent, in the fields of each kind. */
const requests = `case kind
  when 'amendment' then jsonb_build_object('delta', amount, 'reason', ${reason}, 'effectiveOn', day, 'allocations', '[]'::jsonb)
  when 'write_off' then jsonb_build_object('amount', amount, 'reason', ${reason}, 'effectiveOn', day)
  when 'agreement' then jsonb_build_object('kind', 'nphd', 'number', 'ADD/' || n || '/' || run, 'signedOn', day, 'relation', 'addendum', 'reason', ${reason})
  when 'refund' then jsonb_build_object('amount', amount, 'refundedOn', day, 'reason', ${reason}, 'evidence',
    jsonb_build_object('kind', 'bank_transfer', 'number', 'KEMBALI/' || lpad(n::text, 6, '0') || '/' || run),
    'allocations', ${allocationsOf('lines', 'amounts')}, 'unallocated', ${unallocatedOf('lines', 'amounts')})
  when 'reallocation' then jsonb_build_object('reason', ${reason}, 'effectiveOn', day, 'moves',
    jsonb_build_array(jsonb_build_object('from', lines[1], 'to', null, 'amount', amounts[1])))
  else jsonb_build_object('reason', ${reason}) end`

/** What an approval moved: each part in all its measures, from or to outside the retreat. */
const effect = `jsonb_build_object('percentVerified', '{"before": null, "after": null}'::jsonb, 'moves', case when state <> 'approved' then '[]' else (
  select jsonb_agg(jsonb_build_object('pledgeId', pledge_id, 'disbursementId', disbursement_id, 'measure', measure, 'amount', moved.amount,
    'effectiveOn', day, case kind when 'refund' then 'from' else 'to' end, line))
  from unnest(lines, amounts) moved (line, amount), unnest(case kind when 'refund' then array['received', 'verified']
    else array['reserved', 'pledged'] || case when has_agreement then array['committed'] else '{}' end end) measure) end)`

const proposals: Step = [
  'proposals and every version of them',
  `
    insert into adjustments (id, retreat_id, pledge_id, disbursement_id, kind, state, request, effect, amount, effective_on, reason, instalments,
        allocations, unallocated, evidence_kind, evidence_number, split, makers, decided_by, decided_at, decision_note, version, created_at, updated_at)
      select id, retreat_id, pledge_id, disbursement_id, kind, state, sent, ${effect},
        case when kind in ('amendment', 'write_off', 'refund', 'reversal') then amount end,
        case when kind in ('amendment', 'write_off', 'refund', 'reallocation') then day end, ${reason},
        case when kind = 'amendment' and state = 'approved' then (select instalments from pledges where id = pledge_id) end,
        case when kind in ('amendment', 'refund') then sent -> 'allocations' end, case kind when 'refund' then (sent ->> 'unallocated')::int8 end,
        (sent -> 'evidence' ->> 'kind')::evidence_kind, sent -> 'evidence' ->> 'number',
        case when state = 'approved' then jsonb_build_object('allocations', ${allocationsOf('lines', 'amounts')}, 'unallocated', ${unallocatedOf('lines', 'amounts')}) end,
        array[maker], case when state in ('approved', 'rejected') then checker end, case when state in ('approved', 'rejected') then ${instantOf('answer', 'n')} end,
        case state when 'rejected' then 'Belum jelas' end,
        ${lastVersion(lifeOfProposal)}, ${instantOf('proposal', 'n')}, ${lastInstant(lifeOfProposal, 'n')}
      from proposal planned, person, lateral (select ${requests} as sent) r order by n;
    ${versionsOf('adjustments', 'proposal', lifeOfProposal)}`,
]

const apbd: Step = [
  'appropriations and expenditures',
  `
    create temp table appropriation on commit drop as select n, uuidv7() as id, uuidv7() as event, id as retreat_id from retreat;
    alter table expenditure add column amount int8;
    update expenditure e set amount = b.ceiling / 80 - 10 * ${dice('e.n', 'spent', 10_000)} from line_balances b
      where b.retreat_id = e.retreat_id and b.line_code = e.line_code;
    insert into appropriations (id, retreat_id, effective_on, document_number, items, makers, created_at)
      select a.id, a.retreat_id, ${today} - ${DAYS.adoption}, 'DPA/simulasi',
        jsonb_agg(jsonb_build_object('lineCode', line_code, 'amount', ceiling / 10) order by line_code), array[maker], ${instantOf('appropriation', 'a.n')}
      from appropriation a join line_balances b using (retreat_id), person where line_code is not null group by a.id, a.n, a.retreat_id, maker;
    insert into expenditures (id, retreat_id, line_code, amount, spent_on, sp2d_number, state, reversal_reason, makers, version, created_at, updated_at)
      select id, retreat_id, line_code, amount, ${today} - ${DAYS.firstPledge} + ${dice('n', 'spent on', DAYS.firstPledge - 1)},
        lpad((n % 100000)::text, 5, '0') || '/SP2D/' || run || '/' || n, case when is_reversed then 'reversed' else 'recorded' end::expenditure_state,
        case when is_reversed then 'Salah baris' end, array[maker], ${lastVersion(lifeOfExpenditure)},
        ${instantOf('expenditure', 'n')}, ${lastInstant(lifeOfExpenditure, 'n')}
      from expenditure planned, person;
    insert into record_versions (kind, record_id, version, event_id, row)
      select 'appropriations', id::text, 1, event, to_jsonb(appropriations) from appropriations join (select id, event from appropriation) planned using (id);
    ${versionsOf('expenditures', 'expenditure', lifeOfExpenditure)}`,
]

export const records: Step[] = [scans, pledges, receipts, proposals, apbd]
