/**
 * Everything that the log can tell: in the words in which people read it, and with what data. An event carries every row
 * that it wrote, so its data says only what rows do not: the journal entries that it posted, the digest of a file, and of
 * sessions and keys, which have no rows in the log, what happened to them. Persons are ids.
 */
import { z } from 'zod'
import { operations } from '../authority/permissions.ts'
import { role } from '../authority/roles.ts'
import { codeOf, documentMediaTypes, reportNames } from '../shared/codes.ts'
import { JournalEntry } from '../shared/journal-entry.ts'
import { Id, Instant, LocalDate } from '../shared/wire.ts'
import { Checkpoint } from './checkpoint.schema.ts'

const Nothing = z.object({})
const Posted = z.object({
  entries: z.array(JournalEntry).meta({ description: 'The journal entries that it posted.' }),
  bookedOn: LocalDate.optional().meta({
    description: 'The first open day, where something of it would have counted from a closed one.',
  }),
})
/** Tells that what is stored is still the same, and nothing of the secret. */
const Fingerprint = z
  .string()
  .meta({ description: 'SHA-256 over what is stored of the secret, hexadecimal.' })
const SessionBegun = z.object({ sessionId: Id, sessionFingerprint: Fingerprint })
const PasswordGiven = z.object({ passwordFingerprint: Fingerprint })
const PasswordChanged = z.object({ ...PasswordGiven.shape, ...SessionBegun.shape })
const SessionsEnded = z.object({ ended: z.int().meta({ description: 'How many sessions.' }) })
const KeyOfApi = z.object({
  prefix: z.string(),
  fingerprint: z
    .string()
    .meta({ description: 'SHA-256 over what is stored of the secret, a space and the name, hexadecimal.' }),
  roles: z.array(codeOf(role.enumValues)),
  userId: Id.nullable(),
  scopes: z
    .object({ retreatIds: z.array(Id).optional(), operations: z.array(codeOf(operations)).optional() })
    .nullable(),
  expiresAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
})

const DeliveryAgain = z.object({ deliveryId: Id })

const PersonalDataRead = z.object({
  operationId: z.string().meta({ description: "The operation's id in this API." }),
  recordIds: z.array(Id).meta({ description: 'The records whose personal data the answer held.' }),
})

const Digest = z.string().meta({ description: 'SHA-256, hexadecimal.' })
const FileUploaded = z.object({ sha256: Digest, size: z.int(), mediaType: codeOf(documentMediaTypes) })
const FileSealed = z.object({
  report: codeOf(reportNames),
  parameters: z.record(z.string(), z.string()),
  sha256: Digest,
  checkpoint: Checkpoint,
})

function eventType<Data extends z.ZodObject = typeof Nothing>(id: string, en: string, data?: Data) {
  return { id, en, data: (data ?? Nothing) as Data }
}

