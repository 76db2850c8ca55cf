import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { stampStatement } from '../../src/coverage/read-figures.ts'
import { expectBalancesToBeTheJournalsSums, expectRefused } from '../support/ledger.ts'
import { approved } from '../support/proposals.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { statementsOf } from '../support/statements.ts'
import {
  anActivePledge,
  aReceipt,
  aRetreat,
  lineOf,
  notYet,
  onLines,
  retreatOf,
  today,
} from '../support/world.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const auditor = () => service.as('auditor')
const read = (retreatId: string, query: string) =>
  auditor().get(`/v1/retreats/${retreatId}/coverage?venue=PANTAI${query}`)

/** The four levels of line A at each of these days. */
async function onA(retreatId: string, days: string[]) {
  const answers = await Promise.all(days.map((day) => read(retreatId, `&asOf=${day}`)))
  return answers.map(({ body }) => body.lines.find(({ code }: { code: string }) => code === 'A').csr)
}

async function aPledgeOnA(pledgedOn = '2025-02-01') {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 200 }])
  const terms = { retreatId, amount: 100, allocations: onLines({ A: 100 }), pledgedOn }
  return { retreatId, pledgeId: (await anActivePledge(service, terms)).id }
}

const none = { pledged: 0, committed: 0, received: 0, verified: 0 }

describe('coverage as of a date', () => {
  it('counts an agreement from its signature on', async () => {
    const { retreatId, pledgeId } = await aPledgeOnA()
    const nphd = { kind: 'nphd', number: '900/1', signedOn: '2025-03-10' }
    await service.as('finance').made(`/v1/pledges/${pledgeId}/agreement`, nphd)

    expect(await onA(retreatId, ['2025-01-31', '2025-02-01', '2025-03-09', '2025-03-10'])).toEqual([
      none,
      { ...none, pledged: 100 },
      { ...none, pledged: 100 },
      { ...none, pledged: 100, committed: 100 },
    ])
  })

  it('counts an agreement that was signed before the pledge from the pledge on', async () => {
    const { retreatId, pledgeId } = await aPledgeOnA('2025-02-20')
    const frame = { kind: 'cooperation', number: '900/2', signedOn: '2025-02-10' }
    await service.as('finance').made(`/v1/pledges/${pledgeId}/agreement`, frame)

    expect(await onA(retreatId, ['2025-02-19', '2025-02-20'])).toEqual([
      none,
      { ...none, pledged: 100, committed: 100 },
    ])
  })

  it('moves what is committed to the date of the agreement that replaces another', async () => {
    const { retreatId, pledgeId } = await aPledgeOnA()
    const path = `/v1/pledges/${pledgeId}/agreement`
    const first = { kind: 'nphd', number: '900/1', signedOn: '2025-03-10' }
    await service.as('finance').made(path, first)
    const second = { ...first, relation: 'correction', signedOn: '2025-04-01', reason: 'Salah tanggal' }
    await approved(service, path, second)

    const [before, after] = await onA(retreatId, ['2025-03-31', '2025-04-01'])

    expect([before?.committed, after?.committed]).toEqual([0, 100])
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it('shows a receipt on its own day, also before its pledge and when recorded later than others', async () => {
    const { retreatId, pledgeId } = await aPledgeOnA()
    const late = await aReceipt(service, pledgeId, 30, { receivedOn: '2025-05-02' })
    await aReceipt(service, pledgeId, 20, { receivedOn: '2025-01-20' })
    await service.as('verifier').made(`/v1/disbursements/${late.id}/verification`)

    expect(await onA(retreatId, ['2025-01-19', '2025-01-20', '2025-05-01', '2025-05-02'])).toEqual([
      none,
      { ...none, received: 20 },
      { ...none, pledged: 100, received: 20 },
      { ...none, pledged: 100, received: 50, verified: 30 },
    ])
  })

  it('never saw what was reversed', async () => {
    const { retreatId, pledgeId } = await aPledgeOnA()
    const { id } = await aReceipt(service, pledgeId, 30)
    await service.as('finance').made(`/v1/disbursements/${id}/reversal`, { reason: 'Salah catat' })

    const [then] = await onA(retreatId, ['2025-05-02'])

    expect(then).toEqual({ ...none, pledged: 100 })
  })

  it('takes the budget that was in force, and money on lines it did not have as unallocated', async () => {
    const { retreatId } = await aPledgeOnA()
    const lines = [lineOf({ code: 'A', amount: 150 }), lineOf({ code: 'B', amount: 50 })]
    await service.as('finance').made(`/v1/retreats/${retreatId}/budgets`, { reason: 'Perubahan', lines })
    const adoption = { adoptedOn: '2025-03-01' }
    await service.as('verifier').made(`/v1/retreats/${retreatId}/budgets/2/adoption`, adoption)
    const onB = { retreatId, amount: 40, allocations: onLines({ B: 40 }), pledgedOn: '2025-02-10' }
    await anActivePledge(service, onB)

    const before = (await read(retreatId, '&asOf=2025-02-28')).body
    const after = (await read(retreatId, '&asOf=2025-03-01')).body

    expect(before).toMatchObject({ budgetVersion: 1, totals: { ceiling: 200 }, unallocated: { pledged: 40 } })
    expect(after).toMatchObject({ budgetVersion: 2, totals: { ceiling: 200 }, unallocated: { pledged: 0 } })
    expect(after.lines).toMatchObject([
      { code: 'A', ceiling: 150, csr: { pledged: 100 } },
      { code: 'B', ceiling: 50, csr: { pledged: 40 } },
    ])
    expect([before, after].map(({ sources }) => sources.total.pledged)).toEqual([140, 140])
  })

  it('of today is what the balances say', async () => {
    const { retreatId, pledgeId } = await aPledgeOnA()
    await aReceipt(service, pledgeId, 30, { channel: 'other_account', receivedOn: today })

    const [now, asOfToday] = await Promise.all([read(retreatId, ''), read(retreatId, `&asOf=${today}`)])

    expect(now.body).toEqual(asOfToday.body)
    expect(now.body.sources.byChannel.other_account).toEqual({ received: 30, verified: 0 })
  })
})

describe('coverage is refused, never empty,', () => {
  it('for a question that has no answer', async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 200 }])
    const { id: planless } = await service.as('finance').made('/v1/retreats', retreatOf())
    const ask =
      (query: string, of = id) =>
      () =>
        auditor().get(`/v1/retreats/${of}/coverage${query}`)

    await expectRefused(service, ask(''), {
      status: 422,
      code: 'venue_required',
      pointer: '/venue',
      figures: { venues: 'PANTAI, KOTA' },
    })
    await expectRefused(service, ask('?venue=BULAN'), {
      status: 422,
      code: 'unknown_venue',
      pointer: '/venue',
    })
    await expectRefused(service, ask(`?venue=KOTA&asOf=${notYet}`), {
      status: 422,
      code: 'date_in_future',
      pointer: '/asOf',
    })
    await expectRefused(service, ask('?venue=KOTA&asOf=2025-01-09'), {
      status: 409,
      code: 'before_first_budget',
      figures: { asOf: '2025-01-09', firstAdoptedOn: '2025-01-10' },
    })
    await expectRefused(service, ask('?venue=KOTA&asOf=2025-02-30'), {
      status: 400,
      code: 'invalid_query',
      pointer: '/asOf',
    })
    await expectRefused(service, ask('?venue=KOTA', planless), { status: 409, code: 'no_adopted_budget' })
  })
})

