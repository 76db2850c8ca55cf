/**
 * What has changed since a proposal was made, where that refuses its approval: by the problem's code, as the middle of a
 * sentence. Whoever decides cannot lower an amount or choose another line: they reject it, or the proposer takes it back.
 */
import type { BothLanguages } from '../wire.ts'

function text(id: string, en: string): BothLanguages {
  return { id, en }
}

export const overtakenBy: Record<string, BothLanguages> = {
  pledge_wrong_state: text('komitmennya menjadi: {state:word}', 'the pledge has become {state:word}'),
  disbursement_wrong_state: text(
    'penerimaannya menjadi: {state:word}',
    'the disbursement has become {state:word}',
  ),
  retreat_cancelled: text(
    'retretnya dibatalkan mulai {cancelledOn:day}',
    'the retreat was cancelled from {cancelledOn:day} on',
  ),
  retreat_not_cancelled: text(
    'pembatalan retret itu sudah dicabut',
    'the cancellation of the retreat was taken back',
  ),
  company_succeeded: text(
    '{company} bergabung ke {successor} mulai {from:day} dan tidak menerima penambahan komitmen',
    '{company} has merged into {successor} from {from:day} on and takes no increase of a pledge',
  ),
  instalments_mismatch: text(
    'komitmennya berubah: bersama usulan ini menjadi {amount:rp}, padahal angsuran yang diusulkan berjumlah {asked:rp}',
    'the pledge has changed: with this proposal it comes to {amount:rp}, but the proposed instalments add up to {asked:rp}',
  ),
  more_than_outstanding: text(
    'sisa yang belum diterima pada {line:part} menjadi {left:rp}, padahal usulan ini mengambil {asked:rp}',
    'what is outstanding on {line:part} has become {left:rp}, but this proposal takes {asked:rp}',
  ),
  line_ceiling_exceeded: text(
    'ruang pada baris {line} menjadi {left:rp} dari pagu {ceiling:rp}, padahal usulan ini memerlukan {asked:rp}',
    'the room on line {line} has become {left:rp} of its ceiling {ceiling:rp}, but this proposal needs {asked:rp}',
  ),
  double_funding: text(
    'ruang pada baris {line} menjadi {left:rp}, karena CSR yang diterima ditambah APBD yang dibelanjakan tidak boleh melebihi pagu {ceiling:rp}, padahal usulan ini memerlukan {asked:rp}',
    'the room on line {line} has become {left:rp}, because CSR received plus APBD spent may not exceed the ceiling {ceiling:rp}, but this proposal needs {asked:rp}',
  ),
  unknown_line: text(
    'baris {line} tidak ada lagi dalam anggaran yang ditetapkan',
    'line {line} has left the adopted budget',
  ),
  line_not_csr_eligible: text(
    'baris {line} ditetapkan tidak boleh menerima CSR',
    'line {line} was adopted as not payable by CSR',
  ),
  line_of_other_venue: text(
    'lokasi {venue} dipilih, sedangkan baris {line} milik lokasi lain',
    'venue {venue} was chosen, and line {line} belongs to another one',
  ),
  move_exceeds_open: text(
    'yang dapat dipindahkan dari {line:part} menjadi {left:rp}, padahal usulan ini memindahkan {asked:rp}',
    'what can be moved from {line:part} has become {left:rp}, but this proposal moves {asked:rp}',
  ),
  refund_exceeds_receipt: text(
    'uang penerimaan ini pada {line:received} menjadi {left:rp}, padahal usulan ini mengembalikan {asked:rp}',
    'what is left of this disbursement on {line:received} has become {left:rp}, but this proposal refunds {asked:rp}',
  ),
  disbursement_has_refunds: text(
    '{refunded:rp} dari penerimaan ini dikembalikan, sehingga tidak dapat dibatalkan lagi',
    '{refunded:rp} of this disbursement was refunded, so it cannot be reversed any more',
  ),
  venue_already_chosen: text(
    'lokasi {venue} sudah dipilih (mulai {chosenOn:day})',
    'venue {venue} was chosen already (from {chosenOn:day} on)',
  ),
  venue_choice_out_of_order: text(
    'lokasi {venue} dipilih mulai {chosenOn:day}, sesudah tanggal dalam usulan ini',
    'venue {venue} was chosen from {chosenOn:day} on, after the day of this proposal',
  ),
  reason_required: text(
    'sebuah lokasi sudah dipilih, sehingga pilihan ini memerlukan alasan',
    'a venue was chosen, so this choice needs a reason',
  ),
  month_closed: text(
    'bulan {month:month} ditutup: buku ditutup sampai dengan {closedThrough:day}',
    '{month:month} was closed: the books are closed through {closedThrough:day}',
  ),
  retreat_code_exists: text('kode itu dipakai retret lain', 'that code was given to another retreat'),
  year_does_not_fit: text(
    'dicatat sesuatu bertanggal sebelum tahun-tahun yang cocok dengan tahun anggaran itu',
    'something was recorded that is dated before what that fiscal year takes',
  ),
  venue_in_use: text(
    'lokasi {venue} disebut oleh baris anggaran atau pilihan lokasi',
    'venue {venue} was named by a budget line or a choice',
  ),
  due_before_letter: text(
    'tanggal suratnya menjadi {pledgedOn:day}, padahal ada angsuran yang jatuh tempo pada {dueOn:day}',
    'the day of the letter has become {pledgedOn:day}, but an instalment is due on {dueOn:day}',
  ),
}
