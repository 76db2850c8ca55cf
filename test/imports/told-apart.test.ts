/** What a clerk says of a letter beside its terms: that it is another paper with the same number, and its scan. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aCompanyWithNpwp, pledgeRow, pledgeTitles } from '../support/imports.ts'
import { aDocument } from '../support/papers.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { csv, workbook } from '../support/spreadsheets.ts'
import { aRetreat, closeThrough, reopenFrom } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const retreat = () => aRetreat(service, [{ code: 'A', amount: 1_000 }])
const titles = [...pledgeTitles, 'Dokumen surat', 'Beda dari', 'Alasan beda']
const differing = (npwp: string, ...more: string[]) => [...pledgeRow(npwp), ...more]
const reason = 'Surat kantor cabang, bernomor sendiri'

function importPledges(retreatId: string, content: Buffer, query = '') {
  const path = `/v1/retreats/${retreatId}/pledges/import${query}`
  return service.as('finance').upload(path, { name: 'komitmen', content })
}

/** A pledge by the letter of the row, from another retreat, where it is. */
async function aLetterThatIsThere() {
  const { npwp } = await aCompanyWithNpwp(service)
  const { id } = await retreat()
  const { body } = await importPledges(id, csv([pledgeTitles, pledgeRow(npwp)]))
  return { npwp, there: String(body.documents[0].path).split('/').at(-1) ?? '' }
}

it.each([
  ['CSV', (rows: string[][]) => csv(rows)],
  ['XLSX', (rows: string[][]) => workbook({ rows })],
])(
  'another letter with the same number is taken where the file (%s) tells it apart',
  async (_kind, fileOf) => {
    const { npwp, there } = await aLetterThatIsThere()
    const { id: retreatId } = await retreat()
    const { id: documentId } = await aDocument(service)

    const refused = await importPledges(retreatId, fileOf([titles, differing(npwp, '', '', '')]))
    const taken = await importPledges(retreatId, fileOf([titles, differing(npwp, documentId, there, reason)]))

    expect(refused.body.errors).toMatchObject([
      { cell: 'B2', row: 2, column: 'Nomor surat', code: 'paper_used' },
    ])
    expect(taken.status, taken.text).toBe(201)
    const { body } = await service.as('finance').get(`/v1/pledges?retreatId=${retreatId}`)
    expect(body.items).toMatchObject([{ differsFrom: [{ id: there, reason }], letterDocumentId: documentId }])
  },
)

it('what is wrong with it is told at its cell', async () => {
  const { npwp, there } = await aLetterThatIsThere()
  const { id } = await retreat()
  const faultsOf = async (...more: string[]) => {
    const { body } = await importPledges(id, csv([titles, differing(npwp, ...more)]), '?dryRun=true')
    const told = body.errors.map(({ cell, code }: { cell: string; code: string }) => `${cell} ${code}`)
    // Not told apart, the letter is the one that is there.
    return told.filter((fault: string) => fault !== 'B2 paper_used')
  }

  expect(await faultsOf('', there, '')).toEqual(['L2 missing_value'])
  expect(await faultsOf('', '', reason)).toEqual(['K2 missing_value'])
  expect(await faultsOf('', 'surat lama', reason)).toEqual(['K2 wrong_value'])
  expect(await faultsOf('', there, 'ya')).toEqual(['L2 wrong_value'])
  expect(await faultsOf('bukan pengenal', there, reason)).toEqual(['J2 wrong_value'])
})

it('what a later row of a letter says of it alone is told at that row', async () => {
  const { npwp } = await aCompanyWithNpwp(service)
  const { id } = await retreat()
  const second = pledgeRow(npwp, { 5: '', 6: '' })
  const rows = [titles, differing(npwp, '', '', ''), [...second, '', '', reason]]

  const { body } = await importPledges(id, csv(rows), '?dryRun=true')

  expect(body.errors.map(({ cell, code }: { cell: string; code: string }) => `${cell} ${code}`)).toContain(
    'K3 missing_value',
  )
})

it('dates of months that were closed before the retreat was there are taken with a warning, in a dry run too', async () => {
  await closeThrough(service, '2025-06')
  const { id } = await service.as('finance').made('/v1/retreats', {
    ...{ code: 'TERLAMBAT', title: 'Retret yang dicatat kemudian', fiscalYear: 2025 },
    ...{ startsOn: '2025-06-23', endsOn: '2025-06-26' },
    venues: [{ code: 'PANTAI', name: 'Pantai Contoh', regencyCode: '64.03' }],
  })
  const { npwp } = await aCompanyWithNpwp(service)
  const row = pledgeRow(npwp, { 5: '', 6: '' })
  const early = csv([
    pledgeTitles,
    row,
    pledgeRow(npwp, { ...{ 1: '002/PTC', 4: '600', 8: '600' }, 5: '', 6: '' }),
  ])
  const late = csv([pledgeTitles, pledgeRow(npwp, { ...{ 2: '01/07/2025', 7: '01/08/2025' }, 5: '', 6: '' })])

  const ofEarly = await importPledges(id, early, '?dryRun=true')
  const ofLate = await importPledges(id, late, '?dryRun=true')
  await reopenFrom(service, '2022-01')
  const ofOpen = await importPledges(id, early, '?dryRun=true')

  const datesOf = ({ body }: typeof ofEarly) =>
    body.warnings.filter(({ code }: { code: string }) => code === 'dated_in_closed_month')
  expect(datesOf(ofEarly), ofEarly.text).toMatchObject([
    {
      ...{ code: 'dated_in_closed_month', row: 2, cell: 'C2', column: 'Tanggal surat' },
      detail: {
        id: expect.stringContaining(
          '2 komitmen bertanggal dalam bulan yang sudah ditutup (sampai dengan 30 Juni 2025)',
        ),
      },
    },
  ])
  expect([datesOf(ofLate), datesOf(ofOpen)]).toEqual([[], []])
})
