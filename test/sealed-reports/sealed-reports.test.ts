/** A sealed report stays what it was, says what it tells of, and the log vouches for it. */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { reports } from '../../src/reports/reports.ts'
import type { SealedReport } from '../../src/sealed-reports/sealed-reports.schema.ts'
import { sealedFormats } from '../../src/sealed-reports/sealed-reports.table.ts'
import { expectRefused } from '../support/ledger.ts'
import { aPerson } from '../support/people.ts'
import { aSealedRetreat } from '../support/repetition.ts'
import { cellsOf, readXlsx } from '../support/report-files.ts'
import { aSealedReport, bytesAt, contentOf, sealingOf } from '../support/sealed-reports.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aReceipt, notYet, today } from '../support/world.ts'

let service: TestService
let retreat: Awaited<ReturnType<typeof aSealedRetreat>>
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  retreat = await aSealedRetreat(service)
  retreatId = retreat.retreatId
})
afterAll(() => service.close())

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const knownToAll = { 'pledge-realisation': {}, receipts: {}, recap: {}, coverage: { venue: 'KOTA' } }

/** Postings that change every report: today's, and one from before everything that was there. */
async function postMore(): Promise<void> {
  await aReceipt(service, retreat.busyPledgeId, 3_000)
  await aReceipt(service, retreat.busyPledgeId, 2_000, { receivedOn: '2025-02-02' })
}

it.each(['json', 'csv'] as const)(
  'a sealed register names no person to whoever may not know who is who: %s',
  async (format) => {
    const name = 'Nama Rahasia'
    const user = { kind: 'person', name, roles: ['verifier'] }
    const { id } = await service.as('admin').made('/v1/users', user)
    const register = `/v1/retreats/${retreatId}/findings?code=F22`
    expect((await service.as('auditor').get(register)).text).toContain(name)

    const sealed = await aSealedReport(service, { report: 'findings', retreatId, format })

    const { bytes } = await bytesAt(service, contentOf(sealed))
    expect(bytes.toString()).toContain(id)
    expect(bytes.toString()).not.toContain(name)
  },
)

describe('a sealed report is the same bytes for ever', () => {
  it.each(sealedFormats)(
    'as %s: after postings, back-dated too, and under another letterhead',
    async (format) => {
      const sealed = await aSealedReport(service, { report: 'receipts', retreatId, format })
      const { bytes: before } = await bytesAt(service, contentOf(sealed))

      await postMore()
      const renamed = await buildApp({ db: service.db, logger: false, letterhead: ['PEMERINTAH CONTOH'] })
      const { bytes: after } = await bytesAt(service, contentOf(sealed), renamed)
      const again = await aSealedReport(service, { report: 'receipts', retreatId, format })
      await renamed.close()

      expect(after.equals(before)).toBe(true)
      expect({ sha256: sha256(after), size: after.length }).toEqual({
        sha256: sealed.sha256,
        size: sealed.size,
      })
      expect(again.sha256).not.toBe(sealed.sha256)
    },
  )

  it('is had as a file to save, whose ETag is its SHA-256; a reader who has it is answered 304', async () => {
    const sealed = await aSealedReport(service, { report: 'recap', retreatId, format: 'pdf' })

    const { headers } = await bytesAt(service, contentOf(sealed))
    const known = await service
      .as('auditor')
      .get(contentOf(sealed), { 'if-none-match': `"${sealed.sha256}"` })

    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(sealed.size),
      'content-disposition': `attachment; filename="${sealed.fileName}"`,
      'x-content-type-options': 'nosniff',
      etag: `"${sealed.sha256}"`,
    })
    expect(known.status).toBe(304)
  })
})

describe('what is sealed is the report', () => {
  it.each(Object.entries(knownToAll))('%s: the same table in every format', async (report, parameters) => {
    const sealed = (format: string) => aSealedReport(service, { report, retreatId, parameters, format })
    const address = report === 'coverage' ? 'coverage?venue=KOTA&' : `reports/${report}?`
    const live = (format: string) => bytesAt(service, `/v1/retreats/${retreatId}/${address}format=${format}`)
    const content = async (format: string) => (await bytesAt(service, contentOf(await sealed(format)))).bytes

    const json = await content('json')
    const table = JSON.parse(json.toString())
    const [csv, xlsx, pdf] = [await content('csv'), await content('xlsx'), await content('pdf')]

    expect(csv.equals((await live('csv')).bytes)).toBe(true)
    expect(await readXlsx(xlsx, table)).toEqual(cellsOf(table))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    if (report !== 'coverage') expect(table).toEqual(JSON.parse((await live('json')).bytes.toString()))
  })

  it('in the language that was asked for, Indonesian where none was', async () => {
    const titleIn = async (language?: string) => {
      const body = { report: 'receipts', retreatId, format: 'json', ...(language && { language }) }
      const sealed = await service.as('auditor').made('/v1/sealed-reports', body)
      return JSON.parse((await bytesAt(service, contentOf(sealed))).bytes.toString()).title
    }

    expect(await titleIn('en')).toBe('Cash-book of CSR receipts')
    expect(await titleIn()).toBe('Buku Pembantu Penerimaan CSR')
  })

  it('as it was known at an instant, whatever was posted since', async () => {
    const parameters = { venue: 'KOTA', asOf: '2025-06-01', knownAt: retreat.knownAt }
    const sealing = { report: 'coverage', retreatId, parameters }
    const before = await aSealedReport(service, sealing)
    await postMore()

    const after = await aSealedReport(service, sealing)

    expect(after).toMatchObject({ parameters, sha256: before.sha256 })
    expect(after.id).not.toBe(before.id)
  })
})

