/** Who asks, and what they may. */
import { problem } from './problem.ts'

export const accessProblems = {
  unauthenticated: problem(
    401,
    ['Belum dikenali', 'Not authenticated'],
    [
      'Tidak ada sesi, token SSO atau kunci yang berlaku: belum dikirim, sudah berakhir, dicabut, keliru, atau penggunanya tidak aktif. Masuk lagi (POST /v1/session atau SSO), atau kirim kunci Anda sendiri dalam header Authorization: Bearer <kunci>. Yang tidak memilikinya meminta kata sandi awal kepada admin; sebuah sistem, kunci baru.',
      'There is no session, SSO token or key in force: none was sent, it has ended, was revoked or mistyped, or its user is inactive. Sign in again (POST /v1/session or the single sign-on), or send a key of your own in the header Authorization: Bearer <key>. Who has none asks an admin for a first password; a system, for a new key.',
    ],
  ),
  metrics_token_required: problem(
    401,
    ['Metrik hanya untuk pemantau', 'Metrics are for monitoring'],
    [
      '/metrics terbuka untuk mesin ini saja. Dari mesin lain, kirim METRICS_TOKEN layanan ini dalam header Authorization: Bearer <token>; minta kepada pengelola.',
      '/metrics is open to this machine alone. From another one, send the service’s METRICS_TOKEN in the header Authorization: Bearer <token>; ask the operator for it.',
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
      'Percobaan masuk yang gagal terlalu banyak. Coba lagi dalam {seconds} detik, pakai peramban yang pernah Anda pakai masuk, atau minta kata sandi baru kepada admin.',
      'Too many failed attempts to sign in. Try again in {seconds} seconds, use a browser in which you signed in before, or ask an admin for a new password.',
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
      'Kirim token dari sesi ini (csrfToken dari GET /v1/session) dalam header X-CSRF-Token pada setiap perubahan.',
      'Send the token of this session (csrfToken of GET /v1/session) in the header X-CSRF-Token with every change.',
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
      'Batasnya {limit} permintaan per menit. Tidak ada yang berubah; kirim ulang permintaan yang sama dalam {seconds} detik.',
      'The limit is {limit} requests a minute. Nothing was changed; send the same request again in {seconds} seconds.',
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
      'Pakai paling sedikit {minimum} huruf yang beragam. Nama dan alamat surel Anda, kata yang lazim, tahun, deret angka, dan tanda di ujungnya tidak dihitung; sebuah kalimat paling baik.',
      'Use at least {minimum} varied characters. Your name and e-mail address, common words, years, runs of digits and signs at the ends do not count; a sentence is best.',
    ],
  ),
  password_wrong: problem(
    422,
    ['Kata sandi sekarang salah', 'Current password wrong'],
    [
      'Kata sandi yang sekarang (currentPassword) tidak cocok. Isi lagi, atau minta kata sandi baru kepada admin.',
      'The present password (currentPassword) does not fit. Give it again, or ask an admin for a new one.',
    ],
  ),
  password_not_new: problem(
    422,
    ['Kata sandi tidak berubah', 'Password not new'],
    ['Pilih kata sandi yang lain daripada yang sekarang.', 'Choose a password other than the present one.'],
  ),
  last_admin: problem(
    409,
    ['Admin terakhir', 'The last admin'],
    [
      'Setelah ini tidak ada admin yang dapat masuk lagi. Buat atau aktifkan dahulu admin lain yang memiliki alamat surel (POST /v1/users, PATCH /v1/users/<id>), lalu beri dia kata sandi awal (POST /v1/users/<id>/initial-password). Setelah itu ulangi.',
      'After this no admin could come in any more. First make or activate another admin who has an e-mail address (POST /v1/users, PATCH /v1/users/<id>), then give that one a first password (POST /v1/users/<id>/initial-password). Then repeat this.',
    ],
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
      'Tindakan ini hanya untuk: {allowed}. Peran Anda di sini: {held}. Minta orang dengan peran itu.',
      'This action is only for: {allowed}. Your roles here: {held}. Ask someone who has such a role.',
    ],
  ),
  key_of_another_person: problem(
    403,
    ['Kunci orang lain', 'Key of another person'],
    [
      'Kunci seseorang diterbitkan oleh orang itu sendiri: minta ia masuk dan menerbitkannya (POST /v1/api-keys tanpa userId). Yang dapat diterbitkan admin adalah kunci sistem.',
      'A person issues their own keys: ask them to sign in and issue it (POST /v1/api-keys without userId). What an admin issues are the keys of systems.',
    ],
  ),
  account_required: problem(
    409,
    ['Belum ada akun di sini', 'No account here yet'],
    [
      'Kunci menjadi milik pengguna layanan ini. Minta admin membuat pengguna untuk identitas SSO Anda (POST /v1/users dengan sso), lalu ulangi.',
      'A key belongs to a user of this service. Ask an admin to make one for your identity at the single sign-on (POST /v1/users with sso), then repeat it.',
    ],
  ),
  key_of_whom: problem(
    422,
    ['Kunci untuk sistem yang mana', 'Key of which system'],
    [
      'Kunci bootstrap tidak menerbitkan kunci lain untuk dirinya. Sebut sistem yang akan memiliki kunci itu (userId); seseorang masuk dan menerbitkan kuncinya sendiri.',
      'The key of bootstrap issues no more keys for itself. Name the system that will own the key (userId); people sign in and issue their own.',
    ],
  ),
  key_too_broad: problem(
    422,
    ['Kunci melebihi kunci yang menerbitkannya', 'Key broader than the one that makes it'],
    [
      'Kunci yang diterbitkan dengan sebuah kunci tidak melebihi peran, batas (scopes) dan masa berlaku kunci itu. Persempit bagian yang disebut, atau masuk dengan kata sandi dan terbitkan di sana.',
      'A key made by a key exceeds it neither in roles nor in scopes nor in expiry. Narrow the part that is named, or sign in with your password and issue it there.',
    ],
  ),
  expiry_in_past: problem(
    422,
    ['Masa berlaku sudah lewat', 'Expiry in the past'],
    [
      'Akhir masa berlaku itu (expiresAt) sudah lewat. Isi saat sesudah sekarang, atau hilangkan bila kunci tidak berakhir.',
      'That end (expiresAt) has passed. Give an instant after now, or leave it out where the key does not expire.',
    ],
  ),
  token_roles_conflict: problem(
    403,
    ['Peran dalam token tidak dapat digabung', 'Roles of the token do not go together'],
    [
      'Token SSO itu menyebut peran admin bersama keuangan (finance) atau pemeriksa (verifier). Minta pengelola SSO memberi salah satunya saja, lalu masuk lagi.',
      'That token names admin together with finance or verifier. Ask whoever manages the single sign-on for one of them alone, and sign in again.',
    ],
  ),
  outside_scopes: problem(
    403,
    ['Di luar cakupan kunci', 'Outside the scopes'],
    [
      'Kunci ini tidak menjangkau tindakan ini ({operation}): batasnya (scopes) tidak menyebutnya, dan integrasi tanpa batas pun tidak membaca kontak, pengguna, dan kunci. Pakai kunci yang scopes.operations-nya menyebut {operation}, atau minta orang yang berwenang.',
      'This credential does not reach this action ({operation}): its scopes do not name it, and an integration without any reads neither contacts nor users nor keys. Use one whose scopes.operations names {operation}, or ask someone who may.',
    ],
  ),
  answer_outside_scopes: problem(
    403,
    ['Jawaban di luar cakupan kunci', 'Answer outside the scopes'],
    [
      'Idempotency-Key ini sudah Anda pakai lewat kunci lain, untuk sesuatu di luar batas (scopes) kunci ini. Ulangi dengan kunci yang semula, atau pakai Idempotency-Key yang baru.',
      'You used this Idempotency-Key with another credential, for something outside the scopes of this one. Repeat it with that one, or use a new Idempotency-Key.',
    ],
  ),
  confirmed_by_another: problem(
    403,
    ['Orang lain yang mengonfirmasi', 'Another person confirms it'],
    [
      '{reason} Minta admin lain, atau pemeriksa lain yang aksesnya sudah dikonfirmasi. Bila tidak ada: dengan kunci bootstrap, pengelola membuat admin kedua, yang langsung dapat mengonfirmasi, atau pemeriksa kedua, yang dikonfirmasi dahulu.',
      '{reason} Ask another admin, or another verifier whose access is confirmed. Where there is none: with the key of bootstrap the operator makes a second admin, who can confirm at once, or a second verifier, who is confirmed first.',
    ],
  ),
  access_is_unconfirmed: problem(
    409,
    ['Akses belum dikonfirmasi', 'Access not confirmed'],
    [
      'Yang memberi seseorang akses tidak sekaligus mengonfirmasinya. Baca ulang pengguna itu, lalu minta orang lain: POST /v1/users/<id>/confirmation.',
      'Whoever gives somebody access does not confirm it in the same step. Read the user again, then ask another person: POST /v1/users/<id>/confirmation.',
    ],
  ),
  nothing_to_confirm: problem(
    409,
    ['Tidak ada yang menunggu konfirmasi', 'Nothing waits for confirmation'],
    [
      'Akses pengguna ini sudah dikonfirmasi, atau tidak memerlukannya. Tidak ada yang perlu dilakukan; muat ulang bila ragu.',
      'This user’s access is confirmed already, or needs no confirmation. There is nothing to do; reload it when in doubt.',
    ],
  ),
  link_awaits: problem(
    409,
    ['Tautan masih menunggu', 'A link still waits'],
    [
      'Sebuah tautan identitas SSO kepada orang ini belum dijawab, dan lewat tautan itu orang lain dapat masuk. Tunggu sampai orangnya menjawab dari kedua identitas, atau tarik tautannya (POST /v1/users/<id>/links/<linkId>/withdrawal), lalu konfirmasi.',
      'A link of an SSO identity to this person is not answered yet, and by it somebody else could come in. Wait until the person has answered from both identities, or withdraw the link (POST /v1/users/<id>/links/<linkId>/withdrawal), then confirm.',
    ],
  ),
  link_of_oneself: problem(
    403,
    ['Bukan tautan untuk diri sendiri', 'Not a link of oneself'],
    [
      'Anda tidak dapat mengusulkan tautan identitas SSO bagi diri sendiri. Minta admin lain mengusulkannya.',
      'You cannot propose a link of an SSO identity for yourself. Ask another admin to propose it.',
    ],
  ),
  password_of_a_system: problem(
    409,
    ['Sistem tidak memakai kata sandi', 'A system has no password'],
    [
      'Kata sandi hanya untuk orang; sistem masuk dengan kunci API. Terbitkan kunci baginya (POST /v1/api-keys dengan userId-nya).',
      'Passwords are for persons only; a system comes in with an API key. Issue one for it (POST /v1/api-keys with its userId).',
    ],
  ),
  maker_is_checker: problem(
    403,
    ['Pembuat tidak boleh memeriksa', 'The maker may not check'],
    [
      'Anda yang membuat, mengubah, atau mengajukan data ini, atau Anda penanggung jawab sistem yang melakukannya; orang lain harus memeriksanya. Minta pemeriksa (verifier) lain menyetujui atau memverifikasinya.',
      'You created, edited or submitted this record, or answer for the system that did; another person must check it. Ask another verifier to approve or verify it.',
    ],
  ),

  not_the_maker: problem(
    403,
    ['Bukan pengusulnya', 'Not its maker'],
    [
      'Hanya orang yang mengusulkannya dapat menariknya. Minta orang itu, atau minta pemeriksa (verifier) menolaknya.',
      'Only the person who proposed it may withdraw it. Ask that person, or ask a verifier to reject it.',
    ],
  ),
  webhooks_not_configured: problem(
    409,
    ['Webhook tidak diaktifkan', 'Webhooks are not configured'],
    [
      'Layanan ini belum memiliki WEBHOOK_KEY, asal rahasia webhook. Minta pengelola mengisinya, lalu kirim ulang.',
      'This service has no WEBHOOK_KEY, from which secrets of webhooks are made. Ask the operator to set it, then send it again.',
    ],
  ),
  webhook_ended: problem(
    409,
    ['Webhook sudah berakhir', 'Webhook has ended'],
    [
      'Webhook ini sudah diakhiri dan tidak mengirim lagi. Tambahkan yang baru (POST /v1/webhooks).',
      'This webhook was ended and sends nothing any more. Add a new one (POST /v1/webhooks).',
    ],
  ),
  webhook_of_a_person: problem(
    422,
    ['Webhook hanya untuk sistem', 'Webhooks are for systems'],
    [
      'Webhook ini disebut milik seseorang, atau milik sistem yang tidak aktif. Buat sistem (POST /v1/users dengan kind "system") beserta kuncinya, lalu sebut id-nya.',
      'This webhook is said to belong to a person, or to a system that is not active. Create a system (POST /v1/users with kind "system") and a key for it, then give its id.',
    ],
  ),
  too_many_webhooks: problem(
    409,
    ['Terlalu banyak webhook', 'Too many webhooks'],
    [
      'Sudah ada {limit} webhook yang aktif. Akhiri yang tidak dipakai lagi (DELETE /v1/webhooks/<id>), lalu kirim ulang.',
      '{limit} webhooks are active already. End those that are not used any more (DELETE /v1/webhooks/<id>), then send it again.',
    ],
  ),
}
