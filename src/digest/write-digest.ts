/** The digest as a mail: how much of each kind waits, and since when; no names, since mail is read by many on its way. */
import type { Checkpoint } from '../platform/log/checkpoint.schema.ts'
import { dayInWita } from '../platform/shared/calendar.ts'
import { dayInWords } from '../platform/shared/day-in-words.ts'
import type { Language } from '../platform/shared/language.ts'
import { formatRupiah } from '../platform/shared/rupiah.ts'
import type { Worklist, WorklistEntry, WorklistKind } from '../worklist/worklist.schema.ts'

export interface Digest {
  subject: string
  text: string
}

const kinds: Record<WorklistKind, readonly [id: string, en: string]> = {
  pledge_submission: ['Komitmen yang belum diajukan', 'Pledges to be submitted'],
  pledge_approval: ['Komitmen menunggu persetujuan', 'Pledges waiting for approval'],
  disbursement_verification: ['Penerimaan menunggu verifikasi', 'Receipts waiting for verification'],
  proposal_decision: ['Usulan menunggu keputusan', 'Proposals waiting for a decision'],
  budget_adoption: ['Rancangan anggaran menunggu penetapan', 'Draft budgets waiting for adoption'],
  access_confirmation: ['Akses menunggu konfirmasi', 'Accesses waiting for a confirmation'],
  instalment_overdue: ['Komitmen dengan angsuran lewat jatuh tempo', 'Pledges with instalments overdue'],
  instalment_due: ['Komitmen dengan angsuran segera jatuh tempo', 'Pledges with instalments due soon'],
  agreement_missing: [
    'Komitmen tanpa perjanjian yang sudah diterima uangnya',
    'Pledges with money and without an agreement',
  ],
  evidence_missing: ['Penerimaan tanpa bukti tersimpan', 'Receipts without a stored paper'],
  month_closing: ['Bulan yang belum ditutup', 'Months to be closed'],
  account_unused: ['Pengguna yang belum pernah masuk', 'Users who never signed in'],
  key_expiry: ['Kunci sistem yang segera berakhir', 'Keys of systems that expire soon'],
  webhook_failing: ['Webhook yang gagal terkirim', 'Webhooks that fail'],
  receipt_unverified: ['Penerimaan yang lama belum diverifikasi', 'Receipts long without a verification'],
  report_sealed: ['Laporan yang baru disegel', 'Reports sealed of late'],
  finding_follow_up: ['Temuan yang belum ditindaklanjuti', 'Findings without a follow-up'],
}

const words = {
  id: {
    subject: (day: string, count: number) => `Cakupan, ${day}: ${count} hal menunggu Anda`,
    waiting: 'Menunggu Anda:',
    own: 'Anda buat, menunggu orang lain:',
    since: (day: string) => `sejak ${day}`,
    first: (day: string) => `terdekat ${day}`,
    open: (address: string) => `Buka: ${address}`,
    checkpoint:
      'Checkpoint terakhir dari log (simpan surel ini: dengannya perubahan di belakang layar dapat ditemukan):',
    why: 'Anda menerima ringkasan ini karena memintanya, paling banyak satu kali sehari. Matikan dalam preferensi meja kerja Anda.',
  },
  en: {
    subject: (day: string, count: number) => `Cakupan, ${day}: ${count} waiting for you`,
    waiting: 'Waiting for you:',
    own: 'Made by you, waiting for another person:',
    since: (day: string) => `since ${day}`,
    first: (day: string) => `the first on ${day}`,
    open: (address: string) => `Open: ${address}`,
    checkpoint:
      'Newest checkpoint of the log (keep this mail: by it, what was altered behind the scenes can be found):',
    why: 'You get this digest because you asked for it, at most once a day. Switch it off in the preferences of your desk.',
  },
} as const

/** Null where nothing waits. `day` is a date in WITA; `address` is where people find the service. */
export function writeDigest(
  { waiting, own }: Worklist,
  context: { language: Language; day: string; address: string | null; checkpoint: Checkpoint | null },
): Digest | null {
  if (waiting.length + own.length === 0) return null
  const { language, day, address, checkpoint } = context
  const said = words[language]
  const count = waiting.reduce((sum, entry) => sum + entry.count, 0)
  const part = (title: string, entries: WorklistEntry[]) =>
    entries.length === 0 ? [] : [title, ...entries.map((entry) => lineOf(entry, { language, day })), '']
  const lines = [
    ...part(said.waiting, waiting),
    ...part(said.own, own),
    ...(address === null ? [] : [said.open(address), '']),
    ...(checkpoint === null ? [] : [said.checkpoint, checkpoint.note, '']),
    said.why,
  ]
  return { subject: said.subject(dayInWords(day, language), count), text: `${lines.join('\n')}\n` }
}

function lineOf(
  { kind, count, amount, oldest }: WorklistEntry,
  { language, day }: { language: Language; day: string },
): string {
  const [id, en] = kinds[kind]
  const details = [
    ...(amount === null ? [] : [formatRupiah(amount, language)]),
    ...(oldest[0]?.since ? [whenOf(dayInWita(new Date(oldest[0].since)), { language, day })] : []),
  ]
  return `- ${language === 'en' ? en : id}: ${[count, ...details].join(', ')}`
}

/** What is still to come, such as the end of a key, is told by its day too. */
function whenOf(since: string, { language, day }: { language: Language; day: string }): string {
  const { since: past, first: toCome } = words[language]
  return (since > day ? toCome : past)(dayInWords(since, language))
}
