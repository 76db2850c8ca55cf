/** Cells that do not say what they should: each is named, and nothing is stored. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  aCompanyWithNpwp,
  budgetRow,
  budgetTitles,
  pledgeRow,
  pledgeTitles,
  typed,
} from '../support/imports.ts'
import { expectFileRefused, type Refusal } from '../support/refused-imports.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { csv, type SheetCell, workbook } from '../support/spreadsheets.ts'
import { aRetreat, notYet } from '../support/world.ts'

let service: TestService
let retreatId: string
let npwp: string
beforeAll(async () => {
  service = await startTestService()
  const lines = [
    { code: 'A', amount: 1_000 },
    { code: 'B', amount: 1_000 },
    { code: 'H', amount: 1_000, csrEligible: false },
  ]
  retreatId = (await aRetreat(service, lines)).id
  npwp = (await aCompanyWithNpwp(service)).npwp
})
afterAll(() => service.close())

describe('a line of a budget', () => {
  const cases: [string, Record<number, string>, Refusal][] = [
    ['without a code', { 0: '' }, { code: 'missing_value', at: 'A3' }],
    ['with a code that has spaces', { 0: 'M 01' }, { code: 'wrong_value', at: 'A3', read: 'M 01' }],
    ['with the code of another line', { 0: 'A' }, { code: 'duplicate_line', at: 'A3', read: 'A' }],
    ['of an unknown venue', { 1: 'SAMARINDA' }, { code: 'unknown_venue', at: 'B3', read: 'SAMARINDA' }],
    [
      'with an account code of five segments',
      { 3: '5.1.02.04.0001' },
      { code: 'wrong_value', at: 'D3', read: '5.1.02.04.0001' },
    ],
    ['with a description of 201 letters', { 5: 'x'.repeat(201) }, { code: 'wrong_value', at: 'F3' }],
    ['with a formula for a description', { 5: '=HYPERLINK("http://contoh")' }, { code: 'formula', at: 'F3' }],
    ['with a fraction of a unit', { 6: '1,5' }, { code: 'fraction', at: 'G3', read: '1,5' }],
    [
      'with a fraction of a rupiah',
      { 8: '1.500.000,50' },
      { code: 'fraction', at: 'I3', read: '1.500.000,50' },
    ],
    [
      'with a number that means two things',
      { 8: '1,500' },
      { code: 'ambiguous_number', at: 'I3', read: '1,500' },
    ],
    ['with text for a price', { 8: 'satu juta' }, { code: 'wrong_value', at: 'I3', read: 'satu juta' }],
    ['with a negative amount', { 9: '-3.000.000' }, { code: 'negative', at: 'J3', read: '-3.000.000' }],
    ['of more than ten trillion', { 9: '10.000.000.000.001' }, { code: 'too_large', at: 'J3' }],
    [
      'of which quantity times price is something else',
      { 9: '3.000.001' },
      { code: 'line_amount_mismatch', at: 'J3', read: '3.000.001' },
    ],
    ['neither eligible nor not', { 10: 'mungkin' }, { code: 'wrong_value', at: 'K3', read: 'mungkin' }],
    [
      'that takes no CSR, without the reason',
      { 10: 'tidak' },
      { code: 'ineligibility_reason_required', at: 'L3' },
    ],
    [
      'that takes no CSR, with a reason of two letters',
      { 10: 'tidak', 11: 'ya' },
      { code: 'wrong_value', at: 'L3', read: 'ya' },
    ],
  ]
  it.each(cases)('%s', async (_, change, refusal) => {
    const content = csv(
      [budgetTitles, budgetRow('A'), budgetRow('B', change)].map((row) => row.map(quotedWhereNeeded)),
    )
    await expectFileRefused(service, { retreatId, kind: 'budgets', content }, refusal)
  })

  const cells: [string, number, SheetCell, Refusal][] = [
    [
      'that is worked out',
      9,
      { xml: '<c><f>G2*I2</f><v>3000000</v></c>' },
      { code: 'formula', at: 'J2', read: '=G2*I2' },
    ],
    [
      'with an error',
      8,
      { xml: '<c t="e"><v>#REF!</v></c>' },
      { code: 'error_value', at: 'I2', read: '#REF!' },
    ],
    ['with a flag for a number', 6, true, { code: 'wrong_value', at: 'G2', read: 'true' }],
    ['with a stored fraction', 8, 1_500_000.5, { code: 'fraction', at: 'I2', read: '1500000.5' }],
    ['with a stored negative number', 8, -5, { code: 'negative', at: 'I2', read: '-5' }],
    [
      'with a stored number beyond 10^13',
      9,
      { xml: '<c><v>1.0000000000001E+13</v></c>' },
      { code: 'too_large', at: 'J2' },
    ],
    [
      'with a date for a price',
      8,
      { xml: '<c s="1"><v>45761</v></c>' },
      { code: 'wrong_value', at: 'I2', read: '2025-04-14' },
    ],
    ['with a text that begins with =', 5, '=1+1', { code: 'formula', at: 'F2', read: '=1+1' }],
  ]
  it.each(cells)('in a workbook, %s', async (_, column, cell, refusal) => {
    const content = workbook({ rows: [budgetTitles, typed(budgetRow('A')).with(column, cell)] })
    await expectFileRefused(service, { retreatId, kind: 'budgets', content }, refusal)
  })
})

function quotedWhereNeeded(cell: string): string {
  return cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell
}

describe('a pledge', () => {
  const cases: [string, Record<number, string>, Refusal][] = [
    ['without an NPWP', { 0: '' }, { code: 'missing_value', at: 'A2' }],
    [
      'of an unknown company',
      { 0: '0012345678901234' },
      { code: 'unknown_company', at: 'A2', read: '0012345678901234' },
    ],
    [
      'with an NPWP that became a rounded number',
      { 0: '9,99E+14' },
      { code: 'unknown_company', at: 'A2', read: '9,99E+14' },
    ],
    ['with a letter number of 101 letters', { 1: 'x'.repeat(101) }, { code: 'wrong_value', at: 'B2' }],
    [
      'with a letter of a day that never was',
      { 2: '31/04/2025' },
      { code: 'no_such_day', at: 'C2', read: '31/04/2025' },
    ],
    ['with the month first', { 2: '04/14/2025' }, { code: 'no_such_day', at: 'C2', read: '04/14/2025' }],
    ['with a letter of a day to come', { 2: notYet }, { code: 'date_in_future', at: 'C2', read: notYet }],
    [
      'with a letter of before 1900',
      { 2: '14/04/1825' },
      { code: 'wrong_value', at: 'C2', read: '14/04/1825' },
    ],
    ['in no known form', { 3: 'emas' }, { code: 'wrong_value', at: 'D2', read: 'emas' }],
    [
      'of goods without the basis of their value',
      { 3: 'barang' },
      { code: 'valuation_basis_required', at: '2' },
    ],
    ['of nothing', { 4: '0' }, { code: 'wrong_value', at: 'E2', read: '0' }],
    ['on a line that the budget does not have', { 5: 'Z' }, { code: 'unknown_line', at: 'F2', read: 'Z' }],
    ['on a line that takes no CSR', { 5: 'H' }, { code: 'line_not_csr_eligible', at: 'F2', read: 'H' }],
    ['with an allocation on no line', { 5: '' }, { code: 'missing_value', at: 'F2' }],
    [
      'with allocations beyond its amount',
      { 6: '501' },
      { code: 'allocations_exceed_amount', at: 'G2', read: '501' },
    ],
    ['with an instalment without a day', { 7: '' }, { code: 'missing_value', at: 'H2' }],
    [
      'with instalments that do not add up',
      { 8: '499' },
      { code: 'instalments_mismatch', at: 'I2', read: '499' },
    ],
  ]
  it.each(cases)('%s', async (_, change, refusal) => {
    const content = csv([pledgeTitles, pledgeRow(npwp, change)])
    await expectFileRefused(service, { retreatId, kind: 'pledges', content }, refusal)
  })

  const more: [string, Record<number, string>, Refusal][] = [
    [
      'says another amount',
      { 4: '400', 5: 'B', 6: '100' },
      { code: 'differs_from_row', at: 'E3', read: '400' },
    ],
    ['says another day', { 2: '15/04/2025', 5: 'B', 6: '100' }, { code: 'differs_from_row', at: 'C3' }],
    [
      'names the same line again',
      { 6: '100', 7: '', 8: '' },
      { code: 'duplicate_line', at: 'F3', read: 'A' },
    ],
  ]
  it.each(more)('of which the second row %s', async (_, change, refusal) => {
    const content = csv([pledgeTitles, pledgeRow(npwp), pledgeRow(npwp, { 7: '', 8: '', ...change })])
    await expectFileRefused(service, { retreatId, kind: 'pledges', content }, refusal)
  })

  it('with the name of another company', async () => {
    const content = csv([
      ['Perusahaan', ...pledgeTitles],
      ['PT Lain Contoh', ...pledgeRow(npwp)],
    ])
    const refusal = { code: 'other_company', at: 'A2', read: 'PT Lain Contoh' }
    await expectFileRefused(service, { retreatId, kind: 'pledges', content }, refusal)
  })

  it('of a company that merged into another', async () => {
    const [merged, successor] = [await aCompanyWithNpwp(service), await aCompanyWithNpwp(service)]
    const succession = { successorId: successor.id, from: '2025-01-01', reason: 'Penggabungan usaha' }
    await service.as('finance').made(`/v1/companies/${merged.id}/succession`, succession)
    const content = csv([pledgeTitles, pledgeRow(npwp, { 1: '002/PTC/IV/2025' }), pledgeRow(merged.npwp)])
    const refusal = { code: 'company_succeeded', at: 'A3', read: merged.npwp }
    await expectFileRefused(service, { retreatId, kind: 'pledges', content }, refusal)
  })

  const days: [string, string, string][] = [
    ['before March 1900', '<c s="1"><v>45</v></c>', '45'],
    ['with a time', '<c s="1"><v>45761.5</v></c>', '45761.5'],
    ['that is a plain number', '<c><v>45761</v></c>', '45761'],
  ]
  it.each(days)('in a workbook, with a day %s', async (_, xml, read) => {
    const row = typed(pledgeRow(npwp)).with(2, { xml })
    const content = workbook({ rows: [pledgeTitles, row] })
    await expectFileRefused(
      service,
      { retreatId, kind: 'pledges', content },
      { code: 'wrong_value', at: 'C2', read },
    )
  })
})

it('every fault of a file is told at once, at most 100 of them, with the number of all', async () => {
  const rows = Array.from({ length: 60 }, (_, at) => budgetRow(`L${at}`, { 6: '0,5', 9: '-1', 1: 'X' }))
  const content = csv([budgetTitles, ...rows, budgetRow('B', { 9: '1' })])

  const { body } = await service
    .as('finance')
    .upload(`/v1/retreats/${retreatId}/budgets/import`, { name: 'rab', content }, { reason: 'Impor' })

  // Two cells of each of the 60 rows; of rows that cannot be read the rules are not looked at. One sum of the last.
  expect(body.figures).toEqual({ faults: 121 })
  expect(body.errors).toHaveLength(100)
  expect(body.errors.slice(0, 3).map((fault: { cell: string }) => fault.cell)).toEqual(['G2', 'J2', 'G3'])
})
