import { wordsOf } from '../shell/language'

/** Of what is done with a pledge at once: asked in a dialog. */
export const words = wordsOf({
  id: {
    deeds: {
      submission: {
        label: 'Ajukan',
        title: 'Ajukan komitmen',
        lead: 'Pembagiannya dicadangkan pada baris RAB sampai ada keputusan orang lain.',
        done: 'Komitmen diajukan.',
      },
      withdrawal: {
        label: 'Tarik kembali',
        title: 'Tarik pengajuan',
        lead: 'Komitmen menjadi konsep lagi, dan cadangannya dilepas.',
        done: 'Pengajuan ditarik.',
      },
      discarding: {
        label: 'Sisihkan',
        title: 'Sisihkan komitmen',
        lead: 'Tidak ada yang dihapus: catatan ini keluar dari daftar dan tidak dapat dipakai lagi.',
        done: 'Komitmen disisihkan.',
      },
      approval: {
        label: 'Setujui',
        title: 'Setujui komitmen',
        lead: 'Yang Anda setujui adalah isi yang sedang Anda lihat.',
        done: 'Komitmen disetujui.',
      },
      rejection: {
        label: 'Tolak',
        title: 'Tolak komitmen',
        lead: 'Pembuatnya membaca alasan ini dan dapat memperbaikinya.',
        done: 'Komitmen ditolak.',
      },
      cancellation: {
        label: 'Batalkan',
        title: 'Batalkan komitmen',
        lead: 'Sejak hari ini komitmen tidak dihitung lagi. Pembatalan tidak dapat ditarik.',
        done: 'Komitmen dibatalkan.',
      },
    },
  },
  en: {
    deeds: {
      submission: {
        label: 'Submit',
        title: 'Submit the pledge',
        lead: 'Its split is reserved on the budget lines until somebody else decides.',
        done: 'The pledge is submitted.',
      },
      withdrawal: {
        label: 'Take back',
        title: 'Take the submission back',
        lead: 'The pledge becomes a draft again, and what it reserved is free.',
        done: 'The submission was taken back.',
      },
      discarding: {
        label: 'Put aside',
        title: 'Put the pledge aside',
        lead: 'Nothing is deleted: the record leaves the lists and cannot be used again.',
        done: 'The pledge was put aside.',
      },
      approval: {
        label: 'Approve',
        title: 'Approve the pledge',
        lead: 'You approve what you see now.',
        done: 'The pledge is approved.',
      },
      rejection: {
        label: 'Reject',
        title: 'Reject the pledge',
        lead: 'Whoever made it reads this reason and can correct it.',
        done: 'The pledge is rejected.',
      },
      cancellation: {
        label: 'Cancel the pledge',
        title: 'Cancel the pledge',
        lead: 'From today on the pledge does not count any more. This cannot be taken back.',
        done: 'The pledge is cancelled.',
      },
    },
  },
})
