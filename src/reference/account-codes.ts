/**
 * Account codes (kode rekening) that occur in the budget of a retreat. The same number can mean another thing in
 * another chart, so a code is known only together with its chart version. Charts of 2020 to 2025 write the last two
 * segments with 2 and 4 digits, that of 2026 with 3 and 5; the six numbers stay the same.
 */
const since2020 = [
  'kepmendagri-050-3708-2020',
  'kepmendagri-050-5889-2021',
  'kepmendagri-900.1.15.5-1317-2023',
  'kepmendagri-900.1.15.5-3406-2024',
  'kepmendagri-900.1-2850-2025',
]
const since2026 = ['kepmendagri-900.1-861-2026']

const accounts: [code: string, name: string][] = [
  ['5.1.02.01.01.0024', 'Belanja Alat/Bahan untuk Kegiatan Kantor - Alat Tulis Kantor'],
  ['5.1.02.01.01.0025', 'Belanja Alat/Bahan untuk Kegiatan Kantor - Kertas dan Cover'],
  ['5.1.02.01.01.0026', 'Belanja Alat/Bahan untuk Kegiatan Kantor - Bahan Cetak'],
  ['5.1.02.01.01.0035', 'Belanja Alat/Bahan untuk Kegiatan Kantor - Suvenir/Cendera Mata'],
  ['5.1.02.01.01.0037', 'Belanja Obat-Obatan'],
  ['5.1.02.01.01.0052', 'Belanja Makanan dan Minuman Rapat'],
  ['5.1.02.01.01.0053', 'Belanja Makanan dan Minuman Jamuan Tamu'],
  ['5.1.02.01.01.0058', 'Belanja Makanan dan Minuman Aktivitas Lapangan'],
  ['5.1.02.01.01.0064', 'Belanja Pakaian Dinas Lapangan'],
  ['5.1.02.01.01.0075', 'Belanja Pakaian Batik Tradisional'],
  ['5.1.02.01.01.0076', 'Belanja Pakaian Olahraga'],
  ['5.1.02.02.01.0003', 'Honorarium Narasumber atau Pembahas, Moderator, Pembawa Acara, dan Panitia'],
  ['5.1.02.02.01.0004', 'Honorarium Tim Pelaksana Kegiatan dan Sekretariat Tim Pelaksana Kegiatan'],
  ['5.1.02.02.01.0047', 'Belanja Jasa Penyelenggaraan Acara'],
  ['5.1.02.02.01.0055', 'Belanja Jasa Iklan/Reklame, Film, dan Pemotretan'],
  ['5.1.02.02.04.0036', 'Belanja Sewa Kendaraan Bermotor Penumpang'],
  ['5.1.02.02.04.0049', 'Belanja Sewa Alat Angkutan Apung Bermotor untuk Penumpang'],
  ['5.1.02.02.04.0132', 'Belanja Sewa Peralatan Studio Audio'],
  ['5.1.02.02.04.0355', 'Belanja Sewa Peralatan Umum'],
  ['5.1.02.02.05.0009', 'Belanja Sewa Bangunan Gedung Tempat Pertemuan'],
  ['5.1.02.02.05.0043', 'Belanja Sewa Hotel'],
  ['5.1.02.02.12.0001', 'Belanja Kursus Singkat/Pelatihan'],
  ['5.1.02.04.01.0001', 'Belanja Perjalanan Dinas Biasa'],
  ['5.1.02.04.01.0003', 'Belanja Perjalanan Dinas Dalam Kota'],
  ['5.1.02.04.01.0004', 'Belanja Perjalanan Dinas Paket Meeting Dalam Kota'],
  ['5.1.02.04.01.0005', 'Belanja Perjalanan Dinas Paket Meeting Luar Kota'],
]

/** Every code in each of its written forms, with the charts that write it so. */
export const accountCodes = accounts.flatMap(([code, name]) => [
  { code, name, chartVersions: since2020 },
  { code: widened(code), name, chartVersions: since2026 },
])

/** The form of the 2026 chart: `5.1.02.01.01.0024` is `5.1.02.01.001.00024`. */
function widened(code: string): string {
  const [account, group, type, object, detail = '', item = ''] = code.split('.')
  return [account, group, type, object, detail.padStart(3, '0'), item.padStart(5, '0')].join('.')
}

export function isKnownAccount(code: string, chartVersion: string): boolean {
  return accountCodes.some((account) => account.code === code && account.chartVersions.includes(chartVersion))
}
