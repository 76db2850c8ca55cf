import type { Rule } from '../rule.ts'

/**
 * Records dated in a month to which something was done after the month was first locked: `done` says what, `doneAt`
 * when. The row of a month stays when it is opened again.
 */
function afterLock(table: string, date: string, done: string, doneAt: string): string {
  return `
    select x.id as subject, jsonb_build_object('amount', x.amount, 'date', x.${date}, 'month', k.month,
      'lockedOn', (k.created_at at time zone 'Asia/Makassar')::date, 'doneOn', (x.${doneAt} at time zone 'Asia/Makassar')::date) as facts
    from scope, ${table} x join period_locks k on k.month = to_char(x.${date}, 'YYYY-MM')
    where x.retreat_id = scope.retreat_id and coalesce(x.booked_on, x.${date}) <= scope.day and ${done} and x.${doneAt} > k.created_at`
}

/** Something was done to a month after its lock: booked in another month, or in it once it was opened, or taken back. */
export const F27: Rule = {
  code: 'F27',
  name: 'PERUBAHAN_PASCA_KUNCI',
  severity: 'high',
  version: 1,
  legalBasis: {
    id: 'Praktik pengendalian: periode yang ditutup tidak berubah',
    en: 'Control practice: a closed period does not change',
  },
  cases: [
    {
      subject: 'disbursement',
      sql: afterLock('disbursements', 'received_on', `x.state in ('recorded', 'verified')`, 'created_at'),
      message: {
        id: 'Penerimaan {amount:rp} bertanggal {date} baru dicatat pada {doneOn}, setelah bulan {month} dikunci pada {lockedOn}. Jelaskan keterlambatannya.',
        en: 'The receipt of {amount:rp} dated {date} was recorded only on {doneOn}, after {month} was locked on {lockedOn}. Explain the delay.',
      },
    },
    {
      subject: 'disbursement',
      sql: afterLock('disbursements', 'received_on', `x.state in ('reversed', 'rejected')`, 'updated_at'),
      message: {
        id: 'Penerimaan {amount:rp} bertanggal {date} dibatalkan atau ditolak pada {doneOn}, setelah bulan {month} dikunci pada {lockedOn}. Cocokkan laporan bulan itu dengan perubahannya.',
        en: 'The receipt of {amount:rp} dated {date} was reversed or rejected on {doneOn}, after {month} was locked on {lockedOn}. Reconcile the reports of that month with the change.',
      },
    },
    {
      subject: 'pledge',
      sql: afterLock('pledges', 'pledged_on', `x.state in ('submitted', 'active')`, 'created_at'),
      message: {
        id: 'Komitmen {amount:rp} bertanggal {date} baru dicatat pada {doneOn}, setelah bulan {month} dikunci pada {lockedOn}. Jelaskan keterlambatannya.',
        en: 'The pledge of {amount:rp} dated {date} was recorded only on {doneOn}, after {month} was locked on {lockedOn}. Explain the delay.',
      },
    },
    {
      subject: 'expenditure',
      sql: afterLock('expenditures', 'spent_on', `x.state = 'recorded'`, 'created_at'),
      message: {
        id: 'Belanja {amount:rp} bertanggal {date} baru dicatat pada {doneOn}, setelah bulan {month} dikunci pada {lockedOn}. Jelaskan keterlambatannya.',
        en: 'The expenditure of {amount:rp} dated {date} was recorded only on {doneOn}, after {month} was locked on {lockedOn}. Explain the delay.',
      },
    },
    {
      subject: 'expenditure',
      sql: afterLock('expenditures', 'spent_on', `x.state = 'reversed'`, 'updated_at'),
      message: {
        id: 'Belanja {amount:rp} bertanggal {date} dibatalkan pada {doneOn}, setelah bulan {month} dikunci pada {lockedOn}. Cocokkan laporan bulan itu dengan perubahannya.',
        en: 'The expenditure of {amount:rp} dated {date} was reversed on {doneOn}, after {month} was locked on {lockedOn}. Reconcile the reports of that month with the change.',
      },
    },
  ],
}
