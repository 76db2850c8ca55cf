import type { Rule } from '../rule.ts'

/** More spent of the regional budget than it gives the line. */
export const F28: Rule = {
  code: 'F28',
  name: 'BELANJA_MELEBIHI_ANGGARAN',
  title: { id: 'Belanja melebihi anggaran', en: 'Spent above what is appropriated' },
  severity: 'high',
  version: 1,
  legalBasis: {
    id: 'PP 12/2019: pengeluaran tidak melebihi anggaran yang tersedia',
    en: 'PP 12/2019: no expenditure above what the budget provides',
  },
  cases: [
    {
      subject: 'line',
      sql: `
        select l.code as subject, jsonb_build_object('line', l.code, 'description', l.description, 'appropriated', l.appropriated,
          'spent', l.spent, 'excess', l.spent - l.appropriated) as facts
        from lines l where l.spent > l.appropriated`,
      message: {
        id: 'Baris {line} ({description}): belanja APBD {spent:rp} melebihi anggaran {appropriated:rp} sebesar {excess:rp}. Catat perubahan DPA, atau batalkan belanja yang keliru.',
        en: 'Line {line} ({description}): APBD spent {spent:rp} is {excess:rp} above the appropriated {appropriated:rp}. Record the changed appropriation, or reverse what was entered wrongly.',
      },
    },
  ],
}
