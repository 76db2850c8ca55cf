import { fc, test } from '@fast-check/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CoverageGroup, CoverageReport } from '../../src/coverage/coverage.schema.ts'
import { groupings } from '../../src/platform/shared/codes.ts'
import { levels } from '../../src/platform/shared/measures.ts'
import { chosenVenue } from '../support/proposals.ts'
import { startTestService, type TestService } from '../support/service.ts'
import {
  anActivePledge,
  aReceipt,
  aRetreat,
  companyOf,
  lineOf,
  newNumber,
  retreatOf,
  today,
} from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const M = 1_000_000

async function report(retreatId: string, query: string, headers = {}): Promise<CoverageReport> {
  const { body } = await service
    .as('auditor')
    .get(`/v1/retreats/${retreatId}/coverage?venue=PANTAI&${query}`, headers)
  return body
}

async function groupsBy(retreatId: string, query: string): Promise<CoverageGroup[]> {
  return (await report(retreatId, `groupBy=${query}`)).groups ?? []
}

async function aCompanyOf(change: object): Promise<string> {
  return (await service.as('finance').made('/v1/companies', { ...companyOf(), ...change })).id
}

/** Three companies on the beach's line P, the city's line K, a common line C, and unallocated. */
async function aRetreatOfThree() {
  const { id: retreatId } = await aRetreat(service, [
    { code: 'C', amount: 1_000 * M },
    { code: 'P', amount: 1_000 * M, venueCode: 'PANTAI' },
    { code: 'K', amount: 1_000 * M, venueCode: 'KOTA' },
  ])
  const coal = await aCompanyOf({ legalName: 'PT Contoh Batu Bara', regencyCodes: ['64.08', '64.03'] })
  const bank = await aCompanyOf({ legalName: 'PT Contoh Bank', kbliCode: '64121', regencyCodes: ['64.72'] })
  const mine = await aCompanyOf({ legalName: 'PT Contoh Tambang', regencyCodes: ['64.08'] })
  const onLines = (C: number, P: number, K: number) =>
    Object.entries({ C, P, K }).map(([lineCode, amount]) => ({ lineCode, amount: amount * M }))
  const byCoal = { companyId: coal, amount: 100 * M, allocations: onLines(10, 20, 30) }
  const ofCoal = await anActivePledge(service, { retreatId, ...byCoal })
  const byBank = { companyId: bank, amount: 9 * M, allocations: onLines(1, 2, 3), form: 'goods' as const }
  await anActivePledge(service, { retreatId, ...byBank })
  await anActivePledge(service, { retreatId, companyId: mine, amount: 8 * M, allocations: onLines(5, 1, 1) })
  const receipt = await aReceipt(service, ofCoal.id, 50 * M)
  await service.as('verifier').made(`/v1/disbursements/${receipt.id}/verification`)
  return { retreatId, coal, bank, mine, ofCoal }
}

const nothing = { pledged: 0, committed: 0, received: 0, verified: 0 }
const besides = [
  {
    kind: 'unallocated',
    key: null,
    label: 'Unallocated',
    csr: { pledged: 44 * M, committed: 0, received: 20 * M, verified: 20 * M },
  },
  {
    kind: 'other_venues',
    key: null,
    label: 'Other venues',
    csr: { pledged: 34 * M, committed: 0, received: 15 * M, verified: 15 * M },
  },
]

