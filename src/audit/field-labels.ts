/** What people call the fields of records as the log keeps them, for histories. */
import { nameOfField } from '../platform/shared/field-names.ts'
import type { Language } from '../platform/shared/language.ts'

/** Of columns that have another name, or none, where a record is answered. */
const ofColumns: Record<string, readonly [id: string, en: string]> = {
  activeUntil: ['aktif sampai', 'active until'],
  actorId: ['pelaku', 'actor'],
  addenda: ['perjanjian tambahan', 'addenda'],
  adoptedAt: ['saat penetapan', 'instant of the adoption'],
  adoptedBy: ['yang menetapkan', 'who adopted'],
  agreementDocumentId: ['dokumen perjanjian', 'document of the agreement'],
  agreementKind: ['jenis perjanjian', 'kind of agreement'],
  agreementNumber: ['nomor perjanjian', 'number of the agreement'],
  agreementReason: ['alasan perjanjian', 'reason of the agreement'],
  agreementSignedOn: ['tanggal perjanjian', 'day of the agreement'],
  annulled: ['dinyatakan batal', 'annulled'],
  cancellationReason: ['alasan pembatalan', 'reason of the cancellation'],
  chosenVenue: ['lokasi terpilih', 'chosen venue'],
  confirmedAt: ['saat konfirmasi', 'instant of the confirmation'],
  confirmedBy: ['yang mengonfirmasi', 'who confirmed'],
  contactHash: ['kontak', 'contact'],
  createdAt: ['saat dibuat', 'instant of creation'],
  defaultRetreatId: ['retret meja kerja', 'retreat of the desk'],
  digest: ['ringkasan harian', 'daily digest'],
  draftLines: ['baris rancangan', 'lines of the draft'],
  earlierVenues: ['pilihan lokasi sebelumnya', 'earlier choices of the venue'],
  emailHash: ['alamat surel', 'e-mail address'],
  evidenceAccountNumber: ['nomor rekening bukti', 'account number of the evidence'],
  evidenceDocumentId: ['dokumen bukti', 'document of the evidence'],
  evidenceDocumentTotal: ['jumlah seluruh dokumen bukti', 'total of the document of the evidence'],
  evidenceKind: ['jenis bukti', 'kind of evidence'],
  evidenceNumber: ['nomor bukti', 'number of the evidence'],
  evidencePages: ['halaman bukti', 'pages of the evidence'],
  findingId: ['temuan', 'finding'],
  formerCodes: ['kode sebelumnya', 'former codes'],
  id: ['pengenal', 'identifier'],
  importId: ['impor', 'import'],
  items: ['isi per baris', 'items'],
  lineCode: ['baris', 'line'],
  madeBy: ['yang mengimpor', 'who imported'],
  nameHash: ['nama', 'name'],
  paperNumber: ['nomor untuk dibandingkan', 'number by which it is compared'],
  rejectedBy: ['yang menolak', 'who rejected'],
  responsibleId: ['penanggung jawab', 'person responsible'],
  rows: ['jumlah baris', 'number of rows'],
  salt: ['garam', 'salt'],
  sha256: ['SHA-256 berkas', 'SHA-256 of the file'],
  sharesEmailWith: ['berbagi alamat surel dengan', 'shares an e-mail address with'],
  sp2dNumber: ['nomor SP2D', 'number of the SP2D'],
  spentOn: ['tanggal SP2D', 'day of the SP2D'],
  succeededOn: ['tanggal penggabungan', 'day of the merger'],
  successionDocumentId: ['dokumen penggabungan', 'document of the merger'],
  successionReason: ['alasan penggabungan', 'reason of the merger'],
  successionWithdrawalReason: ['alasan penggabungan dicabut', 'reason of taking the merger back'],
  successorId: ['perusahaan penerus', 'successor'],
  totalStatedBy: ['yang menyatakan jumlah dokumen', 'who stated the total of the document'],
  unconfirmedBy: ['diberi akses oleh', 'let in by'],
  unconfirmedSince: ['belum dikonfirmasi sejak', 'unconfirmed since'],
  updatedAt: ['saat diubah', 'instant of the change'],
  venueChosenOn: ['tanggal pilihan lokasi', 'day of the choice of the venue'],
  venueDocumentNumber: ['nomor dokumen pilihan lokasi', 'document of the choice of the venue'],
  venueReason: ['alasan pilihan lokasi', 'reason of the choice of the venue'],
  verifiedBy: ['yang memverifikasi', 'who verified'],
  version: ['versi', 'version'],
}

/** A field's name in the reader's language; one that nobody named is told by its own. */
export function labelOf(field: string, language: Language): string {
  const own = Object.hasOwn(ofColumns, field) ? ofColumns[field] : undefined
  const name = own && { id: own[0], en: own[1] }
  return (name ?? nameOfField(field))?.[language] ?? field
}
