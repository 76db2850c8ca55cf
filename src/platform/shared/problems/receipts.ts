/** Disbursements, batches, imports and the APBD side. */
import { notFound, problem, wrongState } from './problem.ts'

export const receiptProblems = {
  disbursement_wrong_state: wrongState('penerimaan', 'disbursement'),
  split_mismatch: problem(
    422,
    ['Pembagian tidak cocok', 'The split does not fit'],
    [
      'Alokasi dan unallocated berjumlah {asked:rp}, seharusnya {amount:rp}. Samakan.',
      'Allocations and unallocated add up to {asked:rp} instead of {amount:rp}. Make them equal.',
    ],
  ),
  in_kind_needs_bast: problem(
    422,
    ['BAST diperlukan', 'Handover record required'],
    [
      'Barang dan jasa diterima dengan BAST; isi evidence.kind = "bast".',
      'Goods and services are received with a BAST; set evidence.kind to "bast".',
    ],
  ),
  document_total_too_small: problem(
    422,
    ['Nilai dokumen terlalu kecil', 'Document total too small'],
    [
      'Nilai dokumen {documentTotal:rp} lebih kecil daripada penerimaan {amount:rp}. Perbaiki salah satunya.',
      'The document total {documentTotal:rp} is below the receipt {amount:rp}. Correct one of them.',
    ],
  ),
  paper_used: problem(
    409,
    ['Dokumen sudah dicatat', 'Paper is recorded already'],
    ['"{paper}" sudah menjadi dasar {named}. {advice}', '"{paper}" stands behind {named} already. {advice}'],
  ),
  differs_from_nobody: problem(
    422,
    ['differsFrom tidak menyebut catatan yang berlaku', 'differsFrom names no record that stands'],
    [
      'Tidak ada catatan yang masih berlaku dan bernomor sama dengan pengenal itu. Hapus butir itu dari differsFrom, atau sebut catatan yang disebut penolakan paper_used.',
      'No record that still stands and has this number is called that. Leave it out of differsFrom, or name the records that the refusal paper_used names.',
    ],
  ),
  paper_exceeded: problem(
    409,
    ['Nilai dokumen terlampaui', 'More than the paper is worth'],
    [
      '"{paper}" bernilai {total:rp}; {used:rp} sudah dicatat pada {named}, sehingga tersisa {left:rp}, padahal diminta {asked:rp}. Kurangi jumlahnya. Bila nilai seluruh dokumen itu yang keliru, koreksi (PATCH) pada catatan yang menyatakannya selama belum diverifikasi atau disetujui; sesudahnya batalkan catatan itu dan catat ulang.',
      '"{paper}" is worth {total:rp}; {used:rp} of it is recorded with {named}, so {left:rp} is left, and {asked:rp} was asked. Lower the amount. If that total is wrong, correct it (PATCH) on the record that states it until that is verified or approved; afterwards reverse or cancel that record and enter it again.',
    ],
  ),
  line_not_in_pledge: problem(
    422,
    ['Baris bukan bagian komitmen', "Line is not one of the pledge's"],
    [
      'Komitmen ini tidak mengalokasikan apa pun ke baris {line}. Pilih baris komitmen ini.',
      'This pledge allocates nothing to line {line}. Choose a line of this pledge.',
    ],
  ),
  pledge_line_exceeded: problem(
    409,
    ['Sisa alokasi komitmen terlampaui', "Pledge's allocation exceeded"],
    [
      'Pada {line:part}: diminta {asked:rp}, tersisa {left:rp}, kelebihan {excess:rp}. Ubah pembagiannya.',
      'On {line:part}: {asked:rp} asked, {left:rp} left, {excess:rp} too much. Change the split.',
    ],
  ),
  pledge_outstanding_exceeded: problem(
    409,
    ['Sisa komitmen terlampaui', 'More than is outstanding'],
    [
      'Diminta {asked:rp}, sisa komitmen {left:rp}, kelebihan {excess:rp}. Usulkan tambahan komitmen sebesar kelebihannya (POST /v1/pledges/<id>/amendments) dan catat setelah disetujui, atau catat {left:rp} saja.',
      '{asked:rp} asked, {left:rp} outstanding, {excess:rp} too much. Propose to amend the pledge by the excess (POST /v1/pledges/<id>/amendments) and record it once that is approved, or record {left:rp} alone.',
    ],
  ),
  evidence_required: problem(
    409,
    ['Dokumen bukti belum ada', 'Evidence document missing'],
    [
      'Penerimaan diverifikasi hanya dengan dokumen bukti yang tersimpan. Minta keuangan (finance) mengunggah pindaiannya (POST /v1/documents) dan melampirkannya sebagai bukti (POST /v1/disbursements/<id>/documents dengan kind "evidence"), lalu muat ulang, baca, dan verifikasi.',
      'A disbursement is verified only with a stored evidence document. Ask finance to upload its scan (POST /v1/documents) and to attach it as evidence (POST /v1/disbursements/<id>/documents with kind "evidence"), then reload, read it and verify.',
    ],
  ),
  disbursement_has_refunds: problem(
    409,
    ['Penerimaan sudah dikembalikan sebagian', 'The disbursement has refunds'],
    [
      'Sudah dikembalikan {refunded:rp}; penerimaan ini tidak dapat dibatalkan lagi. Usulkan pengembalian sisanya.',
      '{refunded:rp} was refunded, so this disbursement cannot be reversed. Propose a refund of the rest.',
    ],
  ),
  refund_exceeds_receipt: problem(
    409,
    ['Pengembalian melebihi penerimaan', 'Refund exceeds the receipt'],
    [
      'Pada {line:part}: diminta {asked:rp}, masih ada {left:rp}. Kurangi jumlahnya atau ubah pembagiannya.',
      'On {line:part}: {asked:rp} asked, {left:rp} is there. Lower the amount or change the split.',
    ],
  ),
  refund_before_receipt: problem(
    422,
    ['Pengembalian mendahului penerimaan', 'Refund before the receipt'],
    [
      'Tanggal pengembalian {refundedOn} mendahului penerimaan {receivedOn}. Perbaiki tanggalnya.',
      'The refund of {refundedOn} lies before the receipt of {receivedOn}. Correct the date.',
    ],
  ),
  batch_refused: problem(
    422,
    ['Kumpulan ditolak', 'Batch refused'],
    [
      '{rows} baris ditolak; tidak ada yang dicatat. Perbaiki baris dalam errors, lalu kirim ulang semuanya.',
      '{rows} rows were refused; nothing was recorded. Correct the rows named in errors and send everything again.',
    ],
  ),
  batch_too_large: problem(
    422,
    ['Kumpulan terlalu besar', 'Batch too large'],
    [
      'Kumpulan ini terbagi atas {asked} bagian; paling banyak {limit} dalam satu permintaan. Bagi menjadi beberapa permintaan.',
      'This batch spreads over {asked} parts; at most {limit} go in one request. Send it as several requests.',
    ],
  ),
  import_refused: problem(
    422,
    ['Berkas ditolak', 'File refused'],
    [
      'Jumlah kesalahan dalam berkas: {faults}; tidak ada yang dicatat. Perbaiki yang disebut dalam errors (paling banyak 100), lalu kirim ulang semuanya.',
      'Faults in the file: {faults}; nothing was recorded. Correct what errors names (at most 100 are listed) and send everything again.',
    ],
  ),
  import_wrong_state: wrongState('impor', 'import'),
  import_beyond_draft: problem(
    409,
    ['Impor sudah lebih dari rancangan', 'The import is past its drafts'],
    [
      '{beyond} dari {total} data impor ini sudah diajukan atau ditetapkan, sehingga tidak dapat disingkirkan seluruhnya. Tarik dahulu yang masih menunggu persetujuan (POST /v1/pledges/<id>/withdrawal), atau singkirkan rancangan lainnya satu per satu.',
      '{beyond} of the {total} records of this import were submitted or adopted, so it cannot be discarded as a whole. Take back first those that still wait for approval (POST /v1/pledges/<id>/withdrawal), or discard the other drafts one by one.',
    ],
  ),
  import_unfinished: problem(
    422,
    ['Berkas tidak selesai dibaca', 'File not read to its end'],
    [
      'Membaca berkas ini memerlukan lebih dari {seconds} detik, atau terlalu banyak memori; tidak ada yang dicatat. Salin hanya tabelnya, sebagai nilai, ke buku kerja baru, atau bagi menjadi beberapa berkas.',
      'Reading this file takes more than {seconds} seconds, or too much memory; nothing was recorded. Copy only the table, as values, into a new workbook, or send it as several files.',
    ],
  ),
  adjustment_wrong_state: wrongState('usulan', 'proposal'),
  changed_since_proposed: problem(
    409,
    ['Keadaan berubah sejak diusulkan', 'Changed since it was proposed'],
    [
      'Usulan ini tidak dapat lagi disetujui: {because} Tolak usulan ini, lalu keuangan (finance) mengusulkan yang baru.',
      'This proposal can no longer be approved: {because} Reject it, and have finance propose a new one.',
    ],
  ),
  proposals_conflict: problem(
    409,
    ['Ada usulan lain yang menunggu', 'Another proposal is waiting'],
    [
      'Usulan ini tidak dapat disetujui bersama usulan yang masih menunggu keputusan ({others}). Tunggu keputusan pemeriksa (verifier), atau tarik kembali usulan yang menunggu itu.',
      'This proposal cannot be approved beside what waits for a decision ({others}). Wait for the decision of a verifier, or withdraw what waits.',
    ],
  ),
  expenditure_wrong_state: wrongState('belanja', 'expenditure'),
  expenditure_not_found: notFound('Belanja', 'Expenditure'),
  statement_superseded: problem(
    409,
    ['Sudah digantikan pernyataan berikutnya', 'Superseded by the next statement'],
    [
      'Baris {line}: pernyataan ini berlaku sampai {documentNumber} (berlaku {effectiveOn}), yang sudah dihitung sejak {countsFrom}; dari {from} tidak ada hari tersisa baginya. Pakai bookedOn yang lebih awal bila masih terbuka, atau catat perubahannya dengan tanggal setelah {effectiveOn}.',
      'Line {line}: this statement holds until {documentNumber} (effective {effectiveOn}), which counts from {countsFrom} already; from {from} on no day is left to it. Use an earlier bookedOn if one is open, or state the change as of a day after {effectiveOn}.',
    ],
  ),
  sp2d_exists: problem(
    409,
    ['SP2D sudah dicatat untuk baris ini', 'SP2D already recorded for this line'],
    [
      'Nomor SP2D itu sudah dicatat untuk baris ini. Periksa apakah ini belanja yang sama.',
      'That SP2D number is already recorded for this line. Check whether it is the same expenditure.',
    ],
  ),
}