describe('a sealed report says of itself', () => {
  it.each([
    ['coverage', { venue: 'KOTA' }, { venue: 'KOTA', asOf: today }],
    ['venue-comparison', {}, { asOf: today }],
    ['pledge-realisation', {}, { from: '2025-01-01', to: today }],
    ['receipts', { to: '2024-03-31' }, { from: '2024-01-01', to: '2024-03-31' }],
    ['recap', {}, { by: 'sector', asOf: today }],
  ])('%s: the days and places that the request left open', async (report, parameters, resolved) => {
    const sealed = await aSealedReport(service, { report, retreatId, parameters })

    expect(sealed.parameters).toEqual(resolved)
  })

  it('who sealed it, when, of what, and how far the log was sealed', async () => {
    const knownAt = await seal(service)
    const { body: checkpoint } = await service.as('auditor').get('/v1/checkpoints/latest')

    const sealed = await aSealedReport(service, { report: 'recap', retreatId, format: 'csv', language: 'en' })

    const [event] = (await eventsOf(sealed)) as [{ actor_id: string }]
    expect(sealed).toMatchObject({
      report: 'recap',
      retreatId,
      format: 'csv',
      language: 'en',
      mediaType: 'text/csv; charset=utf-8',
      fileName: expect.stringMatching(/^recap-sector-R-[\w-]+\.csv$/),
      sealedBy: event.actor_id,
      checkpoint,
    })
    expect(Date.parse(sealed.sealedAt)).toBeGreaterThanOrEqual(Date.parse(knownAt))
    expect((await service.as('finance').get(`/v1/sealed-reports/${sealed.id}`)).body).toEqual(sealed)
  })

  it('in the log, which carries its SHA-256 and none of its bytes', async () => {
    const sealed = await aSealedReport(service, { report: 'recap', retreatId })
    await seal(service)

    const { body } = await service.as('auditor').get('/v1/events?types=report.sealed&limit=1000')

    const event = body.items.find(({ subject }: { subject: { id: string } }) => subject.id === sealed.id)
    const { report, parameters, sha256, checkpoint } = sealed
    expect(event).toMatchObject({ retreatId, data: { report, parameters, sha256, checkpoint } })
    expect(event.rows).toMatchObject([{ table: 'sealed_reports', row: { id: sealed.id, sha256 } }])
    expect(JSON.stringify(event)).not.toContain('content"')
  })
})

async function eventsOf({ id }: { id: string }): Promise<object[]> {
  return (await service.superuser.query('select * from events where subject_id = $1', [id])).rows
}

