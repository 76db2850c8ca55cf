/** The states of records in words: codes are for programs, and no sentence for people has one of them. */
import type { Language } from './language.ts'

const words: Record<string, Record<Language, string>> = {
  draft: { id: 'rancangan', en: 'a draft' },
  submitted: { id: 'menunggu persetujuan', en: 'waiting for approval' },
  active: { id: 'aktif', en: 'active' },
  rejected: { id: 'ditolak', en: 'rejected' },
  cancelled: { id: 'dibatalkan', en: 'cancelled' },
  discarded: { id: 'disingkirkan', en: 'discarded' },
  recorded: { id: 'tercatat', en: 'recorded' },
  verified: { id: 'terverifikasi', en: 'verified' },
  reversed: { id: 'dibatalkan', en: 'reversed' },
  proposed: { id: 'menunggu keputusan', en: 'waiting for a decision' },
  approved: { id: 'disetujui', en: 'approved' },
  withdrawn: { id: 'ditarik kembali', en: 'withdrawn' },
  adopted: { id: 'ditetapkan', en: 'adopted' },
  superseded: { id: 'digantikan versi berikutnya', en: 'superseded by the next version' },
  kept: { id: 'tersimpan', en: 'kept' },
  closed: { id: 'ditutup', en: 'closed' },
  open: { id: 'terbuka', en: 'open' },
}

/** A state, or several as `a / b`, in words. */
export function stateInWords(codes: string, language: Language): string {
  const known = codes.split(' / ').map((code) => words[code]?.[language] ?? code)
  const last = known.pop() ?? ''
  return known.length === 0 ? last : `${known.join(', ')} ${language === 'id' ? 'atau' : 'or'} ${last}`
}
