/** Every figure of the report of coverage is the sum of the entries that are listed behind it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../support/client.ts'
import { loadDemoInto } from '../support/demo.ts'
import { aSystem } from '../support/people.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, lineOf, notYet } from '../support/world.ts'

let service: TestService
let auditor: Client
let demo: string
let knownAt: string
beforeAll(async () => {
  service = await startTestService()
  auditor = service.as('auditor')
  demo = (await loadDemoInto(service)).retreatId
  knownAt = await seal(service)
}, 60_000)
afterAll(() => service.close())

const levels = ['pledged', 'committed', 'received', 'verified'] as const

/** What a report of coverage says of a figure, and the address of what is behind it. */
function figuresOf(report: Report): { figure: number; entries: string }[] {
  const { csr: _csr } = report.totals
  const apbd = ['appropriated', 'spent'] as const
  const { droppedLines, otherVenues } = report.apbdElsewhere
  return [
    ...report.lines.flatMap((line) => [
      ...levels.map((measure) => ({
        figure: line.csr[measure],
        entries: `part=line&lineCode=${line.code}&measure=${measure}`,
      })),
      ...apbd.map((measure) => ({
        figure: line.apbd[measure],
        entries: `part=line&lineCode=${line.code}&measure=${measure}`,
      })),
    ]),
    ...levels.flatMap((measure) => [
      { figure: report.totals.csr[measure], entries: `part=line&measure=${measure}` },
      { figure: report.unallocated[measure], entries: `part=unallocated&measure=${measure}` },
      { figure: report.otherVenues[measure], entries: `part=otherVenues&measure=${measure}` },
      { figure: report.sources.total[measure], entries: `measure=${measure}` },
      ...Object.entries(report.sources.byForm).map(([form, figures]) => ({
        figure: figures[measure],
        entries: `measure=${measure}&form=${form}`,
      })),
    ]),
    ...(['received', 'verified'] as const).flatMap((measure) =>
      Object.entries(report.sources.byChannel).map(([channel, figures]) => ({
        figure: figures[measure],
        entries: `measure=${measure}&channel=${channel}`,
      })),
    ),
    ...apbd.flatMap((measure) => [
      { figure: report.totals.apbd[measure], entries: `part=line&measure=${measure}` },
      { figure: droppedLines[measure], entries: `part=unallocated&measure=${measure}` },
      { figure: otherVenues[measure], entries: `part=otherVenues&measure=${measure}` },
      {
        figure: droppedLines[measure] + otherVenues[measure],
        entries: `part=apbdElsewhere&measure=${measure}`,
      },
    ]),
  ]
}

type Levels = Record<(typeof levels)[number], number>
type Apbd = Record<'appropriated' | 'spent', number>
interface Report {
  lines: { code: string; csr: Levels; apbd: Apbd }[]
  totals: { csr: Levels; apbd: Apbd }
  unallocated: Levels
  otherVenues: Levels
  apbdElsewhere: { droppedLines: Apbd; otherVenues: Apbd }
  sources: { total: Levels; byForm: Record<string, Levels>; byChannel: Record<string, Levels> }
}

/** How many figures differ from what is behind them, and how many of them are not nothing. */
async function compare(retreatId: string, query: string) {
  const { status, body: report } = await auditor.get(`/v1/retreats/${retreatId}/coverage?${query}`)
  expect(status, JSON.stringify(report)).toBe(200)
  const figures = figuresOf(report)
  const differing: unknown[] = []
  for (const { figure, entries } of figures) {
    const { body } = await auditor.get(`/v1/entries?retreatId=${retreatId}&${query}&${entries}&limit=1`)
    if (body.total !== figure) differing.push({ entries, figure, total: body.total })
  }
  return { differing, some: figures.filter(({ figure }) => figure !== 0).length }
}

