/** Codes of KBLI 2020 (BPS Regulation 2/2020) seen among companies of the province; a short list, not the whole. */
export const kbli = [
  { version: '2020', code: '01262', name: 'Perkebunan Buah Kelapa Sawit' },
  { version: '2020', code: '05100', name: 'Pertambangan Batu Bara' },
  { version: '2020', code: '06100', name: 'Pertambangan Minyak Bumi' },
  { version: '2020', code: '06201', name: 'Pertambangan Gas Alam' },
  { version: '2020', code: '10431', name: 'Industri Minyak Mentah Kelapa Sawit' },
  { version: '2020', code: '20122', name: 'Industri Pupuk Buatan Tunggal Hara Makro Primer' },
  { version: '2020', code: '50133', name: 'Angkutan Laut Dalam Negeri untuk Barang Khusus' },
  { version: '2020', code: '64121', name: 'Bank Umum Konvensional' },
]

export function isKnownKbli(code: string, version: string): boolean {
  return kbli.some((entry) => entry.code === code && entry.version === version)
}
