import { wordsOf } from './language'

/** Of signing in, choosing a password, and the end of a session. */
export const words = wordsOf({
  id: {
    title: 'Masuk',
    lead: 'Masuk dengan akun Cakupan Anda.',
    email: 'Alamat surel',
    password: 'Kata sandi',
    signIn: 'Masuk',
    choiceTitle: 'Ganti kata sandi dahulu',
    choiceLead:
      'Kata sandi awal Anda diketahui orang lain. Pilih kata sandi sendiri; sesudah itu Anda langsung masuk.',
    currentPassword: 'Kata sandi awal',
    newPassword: 'Kata sandi baru',
    newPasswordHint: 'Paling sedikit 12 karakter. Kalimat sendiri paling baik.',
    repeated: 'Kata sandi baru, sekali lagi',
    notRepeated: 'Kedua kata sandi baru tidak sama. Ketik lagi.',
    choose: 'Simpan kata sandi',
    signOut: 'Keluar',
    endedTitle: 'Sesi Anda telah berakhir',
    ended:
      'Masuk lagi untuk melanjutkan. Isian di halaman ini tetap ada, dan yang sedang dikirim dikirim ulang.',
    idleTitle: 'Masih di sini?',
    idle: 'Sesi berakhir bila 60 menit tidak dipakai. Isian di halaman ini tetap ada.',
    stay: 'Tetap masuk',
  },
  en: {
    title: 'Sign in',
    lead: 'Sign in with your Cakupan account.',
    email: 'E-mail address',
    password: 'Password',
    signIn: 'Sign in',
    choiceTitle: 'Choose your own password first',
    choiceLead: 'Others know your first password. Choose one of your own; then you are in at once.',
    currentPassword: 'First password',
    newPassword: 'New password',
    newPasswordHint: 'At least 12 characters. A sentence of your own is best.',
    repeated: 'New password, once more',
    notRepeated: 'The two new passwords are not the same. Type them again.',
    choose: 'Save the password',
    signOut: 'Sign out',
    endedTitle: 'Your session has ended',
    ended:
      'Sign in again to go on. What this page holds is still there, and what was being sent is sent again.',
    idleTitle: 'Still there?',
    idle: 'A session ends when nobody uses it for 60 minutes. What this page holds stays.',
    stay: 'Stay signed in',
  },
})
