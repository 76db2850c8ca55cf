import type { Rule } from '../rule.ts'

/** CSR on a line of personal benefit. Charts write the same six numbers in different widths, so zeros in front do not count. */
export const F11: Rule = {
  code: 'F11',
  name: 'MANFAAT_PRIBADI',
  title: { id: 'Manfaat pribadi', en: 'Personal benefit' },
  severity: 'high',
  version: 1,
  legalBasis: {
    id: 'Penjelasan pasal 12B UU 20/2001: gratifikasi meliputi tiket perjalanan dan fasilitas penginapan',
    en: 'Elucidation of art. 12B UU 20/2001: gratification includes travel tickets and lodging',
  },
  cases: [
    {
      subject: 'line',
      sql: `
        select l.code as subject, jsonb_build_object('line', l.code, 'description', l.description, 'accountCode', l.account_code,
          'pledged', l.pledged, 'received', l.received) as facts
        from lines l, scope
        where l.pledged > 0 and regexp_replace(l.account_code, '(^|\\.)0+(?=\\d)', '\\1', 'g') = any (scope.personal_accounts)`,
      message: {
        id: 'Baris {line} ({description}, {accountCode}) memberi manfaat pribadi dan memuat CSR: komitmen {pledged:rp}, diterima {received:rp}. Mintalah pendapat UPG atau Inspektorat, atau alihkan CSR ke baris lain.',
        en: 'Line {line} ({description}, {accountCode}) benefits persons and carries CSR: pledged {pledged:rp}, received {received:rp}. Ask the gratification unit or the Inspektorat, or move the CSR to another line.',
      },
    },
  ],
}
