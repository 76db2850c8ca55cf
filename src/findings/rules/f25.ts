import type { Rule } from '../rule.ts'

/** An account code that its chart, as far as our list goes, does not have. */
export const F25: Rule = {
  code: 'F25',
  name: 'KODE_REKENING_TIDAK_VALID',
  title: { id: 'Kode rekening tidak dikenal', en: 'Account code not known' },
  severity: 'medium',
  version: 1,
  legalBasis: {
    id: 'Permendagri 90/2019 dan Kepmendagri pemutakhirannya',
    en: 'Permendagri 90/2019 and the decrees that update it',
  },
  cases: [
    {
      subject: 'line',
      sql: `
        select l.code as subject, jsonb_build_object('line', l.code, 'description', l.description, 'accountCode', l.account_code,
          'chartVersion', l.chart_version) as facts
        from lines l, scope where l.chart_version || ' ' || l.account_code <> all (scope.known_accounts)`,
      message: {
        id: 'Baris {line} ({description}) memakai kode rekening {accountCode}, yang tidak ada dalam daftar {chartVersion}. Periksa kode dan versinya, lalu perbaiki dalam versi RAB berikut.',
        en: 'Line {line} ({description}) uses account code {accountCode}, which is not on the list of {chartVersion}. Check code and chart, and correct them in the next budget version.',
      },
    },
  ],
}
