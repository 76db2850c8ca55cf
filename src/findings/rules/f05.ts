import type { Rule } from '../rule.ts'

/** The same cost paid twice: more than a line costs, or one invoice under both sources. */
export const F05: Rule = {
  code: 'F05',
  name: 'PENDANAAN_GANDA',
  title: { id: 'Pendanaan ganda', en: 'Double funding' },
  severity: 'critical',
  version: 1,
  legalBasis: {
    id: 'KPK, Klinik Gratifikasi (perjalanan dinas pejabat): tidak ada pembiayaan ganda',
    en: 'KPK, clinic on officials’ travel: no double funding',
  },
  cases: [
    {
      subject: 'line',
      sql: `
        select l.code as subject, jsonb_build_object('line', l.code, 'ceiling', l.amount, 'received', l.received, 'spent', l.spent) as facts
        from lines l where l.received + l.spent > l.amount`,
      message: {
        id: 'Baris {line}: CSR diterima {received:rp} dan belanja APBD {spent:rp} bersama-sama melebihi pagu {ceiling:rp}. Telusuri kedua sumber dan kembalikan atau alihkan kelebihannya.',
        en: 'Line {line}: CSR received {received:rp} and APBD spent {spent:rp} together exceed the ceiling {ceiling:rp}. Trace both sources, and return or move the excess.',
      },
    },
    {
      subject: 'expenditure',
      sql: `
        select e.id as subject, jsonb_build_object('line', e.line_code, 'invoiceNumber', e.invoice_number, 'spent', e.amount,
          'sp2dNumber', e.sp2d_number, 'received', sum(r.standing)::int8) as facts
        from spending e join receipts r on paper_number(r.invoice_number) = paper_number(e.invoice_number)
        group by e.id, e.line_code, e.invoice_number, e.amount, e.sp2d_number`,
      message: {
        id: 'Faktur {invoiceNumber} dipakai untuk SP2D {sp2dNumber} sebesar {spent:rp} dan untuk penerimaan CSR {received:rp}. Pastikan faktur itu tidak dibayar dua kali.',
        en: 'Invoice {invoiceNumber} stands behind SP2D {sp2dNumber} of {spent:rp} and behind CSR receipts of {received:rp}. Make sure that it is not paid twice.',
      },
    },
  ],
}
