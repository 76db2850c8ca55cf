import type { Rule } from '../rule.ts'

/** Receipts with the first of the same company, day and amount. */
const ofSameMoney = `
  (select r.*, first_value(r.id) over money as first_of_money, count(*) over (partition by r.company_id, r.received_on, r.amount) as times
    from receipts r window money as (partition by r.company_id, r.received_on, r.amount order by r.id)) r`

/** One paper that serves both within the total that one of them says. */
const isOfOnePaper = `exists (select from disbursements f where f.id = r.first_of_money and f.evidence_kind = r.evidence_kind
  and coalesce(f.evidence_document_total, r.evidence_document_total) is not null and f.paper_number = r.paper_number)`

/** Live receipts, of any retreat, from which receipt r was told apart. */
const toldApart = `lateral (
  select o.id from disbursements o
  where r.differs_from <> '[]' and o.paper_number = r.paper_number and o.evidence_kind = r.evidence_kind
    and o.state in ('recorded', 'verified') and is_told_apart(r.differs_from, o.id) order by o.id limit 1) o`

/** Live receipts, of any retreat, that have the number of receipt r under another kind, and were there before it. */
const ofOtherKind = `lateral (
  select o.id, o.evidence_kind from disbursements o
  where o.paper_number = r.paper_number and o.evidence_kind <> r.evidence_kind
    and o.state in ('recorded', 'verified') and o.id < r.id order by o.id limit 1) o`

const toldApartLetter = `lateral (
  select o.id from pledges o
  where o.paper_number = p.paper_number
    and o.state in ('draft', 'submitted', 'active') and is_told_apart(p.differs_from, o.id) order by o.id limit 1) o`

/** Live letters, of any retreat, that have the number of pledge p, were there before it, and are of another company. */
const letterOfOther = `lateral (
  select o.id from pledges o
  where o.paper_number = p.paper_number and o.company_id <> p.company_id
    and o.state in ('draft', 'submitted', 'active') and o.id < p.id order by o.id limit 1) o`

/** Live receipts and refunds, of any retreat, from which refund a was told apart. */
const toldApartRefund = `lateral (
  select least(
    (select min(d.id::text) from disbursements d where d.paper_number = a.paper_number and d.evidence_kind = a.evidence_kind
      and d.state in ('recorded', 'verified') and is_told_apart(refund_differs_from(a), d.id)),
    (select min(o.id::text) from adjustments o where o.paper_number = a.paper_number and o.evidence_kind = a.evidence_kind
      and o.state in ('proposed', 'approved') and is_told_apart(refund_differs_from(a), o.id))) as id) o`

const factsOf = (
  firstId: string,
) => `jsonb_build_object('company', r.company, 'amount', r.standing, 'receivedOn', r.received_on,
  'evidenceNumber', r.evidence_number, 'firstId', ${firstId})`

const isToldApart = `exists (select from ${toldApart})`
const isOfOtherKind = `exists (select from ${ofOtherKind})`

