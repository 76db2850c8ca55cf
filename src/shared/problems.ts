/**
 * Every problem a caller can meet: status, title, and a detail that says what to do next, in both languages.
 * `{name}` is filled with a figure of the refusal, `{name:rp}` with the figure as rupiah. Codes are stable:
 * they end the `type` of the problem document (RFC 9457).
 */
interface Problem {
  status: number
  title: { id: string; en: string }
  detail: { id: string; en: string }
}

type Text = readonly [id: string, en: string]

function problem(status: number, title: Text, detail: Text): Problem {
  return { status, title: { id: title[0], en: title[1] }, detail: { id: detail[0], en: detail[1] } }
}

function notFound(id: string, en: string): Problem {
  return problem(
    404,
    [`${id} tidak ditemukan`, `${en} not found`],
    [
      `Tidak ada ${id.toLowerCase()} dengan pengenal itu yang dapat Anda lihat. Periksa pengenalnya di daftar.`,
      `There is no ${en.toLowerCase()} with that identifier that you may see. Check the identifier in the list.`,
    ],
  )
}

function wrongState(id: string, en: string): Problem {
  return problem(
    409,
    [`Keadaan ${id} tidak mengizinkan`, `The ${en}'s state does not allow this`],
    [
      'Keadaannya sekarang {state}; tindakan ini memerlukan {required}. Muat ulang datanya, lalu pilih tindakan yang sesuai.',
      'Its state is {state}; this action needs {required}. Reload it and choose an action that fits.',
    ],
  )
}

