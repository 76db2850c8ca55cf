/** Bodies of requests, made up at random: amounts up to what there is, and now and then more. */
import type { HotRetreat, Known } from './hot-retreat.ts'
import type { Random } from './random.ts'

const MILLION = 1_000_000
export const reason = { reason: 'Contoh untuk uji' }

const day = (random: Random) => `2025-0${random.between(1, 6)}-${random.between(10, 28)}`
/** Months that are locked and opened again; a booking in July goes round them. */
export const month = (random: Random) => `2025-0${random.between(1, 3)}`
const booking = (random: Random) => (random.once(4) ? { bookedOn: '2025-07-01' } : {})
const million = (random: Random, most: number) => random.between(1, most) * MILLION
const someOf = (random: Random, there: unknown) =>
  random.between(1, Number(there) || 1) + (random.once(8) ? Number(there) : 0)

export function pledge(hot: HotRetreat, random: Random) {
  const form = random.pick(['cash', 'cash', 'goods', 'services'] as const)
  const lines = new Set(Array.from({ length: random.between(0, 2) }, () => hot.lineCode(random)))
  const allocations = [...lines].map((lineCode) => ({
    lineCode,
    amount: million(random, random.once(5) ? 200 : 20),
  }))
  const allocated = allocations.reduce((sum, { amount }) => sum + amount, 0)
  const amount = allocated + (allocated === 0 ? MILLION : 0) + random.between(0, 10) * MILLION
  return {
    retreatId: hot.id,
    companyId: random.pick(hot.companyIds),
    form,
    ...(form === 'cash' ? {} : { valuationBasis: 'invoice' }),
    amount,
    pledgedOn: day(random),
    ...booking(random),
    letterNumber: `S-${random.between(1, 999)}/contoh/2025`,
    instalments: instalmentsOf(amount),
    allocations,
  }
}

function instalmentsOf(total: number) {
  return total > 0 ? [{ dueOn: '2025-06-30', amount: total }] : []
}

export function receipt({ id, form, outstanding, unallocated }: Known, random: Random) {
  const amount = someOf(random, outstanding)
  const toUnallocated = random.once(4) && amount <= Number(unallocated)
  return {
    pledgeId: id,
    amount,
    receivedOn: day(random),
    ...booking(random),
    channel: random.pick(['rkud', 'bast', 'direct_to_vendor', 'other_account']),
    evidence: { kind: form === 'cash' ? 'sts' : 'bast', number: `STS/${random.between(1, 9_999)}/2025` },
    ...(toUnallocated ? { allocations: [], unallocated: amount } : {}),
  }
}

/** Between two parts of a record that has something on the first. */
export function move(record: Known, random: Random, hot: HotRetreat) {
  const { allocations, unallocated } = (record.standing ?? record) as {
    allocations: { lineCode: string; amount: number }[]
    unallocated: number
  }
  const from = random.pick([...allocations, { lineCode: null, amount: unallocated }])
  if (!from || from.amount === 0) return null
  const to = random.once(3) ? null : hot.lineCode(random)
  const moves = [{ from: from.lineCode, to, amount: someOf(random, from.amount) }]
  return { moves, ...reason, effectiveOn: day(random) }
}

export function amendment({ total, outstanding }: Known, random: Random, hot: HotRetreat) {
  const delta = random.once(2) ? million(random, 20) : -someOf(random, outstanding)
  return {
    delta,
    ...reason,
    effectiveOn: day(random),
    instalments: instalmentsOf(Number(total) + delta),
    ...(delta > 0 ? { allocations: [{ lineCode: hot.lineCode(random), amount: delta }] } : {}),
  }
}

export function writeOff({ total, outstanding }: Known, random: Random) {
  const amount = someOf(random, outstanding)
  const instalments = instalmentsOf(Number(total) - amount)
  return { amount, reason: 'company_unable', effectiveOn: day(random), instalments }
}

export function refund({ amount, refunded }: Known, random: Random) {
  return {
    amount: someOf(random, Number(amount) - Number(refunded)),
    refundedOn: day(random),
    ...booking(random),
    evidence: { kind: 'bank_transfer', number: `SP2D-RETUR/${random.between(1, 999)}/2025` },
    ...reason,
  }
}

export function agreement({ agreement: earlier }: Known, random: Random) {
  const number = `900/${random.between(1, 999)}/NPHD/2025`
  return { kind: 'nphd', number, signedOn: day(random), ...(earlier ? reason : {}) }
}

export const expenditure = (random: Random, hot: HotRetreat) => ({
  lineCode: hot.lineCode(random),
  amount: million(random, 5),
  spentOn: day(random),
  sp2dNumber: `64.00/${random.between(1, 500)}/LS/2025`,
})

export const appropriation = (random: Random, hot: HotRetreat) => ({
  effectiveOn: day(random),
  documentNumber: `DPA/${random.between(1, 999)}/2025`,
  items: [{ lineCode: hot.lineCode(random), amount: million(random, 50) }],
})

/** Grows on the whole, so that there is room again, but may also leave a line less than it carries. */
export function budget(random: Random, hot: HotRetreat) {
  const least = 50 * hot.count('budget')
  return hot.budgetOf(() => random.between(least, 2 * least) * MILLION)
}

export const adoption = (_: Known, random: Random) => ({
  adoptedOn: '2025-04-01',
  ...(random.once(2) ? { excess: 'release' } : {}),
})
