import type { Rule } from '../rule.ts'

/** In kind, and the papers of its value are wanting. No receipt is without number, date and amount; its basis may be thin. */
export const F04: Rule = {
  code: 'F04',
  name: 'BAST_TIDAK_ADA',
  title: { id: 'Nilai serah terima tanpa dasar', en: 'Value of what was handed over without a basis' },
  severity: 'high',
  version: 1,
  legalBasis: {
    id: 'Buletin Teknis SAP 13: hibah barang dan jasa diakui dengan BAST sebesar nilai wajar',
    en: 'Buletin Teknis SAP 13: goods and services are recognised by handover record at fair value',
  },
  cases: [
    {
      subject: 'disbursement',
      sql: `
        select r.id as subject, jsonb_build_object('company', r.company, 'amount', r.standing, 'receivedOn', r.received_on,
          'form', r.form, 'evidenceNumber', r.evidence_number, 'valuationBasis', r.valuation_basis) as facts
        from receipts r
        where r.form <> 'cash' and (r.evidence_kind <> 'bast' or r.valuation_basis is null or r.valuation_basis = 'declared')`,
      message: {
        id: 'Nilai {amount:rp} atas barang atau jasa dari {company} (BAST {evidenceNumber}, {receivedOn:day}) hanya menurut pernyataan perusahaan. Lengkapi dengan faktur atau penilaian.',
        en: 'The value {amount:rp} of goods or services from {company} (handover {evidenceNumber}, {receivedOn:day}) rests on the company’s own statement. Add an invoice or an appraisal.',
      },
    },
  ],
}
