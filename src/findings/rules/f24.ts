import type { Rule } from '../rule.ts'

/** A document that stands: not one that was replaced, of which a wrong scan is. */
const isReplaced = (id: string) =>
  `exists (select from attachments x where x.record_id = r.id and x.replaces = ${id})`

/** No file of the evidence is stored, neither named by the receipt nor attached to it. */
export const F24: Rule = {
  code: 'F24',
  name: 'BUKTI_KURANG',
  title: { id: 'Bukti kurang', en: 'Evidence not stored' },
  severity: 'medium',
  version: 2,
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
        from receipts r
        where (r.evidence_document_id is null or ${isReplaced('r.evidence_document_id')})
          and not exists (select from attachments a where a.record_id = r.id and a.kind = 'evidence' and a.document_id is not null and not ${isReplaced('a.id')})`,
      message: {
        id: 'Bukti {evidenceNumber} atas penerimaan {amount:rp} dari {company} tanggal {receivedOn:day} belum tersimpan sebagai berkas. Unggah pindaiannya lalu lampirkan pada penerimaan ini, juga setelah diverifikasi.',
        en: 'Evidence {evidenceNumber} of {amount:rp} from {company} on {receivedOn:day} is not stored as a file. Upload a scan of it and attach it to this disbursement, also after its verification.',
      },
    },
  ],
}
