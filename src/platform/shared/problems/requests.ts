/** The request itself. */
import { problem } from './problem.ts'

export const requestProblems = {
  malformed_json: problem(
    400,
    ['JSON tidak dapat dibaca', 'Malformed JSON'],
    [
      'Isi permintaan bukan JSON yang sah. Perbaiki lalu kirim ulang.',
      'The body is not valid JSON. Correct it and send it again.',
    ],
  ),
  json_too_complex: problem(
    422,
    ['JSON terlalu rumit', 'JSON too complex'],
    [
      'Isi permintaan memuat lebih dari {values} nilai atau {names} nama isian yang berbeda, atau bersarang lebih dari {depth} tingkat. Bagi menjadi beberapa permintaan.',
      'The body has more than {values} values or {names} different field names, or is nested deeper than {depth} levels. Send it as several requests.',
    ],
  ),
  malformed_request: problem(
    400,
    ['Permintaan tidak dapat dibaca', 'Malformed request'],
    [
      'Alamat atau header permintaan tidak sah. Periksa keduanya.',
      'The address or a header is malformed. Check both.',
    ],
  ),
  invalid_query: problem(
    400,
    ['Parameter kueri tidak sah', 'Invalid query parameter'],
    [
      'Perbaiki parameter yang disebut dalam errors (paling banyak 100 disebut).',
      'Correct the parameters named in errors (at most 100 are listed).',
    ],
  ),
  invalid_cursor: problem(
    400,
    ['Kursor tidak sah', 'Invalid cursor'],
    [
      'Pakai penanda (nextCursor) dari halaman sebelumnya, atau mulai dari halaman pertama tanpa penanda (cursor).',
      'Use the mark (nextCursor) of the page before, or start from the first page without one (cursor).',
    ],
  ),
  cursor_of_other_list: problem(
    400,
    ['Kursor milik daftar lain', 'Cursor of another list'],
    [
      'Kursor ini milik daftar dengan saringan, pencarian atau urutan lain. Mulai dari halaman pertama tanpa cursor, atau kirim saringan dan urutan yang sama.',
      'This cursor belongs to a list with other filters, another search or another order. Start at the first page without a cursor, or send the same filters and order.',
    ],
  ),
  filter_of_now_only: problem(
    400,
    ['Saringan hanya untuk keadaan sekarang', 'Filter of the present only'],
    [
      'Saringan ini tidak dapat dipakai bersama keadaan yang diketahui pada suatu saat (knownAt). Hilangkan salah satunya.',
      'This filter cannot be combined with what was known at an instant (knownAt). Leave one of them out.',
    ],
  ),
  idempotency_key_required: problem(
    400,
    ['Idempotency-Key diperlukan', 'Idempotency-Key required'],
    [
      'Kirim header Idempotency-Key (1 sampai 255 huruf ASCII, unik untuk setiap tindakan), misalnya sebuah UUID.',
      'Send an Idempotency-Key header (1 to 255 ASCII characters, unique for each action), for example a UUID.',
    ],
  ),
  validation_failed: problem(
    422,
    ['Isi permintaan tidak sah', 'Invalid request body'],
    [
      'Perbaiki bagian yang disebut dalam errors (paling banyak 100 disebut), lalu kirim ulang.',
      'Correct the parts named in errors (at most 100 are listed) and send it again.',
    ],
  ),
  idempotency_key_reused: problem(
    422,
    ['Idempotency-Key sudah dipakai', 'Idempotency-Key already used'],
    [
      'Idempotency-Key itu milik permintaan lain. Pakai yang baru untuk tindakan baru.',
      'That Idempotency-Key belongs to another request. Use a new one for a new action.',
    ],
  ),
  request_in_progress: problem(
    409,
    ['Permintaan yang sama masih berjalan', 'The same request is still running'],
    [
      'Tunggu sebentar, lalu kirim ulang dengan Idempotency-Key yang sama.',
      'Wait a moment, then send it again with the same Idempotency-Key.',
    ],
  ),
  precondition_required: problem(
    428,
    ['If-Match diperlukan', 'If-Match required'],
    [
      'Ambil datanya dahulu, lalu kirim ETag-nya dalam header If-Match. Keputusan tidak menerima "*": yang diputuskan adalah yang sudah dibaca.',
      'Read the record first and send its ETag in the If-Match header. A decision takes no "*": what is decided is what was read.',
    ],
  ),
  malformed_if_match: problem(
    400,
    ['If-Match tidak dapat dibaca', 'Malformed If-Match'],
    [
      'Isi header If-Match bukan ETag. Kirim ETag datanya persis seperti diterima, dengan tanda kutipnya: If-Match: "…".',
      'The header If-Match holds no ETag. Send the ETag of the record as it came, with its quotes: If-Match: "…".',
    ],
  ),
  precondition_failed: problem(
    412,
    ['Data sudah berubah', 'The record has changed'],
    [
      'Sejak Anda membacanya telah berubah: {changed}. Muat ulang, periksa kembali, lalu ulangi tindakan Anda.',
      'Since you read it, this has changed: {changed}. Reload it, look at it again, and repeat what you did.',
    ],
  ),
  request_timeout: problem(
    408,
    ['Permintaan terlalu lama', 'Request took too long'],
    [
      'Permintaan tidak selesai dikirim pada waktunya. Kirim ulang permintaan yang sama, dengan Idempotency-Key-nya bila ada.',
      'The request was not sent completely in time. Send the same request again, with its Idempotency-Key where it has one.',
    ],
  ),
  payload_too_large: problem(
    413,
    ['Isi permintaan terlalu besar', 'Request body too large'],
    [
      'Paling banyak {limit} dalam satu permintaan; tidak ada yang berubah. Dokumen: pindai dengan resolusi lebih rendah, atau bagi berkasnya. Tabel atau kiriman lain: bagi menjadi beberapa permintaan.',
      'At most {limit} in one request; nothing was changed. A document: scan it at a lower resolution, or split the file. A table or anything else: send it as several requests.',
    ],
  ),
  unsupported_media_type: problem(
    415,
    ['Jenis isi tidak didukung', 'Unsupported media type'],
    ['Kirim isi sebagai {accepted}.', 'Send the body as {accepted}.'],
  ),
  file_type_not_accepted: problem(
    415,
    ['Jenis berkas tidak diterima', 'File type not accepted'],
    [
      'Menurut isinya berkas itu {found}; yang diterima: {accepted}. Kirim dokumennya sebagai PDF, atau foto maupun pindaiannya sebagai JPEG atau PNG. Nama berkas tidak menentukan.',
      'By its content the file is {found}; accepted are {accepted}. Send the document as PDF, or a photograph or scan of it as JPEG or PNG. Its name does not matter.',
    ],
  ),
  empty_document: problem(
    422,
    ['Berkas kosong', 'Empty file'],
    [
      'Berkas itu kosong (0 byte); tidak ada yang disimpan. Periksa pindaian atau salinannya, lalu kirim ulang.',
      'The file is empty (0 bytes); nothing was stored. Check the scan or the copy, and send it again.',
    ],
  ),
  document_not_whole: problem(
    422,
    ['Berkas tidak utuh', 'File not whole'],
    [
      'Berkas itu berawal sebagai {kind}, tetapi selebihnya bukan: terpotong, rusak, atau tidak memuat halaman maupun gambar. Tidak ada yang disimpan. Buka berkasnya untuk memeriksa, pindai atau simpan sekali lagi sebagai {kind}, lalu kirim ulang.',
      'The file begins as a {kind}, but the rest of it is none: it is cut off, damaged, or holds no page or picture. Nothing was stored. Open it to see, scan it or save it once more as a {kind}, and send it again.',
    ],
  ),
  malformed_upload: problem(
    400,
    ['Unggahan tidak dapat dibaca', 'Malformed upload'],
    [
      'Isi permintaan bukan multipart/form-data yang utuh, atau bagiannya terlalu banyak. Kirim satu bagian "file" dan isian yang tercantum di /docs.',
      'The body is not a complete multipart/form-data, or has too many parts. Send one part "file" and the fields listed at /docs.',
    ],
  ),
  route_not_found: problem(
    404,
    ['Alamat tidak dikenal', 'Unknown address'],
    ['Alamat itu tidak ada. Lihat /docs.', 'There is no such address. See /docs.'],
  ),
  method_not_allowed: problem(
    405,
    ['Metode tidak berlaku', 'Method not allowed'],
    [
      'Alamat itu tidak menerima {method}, melainkan: {allowed}. Lihat /docs.',
      'That address does not take {method}, but: {allowed}. See /docs.',
    ],
  ),
  not_acceptable: problem(
    406,
    ['Bentuk jawaban tidak tersedia', 'Not acceptable'],
    [
      'Header Accept meminta bentuk yang tidak ada di sini. Pilih salah satu yang tersedia: {offered}, atau hilangkan header itu.',
      'The header Accept names no form that can be had here. There is: {offered}. Name one of them, or leave the header out.',
    ],
  ),
}
