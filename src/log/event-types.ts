/** Everything that the log can tell, in the words in which people read it. */
import type { BothLanguages } from '../shared/wire.ts'

function told(id: string, en: string): BothLanguages {
  return { id, en }
}

export const eventTypes = {
  'document.uploaded': told('Dokumen diunggah', 'Document uploaded'),
  'company.registered': told('Perusahaan didaftarkan', 'Company registered'),
  'company.changed': told('Data perusahaan diubah', 'Company changed'),
  'company.disclosure_added': told('Pengungkapan perusahaan dicatat', "Company's disclosure recorded"),
  'retreat.created': told('Retret dibuat', 'Retreat created'),
  'retreat.changed': told('Data retret diubah', 'Retreat changed'),
  'retreat.venue_chosen': told('Lokasi dipilih', 'Venue chosen'),
  'retreat.cancelled': told('Retret dibatalkan', 'Retreat cancelled'),
  'budget.drafted': told('Versi anggaran disusun', 'Budget version drafted'),
  'budget.adopted': told('Versi anggaran ditetapkan', 'Budget version adopted'),
  'pledge.drafted': told('Komitmen ditulis', 'Pledge drafted'),
  'pledge.changed': told('Komitmen dikoreksi', 'Pledge corrected'),
  'pledge.submitted': told('Komitmen diajukan', 'Pledge submitted'),
  'pledge.approved': told('Komitmen disetujui', 'Pledge approved'),
  'pledge.rejected': told('Komitmen ditolak', 'Pledge rejected'),
  'pledge.cancelled': told('Komitmen dibatalkan', 'Pledge cancelled'),
  'pledge.agreement_signed': told('Perjanjian dicatat', 'Agreement recorded'),
  'pledge.reallocated': told('Sisa komitmen dialihkan', 'Open part of the pledge moved'),
  'disbursement.recorded': told('Penyaluran dicatat', 'Disbursement recorded'),
  'disbursement.changed': told('Nomor dokumen penyaluran dikoreksi', "Disbursement's papers corrected"),
  'disbursement.verified': told('Penyaluran diverifikasi', 'Disbursement verified'),
  'disbursement.rejected': told('Penyaluran ditolak', 'Disbursement rejected'),
  'disbursement.reversed': told('Penyaluran dibatalkan', 'Disbursement reversed'),
  'disbursement.reallocated': told('Penyaluran dialihkan', 'Disbursement moved'),
  'adjustment.proposed': told('Penyesuaian diusulkan', 'Adjustment proposed'),
  'adjustment.approved': told('Penyesuaian disetujui', 'Adjustment approved'),
  'adjustment.rejected': told('Penyesuaian ditolak', 'Adjustment rejected'),
  'adjustment.withdrawn': told('Penyesuaian ditarik kembali', 'Adjustment withdrawn'),
  'appropriation.stated': told('APBD dinyatakan', 'Appropriation stated'),
  'expenditure.recorded': told('Belanja APBD dicatat', 'Expenditure recorded'),
  'expenditure.reversed': told('Belanja APBD dibatalkan', 'Expenditure reversed'),
  'finding.followed_up': told('Temuan ditindaklanjuti', 'Finding followed up'),
  'report.sealed': told('Laporan disegel', 'Report sealed'),
  'period.locked': told('Bulan dikunci', 'Month locked'),
  'period.unlocked': told('Kunci bulan dibuka', 'Month unlocked'),
  'user.created': told('Pengguna dibuat', 'User created'),
  'user.changed': told('Pengguna diubah', 'User changed'),
  'user.password_reset': told('Kata sandi awal diberikan', 'First password given'),
  'user.password_changed': told('Kata sandi diganti', 'Password changed'),
  'user.signed_in': told('Pengguna masuk', 'Signed in'),
  'user.signed_out': told('Pengguna keluar', 'Signed out'),
  'api_key.issued': told('Kunci API diterbitkan', 'API key issued'),
  'api_key.revoked': told('Kunci API dicabut', 'API key revoked'),
  'log.opened': told('Data dari sebelum log disegel', 'Records from before the log was sealed'),
  'demo.loaded': told('Retret contoh dimuat', 'Illustrative retreat loaded'),
} as const satisfies Record<string, BothLanguages>

export type EventType = keyof typeof eventTypes
export const eventTypeNames = Object.keys(eventTypes) as [EventType, ...EventType[]]
