import type { Rule } from '../rule.ts'

/**
 * Receipts with the first of the same paper, and the first of the same company, day and amount. Deposit slips are
 * numbered by the treasury, other papers by each company. A paper that states a total may serve several receipts within it.
 */
const pairs = `
  (select r.*, first_value(r.id) over paper as first_of_paper, first_value(r.id) over money as first_of_money,
    count(r.evidence_document_total) over whole_paper = count(*) over whole_paper
      and sum(r.amount) over whole_paper <= min(r.evidence_document_total) over whole_paper as is_covered
  from receipts r
  window whole_paper as (partition by r.evidence_kind, upper(r.evidence_number), case when r.evidence_kind <> 'sts' then r.company_id end),
    paper as (partition by r.evidence_kind, upper(r.evidence_number), case when r.evidence_kind <> 'sts' then r.company_id end order by r.id),
    money as (partition by r.company_id, r.received_on, r.amount order by r.id)) r`

const repeatsPaper = 'r.id <> r.first_of_paper and not r.is_covered'

const factsOf = (
  firstId: string,
) => `jsonb_build_object('company', r.company, 'amount', r.standing, 'receivedOn', r.received_on,
  'evidenceNumber', r.evidence_number, 'firstId', ${firstId})`

/** One paper twice, or twice the same money: of each group, all but the first are found. */
export const F23: Rule = {
  code: 'F23',
  name: 'DOKUMEN_GANDA',
  severity: 'medium',
  version: 1,
  legalBasis: {
    id: 'Praktik pengendalian: satu bukti, satu pencatatan',
    en: 'Control practice: one paper, one record',
  },
  cases: [
    {
      subject: 'disbursement',
      sql: `select r.id as subject, ${factsOf('r.first_of_paper')} as facts from ${pairs} where ${repeatsPaper}`,
      message: {
        id: 'Nomor bukti {evidenceNumber} untuk {amount:rp} dari {company} ({receivedOn}) sudah dipakai oleh penyaluran {firstId}. Batalkan yang ganda, atau nyatakan jumlah seluruh dokumen bila satu bukti melayani keduanya.',
        en: 'Evidence {evidenceNumber} for {amount:rp} from {company} ({receivedOn}) serves disbursement {firstId} already. Reverse the duplicate, or state the document’s total where one paper serves both.',
      },
    },
    {
      subject: 'disbursement',
      sql: `
        select r.id as subject, ${factsOf('r.first_of_money')} as facts from ${pairs}
        where r.id <> r.first_of_money and not (${repeatsPaper}) and not (r.is_covered and r.first_of_paper = r.first_of_money)`,
      message: {
        id: '{company} menyerahkan {amount:rp} lagi pada {receivedOn} (bukti {evidenceNumber}), sama dengan penyaluran {firstId}. Pastikan keduanya bukan pencatatan ganda.',
        en: '{company} handed over {amount:rp} once more on {receivedOn} (evidence {evidenceNumber}), the same as disbursement {firstId}. Make sure that it was not recorded twice.',
      },
    },
  ],
}
