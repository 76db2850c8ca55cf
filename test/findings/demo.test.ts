/** The findings of the illustrative retreat, in JSON and in every format of the report. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FindingRegister } from '../../src/findings/findings.schema.ts'
import { loadDemoInto } from '../support/demo.ts'
import { cellsOf, readCsv, readXlsx } from '../support/report-files.ts'
import { startTestService, type TestService } from '../support/service.ts'

interface Demo {
  findings: { code: string; subject: string }[]
  costLines: { code: string; standardPrice?: object }[]
}
const demo = (name: string): Demo =>
  JSON.parse(readFileSync(new URL(`../../demo/${name}`, import.meta.url), 'utf8'))
const { findings: expected } = demo('expected.json')
/** By the reference of a record or the code of a line. */
const named = expected.filter(({ subject }) => !subject.includes(' '))
const withoutStandardPrice = demo('retreat.json').costLines.filter(({ standardPrice }) => !standardPrice)

let service: TestService
let retreatId: string
let register: FindingRegister

beforeAll(async () => {
  service = await startTestService()
  ;({ retreatId } = await loadDemoInto(service))
  register = (await service.as('auditor').get(`/v1/retreats/${retreatId}/findings?asOf=2025-06-30`)).body
})
afterAll(() => service.close())

function labelsOf(code: string): string[] {
  return register.items.filter((each) => each.code === code).map(({ subject }) => subject.label)
}

describe('the register of the illustrative retreat', () => {
  it.each(named)('has $code on $subject', ({ code, subject }) => {
    expect(labelsOf(code)).toContain(subject)
  })

  it('has F14 on every line without a standard price, and on no other', () => {
    expect(expected).toContainEqual({ code: 'F14', subject: 'every line without a standard price' })
    expect(labelsOf('F14').toSorted()).toEqual(withoutStandardPrice.map(({ code }) => code).toSorted())
  })

  it('says what was seen with its figures, and what to do, in the language of the reader', async () => {
    const path = `/v1/retreats/${retreatId}/findings?asOf=2025-06-30&code=F03`
    const [english, indonesian] = await Promise.all(
      ['en', 'id'].map((language) => service.as('auditor').get(path, { 'accept-language': language })),
    )

    expect(english?.body.items[0]).toMatchObject({
      name: 'PENERIMAAN_SEBELUM_PERJANJIAN',
      severity: 'high',
      title: 'Received before the agreement',
      subject: { kind: 'disbursement', label: 'D4', number: 'TRF-88213' },
      lineCodes: ['M13'],
      facts: { amount: 20_000_000, receivedOn: '2025-05-30', signedOn: '2025-06-02' },
      message:
        'Rp20,000,000 from PT Gasendra Contoh Nusantara was received on 30 May 2025, before agreement 131/PKS/2025 was signed on 2 June 2025. Explain what the receipt rested on until then.',
      status: 'open',
      followUps: [],
    })
    expect(indonesian?.body.items[0].message).toBe(
      'Penerimaan Rp20.000.000 dari PT Gasendra Contoh Nusantara tanggal 30 Mei 2025 mendahului perjanjian 131/PKS/2025 yang ditandatangani 2 Juni 2025. Jelaskan dasar penerimaan sebelum tanggal itu.',
    )
  })
})

describe('report C', () => {
  async function ask(format: string) {
    const response = await service.app.inject({
      url: `/v1/retreats/${retreatId}/reports/findings?asOf=2025-06-30&format=${format}`,
      headers: { authorization: `Bearer ${service.as('auditor').secret}`, 'accept-language': 'en' },
    })
    expect(response.statusCode, response.payload).toBe(200)
    return response
  }

  it('has a row for every finding, and counts them', async () => {
    const table = (await ask('json')).json()

    const rows: { code: string; subject: string }[] = table.rows
    expect(rows.map(({ code, subject }) => `${code} ${subject}`)).toEqual(
      register.items.map(({ code, subject }) => `${code} ${subject.number ?? subject.label}`),
    )
    expect(table.totals[0]).toMatchObject({ severity: 'Total', findings: register.counts.total })
    expect(table.stated).toMatchObject({
      amount: 399_000_000,
      inWords: expect.stringContaining('three hundred ninety-nine million'),
    })
  })

  it.each(['csv', 'xlsx'])('is the same as %s', async (format) => {
    const table = (await ask('json')).json()

    const file = await ask(format)

    const cells =
      format === 'csv' ? readCsv(file.payload, table, ',') : await readXlsx(file.rawPayload, table)
    expect(cells).toEqual(cellsOf(table))
  })

  it('can be printed', async () => {
    const { rawPayload } = await ask('pdf')

    expect(rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('report B', () => {
  it('names the findings that concern each line: its own, and those of what stands on it', async () => {
    const path = `/v1/retreats/${retreatId}/coverage?venue=MARATUA&asOf=2025-06-30&format=csv`
    const { text } = await service.as('auditor').get(path)

    const codesOn = (line: string) =>
      text
        .split('\r\n')
        .find((row) => row.startsWith(`${line},`))
        ?.match(/,"?((?:F\d\d(?:, )?)*)"?$/)?.[1]
    expect(codesOn('M10')).toBe('F11, F14, F18')
    expect(codesOn('M13')).toBe('F01, F03, F14, F18, F24')
    expect(codesOn('C02')).toBe('F14')
  })
})
