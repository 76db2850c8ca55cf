import { wordsOf } from '../shell/language'

export const words = wordsOf({
  id: {
    title: 'Laporan',
    noRetreat: 'Belum ada retret.',
    lead: 'Tiap laporan sebagai berkas; angkanya sama dalam semua bentuk.',
    report: 'Laporan',
    files: 'Berkas',
    from: 'Sejak',
    to: 'Sampai dengan',
    fileOf: (report: string, format: string) => `${report} sebagai ${format}`,
    names: {
      coverage: 'Cakupan RAB',
      'venue-comparison': 'Perbandingan lokasi',
      'pledge-realisation': 'Realisasi komitmen',
      receipts: 'Daftar penerimaan',
      'recap-sector': 'Rekapitulasi menurut lapangan usaha',
      'recap-regency': 'Rekapitulasi menurut kabupaten/kota',
      findings: 'Temuan',
    },
  },
  en: {
    title: 'Reports',
    noRetreat: 'No retreat yet.',
    lead: 'Each report as a file; its figures are the same in every format.',
    report: 'Report',
    files: 'Files',
    from: 'From',
    to: 'To',
    fileOf: (report: string, format: string) => `${report} as ${format}`,
    names: {
      coverage: 'Coverage of the budget',
      'venue-comparison': 'Comparison of venues',
      'pledge-realisation': 'Realisation of pledges',
      receipts: 'List of receipts',
      'recap-sector': 'Recap by line of business',
      'recap-regency': 'Recap by regency',
      findings: 'Findings',
    },
  },
})
