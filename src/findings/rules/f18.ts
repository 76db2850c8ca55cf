import type { Rule } from '../rule.ts'

/** An instalment is overdue: receipts settle the oldest first. Of a retreat that was cancelled nothing is due any more. */
export const F18: Rule = {
  code: 'F18',
  name: 'KOMITMEN_JATUH_TEMPO',
  title: { id: 'Komitmen jatuh tempo', en: 'Pledge overdue' },
  severity: 'medium',
  version: 1,
  legalBasis: {
    id: 'Jadwal dalam surat komitmen atau perjanjian',
    en: 'The schedule of the pledge or its agreement',
  },
  cases: [
    {
      subject: 'pledge',
      sql: `
        select p.id as subject, jsonb_build_object('company', p.company, 'dueOn', due.last, 'due', due.amount, 'received', p.received,
          'overdue', due.amount - p.received) as facts
        from scope, promises p cross join lateral (
          select sum((i ->> 'amount')::int8)::int8 as amount, max((i ->> 'dueOn')::date) as last
          from jsonb_array_elements(p.instalments) i where (i ->> 'dueOn')::date < scope.day
        ) due
        where p.state = 'active' and due.amount > p.received and (scope.cancelled_on <= scope.day) is not true`,
      message: {
        id: '{company}: sampai {dueOn:day} jatuh tempo {due:rp}, diterima {received:rp}, sisa {overdue:rp}. Ingatkan perusahaan, atau usulkan perubahan atau penghapusan sisa komitmen.',
        en: '{company}: {due:rp} was due by {dueOn:day}, {received:rp} is received, {overdue:rp} is left. Remind the company, or propose an amendment or a write-off.',
      },
    },
  ],
}
