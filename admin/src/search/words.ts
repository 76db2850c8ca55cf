import { wordsOf } from '../shell/language'

export const words = wordsOf({
  id: {
    title: (q: string) => `Hasil pencarian “${q}”`,
    pledges: 'Komitmen',
    disbursements: 'Penerimaan',
    companies: 'Perusahaan',
    documents: 'Dokumen',
    nothing: 'Tidak ada yang cocok. Coba nama perusahaan, nomor surat, nomor bukti, atau NPWP.',
    more: (count: number) => `${count} yang terbaru; persempit pencarian untuk melihat yang lain.`,
  },
  en: {
    title: (q: string) => `Found for “${q}”`,
    pledges: 'Pledges',
    disbursements: 'Receipts',
    companies: 'Companies',
    documents: 'Documents',
    nothing: 'Nothing matches. Try the name of a company, a letter or evidence number, or an NPWP.',
    more: (count: number) => `the newest ${count}; narrow the search to see others.`,
  },
})
