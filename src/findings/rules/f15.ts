import type { Rule } from '../rule.ts'

/** Money that moves after the event. */
export const F15: Rule = {
  code: 'F15',
  name: 'REALISASI_PASCA_KEGIATAN',
  title: { id: 'Realisasi setelah kegiatan', en: 'After the event' },
  severity: 'medium',
  version: 1,
  legalBasis: {
    id: 'Praktik pengendalian: realisasi mengikuti jadwal kegiatan',
    en: 'Control practice: money follows the event',
  },
  cases: [
    {
      subject: 'disbursement',
      sql: `
        select r.id as subject, jsonb_build_object('company', r.company, 'amount', r.standing, 'receivedOn', r.received_on,
          'endsOn', scope.ends_on) as facts
        from receipts r, scope where r.received_on > scope.ends_on`,
      message: {
        id: 'Penerimaan {amount:rp} dari {company} tanggal {receivedOn:day} terjadi setelah kegiatan berakhir pada {endsOn:day}. Jelaskan biaya mana yang dibayar dengannya.',
        en: '{amount:rp} from {company} was received on {receivedOn:day}, after the event ended on {endsOn:day}. Explain which cost it pays.',
      },
    },
    {
      subject: 'expenditure',
      sql: `
        select e.id as subject, jsonb_build_object('line', e.line_code, 'amount', e.amount, 'spentOn', e.spent_on,
          'sp2dNumber', e.sp2d_number, 'endsOn', scope.ends_on, 'days', scope.expenditure_days) as facts
        from spending e, scope where e.spent_on > scope.ends_on + scope.expenditure_days`,
      message: {
        id: 'Belanja {amount:rp} atas baris {line} (SP2D {sp2dNumber}) tanggal {spentOn:day} lebih dari {days} hari setelah kegiatan berakhir pada {endsOn:day}. Jelaskan keterlambatannya.',
        en: '{amount:rp} was spent on line {line} (SP2D {sp2dNumber}) on {spentOn:day}, more than {days} days after the event ended on {endsOn:day}. Explain the delay.',
      },
    },
  ],
}
