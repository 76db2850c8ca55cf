import { describe, expect, it } from 'vitest'
import { type Amounts, addLevels, nothing } from '../../src/coverage/amounts.ts'
import { type CostLine, computeCoverage } from '../../src/coverage/compute-coverage.ts'
import { channel, form, levels } from '../../src/platform/shared/measures.ts'
import { sum } from '../../src/platform/shared/rupiah.ts'
import { fc, property } from '../support/property.ts'

const rupiah = fc.integer({ min: 0, max: 10 ** 12 })
const levelsOfMoney = fc.record({ pledged: rupiah, committed: rupiah, received: rupiah, verified: rupiah })
const receipts = fc.record({ received: rupiah, verified: rupiah })

function costLine(code: string, amount: number, venueCode: string | null = null): CostLine {
  return { code, venueCode, amount, description: code, category: 'transport', accountCode: '5.1' }
}

const codes = ['A', 'B', 'C', 'D', 'E', 'F']
/** A budget of some of the codes, each common or of one of two venues. */
const costLines: fc.Arbitrary<CostLine[]> = fc
  .subarray(codes)
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((code) =>
        fc
          .tuple(rupiah, fc.constantFrom(null, 'PANTAI', 'KOTA'))
          .map(([amount, venue]) => costLine(code, amount, venue)),
      ),
    ),
  )
/** Money on some of the codes (the budget may not have them) and unallocated. */
const amounts: fc.Arbitrary<Amounts[]> = fc.subarray([...codes, null]).chain((chosen) =>
  fc.tuple(
    ...chosen.map((lineCode) =>
      fc.record({
        lineCode: fc.constant(lineCode),
        byForm: fc.record({ cash: levelsOfMoney, goods: levelsOfMoney, services: levelsOfMoney }),
        byChannel: fc.record({
          rkud: receipts,
          bast: receipts,
          direct_to_vendor: receipts,
          other_account: receipts,
        }),
        apbd: fc.record({ appropriated: rupiah, spent: rupiah }),
      }),
    ),
  ),
)

/** Cash on a line, by level. */
function cash(
  lineCode: string | null,
  money: Partial<Record<(typeof levels)[number], number>>,
  appropriated = 0,
) {
  const amount = nothing(lineCode)
  Object.assign(amount.byForm.cash, money)
  amount.apbd.appropriated = appropriated
  return amount
}

describe('coverage ties to every pledge and every receipt, for whatever budget and money', () => {
  property.prop([costLines, amounts])(
    'totals.csr + unallocated + otherVenues = sources.total, at all four levels',
    (lines, money) => {
      const { totals, unallocated, otherVenues, sources } = computeCoverage(lines, money, 'PANTAI')

      expect([totals.csr, unallocated, otherVenues].reduce(addLevels)).toEqual(sources.total)
    },
  )

  property.prop([costLines, amounts])('sources.total is the sum of its forms', (lines, money) => {
    const { sources } = computeCoverage(lines, money, 'PANTAI')

    expect(form.enumValues.map((each) => sources.byForm[each]).reduce(addLevels)).toEqual(sources.total)
    for (const each of channel.enumValues) {
      expect(sources.byChannel[each].received).toBe(
        sum(money.map(({ byChannel }) => byChannel[each].received)),
      )
    }
  })

  property.prop([costLines, amounts])('every total is the sum of its lines', (lines, money) => {
    const { totals, lines: shown } = computeCoverage(lines, money, 'KOTA')

    expect(totals.ceiling).toBe(sum(shown.map(({ ceiling }) => ceiling)))
    expect(totals.unfunded).toBe(sum(shown.map(({ unfunded }) => unfunded)))
    for (const level of levels) {
      expect(totals.covered[level]).toBe(sum(shown.map(({ covered }) => covered[level])))
      expect(totals.apbdBurden[level]).toBe(totals.ceiling - totals.covered[level])
    }
  })

  property.prop([costLines, amounts])('and on every line', (lines, money) => {
    for (const line of computeCoverage(lines, money, 'KOTA').lines) {
      expect(['KOTA', null]).toContain(line.venueCode)
      for (const level of levels) {
        expect(line.covered[level]).toBe(Math.min(line.csr[level], line.ceiling))
      }
      const open = line.ceiling - line.apbd.appropriated
      expect(line.unfunded).toBe(Math.max(0, open - line.csr.pledged))
      expect(line.unfundedVerified).toBe(Math.max(0, open - line.csr.verified))
    }
  })
})

describe('coverage of a budget', () => {
  it('does not let a surplus on one line hide a hole in another', () => {
    const lines = [costLine('A', 100), costLine('B', 100)]

    const { totals } = computeCoverage(lines, [cash('A', { pledged: 150 })], 'PANTAI')

    expect(totals).toMatchObject({
      ceiling: 200,
      csr: { pledged: 150 },
      covered: { pledged: 100, verified: 0 },
      apbdBurden: { pledged: 100, verified: 200 },
      unfunded: 100,
      percent: { pledged: 50, verified: 0 },
    })
  })

  it('counts what the regional budget gives against what is unfunded, line by line', () => {
    const lines = [costLine('A', 100), costLine('B', 100)]
    const money = [cash('A', { pledged: 40, verified: 10 }, 50), cash('B', {}, 300)]

    const { totals } = computeCoverage(lines, money, 'PANTAI')

    expect(totals).toMatchObject({
      apbd: { appropriated: 350 },
      unfunded: 10,
      unfundedVerified: 40,
    })
  })

  it('puts money of other venues apart, and money on no line of this version with the unallocated', () => {
    const lines = [costLine('A', 100), costLine('P', 100, 'PANTAI'), costLine('K', 100, 'KOTA')]
    const money = [
      cash('A', { pledged: 1 }),
      cash('P', { pledged: 2 }),
      cash('K', { pledged: 4 }),
      cash('GONE', { pledged: 8 }),
      cash(null, { pledged: 16 }),
    ]

    const coverage = computeCoverage(lines, money, 'PANTAI')

    expect(coverage.lines.map(({ code }) => code)).toEqual(['A', 'P'])
    expect(coverage).toMatchObject({
      totals: { ceiling: 200, csr: { pledged: 3 } },
      otherVenues: { pledged: 4 },
      unallocated: { pledged: 24 },
      sources: { total: { pledged: 31 } },
    })
  })

  it('has no percentage where there is no ceiling', () => {
    const { totals, lines } = computeCoverage([costLine('A', 0)], [], 'PANTAI')

    const none = { pledged: null, committed: null, received: null, verified: null }
    expect([totals.percent, lines[0]?.percent]).toEqual([none, none])
  })
})
