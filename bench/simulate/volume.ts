/** How much is simulated, and what follows from it. */

export interface SimulationSize {
  retreats: number
  pledges: number
  /** Journal entries, about: the last receipt may go a few beyond. */
  entries: number
  /** Cost lines of each budget. */
  lines: number
}

export interface Volume extends SimulationSize {
  companies: number
  receipts: number
  /** One share of a receipt, whole rupiah: every part of a receipt is a few shares. */
  receiptShare: number
}

/** Shares of a pledge and of each of its receipts: so many on each of three lines, the last ones unallocated. */
export const SHARES = [4, 5, 6] as const
export const UNALLOCATED_SHARES = 1

/** One share of a pledge, whole rupiah. */
export const PLEDGE_SHARE = 100_000_000

/** How much of every pledge is handed over, in percent: the rest can still be recorded. */
const HANDED_OVER_PERCENT = 60n

const MOST_COMPANIES = 500
const PARTS = SHARES.length + 1
/** A pledge has entries of reserved and pledged on every part, every second one of committed too. */
const ENTRIES_PER_PLEDGE = 2.5 * PARTS
/** A receipt has an entry on every part, three of four are verified. */
const ENTRIES_PER_RECEIPT = 1.75 * PARTS
/** Every line has one of appropriated and one of spent. */
const ENTRIES_PER_LINE = 2

export function volumeOf(size: SimulationSize): Volume {
  const { retreats, pledges, entries, lines } = size
  const ofReceipts = entries - pledges * ENTRIES_PER_PLEDGE - retreats * lines * ENTRIES_PER_LINE
  const receipts = Math.max(0, Math.ceil(ofReceipts / ENTRIES_PER_RECEIPT))
  const perPledge = BigInt(Math.max(1, Math.ceil(receipts / pledges)))
  const receiptShare = Number((BigInt(PLEDGE_SHARE) * HANDED_OVER_PERCENT) / 100n / perPledge)
  if (receiptShare < 1) throw new RangeError('too many entries for so few pledges; raise --pledges')
  return { ...size, companies: Math.min(pledges, MOST_COMPANIES), receipts, receiptShare }
}