/** Lines of two venues and a common one; of another that the second budget no longer has; with money of every kind. */
async function aRetreatOfEveryPart(): Promise<string> {
  const finance = service.as('finance')
  const lines = [
    { code: 'C', amount: 1_000 },
    { code: 'D', amount: 1_000 },
    { code: 'P', amount: 1_000, venueCode: 'PANTAI' },
    { code: 'K', amount: 1_000, venueCode: 'KOTA' },
  ]
  const { id } = await aRetreat(service, lines)
  const allocations = ['C', 'D', 'P', 'K'].map((lineCode) => ({ lineCode, amount: 100 }))
  const pledge = await anActivePledge(service, { retreatId: id, amount: 450, allocations })
  const receipt = await aReceipt(service, pledge.id, 200)
  await service.as('verifier').made(`/v1/disbursements/${receipt.id}/verification`)
  await aReceipt(service, pledge.id, 50, { channel: 'other_account' })
  await finance.made(`/v1/retreats/${id}/appropriations`, {
    effectiveOn: '2025-02-01',
    documentNumber: 'DPA/1',
    items: ['C', 'D', 'K'].map((lineCode) => ({ lineCode, amount: 70 })),
  })
  await finance.made(`/v1/retreats/${id}/expenditures`, {
    lineCode: 'D',
    amount: 30,
    spentOn: '2025-05-01',
    sp2dNumber: `SP2D/${id}`,
  })
  const next = lines.filter(({ code }) => code !== 'D').map(lineOf)
  await finance.made(`/v1/retreats/${id}/budgets`, { reason: 'Tanpa D', lines: next })
  return id
}

describe('the entries behind a figure add up to it', () => {
  it.each(['venue=MARATUA', 'venue=MARATUA&asOf=2025-05-31'])(
    'of the illustrative retreat, %s',
    async (query) => {
      const { differing, some } = await compare(demo, query)

      expect(differing).toEqual([])
      expect(some).toBeGreaterThan(40)
    },
  )

  it('of every part, before a budget drops a line and after, and as known', async () => {
    const id = await aRetreatOfEveryPart()
    const before = await seal(service)
    const adoption = { adoptedOn: '2025-07-01', excess: 'release' }
    const { status } = await service.as('verifier').post(`/v1/retreats/${id}/budgets/2/adoption`, adoption)

    const queries = ['venue=PANTAI', 'venue=KOTA&asOf=2025-06-30', `venue=PANTAI&knownAt=${before}`]
    for (const query of queries) {
      const { differing, some } = await compare(id, query)
      expect(differing, `${query} ${status}`).toEqual([])
      expect(some).toBeGreaterThan(20)
    }
  })
})