describe('sealing is refused as the report itself would be,', () => {
  it.each<[string, object, number, string, string]>([
    ['receipts', { to: notYet }, 422, 'date_in_future', '/parameters/to'],
    ['receipts', { from: '2025-06-30', to: '2025-06-01' }, 422, 'dates_out_of_order', '/parameters/from'],
    ['recap', { asOf: notYet }, 422, 'date_in_future', '/parameters/asOf'],
    ['coverage', {}, 422, 'venue_required', '/parameters/venue'],
    ['coverage', { venue: 'BULAN' }, 422, 'unknown_venue', '/parameters/venue'],
    ['coverage', { venue: 'KOTA', asOf: notYet }, 422, 'date_in_future', '/parameters/asOf'],
    [
      'coverage',
      { venue: 'KOTA', knownAt: `${notYet}T00:00:00Z` },
      409,
      'not_sealed_yet',
      '/parameters/knownAt',
    ],
    ['coverage', { venue: 'KOTA', groupBy: 'weather' }, 422, 'validation_failed', '/parameters/groupBy'],
    ['recap', { by: 'weather' }, 422, 'validation_failed', '/parameters/by'],
  ])('%s with %j: nothing is kept', async (report, parameters, status, code, pointer) => {
    const body = sealingOf({ report, retreatId, parameters })

    await expectRefused(service, () => service.as('auditor').post('/v1/sealed-reports', body), {
      status,
      code,
      pointer,
    })
  })

  it('and a report that there is not names those that there are', async () => {
    const sealing = sealingOf({ report: 'weather', retreatId })

    const { body } = await service.as('auditor').post('/v1/sealed-reports', sealing)

    const names = reports.map(({ name }) => name).join(', ')
    expect(body.errors).toMatchObject([{ pointer: '/report', detail: `Choose one of: ${names}.` }])
  })

  it('of a retreat that there is not', async () => {
    const body = sealingOf({ report: 'recap', retreatId: randomUUID() })

    await expectRefused(service, () => service.as('auditor').post('/v1/sealed-reports', body), {
      status: 404,
      code: 'retreat_not_found',
    })
  })

  it('before anything of the log is sealed, which a report could name', async () => {
    const unsealed = await startTestService()
    const { id } = await unsealed.as('finance').made('/v1/retreats', {
      code: 'R-1',
      title: 'Retret contoh',
      fiscalYear: 2025,
      startsOn: '2025-06-23',
      endsOn: '2025-06-26',
      venues: [{ code: 'KOTA', name: 'Kota Contoh', regencyCode: '64.71' }],
    })

    await expectRefused(
      unsealed,
      () => unsealed.as('auditor').post('/v1/sealed-reports', sealingOf({ report: 'recap', retreatId: id })),
      { status: 409, code: 'not_sealed_yet', figures: { sealedAt: null } },
    )
    await unsealed.close()
  })
})

describe('the same request again', () => {
  const post = (key: string, more: object = {}) => {
    const body = { ...sealingOf({ report: 'receipts', retreatId }), ...more }
    return service.as('auditor').post('/v1/sealed-reports', body, { key })
  }

  it('is answered again and seals nothing, whatever was posted meanwhile', async () => {
    const key = randomUUID()
    const first = await post(key)
    await postMore()

    const second = await post(key)

    expect(first.headers.location).toBe(`/v1/sealed-reports/${first.body.id}`)
    expect(second.status).toBe(201)
    expect(second.headers['idempotency-replayed']).toBe('true')
    expect(second.body).toEqual(first.body)
    expect(await eventsOf(first.body)).toHaveLength(1)
  })

  it('at the same time seals once', async () => {
    const key = randomUUID()

    const answers = await Promise.all([post(key), post(key), post(key)])

    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  })

  it('with another body is refused', async () => {
    const key = randomUUID()
    await post(key)

    const other = await post(key, { format: 'csv' })

    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
  })
})

describe('who sees sealed reports', () => {
  it('a list by retreat and by report, the newest first', async () => {
    const own = (await aSealedRetreat(service)).retreatId
    const made: SealedReport[] = []
    for (const { name } of reports) {
      const parameters = name === 'coverage' ? { venue: 'KOTA' } : {}
      made.unshift(await aSealedReport(service, { report: name, retreatId: own, parameters }))
    }
    const list = async (query: string) =>
      (await service.as('verifier').get(`/v1/sealed-reports?retreatId=${own}${query}`)).body

    const firstPage = await list('&limit=2')
    expect(firstPage.items).toEqual(made.slice(0, 2))
    expect((await list(`&limit=200&cursor=${firstPage.nextCursor}`)).items).toEqual(made.slice(2))
    expect((await list('&report=recap')).items.map(({ report }: SealedReport) => report)).toEqual(['recap'])
  })

  it('a key that is limited to some retreats sees none of another, told as if there were none', async () => {
    const mine = (await aSealedRetreat(service)).retreatId
    const own = await aSealedReport(service, { report: 'recap', retreatId: mine })
    const anothers = await aSealedReport(service, { report: 'recap', retreatId })
    const limited = await (await aPerson(service, 'auditor')).keyOf({ scopes: { retreatIds: [mine] } })
    const wordsOf = async (path: string) => {
      const { status, body } = await limited.get(path)
      return { status, code: body.code, detail: body.detail, figures: body.figures, errors: body.errors }
    }

    expect((await limited.get('/v1/sealed-reports')).body.items).toEqual([own])
    for (const part of ['', '/content']) {
      const nowhere = await wordsOf(`/v1/sealed-reports/${randomUUID()}${part}`)
      expect(nowhere).toMatchObject({ status: 404, code: 'sealed_report_not_found' })
      expect(await wordsOf(`/v1/sealed-reports/${anothers.id}${part}`)).toEqual(nowhere)
    }
    const sealing = await limited.post('/v1/sealed-reports', sealingOf({ report: 'recap', retreatId }))
    expect(sealing.body.code).toBe('retreat_not_found')
  })
})