export const eventTypes = {
  'document.uploaded': eventType('Dokumen diunggah', 'Document uploaded', FileUploaded),
  'document.attached': eventType('Dokumen dilampirkan', 'Document attached'),
  'document.replaced': eventType('Dokumen terlampir diganti', 'Attached document replaced'),
  'company.registered': eventType('Perusahaan didaftarkan', 'Company registered'),
  'company.changed': eventType('Data perusahaan diubah', 'Company changed'),
  'company.succeeded': eventType('Perusahaan bergabung ke perusahaan lain', 'Company merged into another'),
  'company.succession_withdrawn': eventType('Catatan penggabungan ditarik kembali', 'Merger taken back'),
  'company.disclosure_added': eventType('Pengungkapan perusahaan dicatat', "Company's disclosure recorded"),
  'import.made': eventType('Tabel diimpor', 'Table imported'),
  'import.discarded': eventType('Impor disingkirkan', 'Import discarded'),
  'retreat.created': eventType('Retret dibuat', 'Retreat created'),
  'retreat.changed': eventType('Data retret diubah', 'Retreat changed'),
  'budget.drafted': eventType('Versi anggaran disusun', 'Budget version drafted'),
  'budget.changed': eventType('Rancangan anggaran dikoreksi', 'Budget draft corrected'),
  'budget.discarded': eventType('Rancangan anggaran disingkirkan', 'Budget draft discarded'),
  'budget.adopted': eventType('Versi anggaran ditetapkan', 'Budget version adopted', Posted),
  'pledge.drafted': eventType('Komitmen ditulis', 'Pledge drafted'),
  'pledge.changed': eventType('Komitmen dikoreksi', 'Pledge corrected'),
  'pledge.letter_amount_stated': eventType(
    'Nilai seluruh surat dinyatakan komitmen lain',
    'Amount of the whole letter stated by another pledge',
  ),
  'pledge.submitted': eventType('Komitmen diajukan', 'Pledge submitted', Posted),
  'pledge.withdrawn': eventType(
    'Pengajuan komitmen ditarik',
    'Pledge taken back before its approval',
    Posted,
  ),
  'pledge.discarded': eventType('Komitmen disingkirkan', 'Pledge discarded'),
  'pledge.approved': eventType('Komitmen disetujui', 'Pledge approved', Posted),
  'pledge.rejected': eventType('Komitmen ditolak', 'Pledge rejected', Posted),
  'pledge.cancelled': eventType('Komitmen dibatalkan', 'Pledge cancelled', Posted),
  'pledge.agreement_signed': eventType('Perjanjian dicatat', 'Agreement recorded', Posted),
  'pledge.reallocated': eventType('Sisa komitmen dialihkan', 'Open part of the pledge moved', Posted),
  'disbursement.recorded': eventType('Penerimaan dicatat', 'Disbursement recorded', Posted),
  'disbursement.changed': eventType('Nomor dokumen penerimaan dikoreksi', "Disbursement's papers corrected"),
  'disbursement.document_total_stated': eventType(
    'Nilai seluruh dokumen bukti dinyatakan penerimaan lain',
    'Total of the whole evidence document stated by another disbursement',
  ),
  'disbursement.verified': eventType('Penerimaan diverifikasi', 'Disbursement verified', Posted),
  'disbursement.rejected': eventType('Penerimaan ditolak', 'Disbursement rejected', Posted),
  'disbursement.reversed': eventType('Penerimaan dibatalkan', 'Disbursement reversed', Posted),
  'disbursement.reallocated': eventType('Penerimaan dialihkan', 'Disbursement moved', Posted),
  'adjustment.proposed': eventType('Usulan diajukan', 'Proposal made'),
  'adjustment.approved': eventType('Usulan disetujui', 'Proposal approved', Posted),
  'adjustment.rejected': eventType('Usulan ditolak', 'Proposal rejected'),
  'adjustment.withdrawn': eventType('Usulan ditarik kembali', 'Proposal withdrawn'),
  'appropriation.stated': eventType('APBD dinyatakan', 'Appropriation stated', Posted),
  'expenditure.recorded': eventType('Belanja APBD dicatat', 'Expenditure recorded', Posted),
  'expenditure.reversed': eventType('Belanja APBD dibatalkan', 'Expenditure reversed', Posted),
  'finding.followed_up': eventType('Temuan ditindaklanjuti', 'Finding followed up'),
  'report.sealed': eventType('Laporan disegel', 'Report sealed', FileSealed),
  'month.closed': eventType('Bulan ditutup', 'Month closed'),
  'month.reopened': eventType('Bulan dibuka kembali', 'Month reopened'),
  'user.created': eventType('Pengguna dibuat', 'User created'),
  'user.first_seen': eventType('Masuk pertama kali lewat SSO', 'First seen at the single sign-on'),
  'user.link_proposed': eventType('Tautan identitas SSO diusulkan', 'Link to an SSO identity proposed'),
  'user.link_confirmed': eventType('Tautan identitas SSO dikonfirmasi', 'Link to an SSO identity confirmed'),
  'user.link_withdrawn': eventType('Tautan identitas SSO ditarik', 'Link to an SSO identity withdrawn'),
  'user.changed': eventType('Pengguna diubah', 'User changed'),
  'user.password_reset': eventType('Kata sandi awal diberikan', 'First password given', PasswordGiven),
  'user.confirmed': eventType('Akses dikonfirmasi', 'Access confirmed'),
  'user.password_changed': eventType('Kata sandi diganti', 'Password changed', PasswordChanged),
  'user.preferences_changed': eventType('Preferensi meja kerja diubah', 'Preferences of the desk changed'),
  'user.signed_in': eventType('Pengguna masuk', 'Signed in', SessionBegun),
  'user.signed_out': eventType('Pengguna keluar', 'Signed out', SessionsEnded),
  'api_key.issued': eventType('Kunci API diterbitkan', 'API key issued', KeyOfApi),
  'api_key.revoked': eventType('Kunci API dicabut', 'API key revoked', KeyOfApi),
  'webhook.added': eventType('Webhook ditambahkan', 'Webhook added'),
  'webhook.changed': eventType('Webhook diubah', 'Webhook changed'),
  'webhook.secret_rotated': eventType('Rahasia webhook diganti', 'Secret of a webhook changed'),
  'webhook.ended': eventType('Webhook diakhiri', 'Webhook ended'),
  'webhook.tested': eventType('Webhook dicoba', 'Webhook tried out', DeliveryAgain),
  'webhook.redelivered': eventType(
    'Kiriman webhook diulang',
    'Delivery of a webhook sent again',
    DeliveryAgain,
  ),
  'personal_data.read': eventType('Data pribadi dibaca', 'Personal data read', PersonalDataRead),
  'log.opened': eventType('Data dari sebelum log disegel', 'Records from before the log was sealed'),
  'demo.loaded': eventType('Retret contoh dimuat', 'Illustrative retreat loaded'),
}

export type EventType = keyof typeof eventTypes
export const eventTypeNames = Object.keys(eventTypes) as [EventType, ...EventType[]]

type Carried<Type extends EventType> = z.infer<(typeof eventTypes)[Type]['data']>

/** The types of event that carry this data. */
type TypesWith<Data> = {
  [Type in EventType]: [Carried<Type>, Data] extends [Data, Carried<Type>] ? Type : never
}[EventType]

/** A type of event with what it carries. */
export type EventPayload = {
  [Type in EventType]: { type: TypesWith<Carried<Type>>; data: Carried<Type> }
}[EventType]

/** What tells of rows alone. */
export type PlainEvent = TypesWith<z.infer<typeof Nothing>>
/** What posts to the journal. */
export type PostingEvent = TypesWith<z.infer<typeof Posted>>
/** What happens to an API key. */
export type KeyEvent = TypesWith<z.infer<typeof KeyOfApi>>
