import { wordsOf } from '../shell/language'

/** Of verification, one after another. */
export const queueWords = wordsOf({
  id: {
    title: 'Verifikasi penerimaan',
    nothing: 'Tidak ada penerimaan yang menunggu verifikasi Anda.',
    toList: 'Lihat semua penerimaan',
    previous: '← Sebelumnya (p)',
    next: 'Berikutnya (n) →',
    place: (place: number, count: number) => `${place} dari ${count}`,
    keys: 's memverifikasi, t menolak, n dan p berpindah.',
  },
  en: {
    title: 'Verify receipts',
    nothing: 'No receipt waits for your verification.',
    toList: 'See all receipts',
    previous: '← Previous (p)',
    next: 'Next (n) →',
    place: (place: number, count: number) => `${place} of ${count}`,
    keys: 's verifies, t rejects, n and p move.',
  },
})
