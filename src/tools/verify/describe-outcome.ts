/** What an examination means, and what to do next: in Indonesian and English, for whoever ran it. */
import { type Examination, type Outcome, outcomeOf } from './examination.ts'

/** What was examined, and whether the reader knew the log's keys from elsewhere. */
export interface Examined {
  what: 'ledger' | 'export'
  areKeysGiven: boolean
}

interface Figures {
  checks: number
  wrong: number
  events: number
  signed: number
  beyond: number
}

interface Texts {
  id: string
  en: string
}

/** Of `cakupan verify`; 2 is left for what could not run. */
export const exitCodes: Record<Outcome, number> = { sound: 0, not_sound: 1, unsigned: 3, signed_in_part: 3 }

const names: Record<Examined['what'], Texts> = {
  ledger: { id: 'Buku besar', en: 'The ledger' },
  export: { id: 'Log', en: 'The log' },
}

/** Two paragraphs. */
export function describeOutcome(examination: Examination, examined: Examined): string {
  const { verdicts, extent } = examination
  const texts = textsOf(outcomeOf(examination), examined, {
    ...extent,
    checks: verdicts.length,
    wrong: verdicts.filter(({ wrong }) => wrong > 0).length,
    beyond: extent.events - extent.signed,
  })
  return `${texts.id}\n\n${texts.en}`
}

function textsOf(outcome: Outcome, examined: Examined, figures: Figures): Texts {
  switch (outcome) {
    case 'sound':
      return sound(examined, figures)
    case 'not_sound':
      return notSound(examined, figures)
    case 'unsigned':
      return unsigned(examined, figures)
    case 'signed_in_part':
      return signedInPart(examined, figures)
    default:
      return outcome satisfies never
  }
}

function sound({ what, areKeysGiven }: Examined, { checks, events }: Figures): Texts {
  const kept = areKeysGiven ? KEEP_A_CHECKPOINT : GIVE_THE_KEY
  return {
    id: `${names[what].id} utuh: ${checks} pemeriksaan cocok. Tanda tangan menjamin ke-${events} peristiwanya. ${kept.id}`,
    en: `${names[what].en} is sound: ${checks} checks agree. A signature vouches for each of its ${events} events. ${kept.en}`,
  }
}

const KEEP_A_CHECKPOINT: Texts = {
  id: 'Simpan checkpoint terbaru di luar (GET /v1/checkpoints/latest) untuk pemeriksaan berikutnya.',
  en: 'Keep the newest checkpoint outside (GET /v1/checkpoints/latest) for the next time.',
}

const GIVE_THE_KEY: Texts = {
  id: 'Kuncinya adalah yang tersimpan di sini juga: agar tidak bergantung padanya, ambil kunci sekali melalui jalan yang Anda percayai (GET /v1/checkpoints/keys) dan berikan dengan --public-key.',
  en: 'Its keys are those that are kept here too: not to depend on them, take the key once by a way that you trust (GET /v1/checkpoints/keys) and give it with --public-key.',
}

function notSound({ what }: Examined, { wrong }: Figures): Texts {
  return {
    id: `${names[what].id} TIDAK utuh: ${wrong} pemeriksaan tidak cocok; yang pertama dari masing-masing disebut di atas. Jangan memakai angkanya sebelum sebabnya diketahui: simpan keluaran ini dan salinannya, lalu bandingkan catatan yang disebut dengan surat-suratnya, dengan cadangan, dan dengan checkpoint yang disimpan di luar.`,
    en: `${names[what].en} is NOT sound: ${wrong} checks disagree; the first of each are named above. Use none of its figures before the cause is known: keep this output and a copy of it all, then compare the records that are named with their papers, with a back-up, and with checkpoints that were kept outside.`,
  }
}

function unsigned(examined: Examined, { events }: Figures): Texts {
  const next = nextOf(examined)
  return {
    id: `Tidak ada yang dijamin: tidak satu pun dari ${events} peristiwa berada di bawah checkpoint dengan tanda tangan yang dikenal, jadi siapa pun bisa menulisnya. Ini bukan pernyataan utuh. ${next.id}`,
    en: `Nothing is vouched for: none of ${events} events stands under a checkpoint with a known signature, so anybody may have written them. This does not say sound. ${next.en}`,
  }
}

function signedInPart(examined: Examined, { events, signed, beyond }: Figures): Texts {
  const next = nextOf(examined)
  return {
    id: `Utuh sejauh ditandatangani: peristiwa 1 sampai ${signed}. ${beyond} peristiwa sesudahnya (posisi ${signed + 1} sampai ${events}) tidak dijamin tanda tangan yang dikenal: jangan mengandalkannya. ${next.id}`,
    en: `Sound as far as it is signed: events 1 to ${signed}. ${beyond} events beyond (positions ${signed + 1} to ${events}) stand under no known signature: do not rely on them. ${next.en}`,
  }
}

/** What gives what is not vouched for its signature. */
function nextOf({ what, areKeysGiven }: Examined): Texts {
  if (what === 'ledger') {
    return {
      id: 'Pastikan layanan dengan kunci penanda tangan berjalan (LOG_SIGNING_KEY), lalu verifikasi lagi.',
      en: 'See that a service with the signing key runs (LOG_SIGNING_KEY), then verify again.',
    }
  }
  if (areKeysGiven) {
    return {
      id: 'Minta ekspor baru yang lengkap (cakupan export-log): ekspor yang benar berakhir dengan checkpoint.',
      en: 'Ask for a new and whole export (cakupan export-log): a true one ends with a checkpoint.',
    }
  }
  return {
    id: 'Kunci yang dibawa berkas itu sendiri tidak membuktikan apa pun: ambil kunci sekali melalui jalan yang Anda percayai (GET /v1/checkpoints/keys), lalu verifikasi lagi dengan --public-key.',
    en: 'Keys that the file itself brings prove nothing: take the key once by a way that you trust (GET /v1/checkpoints/keys), then verify again with --public-key.',
  }
}
