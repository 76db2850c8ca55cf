/** What an approval does, or why it cannot: the same is tried when it is proposed. */
import { openDay } from './calendar.ts'
import { inOrder, stillPromises } from './companies.ts'
import {
  inProportion,
  type MovesBody,
  moveMoney,
  reversible,
  splitOf,
  stands,
  takeBack,
} from './disbursements.ts'
import { entriesOf, post, standing, withdraw } from './ledger.ts'
import { allocatable, distinctLines, roomFor, total } from './lines.ts'
import { commit, daysOfIncrease, dueAfter, openOf, partsOf, totalOf } from './pledges.ts'
import {
  type ChoiceBody,
  cancelRetreat,
  changeRetreat,
  chooseVenue,
  type RetreatPatch,
  restoreRetreat,
} from './retreats.ts'
import {
  type Adjustment,
  type Allocation,
  type Disbursement,
  type Disclosure,
  find,
  type Instalment,
  type Pledge,
  pledgeOf,
  refuseIf,
  type Split,
  sum,
  type World,
} from './world.ts'

export interface AgreementBody {
  signedOn: string
  relation?: 'addendum' | 'correction'
  reason?: string
}

export type DisclosurePatch = Partial<Pick<Disclosure, 'reference' | 'validFrom' | 'validTo' | 'annulled'>>

/** More goes where it says, and the rest is unallocated; less is taken where it says, and the rest from unallocated. */
function checkAmendment(
  world: World,
  pledge: Pledge,
  amount: number,
  { instalments, allocations }: Pick<Adjustment, 'instalments' | 'allocations'>,
): Split {
  refuseIf(pledge.state !== 'active', 'pledge_wrong_state')
  if (amount > 0) stillPromises(world, pledge.company)
  addUp(pledge, instalments, totalOf(pledge) + amount)
  if (amount < 0) return whatIsGivenUp(world, pledge, -amount, allocations)
  refuseIf(world.isCancelled, 'retreat_cancelled')
  const wanted = allocations ?? []
  within(amount, wanted)
  allocatable(
    world,
    wanted.map(({ lineCode }) => lineCode),
  )
  roomFor(world, wanted)
  return { allocations: wanted, unallocated: amount - total(wanted) }
}

function checkWriteOff(
  world: World,
  pledge: Pledge,
  amount: number,
  { instalments }: Pick<Adjustment, 'instalments'>,
): Split {
  refuseIf(pledge.state !== 'active', 'pledge_wrong_state')
  const split = whatIsGivenUp(world, pledge, amount, undefined)
  addUp(pledge, instalments, totalOf(pledge) - amount)
  return split
}

function addUp(pledge: Pledge, instalments: readonly Instalment[] | null, expected: number): void {
  if (instalments === null) return
  refuseIf(sum(instalments.map(({ amount }) => amount)) !== expected, 'instalments_mismatch')
  dueAfter(pledge.pledgedOn, instalments)
}

/** What is added joins the last instalment, what is taken leaves the last ones first, where nobody says. */
function scheduleAfter(
  pledge: Pledge,
  change: number,
  { instalments, happenedOn }: Adjustment,
): Instalment[] {
  if (instalments !== null) return instalments
  const schedule = pledge.instalments.map((instalment) => ({ ...instalment }))
  if (change > 0) {
    const last = schedule.at(-1)
    if (!last)
      return [{ dueOn: happenedOn < pledge.pledgedOn ? pledge.pledgedOn : happenedOn, amount: change }]
    last.amount += change
    return schedule
  }
  let left = -change
  while (left > 0) {
    const last = schedule.at(-1)
    if (!last) break
    const taken = Math.min(left, last.amount)
    last.amount -= taken
    left -= taken
    if (last.amount === 0) schedule.pop()
  }
  return schedule
}

function within(amount: number, allocations: readonly Allocation[]): void {
  distinctLines(allocations)
  refuseIf(total(allocations) > amount, 'allocations_exceed_amount')
}

/** Of what is open only. Nothing said: unallocated first, then the lines in proportion to what is open on them. */
function whatIsGivenUp(
  world: World,
  pledge: Pledge,
  amount: number,
  allocations: Allocation[] | undefined,
): Split {
  const unallocated = openOf(world, pledge, null)
  if (allocations) {
    within(amount, allocations)
    const split = { allocations, unallocated: amount - total(allocations) }
    const isTooMuch = allocations.some((each) => each.amount > openOf(world, pledge, each.lineCode))
    refuseIf(isTooMuch || split.unallocated > unallocated, 'more_than_outstanding')
    return split
  }
  refuseIf(amount > openOf(world, pledge), 'more_than_outstanding')
  if (amount <= unallocated) return { allocations: [], unallocated: amount }
  const lines = partsOf(world, pledge.ref).filter((part) => part !== null)
  const open = lines.map((part) => ({ part, amount: openOf(world, pledge, part) }))
  return { ...inProportion(amount - unallocated, open), unallocated }
}

