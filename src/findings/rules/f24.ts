import { evidenced } from '../../disbursements/disbursements.queries.ts'
import type { Rule } from '../rule.ts'

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
        where not ${evidenced('r')}`,
      message: {
        id: 'Bukti {evidenceNumber} atas penerimaan {amount:rp} dari {company} tanggal {receivedOn:day} belum tersimpan sebagai berkas. Unggah pindaiannya lalu lampirkan pada penerimaan ini, juga setelah diverifikasi.',
        en: 'Evidence {evidenceNumber} of {amount:rp} from {company} on {receivedOn:day} is not stored as a file. Upload a scan of it and attach it to this disbursement, also after its verification.',
      },
    },
  ],
}
