import type { Rule } from '../rule.ts'

/** Recorded and checked by machines alone: that the two keys belong to two persons, nobody vouches for. */
export const F22: Rule = {
  code: 'F22',
  name: 'PEMISAHAN_TUGAS',
  severity: 'high',
  version: 1,
  legalBasis: {
    id: 'PP 60/2008 (SPIP): pemisahan fungsi pencatatan dan pemeriksaan',
    en: 'PP 60/2008 (internal control): recording and checking are separate functions',
  },
  cases: [
    {
      subject: 'disbursement',
      sql: `
        select r.id as subject, jsonb_build_object('company', r.company, 'amount', r.standing, 'receivedOn', r.received_on,
          'evidenceNumber', r.evidence_number) as facts
        from receipts r
        where r.state = 'verified'
          and r.makers || r.verified_by <@ (select array_agg(id) from api_keys where user_id is null)`,
      message: {
        id: 'Penerimaan {amount:rp} dari {company} tanggal {receivedOn} (bukti {evidenceNumber}) dicatat dan diverifikasi oleh kunci API tanpa pengguna. Pastikan dua orang berbeda bertanggung jawab, lalu tautkan kunci dengan penggunanya.',
        en: '{amount:rp} from {company} on {receivedOn} (evidence {evidenceNumber}) was recorded and verified by API keys that no user stands behind. Make sure that two persons answer for it, and issue keys that name their users.',
      },
    },
  ],
}