/** Nothing said: in proportion to what the disbursement still has on each part. */
function checkRefund(
  world: World,
  ref: string,
  request: { amount: number } & Pick<Adjustment, 'allocations' | 'unallocated'>,
): Split {
  const disbursement = find(world.disbursements, ref, 'disbursement_not_found')
  stands(disbursement.state)
  const leftOn = (part: string | null) => standing(world, { disbursement: ref, part, measure: 'received' })
  const parts = partsOf(world, disbursement.pledge).map((part) => ({ part, amount: leftOn(part) }))
  const said = splitOf(request)
  refuseIf(request.amount > sum(parts.map(({ amount }) => amount)), 'refund_exceeds_receipt')
  const split = said ?? inProportion(request.amount, parts)
  const isTooMuch = split.allocations.some(({ lineCode, amount }) => amount > leftOn(lineCode))
  refuseIf(isTooMuch || split.unallocated > leftOn(null), 'refund_exceeds_receipt')
  return split
}

/** Makes it so; answers where it added or took, of what has an amount. */
export function takeEffect(world: World, adjustment: Adjustment): Split | null {
  const { kind, body } = adjustment
  switch (kind) {
    case 'amendment':
    case 'write_off':
      return changePromise(world, adjustment)
    case 'refund':
      return refund(world, adjustment)
    case 'reversal':
      reversible(moneyOf(world, adjustment))
      return takeBack(world, moneyOf(world, adjustment))
    case 'reallocation':
      refuseIf(moneyOf(world, adjustment).state !== 'verified', 'disbursement_wrong_state')
      moveMoney(world, moneyOf(world, adjustment), body as MovesBody)
      return null
    case 'agreement':
      signAgain(world, adjustment)
      return null
    case 'venue_choice':
      chooseVenue(world, body as ChoiceBody)
      return null
    case 'retreat_cancellation':
      cancelRetreat(world, body as { cancelledOn: string })
      return null
    case 'retreat_restoration':
      restoreRetreat(world)
      return null
    case 'retreat_change':
      changeRetreat(world, body as RetreatPatch)
      return null
    case 'disclosure':
      correct(world, adjustment)
      return null
    default:
      return kind satisfies never
  }
}

function correct(world: World, { disclosure, body }: Adjustment): void {
  const current = find(world.disclosures, disclosure ?? '', 'disclosure_not_found')
  refuseIf(current.annulled, 'disclosure_annulled')
  const { reference, validFrom, validTo, annulled } = { ...current, ...(body as DisclosurePatch) }
  inOrder({ validFrom, validTo })
  Object.assign(current, { reference, validFrom, validTo, annulled })
}

function moneyOf(world: World, { disbursement }: Adjustment): Disbursement {
  return find(world.disbursements, disbursement ?? '', 'disbursement_not_found')
}

/** An addendum stands beside the first, whose day stays. */
function signAgain(world: World, adjustment: Adjustment): void {
  const pledge = pledgeOf(world, adjustment)
  refuseIf(pledge.state !== 'active', 'pledge_wrong_state')
  const { relation, signedOn } = adjustment.body as AgreementBody
  if (relation === 'correction') commit(world, pledge, signedOn)
}

function changePromise(world: World, adjustment: Adjustment): Split {
  const pledge = pledgeOf(world, adjustment)
  const isAmendment = adjustment.kind === 'amendment'
  const amount = adjustment.amount ?? 0
  const check = isAmendment ? checkAmendment : checkWriteOff
  const split = check(world, pledge, amount, adjustment)
  pledge.instalments = scheduleAfter(pledge, isAmendment ? amount : -amount, adjustment)
  if (isAmendment) pledge.amended += amount
  else pledge.writtenOff += amount
  if (isAmendment && amount > 0) promiseMore(world, pledge, split, adjustment.on)
  else giveUp(world, { pledge: pledge.ref }, split, adjustment.on)
  return split
}

/** What ends the promise too writes the same off, where the refund left it outstanding. */
function refund(world: World, adjustment: Adjustment): Split {
  const disbursement = moneyOf(world, adjustment)
  const amount = adjustment.amount ?? 0
  const split = checkRefund(world, disbursement.ref, { ...adjustment, amount })
  const pledge = pledgeOf(world, adjustment)
  disbursement.refunded += amount
  giveUp(world, { disbursement: disbursement.ref }, split, adjustment.on)
  if (adjustment.endsPromise) {
    pledge.instalments = scheduleAfter(pledge, -amount, adjustment)
    pledge.writtenOff += amount
    giveUp(world, { pledge: pledge.ref }, split, adjustment.on)
  }
  return split
}

function promiseMore(world: World, pledge: Pledge, split: Split, effectiveOn: string): void {
  const { promised, committed } = daysOfIncrease(pledge, effectiveOn)
  const onDay = (day: string) => ({ on: openDay(world, day), pledge: pledge.ref })
  post(world, entriesOf(split, { measure: 'reserved', ...onDay(promised) }))
  post(world, entriesOf(split, { measure: 'pledged', ...onDay(promised) }))
  if (committed) post(world, entriesOf(split, { measure: 'committed', ...onDay(committed) }))
}

function giveUp(
  world: World,
  document: { pledge: string } | { disbursement: string },
  split: Split,
  day: string,
): void {
  for (const { lineCode, amount } of split.allocations)
    withdraw(world, document, { part: lineCode, amount }, day)
  if (split.unallocated > 0) withdraw(world, document, { part: null, amount: split.unallocated }, day)
}