describe('coverage grouped', () => {
  let world: Awaited<ReturnType<typeof aRetreatOfThree>>
  beforeAll(async () => {
    world = await aRetreatOfThree()
  })
  const ofCoal = { pledged: 30 * M, committed: 0, received: 15 * M, verified: 15 * M }

  it('by company tells what each has on the lines of this venue, and what stands beside', async () => {
    const { retreatId, coal, bank, mine } = world

    expect(await groupsBy(retreatId, 'company')).toEqual([
      { kind: 'group', key: bank, label: 'PT Contoh Bank', csr: { ...nothing, pledged: 3 * M } },
      { kind: 'group', key: coal, label: 'PT Contoh Batu Bara', csr: ofCoal },
      { kind: 'group', key: mine, label: 'PT Contoh Tambang', csr: { ...nothing, pledged: 6 * M } },
      ...besides,
    ])
  })

  it('by sector puts companies of one line of business together', async () => {
    expect(await groupsBy(world.retreatId, 'sector')).toEqual([
      {
        kind: 'group',
        key: '2020:64121',
        label: 'Bank Umum Konvensional',
        csr: { ...nothing, pledged: 3 * M },
      },
      {
        kind: 'group',
        key: '2020:05100',
        label: 'Pertambangan Batu Bara',
        csr: { ...ofCoal, pledged: 36 * M },
      },
      ...besides,
    ])
  })

  it('by regency counts a company where it is first, once', async () => {
    expect(await groupsBy(world.retreatId, 'regency')).toEqual([
      { kind: 'group', key: '64.08', label: 'Kabupaten Kutai Timur', csr: { ...ofCoal, pledged: 36 * M } },
      { kind: 'group', key: '64.72', label: 'Kota Samarinda', csr: { ...nothing, pledged: 3 * M } },
      ...besides,
    ])
  })

  it('by form tells every form, also one of which there is nothing', async () => {
    expect(await groupsBy(world.retreatId, 'form')).toEqual([
      { kind: 'group', key: 'cash', label: 'Cash', csr: { ...ofCoal, pledged: 36 * M } },
      { kind: 'group', key: 'goods', label: 'Goods', csr: { ...nothing, pledged: 3 * M } },
      { kind: 'group', key: 'services', label: 'Services', csr: nothing },
      ...besides,
    ])
  })

  it('by channel tells only what was handed over', async () => {
    const groups = await groupsBy(world.retreatId, 'channel')

    expect(groups.map(({ kind, key, csr }) => [kind, key, csr])).toEqual([
      ['group', 'rkud', { received: 15 * M, verified: 15 * M }],
      ['group', 'bast', { received: 0, verified: 0 }],
      ['group', 'direct_to_vendor', { received: 0, verified: 0 }],
      ['group', 'other_account', { received: 0, verified: 0 }],
      ['unallocated', null, { received: 20 * M, verified: 20 * M }],
      ['other_venues', null, { received: 15 * M, verified: 15 * M }],
    ])
  })

  it('by month tells in which month it took effect, and what there was by its end', async () => {
    const february = { ...nothing, pledged: 39 * M }
    const may = { ...ofCoal, pledged: 0 }

    expect(await groupsBy(world.retreatId, 'month')).toEqual([
      { kind: 'group', key: '2025-02', label: '2025-02', csr: february, cumulative: february },
      { kind: 'group', key: '2025-05', label: '2025-05', csr: may, cumulative: { ...may, pledged: 39 * M } },
      ...besides,
    ])
  })

  it('by month ends with the totals of the venue', async () => {
    const { groups, totals } = await report(world.retreatId, 'groupBy=month')

    const months = groups?.filter(({ kind }) => kind === 'group')
    expect(months?.at(-1)).toMatchObject({ cumulative: totals.csr })
  })

  it('by account code or category carries every measure of the lines of this venue, and adds up to the totals', async () => {
    const { totals } = await report(world.retreatId, '')

    expect(await groupsBy(world.retreatId, 'category')).toEqual([
      { kind: 'group', key: 'transport', label: 'transport', ...totals },
    ])
    expect(await groupsBy(world.retreatId, 'accountCode')).toEqual([
      {
        kind: 'group',
        key: '5.1.02.04.01.0001',
        label: 'Belanja Perjalanan Dinas Biasa',
        ...totals,
      },
    ])
  })

  it('shows names in the language of the reader', async () => {
    const { groups } = await report(world.retreatId, 'groupBy=form', { 'accept-language': 'id' })

    expect(groups?.map(({ label }) => label)).toEqual([
      'Uang',
      'Barang',
      'Jasa',
      'Tidak dialokasikan',
      'Lokasi lain',
    ])
  })

  it('by something else is refused with the groupings that there are', async () => {
    const { status, body } = await service
      .as('auditor')
      .get(`/v1/retreats/${world.retreatId}/coverage?venue=PANTAI&groupBy=colour`)

    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'invalid_query', errors: [{ pointer: '/groupBy' }] })
  })
})

describe('what left the lines', () => {
  it('counts below 0 in its month, and the groups still add up', async () => {
    const { retreatId } = await aRetreatOfThree()
    await chosenVenue(service, retreatId, { venueCode: 'KOTA', chosenOn: '2025-06-10' })

    const { groups, sources, totals } = await report(retreatId, 'groupBy=month')

    expect(groups).toContainEqual({
      kind: 'group',
      key: '2025-06',
      label: '2025-06',
      csr: { pledged: -23 * M, committed: 0, received: -10 * M, verified: -10 * M },
      cumulative: totals.csr,
    })
    expect(csrTotal(groups)).toEqual(sources.total)
  })
})

