import type { Schemas } from '../api/call'
import { wordsOf } from '../shell/language'

type Kind = Schemas['WorklistEntry']['kind']

const kinds: { id: Record<Kind, string>; en: Record<Kind, string> } = {
  id: {
    pledge_submission: 'Komitmen yang belum diajukan',
    pledge_approval: 'Komitmen yang menunggu persetujuan',
    disbursement_verification: 'Penerimaan yang menunggu verifikasi',
    proposal_decision: 'Usulan yang menunggu keputusan',
    budget_adoption: 'RAB yang menunggu penetapan',
    access_confirmation: 'Akses yang menunggu konfirmasi',
    instalment_overdue: 'Angsuran yang lewat jatuh tempo',
    instalment_due: 'Angsuran yang segera jatuh tempo',
    agreement_missing: 'Uang diterima, perjanjian belum tercatat',
    evidence_missing: 'Penerimaan tanpa dokumen bukti',
    month_closing: 'Bulan yang dapat ditutup',
    account_unused: 'Akun yang belum pernah masuk',
    key_expiry: 'Kunci sistem yang segera kedaluwarsa',
    webhook_failing: 'Webhook yang gagal',
    receipt_unverified: 'Penerimaan yang lama belum diverifikasi',
    report_sealed: 'Laporan yang baru disegel',
    finding_follow_up: 'Temuan yang belum ditindaklanjuti',
  },
  en: {
    pledge_submission: 'Pledges not yet submitted',
    pledge_approval: 'Pledges waiting for approval',
    disbursement_verification: 'Receipts waiting for verification',
    proposal_decision: 'Proposals waiting for a decision',
    budget_adoption: 'Budgets waiting for adoption',
    access_confirmation: 'Access waiting for confirmation',
    instalment_overdue: 'Instalments overdue',
    instalment_due: 'Instalments due soon',
    agreement_missing: 'Money received, no agreement recorded',
    evidence_missing: 'Receipts without a stored paper',
    month_closing: 'Months that can be closed',
    account_unused: 'Accounts never signed in',
    key_expiry: 'System keys that expire soon',
    webhook_failing: 'Webhooks that fail',
    receipt_unverified: 'Receipts unverified for long',
    report_sealed: 'Reports sealed lately',
    finding_follow_up: 'Findings nobody followed up',
  },
}

export const words = wordsOf({
  id: {
    kinds: kinds.id,
    nothing: 'Tidak ada yang menunggu Anda.',
    nothingHint: 'Yang masuk kemudian muncul di sini, yang paling lama menunggu lebih dahulu.',
    own: 'Menunggu orang lain',
    ownLead: 'Anda yang membuatnya; orang lain yang memutuskan.',
    shown: (shown: number, count: number) => `${shown} dari ${count}`,
    all: 'Lihat semua',
    since: 'sejak',
    due: 'jatuh tempo',
    expires: 'kedaluwarsa',
    keys: 'j dan k memilih, Enter membuka.',
  },
  en: {
    kinds: kinds.en,
    nothing: 'Nothing waits for you.',
    nothingHint: 'What comes in later appears here, what waits the longest first.',
    own: 'Waiting for others',
    ownLead: 'You made it; somebody else decides.',
    shown: (shown: number, count: number) => `${shown} of ${count}`,
    all: 'See all',
    since: 'since',
    due: 'due on',
    expires: 'expires on',
    keys: 'j and k choose, Enter opens.',
  },
})
