/** What a template gives, filled in, is imported; in either format and language. */
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import readExcelFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCompanyWithNpwp } from '../support/imports.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { workbook } from '../support/spreadsheets.ts'
import { aRetreat } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const tables = [
  { table: 'budget-lines', kind: 'budgets', fields: { reason: 'Dari templat' } },
  { table: 'pledges', kind: 'pledges', fields: {} },
] as const
const languages = ['id', 'en'] as const

async function download(table: string, format: string, language: string): Promise<Buffer> {
  const response = await service.app.inject({
    url: `/v1/import-templates/${table}?format=${format}`,
    headers: { authorization: `Bearer ${service.as('finance').secret}`, 'accept-language': language },
  })
  expect(response.statusCode).toBe(200)
  expect(response.headers['content-disposition']).toBe(`attachment; filename="${table}.${format}"`)
  return response.rawPayload
}

/** The example row over the retreat and the company of this test: it names a line M04, and an NPWP. */
async function upload(kind: string, content: Buffer, fields: Record<string, string>) {
  const { id } = await aRetreat(service, [{ code: 'M04', amount: 500_000_000 }])
  return service.as('finance').upload(`/v1/retreats/${id}/${kind}/import`, { name: 'isi', content }, fields)
}

const EXAMPLE_NPWP = '0999000011999000'
const EXAMPLE_NAME = 'PT Arangtara Contoh Mining'

describe.each(tables)('the template of $table', ({ table, kind, fields }) => {
  it.each(languages)('as CSV (%s)', async (language) => {
    const { npwp, legalName } = await aCompanyWithNpwp(service)
    const delimiter = language === 'id' ? ';' : ','
    const records = parse(await download(table, 'csv', language), {
      bom: true,
      delimiter,
      relax_column_count: true,
    })
    const own: Record<string, string> = { [EXAMPLE_NPWP]: npwp, [EXAMPLE_NAME]: legalName }
    const filled = records.map((record) => record.map((cell) => own[cell] ?? cell))

    const { status, text, body } = await upload(
      kind,
      Buffer.from(stringify(filled, { delimiter, bom: true })),
      fields,
    )

    expect(status, text).toBe(201)
    expect(body.rows).toBe(1)
    expect(unexpected(body.warnings)).toEqual([])
  })

  it.each(languages)('as XLSX (%s)', async (language) => {
    const { npwp, legalName } = await aCompanyWithNpwp(service)
    const sheets = await readExcelFile(await download(table, 'xlsx', language))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Data', language === 'id' ? 'Petunjuk' : 'Guide'])
    const own: Record<string, string> = { [EXAMPLE_NPWP]: npwp, [EXAMPLE_NAME]: legalName }
    const rows = (sheets[0]?.data ?? []).map((row) =>
      row.map((cell) => {
        if (cell instanceof Date)
          return { xml: `<c s="1"><v>${cell.getTime() / 86_400_000 + 25_569}</v></c>` }
        return typeof cell === 'string' ? (own[cell] ?? cell) : (cell as number | null)
      }),
    )

    const { status, text, body } = await upload(kind, workbook({ rows }), fields)

    expect(status, text).toBe(201)
    expect(body.rows).toBe(1)
    expect(unexpected(body.warnings)).toEqual([])
  })

  it('as it is: read, and of pledges refused only for the company that nobody registered', async () => {
    const { status, body } = await upload(kind, await download(table, 'xlsx', 'id'), fields)

    expect(kind === 'budgets' ? status : body.errors.map((fault: { code: string }) => fault.code)).toEqual(
      kind === 'budgets' ? 201 : ['unknown_company'],
    )
  })
})

it.each(['csv', 'xlsx'])(
  'a template as %s is not made or sent again for a reader who has it',
  async (format) => {
    const path = `/v1/import-templates/pledges?format=${format}`
    const first = await service.as('finance').get(path)

    const again = await service.as('finance').get(path, { 'if-none-match': String(first.headers.etag) })

    expect([first.status, again.status]).toEqual([200, 304])
  },
)

/** Each company of this test sends the example's letter. */
function unexpected(warnings: readonly { code: string }[]) {
  return warnings.filter(({ code }) => code !== 'number_of_other_company')
}