export const problems = {
  // The request itself
  malformed_json: problem(
    400,
    ['JSON tidak dapat dibaca', 'Malformed JSON'],
    [
      'Isi permintaan bukan JSON yang sah. Perbaiki lalu kirim ulang.',
      'The body is not valid JSON. Correct it and send it again.',
    ],
  ),
  malformed_request: problem(
    400,
    ['Permintaan tidak dapat dibaca', 'Malformed request'],
    [
      'Alamat atau kepala permintaan tidak sah. Periksa alamat dan kepalanya.',
      'The address or a header is malformed. Check both.',
    ],
  ),
  invalid_query: problem(
    400,
    ['Parameter kueri tidak sah', 'Invalid query parameter'],
    ['Perbaiki parameter yang disebut dalam errors.', 'Correct the parameters named in errors.'],
  ),
  invalid_cursor: problem(
    400,
    ['Kursor tidak sah', 'Invalid cursor'],
    [
      'Pakai nextCursor dari halaman sebelumnya, atau mulai tanpa cursor.',
      "Use the page before's nextCursor, or start without a cursor.",
    ],
  ),
  idempotency_key_required: problem(
    400,
    ['Idempotency-Key diperlukan', 'Idempotency-Key required'],
    [
      'Kirim kepala Idempotency-Key (1 sampai 255 huruf ASCII, unik untuk setiap tindakan), misalnya sebuah UUID.',
      'Send an Idempotency-Key header (1 to 255 ASCII characters, unique for each action), for example a UUID.',
    ],
  ),
  validation_failed: problem(
    422,
    ['Isi permintaan tidak sah', 'Invalid request body'],
    [
      'Perbaiki bagian yang disebut dalam errors, lalu kirim ulang.',
      'Correct the parts named in errors and send it again.',
    ],
  ),
  idempotency_key_reused: problem(
    422,
    ['Idempotency-Key sudah dipakai', 'Idempotency-Key already used'],
    [
      'Kunci itu milik permintaan lain. Pakai kunci baru untuk tindakan baru.',
      'That key belongs to another request. Use a new key for a new action.',
    ],
  ),
  request_in_progress: problem(
    409,
    ['Permintaan yang sama masih berjalan', 'The same request is still running'],
    [
      'Tunggu sebentar, lalu kirim ulang dengan kunci yang sama.',
      'Wait a moment, then send it again with the same key.',
    ],
  ),
  precondition_required: problem(
    428,
    ['If-Match diperlukan', 'If-Match required'],
    [
      'Ambil datanya dahulu, lalu kirim ETag-nya dalam kepala If-Match.',
      'Read the record first and send its ETag in the If-Match header.',
    ],
  ),
  precondition_failed: problem(
    412,
    ['Data sudah berubah', 'The record has changed'],
    [
      'Orang lain mengubahnya setelah Anda membacanya. Muat ulang, lalu ulangi perubahan Anda.',
      'Someone changed it after you read it. Reload it and make your change again.',
    ],
  ),
  request_timeout: problem(
    408,
    ['Permintaan terlalu lama', 'Request took too long'],
    [
      'Permintaan tidak selesai dikirim pada waktunya. Kirim ulang dengan kunci yang sama.',
      'The request was not sent completely in time. Send it again with the same key.',
    ],
  ),
  payload_too_large: problem(
    413,
    ['Isi permintaan terlalu besar', 'Request body too large'],
    ['Kirim paling banyak {limit} dalam satu permintaan.', 'Send at most {limit} in one request.'],
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
    ['Alamat atau metode itu tidak ada. Lihat /docs.', 'There is no such address or method. See /docs.'],
  ),

  // Who asks
  unauthenticated: problem(
    401,
    ['Belum dikenali', 'Not authenticated'],
    [
      'Kirim kunci API atau token SSO yang berlaku dalam kepala Authorization: Bearer <kunci>, atau masuk lewat POST /v1/session; minta kunci kepada admin.',
      'Send a valid API key or SSO token in the header Authorization: Bearer <key>, or sign in with POST /v1/session; ask an admin for a key.',
    ],
  ),
  sign_in_refused: problem(
    401,
    ['Tidak dapat masuk', 'Sign-in refused'],
    [
      'Alamat surel dan kata sandi itu tidak cocok. Periksa keduanya, atau minta kata sandi baru kepada admin.',
      'That e-mail address and password do not go together. Check both, or ask an admin for a new password.',
    ],
  ),
  sign_in_locked: problem(
    429,
    ['Terlalu banyak percobaan', 'Too many attempts'],
    [
      'Percobaan masuk yang gagal terlalu banyak. Coba lagi dalam {seconds} detik, atau minta kata sandi baru kepada admin.',
      'Too many failed attempts to sign in. Try again in {seconds} seconds, or ask an admin for a new password.',
    ],
  ),
  session_required: problem(
    403,
    ['Hanya untuk sesi', 'For sessions only'],
    [
      'Alamat ini untuk orang yang masuk dengan kata sandi. Masuk dahulu lewat POST /v1/session, tanpa kunci API.',
      'This address is for people who signed in with a password. Sign in with POST /v1/session first, without an API key.',
    ],
  ),
  password_change_required: problem(
    403,
    ['Kata sandi harus diganti', 'Password must be changed'],
    [
      'Kata sandi awal hanya untuk masuk pertama kali. Ganti dengan PATCH /v1/session, lalu lanjutkan.',
      'The initial password is for the first sign-in only. Change it with PATCH /v1/session, then go on.',
    ],
  ),
  csrf_token_required: problem(
    403,
    ['Token CSRF diperlukan', 'CSRF token required'],
    [
      'Kirim csrfToken dari GET /v1/session dalam kepala X-CSRF-Token pada setiap perubahan.',
      'Send the csrfToken of GET /v1/session in the header X-CSRF-Token with every change.',
    ],
  ),
  foreign_origin: problem(
    403,
    ['Asal tidak dikenal', 'Foreign origin'],
    [
      'Halaman dari asal itu tidak boleh memakai sesi ini. Buka aplikasinya dari alamat layanan ini, atau minta pengelola menambahkannya ke CORS_ORIGINS.',
      'A page of that origin may not use this session. Open the application at this service, or ask the operator to add it to CORS_ORIGINS.',
    ],
  ),
  rate_limited: problem(
    429,
    ['Terlalu banyak permintaan', 'Too many requests'],
    [
      'Batasnya {limit} permintaan per menit. Lanjutkan dalam {seconds} detik.',
      'The limit is {limit} requests a minute. Go on in {seconds} seconds.',
    ],
  ),
  sso_unavailable: problem(
    503,
    ['SSO tidak terjangkau', 'Single sign-on unavailable'],
    [
      'Token tidak dapat diperiksa sekarang. Kirim ulang sebentar lagi, atau pakai kunci API.',
      'The token cannot be checked at the moment. Send it again shortly, or use an API key.',
    ],
  ),
  password_too_weak: problem(
    422,
    ['Kata sandi terlalu lemah', 'Password too weak'],
    [
      'Pakai paling sedikit {minimum} huruf yang beragam, tanpa nama, alamat surel, atau kata yang lazim; sebuah kalimat paling baik.',
      'Use at least {minimum} varied characters, without your name, e-mail address or common words; a sentence is best.',
    ],
  ),
  password_wrong: problem(
    422,
    ['Kata sandi sekarang salah', 'Current password wrong'],
    [
      'Isi currentPassword dengan kata sandi yang sekarang.',
      'Give your present password as currentPassword.',
    ],
  ),
  password_not_new: problem(
    422,
    ['Kata sandi tidak berubah', 'Password not new'],
    ['Pilih kata sandi yang lain daripada yang sekarang.', 'Choose a password other than the present one.'],
  ),
  email_required: problem(
    409,
    ['Alamat surel diperlukan', 'E-mail address required'],
    [
      'Pengguna ini belum memiliki alamat surel untuk masuk. Isi email-nya dahulu lewat PATCH /v1/users/<id>.',
      'This user has no e-mail address to sign in with. Give one first, with PATCH /v1/users/<id>.',
    ],
  ),
  forbidden: problem(
    403,
    ['Tidak berwenang', 'Not allowed'],
    [
      'Peran Anda tidak mengizinkan tindakan ini ({operation}). Lihat /v1/reference/roles, atau minta orang yang berwenang.',
      'Your roles do not allow this action ({operation}). See /v1/reference/roles, or ask someone who may.',
    ],
  ),
  maker_is_checker: problem(
    403,
    ['Pembuat tidak boleh memeriksa', 'The maker may not check'],
    [
      'Anda yang membuat, mengubah, atau mengajukan data ini; orang lain harus menyetujui atau memverifikasinya.',
      'You created, edited or submitted this record; another person must approve or verify it.',
    ],
  ),

  not_the_maker: problem(
    403,
    ['Bukan pengusulnya', 'Not its maker'],
    [
      'Hanya orang yang mengusulkannya dapat menariknya. Minta orang itu, atau minta pemeriksa menolaknya.',
      'Only the person who proposed it may withdraw it. Ask that person, or ask a verifier to reject it.',
    ],
  ),

  // What is not there
  document_not_found: notFound('Dokumen', 'Document'),
  company_not_found: notFound('Perusahaan', 'Company'),
  retreat_not_found: notFound('Retret', 'Retreat'),
  budget_not_found: notFound('Versi anggaran', 'Budget version'),
  pledge_not_found: notFound('Komitmen', 'Pledge'),
  disbursement_not_found: notFound('Penyaluran', 'Disbursement'),
  adjustment_not_found: notFound('Penyesuaian', 'Adjustment'),
  sealed_report_not_found: notFound('Laporan tersegel', 'Sealed report'),
  period_lock_not_found: notFound('Kunci bulan', 'Period lock'),
  appropriation_not_found: notFound('Pernyataan APBD', 'Appropriation'),
  finding_not_found: notFound('Temuan', 'Finding'),
  user_not_found: notFound('Pengguna', 'User'),
  api_key_not_found: notFound('Kunci API', 'API key'),

  // Dates and identity
  date_in_future: problem(
    422,
    ['Tanggal belum tiba', 'Date lies in the future'],
    [
      'Tanggal tidak boleh melewati hari ini (WITA). Perbaiki tanggalnya.',
      'The date must not lie after today (WITA). Correct the date.',
    ],
  ),
  period_locked: problem(
    409,
    ['Bulan sudah dikunci', 'Month is locked'],
    [
      'Bulan {month} sudah dikunci. Isi bookedOn dengan tanggal di bulan yang terbuka (mulai {firstOpen}), atau pakai tanggal seperti itu.',
      'Month {month} is locked. Give a bookedOn in an open month (from {firstOpen} on), or use such a date.',
    ],
  ),
  period_not_ended: problem(
    422,
    ['Bulan belum berakhir', 'Month has not ended'],
    [
      'Bulan {month} belum berakhir (hari ini {today}). Kunci setelah bulan itu lewat.',
      'Month {month} has not ended (today is {today}). Lock it when it is over.',
    ],
  ),
  period_wrong_state: wrongState('bulan', 'month'),
  dates_out_of_order: problem(
    422,
    ['Urutan tanggal terbalik', 'Dates out of order'],
    [
      'Tanggal akhir {to} mendahului tanggal awal {from}. Perbaiki salah satunya.',
      'The end {to} lies before the start {from}. Correct one of them.',
    ],
  ),
  reason_required: problem(
    422,
    ['Alasan diperlukan', 'Reason required'],
    [
      'Perubahan ini memerlukan alasan (3 sampai 500 huruf).',
      'This change needs a reason (3 to 500 characters).',
    ],
  ),
  company_exists: problem(
    409,
    ['Perusahaan sudah terdaftar', 'Company already registered'],
    [
      'NPWP itu milik perusahaan yang sudah terdaftar. Cari dengan ?npwp=.',
      'That NPWP belongs to a registered company. Find it with ?npwp=.',
    ],
  ),
  user_exists: problem(
    409,
    ['Pengguna sudah terdaftar', 'User already registered'],
    [
      'Alamat surel atau identitas SSO itu milik pengguna lain. Pakai yang lain.',
      'That e-mail address or SSO identity belongs to another user. Use another one.',
    ],
  ),
  retreat_code_exists: problem(
    409,
    ['Kode retret sudah dipakai', 'Retreat code already used'],
    [
      'Pilih kode lain, atau cari retret itu dengan ?code=.',
      'Choose another code, or find that retreat with ?code=.',
    ],
  ),
  personal_number: problem(
    422,
    ['Nomor perorangan', 'Personal number'],
    [
      'Nomor 16 angka yang tidak diawali 0 dapat berupa NIK, yaitu data pribadi. Masukkan NPWP perusahaan.',
      'A 16-digit number that does not start with 0 can be a NIK, which is personal data. Enter the company NPWP.',
    ],
  ),
  user_has_no_such_role: problem(
    422,
    ['Pengguna tidak memiliki peran itu', 'The user does not hold that role'],
    [
      'Kunci tidak boleh melebihi peran pemiliknya ({roles}).',
      "A key may not exceed its user's roles ({roles}).",
    ],
  ),
  event_not_found: problem(
    404,
    ['Kejadian tidak ditemukan', 'Event not found'],
    [
      'Pada posisi itu tidak ada kejadian yang dapat Anda lihat. Posisi terakhir ada di GET /v1/events (sealed).',
      'There is no event at that position that you may see. GET /v1/events tells the last position (sealed).',
    ],
  ),
  checkpoint_not_found: problem(
    404,
    ['Titik periksa tidak ditemukan', 'Checkpoint not found'],
    [
      'Tidak ada titik periksa dengan ukuran itu yang memuatnya. Pilih satu dari GET /v1/checkpoints.',
      'There is no checkpoint of that size that holds it. Choose one from GET /v1/checkpoints.',
    ],
  ),
  not_sealed_yet: problem(
    409,
    ['Belum disegel', 'Not sealed yet'],
    [
      'Log belum disegel sejauh itu (terakhir disegel: {sealedAt}). Coba sebentar lagi, atau pakai knownAt pada atau sebelum saat itu.',
      'The log is not sealed that far yet (last sealed at: {sealedAt}). Try again shortly, or use a knownAt at or before that instant.',
    ],
  ),
  unknown_reference: problem(
    422,
    ['Rujukan tidak dikenal', 'Unknown reference'],
    [
      'Data yang dirujuk tidak ada. Periksa pengenalnya.',
      'The record referred to does not exist. Check its identifier.',
    ],
  ),

  // Retreats
  venue_already_chosen: problem(
    409,
    ['Lokasi sudah dipilih', 'Venue already chosen'],
    [
      'Lokasi {venue} sudah dipilih pada {chosenOn}; pilihan itu tetap. Buat retret baru bila tempatnya berubah.',
      'Venue {venue} was chosen on {chosenOn}, and that choice stands. Create a new retreat if the place changes.',
    ],
  ),
  retreat_cancelled: problem(
    409,
    ['Retret dibatalkan', 'Retreat cancelled'],
    [
      'Retret ini dibatalkan pada {cancelledOn}: tidak ada lagi komitmen, persetujuan, atau alokasi APBD baru. Verifikasi, pengembalian, dan penghapusan tetap dapat dilakukan.',
      'This retreat was cancelled on {cancelledOn}: no new pledges, approvals or appropriations. Verifications, refunds and write-offs go on.',
    ],
  ),

  // Budget and lines
  budget_wrong_state: wrongState('versi anggaran', 'budget version'),
  no_adopted_budget: problem(
    409,
    ['Belum ada anggaran yang ditetapkan', 'No adopted budget'],
    ['Tetapkan satu versi anggaran retret ini dahulu.', "Adopt a version of this retreat's budget first."],
  ),
  before_first_budget: problem(
    409,
    ['Sebelum anggaran pertama', 'Before the first budget'],
    [
      'Pada {asOf} belum ada anggaran yang berlaku; yang pertama ditetapkan {firstAdoptedOn}. Pilih tanggal yang lebih baru.',
      'No budget was in force on {asOf}; the first was adopted on {firstAdoptedOn}. Choose a later date.',
    ],
  ),
  adoption_out_of_order: problem(
    422,
    ['Tanggal penetapan terlalu awal', 'Adoption dated too early'],
    [
      'Versi sebelumnya ditetapkan {previous}; pilih tanggal itu atau sesudahnya.',
      'The version before was adopted on {previous}; choose that date or a later one.',
    ],
  ),
  lines_below_balances: problem(
    409,
    ['Pagu di bawah yang sudah terikat', 'Ceilings below what is already bound'],
    [
      'Baris dalam errors sudah mengikat lebih dari pagu barunya; setiap baris menyebut jalan keluarnya.',
      'The lines in errors already hold more than their new ceiling; each says what can be done.',
    ],
  ),
  line_below_balances: problem(
    409,
    ['Pagu baris di bawah yang terikat', 'Line ceiling below what is bound'],
    [
      'Baris {line}: pagu baru {ceiling:rp}, terikat komitmen {reserved:rp}, diterima dan dibelanjakan {used:rp}. Naikkan pagunya, atau tetapkan dengan excess "release".',
      'Line {line}: new ceiling {ceiling:rp}, reserved by pledges {reserved:rp}, received and spent {used:rp}. Raise the ceiling, or adopt with excess "release".',
    ],
  ),
  line_overspent: problem(
    409,
    ['APBD baris melebihi pagu baru', 'APBD spent above the new ceiling'],
    [
      'Baris {line}: pagu baru {ceiling:rp}, APBD sudah dibelanjakan {spent:rp}. Naikkan pagunya, atau batalkan belanjanya dahulu.',
      'Line {line}: new ceiling {ceiling:rp}, APBD already spent {spent:rp}. Raise the ceiling, or reverse the expenditure first.',
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
      'Baris {line}: volume x harga satuan = {expected:rp}, tertulis {asked:rp}. Perbaiki salah satunya.',
      'Line {line}: quantity x unit price = {expected:rp}, but {asked:rp} is given. Correct one of them.',
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
      'Lokasi {venue} bukan pilihan retret ini; pilihannya: {venues}.',
      'Venue {venue} is no option of this retreat; the options are: {venues}.',
    ],
  ),
  venue_required: problem(
    422,
    ['Lokasi harus disebut', 'Venue required'],
    [
      'Lokasi belum dipilih; isi venue dengan salah satu dari: {venues}.',
      'No venue is chosen yet; give venue as one of: {venues}.',
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
      'Baris {line} tidak layak CSR; isi csrIneligibleReason.',
      'Line {line} is not CSR-eligible; give csrIneligibleReason.',
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
      'Baris {line}: diminta {asked:rp}, tersisa {left:rp} karena CSR yang diterima ditambah APBD yang dibelanjakan tidak boleh melebihi pagu {ceiling:rp}.',
      'Line {line}: {asked:rp} asked, {left:rp} left, because CSR received plus APBD spent may not exceed the ceiling {ceiling:rp}.',
    ],
  ),
  total_too_large: problem(
    422,
    ['Jumlah keseluruhan terlalu besar', 'Total too large'],
    [
      'Jumlah retret ini akan melewati 9.007.199.254.740.991 rupiah. Periksa jumlahnya.',
      'The total of this retreat would pass 9,007,199,254,740,991 rupiah. Check the amount.',
    ],
  ),

  // Pledges
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
      'Diminta {asked:rp}, sisa komitmen pada bagian {line} {left:rp}. Kurangi jumlahnya.',
      '{asked:rp} asked, {left:rp} outstanding on {line}. Lower the amount.',
    ],
  ),
  move_goes_nowhere: problem(
    422,
    ['Pemindahan ke tempat yang sama', 'A move to where it is'],
    [
      'Pemindahan dari dan ke bagian {line} tidak mengubah apa pun. Pilih tujuan lain.',
      'A move from and to {line} changes nothing. Choose another destination.',
    ],
  ),
  move_exceeds_open: problem(
    409,
    ['Melebihi yang dapat dipindahkan', 'More than can be moved'],
    [
      'Bagian {line}: diminta {asked:rp}, dapat dipindahkan {left:rp}. Kurangi jumlahnya.',
      'Part {line}: {asked:rp} asked, {left:rp} can be moved. Lower the amount.',
    ],
  ),
  valuation_basis_required: problem(
    422,
    ['Dasar penilaian diperlukan', 'Valuation basis required'],
    [
      'Barang dan jasa memerlukan valuationBasis (invoice, appraisal, atau declared).',
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

  // Disbursements and the APBD side
  disbursement_wrong_state: wrongState('penyaluran', 'disbursement'),
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
      'Bagian {line}: diminta {asked:rp}, tersisa {left:rp}, kelebihan {excess:rp}. Ubah pembagiannya.',
      'Part {line}: {asked:rp} asked, {left:rp} left, {excess:rp} too much. Change the split.',
    ],
  ),
  pledge_outstanding_exceeded: problem(
    409,
    ['Sisa komitmen terlampaui', 'More than is outstanding'],
    [
      'Diminta {asked:rp}, sisa komitmen {left:rp}, kelebihan {excess:rp}. Ubah komitmennya dahulu, lalu catat.',
      '{asked:rp} asked, {left:rp} outstanding, {excess:rp} too much. Amend the pledge first, then record.',
    ],
  ),
  evidence_required: problem(
    409,
    ['Dokumen bukti belum ada', 'Evidence document missing'],
    [
      'Penyaluran diverifikasi hanya dengan dokumen bukti yang tersimpan. Unggah pindaiannya (POST /v1/documents), cantumkan sebagai evidence.documentId lewat PATCH pada penyaluran ini, lalu verifikasi lagi.',
      'A disbursement is verified only with a stored evidence document. Upload its scan (POST /v1/documents), name it as evidence.documentId with a PATCH of this disbursement, then verify again.',
    ],
  ),
  disbursement_has_refunds: problem(
    409,
    ['Penyaluran sudah dikembalikan sebagian', 'The disbursement has refunds'],
    [
      'Sudah dikembalikan {refunded:rp}; penyaluran ini tidak dapat dibatalkan lagi. Usulkan pengembalian sisanya.',
      '{refunded:rp} was refunded, so this disbursement cannot be reversed. Propose a refund of the rest.',
    ],
  ),
  refund_exceeds_receipt: problem(
    409,
    ['Pengembalian melebihi penerimaan', 'Refund exceeds the receipt'],
    [
      'Bagian {line}: diminta {asked:rp}, masih ada {left:rp}. Kurangi jumlahnya atau ubah pembagiannya.',
      'Part {line}: {asked:rp} asked, {left:rp} is there. Lower the amount or change the split.',
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
      'Ada {faults} kesalahan dalam berkas; tidak ada yang dicatat. Perbaiki sel dalam errors (paling banyak 100 disebut), lalu kirim ulang semuanya.',
      'The file has {faults} faults; nothing was recorded. Correct the cells named in errors (at most 100 are listed) and send everything again.',
    ],
  ),
  adjustment_wrong_state: wrongState('penyesuaian', 'adjustment'),
  expenditure_wrong_state: wrongState('belanja', 'expenditure'),
  expenditure_not_found: notFound('Belanja', 'Expenditure'),
  sp2d_exists: problem(
    409,
    ['SP2D sudah dicatat untuk baris ini', 'SP2D already recorded for this line'],
    [
      'Nomor SP2D itu sudah dicatat untuk baris ini. Periksa apakah ini belanja yang sama.',
      'That SP2D number is already recorded for this line. Check whether it is the same expenditure.',
    ],
  ),

  // The service itself
  rule_violated: problem(
    409,
    ['Ditolak oleh aturan basis data', 'Refused by a rule of the database'],
    [
      'Aturan {rule} menolak perubahan ini; tidak ada yang berubah. Muat ulang datanya lalu coba lagi.',
      'The rule {rule} refused this change; nothing was changed. Reload and try again.',
    ],
  ),
  busy: problem(
    503,
    ['Layanan sedang sibuk', 'Service busy'],
    [
      'Tidak ada yang berubah. Kirim ulang dengan kunci yang sama beberapa detik lagi.',
      'Nothing was changed. Send it again with the same key in a few seconds.',
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
      'Paling banyak {limit} PDF dibuat bersamaan. Coba lagi beberapa detik lagi, atau ambil sebagai XLSX atau CSV.',
      'At most {limit} PDFs are made at the same time. Try again in a few seconds, or take it as XLSX or CSV.',
    ],
  ),
  pdf_unfinished: problem(
    503,
    ['PDF tidak selesai', 'PDF not finished'],
    [
      'PDF ini tidak selesai dalam {seconds} detik atau memerlukan terlalu banyak memori. Pilih periode yang lebih pendek, atau ambil sebagai XLSX atau CSV.',
      'This PDF was not finished within {seconds} seconds or needs too much memory. Ask for a shorter period, or take it as XLSX or CSV.',
    ],
  ),
  database_unavailable: problem(
    503,
    ['Basis data tidak terjangkau', 'Database unavailable'],
    [
      'Kirim ulang dengan kunci yang sama sebentar lagi; bila berlanjut, hubungi pengelola layanan.',
      'Send it again with the same key shortly; if it persists, tell the operator.',
    ],
  ),
  internal_error: problem(
    500,
    ['Kesalahan di pihak layanan', 'Internal error'],
    [
      'Kirim ulang dengan kunci yang sama; bila berlanjut, beri tahu pengelola nomor permintaan {requestId}.',
      'Send it again with the same key; if it persists, tell the operator the request id {requestId}.',
    ],
  ),
} satisfies Record<string, Problem>

export type ProblemCode = keyof typeof problems
