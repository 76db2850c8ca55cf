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
  /** Receipts of a pledge, on average, before those are left out that would be too many. */
  receiptsPerPledge: number
}

const MOST_COMPANIES = 5_000
/** Every receipt must be worth something on each of its parts. */
const MOST_RECEIPTS_PER_PLEDGE = 10_000

/** Entries of a pledge and of a receipt, on average: the plan counts them exactly. */
const ENTRIES_PER_PLEDGE = 5
const ENTRIES_PER_RECEIPT = 3.3

export function volumeOf(size: SimulationSize): Volume {
  const { pledges, entries } = size
  const ofReceipts = Math.max(0, entries - pledges * ENTRIES_PER_PLEDGE)
  const receiptsPerPledge = Math.ceil(ofReceipts / ENTRIES_PER_RECEIPT / pledges)
  if (receiptsPerPledge > MOST_RECEIPTS_PER_PLEDGE)
    throw new RangeError('too many entries for so few pledges; raise --pledges')
  return { ...size, companies: Math.min(pledges, MOST_COMPANIES), receiptsPerPledge }
}
