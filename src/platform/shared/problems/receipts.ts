/** Disbursements, batches, imports and the APBD side. */
import { notFound, problem, wrongState } from './problem.ts'

export const receiptProblems = {
  disbursement_wrong_state: wrongState('penerimaan', 'disbursement'),
  split_mismatch: problem(
    422,
    ['Pembagian tidak cocok', 'The split does not fit'],
    [
      'Pembagian per baris dan bagian tanpa baris (unallocated) berjumlah {asked:rp}, seharusnya {amount:rp}. Perbaiki pembagiannya.',
      'What goes to lines and what goes to none (unallocated) add up to {asked:rp} instead of {amount:rp}. Correct the split.',
    ],
  ),
  in_kind_needs_bast: problem(
    422,
    ['BAST diperlukan', 'Handover record required'],
    [
      'Barang dan jasa diterima dengan BAST. Pilih BAST sebagai jenis buktinya (evidence.kind: "bast") dan isi nomornya.',
      'Goods and services are received with a handover record. Give it as the evidence (evidence.kind: "bast"), with its number.',
    ],
  ),
  document_total_too_small: problem(
    422,
    ['Nilai dokumen terlalu kecil', 'Document total too small'],
    [
      'Nilai seluruh bukti {documentTotal:rp} lebih kecil daripada penerimaan {amount:rp}. Perbaiki salah satunya.',
      'What the whole evidence is worth, {documentTotal:rp}, is below the receipt of {amount:rp}. Correct one of them.',
    ],
  ),
  paper_used: problem(
    409,
    ['Dokumen sudah dicatat', 'Paper is recorded already'],
    ['"{paper}" sudah menjadi dasar {named}. {advice}', '"{paper}" stands behind {named} already. {advice}'],
  ),
  differs_from_nobody: problem(
    422,
    ['Dibedakan dari catatan yang tidak ada', 'Told apart from a record that is not there'],
    [
      'Tidak ada catatan yang masih berlaku, bernomor sama, dan berpengenal itu. Hapus butir itu (differsFrom), atau salin pengenal dari penolakan yang menyebut catatannya.',
      'No record that still stands and has this number has that identifier. Leave it out (differsFrom), or copy the identifier from the refusal that names the record.',
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
      'Komitmen ini tidak mengalokasikan apa pun ke baris {line}. Pilih baris dari komitmen ini, atau pindahkan dahulu alokasi komitmennya (reallocations).',
      'This pledge allocates nothing to line {line}. Choose a line of this pledge, or move its allocations first (reallocations).',
    ],
  ),
  pledge_line_exceeded: problem(
    409,
    ['Sisa alokasi komitmen terlampaui', "Pledge's allocation exceeded"],
    [
      'Pada {line:part} komitmen ini tersisa {left:rp}, padahal diminta {asked:rp}: kelebihan {excess:rp}. Ubah pembagiannya, atau pindahkan dahulu alokasi komitmennya (reallocations).',
      '{left:rp} of this pledge is left on {line:part}, but {asked:rp} was asked: {excess:rp} too much. Change the split, or move the pledge’s allocations first (reallocations).',
    ],
  ),
  pledge_outstanding_exceeded: problem(
    409,
    ['Sisa komitmen terlampaui', 'More than is outstanding'],
    [
      '{asked:rp} melebihi sisa komitmen {left:rp}, sebesar {excess:rp}. Usulkan tambahan komitmen sebesar kelebihannya (POST /v1/pledges/<id>/amendments) dan catat setelah disetujui, atau catat {left:rp} saja.',
      '{asked:rp} is more than the {left:rp} outstanding, by {excess:rp}. Propose to amend the pledge by the excess (POST /v1/pledges/<id>/amendments) and record it once that is approved, or record {left:rp} alone.',
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
      'Sudah dikembalikan {refunded:rp}; penerimaan ini tidak dapat dibatalkan lagi. Usulkan pengembalian sisanya (refunds).',
      '{refunded:rp} was refunded, so this disbursement cannot be reversed. Propose a refund of the rest (refunds).',
    ],
  ),
  refund_exceeds_receipt: problem(
    409,
    ['Pengembalian melebihi penerimaan', 'Refund exceeds the receipt'],
    [
      'Dari penerimaan ini masih ada {left:rp} pada {line:received}, padahal dikembalikan {asked:rp}. Kurangi jumlahnya, atau ambil dari bagian tempat uangnya berada (allocations).',
      '{left:rp} of this disbursement is still there on {line:received}, but {asked:rp} is refunded. Lower the amount, or take it from where the money stands (allocations).',
    ],
  ),
  refund_before_receipt: problem(
    422,
    ['Pengembalian mendahului penerimaan', 'Refund before the receipt'],
    [
      'Uang ini dihitung sejak {receivedOn:day}, jadi tidak dapat kembali pada {refundedOn:day}. Isi tanggal pengembalian {receivedOn:day} atau sesudahnya.',
      'This money counts from {receivedOn:day} on, so it cannot go back on {refundedOn:day}. Give {receivedOn:day} or a later day as the day of the refund.',
    ],
  ),
  batch_refused: problem(
    422,
    ['Kumpulan ditolak', 'Batch refused'],
    [
      '{rows} baris ditolak; tidak ada yang dicatat. Perbaiki baris yang disebut dalam errors, lalu kirim ulang semuanya.',
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
      'Usulan ini tidak dapat lagi disetujui. Sejak diusulkan, {since}. Tolak usulan ini (rejection), atau minta pengusulnya menariknya (withdrawal) dan mengusulkan yang sesuai dengan keadaan sekarang.',
      'This proposal can no longer be approved. Since it was made, {since}. Reject it (rejection), or ask whoever proposed it to withdraw it (withdrawal) and to propose what fits the present state.',
    ],
  ),
  proposals_conflict: problem(
    409,
    ['Ada usulan lain yang menunggu', 'Another proposal is waiting'],
    [
      'Masih menunggu keputusan: {named}. {why} Tunggu keputusan pemeriksa (verifier), atau minta pengusulnya menarik usulan itu (withdrawal), lalu ulangi.',
      'Still waiting for a decision: {named}. {why} Wait for the decision of a verifier, or ask whoever proposed it to withdraw it (withdrawal), and repeat this.',
    ],
  ),
  expenditure_wrong_state: wrongState('belanja', 'expenditure'),
  expenditure_not_found: notFound('Belanja', 'Expenditure'),
  statement_superseded: problem(
    409,
    ['Sudah digantikan pernyataan berikutnya', 'Superseded by the next statement'],
    [
      'Baris {line}: jumlah ini hanya berlaku sampai pernyataan berikutnya, {documentNumber} (berlaku {effectiveOn:day}), yang dihitung sejak {countsFrom:day}; padahal jumlah ini baru dapat dihitung sejak {from:day}, sehingga tidak ada hari tersisa baginya. Pakai tanggal buku (bookedOn) yang lebih awal bila masih terbuka, atau catat perubahannya dengan tanggal berlaku sesudah {effectiveOn:day}.',
      'Line {line}: this total holds only until the next statement, {documentNumber} (effective {effectiveOn:day}), which counts from {countsFrom:day} on; but this one could count from {from:day} on alone, so no day is left to it. Use an earlier day of booking (bookedOn) if one is open, or state the change as of a day after {effectiveOn:day}.',
    ],
  ),
  sp2d_exists: problem(
    409,
    ['SP2D sudah dicatat untuk baris ini', 'SP2D already recorded for this line'],
    [
      'Nomor SP2D itu sudah dicatat untuk baris ini. Bila belanjanya sama, jangan dicatat lagi. Bila yang lama keliru, batalkan dahulu (reversal); bila nomornya salah ketik, perbaiki.',
      'That SP2D number is already recorded for this line. If it is the same expenditure, do not record it again. If the older one is wrong, reverse it first (reversal); if the number is mistyped, correct it.',
    ],
  ),
}
