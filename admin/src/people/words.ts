import type { Schemas } from '../api/call'
import { wordsOf } from '../shell/language'

type User = Schemas['User']
type Role = User['roles'][number]
type Confirmation = User['confirmation']['state']

const roles: Record<'id' | 'en', Record<Role, string>> = {
  id: {
    finance: 'Keuangan',
    verifier: 'Pemeriksa',
    auditor: 'Auditor',
    admin: 'Admin',
    integration: 'Sistem lain',
  },
  en: {
    finance: 'Finance',
    verifier: 'Verifier',
    auditor: 'Auditor',
    admin: 'Admin',
    integration: 'Other system',
  },
}
const confirmations: Record<'id' | 'en', Record<Confirmation, string>> = {
  id: { not_needed: 'Tidak perlu', awaited: 'Menunggu konfirmasi', confirmed: 'Terkonfirmasi' },
  en: { not_needed: 'Not needed', awaited: 'Awaits confirmation', confirmed: 'Confirmed' },
}

export const words = wordsOf({
  id: {
    title: 'Pengguna',
    roles: roles.id,
    confirmations: confirmations.id,
    kinds: { person: 'Orang', system: 'Sistem' },
    name: 'Nama',
    kind: 'Jenis',
    email: 'Alamat surel',
    role: 'Peran',
    confirmation: 'Konfirmasi akses',
    awaitedSince: 'Menunggu sejak',
    status: 'Status',
    active: 'Aktif',
    inactive: 'Nonaktif',
    none: 'Belum ada pengguna.',
    add: 'Tambah orang',
    addTitle: 'Tambah orang',
    addLead: 'Orang itu masuk dengan alamat surel dan kata sandi awal, lalu memilih kata sandinya sendiri.',
    added: (name: string) => `${name} ditambahkan`,
    confirm: 'Konfirmasi akses',
    confirmLead:
      'Pastikan kepada orangnya sendiri, bukan kepada admin yang memberi akses, bahwa akses ini memang dimintanya.',
    confirmed: 'Akses dikonfirmasi',
    firstPassword: 'Beri kata sandi awal',
    firstPasswordLead:
      'Semua sesi dan kunci orang ini berakhir. Kata sandi awal hanya ditampilkan sekali, dan harus diganti saat masuk pertama.',
    given: 'Kata sandi awal dibuat',
    shownOnce: 'Kata sandi awal, hanya ditampilkan sekali ini. Sampaikan langsung kepada orangnya:',
    deactivate: 'Nonaktifkan',
    deactivateLead: 'Sesi dan kuncinya tidak berlaku lagi. Yang pernah dicatatnya tetap atas namanya.',
    deactivated: 'Dinonaktifkan',
    activate: 'Aktifkan lagi',
    activated: 'Diaktifkan lagi',
  },
  en: {
    title: 'Users',
    roles: roles.en,
    confirmations: confirmations.en,
    kinds: { person: 'Person', system: 'System' },
    name: 'Name',
    kind: 'Kind',
    email: 'E-mail address',
    role: 'Role',
    confirmation: 'Confirmation of access',
    awaitedSince: 'Awaited since',
    status: 'Status',
    active: 'Active',
    inactive: 'Inactive',
    none: 'No users yet.',
    add: 'Add a person',
    addTitle: 'Add a person',
    addLead: 'They sign in with their e-mail address and a first password, and choose their own.',
    added: (name: string) => `${name} was added`,
    confirm: 'Confirm access',
    confirmLead: 'Ask the person themselves, not the admin who gave it, whether they asked for this access.',
    confirmed: 'Access confirmed',
    firstPassword: 'Give a first password',
    firstPasswordLead:
      'All sessions and keys of this person end. The first password is shown once, and has to be changed at the first sign-in.',
    given: 'First password made',
    shownOnce: 'The first password, shown only this once. Give it to the person directly:',
    deactivate: 'Deactivate',
    deactivateLead: 'Their sessions and keys open nothing any more. What they recorded stays theirs.',
    deactivated: 'Deactivated',
    activate: 'Activate again',
    activated: 'Active again',
  },
})
