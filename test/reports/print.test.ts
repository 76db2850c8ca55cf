/** What every file says of itself, and how an auditor checks it. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../src/platform/shared/language.ts'
import { pdfDefinition, pdfOf } from '../../src/platform/tables/pdf.ts'
import type { ReportTable } from '../../src/platform/tables/table.ts'
import { loadDemoInto } from '../support/demo.ts'
import { pagesOfPdf, textOfPdf } from '../support/pdf-text.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  ;({ retreatId } = await loadDemoInto(service))
})
afterAll(() => service.close())

const paths = [
  'coverage?venue=MARATUA&asOf=2025-06-30',
  'venue-comparison?asOf=2025-06-30',
  'reports/pledge-realisation?from=2025-05-01&to=2025-06-30',
  'reports/receipts?from=2025-05-01&to=2025-06-30',
  'reports/recap?by=sector&asOf=2025-06-30',
]

async function get(path: string, language: Language = 'id') {
  const response = await service.app.inject({
    url: `/v1/retreats/${retreatId}/${path}`,
    headers: { authorization: `Bearer ${service.as('auditor').secret}`, 'accept-language': language },
  })
  expect(response.statusCode, response.payload).toBe(200)
  return response
}

/** As docs/log.md tells an auditor to do it. */
function hashOf(json: string): string {
  return createHash('sha256')
    .update(canonicalize(JSON.parse(json)) as string)
    .digest('hex')
}

function workbook(content: Buffer) {
  const files = unzipSync(content)
  return (name: string) => strFromU8(files[name] ?? new Uint8Array())
}

describe('the hash of a report', () => {
  it.each(paths)('%s: made of its JSON, it is the one in every file', async (path) => {
    const table = await get(`${path}&format=table`)
    const hash = hashOf(table.payload)

    const [csv, xlsx, pdf] = [
      await get(`${path}&format=csv`),
      await get(`${path}&format=xlsx`),
      await get(`${path}&format=pdf`),
    ]

    for (const { headers } of [table, csv, xlsx, pdf]) expect(headers['x-report-hash']).toBe(hash)
    const partOf = workbook(xlsx.rawPayload)
    expect(partOf('xl/worksheets/sheet2.xml')).toContain(hash)
    expect(partOf('docProps/core.xml')).toContain(hash)
    expect(pdf.rawPayload.toString('latin1')).toContain(`(SHA-256 ${hash})`)
  })

  it('is another where one figure is another', async () => {
    const { payload } = await get(`${paths[2]}&format=table`)
    const changed = JSON.parse(payload)
    changed.rows[0].pledged += 1

    expect(hashOf(JSON.stringify(changed))).not.toBe(hashOf(payload))
  })

  it('is the ETag of the table, which is not sent twice', async () => {
    const { headers } = await get(`${paths[3]}&format=table`)

    const again = await service.as('auditor').get(`/v1/retreats/${retreatId}/${paths[3]}&format=table`, {
      'accept-language': 'id',
      'if-none-match': headers.etag as string,
    })

    expect(headers.etag).toBe(`"${headers['x-report-hash']}"`)
    expect(again.status).toBe(304)
  })
})

describe('a page', () => {
  const checkpoint = {
    size: 1041,
    root: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    signedAt: '2025-07-01T01:00:00.345Z',
    keyId: '1f0c4d7a',
    note: '',
  }
  const print = { letterhead: ['PEMERINTAH CONTOH'], generatedAt: new Date('2025-07-01T02:00:00Z') }
  const footerOf = (table: ReportTable, language: Language, withCheckpoint = true) => {
    const { footer } = pdfDefinition(table, language, {
      ...print,
      checkpoint: withCheckpoint ? checkpoint : null,
    })
    return JSON.stringify((footer as (page: number, pages: number) => unknown)(2, 7))
  }

  it('says when it was made, of how many it is which, the state of the log and the hash', async () => {
    const { payload } = await get(`${paths[4]}&format=table`)
    const table: ReportTable = JSON.parse(payload)

    const footer = footerOf(table, 'id')

    expect(footer).toContain('Dicetak 1 Juli 2025 pukul 10.00 WITA')
    expect(footer).toContain('Halaman 2 dari 7')
    expect(footer).toContain(
      `Titik periksa log: 1.041 peristiwa · ${checkpoint.root} · 1 Juli 2025 pukul 09.00 WITA`,
    )
    expect(footer).toContain(`SHA-256 laporan: ${hashOf(payload)}`)
    expect(footerOf(table, 'en')).toContain(`Log checkpoint: 1,041 events · ${checkpoint.root}`)
  })

  it('says that the log has no checkpoint before the first', async () => {
    const { payload } = await get(`${paths[4]}&format=table`)

    expect(footerOf(JSON.parse(payload), 'en', false)).toContain('Log checkpoint: none yet')
  })
})

