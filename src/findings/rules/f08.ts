import type { Case, Rule } from '../rule.ts'

/** Records of a company whose permit was in process on their day, or whose process ended some days before or after. */
function nearPermit(subject: Case['subject'], table: string, day: string, amount: string): string {
  return `
    select x.id as subject, jsonb_build_object('company', x.company, 'amount', ${amount}, 'date', ${day},
      'permits', string_agg(d.reference, ', ' order by d.reference), 'days', scope.permit_days, 'kind', '${subject}') as facts
    from scope, ${table} x join disclosures d on d.company_id = x.company_id and d.kind = 'permit' and not d.annulled
    where d.valid_from <= scope.day
      and ${day} between least(d.valid_from, d.valid_to - scope.permit_days) and coalesce(d.valid_to + scope.permit_days, 'infinity')
    group by x.id, x.company, ${amount}, ${day}, scope.permit_days`
}

/** A promise or money from a company that awaits, or just had, a decision of the province on a permit. */
export const F08: Rule = {
  code: 'F08',
  name: 'KONFLIK_IZIN',
  title: { id: 'Konflik izin', en: 'Conflict with a permit' },
  severity: 'critical',
  version: 2,
  legalBasis: {
    id: 'UU 30/2014 pasal 42-43; Permen PANRB 17/2024; KPK: tidak ada benturan kepentingan',
    en: 'UU 30/2014 art. 42-43; Permen PANRB 17/2024; KPK: no conflict of interest',
  },
  cases: [
    {
      subject: 'pledge',
      sql: nearPermit('pledge', 'promises', 'x.pledged_on', 'x.promised'),
      message: {
        id: 'Komitmen {amount:rp} dari {company} tanggal {date:day} berada dalam {days} hari dari proses izin {permits}, atau selama proses itu. Catat pernyataan benturan kepentingan pejabat yang memutuskan.',
        en: 'The pledge of {amount:rp} by {company} on {date:day} falls within {days} days of permit process {permits}, or in its course. Record a declaration of interests of the officials who decide.',
      },
    },
    {
      subject: 'disbursement',
      sql: nearPermit('disbursement', 'receipts', 'x.received_on', 'x.standing'),
      message: {
        id: 'Penerimaan {amount:rp} dari {company} tanggal {date:day} berada dalam {days} hari dari proses izin {permits}, atau selama proses itu. Catat pernyataan benturan kepentingan pejabat yang memutuskan.',
        en: 'The receipt of {amount:rp} from {company} on {date:day} falls within {days} days of permit process {permits}, or in its course. Record a declaration of interests of the officials who decide.',
      },
    },
  ],
}