/** One number for two papers, or twice the same money: of each group, all but the first are found. */
export const F23: Rule = {
  code: 'F23',
  name: 'DOKUMEN_GANDA',
  title: { id: 'Dokumen ganda', en: 'One paper twice' },
  severity: 'medium',
  version: 5,
  legalBasis: {
    id: 'Praktik pengendalian: satu bukti, satu pencatatan',
    en: 'Control practice: one paper, one record',
  },
  cases: [
    {
      subject: 'disbursement',
      sql: `
        select r.id as subject, ${factsOf('o.id')} || jsonb_build_object('reason', (
          select string_agg(d ->> 'reason', '; ') from jsonb_array_elements(r.differs_from) d)) as facts
        from receipts r, ${toldApart}`,
      message: {
        id: 'Bukti {evidenceNumber} untuk {amount:rp} dari {company} ({receivedOn:day}) bernomor sama dengan bukti lain ({first}), dan dinyatakan dokumen lain ("{reason}"). Periksa kedua dokumen aslinya.',
        en: 'Evidence {evidenceNumber} for {amount:rp} from {company} ({receivedOn:day}) has the number of other evidence ({first}), and was said to be another paper ("{reason}"). Check both originals.',
      },
    },
    {
      subject: 'disbursement',
      sql: `
        select r.id as subject, ${factsOf('o.id')} as facts from receipts r, ${ofOtherKind} where not ${isToldApart}`,
      message: {
        id: 'Nomor bukti {evidenceNumber} untuk {amount:rp} dari {company} ({receivedOn:day}) juga dipakai bukti jenis lain ({first}). Pastikan keduanya bukan satu dokumen.',
        en: 'The number {evidenceNumber} of the evidence for {amount:rp} from {company} ({receivedOn:day}) is that of evidence of another kind ({first}) too. Make sure that they are not one paper.',
      },
    },
    {
      subject: 'disbursement',
      sql: `
        select r.id as subject, ${factsOf('r.first_of_money')} as facts from ${ofSameMoney}
        where r.times > 1 and r.id <> r.first_of_money and not ${isOfOnePaper} and not ${isToldApart} and not ${isOfOtherKind}`,
      message: {
        id: '{company} menyerahkan {amount:rp} lagi pada {receivedOn:day} (bukti {evidenceNumber}), sama seperti sebelumnya ({first}). Pastikan keduanya bukan pencatatan ganda.',
        en: '{company} handed over {amount:rp} once more on {receivedOn:day} (evidence {evidenceNumber}), the same as before ({first}). Make sure that it was not recorded twice.',
      },
    },
    {
      subject: 'pledge',
      sql: `
        select p.id as subject, jsonb_build_object('company', c.legal_name, 'amount', p.amount, 'pledgedOn', p.pledged_on,
          'letterNumber', p.letter_number, 'firstId', o.id, 'reason', (
            select string_agg(d ->> 'reason', '; ') from jsonb_array_elements(p.differs_from) d)) as facts
        from promises s join pledges p on p.id = s.id and p.differs_from <> '[]' join companies c on c.id = p.company_id, ${toldApartLetter}`,
      message: {
        id: 'Surat {letterNumber} dari {company} ({pledgedOn:day}, {amount:rp}) bernomor sama dengan surat lain ({first}), dan dinyatakan bukan surat yang sama ("{reason}"). Periksa kedua surat aslinya.',
        en: 'Letter {letterNumber} of {company} ({pledgedOn:day}, {amount:rp}) has the number of another letter ({first}), and was said not to be the same ("{reason}"). Check both originals.',
      },
    },
    {
      subject: 'pledge',
      sql: `
        select p.id as subject, jsonb_build_object('company', c.legal_name, 'amount', p.amount, 'pledgedOn', p.pledged_on,
          'letterNumber', p.letter_number, 'firstId', o.id) as facts
        from promises s join pledges p on p.id = s.id join companies c on c.id = p.company_id, ${letterOfOther}
        where not exists (select from ${toldApartLetter})`,
      message: {
        id: 'Surat {letterNumber} dari {company} ({pledgedOn:day}, {amount:rp}) bernomor sama dengan surat perusahaan lain ({first}). Pastikan keduanya bukan satu surat.',
        en: 'Letter {letterNumber} of {company} ({pledgedOn:day}, {amount:rp}) has the number of a letter of another company ({first}). Make sure that they are not one letter.',
      },
    },
    {
      subject: 'adjustment',
      sql: `
        select a.id as subject, jsonb_build_object('company', c.legal_name, 'amount', a.amount, 'refundedOn', a.effective_on,
          'evidenceNumber', a.evidence_number, 'firstId', o.id, 'reason', (
            select string_agg(d ->> 'reason', '; ') from jsonb_array_elements(refund_differs_from(a)) d)) as facts
        from promises s join adjustments a on a.pledge_id = s.id and a.kind = 'refund' and a.state in ('proposed', 'approved')
        join pledges p on p.id = s.id join companies c on c.id = p.company_id, ${toldApartRefund} where o.id is not null`,
      message: {
        id: 'Bukti {evidenceNumber} untuk pengembalian {amount:rp} kepada {company} ({refundedOn:day}) bernomor sama dengan bukti catatan lain ({first}), dan dinyatakan bukti lain ("{reason}"). Periksa kedua dokumen aslinya.',
        en: 'Evidence {evidenceNumber} for the refund of {amount:rp} to {company} ({refundedOn:day}) has the number of the evidence of another record ({first}), and was said to be another paper ("{reason}"). Check both originals.',
      },
    },
  ],
}