describe('the ETag of a grouped report', () => {
  it('changes with the companies where their names or places are in it, and only there', async () => {
    const { retreatId, coal } = await aRetreatOfThree()
    const etagOf = async (query: string) => {
      const path = `/v1/retreats/${retreatId}/coverage?venue=PANTAI&${query}`
      return (await service.as('auditor').get(path)).headers.etag
    }
    const queries = ['groupBy=company', 'groupBy=sector', 'groupBy=regency', 'groupBy=form', '']
    const before = await Promise.all(queries.map(etagOf))

    await service.as('finance').patch(`/v1/companies/${coal}`, { regencyCodes: ['64.74'] })

    const after = await Promise.all(queries.map(etagOf))
    expect(queries.filter((_, index) => before[index] !== after[index])).toEqual(queries.slice(0, 3))
    expect(new Set(before).size).toBe(queries.length)
  })
})

/** The groups' CSR together, level by level. */
function csrTotal(groups: CoverageGroup[] = []): Record<string, number> {
  const total: Record<string, number> = {}
  for (const { csr } of groups) {
    for (const [level, amount] of Object.entries(csr)) total[level] = (total[level] ?? 0) + amount
  }
  return total
}

const part = fc.constantFrom('C', 'P', 'K')
const posting = fc.record({
  company: fc.integer({ min: 0, max: 2 }),
  form: fc.constantFrom('cash' as const, 'goods' as const),
  line: part,
  onLine: fc.integer({ min: 1, max: 1_000 }),
  beside: fc.integer({ min: 0, max: 1_000 }),
  receivedShare: fc.integer({ min: 0, max: 100 }),
  channel: fc.constantFrom('rkud', 'bast', 'direct_to_vendor', 'other_account'),
  month: fc.integer({ min: 3, max: 9 }),
  isVerified: fc.boolean(),
})

describe('whatever was posted', () => {
  test.prop(
    [fc.array(posting, { minLength: 1, maxLength: 5 }), fc.option(fc.constantFrom('PANTAI', 'KOTA'))],
    {
      numRuns: 3,
    },
  )(
    'groups add up, and are the same now as they are as of today',
    async (postings, chosen) => {
      const retreatId = await aRetreatWith(postings, chosen)

      for (const groupBy of groupings) {
        const now = await report(retreatId, `groupBy=${groupBy}`)
        const asOfToday = await report(retreatId, `groupBy=${groupBy}&asOf=${today}`)

        expect(now, groupBy).toEqual(asOfToday)
        const { totals, sources, groups } = now
        if (groupBy === 'category' || groupBy === 'accountCode') {
          expect(csrTotal(groups), groupBy).toEqual(totals.csr)
        } else {
          const shown = groupBy === 'channel' ? (['received', 'verified'] as const) : levels
          const expected = Object.fromEntries(shown.map((level) => [level, sources.total[level]]))
          expect(csrTotal(groups), groupBy).toEqual(expected)
        }
      }
    },
    120_000,
  )
})

type Posting = typeof posting extends fc.Arbitrary<infer Value> ? Value : never

async function aRetreatWith(postings: readonly Posting[], chosen: string | null): Promise<string> {
  const { id: retreatId } = await service.as('finance').made('/v1/retreats', retreatOf())
  const line = { amount: 1_000_000 }
  const lines = [
    { ...lineOf({ code: 'C', ...line }), category: 'meals' },
    lineOf({ code: 'P', venueCode: 'PANTAI', ...line }),
    lineOf({ code: 'K', venueCode: 'KOTA', ...line }),
  ]
  await service.as('finance').made(`/v1/retreats/${retreatId}/budgets`, { reason: 'RAB contoh', lines })
  await service
    .as('verifier')
    .made(`/v1/retreats/${retreatId}/budgets/1/adoption`, { adoptedOn: '2025-01-10' })
  const companyIds = await Promise.all(
    ['64.08', '64.72', '64.08'].map((code) => aCompanyOf({ regencyCodes: [code] })),
  )
  for (const { company, form, line, onLine, beside, ...receipt } of postings) {
    const pledge = await anActivePledge(service, {
      retreatId,
      companyId: companyIds[company] ?? '',
      form,
      amount: onLine + beside,
      allocations: [{ lineCode: line, amount: onLine }],
    })
    const amount = Number((BigInt(onLine + beside) * BigInt(receipt.receivedShare)) / 100n)
    if (amount === 0) continue
    const { id } = await aReceipt(service, pledge.id, amount, {
      receivedOn: `2025-0${receipt.month}-15`,
      channel: receipt.channel,
      evidence: { kind: 'bast', number: newNumber('BAST') },
    })
    if (receipt.isVerified) await service.as('verifier').made(`/v1/disbursements/${id}/verification`)
  }
  if (chosen !== null) {
    await chosenVenue(service, retreatId, { venueCode: chosen, chosenOn: '2025-06-10' })
  }
  return retreatId
}
