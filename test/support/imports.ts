/** Tables that are in order, for tests that spoil them or take them in. */
import type { TestService } from './service.ts'
import type { SheetCell } from './spreadsheets.ts'
import { companyOf } from './world.ts'

export const budgetTitles = [
  'Kode baris',
  'Lokasi',
  'Kategori',
  'Kode rekening',
  'Versi kode rekening',
  'Uraian',
  'Volume',
  'Satuan',
  'Harga satuan',
  'Jumlah',
  'Boleh CSR',
  'Alasan tidak boleh CSR',
]

/** Columns A to L. */
export function budgetRow(code: string, change: Record<number, string> = {}): string[] {
  const row = [code, '', 'transport', '5.1.02.04.01.0001', 'kepmendagri-050-5889-2021', `Baris ${code}`]
  const priced = [...row, '2', 'orang', '1.500.000', '3.000.000', 'ya', '']
  return priced.map((cell, column) => change[column] ?? cell)
}

export const pledgeTitles = [
  'NPWP',
  'Nomor surat',
  'Tanggal surat',
  'Bentuk',
  'Nilai komitmen',
  'Kode baris',
  'Alokasi',
  'Jatuh tempo',
  'Angsuran',
]

/** Columns A to I. */
export function pledgeRow(npwp: string, change: Record<number, string> = {}): string[] {
  const row = [npwp, '001/PTC/IV/2025', '14/04/2025', 'uang', '500', 'A', '300', '15/05/2025', '500']
  return row.map((cell, column) => change[column] ?? cell)
}

/** The same as numbers and text of a workbook, where they are written without separators. */
export function typed(row: readonly string[]): SheetCell[] {
  return row.map((cell) => (/^[1-9]\d{0,12}$/.test(cell) ? Number(cell) : cell === '' ? null : cell))
}

export async function aCompanyWithNpwp(service: TestService) {
  const company = companyOf()
  const { id } = await service.as('finance').made('/v1/companies', company)
  return { id, ...company }
}
