import type { BothLanguages } from '../../platform/shared/wire.ts'
import type { Case, Rule } from '../rule.ts'

type Decided = 'disbursement' | 'pledge' | 'adjustment' | 'budget'

/** Of each kind of record: its facts, by its id `h.id`, and how a sentence about it begins. */
const records: Record<Decided, { facts: string; begins: BothLanguages }> = {
  disbursement: {
    facts: `(select jsonb_build_object('company', r.company, 'amount', r.standing, 'receivedOn', r.received_on,
      'evidenceNumber', r.evidence_number) from receipts r where r.id = h.id::uuid)`,
    begins: {
      id: 'Penerimaan {amount:rp} dari {company} tanggal {receivedOn:day} (bukti {evidenceNumber})',
      en: '{amount:rp} from {company} on {receivedOn:day} (evidence {evidenceNumber})',
    },
  },
  pledge: {
    facts: `(select jsonb_build_object('company', c.legal_name, 'amount', p.amount, 'letterNumber', p.letter_number)
      from pledges p join companies c on c.id = p.company_id where p.id = h.id::uuid)`,
    begins: {
      id: 'Komitmen {amount:rp} dari {company} (surat {letterNumber})',
      en: 'The pledge of {amount:rp} by {company} (letter {letterNumber})',
    },
  },
  // Of a pledge or its money, of a disclosure, or of the retreat.
  adjustment: {
    facts: `(select jsonb_build_object('of', coalesce(c.legal_name || ' (' || coalesce(p.letter_number, d.reference) || ')', r.code),
        'decidedOn', to_char(a.decided_at at time zone 'Asia/Makassar', 'YYYY-MM-DD'))
      from adjustments a
      left join pledges p on p.id = a.pledge_id
      left join disclosures d on d.id = a.disclosure_id
      left join companies c on c.id = coalesce(p.company_id, d.company_id)
      left join retreats r on r.id = a.retreat_id
      where a.id = h.id::uuid)`,
    begins: {
      id: 'Usulan atas {of} yang diputus {decidedOn:day}',
      en: 'The proposal on {of} that was decided on {decidedOn:day}',
    },
  },
  budget: {
    facts: `jsonb_build_object('version', h.id::int)`,
    begins: { id: 'Anggaran versi {version}', en: 'Budget version {version}' },
  },
}

/** Why two persons do not stand behind it: the reasons of `hands` in hands.ts, and how the sentence ends. */
const reasons: Record<string, BothLanguages> = {
  one: {
    id: 'dicatat dan diperiksa oleh satu orang, dengan akunnya dan dengan identitas SSO yang kemudian ditautkan. Minta orang kedua memeriksanya ulang.',
    en: 'was recorded and checked by one person, with an account and with an SSO identity that was linked to it later. Have a second person look at it again.',
  },
  unknown: {
    id: 'tidak dicatat dan diperiksa oleh dua orang yang dikenal. Pastikan dua orang berbeda bertanggung jawab.',
    en: 'was not recorded and checked by two known persons. Make sure that two persons answer for it.',
  },
  key: {
    id: 'dicatat atau diperiksa dengan kunci yang diterbitkan oleh orang di sisi lainnya. Minta orang ketiga memeriksanya ulang, dan ganti kunci itu.',
    en: 'was recorded or checked with a key that the person on the other side had issued. Have a third person look at it again, and replace that key.',
  },
  email: {
    id: 'dicatat dan diperiksa oleh dua pengguna yang pernah memakai alamat surel yang sama. Pastikan keduanya dua orang.',
    en: 'was recorded and checked by two users who have had the same e-mail address. Make sure that they are two persons.',
  },
}

function caseOf(kind: Decided, reason: string, end: BothLanguages): Case {
  const { facts, begins } = records[kind]
  return {
    subject: kind,
    ...(reason === 'one' && { severity: 'critical' as const }),
    sql: `select h.id as subject, ${facts} as facts from hands h where h.kind = '${kind}' and h.reason = '${reason}'`,
    message: { id: `${begins.id} ${end.id}`, en: `${begins.en} ${end.en}` },
  }
}

const strangersWho = (hasDecided: boolean) => `
  select s.id as subject, jsonb_build_object('name', s.name, 'since', (s.unconfirmed_since at time zone 'Asia/Makassar')::date) as facts
  from strangers s where s.has_decided = ${hasDecided}`

/** Recorded and checked by fewer than two known persons, or by somebody whom nobody but the giver of their access vouches for. */
export const F22: Rule = {
  code: 'F22',
  name: 'PEMISAHAN_TUGAS',
  title: { id: 'Pemisahan tugas', en: 'Separation of duties' },
  severity: 'high',
  version: 4,
  legalBasis: {
    id: 'PP 60/2008 (SPIP): pemisahan fungsi pencatatan dan pemeriksaan',
    en: 'PP 60/2008 (internal control): recording and checking are separate functions',
  },
  cases: [
    {
      subject: 'user',
      severity: 'critical',
      sql: strangersWho(true),
      message: {
        id: 'Akses {name} belum dikonfirmasi sejak {since:day}, dan ia sudah memutuskan sesuatu di retret ini. Minta admin lain atau pemeriksa mengonfirmasinya, lalu minta orang lain memeriksa keputusannya.',
        en: 'The access of {name} has not been confirmed since {since:day}, and that person has decided something in this retreat. Ask another admin or a verifier to confirm it, and another person to look at what was decided.',
      },
    },
    {
      subject: 'user',
      sql: strangersWho(false),
      message: {
        id: 'Akses {name} belum dikonfirmasi sejak {since:day}. Minta admin lain atau pemeriksa mengonfirmasinya (POST /v1/users/<id>/confirmation).',
        en: 'The access of {name} has not been confirmed since {since:day}. Ask another admin or a verifier to confirm it (POST /v1/users/<id>/confirmation).',
      },
    },
    ...Object.keys(records).flatMap((kind) =>
      Object.entries(reasons).map(([reason, end]) => caseOf(kind as Decided, reason, end)),
    ),
  ],
}
