/** How a refusal names what has a paper already, and what to do about it. */

import { dayInWords } from '../platform/shared/day-in-words.ts'
import type { Language } from '../platform/shared/language.ts'
import { formatRupiah } from '../platform/shared/rupiah.ts'
import type { BothLanguages } from '../platform/shared/wire.ts'
import type { KnownHolder, PaperHolder } from './papers.schema.ts'

const kinds = {
  disbursement: { id: 'penerimaan', en: 'disbursement' },
  pledge: { id: 'komitmen', en: 'pledge' },
  expenditure: { id: 'belanja APBD', en: 'expenditure' },
  refund: { id: 'pengembalian', en: 'refund' },
  row: { id: 'baris lain dalam kiriman ini', en: 'another row of this request' },
} as const

/** So many are named in the sentence; the figures name all. */
const MOST_IN_WORDS = 5

export function namedInWords(named: readonly PaperHolder[]): BothLanguages {
  const inLanguage = (language: Language) => {
    const listed = named.slice(0, MOST_IN_WORDS).map((each) => inWords(each, language))
    const more = named.length - listed.length
    const others = { id: `dan ${more} lainnya`, en: `and ${more} more` }[language]
    return [...listed, ...(more > 0 ? [others] : [])].join('; ')
  }
  return { id: inLanguage('id'), en: inLanguage('en') }
}

function inWords(named: PaperHolder, language: Language): string {
  if ('elsewhere' in named) return unseenInWords(named.paper, language)
  return `${holderInWords(named, language)} (${named.id})`
}

/** A record by what a person knows it by: its paper's number, company, amount and day. */
export function holderInWords(
  { type, label, amount, date }: Omit<KnownHolder, 'id'>,
  language: Language,
): string {
  return `${kinds[type][language]} ${label}, ${formatRupiah(amount, language)}, ${dayInWords(date, language)}`
}

/** A record that whoever reads may not see: by its token. */
export function unseenInWords(token: string, language: Language): string {
  return {
    id: `catatan yang tidak dapat Anda lihat (${token})`,
    en: `a record that you may not see (${token})`,
  }[language]
}

/** How a wrong total is put right: nothing is written on the records that merely share it. */
export const CORRECTION = {
  id: 'Bila nilai seluruh dokumen itu keliru: koreksi (PATCH) pada catatan yang menyatakannya selama belum diverifikasi atau disetujui; sesudahnya, atau bila beberapa catatan menyatakannya, batalkan catatan itu dan catat ulang dengan nilai yang benar.',
  en: 'If that total of the whole paper is wrong: correct it (PATCH) on the record that states it until that is verified or approved; afterwards, or where several records state it, reverse or cancel them and enter them again with the right total.',
}

/** Where others state already what the whole paper is worth: how much, and what is left of it. */
export function statedTotal(total: number, left: number): BothLanguages {
  const [totalId, leftId] = [formatRupiah(total, 'id'), formatRupiah(left, 'id')]
  const [totalEn, leftEn] = [formatRupiah(total, 'en'), formatRupiah(left, 'en')]
  return {
    id: `Bila ini dokumen yang sama dan sudah dicatat, jangan dicatat lagi. Nilai seluruh dokumen itu sudah dinyatakan ${totalId}, dan tersisa ${leftId}: bila catatan ini bagian daripadanya, nyatakan nilai yang sama (documentTotal pada penerimaan, letterAmount pada komitmen). Bila ini dokumen lain dengan nomor yang sama, sebut setiap catatan itu beserta alasannya (differsFrom).`,
    en: `If it is the same paper and recorded already, do not record it again. The whole paper is said to be worth ${totalEn}, of which ${leftEn} is left: if this record is part of it, state the same (documentTotal of a disbursement, letterAmount of a pledge). If it is another paper with the same number, name each of those records, with the reason (differsFrom).`,
  }
}

export const WAYS_OUT = {
  number: {
    id: 'Bila ini dokumen yang sama dan sudah dicatat, jangan dicatat lagi. Bila satu dokumen melayani beberapa catatan, nyatakan nilai seluruh dokumen (documentTotal pada penerimaan, letterAmount pada komitmen), sama di semua catatan. Bila ini dokumen lain dengan nomor yang sama, sebut setiap catatan itu beserta alasannya (differsFrom).',
    en: 'If it is the same paper and recorded already, do not record it again. If one paper serves several records, state what the whole paper is worth (documentTotal of a disbursement, letterAmount of a pledge), the same on all of them. If it is another paper with the same number, name each of those records, with the reason (differsFrom).',
  },
  total: {
    id: `Catatan lain menyatakan nilai seluruh dokumen yang berbeda; satu dokumen punya satu nilai. Pakai nilai yang sama. ${CORRECTION.id} Bila ini dokumen lain dengan nomor yang sama, sebut setiap catatan itu beserta alasannya (differsFrom).`,
    en: `Other records state another total; one paper has one. Give the same. ${CORRECTION.en} If it is another paper with the same number, name each of those records, with the reason (differsFrom).`,
  },
  refund: {
    id: 'Bila ini bukti yang sama dan sudah dicatat, jangan dicatat lagi: uang yang masuk dan uang yang dikembalikan masing-masing punya bukti sendiri. Bila satu transfer mengembalikan uang dari beberapa penerimaan, atau bila ini bukti lain dengan nomor yang sama, sebut setiap catatan itu beserta alasannya (differsFrom).',
    en: 'If it is the same paper and recorded already, do not record it again: money that comes in and money that is refunded each have evidence of their own. If one transfer refunds several receipts, or if it is another paper with the same number, name each of those records, with the reason (differsFrom).',
  },
  file: {
    id: 'Bila berkas pindaian ini memuat beberapa bukti, isi halaman masing-masing (evidence.pages). Bila buktinya sama, pakai nomor dan nilai seluruh dokumen (documentTotal) yang sama. Bila keliru, unggah pindaian yang benar.',
    en: 'If this scan holds several papers, give the pages of each (evidence.pages). If it is one paper, give the same number and what the whole of it is worth (documentTotal). If it is the wrong file, upload the right one.',
  },
  reference: {
    id: 'Anda sudah memakai rujukan luar (externalRef) itu untuk catatan lain yang masih berlaku. Periksa apakah ini kiriman kedua; bila bukan, beri rujukan lain.',
    en: 'You have used that external reference (externalRef) for another record that still stands. Check whether this is sent a second time; if it is not, give another reference.',
  },
} as const satisfies Record<string, BothLanguages>
