import type { Rule } from '../rule.ts'

const knownAmong = (ids: string) => `
  select from users where kind = 'person' and id = any (${ids})
  union all select from sso_persons where id = any (${ids})`

/** Recorded or checked by nobody who is known: that two persons looked at it, nobody vouches for. */
export const F22: Rule = {
  code: 'F22',
  name: 'PEMISAHAN_TUGAS',
  severity: 'high',
  version: 2,
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
          and not (exists (${knownAmong('r.makers')}) and exists (${knownAmong('array[r.verified_by]')}))`,
      message: {
        id: 'Penerimaan {amount:rp} dari {company} tanggal {receivedOn} (bukti {evidenceNumber}) tidak dicatat dan diverifikasi oleh dua orang yang dikenal. Pastikan dua orang berbeda bertanggung jawab.',
        en: '{amount:rp} from {company} on {receivedOn} (evidence {evidenceNumber}) was not recorded and verified by two known persons. Make sure that two persons answer for it.',
      },
    },
  ],
}
