/** Every format of a report carries the figures of its JSON, cell by cell. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comparisonTable, coverageTable } from '../../src/coverage/coverage-table.ts'
import { codesByLine } from '../../src/findings/codes-by-line.ts'
import { ruleOf } from '../../src/findings/rules.ts'
import { instantInWords } from '../../src/platform/shared/day-in-words.ts'
import type { Language } from '../../src/platform/shared/language.ts'
import { displayCell } from '../../src/platform/tables/display.ts'
import { pdfDefinition } from '../../src/platform/tables/pdf.ts'
import type { ReportTable } from '../../src/platform/tables/table.ts'
import type { Retreat } from '../../src/retreats/retreats.schema.ts'
import { loadDemoInto } from '../support/demo.ts'
import { cellsOf, printedCells, readCsv, readXlsx, worksheetOf } from '../support/report-files.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aCompany, anActivePledge, aRetreat } from '../support/world.ts'

let service: TestService
let retreat: Retreat
beforeAll(async () => {
  service = await startTestService()
  const { retreatId } = await loadDemoInto(service)
  retreat = (await service.as('auditor').get(`/v1/retreats/${retreatId}`)).body
})
afterAll(() => service.close())

const paths = [
  'coverage?venue=MARATUA&asOf=2025-06-30',
  'venue-comparison?asOf=2025-06-30',
  'reports/pledge-realisation?from=2025-05-01&to=2025-06-30',
  'reports/receipts?from=2025-05-01&to=2025-06-30',
  'reports/recap?by=sector&asOf=2025-06-30',
  'reports/recap?by=regency&asOf=2025-06-30',
  'reports/findings?asOf=2025-06-30',
]
const languages = ['id', 'en'] as const
const inBothLanguages = paths.flatMap((path) => languages.map((language) => ({ path, language })))

/** The report's JSON as the table of which its files are written. */
async function tableOf(path: string, language: Language): Promise<ReportTable> {
  const { body } = await ask(path, language)
  if (path.startsWith('coverage')) {
    const { body: register } = await ask('findings?asOf=2025-06-30', language)
    return coverageTable(
      body,
      retreat,
      { byLine: codesByLine(register.items), titleOf: (code) => ruleOf(code).title },
      language,
    )
  }
  if (path.startsWith('venue-comparison')) return comparisonTable(body, retreat, language)
  return body
}

async function ask(path: string, language: Language, headers = {}) {
  const response = await service
    .as('auditor')
    .get(`/v1/retreats/${retreat.id}/${path}`, { 'accept-language': language, ...headers })
  expect(response.status, response.text).toBe(200)
  return response
}

/** The bytes of a file, as they are. */
async function file(path: string, language: Language): Promise<Buffer> {
  const response = await service.app.inject({
    url: `/v1/retreats/${retreat.id}/${path}`,
    headers: { authorization: `Bearer ${service.as('auditor').secret}`, 'accept-language': language },
  })
  expect(response.statusCode, response.payload).toBe(200)
  return response.rawPayload
}

describe('CSV', () => {
  it.each(inBothLanguages)('of $path in $language has every cell of the JSON', async ({ path, language }) => {
    const table = await tableOf(path, language)

    const { text } = await ask(`${path}&format=csv`, language)

    expect(cellsOf(table).length).toBeGreaterThan(1)
    expect(readCsv(text, table, language === 'id' ? ';' : ',')).toEqual(cellsOf(table))
  })

  it('opens in a spreadsheet: a byte order mark, a file name, text and not a page', async () => {
    const { text, headers } = await ask('coverage?venue=MARATUA&format=csv', 'id')

    expect(text.codePointAt(0)).toBe(0xfeff)
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="coverage-RETRET-OPD-2025.csv"',
    })
  })

  it('is answered to a reader who accepts it, without being named', async () => {
    const named = await ask('coverage?venue=MARATUA&format=csv', 'id')
    const accepted = await ask('coverage?venue=MARATUA', 'id', { accept: 'text/csv, */*;q=0.1' })

    expect(accepted.text).toBe(named.text)
  })

  it('never lets a name run as a formula', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const company = await aCompany(service)
    await service.as('finance').patch(`/v1/companies/${company.id}`, { legalName: '=HYPERLINK("Contoh")' })
    await anActivePledge(service, { retreatId, amount: 300, companyId: company.id })

    const { text } = await service
      .as('auditor')
      .get(`/v1/retreats/${retreatId}/reports/pledge-realisation?format=csv`)

    expect(text).toContain(`"'=HYPERLINK(""Contoh"")"`)
  })
})

describe('XLSX', () => {
  it.each(inBothLanguages)('of $path in $language has every cell of the JSON', async ({ path, language }) => {
    const table = await tableOf(path, language)

    const content = await file(`${path}&format=xlsx`, language)

    expect(await readXlsx(content, table)).toEqual(cellsOf(table))
  })

  it('keeps the titles in sight, amounts as numbers with separators, days as dates', async () => {
    const path = 'reports/receipts?from=2025-05-01&to=2025-06-30'
    const content = await file(`${path}&format=xlsx`, 'id')

    const { sheet, styles } = worksheetOf(content)

    expect(sheet).toMatch(/<pane [^>]*ySplit="7"[^>]*state="frozen"/)
    expect(styles).toContain('formatCode="#,##0;-#,##0"')
    expect(styles).toContain('formatCode="dd/mm/yyyy"')
    expect(sheet).not.toContain('<f>')
  })
})

describe('PDF', () => {
  const print = {
    letterhead: ['PEMERINTAH CONTOH'],
    generatedAt: new Date('2026-11-25T16:30:00Z'),
    checkpoint: null,
  }

  it.each(inBothLanguages)(
    'of $path in $language shows every cell of the JSON',
    async ({ path, language }) => {
      const table = await tableOf(path, language)

      const printed = printedCells(pdfDefinition(table, language, print))

      const shown = cellsOf(table).map((row) =>
        row.map((cell, index) => displayCell(cell, table.columns[index]?.kind ?? 'text', language)),
      )
      expect(printed).toEqual([table.columns.map(({ title }) => title), ...shown])
    },
  )

  it.each(inBothLanguages)('of $path in $language is made', async ({ path, language }) => {
    const content = await file(`${path}&format=pdf`, language)

    expect(content.subarray(0, 5).toString()).toBe('%PDF-')
    expect(content.subarray(-6).toString()).toContain('%%EOF')
  })

  it('says how amounts, days and instants are written in each language', () => {
    expect(displayCell(-1_234_567, 'rupiah', 'id')).toBe('-1.234.567')
    expect(displayCell(1_234_567, 'rupiah', 'en')).toBe('1,234,567')
    expect(displayCell(57.8, 'percent', 'id')).toBe('57,80')
    expect(displayCell('2025-05-28', 'date', 'id')).toBe('28 Mei 2025')
    expect(displayCell('2025-05-28', 'date', 'en')).toBe('28 May 2025')
    expect(instantInWords(print.generatedAt, 'id')).toBe('26 November 2026 pukul 00.30 WITA')
    expect(instantInWords(print.generatedAt, 'en')).toBe('26 November 2026 at 00:30 WITA')
  })
})

it('a format that there is not is refused', async () => {
  const response = await service.as('auditor').get(`/v1/retreats/${retreat.id}/reports/recap?format=docx`)

  expect(response.status).toBe(400)
  expect(response.body.code).toBe('invalid_query')
})
