/** Tables as people upload them: what the model's imports say, one row a part. */
import { budgetTitles, pledgeTitles } from '../support/imports.ts'
import type { PledgeBody } from './rules/pledges.ts'

const titles = [...pledgeTitles, 'Dasar penilaian', 'Nilai surat', 'Tanggal buku', 'Referensi']

/** Pledges whose allocations and instalments have rows of their own. Companies stand there by the name of their NPWP. */
export function csvOfPledges(pledges: readonly PledgeBody[]): string {
  return csv([titles, ...pledges.flatMap(rowsOf)])
}

function rowsOf(pledge: PledgeBody): (string | number)[][] {
  const { allocations, instalments, companyId } = pledge
  const rows = Math.max(allocations.length, instalments.length, 1)
  const basis = { invoice: 'faktur' }[pledge.valuationBasis ?? ''] ?? ''
  return Array.from({ length: rows }, (_, row) => [
    companyId.replace('company', 'npwp'),
    pledge.letterNumber,
    pledge.pledgedOn,
    { cash: 'uang', goods: 'barang', services: 'jasa' }[pledge.form],
    pledge.amount,
    allocations[row]?.lineCode ?? '',
    allocations[row]?.amount ?? '',
    instalments[row]?.dueOn ?? '',
    instalments[row]?.amount ?? '',
    basis,
    pledge.letterAmount ?? '',
    pledge.bookedOn ?? '',
    pledge.externalRef ?? '',
  ])
}

interface WrittenLine {
  code: string
  venueCode: string | null
  category: string
  accountCode: string
  chartVersion: string
  description: string
  amount: number
  csrEligible: boolean
  csrIneligibleReason?: string
}

export function csvOfLines(lines: readonly WrittenLine[]): string {
  const rows = lines.map(({ code, venueCode, category, accountCode, chartVersion, description, ...line }) => [
    ...[code, venueCode ?? '', category, accountCode, chartVersion, description],
    ...[1, 'paket', line.amount, line.amount, line.csrEligible ? 'ya' : 'tidak'],
    line.csrIneligibleReason ?? '',
  ])
  return csv([budgetTitles, ...rows])
}

function csv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => row.join(';')).join('\n')
}

const BOUNDARY = 'model-of-the-ledger'
export const MULTIPART_TYPE = `multipart/form-data; boundary=${BOUNDARY}`

/** One file, and text fields beside it. */
export function multipart(file: string, fields: Record<string, string>): string {
  const part = (head: string, content: string) => `--${BOUNDARY}\r\n${head}\r\n\r\n${content}\r\n`
  return [
    ...Object.entries(fields).map(([name, value]) =>
      part(`Content-Disposition: form-data; name="${name}"`, value),
    ),
    part('Content-Disposition: form-data; name="file"; filename="tabel.csv"\r\nContent-Type: text/csv', file),
    `--${BOUNDARY}--\r\n`,
  ].join('')
}
