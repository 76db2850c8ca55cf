/** Files that are in order become drafts, as if each had been drafted by itself. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  aCompanyWithNpwp,
  budgetRow,
  budgetTitles,
  pledgeRow,
  pledgeTitles,
  typed,
} from '../support/imports.ts'
import { booksOf } from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { csv, workbook } from '../support/spreadsheets.ts'
import { statementsOf } from '../support/statements.ts'
import { aRetreat } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const reason = { reason: 'RAB dari lembar kerja' }
const retreat = () =>
  aRetreat(service, [
    { code: 'A', amount: 1_000 },
    { code: 'B', amount: 1_000 },
  ])

async function importBudget(retreatId: string, content: Buffer, query = '') {
  const path = `/v1/retreats/${retreatId}/budgets/import${query}`
  return service.as('finance').upload(path, { name: 'rab', content }, reason)
}

async function importPledges(retreatId: string, content: Buffer, query = '') {
  const path = `/v1/retreats/${retreatId}/pledges/import${query}`
  return service.as('finance').upload(path, { name: 'komitmen', content })
}

async function linesOf(retreatId: string, version = 2) {
  const { body } = await service.as('auditor').get(`/v1/retreats/${retreatId}/budgets/${version}`)
  return body.lines
}

async function pledgesOf(retreatId: string) {
  const { body } = await service.as('auditor').get(`/v1/pledges?retreatId=${retreatId}&sort=createdAt`)
  return body.items
}

it('lines of a CSV file become the next draft of the budget, with one event', async () => {
  const { id } = await retreat()
  const ineligible = { 1: 'pantai', 10: 'tidak', 11: 'Dibayarkan kepada pejabat' }
  const content = csv([budgetTitles, budgetRow('A'), budgetRow('H01', ineligible)])

  const { status, body, headers } = await importBudget(id, content)

  expect({ status, body, location: headers.location }).toEqual({
    status: 201,
    location: `/v1/retreats/${id}/budgets/2`,
    body: {
      importId: body.importId,
      dryRun: false,
      rows: 2,
      amount: 6_000_000,
      documents: [{ path: `/v1/retreats/${id}/budgets/2`, row: 2, label: reason.reason, amount: 6_000_000 }],
      warnings: [],
    },
  })
  expect(await linesOf(id)).toMatchObject([
    { code: 'A', venueCode: null, quantity: 2, unitPrice: 1_500_000, amount: 3_000_000, csrEligible: true },
    { code: 'H01', venueCode: 'PANTAI', csrEligible: false, csrIneligibleReason: ineligible[11] },
  ])
  const { rows } = await service.superuser.query('select type from events where subject_id = $1', [`${id}/2`])
  expect(rows).toEqual([{ type: 'budget.drafted' }])
})

it.each([
  ['semicolons', (rows: string[][]) => csv(rows)],
  ['commas', (rows: string[][]) => csv(rows, ',')],
  ['tabs', (rows: string[][]) => csv(rows, '\t')],
  ['a byte order mark', (rows: string[][]) => Buffer.concat([Buffer.from('efbbbf', 'hex'), csv(rows)])],
  ['UTF-16 with its mark', (rows: string[][]) => Buffer.from(`\ufeff${csv(rows)}`, 'utf16le')],
  [
    'line feeds and empty rows at the end',
    (rows: string[][]) => Buffer.from(`${rows.map((row) => row.join(';')).join('\n')}\n;;;\n\n`),
  ],
  ['a workbook', (rows: string[][]) => workbook({ rows: rows.map(typed) })],
  [
    'a workbook with a guide',
    (rows: string[][]) => workbook({ rows: rows.map(typed) }, { name: 'Petunjuk', rows: [['Isi']] }),
  ],
])('the same table with %s is the same budget', async (_, written) => {
  const { id } = await retreat()
  const rows = [budgetTitles, budgetRow('M01', { 8: '2400000', 9: '4800000' }), budgetRow('M02')]

  const { status, text } = await importBudget(id, written(rows))

  expect(status, text).toBe(201)
  expect(await linesOf(id)).toMatchObject([
    { code: 'M01', unitPrice: 2_400_000, amount: 4_800_000 },
    { code: 'M02', unitPrice: 1_500_000, amount: 3_000_000 },
  ])
})

it('titles may be in English, in any order and writing; remarks, row numbers and a right total are left out', async () => {
  const { id } = await retreat()
  const titles = [
    'no.',
    'AMOUNT (Rp)',
    'unit-price',
    'Quantity',
    'unit',
    'Description',
    'Chart version',
    'ACCOUNT CODE',
    'category',
    'line code',
    'csr_eligible',
  ]
  const row = [
    '1',
    '3.000.000',
    '1.500.000',
    '2',
    'orang',
    'Tiket',
    'kepmendagri-050-5889-2021',
    '5.1.02.04.01.0001',
    'Transport',
    'M01',
    'yes',
  ]
  const content = csv([['# Anggaran'], titles, row, ['Jumlah', '3.000.000', ...Array(9).fill('')]])

  const { status, text } = await importBudget(id, content)

  expect(status, text).toBe(201)
  expect(await linesOf(id)).toMatchObject([{ code: 'M01', category: 'transport', amount: 3_000_000 }])
})

it('text that a spreadsheet would run is kept as text, unless it begins with =', async () => {
  const { id } = await retreat()
  const content = csv([
    budgetTitles,
    budgetRow('A', { 5: '- tiket' }),
    budgetRow('B', { 5: '+62 kontak' }),
    budgetRow('C', { 5: '@hotel' }),
  ])

  await importBudget(id, content)

  expect(await linesOf(id)).toMatchObject([
    { description: '- tiket' },
    { description: '+62 kontak' },
    { description: '@hotel' },
  ])
})

it('an account code that the chart does not have is a warning at its cell', async () => {
  const { id } = await retreat()

  const { body } = await importBudget(id, csv([budgetTitles, budgetRow('A', { 3: '5.1.99.99.99.9999' })]))

  expect(body.warnings).toMatchObject([{ row: 2, column: 'Kode rekening', cell: 'D2', pointer: '/file/D2' }])
})

it('rows of one company, letter and form are one pledge; each has its event', async () => {
  const { id } = await retreat()
  const [one, other] = [await aCompanyWithNpwp(service), await aCompanyWithNpwp(service)]
  const content = csv([
    [...pledgeTitles, 'Dasar penilaian'],
    [...pledgeRow(one.npwp, { 8: '200' }), ''],
    [...pledgeRow(other.npwp, { 3: 'barang', 6: '', 8: '' }), 'faktur'],
    [...pledgeRow(one.npwp, { 4: '', 5: 'B', 6: '150', 7: '15/06/2025', 8: '300' }), ''],
  ])

  const { status, body, text } = await importPledges(id, content)

  expect(status, text).toBe(201)
  expect(body).toMatchObject({ dryRun: false, rows: 3, amount: 1_000, warnings: [] })
  expect(await pledgesOf(id)).toMatchObject([
    {
      companyId: one.id,
      state: 'draft',
      amount: 500,
      pledgedOn: '2025-04-14',
      allocations: [
        { lineCode: 'A', amount: 300 },
        { lineCode: 'B', amount: 150 },
      ],
      unallocated: 50,
      instalments: [
        { dueOn: '2025-05-15', amount: 200 },
        { dueOn: '2025-06-15', amount: 300 },
      ],
    },
    {
      companyId: other.id,
      form: 'goods',
      allocations: [{ lineCode: 'A', amount: 500 }],
      instalments: [{ amount: 500 }],
    },
  ])
  const { rows } = await service.superuser.query(
    `select type, count(distinct request_id)::int as requests from events where retreat_id = $1 and type like 'pledge%' group by type, request_id`,
    [id],
  )
  expect(rows).toEqual([{ type: 'pledge.drafted', requests: 1 }])
  expect(body.documents.map(({ path }: { path: string }) => path)).toEqual(
    (await pledgesOf(id)).map((pledge: { id: string }) => `/v1/pledges/${pledge.id}`),
  )
})

it('without due dates a pledge is due on the first day of the retreat; without lines it is unallocated', async () => {
  const { id } = await retreat()
  const { npwp, legalName } = await aCompanyWithNpwp(service)
  const titles = ['NPWP', 'Perusahaan', 'No. Surat', 'Tgl Surat', 'Bentuk', 'Nilai']
  const name = legalName.toUpperCase().replace('PT ', 'PT. ')

  const { status, text } = await importPledges(
    id,
    csv([titles, [npwp, name, 'S-1', '1 April 2025', 'Uang', '900']]),
  )

  expect(status, text).toBe(201)
  expect(await pledgesOf(id)).toMatchObject([
    { unallocated: 900, instalments: [{ dueOn: '2025-06-23', amount: 900 }] },
  ])
})

it('a workbook’s dates, and numbers that lost their leading zero, are read as meant', async () => {
  const { id } = await retreat()
  const { npwp } = await aCompanyWithNpwp(service)
  const date = { xml: '<c s="1"><v>45761</v></c>' }
  const row = [Number(npwp), 'S-1', date, 'uang', { xml: '<c><v>5.0E+2</v></c>' }]

  const { status, text } = await importPledges(id, workbook({ rows: [pledgeTitles.slice(0, 5), row] }))

  expect(status, text).toBe(201)
  expect(await pledgesOf(id)).toMatchObject([{ amount: 500, pledgedOn: '2025-04-14' }])
})

it('a pledge of the same company and amount within a week is accepted with a warning', async () => {
  const { id } = await retreat()
  const { npwp } = await aCompanyWithNpwp(service)
  await importPledges(id, csv([pledgeTitles, pledgeRow(npwp)]))

  const { status, body } = await importPledges(id, csv([pledgeTitles, pledgeRow(npwp, { 1: 'S/lain' })]))

  expect(status).toBe(201)
  expect(body.warnings).toMatchObject([{ code: 'similar_pledge', row: 2 }])
})

it('a dry run tells what would come of it, and keeps nothing, the key included', async () => {
  const { id } = await retreat()
  const content = csv([budgetTitles, budgetRow('A')])
  const path = `/v1/retreats/${id}/budgets/import`
  const finance = service.as('finance')
  const before = await booksOf(service, id)

  const dryRun = await finance.upload(`${path}?dryRun=true`, { name: 'rab', content }, reason, {
    key: 'kunci-1',
  })

  expect(dryRun.status).toBe(200)
  expect(dryRun.body).toMatchObject({
    dryRun: true,
    rows: 1,
    amount: 3_000_000,
    documents: [{ path: null, row: 2 }],
  })
  expect(await booksOf(service, id)).toEqual(before)
  const real = await finance.upload(path, { name: 'rab', content }, reason, { key: 'kunci-1' })
  expect(real.status).toBe(201)
  expect(real.body.documents[0].path).toBe(`/v1/retreats/${id}/budgets/2`)
})

it('the same key with another query is refused', async () => {
  const { id } = await retreat()
  const send = (query: string) =>
    service
      .as('finance')
      .upload(
        `/v1/retreats/${id}/budgets/import${query}`,
        { name: 'rab', content: csv([budgetTitles, budgetRow('A')]) },
        reason,
        { key: `kunci-${id}` },
      )
  await send('')

  const { status, body } = await send('?dryRun=false')

  expect([status, body.code]).toEqual([422, 'idempotency_key_reused'])
})

it('the same file with the same key is imported once; another file is refused', async () => {
  const { id } = await retreat()
  const finance = service.as('finance')
  const send = (content: Buffer) =>
    finance.upload(`/v1/retreats/${id}/budgets/import`, { name: 'rab', content }, reason, {
      key: `kunci-${id}`,
    })
  const first = await send(csv([budgetTitles, budgetRow('A')]))

  const again = await send(csv([budgetTitles, budgetRow('A')]))
  const other = await send(csv([budgetTitles, budgetRow('B')]))

  expect(again.body).toEqual(first.body)
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect({ status: other.status, code: other.body.code }).toEqual({
    status: 422,
    code: 'idempotency_key_reused',
  })
  const { body } = await service.as('auditor').get(`/v1/retreats/${id}/budgets`)
  expect(body.items).toHaveLength(2)
})

it('pledges of a file take as many statements as one pledge', async () => {
  const { id } = await retreat()
  const companies = await Promise.all([aCompanyWithNpwp(service), aCompanyWithNpwp(service)])
  const file = (count: number) =>
    csv([
      pledgeTitles,
      ...Array.from({ length: count }, (_, row) =>
        pledgeRow(companies[row % 2]?.npwp ?? '', {
          1: `${count}-${row}/PTC/IV/2025`,
          4: '10',
          5: row % 3 === 0 ? 'B' : 'A',
          6: '6',
          8: '10',
        }),
      ),
    ])

  const ofOne = await statementsOf(() => importPledges(id, file(1)))
  const ofMany = await statementsOf(() => importPledges(id, file(60)))

  expect(ofMany.answer).toMatchObject({ status: 201, body: { rows: 60, amount: 600 } })
  expect(ofOne.statements.length).toBeGreaterThan(5)
  expect(ofMany.statements.length).toBe(ofOne.statements.length)
})