describe('the ETag of coverage', () => {
  it('answers 304 until something is posted on the retreat', async () => {
    const { retreatId, pledgeId } = await aPledgeOnA()
    const path = `/v1/retreats/${retreatId}/coverage?venue=PANTAI`
    const known = { 'if-none-match': String((await auditor().get(path)).headers.etag) }

    const unchanged = await auditor().get(path, known)
    await aReceipt(service, pledgeId, 1)
    const changed = await auditor().get(path, known)

    expect([unchanged.status, changed.status]).toEqual([304, 200])
    expect(changed.headers.etag).not.toBe(known['if-none-match'])
  })

  it('goes to the database once, for who was here lately', async () => {
    const { retreatId } = await aPledgeOnA()
    const path = `/v1/retreats/${retreatId}/coverage?venue=PANTAI`
    const known = { 'if-none-match': String((await auditor().get(path)).headers.etag) }
    let flights = 0
    const count = () => {
      flights += 1
    }
    service.db.$client.on('acquire', count)
    onTestFinished(() => void service.db.$client.off('acquire', count))

    const unchanged = await auditor().get(path, known)

    expect([unchanged.status, flights]).toEqual([304, 1])
  })

  it('is not read ahead for a file, which reads its stamp with all figures', async () => {
    const { retreatId } = await aPledgeOnA()
    const path = `/v1/retreats/${retreatId}/coverage?venue=PANTAI`
    const stampsReadFor = async (query: string, accept = '*/*') => {
      const { answer, statements } = await statementsOf(() => auditor().get(`${path}${query}`, { accept }))
      const stamps = statements.filter((text) => text === stampStatement(retreatId).text)
      return [answer.status, stamps.length]
    }
    await auditor().get(path)

    expect(await stampsReadFor('')).toEqual([200, 1])
    expect(await stampsReadFor('&format=csv')).toEqual([200, 1])
    expect(await stampsReadFor('', 'text/csv')).toEqual([200, 1])
    expect(await stampsReadFor('', 'image/png')).toEqual([406, 0])
  })
})
