/** A file with faults of several kinds is refused once, with all of them: nobody sends it five times to learn the next. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aCompanyWithNpwp, budgetRow, budgetTitles, pledgeRow, pledgeTitles } from '../support/imports.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { csv, workbook } from '../support/spreadsheets.ts'
import { aCompany, aRetreat } from '../support/world.ts'

let service: TestService
let retreatId: string
let npwp: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 1_000 }])).id
  npwp = (await aCompanyWithNpwp(service)).npwp
})
afterAll(() => service.close())

async function faultsOf(kind: 'budgets' | 'pledges', content: Buffer): Promise<string[]> {
  const { status, body } = await service
    .as('finance')
    .upload(
      `/v1/retreats/${retreatId}/${kind}/import?dryRun=true`,
      { name: 'tabel', content },
      kind === 'budgets' ? { reason: 'Impor' } : {},
    )
  expect(status).toBe(422)
  expect(body.figures.faults).toBe(body.errors.length)
  return body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`)
}

it('of titles, cells, lengths and what follows the table', async () => {
  const titles = budgetTitles.toSpliced(9, 1).with(0, 'Kodenya')
  const row = (code: string, change: Record<number, string>) => budgetRow(code, change).toSpliced(9, 1)
  const content = csv([
    titles,
    row('A', { 5: 'x'.repeat(1_001) }),
    row('B', { 6: 'dua' }),
    titles.map(() => ''),
    row('C', {}),
  ])

  const faults = await faultsOf('budgets', content)

  expect(faults.filter((each) => each.endsWith('header_missing'))).toHaveLength(2)
  expect(faults).toEqual(
    expect.arrayContaining([
      '/file/A1 header_unknown',
      '/file/F2 too_long',
      '/file/G3 wrong_value',
      '/file/5 after_empty_row',
    ]),
  )
  // What is missing from the titles is not told of every row again.
  expect(faults.filter((each) => each.endsWith('missing_value'))).toEqual(['/file/F2 missing_value'])
})

it('of an amount that cannot be read once, and not again where it would have been the whole', async () => {
  const alone = (change: Record<number, string>) =>
    faultsOf('pledges', csv([pledgeTitles, pledgeRow(npwp, { 6: '', 7: '', 8: '', ...change })]))

  expect(await alone({ 4: '2 juta' })).toEqual(['/file/E2 wrong_value'])
  expect(await alone({ 4: '2.000.000,5', 7: '01/06/2025' })).toEqual(['/file/E2 fraction'])
  expect(await alone({ 4: '' })).toEqual(['/file/E2 missing_value'])
})

it('of hidden rows and merged cells of a workbook, with those of its cells', async () => {
  const rows = [budgetTitles, budgetRow('A'), budgetRow('B', { 6: 'dua' })]
  const content = workbook({
    rows,
    after: '<mergeCells count="2"><mergeCell ref="A2:B2"/><mergeCell ref="C3:D3"/></mergeCells>',
    rowAttributes: { 3: 'hidden="1"' },
  })

  const faults = await faultsOf('budgets', content)

  expect(faults).toEqual(
    expect.arrayContaining([
      '/file/A2 merged_cells',
      '/file/C3 merged_cells',
      '/file/3 hidden_row',
      '/file/G3 wrong_value',
    ]),
  )
})

it('of one pledge that several rules refuse', async () => {
  const content = csv([
    pledgeTitles,
    pledgeRow(npwp, { 2: '01/01/2099', 5: 'Z9', 7: '15/05/2099', 8: '400' }),
  ])

  const codes = (await faultsOf('pledges', content)).map((each) => each.split(' ')[1])

  expect(codes.toSorted()).toEqual([
    'date_in_future',
    'date_too_late',
    'instalments_mismatch',
    'unknown_line',
  ])
})

it('of a pledge over the API too, the first naming the problem', async () => {
  const { id: companyId } = await aCompany(service)
  const { status, body } = await service.as('finance').post('/v1/pledges', {
    retreatId,
    companyId,
    form: 'cash',
    amount: 100,
    pledgedOn: '2099-01-01',
    letterNumber: 'S/ALL/1',
    instalments: [{ dueOn: '2099-02-01', amount: 90 }],
    allocations: [{ lineCode: 'Z9', amount: 10 }],
  })

  expect(status).toBe(422)
  expect(body.code).toBe('instalments_mismatch')
  expect(body.errors.map(({ code }: { code: string }) => code)).toEqual([
    'instalments_mismatch',
    'date_in_future',
    'date_too_late',
    'unknown_line',
  ])
})
