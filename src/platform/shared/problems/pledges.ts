/** Pledges. */
import { problem, wrongState } from './problem.ts'

export const pledgeProblems = {
  pledge_wrong_state: wrongState('komitmen', 'pledge'),
  pledge_party_fixed: problem(
    409,
    ['Perusahaan dan bentuk sudah tetap', 'Company and form are fixed'],
    [
      'Komitmen ini pernah diajukan, sehingga perusahaan dan bentuknya tetap. Buat komitmen baru dengan replaces.',
      'This pledge was submitted once, so its company and form stay. Draft a new pledge that replaces it.',
    ],
  ),
  allocations_exceed_amount: problem(
    422,
    ['Alokasi melebihi jumlah', 'Allocations exceed the amount'],
    [
      'Alokasi berjumlah {asked:rp}, padahal jumlahnya {amount:rp}. Kurangi alokasinya.',
      'The allocations add up to {asked:rp}, but the amount is {amount:rp}. Lower them.',
    ],
  ),
  instalments_mismatch: problem(
    422,
    ['Angsuran tidak cocok', 'Instalments do not fit'],
    [
      'Angsuran berjumlah {asked:rp}, seharusnya {amount:rp}. Samakan.',
      'The instalments add up to {asked:rp} instead of {amount:rp}. Make them equal.',
    ],
  ),
  pledge_has_receipts: problem(
    409,
    ['Komitmen sudah diterima sebagian', 'The pledge has receipts'],
    [
      'Sudah diterima {received:rp}. Kembalikan atau batalkan penerimaannya dahulu, atau usulkan penghapusan sisanya.',
      '{received:rp} was received. Refund or reverse the receipts first, or propose to write off what is outstanding.',
    ],
  ),
  more_than_outstanding: problem(
    409,
    ['Melebihi sisa komitmen', 'More than is outstanding'],
    [
      'Diminta {asked:rp}, tetapi pada {line:part} tersisa {left:rp}. Kurangi jumlahnya.',
      '{asked:rp} asked, {left:rp} outstanding on {line:part}. Lower the amount.',
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
      'Pada {line:part}: diminta {asked:rp}, dapat dipindahkan {left:rp}. Kurangi jumlahnya.',
      'On {line:part}: {asked:rp} asked, {left:rp} can be moved. Lower the amount.',
    ],
  ),
  relation_required: problem(
    422,
    ['Hubungan dengan perjanjian pertama', 'Relation to the first agreement'],
    [
      'Komitmen ini sudah mempunyai perjanjian. Isi relation: "addendum" bila melengkapinya (tanggal yang pertama tetap), "correction" bila menggantikannya.',
      'This pledge has an agreement already. Give relation: "addendum" where it adds to it (the first keeps its day), "correction" where it takes its place.',
    ],
  ),
  valuation_basis_required: problem(
    422,
    ['Dasar penilaian diperlukan', 'Valuation basis required'],
    [
      'Barang dan jasa memerlukan dasar penilaian. Isi valuationBasis: invoice (faktur), appraisal (penilaian) atau declared (pernyataan perusahaan).',
      'Goods and services need a valuationBasis (invoice, appraisal or declared).',
    ],
  ),
  valuation_basis_not_allowed: problem(
    422,
    ['Dasar penilaian tidak berlaku', 'Valuation basis not applicable'],
    [
      'Komitmen uang tidak memakai valuationBasis. Hapus isian itu.',
      'A cash pledge has no valuationBasis. Leave it out.',
    ],
  ),
  letter_amount_too_small: problem(
    422,
    ['Nilai surat terlalu kecil', 'Letter amount too small'],
    [
      'Nilai surat {letterAmount:rp} lebih kecil daripada komitmen {amount:rp}. Perbaiki salah satunya.',
      'The letter amount {letterAmount:rp} is below the pledge {amount:rp}. Correct one of them.',
    ],
  ),
}
