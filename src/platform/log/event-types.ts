/**
 * Everything that the log can tell: in the words in which people read it, and with what data. An event carries every row
 * that it wrote, so its data says only what rows do not: the journal entries that it posted, the digest of a file, and of
 * sessions and keys, which have no rows in the log, what happened to them. Persons are ids.
 */
import { z } from 'zod'
import { JournalEntry } from '../shared/journal-entry.ts'
import { Id, Instant } from '../shared/wire.ts'
import { Checkpoint } from './checkpoint.schema.ts'

const Nothing = z.object({})
const Posted = z.object({
  entries: z.array(JournalEntry).meta({ description: 'The journal entries that it posted.' }),
})
const SessionBegun = z.object({ sessionId: Id })
const SessionsEnded = z.object({ ended: z.int().meta({ description: 'How many sessions.' }) })
const KeyOfApi = z.object({
  prefix: z.string(),
  roles: z.array(z.string()),
  userId: Id.nullable(),
  scopes: z
    .object({ retreatIds: z.array(Id).optional(), operations: z.array(z.string()).optional() })
    .nullable(),
  expiresAt: Instant.nullable(),
})

const Digest = z.string().meta({ description: 'SHA-256, hexadecimal.' })
const FileUploaded = z.object({ sha256: Digest, size: z.int(), mediaType: z.string() })
const FileSealed = z.object({
  report: z.string(),
  parameters: z.record(z.string(), z.string()),
  sha256: Digest,
  checkpoint: Checkpoint,
})

function told<Data extends z.ZodObject = typeof Nothing>(id: string, en: string, data?: Data) {
  return { id, en, data: (data ?? Nothing) as Data }
}

export const eventTypes = {
  'document.uploaded': told('Dokumen diunggah', 'Document uploaded', FileUploaded),
  'company.registered': told('Perusahaan didaftarkan', 'Company registered'),
  'company.changed': told('Data perusahaan diubah', 'Company changed'),
  'company.disclosure_added': told('Pengungkapan perusahaan dicatat', "Company's disclosure recorded"),
  'retreat.created': told('Retret dibuat', 'Retreat created'),
  'retreat.changed': told('Data retret diubah', 'Retreat changed'),
  'retreat.venue_chosen': told('Lokasi dipilih', 'Venue chosen', Posted),
  'retreat.cancelled': told('Retret dibatalkan', 'Retreat cancelled'),
  'budget.drafted': told('Versi anggaran disusun', 'Budget version drafted'),
  'budget.adopted': told('Versi anggaran ditetapkan', 'Budget version adopted', Posted),
  'pledge.drafted': told('Komitmen ditulis', 'Pledge drafted'),
  'pledge.changed': told('Komitmen dikoreksi', 'Pledge corrected'),
  'pledge.submitted': told('Komitmen diajukan', 'Pledge submitted', Posted),
  'pledge.approved': told('Komitmen disetujui', 'Pledge approved', Posted),
  'pledge.rejected': told('Komitmen ditolak', 'Pledge rejected', Posted),
  'pledge.cancelled': told('Komitmen dibatalkan', 'Pledge cancelled', Posted),
  'pledge.agreement_signed': told('Perjanjian dicatat', 'Agreement recorded', Posted),
  'pledge.reallocated': told('Sisa komitmen dialihkan', 'Open part of the pledge moved', Posted),
  'disbursement.recorded': told('Penyaluran dicatat', 'Disbursement recorded', Posted),
  'disbursement.changed': told('Nomor dokumen penyaluran dikoreksi', "Disbursement's papers corrected"),
  'disbursement.verified': told('Penyaluran diverifikasi', 'Disbursement verified', Posted),
  'disbursement.rejected': told('Penyaluran ditolak', 'Disbursement rejected', Posted),
  'disbursement.reversed': told('Penyaluran dibatalkan', 'Disbursement reversed', Posted),
  'disbursement.reallocated': told('Penyaluran dialihkan', 'Disbursement moved', Posted),
  'adjustment.proposed': told('Penyesuaian diusulkan', 'Adjustment proposed'),
  'adjustment.approved': told('Penyesuaian disetujui', 'Adjustment approved', Posted),
  'adjustment.rejected': told('Penyesuaian ditolak', 'Adjustment rejected'),
  'adjustment.withdrawn': told('Penyesuaian ditarik kembali', 'Adjustment withdrawn'),
  'appropriation.stated': told('APBD dinyatakan', 'Appropriation stated', Posted),
  'expenditure.recorded': told('Belanja APBD dicatat', 'Expenditure recorded', Posted),
  'expenditure.reversed': told('Belanja APBD dibatalkan', 'Expenditure reversed', Posted),
  'finding.followed_up': told('Temuan ditindaklanjuti', 'Finding followed up'),
  'report.sealed': told('Laporan disegel', 'Report sealed', FileSealed),
  'period.locked': told('Bulan dikunci', 'Month locked'),
  'period.unlocked': told('Kunci bulan dibuka', 'Month unlocked'),
  'user.created': told('Pengguna dibuat', 'User created'),
  'user.changed': told('Pengguna diubah', 'User changed'),
  'user.password_reset': told('Kata sandi awal diberikan', 'First password given'),
  'user.password_changed': told('Kata sandi diganti', 'Password changed'),
  'user.signed_in': told('Pengguna masuk', 'Signed in', SessionBegun),
  'user.signed_out': told('Pengguna keluar', 'Signed out', SessionsEnded),
  'api_key.issued': told('Kunci API diterbitkan', 'API key issued', KeyOfApi),
  'api_key.revoked': told('Kunci API dicabut', 'API key revoked', KeyOfApi),
  'log.opened': told('Data dari sebelum log disegel', 'Records from before the log was sealed'),
  'demo.loaded': told('Retret contoh dimuat', 'Illustrative retreat loaded'),
}

export type EventType = keyof typeof eventTypes
export const eventTypeNames = Object.keys(eventTypes) as [EventType, ...EventType[]]

type Carried<Type extends EventType> = z.infer<(typeof eventTypes)[Type]['data']>

/** The types of event that carry this data. */
type TypesWith<Data> = {
  [Type in EventType]: [Carried<Type>, Data] extends [Data, Carried<Type>] ? Type : never
}[EventType]

/** A type of event with what it carries. */
export type Telling = {
  [Type in EventType]: { type: TypesWith<Carried<Type>>; data: Carried<Type> }
}[EventType]

/** What tells of rows alone. */
export type PlainEvent = TypesWith<z.infer<typeof Nothing>>
/** What posts to the journal. */
export type PostingEvent = TypesWith<z.infer<typeof Posted>>
/** What happens to an API key. */
export type KeyEvent = TypesWith<z.infer<typeof KeyOfApi>>
