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

  // Dates and identity
  date_in_future: problem(
    422,
    ['Tanggal belum tiba', 'Date lies in the future'],
    [
      'Tanggal itu belum tiba: paling akhir hari ini (WITA). Perbaiki tanggalnya; untuk laporan, isi to atau asOf dengan hari ini atau hilangkan.',
      'That date has not come: today (WITA) is the last. Correct the date; of a report, give today as to or asOf, or leave it out.',
    ],
  ),
  date_too_early: problem(
    422,
    ['Tanggal terlalu lama', 'Date lies too far back'],
    [
      'Tanggal paling awal yang diterima {earliest}. Perbaiki tanggalnya.',
      'The earliest date that is taken is {earliest}. Correct the date.',
    ],
  ),
  date_too_late: problem(
    422,
    ['Tanggal terlalu jauh', 'Date lies too far ahead'],
    [
      'Tanggal paling akhir yang diterima {latest}. Perbaiki tanggalnya.',
      'The latest date that is taken is {latest}. Correct the date.',
    ],
  ),
  due_before_letter: problem(
    422,
    ['Jatuh tempo mendahului surat', 'Due before the letter'],
    [
      'Angsuran jatuh tempo {dueOn}, sebelum tanggal suratnya {pledgedOn}. Perbaiki salah satunya.',
      'An instalment is due on {dueOn}, before its letter of {pledgedOn}. Correct one of them.',
    ],
  ),
  month_closed: problem(
    409,
    ['Bulan sudah ditutup', 'Month is closed'],
    [
      'Bulan {month} sudah ditutup; hari pertama yang terbuka {firstOpenDay}. Isi bookedOn dengan tanggal itu atau sesudahnya bila isian itu ada, atau pakai tanggal yang terbuka.',
      'Month {month} is closed; the first open day is {firstOpenDay}. Give that day or a later one as bookedOn where there is such a field, or use an open date.',
    ],
  ),
  booking_not_needed: problem(
    422,
    ['Tanggal pembukuan tidak diperlukan', 'No booking day needed'],
    [
      'Bulan dari tanggal {date} masih terbuka, jadi dicatat pada tanggal itu sendiri. Hapus bookedOn.',
      'The month of {date} is still open, so it counts from that date itself. Leave out bookedOn.',
    ],
  ),
  month_not_ended: problem(
    422,
    ['Bulan belum berakhir', 'Month has not ended'],
    [
      'Bulan {month} belum berakhir (hari ini {today}). Tutup setelah bulan itu lewat.',
      'Month {month} has not ended (today is {today}). Close it when it is over.',
    ],
  ),
  month_already_closed: problem(
    409,
    ['Bulan sudah ditutup', 'Month already closed'],
    [
      'Buku sudah ditutup sampai dengan {closedThrough}, termasuk bulan {month}. Pilih bulan sesudahnya, atau buka kembali bulan itu dahulu.',
      'The books are closed through {closedThrough}, month {month} included. Choose a later month, or reopen that one first.',
    ],
  ),
  month_not_closed: problem(
    409,
    ['Bulan tidak sedang ditutup', 'Month is not closed'],
    [
      'Bulan {month} terbuka; tidak ada yang perlu dibuka kembali. Muat ulang daftar penutupan.',
      'Month {month} is open; there is nothing to reopen. Reload the list of closings.',
    ],
  ),
  closer_is_reopener: problem(
    403,
    ['Yang menutup tidak boleh membuka kembali', 'Who closed a month may not reopen it'],
    [
      'Anda yang menutup bulan {month}; orang lain (verifier atau admin) harus membukanya kembali.',
      'You closed month {month}; another person (verifier or admin) must reopen it.',
    ],
  ),
  dates_out_of_order: problem(
    422,
    ['Urutan tanggal terbalik', 'Dates out of order'],
    [
      'Tanggal {to} mendahului {from}, padahal seharusnya sama atau sesudahnya. Perbaiki salah satunya.',
      '{to} lies before {from}, and should be the same day or a later one. Correct one of them.',
    ],
  ),
  reason_required: problem(
    422,
    ['Alasan diperlukan', 'Reason required'],
    [
      'Perubahan ini memerlukan alasan. Isi reason dengan 3 sampai 500 huruf.',
      'This change needs a reason. Give reason, 3 to 500 characters.',
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
  company_succeeded: problem(
    409,
    ['Perusahaan sudah bergabung', 'Company has merged'],
    [
      '{company} sudah bergabung ke perusahaan lain mulai {from}, sehingga tidak menerima komitmen baru, pengajuan, atau penambahan. Catat atas nama perusahaan penerusnya.',
      '{company} merged into another company from {from} on, so it takes no new pledges, submissions or increases. Record it under its successor.',
    ],
  ),
  succession_recorded: problem(
    409,
    ['Penerus sudah dicatat', 'Successor is recorded already'],
    [
      'Bagi {company} sudah dicatat penerus mulai {from}. Bila catatan itu keliru, tarik kembali dahulu dengan alasannya, lalu catat yang benar.',
      'A successor of {company} is recorded already, from {from} on. If that is wrong, take it back first, with a reason, and then record the right one.',
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
      'Alamat surel atau identitas SSO itu milik pengguna lain. Pakai yang lain.',
      'That e-mail address or SSO identity belongs to another user. Use another one.',
    ],
  ),
  subject_taken: problem(
    409,
    ['Identitas SSO sudah terpakai', 'SSO identity taken'],
    [
      'Identitas SSO itu sudah menjadi pengguna, atau sudah ditautkan kepada seseorang. Periksa subject-nya, atau tarik dahulu usulan tautan yang keliru.',
      'That SSO identity is a user already, or is linked to somebody. Check the subject, or withdraw the link that was proposed by mistake first.',
    ],
  ),
  unknown_issuer: problem(
    422,
    ['Penerbit SSO tidak dikenal', 'Unknown issuer'],
    [
      'Layanan ini hanya mempercayai SSO dari {issuer}; identitas dari penerbit lain tidak pernah dapat masuk. Perbaiki issuer-nya.',
      'This service believes the single sign-on of {issuer} alone; an identity of another issuer could never come in. Correct the issuer.',
    ],
  ),
  link_of_a_system: problem(
    409,
    ['Hanya untuk orang', 'For persons only'],
    [
      'Identitas SSO ditautkan kepada orang, bukan kepada sistem. Sistem dikenali dari sso saat dibuat (POST /v1/users).',
      'An SSO identity is linked to a person, not to a system. A system is known by the sso that it is created with (POST /v1/users).',
    ],
  ),
  link_in_force: problem(
    409,
    ['Tautan tidak dapat diubah', 'Link cannot be changed'],
    [
      'Tautan ini sudah berlaku untuk seterusnya, atau sudah ditarik. Lihat keadaannya lewat GET /v1/users/<id>/links; yang ditarik dapat diusulkan lagi.',
      'This link is in force for ever, or was withdrawn. See its state with GET /v1/users/<id>/links; a withdrawn one can be proposed again.',
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
      'Nomor 16 angka yang tidak diawali 0 dapat berupa NIK, yaitu data pribadi. Isi NPWP perusahaan (16 angka yang diawali 0, atau 15 angka yang lama).',
      'A 16-digit number that does not start with 0 can be a NIK, which is personal data. Enter the NPWP of the company (16 digits that start with 0, or the old 15).',
    ],
  ),
  roles_conflict: problem(
    422,
    ['Peran tidak dapat digabung', 'Roles do not go together'],
    [
      'Seseorang: finance, verifier, auditor, admin; admin tidak bersama finance atau verifier. Sebuah sistem: finance, auditor, integration. Beri peran yang lain, atau buat pengguna yang lain.',
      'A person: finance, verifier, auditor, admin; admin with neither finance nor verifier. A system: finance, auditor, integration. Give other roles, or make another user.',
    ],
  ),
  responsible_required: problem(
    422,
    ['Penanggung jawab sistem', 'Who answers for the system'],
    [
      'Sebuah sistem menyebut penanggung jawabnya (responsibleId); seseorang tidak. Isi untuk sistem, hilangkan untuk orang.',
      'A system names the person who answers for it (responsibleId), and a person names none. Give one for a system, leave it out for a person.',
    ],
  ),
  responsible_not_a_person: problem(
    422,
    ['Penanggung jawab bukan orang yang aktif', 'Who answers must be an active person'],
    [
      'responsibleId harus menyebut pengguna yang aktif dan berjenis person. Cari pengenalnya di GET /v1/users.',
      'responsibleId must name an active user of the kind person. Find the identifier in GET /v1/users.',
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
      'Pada posisi itu tidak ada kejadian yang dapat Anda lihat. Posisi terakhir ada di GET /v1/events (sealed).',
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
      'Data yang dirujuk tidak ada, atau tidak dapat Anda lihat. Periksa pengenalnya: salin dari daftarnya.',
      'The record referred to does not exist, or you may not see it. Check its identifier: copy it from its list.',
    ],
  ),
}
