import type { Rule } from '../rule.ts'

/**
 * Records dated in a month to which something was done after the month was first closed for their retreat, be it with a later
 * one: `done` says what, `doneAt` when.
 */
function afterClosing(table: string, date: string, done: string, doneAt: string): string {
  return `
    select x.id as subject, jsonb_build_object('amount', x.amount, 'date', x.${date}, 'month', to_char(x.${date}, 'YYYY-MM'),
      'closedOn', (k.closed_at at time zone 'Asia/Makassar')::date, 'doneOn', (x.${doneAt} at time zone 'Asia/Makassar')::date) as facts
    from scope join retreats r on r.id = scope.retreat_id join ${table} x on x.retreat_id = r.id
    cross join lateral (
      select min((v.row ->> 'closed_at')::timestamptz) as closed_at from record_versions v
      where v.kind = 'closings' and v.record_id >= to_char(x.${date}, 'YYYY-MM') and v.row ->> 'state' = 'closed'
        and (v.row ->> 'closed_at')::timestamptz > r.created_at
    ) k
    where coalesce(x.booked_on, x.${date}) <= scope.day and ${done} and x.${doneAt} > k.closed_at`
}

/** Something was done to a month after its closing: booked in another month, or in it once it was opened, or taken back. */
export const F27: Rule = {
  code: 'F27',
  name: 'PERUBAHAN_PASCA_KUNCI',
  title: { id: 'Perubahan setelah bulan ditutup', en: 'Changed after the month was closed' },
  severity: 'high',
  version: 1,
  legalBasis: {
    id: 'Praktik pengendalian: periode yang ditutup tidak berubah',
    en: 'Control practice: a closed period does not change',
  },
  cases: [
    {
      subject: 'disbursement',
      sql: afterClosing('disbursements', 'received_on', `x.state in ('recorded', 'verified')`, 'created_at'),
      message: {
        id: 'Penerimaan {amount:rp} bertanggal {date:day} baru dicatat pada {doneOn:day}, setelah bulan {month:month} ditutup pada {closedOn:day}. Jelaskan keterlambatannya.',
        en: 'The receipt of {amount:rp} dated {date:day} was recorded only on {doneOn:day}, after {month:month} was closed on {closedOn:day}. Explain the delay.',
      },
    },
    {
      subject: 'disbursement',
      sql: afterClosing('disbursements', 'received_on', `x.state in ('reversed', 'rejected')`, 'updated_at'),
      message: {
        id: 'Penerimaan {amount:rp} bertanggal {date:day} dibatalkan atau ditolak pada {doneOn:day}, setelah bulan {month:month} ditutup pada {closedOn:day}. Cocokkan laporan bulan itu dengan perubahannya.',
        en: 'The receipt of {amount:rp} dated {date:day} was reversed or rejected on {doneOn:day}, after {month:month} was closed on {closedOn:day}. Reconcile the reports of that month with the change.',
      },
    },
    {
      subject: 'pledge',
      sql: afterClosing('pledges', 'pledged_on', `x.state in ('submitted', 'active')`, 'created_at'),
      message: {
        id: 'Komitmen {amount:rp} bertanggal {date:day} baru dicatat pada {doneOn:day}, setelah bulan {month:month} ditutup pada {closedOn:day}. Jelaskan keterlambatannya.',
        en: 'The pledge of {amount:rp} dated {date:day} was recorded only on {doneOn:day}, after {month:month} was closed on {closedOn:day}. Explain the delay.',
      },
    },
    {
      subject: 'expenditure',
      sql: afterClosing('expenditures', 'spent_on', `x.state = 'recorded'`, 'created_at'),
      message: {
        id: 'Belanja {amount:rp} bertanggal {date:day} baru dicatat pada {doneOn:day}, setelah bulan {month:month} ditutup pada {closedOn:day}. Jelaskan keterlambatannya.',
        en: 'The expenditure of {amount:rp} dated {date:day} was recorded only on {doneOn:day}, after {month:month} was closed on {closedOn:day}. Explain the delay.',
      },
    },
    {
      subject: 'expenditure',
      sql: afterClosing('expenditures', 'spent_on', `x.state = 'reversed'`, 'updated_at'),
      message: {
        id: 'Belanja {amount:rp} bertanggal {date:day} dibatalkan pada {doneOn:day}, setelah bulan {month:month} ditutup pada {closedOn:day}. Cocokkan laporan bulan itu dengan perubahannya.',
        en: 'The expenditure of {amount:rp} dated {date:day} was reversed on {doneOn:day}, after {month:month} was closed on {closedOn:day}. Reconcile the reports of that month with the change.',
      },
    },
  ],
}