describe('entries', () => {
  it('are walked page by page, each once, the newest first', async () => {
    const walked: number[] = []
    for (
      let path: string | null = `/v1/entries?retreatId=${demo}&measure=received,verified&limit=7`;
      path;
    ) {
      const { body }: { body: { items: { id: number }[]; nextCursor: string | null } } =
        await auditor.get(path)
      walked.push(...body.items.map(({ id }) => id))
      path =
        body.nextCursor &&
        `/v1/entries?retreatId=${demo}&measure=received,verified&limit=7&cursor=${body.nextCursor}`
    }

    const { body } = await auditor.get(`/v1/entries?retreatId=${demo}&measure=received,verified&limit=200`)
    expect(walked).toEqual(body.items.map(({ id }: { id: number }) => id))
    expect(walked).toEqual(walked.toSorted((a, b) => b - a))
    expect(body.total).toBeNull()
  })

  it.each([
    'measure=reserved',
    'measure=reserved&form=cash',
    'measure=reserved&asOf=2025-04-30',
    'measure=received&form=cash,goods',
    'measure=received&channel=rkud,bast',
    'measure=verified&form=cash&channel=rkud',
    'measure=pledged&channel=rkud',
    'measure=committed&asOf=2025-05-31',
    'measure=received&from=2025-05-01',
    'measure=spent',
    'measure=spent&form=cash',
    'lineCode=M04,M05&measure=received',
    'part=unallocated&venue=MARATUA&measure=reserved',
    'part=line&venue=MARATUA&lineCode=M04&measure=verified&channel=rkud',
    'channel=rkud',
    'form=goods&measure=appropriated,received',
    '',
  ])('add up to their total, which there is of one measure: %s', async (query) => {
    const entries: { measure: string; amount: number }[] = []
    let total: number | null = 0
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { status, body } = await auditor.get(
        `/v1/entries?retreatId=${demo}&${query}&limit=200${cursor && `&cursor=${cursor}`}`,
      )
      expect(status, JSON.stringify(body)).toBe(200)
      entries.push(...body.items)
      total = body.total
      cursor = body.nextCursor
    }

    const measures = new Set(entries.map(({ measure }) => measure))
    const added = entries.reduce((sum, { amount }) => sum + amount, 0)
    expect(total).toBe(measures.size > 1 ? null : added)
  })

  it('name their company, their event and its position', async () => {
    const { body } = await auditor.get(`/v1/entries?retreatId=${demo}&measure=received&limit=1`)

    const [entry] = body.items
    expect(entry).toMatchObject({
      companyName: expect.stringContaining('Contoh'),
      position: expect.any(Number),
    })
    const { rows } = await service.superuser.query('select event_id from log_leaves where position = $1', [
      entry.position,
    ])
    expect(rows).toEqual([{ event_id: entry.eventId }])
  })

  it('are those of a company, a pledge, a receipt or a span of days', async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    const one = await anActivePledge(service, { retreatId: id, amount: 100 })
    const other = await anActivePledge(service, { retreatId: id, amount: 30 })
    const receipt = await aReceipt(service, one.id, 40)
    const { companyId } = (await auditor.get(`/v1/pledges/${other.id}`)).body
    const totalOf = async (query: string) =>
      (await auditor.get(`/v1/entries?retreatId=${id}&${query}`)).body.total

    expect(await totalOf(`measure=pledged&companyId=${companyId}`)).toBe(30)
    expect(await totalOf(`measure=pledged&pledgeId=${one.id}`)).toBe(100)
    expect(await totalOf(`disbursementId=${receipt.id}`)).toBe(40)
    expect(await totalOf('measure=pledged&from=2025-03-01')).toBe(0)
    expect(await totalOf('measure=received&from=2025-05-02&asOf=2025-05-02')).toBe(40)
  })

  it('are of no retreat that a key does not see, and of no day to come', async () => {
    const elsewhere = await aRetreat(service, [{ code: 'A', amount: 1 }])
    const limited = await aSystem(service, ['integration'], { scopes: { retreatIds: [elsewhere.id] } })

    const unseen = await limited.get(`/v1/entries?retreatId=${demo}&measure=received`)
    const later = await auditor.get(`/v1/entries?retreatId=${demo}&asOf=${notYet}`)
    const nowhere = await auditor.get(`/v1/entries?retreatId=${elsewhere.id}&part=line`)

    expect([unseen.status, unseen.body.code]).toEqual([404, 'retreat_not_found'])
    expect([later.status, later.body.code]).toEqual([422, 'date_in_future'])
    expect([nowhere.status, nowhere.body.code]).toEqual([422, 'venue_required'])
  })
})

describe('the days of coverage', () => {
  it.each(['', 'known'])('are each what the report says at their end %s', async (known) => {
    const query = `venue=MARATUA${known && `&knownAt=${knownAt}`}`
    const { status, body: days } = await auditor.get(`/v1/retreats/${demo}/coverage/days?${query}`)

    expect(status, JSON.stringify(days)).toBe(200)
    expect(days.length).toBeGreaterThan(5)
    for (const { on, percent, csr } of days) {
      const { body } = await auditor.get(`/v1/retreats/${demo}/coverage?${query}&asOf=${on}`)
      expect({ percent, csr }, on).toEqual({ percent: body.totals.percent, csr: body.totals.csr })
    }
  })

  it('begin with the first budget, and hold every day that changed the report', async () => {
    const id = await aRetreatOfEveryPart()

    const { body: days } = await auditor.get(`/v1/retreats/${id}/coverage/days?venue=PANTAI`)

    expect(days.map(({ on }: { on: string }) => on)).toEqual([
      '2025-01-10',
      '2025-02-01',
      '2025-05-01',
      '2025-05-02',
    ])
  })

  it('need a venue while none is chosen, and a budget', async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 1 }])

    const { status, body } = await auditor.get(`/v1/retreats/${id}/coverage/days`)

    expect([status, body.code]).toEqual([422, 'venue_required'])
  })
})
