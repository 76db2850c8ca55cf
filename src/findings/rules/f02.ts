import type { Rule } from '../rule.ts'

/** Received without an agreement. */
export const F02: Rule = {
  code: 'F02',
  name: 'TANPA_PERJANJIAN',
  title: { id: 'Tanpa perjanjian', en: 'Without an agreement' },
  severity: 'critical',
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
          'letterNumber', r.letter_number) as facts
        from receipts r where r.signed_on is null`,
      message: {
        id: 'Penerimaan {amount:rp} dari {company} tanggal {receivedOn:day} (surat {letterNumber}) tidak disertai perjanjian yang tercatat. Catat NPHD atau perjanjian kerja samanya, atau jelaskan dasar penerimaannya.',
        en: '{amount:rp} from {company} on {receivedOn:day} (letter {letterNumber}) has no recorded agreement. Record its grant or cooperation agreement, or explain what the receipt rests on.',
      },
    },
  ],
}
