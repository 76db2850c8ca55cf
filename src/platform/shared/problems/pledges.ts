/** Pledges. */
import { problem, wrongState } from './problem.ts'

export const pledgeProblems = {
  pledge_wrong_state: wrongState('komitmen', 'pledge'),
  pledge_party_fixed: problem(
    409,
    ['Perusahaan dan bentuk sudah tetap', 'Company and form are fixed'],
    [
      'Komitmen ini pernah diajukan, sehingga perusahaan dan bentuknya tetap. Singkirkan yang ini (discarding), lalu buat komitmen baru yang menyebutnya sebagai yang digantikan (replaces).',
      'This pledge was submitted once, so its company and form stay. Discard this one (discarding) and draft a new pledge that names it as replaced (replaces).',
    ],
  ),
  allocations_exceed_amount: problem(
    422,
    ['Alokasi melebihi jumlah', 'Allocations exceed the amount'],
    [
      'Alokasi per baris berjumlah {asked:rp}, padahal yang dibagi {amount:rp}. Kurangi alokasinya.',
      'The allocations to lines add up to {asked:rp}, but {amount:rp} is to be spread. Lower them.',
    ],
  ),
  instalments_mismatch: problem(
    422,
    ['Angsuran tidak cocok', 'Instalments do not fit'],
    [
      'Angsuran berjumlah {asked:rp}, seharusnya sama dengan komitmennya, {amount:rp}. Perbaiki jumlah angsurannya.',
      'The instalments add up to {asked:rp} and should give the pledge, {amount:rp}. Correct the instalments.',
    ],
  ),
  pledge_has_receipts: problem(
    409,
    ['Komitmen sudah diterima sebagian', 'The pledge has receipts'],
    [
      'Dari komitmen ini sudah diterima {received:rp}. Kembalikan (refunds) atau batalkan (reversal) penerimaannya dahulu, atau usulkan penghapusan sisanya (write-offs).',
      '{received:rp} of this pledge was received. Refund (refunds) or reverse (reversal) the receipts first, or propose to write off what is outstanding (write-offs).',
    ],
  ),
  more_than_outstanding: problem(
    409,
    ['Melebihi sisa komitmen', 'More than is outstanding'],
    [
      'Diminta {asked:rp}, tetapi sisa yang belum diterima pada {line:part} {left:rp}. Kurangi jumlahnya.',
      '{asked:rp} asked, but {left:rp} is outstanding on {line:part}. Lower the amount.',
    ],
  ),
  move_goes_nowhere: problem(
    422,
    ['Pemindahan ke tempat yang sama', 'A move to where it is'],
    [
      'Pemindahan dari dan ke {line:part} tidak mengubah apa pun. Pilih tujuan lain.',
      'A move from and to {line:part} changes nothing. Choose another destination.',
    ],
  ),
  move_exceeds_open: problem(
    409,
    ['Melebihi yang dapat dipindahkan', 'More than can be moved'],
    [
      'Pada {line:part} dapat dipindahkan {left:rp}, padahal diminta {asked:rp}. Kurangi jumlahnya, atau pindahkan dari bagian yang lain. Dari komitmen hanya berpindah yang belum diterima; uang yang sudah diterima dipindahkan pada penerimaannya (POST /v1/disbursements/<id>/reallocations).',
      '{left:rp} can be moved from {line:part}, but {asked:rp} was asked. Lower the amount, or move from another part. Of a pledge only what was not received yet moves; money that was received moves with its disbursement (POST /v1/disbursements/<id>/reallocations).',
    ],
  ),
  relation_required: problem(
    422,
    ['Hubungan dengan perjanjian pertama', 'Relation to the first agreement'],
    [
      'Komitmen ini sudah mempunyai perjanjian. Sebut hubungan yang baru dengan yang pertama (relation): "addendum" bila melengkapinya (tanggal yang pertama tetap), "correction" bila menggantikannya.',
      'This pledge has an agreement already. Say how the new one stands to the first (relation): "addendum" where it adds to it (the first keeps its day), "correction" where it takes its place.',
    ],
  ),
  valuation_basis_required: problem(
    422,
    ['Dasar penilaian diperlukan', 'Valuation basis required'],
    [
      'Barang dan jasa memerlukan dasar penilaian. Isi (valuationBasis) dengan faktur (invoice), penilaian (appraisal) atau pernyataan perusahaan (declared).',
      'Goods and services need a basis of valuation. Give it (valuationBasis): an invoice (invoice), an appraisal (appraisal) or what the company declares (declared).',
    ],
  ),
  valuation_basis_not_allowed: problem(
    422,
    ['Dasar penilaian tidak berlaku', 'Valuation basis not applicable'],
    [
      'Komitmen uang tidak memakai dasar penilaian. Hapus isian itu (valuationBasis), atau perbaiki bentuknya bila ini barang atau jasa.',
      'A cash pledge has no basis of valuation. Leave it out (valuationBasis), or correct the form if it is goods or services.',
    ],
  ),
  letter_amount_too_small: problem(
    422,
    ['Nilai surat terlalu kecil', 'Letter amount too small'],
    [
      'Nilai seluruh surat {letterAmount:rp} lebih kecil daripada komitmen {amount:rp}. Perbaiki salah satunya.',
      'What the whole letter promises, {letterAmount:rp}, is below the pledge of {amount:rp}. Correct one of them.',
    ],
  ),
}
