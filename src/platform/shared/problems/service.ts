/** The service itself. */
import { problem } from './problem.ts'

export const serviceProblems = {
  rule_violated: problem(
    409,
    ['Ditolak oleh aturan basis data', 'Refused by a rule of the database'],
    [
      '{why} Tidak ada yang berubah. Muat ulang datanya lalu coba lagi; bila berulang, beri tahu pengelola layanan nama aturan itu: {rule}.',
      '{why} Nothing was changed. Reload it and try again; if it happens again, tell the operator the name of that rule: {rule}.',
    ],
  ),
  busy: problem(
    503,
    ['Layanan sedang sibuk', 'Service busy'],
    [
      'Tidak ada yang berubah. Kirim ulang permintaan yang sama beberapa detik lagi, dengan Idempotency-Key-nya bila ada.',
      'Nothing was changed. Send the same request again in a few seconds, with its Idempotency-Key where it has one.',
    ],
  ),
  too_many_waiting: problem(
    429,
    ['Terlalu banyak permintaan sekaligus', 'Too many requests at once'],
    [
      'Sudah {limit} permintaan Anda yang menunggu giliran. Tidak ada yang berubah. Kirim ulang permintaan yang sama {seconds} detik lagi, dengan Idempotency-Key-nya bila ada, dan lebih sedikit sekaligus.',
      '{limit} of your requests are waiting for their turn already. Nothing was changed. Send the same request again in {seconds} seconds, with its Idempotency-Key where it has one, and fewer at once.',
    ],
  ),
  too_many_expensive_reads: problem(
    429,
    ['Terlalu banyak pembacaan berat sekaligus', 'Too many expensive reads at once'],
    [
      'Paling banyak {limit} laporan, berkas, daftar temuan, perbandingan dan bacaan keadaan lampau (knownAt) dibuat bersamaan untuk satu pemanggil. Tunggu sampai salah satunya selesai, lalu kirim ulang.',
      'At most {limit} reports, files, registers of findings, comparisons and reads of what was known (knownAt) are made at a time for one caller. Wait until one of them is finished, then send it again.',
    ],
  ),
  too_many_pdfs: problem(
    429,
    ['PDF Anda yang lain belum selesai', 'Another PDF of yours is being made'],
    [
      'Paling banyak {limit} PDF dibuat bersamaan untuk satu pemanggil. Tunggu sampai selesai lalu kirim ulang, atau ambil sebagai XLSX atau CSV.',
      'At most {limit} PDF is made at a time for one caller. Wait until it is finished and send it again, or take it as XLSX or CSV.',
    ],
  ),
  too_many_streams: problem(
    429,
    ['Terlalu banyak aliran peristiwa', 'Too many event streams'],
    [
      'Paling banyak {limit} aliran peristiwa terbuka bersamaan untuk satu pemanggil. Tutup salah satunya, atau tunggu {seconds} detik bila baru saja ditutup, lalu kirim ulang.',
      'At most {limit} event streams are open at a time for one caller. Close one of them, or wait {seconds} seconds where one has only just been closed, and send it again.',
    ],
  ),
  report_too_long: problem(
    422,
    ['Laporan terlalu panjang', 'Report too long'],
    [
      'Laporan ini lebih dari {limit} baris, batas untuk {format}. Pilih periode yang lebih pendek, atau ambil sebagai CSV atau JSON.',
      'This report has more than {limit} rows, the limit for {format}. Ask for a shorter period, or take it as CSV or JSON.',
    ],
  ),
  pdf_busy: problem(
    503,
    ['Sedang membuat PDF lain', 'Other PDFs are being made'],
    [
      'Paling banyak {limit} PDF dibuat bersamaan, dan banyak orang menunggu. Coba lagi beberapa detik lagi, atau ambil sebagai XLSX atau CSV.',
      'At most {limit} PDFs are made at the same time, and many people wait for theirs. Try again in a few seconds, or take it as XLSX or CSV.',
    ],
  ),
  pdf_unfinished: problem(
    503,
    ['PDF tidak selesai', 'PDF not finished'],
    [
      'PDF ini memerlukan lebih dari {seconds} detik, atau terlalu banyak memori. Pilih periode yang lebih pendek, atau ambil sebagai XLSX atau CSV.',
      'This PDF takes more than {seconds} seconds, or too much memory. Ask for a shorter period, or take it as XLSX or CSV.',
    ],
  ),
  database_unavailable: problem(
    503,
    ['Basis data tidak terjangkau', 'Database unavailable'],
    [
      'Kirim ulang permintaan yang sama sebentar lagi, dengan Idempotency-Key-nya bila ada; bila berlanjut, hubungi pengelola layanan.',
      'Send the same request again shortly, with its Idempotency-Key where it has one; if it persists, tell the operator.',
    ],
  ),
  schema_of_another_release: problem(
    503,
    ['Skema basis data milik rilis lain', "Another release's schema"],
    [
      'Proses ini belum boleh menerima permintaan: skema basis datanya milik rilis lain. Untuk pengelola: log proses ini menyebut sebabnya; jalankan cakupan migrate, atau rilis yang sesuai dengan skema itu.',
      "This process should be sent no requests yet: the database has another release's schema. For the operator: the log of this process says why; run cakupan migrate, or the release that goes with that schema.",
    ],
  ),
  database_read_only: problem(
    503,
    ['Basis data sedang hanya dapat dibaca', 'Database read-only'],
    [
      'Basis data sedang dialihkan atau ditutup untuk perubahan; tidak ada yang berubah, dan data tetap dapat dibaca. Kirim ulang permintaan yang sama sebentar lagi, dengan Idempotency-Key-nya bila ada; bila berlanjut, hubungi pengelola layanan.',
      'The database is being failed over or is closed for changes; nothing was changed, and records can still be read. Send the same request again shortly, with its Idempotency-Key where it has one; if it persists, tell the operator.',
    ],
  ),
  commit_unknown: problem(
    503,
    ['Belum diketahui apakah tersimpan', 'Not known whether it was kept'],
    [
      'Basis data tidak menjawab pada waktunya: mungkin perubahan ini sudah tersimpan, mungkin belum. Kirim ulang permintaan yang sama dengan Idempotency-Key yang sama: perubahan tidak dilakukan dua kali, dan jawabannya yang benar. Tanpa kunci itu (PATCH, DELETE), muat ulang datanya dahulu.',
      'The database did not answer in time: this change may have been kept, or not. Send the same request again with the same Idempotency-Key: it is not done twice, and its answer is the true one. One without that key (PATCH, DELETE): reload the record first.',
    ],
  ),
  internal_error: problem(
    500,
    ['Kesalahan di pihak layanan', 'Internal error'],
    [
      'Kirim ulang permintaan yang sama, dengan Idempotency-Key-nya bila ada; bila berlanjut, beri tahu pengelola nomor permintaan {requestId}.',
      'Send the same request again, with its Idempotency-Key where it has one; if it persists, tell the operator the request id {requestId}.',
    ],
  ),
}
