/** What a field must look like, in a clerk's words: by its name, or by its format. */
import type { BothLanguages } from '../shared/wire.ts'

const code = {
  id: 'Pakai huruf, angka, titik, garis, atau garis bawah, paling banyak 30 karakter, tanpa spasi; misalnya M04.',
  en: 'Use letters, digits, dots, dashes or underscores, at most 30 characters, no spaces; such as M04.',
}
const ofFields: Record<string, BothLanguages> = {
  lineCode: code,
  code,
  venueCode: {
    id: 'Pakai huruf besar, angka, garis, atau garis bawah, paling banyak 30 karakter; misalnya MARATUA.',
    en: 'Use capital letters, digits, dashes or underscores, at most 30 characters; such as MARATUA.',
  },
  regencyCode: {
    id: 'Tulis kode Kemendagri kabupaten atau kota, misalnya 64.03 (GET /v1/reference/regencies).',
    en: 'Give the Kemendagri code of a regency or city, such as 64.03 (GET /v1/reference/regencies).',
  },
  npwp: {
    id: 'Tulis NPWP dengan angka saja: 16 angka, atau 15 angka yang lama.',
    en: 'Give the NPWP in digits only: 16, or the old 15.',
  },
  nib: { id: 'Tulis NIB dengan 13 angka.', en: 'Give the NIB, 13 digits.' },
  kbliCode: {
    id: 'Tulis kode KBLI dengan 5 angka (GET /v1/reference/kbli).',
    en: 'Give the KBLI code, 5 digits (GET /v1/reference/kbli).',
  },
  kbliVersion: { id: 'Tulis tahun KBLI, misalnya 2020.', en: 'Give the year of the KBLI, such as 2020.' },
  accountCode: {
    id: 'Tulis kode rekening enam bagian, misalnya 5.1.02.04.01.0001.',
    en: 'Give the account code in six parts, such as 5.1.02.04.01.0001.',
  },
  chartVersion: {
    id: 'Tulis versi kode rekening dengan huruf kecil, misalnya kepmendagri-050-5889-2021.',
    en: 'Give the version of the chart of accounts in small letters, such as kepmendagri-050-5889-2021.',
  },
  category: {
    id: 'Tulis kategori dengan huruf kecil tanpa spasi, misalnya transport.',
    en: 'Give the category in small letters without spaces, such as transport.',
  },
  month: {
    id: 'Tulis bulan sebagai TTTT-BB, misalnya 2025-03.',
    en: 'Give the month as YYYY-MM, such as 2025-03.',
  },
  pages: {
    id: 'Tulis halaman sebagai 3 atau 3-4, yang lebih kecil dahulu.',
    en: 'Give pages as 3 or 3-4, the lower one first.',
  },
  paper: {
    id: 'Salin tanda ini persis dari penolakan yang menyebutnya (paper).',
    en: 'Copy this token exactly from the refusal that named it (paper).',
  },
  currency: {
    id: 'Tulis kode mata uang tiga huruf besar selain IDR, misalnya USD.',
    en: 'Give the currency as three capital letters other than IDR, such as USD.',
  },
  sha256: {
    id: 'Tulis SHA-256 berkasnya sebagai 64 angka heksadesimal kecil.',
    en: 'Give the SHA-256 of the file as 64 small hexadecimal digits.',
  },
}

const ofFormats: Record<string, BothLanguages> = {
  date: {
    id: 'Tulis tanggal yang ada dalam kalender sebagai TTTT-BB-HH, misalnya 2025-05-14.',
    en: 'Give a date of the calendar as YYYY-MM-DD, such as 2025-05-14.',
  },
  datetime: {
    id: 'Tulis saat dalam UTC, misalnya 2025-05-14T03:00:00Z.',
    en: 'Give an instant in UTC, such as 2025-05-14T03:00:00Z.',
  },
  uuid: {
    id: 'Ini bukan pengenal. Salin id dari data yang dimaksud.',
    en: 'This is no identifier. Copy the id of the record that is meant.',
  },
  email: {
    id: 'Tulis alamat surel, misalnya nama@contoh.go.id.',
    en: 'Give an e-mail address, such as name@example.go.id.',
  },
  seen_text: {
    id: 'Teks ini memuat karakter yang tidak terlihat, biasanya terbawa saat menyalin. Ketik ulang.',
    en: 'This text holds characters that cannot be seen, mostly brought by copying. Type it anew.',
  },
  meaningful_text: {
    id: 'Teks ini tidak memuat huruf atau angka. Tulis isinya.',
    en: 'This text holds no letter or digit. Write what it says.',
  },
  document_number: {
    id: 'Nomor dokumen hanya memuat huruf A–Z, angka 0–9, spasi dan tanda baca, dengan sedikitnya satu huruf atau angka. Ketik ulang seperti tercetak.',
    en: 'A document number holds letters A to Z, digits 0 to 9, spaces and punctuation alone, with at least one letter or digit. Type it anew as printed.',
  },
  no_zero: {
    id: 'Nilai 0 tidak mengubah apa pun. Isi rupiah yang ditambahkan, atau yang dikurangi dengan tanda minus.',
    en: 'An amount of 0 changes nothing. Give the rupiah that are added, or those that are taken with a minus sign.',
  },
  url_without_user: {
    id: 'Alamat ini memuat nama, kata sandi atau bagian sesudah #. Tulis tanpa itu.',
    en: 'This address holds a name, a password or a part behind #. Give it without.',
  },
  url: {
    id: 'Tulis alamat lengkap, mulai dengan https://.',
    en: 'Give a full address, beginning with https://.',
  },
}

const other = {
  id: 'Bentuknya tidak sesuai. Lihat contoh isian ini di /docs, lalu perbaiki.',
  en: 'It does not have the right form. See the example of this field at /docs, and correct it.',
}

/** Of a list of codes, its field's name in the singular says what each is. */
export function formatHint(path: readonly PropertyKey[], format: string): BothLanguages {
  const field = path.findLast((part) => typeof part === 'string') ?? ''
  const name = String(field)
  return ofFormats[format] ?? ofFields[name] ?? ofFields[name.replace(/s$/, '')] ?? other
}
