import { wordsOf } from '../shell/language'

export const words = wordsOf({
  id: {
    preferences: 'Preferensi',
    language: 'Bahasa',
    digest: 'Kirim ringkasan harian lewat surel tentang yang menunggu saya',
    shortcuts: 'Pintasan satu huruf (/, j, k)',
    saved: 'Tersimpan',
    password: 'Ganti kata sandi',
    currentPassword: 'Kata sandi sekarang',
    changed: 'Kata sandi diganti; sesi di perangkat lain berakhir.',
    sessions: 'Sesi',
    sessionSince: 'Masuk di sini sejak',
    previous: 'Sebelumnya masuk pada',
    notYou: 'Bukan Anda? Ganti kata sandi dan beri tahu admin.',
    everywhere: 'Keluar di semua perangkat',
  },
  en: {
    preferences: 'Preferences',
    language: 'Language',
    digest: 'Send me a daily e-mail about what waits for me',
    shortcuts: 'Shortcuts of one letter (/, j, k)',
    saved: 'Saved',
    password: 'Change the password',
    currentPassword: 'Present password',
    changed: 'The password was changed; sessions on other devices have ended.',
    sessions: 'Sessions',
    sessionSince: 'Signed in here since',
    previous: 'Signed in before on',
    notYou: 'Was it not you? Change the password and tell an admin.',
    everywhere: 'Sign out on every device',
  },
})
