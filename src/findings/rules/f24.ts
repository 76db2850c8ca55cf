import type { Rule } from '../rule.ts'

/** No file of the evidence is stored. */
export const F24: Rule = {
  code: 'F24',
  name: 'BUKTI_KURANG',
  severity: 'medium',
  version: 1,
  legalBasis: {
    id: 'PP 12/2019: penerimaan didukung bukti yang lengkap dan sah',
    en: 'PP 12/2019: receipts rest on complete and valid evidence',
  },
  cases: [
    {
      subject: 'disbursement',
      sql: `
        select r.id as subject, jsonb_build_object('company', r.company, 'amount', r.standing, 'receivedOn', r.received_on,
          'evidenceNumber', r.evidence_number) as facts
        from receipts r where r.evidence_document_id is null`,
      message: {
        id: 'Bukti {evidenceNumber} atas penerimaan {amount:rp} dari {company} tanggal {receivedOn} belum tersimpan sebagai berkas. Unggah pindaiannya.',
        en: 'Evidence {evidenceNumber} of {amount:rp} from {company} on {receivedOn} is not stored as a file. Upload a scan of it.',
      },
    },
  ],
}
