/** What the reports over the journal tell, to the rupiah, and how they tie to coverage. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Row } from '../../src/platform/tables/table.ts'
import { aVerifiedReceipt, refundOf } from '../support/adjustments.ts'
import { loadDemoInto } from '../support/demo.ts'
import { approved } from '../support/proposals.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, notYet } from '../support/world.ts'

let service: TestService
let demoId: string
beforeAll(async () => {
  service = await startTestService()
  ;({ retreatId: demoId } = await loadDemoInto(service))
})
afterAll(() => service.close())

async function report(path: string, headers = {}) {
  const response = await service.as('auditor').get(`/v1/retreats/${path}`, headers)
  expect(response.status, response.text).toBe(200)
  return response.body as { title: string; rows: Row[]; totals: Row[]; stated: object; parameters: object[] }
}

function pick(rows: Row[], ...keys: string[]) {
  return rows.map((row) => keys.map((key) => row[key]))
}

describe('the realisation of pledges', () => {
  it('parts what was received before the period from what was received in it', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const pledge = await anActivePledge(service, { retreatId, amount: 300 })
    await aReceipt(service, pledge.id, 70, { receivedOn: '2025-03-31' })
    await aReceipt(service, pledge.id, 30, { receivedOn: '2025-04-01' })
    await aReceipt(service, pledge.id, 50, { receivedOn: '2025-05-01' })

    const { rows } = await report(`${retreatId}/reports/pledge-realisation?from=2025-04-01&to=2025-04-30`)

    const [row] = rows
    expect(row).toMatchObject({ pledged: 300, before: 70, period: 30, received: 100, verified: 0 })
    expect(row).toMatchObject({
      outstanding: 200,
      percent: 33.33,
      evidence: expect.stringMatching(/^STS\/\d+\/2025, STS\/\d+\/2025$/),
    })
  })

  it('shows no pledge that did not count yet', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    await anActivePledge(service, { retreatId, amount: 300, pledgedOn: '2025-02-01' })

    const { rows } = await report(`${retreatId}/reports/pledge-realisation?to=2025-01-31`)

    expect(rows).toEqual([])
  })

  it('adds up to the sources of coverage', async () => {
    const { totals } = await report(`${demoId}/reports/pledge-realisation?to=2025-06-30`)
    const coverage = await service
      .as('auditor')
      .get(`/v1/retreats/${demoId}/coverage?venue=MARATUA&asOf=2025-06-30`)

    const { pledged, received, verified } = coverage.body.sources.total
    expect(totals).toMatchObject([{ pledged, received, verified, outstanding: pledged - received }])
  })
})

describe('the cash-book of receipts', () => {
  it('tells refunds on the day on which money left, with a running balance', async () => {
    const { id, retreatId } = await aVerifiedReceipt(service)
    await approved(service, `/v1/disbursements/${id}/refunds`, refundOf(20))

    const { rows, totals } = await report(`${retreatId}/reports/receipts?from=2025-05-01&to=2025-06-30`, {
      'accept-language': 'id',
    })

    expect(pick(rows, 'bookedOn', 'kind', 'incoming', 'outgoing', 'balance', 'verified', 'evidence')).toEqual(
      [
        ['2025-05-01', 'Saldo awal', null, null, 0, null, null],
        ['2025-05-02', 'Penerimaan', 120, null, 120, 100, expect.stringMatching(/^STS/)],
        ['2025-06-01', 'Pengembalian', null, 20, 100, null, expect.stringMatching(/^RETUR/)],
      ],
    )
    expect(pick(totals, 'incoming', 'outgoing', 'balance')).toEqual([
      [120, 20, null],
      [null, null, 100],
      [120, 20, 100],
    ])
  })

  it('tells a reversal beside the receipt that it takes back', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const pledge = await anActivePledge(service, { retreatId, amount: 300 })
    const { id } = await aReceipt(service, pledge.id, 70)
    await service.as('finance').made(`/v1/disbursements/${id}/reversal`, { reason: 'Salah catat' })

    const { rows } = await report(`${retreatId}/reports/receipts?from=2025-05-01&to=2025-06-30`)

    expect(pick(rows, 'kind', 'incoming', 'outgoing', 'balance')).toEqual([
      ['Opening balance', null, null, 0],
      ['Receipt', 70, null, 70],
      ['Reversal', null, 70, 0],
    ])
  })

  it('leaves out what only moved between lines', async () => {
    const { id, retreatId } = await aVerifiedReceipt(service)
    await service.as('finance').made(`/v1/disbursements/${id}/reallocations`, {
      moves: [{ from: 'A', to: 'B', amount: 10 }],
      reason: 'Salah baris',
      effectiveOn: '2025-05-10',
    })

    const { rows } = await report(`${retreatId}/reports/receipts`)

    expect(pick(rows, 'kind', 'incoming')).toEqual([
      ['Opening balance', null],
      ['Receipt', 120],
    ])
  })

  it('begins with what was there before the period', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const pledge = await anActivePledge(service, { retreatId, amount: 300 })
    await aReceipt(service, pledge.id, 70, { receivedOn: '2025-03-31' })
    await aReceipt(service, pledge.id, 30, { receivedOn: '2025-04-01' })

    const { rows, totals } = await report(`${retreatId}/reports/receipts?from=2025-04-01&to=2025-04-30`)

    expect(pick(rows, 'number', 'kind', 'incoming', 'balance')).toEqual([
      [null, 'Opening balance', null, 70],
      [1, 'Receipt', 30, 100],
    ])
    expect(pick(totals, 'kind', 'balance')).toEqual([
      ['Total', null],
      ['Closing balance', 100],
      ['– of which', 100],
    ])
  })

  it('keeps a balance for every channel and form: what came in kind is no money in an account', async () => {
    const { rows, totals } = await report(`${demoId}/reports/receipts?from=2025-05-20&to=2025-06-30`, {
      'accept-language': 'id',
    })

    const balances = (of: Row[]) => pick(of, 'kind', 'channel', 'form', 'balance')
    expect(balances(rows.slice(0, 1))).toEqual([
      ['Saldo awal', 'Rekening Kas Umum Daerah', 'Uang', 200_000_000],
    ])
    expect(balances(rows)).toContainEqual(['Penerimaan', 'Serah terima (BAST)', 'Jasa', 54_000_000])
    expect(balances(totals.slice(2))).toEqual([
      ['– di antaranya', 'Rekening Kas Umum Daerah', 'Uang', 325_000_000],
      ['– di antaranya', 'Serah terima (BAST)', 'Jasa', 54_000_000],
      ['– di antaranya', 'Rekening lain', 'Uang', 20_000_000],
    ])
    expect(totals[1]?.balance).toBe(399_000_000)
  })

  it('closes with what coverage says was received, and verified', async () => {
    const { totals } = await report(`${demoId}/reports/receipts?to=2025-06-30`)
    const coverage = await service
      .as('auditor')
      .get(`/v1/retreats/${demoId}/coverage?venue=MARATUA&asOf=2025-06-30`)

    const { received, verified } = coverage.body.sources.total
    expect(totals[0]?.verified).toBe(verified)
    expect(totals[1]?.balance).toBe(received)
  })
})

describe('the recap', () => {
  it.each(['sector', 'regency'])('by %s adds up to the sources of coverage', async (by) => {
    const { rows, totals } = await report(`${demoId}/reports/recap?by=${by}&asOf=2025-06-30`)
    const coverage = await service
      .as('auditor')
      .get(`/v1/retreats/${demoId}/coverage?venue=MARATUA&asOf=2025-06-30`)

    expect(rows.length).toBeGreaterThan(1)
    expect(totals).toMatchObject([coverage.body.sources.total])
    expect(rows.reduce((total, { received }) => total + Number(received), 0)).toBe(totals[0]?.received)
  })

  it("counts companies and pledges under the company's line of business and first regency", async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    await anActivePledge(service, { retreatId, amount: 300 })
    await anActivePledge(service, { retreatId, amount: 100 })

    const bySector = await report(`${retreatId}/reports/recap`)
    const byRegency = await report(`${retreatId}/reports/recap?by=regency`)

    const figures = { companies: 2, pledges: 2, pledged: 400, received: 0, percent: 0 }
    expect(bySector.rows).toMatchObject([{ code: '2020:05100', label: 'Pertambangan Batu Bara', ...figures }])
    expect(byRegency.rows).toMatchObject([{ code: '64.08', label: 'Kabupaten Kutai Timur', ...figures }])
  })
})

describe('every report over time', () => {
  it.each(['pledge-realisation', 'receipts'])(
    '%s refuses a period that ends before it begins',
    async (name) => {
      const response = await service
        .as('auditor')
        .get(`/v1/retreats/${demoId}/reports/${name}?from=2025-06-30&to=2025-06-01`)

      expect(response.status).toBe(422)
      expect(response.body).toMatchObject({ code: 'dates_out_of_order', errors: [{ pointer: '/from' }] })
    },
  )

  it.each([
    ['pledge-realisation', 'to'],
    ['receipts', 'to'],
    ['recap', 'asOf'],
  ])('%s refuses a day that has not come, naming its parameter', async (name, parameter) => {
    const response = await service
      .as('auditor')
      .get(`/v1/retreats/${demoId}/reports/${name}?${parameter}=${notYet}`)

    expect(response.status).toBe(422)
    expect(response.body).toMatchObject({ code: 'date_in_future', errors: [{ pointer: `/${parameter}` }] })
  })

  it('states its amount in words, in the language of the reader', async () => {
    const indonesian = await report(`${demoId}/reports/recap?asOf=2025-06-30`, { 'accept-language': 'id' })
    const english = await report(`${demoId}/reports/recap?asOf=2025-06-30`)

    expect(indonesian.title).toBe('Rekapitulasi CSR per Sektor')
    expect(english.title).toBe('Recap of CSR per sector')
    expect(indonesian.stated).toMatchObject({ inWords: expect.stringMatching(/ juta rupiah$/) })
    expect(english.stated).toMatchObject({ inWords: expect.stringMatching(/ million rupiah$/) })
  })
})
