/** What is accepted, and a person should look at: every warning of an answer, in both languages, by its code. */
import type { Figures } from './errors.ts'
import { fillText } from './fill-text.ts'
import type { BothLanguages } from './wire.ts'

/** Something accepted that a person should look at. */
export interface Warning {
  code: string
  pointer: string
  detail: BothLanguages
}

function text(id: string, en: string): BothLanguages {
  return { id, en }
}

export const warningTexts = {
  unknown_regency: text(
    'Kode wilayah {code} tidak ada dalam daftar Kalimantan Timur; periksa kembali.',
    'Regency code {code} is not on the list of Kalimantan Timur; check it.',
  ),
  unknown_kbli: text(
    'Kode KBLI {code} ({version}) tidak ada dalam daftar; periksa kembali.',
    'KBLI code {code} ({version}) is not on the list; check it.',
  ),
  unknown_account: text(
    'Kode rekening {code} tidak ada dalam daftar {version}; periksa kembali.',
    'Account code {code} is not on the list of {version}; check it.',
  ),
  npwp_check_digit: text(
    'Angka pemeriksa NPWP tidak cocok; periksa kembali nomornya.',
    'The check digit of the NPWP does not fit; check the number.',
  ),
  booked_later: text(
    'Bulan sebelum {bookedOn:day} sudah ditutup. Yang bertanggal di dalamnya dihitung sejak hari terbuka pertama, {bookedOn:day}; periksa laporan bulan itu bila ragu.',
    'The months before {bookedOn:day} are closed. What is dated in them counts from the first open day, {bookedOn:day}, on; check the reports of that month when in doubt.',
  ),
  similar_pledge: text(
    'Perusahaan yang sama menjanjikan jumlah yang sama dalam 7 hari: surat {number} tanggal {date:day} ({id}). Pastikan ini bukan komitmen yang sama.',
    'The same company pledged the same amount within 7 days: letter {number} of {date:day} ({id}). Make sure that this is not the same pledge.',
  ),
  similar_receipt: text(
    'Perusahaan yang sama menyerahkan jumlah yang sama dalam 7 hari: bukti {number}, {date:day} ({id}). Pastikan ini bukan pencatatan ganda.',
    'The same company handed over the same amount within 7 days: evidence {number}, {date:day} ({id}). Make sure that this is not recorded twice.',
  ),
  number_under_other_kind: text(
    'Nomor ini juga dipakai bukti jenis lain: {number}, {date:day} ({id}). Pastikan jenis buktinya benar.',
    'Evidence of another kind has this number too: {number}, {date:day} ({id}). Make sure of its kind.',
  ),
  number_of_other_company: text(
    'Surat {company} bernomor sama: {number} tanggal {date:day} ({id}). Pastikan ini surat lain, dan perusahaannya benar.',
    'A letter of {company} has the same number: {number} of {date:day} ({id}). Make sure that this is another letter, and the right company.',
  ),
  total_holds_for_others: text(
    'Nilai seluruh dokumen, {total:rp}, dinyatakan di sini dan selama catatan ini berlaku mengikat juga {named}: bersama-sama tidak boleh melampauinya. Bila catatan ini ditolak, dibatalkan, atau disingkirkan, nilai itu tidak berlaku lagi. {correction}',
    'What the whole paper is worth, {total:rp}, is stated here, and as long as this record stands it binds {named} too: together they may not pass it. Once this record is rejected, reversed, cancelled or discarded, that no longer holds. {correction}',
  ),
  dated_in_closed_month: text(
    '{pledges} komitmen bertanggal dalam bulan yang sudah ditutup (sampai dengan {closedThrough:day}), yang pertama di baris {row}. Retret ini dibuat sesudah penutupan itu, jadi tanggalnya masih diterima: periksa tahunnya, dan selesaikan pengajuannya sebelum penutupan bulan berikutnya.',
    '{pledges} pledges are dated in months that are closed (through {closedThrough:day}), the first in row {row}. This retreat was created after that closing, so those dates are still taken: check the year, and submit them before the next month is closed.',
  ),
  venue_moves_nothing_back: text(
    'Pilihan lokasi {venue} menggantikan {earlier}, tetapi tidak memindahkan apa pun kembali: {moved:rp} yang dahulu dipindahkan dari baris {venue} ke bagian yang belum dialokasikan tetap di sana, begitu pula pengalihan yang dilakukan sesudahnya. Yang berdiri di baris lokasi lain sekarang juga menjadi belum dialokasikan. Alihkan sendiri apa yang seharusnya kembali: janji dengan POST /v1/pledges/<id>/reallocations, uang dengan POST /v1/disbursements/<id>/reallocations.',
    'Choosing venue {venue} replaces {earlier}, and moves nothing back: the {moved:rp} that was moved from lines of {venue} to the unallocated part stays there, and so does what was re-allocated since. What stands on lines of other venues becomes unallocated now too. Re-allocate yourself what should go back: promises by POST /v1/pledges/<id>/reallocations, money by POST /v1/disbursements/<id>/reallocations.',
  ),
  findings_not_foreseen: text(
    'Temuan yang akan timbul tidak sempat dihitung; lihat daftar temuan setelah disimpan.',
    'What would be found could not be computed in time; look at the register of findings once it is kept.',
  ),
} as const satisfies Record<string, BothLanguages>

export type WarningCode = keyof typeof warningTexts

export function warning(code: WarningCode, pointer: string, figures: Figures = {}): Warning {
  return { code, pointer, detail: warningInWords(code, figures) }
}

export function warningInWords(code: WarningCode, figures: Figures = {}): BothLanguages {
  const { id, en } = warningTexts[code]
  return { id: fillText(id, figures, 'id'), en: fillText(en, figures, 'en') }
}
