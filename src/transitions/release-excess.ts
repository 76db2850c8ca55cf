/** What has to leave a line so that it stays within new limits: the youngest promise first, the youngest money last. */

/** What a line can hold from now on: whole rupiah. */
export interface Limits {
  lineCode: string
  /** How much pledges may reserve: the ceiling where the line takes CSR, else 0. */
  promiseRoom: number
  /** How much CSR may be received: what the regional budget left of the ceiling. */
  moneyRoom: number
}

/** What a submitted or active pledge has on a line. */
export interface PromiseOnLine {
  pledgeId: string
  lineCode: string
  pledgedOn: string
  reserved: number
  received: number
}

/** What a disbursement has on a line, net. */
export interface MoneyOnLine {
  pledgeId: string
  disbursementId: string
  lineCode: string
  receivedOn: string
  received: number
}

/** So many rupiah that leave a line: of a promise alone, or (with a disbursement) of money with its promise. */
export interface Release {
  pledgeId: string
  disbursementId: string | null
  lineCode: string
  amount: number
}

/**
 * What leaves one line. Promises that nothing was received for go first, the youngest first; then money, the youngest
 * first, as far as what is reserved or received still passes its room.
 */
export function releaseExcess(
  { lineCode, promiseRoom, moneyRoom }: Limits,
  promises: readonly PromiseOnLine[],
  money: readonly MoneyOnLine[],
): Release[] {
  const reserved = total(promises, (promise) => promise.reserved)
  const received = total(promises, (promise) => promise.received)
  const unreceived = take(
    reserved - promiseRoom,
    promises.toSorted(youngestFirst(({ pledgedOn, pledgeId }) => [pledgedOn, pledgeId])),
    (promise) => promise.reserved - promise.received,
  ).map(([{ pledgeId }, amount]) => ({ pledgeId, disbursementId: null, lineCode, amount }))
  const stillReserved = reserved - total(unreceived, (release) => release.amount)
  const handedOver = take(
    Math.max(stillReserved - promiseRoom, received - moneyRoom),
    money.toSorted(youngestFirst(({ receivedOn, disbursementId }) => [receivedOn, disbursementId])),
    (receipt) => receipt.received,
  ).map(([{ pledgeId, disbursementId }, amount]) => ({ pledgeId, disbursementId, lineCode, amount }))
  return [...unreceived, ...handedOver]
}

/** Takes so much from the items in their order, from each at most what it has. */
function take<Item>(amount: number, items: readonly Item[], has: (item: Item) => number): [Item, number][] {
  let left = Math.max(0, amount)
  return items.flatMap((item): [Item, number][] => {
    const taken = Math.min(left, has(item))
    left -= taken
    return taken > 0 ? [[item, taken]] : []
  })
}

/** By date, the later first; on one day the one with the higher id, which was made later. */
function youngestFirst<Item>(ageOf: (item: Item) => [date: string, id: string]) {
  return (a: Item, b: Item) => {
    const [older, younger] = [ageOf(a).join(' '), ageOf(b).join(' ')]
    return older === younger ? 0 : older < younger ? 1 : -1
  }
}

function total<Item>(items: readonly Item[], amountOf: (item: Item) => number): number {
  return items.reduce((all, item) => all + amountOf(item), 0)
}
