/** Records that are not there, and what is wrong with dates and names. */
import { notFound, problem } from './problem.ts'

export const recordProblems = {
  // What is not there
  document_not_found: notFound('Dokumen', 'Document'),
  attachment_not_found: notFound('Lampiran', 'Attachment'),
  attachment_replaced: problem(
    409,
    ['Lampiran sudah diganti', 'Attachment already replaced'],
    [
      'Lampiran itu sudah ditandai keliru dan diganti. Lihat daftar dokumen data ini (…/documents): ganti yang sekarang berlaku, atau lampirkan dokumen baru.',
      'That attachment was marked as wrong and replaced already. See the documents of this record (…/documents): replace the one that stands now, or attach a new document.',
    ],
  ),
  company_not_found: notFound('Perusahaan', 'Company'),
  retreat_not_found: notFound('Retret', 'Retreat'),
  budget_not_found: notFound('Versi anggaran', 'Budget version'),
  import_not_found: notFound('Impor', 'Import'),
  pledge_not_found: notFound('Komitmen', 'Pledge'),
  disbursement_not_found: notFound('Penerimaan', 'Disbursement'),
  adjustment_not_found: notFound('Usulan', 'Proposal'),
  disclosure_not_found: notFound('Pengungkapan', 'Disclosure'),
  sealed_report_not_found: notFound('Laporan tersegel', 'Sealed report'),
  closing_not_found: notFound('Penutupan bulan', 'Closing of a month'),
  appropriation_not_found: notFound('Pernyataan APBD', 'Appropriation'),
  finding_not_found: notFound('Temuan', 'Finding'),
  user_not_found: notFound('Pengguna', 'User'),
  api_key_not_found: notFound('Kunci API', 'API key'),
  link_not_found: notFound('Tautan', 'Link'),
  webhook_not_found: notFound('Webhook', 'Webhook'),
  webhook_delivery_not_found: notFound('Kiriman webhook', 'Delivery of a webhook'),

  // Dates and identity
  date_in_future: problem(
    422,
    ['Tanggal belum tiba', 'Date lies in the future'],
    [
      'Tanggal {date:day} belum tiba; hari ini {today:day} (WITA). Isi hari ini atau sebelumnya; laporan yang dimintai tanpa tanggal itu dibuat sampai hari ini.',
      '{date:day} has not come; today is {today:day} (WITA). Give today or an earlier day; a report that is asked for without that date tells of all up to today.',
    ],
  ),
  date_too_early: problem(
    422,
    ['Tanggal terlalu lama', 'Date lies too far back'],
    [
      'Tanggal {date:day} terlalu lama; paling awal {earliest:day}. Perbaiki tanggalnya: biasanya tahunnya salah ketik.',
      '{date:day} lies too far back; the earliest day is {earliest:day}. Correct the date: mostly the year is mistyped.',
    ],
  ),
  date_too_late: problem(
    422,
    ['Tanggal terlalu jauh', 'Date lies too far ahead'],
    [
      'Tanggal {date:day} terlalu jauh; paling akhir {latest:day}. Perbaiki tanggalnya: biasanya tahunnya salah ketik.',
      '{date:day} lies too far ahead; the latest day is {latest:day}. Correct the date: mostly the year is mistyped.',
    ],
  ),
  due_before_letter: problem(
    422,
    ['Jatuh tempo mendahului surat', 'Due before the letter'],
    [
      'Ada angsuran yang jatuh tempo pada {dueOn:day}, sebelum tanggal suratnya, {pledgedOn:day}. Perbaiki salah satunya.',
      'An instalment is due on {dueOn:day}, before its letter of {pledgedOn:day}. Correct one of them.',
    ],
  ),
  month_closed: problem(
    409,
    ['Bulan sudah ditutup', 'Month is closed'],
    [
      'Bulan {month:month} sudah ditutup: buku ditutup sampai dengan {closedThrough:day}. Isi tanggal buku (bookedOn) dengan hari terbuka pertama, {firstOpenDay:day}, atau sesudahnya; bila tidak ada isian itu, pakai tanggal yang terbuka. Bila bulan itu memang harus berubah, minta pemeriksa (verifier) atau admin yang tidak menutup bulan itu atau bulan sesudahnya membukanya kembali (reopening).',
      '{month:month} is closed: the books are closed through {closedThrough:day}. Give the first open day, {firstOpenDay:day}, or a later one as day of booking (bookedOn); where there is no such field, use an open date. If that month has to change indeed, ask a verifier or an admin who closed neither it nor a later month to reopen it (reopening).',
    ],
  ),
  booking_not_needed: problem(
    422,
    ['Tanggal pembukuan tidak diperlukan', 'No booking day needed'],
    [
      'Bulan dari tanggal {date:day} masih terbuka, jadi dihitung pada tanggal itu sendiri. Hapus tanggal buku (bookedOn).',
      'The month of {date:day} is still open, so it counts from that date itself. Leave out the day of booking (bookedOn).',
    ],
  ),
  month_not_ended: problem(
    422,
    ['Bulan belum berakhir', 'Month has not ended'],
    [
      'Bulan {month:month} belum berakhir (hari ini {today:day}). Tutup setelah bulan itu lewat.',
      '{month:month} has not ended (today is {today:day}). Close it when it is over.',
    ],
  ),
  month_already_closed: problem(
    409,
    ['Bulan sudah ditutup', 'Month already closed'],
    [
      'Buku sudah ditutup sampai dengan {closedThrough:day}, termasuk bulan {month:month}. Pilih bulan sesudahnya, atau minta pemeriksa (verifier) atau admin yang tidak menutup bulan itu atau bulan sesudahnya membukanya kembali dahulu (reopening).',
      'The books are closed through {closedThrough:day}, {month:month} included. Choose a later month, or ask a verifier or an admin who closed neither that one nor a later one to reopen it first (reopening).',
    ],
  ),
  month_not_closed: problem(
    409,
    ['Bulan tidak sedang ditutup', 'Month is not closed'],
    [
      'Bulan {month:month} terbuka; tidak ada yang perlu dibuka kembali. Muat ulang daftar penutupan.',
      '{month:month} is open; there is nothing to reopen. Reload the list of closings.',
    ],
  ),
  closer_is_reopener: problem(
    403,
    ['Yang menutup tidak boleh membuka kembali', 'Who closed a month may not reopen it'],
    [
      'Anda yang menutup bulan {own:month}; bulan {month:month} terbuka kembali bersama semua bulan sesudahnya yang ditutup. Minta pemeriksa (verifier) atau admin yang tidak menutup satu pun di antaranya. Bila tidak ada, buka dahulu bulan yang terakhir, masing-masing oleh orang lain daripada penutupnya.',
      'You closed {own:month}; {month:month} reopens together with every closed month after it. Ask a verifier or admin who closed none of them. Where there is none, reopen the last month first, each by another person than closed it.',
    ],
  ),
  dates_out_of_order: problem(
    422,
    ['Urutan tanggal terbalik', 'Dates out of order'],
    [
      'Tanggal {to:day} mendahului {from:day}, padahal seharusnya sama atau sesudahnya. Perbaiki salah satunya.',
      '{to:day} lies before {from:day}, and should be the same day or a later one. Correct one of them.',
    ],
  ),
  reason_required: problem(
    422,
    ['Alasan diperlukan', 'Reason required'],
    [
      'Perubahan ini memerlukan alasan. Isi alasannya (reason) dengan 3 sampai 500 huruf.',
      'This change needs a reason. Give it (reason), 3 to 500 characters.',
    ],
  ),
  company_exists: problem(
    409,
    ['Perusahaan sudah terdaftar', 'Company already registered'],
    [
      'NPWP itu milik perusahaan yang sudah terdaftar. Cari perusahaan itu dengan NPWP-nya (GET /v1/companies?npwp=…) dan pakai data itu.',
      'That NPWP belongs to a registered company. Find that company by it (GET /v1/companies?npwp=…) and use its record.',
    ],
  ),
  disclosure_annulled: problem(
    409,
    ['Pengungkapan sudah dibatalkan', 'The disclosure was annulled'],
    [
      'Pengungkapan "{reference}" sudah dibatalkan karena keliru dicatat, dan tidak berubah lagi. Bila ternyata benar, catat lagi sebagai pengungkapan baru.',
      'Disclosure "{reference}" was annulled as recorded in error, and changes no more. If it was right after all, record it anew.',
    ],
  ),
  company_succeeded: problem(
    409,
    ['Perusahaan sudah bergabung', 'Company has merged'],
    [
      '{company} sudah bergabung ke {successor} mulai {from:day}, sehingga tidak menerima komitmen baru, pengajuan, atau penambahan. Catat atas nama {successor}. Bila penggabungan itu keliru dicatat, keuangan (finance) menariknya dahulu (succession/withdrawal).',
      '{company} merged into {successor} from {from:day} on, so it takes no new pledges, submissions or increases. Record it under {successor}. If the merger was recorded in error, finance takes it back first (succession/withdrawal).',
    ],
  ),
  succession_recorded: problem(
    409,
    ['Penerus sudah dicatat', 'Successor is recorded already'],
    [
      'Bagi {company} sudah dicatat penerus mulai {from:day}. Bila catatan itu keliru, tarik kembali dahulu dengan alasannya, lalu catat yang benar.',
      'A successor of {company} is recorded already, from {from:day} on. If that is wrong, take it back first, with a reason, and then record the right one.',
    ],
  ),
  company_not_succeeded: problem(
    409,
    ['Tidak ada penerus yang dicatat', 'No successor is recorded'],
    [
      'Bagi {company} tidak ada penerus yang dicatat, sehingga tidak ada yang ditarik kembali. Muat ulang data perusahaan itu.',
      'No successor of {company} is recorded, so there is nothing to take back. Load the company again.',
    ],
  ),
  succession_of_oneself: problem(
    422,
    ['Penerus sama dengan perusahaan ini', 'Successor is the company itself'],
    [
      'Perusahaan tidak dapat menjadi penerus dirinya sendiri. Sebut perusahaan yang menerimanya.',
      'A company cannot be its own successor. Name the company that it merged into.',
    ],
  ),
  nib_exists: problem(
    409,
    ['NIB sudah terdaftar', 'NIB already registered'],
    [
      'NIB itu milik perusahaan lain yang sudah terdaftar. Cari perusahaan itu di daftar; bila NIB-nya keliru, perbaiki dahulu.',
      'That NIB belongs to another registered company. Find it in the list; if its NIB is wrong there, correct that first.',
    ],
  ),
  user_exists: problem(
    409,
    ['Pengguna sudah terdaftar', 'User already registered'],
    [
      'Alamat surel atau identitas SSO itu milik pengguna lain. Pakai yang lain, atau cari pengguna itu di daftar (GET /v1/users).',
      'That e-mail address or SSO identity belongs to another user. Use another one, or find that user in the list (GET /v1/users).',
    ],
  ),
  subject_taken: problem(
    409,
    ['Identitas SSO sudah terpakai', 'SSO identity taken'],
    [
      'Identitas SSO itu sudah menjadi pengguna, atau sudah ditautkan kepada seseorang. Periksa identitasnya (subject), atau tarik dahulu usulan tautan yang keliru.',
      'That SSO identity is a user already, or is linked to somebody. Check the subject, or withdraw the link that was proposed by mistake first.',
    ],
  ),
  unknown_issuer: problem(
    422,
    ['Penerbit SSO tidak dikenal', 'Unknown issuer'],
    [
      'Layanan ini hanya mempercayai SSO dari {issuer}; identitas dari penerbit lain tidak pernah dapat masuk. Perbaiki penerbitnya (issuer).',
      'This service believes the single sign-on of {issuer} alone; an identity of another issuer could never come in. Correct it (issuer).',
    ],
  ),
  link_of_a_system: problem(
    409,
    ['Hanya untuk orang', 'For persons only'],
    [
      'Identitas SSO ditautkan kepada orang, bukan kepada sistem. Untuk sistem, isi identitasnya (sso) saat membuatnya (POST /v1/users).',
      'An SSO identity is linked to a person, not to a system. For a system, give its identity (sso) when you create it (POST /v1/users).',
    ],
  ),
  link_in_force: problem(
    409,
    ['Tautan tidak dapat diubah', 'Link cannot be changed'],
    [
      'Tautan ini sudah berlaku seterusnya, atau sudah ditarik. Lihat keadaannya lewat GET /v1/users/<id>/links; yang ditarik dapat diusulkan lagi.',
      'This link is in force for ever, or was withdrawn. See its state with GET /v1/users/<id>/links; a withdrawn one can be proposed again.',
    ],
  ),
  retreat_code_exists: problem(
    409,
    ['Kode retret sudah dipakai', 'Retreat code already used'],
    [
      'Kode itu milik retret lain, sekarang atau dahulu. Pilih kode lain, atau cari retret itu (GET /v1/retreats?code=…).',
      'Another retreat has that code, or had it once. Choose another code, or find that retreat (GET /v1/retreats?code=…).',
    ],
  ),
  personal_number: problem(
    422,
    ['Nomor perorangan', 'Personal number'],
    [
      'Nomor 16 angka yang tidak diawali 0 dapat berupa NIK, yaitu data pribadi. Isi NPWP perusahaan (16 angka yang diawali 0, atau 15 angka yang lama).',
      'A 16-digit number that does not start with 0 can be a NIK, which is personal data. Enter the NPWP of the company (16 digits that start with 0, or the old 15).',
    ],
  ),
  roles_conflict: problem(
    422,
    ['Peran tidak dapat digabung', 'Roles do not go together'],
    [
      'Seseorang dapat memegang peran keuangan (finance), pemeriksa (verifier), auditor dan admin, tetapi admin tidak bersama keuangan atau pemeriksa. Sebuah sistem dapat memegang keuangan (finance), auditor dan sistem lain (integration). Beri peran yang lain, atau buat pengguna yang lain.',
      'A person can hold finance, verifier, auditor and admin, but admin with neither finance nor verifier. A system can hold finance, auditor and integration. Give other roles, or make another user.',
    ],
  ),
  responsible_required: problem(
    422,
    ['Penanggung jawab sistem', 'Who answers for the system'],
    [
      'Sebuah sistem mempunyai penanggung jawab (responsibleId), seseorang tidak. Isi untuk sistem, hilangkan untuk orang.',
      'A system names the person who answers for it (responsibleId), and a person names none. Give one for a system, leave it out for a person.',
    ],
  ),
  responsible_not_a_person: problem(
    422,
    ['Penanggung jawab bukan orang yang aktif', 'Who answers must be an active person'],
    [
      'Penanggung jawab (responsibleId) harus pengguna yang aktif, dan orang, bukan sistem. Cari pengenalnya di daftar pengguna (GET /v1/users).',
      'Who answers for it (responsibleId) must be an active user, and a person, not a system. Find the identifier in the list of users (GET /v1/users).',
    ],
  ),
  user_has_no_such_role: problem(
    422,
    ['Pengguna tidak memiliki peran itu', 'The user does not hold that role'],
    [
      'Kunci tidak boleh melebihi peran pemiliknya ({roles}). Pilih di antaranya, atau minta admin memberi pengguna itu peran yang lain dahulu.',
      "A key may not exceed its user's roles ({roles}). Choose among them, or ask an admin to give that user another role first.",
    ],
  ),
  event_not_found: problem(
    404,
    ['Kejadian tidak ditemukan', 'Event not found'],
    [
      'Pada posisi itu tidak ada kejadian yang dapat Anda lihat. Lihat posisi terakhir (sealed) di GET /v1/events.',
      'There is no event at that position that you may see. GET /v1/events tells the last position (sealed).',
    ],
  ),
  cursor_of_other_log: problem(
    409,
    ['Penanda bukan dari log ini', 'The cursor is not of this log'],
    [
      'Penanda {after} bukan dari log ini, yang berakhir pada posisi {sealed}: basis datanya dipulihkan dari cadangan atau diganti. Bandingkan yang sudah Anda simpan dengan log ini, dan mulai lagi dari awal (tanpa after).',
      'The cursor {after} is not of this log, which ends at position {sealed}: its database was restored from a backup or replaced. Compare what you have kept with this log, and start again from the beginning (without after).',
    ],
  ),
  checkpoint_not_found: problem(
    404,
    ['Titik periksa tidak ditemukan', 'Checkpoint not found'],
    [
      'Tidak ada titik periksa log yang memuatnya. Pilih satu dari daftarnya (GET /v1/checkpoints).',
      'There is no checkpoint of the log that holds it. Choose one from their list (GET /v1/checkpoints).',
    ],
  ),
  not_sealed_yet: problem(
    409,
    ['Belum disegel', 'Not sealed yet'],
    [
      'Log belum disegel sejauh itu (terakhir disegel: {sealedAt:instant}). Coba sebentar lagi, atau minta keadaan (knownAt) pada atau sebelum saat itu.',
      'The log is not sealed that far yet (last sealed at: {sealedAt:instant}). Try again shortly, or ask for what was known (knownAt) at or before that instant.',
    ],
  ),
  unknown_reference: problem(
    422,
    ['Rujukan tidak dikenal', 'Unknown reference'],
    [
      'Data yang dirujuk tidak ada, atau tidak dapat Anda lihat. Periksa pengenalnya: salin dari daftarnya.',
      'The record referred to does not exist, or you may not see it. Check its identifier: copy it from its list.',
    ],
  ),
}