describe('the bars of coverage', () => {
  it('are as long as the columns say, in both languages', async () => {
    for (const language of ['id', 'en'] as const) {
      const { payload } = await get(`${paths[0]}&format=table`, language)
      const { rows, totals, chart } = JSON.parse(payload) as ReportTable

      const drawn = chart?.bars.map(({ whole, amounts: [verified = 0, ...rest], percent }) => {
        const [received = 0, committed = 0, pledged = 0, appropriated, unfunded] = rest
        const csr = verified + received + committed + pledged
        return [whole, verified, verified + received, csr, appropriated, unfunded, percent]
      })
      const expected = [totals[0], ...rows].map((row) =>
        ['ceiling', 'verified', 'received', 'pledged', 'appropriated', 'unfunded', 'percentVerified'].map(
          (key) => row?.[key],
        ),
      )
      expect(drawn).toEqual(expected)
      expect(chart?.bars[1]?.label).toContain(rows[0]?.description)
    }
  })
})

describe('the pages of coverage', () => {
  const print = {
    letterhead: ['PEMERINTAH CONTOH'],
    generatedAt: new Date('2025-07-01T02:00:00Z'),
    checkpoint: null,
  }
  const pagesWith = async (rows: number, bars: number) => {
    const table: ReportTable = JSON.parse((await get(`${paths[0]}&format=table`, 'en')).payload)
    const [row = {}] = table.rows.slice(-1)
    const { chart } = table
    if (chart === undefined) throw new Error('coverage has bars')
    const [bar] = chart.bars.slice(-1)
    const more = {
      rows: Array.from({ length: rows }, () => row),
      totals: table.totals.slice(0, 1),
      chart: { ...chart, bars: Array.from({ length: bars }, () => ({ ...bar, label: 'Baris contoh' })) },
    }
    return pagesOfPdf(await pdfOf({ ...table, ...more } as ReportTable, 'en', print))
  }

  it('have the bars below the end of the table where both and the signatures have room, else on the next page', async () => {
    const [whole, ...none] = await pagesWith(2, 2)
    const parted = await pagesWith(20, 18)

    expect(none).toEqual([])
    for (const said of ['Total', 'Bariscontoh', 'Preparedby']) expect(whole).toContain(said)
    expect(parted).toHaveLength(2)
    expect(parted[1]).toContain('Coveragepercostline')
    expect(parted[1]).toContain('Preparedby')
  })

  it('are signed below bars, however many pages those fill', async () => {
    const pages = await pagesWith(20, 70)

    expect(pages.at(-1)).toContain('Bariscontoh')
    expect(pages.at(-1)).toContain('Preparedby')
    expect(pages.filter((page) => page.includes('Coveragepercostline'))).toHaveLength(3)
  })

  it('say what the codes of findings mean, and in what the amounts are', async () => {
    const text = textOfPdf((await get(`${paths[0]}&format=pdf`)).rawPayload)
    const { notes } = JSON.parse((await get(`${paths[0]}&format=table`)).payload) as ReportTable
    const sheet = workbook((await get(`${paths[0]}&format=xlsx`)).rawPayload)('xl/worksheets/sheet1.xml')

    expect(notes?.[0]).toMatch(/^Temuan: F01 Uang di luar RKUD; F03 Diterima sebelum perjanjian; /)
    for (const said of notes ?? []) {
      expect(text).toContain(said.replaceAll(' ', ''))
      expect(sheet).toContain(said)
    }
    expect(text).toContain('Nilaidalamrupiah')
  })
})

describe('a file made after a checkpoint', () => {
  it('names the newest, for which its reader can ask the log', async () => {
    await seal(service)

    const { headers, rawPayload } = await get(`${paths[4]}&format=xlsx`)

    const { body } = await service.as('auditor').get('/v1/checkpoints/latest')
    expect(headers['x-log-checkpoint']).toBe(`${body.size} ${body.root} ${body.signedAt}`)
    expect(workbook(rawPayload)('xl/worksheets/sheet2.xml')).toContain(body.root)
  })
})
