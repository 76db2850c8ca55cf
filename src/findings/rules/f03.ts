import type { Rule } from '../rule.ts'

/** Received before the agreement was signed. */
export const F03: Rule = {
  code: 'F03',
  name: 'PENERIMAAN_SEBELUM_PERJANJIAN',
  title: { id: 'Diterima sebelum perjanjian', en: 'Received before the agreement' },
  severity: 'high',
  version: 1,
  legalBasis: {
    id: 'Permendagri 90/2019, akun 4.3.01.04.03: hibah dilakukan melalui perjanjian hibah',
    en: 'Permendagri 90/2019, account 4.3.01.04.03: grants rest on a grant agreement',
  },
  cases: [
    {
      subject: 'disbursement',
      sql: `
        select r.id as subject, jsonb_build_object('company', r.company, 'amount', r.standing, 'receivedOn', r.received_on,
          'agreementNumber', r.agreement_number, 'signedOn', r.signed_on) as facts
        from receipts r where r.received_on < r.signed_on`,
      message: {
        id: 'Penerimaan {amount:rp} dari {company} tanggal {receivedOn:day} mendahului perjanjian {agreementNumber} yang ditandatangani {signedOn:day}. Jelaskan dasar penerimaan sebelum tanggal itu.',
        en: '{amount:rp} from {company} was received on {receivedOn:day}, before agreement {agreementNumber} was signed on {signedOn:day}. Explain what the receipt rested on until then.',
      },
    },
  ],
}
