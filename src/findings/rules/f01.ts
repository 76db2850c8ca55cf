import type { Rule } from '../rule.ts'

const facts = `jsonb_build_object('company', r.company, 'amount', r.standing, 'receivedOn', r.received_on,
  'channel', r.channel, 'accountNumber', r.evidence_account_number)`

/** Cash that came into another account than the treasury's. A receipt without an account number is judged by its channel. */
export const F01: Rule = {
  code: 'F01',
  name: 'REKENING_NON_RKUD',
  title: { id: 'Uang di luar RKUD', en: 'Money outside the treasury account' },
  severity: 'critical',
  version: 1,
  legalBasis: {
    id: 'PP 39/2007 pasal 1 angka 5: seluruh penerimaan daerah melalui RKUD',
    en: 'PP 39/2007 art. 1(5): all regional receipts go through the treasury account',
  },
  cases: [
    {
      subject: 'disbursement',
      sql: `select r.id as subject, ${facts} as facts from receipts r where r.channel = 'other_account'`,
      message: {
        id: 'Penerimaan {amount:rp} dari {company} tanggal {receivedOn:day} tercatat lewat rekening selain RKUD. Minta penjelasan bendahara dan lampirkan bukti penyetoran ke RKUD.',
        en: '{amount:rp} from {company} on {receivedOn:day} is recorded as received through an account other than the treasury’s. Ask the treasurer to explain, and attach proof of its deposit there.',
      },
    },
    {
      subject: 'disbursement',
      sql: `
        select r.id as subject, ${facts} as facts from receipts r, scope
        where r.form = 'cash' and r.channel <> 'other_account' and scope.treasury_accounts <> '{}'
          and regexp_replace(r.evidence_account_number, '[^[:alnum:]]', '', 'g') <> all (scope.treasury_accounts)`,
      message: {
        id: 'Penerimaan {amount:rp} dari {company} tanggal {receivedOn:day} masuk ke rekening {accountNumber}, yang tidak ada dalam daftar rekening yang disetujui. Cocokkan nomor rekening dengan bukti, lalu minta penjelasan bendahara.',
        en: '{amount:rp} from {company} on {receivedOn:day} came into account {accountNumber}, which is not on the list of approved accounts. Compare the number with the evidence, then ask the treasurer to explain.',
      },
    },
  ],
}
