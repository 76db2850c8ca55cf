/** Retreats, budgets and their lines. */
import { problem, wrongState } from './problem.ts'

export const budgetProblems = {
  // Retreats
  venue_already_chosen: problem(
    409,
    ['Lokasi sudah dipilih', 'Venue already chosen'],
    [
      'Lokasi {venue} sudah dipilih pada {chosenOn:day}. Untuk mengubahnya, usulkan lokasi yang lain beserta alasannya.',
      'Venue {venue} was chosen on {chosenOn:day}. To change it, propose another venue, with the reason.',
    ],
  ),
  venue_choice_out_of_order: problem(
    422,
    ['Tanggal pilihan terlalu awal', 'Choice dated too early'],
    [
      'Lokasi {venue} dipilih pada {chosenOn:day}; pilihan berikutnya berlaku mulai tanggal itu atau sesudahnya. Perbaiki tanggalnya.',
      'Venue {venue} was chosen on {chosenOn:day}; the next choice counts from that day on or later. Correct the date.',
    ],
  ),
  venue_in_use: problem(
    409,
    ['Lokasi masih dipakai', 'Venue in use'],
    [
      'Lokasi {venue} disebut oleh baris anggaran atau pilihan lokasi, jadi kodenya tetap dan tidak dapat dihapus. Nama dan kabupaten/kotanya dapat diubah; lokasi yang lain, tambahkan dengan kode baru.',
      'Venue {venue} is named by a budget line or a choice, so its code stays and it cannot be dropped. Its name and regency can be changed; add another venue under a new code.',
    ],
  ),
  year_does_not_fit: problem(
    409,
    ['Tahun tidak cocok dengan catatan', 'Year does not fit the records'],
    [
      'Sudah ada catatan bertanggal sebelum 1 Januari dua tahun sebelum tahun anggaran itu. Pilih tahun yang lebih awal, atau batalkan dan catat ulang yang tanggalnya keliru.',
      'There are records dated before 1 January two years before that fiscal year. Choose an earlier year, or reverse and enter again what is dated wrongly.',
    ],
  ),
  retreat_not_cancelled: problem(
    409,
    ['Retret tidak dibatalkan', 'Retreat is not cancelled'],
    [
      'Retret ini tidak sedang dibatalkan, jadi tidak ada yang dipulihkan. Muat ulang datanya.',
      'This retreat is not cancelled, so there is nothing to restore. Reload it.',
    ],
  ),
  retreat_cancelled: problem(
    409,
    ['Retret dibatalkan', 'Retreat cancelled'],
    [
      'Retret ini dibatalkan pada {cancelledOn:day}: tidak ada lagi komitmen, persetujuan, penambahan, penetapan anggaran, pilihan lokasi, atau alokasi APBD baru. Penerimaan, verifikasi, pengembalian, dan penghapusan tetap dapat dilakukan. Bila retret jadi dilaksanakan, keuangan (finance) mengusulkan pemulihannya (restoration).',
      'This retreat was cancelled on {cancelledOn:day}: no new pledges, approvals, increases, adoption, venue choice or appropriations. Receipts, verifications, refunds and write-offs go on. If it takes place after all, finance proposes its restoration.',
    ],
  ),

  // Budget and lines
  budget_wrong_state: wrongState('versi anggaran', 'budget version'),
  no_adopted_budget: problem(
    409,
    ['Belum ada anggaran yang ditetapkan', 'No adopted budget'],
    [
      'Untuk itu retret ini memerlukan versi anggaran yang ditetapkan: minta keuangan (finance) menyusunnya dan pemeriksa (verifier) menetapkannya, atau biarkan jumlahnya tidak dialokasikan.',
      'For that, this retreat needs an adopted version of its budget: ask finance to draft it and a verifier to adopt it, or leave the amount unallocated.',
    ],
  ),
  before_first_budget: problem(
    409,
    ['Sebelum anggaran pertama', 'Before the first budget'],
    [
      'Pada {asOf:day} belum ada anggaran yang berlaku; yang pertama ditetapkan pada {firstAdoptedOn:day}. Pilih tanggal itu atau sesudahnya.',
      'No budget was in force on {asOf:day}; the first was adopted on {firstAdoptedOn:day}. Choose that date or a later one.',
    ],
  ),
  adoption_out_of_order: problem(
    422,
    ['Tanggal penetapan terlalu awal', 'Adoption dated too early'],
    [
      'Versi sebelumnya ditetapkan pada {previous:day}. Pilih tanggal itu atau sesudahnya.',
      'The version before was adopted on {previous:day}. Choose that date or a later one.',
    ],
  ),
  lines_below_balances: problem(
    409,
    ['Pagu di bawah yang sudah terikat', 'Ceilings below what is already bound'],
    [
      'Baris yang disebut dalam errors sudah mengikat lebih dari pagu barunya. Lihat setiap baris: di sana disebut jalan keluarnya.',
      'The lines named in errors already hold more than their new ceiling. See each of them: it says what can be done.',
    ],
  ),
  line_below_balances: problem(
    409,
    ['Pagu baris di bawah yang terikat', 'Line ceiling below what is bound'],
    [
      'Baris {line}: pagu baru {ceiling:rp}, terikat komitmen {reserved:rp}, diterima dan dibelanjakan {used:rp}. Tetapkan dengan melepaskan kelebihannya (excess: "release"), sehingga kelebihan itu menjadi tidak dialokasikan, atau minta keuangan (finance) menaikkan pagunya dalam rancangan.',
      'Line {line}: new ceiling {ceiling:rp}, reserved by pledges {reserved:rp}, received and spent {used:rp}. Adopt it releasing the excess (excess: "release"), which then is unallocated, or ask finance to raise the ceiling in the draft.',
    ],
  ),
  line_overspent: problem(
    409,
    ['APBD baris melebihi pagu baru', 'APBD spent above the new ceiling'],
    [
      'Baris {line}: pagu baru {ceiling:rp}, APBD sudah dibelanjakan {spent:rp}. Minta keuangan (finance) menaikkan pagunya dalam rancangan, atau membatalkan belanjanya dahulu.',
      'Line {line}: new ceiling {ceiling:rp}, APBD already spent {spent:rp}. Ask finance to raise the ceiling in the draft, or to reverse the expenditure first.',
    ],
  ),
  line_of_other_venue: problem(
    409,
    ['Baris milik lokasi lain', 'Line of another venue'],
    [
      'Baris {line} milik lokasi yang tidak dipilih (terpilih: {venue}). Pilih baris lain atau biarkan tidak dialokasikan.',
      'Line {line} belongs to a venue that was not chosen (chosen: {venue}). Choose another line or leave it unallocated.',
    ],
  ),
  line_amount_mismatch: problem(
    422,
    ['Jumlah baris tidak cocok', 'Line amount does not fit'],
    [
      'Baris {line}: volume kali harga satuan adalah {expected:rp}, tetapi tertulis {asked:rp}. Perbaiki volume, harga satuan, atau jumlahnya.',
      'Line {line}: quantity times unit price is {expected:rp}, but {asked:rp} is given. Correct the quantity, the unit price or the amount.',
    ],
  ),
  duplicate_line: problem(
    422,
    ['Baris disebut dua kali', 'Line named twice'],
    [
      'Baris {line} muncul lebih dari sekali. Gabungkan jumlahnya.',
      'Line {line} appears more than once. Combine the amounts.',
    ],
  ),
  duplicate_venue: problem(
    422,
    ['Lokasi disebut dua kali', 'Venue named twice'],
    [
      'Kode lokasi {venue} muncul lebih dari sekali. Pakai kode yang berbeda.',
      'Venue code {venue} appears more than once. Use distinct codes.',
    ],
  ),
  unknown_venue: problem(
    422,
    ['Lokasi tidak dikenal', 'Unknown venue'],
    [
      'Lokasi {venue} bukan pilihan retret ini; pilihannya: {venues}. Pilih salah satunya.',
      'Venue {venue} is no option of this retreat; the options are: {venues}. Choose one of them.',
    ],
  ),
  venue_required: problem(
    422,
    ['Lokasi harus disebut', 'Venue required'],
    [
      'Lokasi retret ini belum dipilih. Sebut lokasi yang ingin dilihat (venue), salah satu dari: {venues}.',
      'No venue of this retreat is chosen yet. Name the one to look at (venue), one of: {venues}.',
    ],
  ),
  unknown_line: problem(
    422,
    ['Baris tidak dikenal', 'Unknown line'],
    [
      'Baris {line} tidak ada dalam anggaran yang ditetapkan. Pilih baris dari anggaran itu.',
      'Line {line} is not in the adopted budget. Choose a line of that budget.',
    ],
  ),
  line_not_csr_eligible: problem(
    422,
    ['Baris tidak boleh dibiayai CSR', 'Line not eligible for CSR'],
    [
      'Baris {line} tidak boleh menerima CSR. Pilih baris lain atau biarkan tidak dialokasikan.',
      'Line {line} may not be paid by CSR. Choose another line or leave it unallocated.',
    ],
  ),
  ineligibility_reason_required: problem(
    422,
    ['Alasan tidak layak CSR diperlukan', 'Reason for ineligibility required'],
    [
      'Baris {line} ditandai tidak boleh menerima CSR. Isi alasannya (csrIneligibleReason).',
      'Line {line} is marked as not payable by CSR. Give the reason (csrIneligibleReason).',
    ],
  ),
  line_ceiling_exceeded: problem(
    409,
    ['Pagu baris terlampaui', 'Line ceiling exceeded'],
    [
      'Baris {line}: diminta {asked:rp}, tersisa {left:rp} dari pagu {ceiling:rp}. Kurangi jumlahnya atau pilih baris lain.',
      'Line {line}: {asked:rp} asked, {left:rp} left of its ceiling {ceiling:rp}. Lower the amount or choose another line.',
    ],
  ),
  double_funding: problem(
    409,
    ['Pendanaan ganda', 'Double funding'],
    [
      'Baris {line}: diminta {asked:rp}, tersisa {left:rp} karena CSR yang diterima ditambah APBD yang dibelanjakan tidak boleh melebihi pagu {ceiling:rp}. Kurangi jumlah pada baris ini dan biarkan selebihnya tidak dialokasikan, atau minta keuangan (finance) menaikkan pagunya dalam versi anggaran berikutnya.',
      'Line {line}: {asked:rp} asked, {left:rp} left, because CSR received plus APBD spent may not exceed the ceiling {ceiling:rp}. Lower the amount on this line and leave the rest unallocated, or ask finance to raise its ceiling in the next version of the budget.',
    ],
  ),
  total_too_large: problem(
    422,
    ['Jumlah keseluruhan terlalu besar', 'Total too large'],
    [
      'Jumlah seluruh retret ini akan melewati Rp9.007.199.254.740.991. Periksa jumlahnya.',
      'The total of this retreat would pass Rp9,007,199,254,740,991. Check the amount.',
    ],
  ),
}
