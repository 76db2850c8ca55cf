/** Changes of a promise or of money that take a second person: proposed by one, in effect when another approves. */
import { openDay, postingDay } from './calendar.ts'
import { inProportion, reversible, splitOf, stands, takeBack } from './disbursements.ts'
import { entriesOf, firstDay, post, standing, withdraw } from './ledger.ts'
import { allocatable, distinctLines, roomFor, total } from './lines.ts'
import { daysOfIncrease, openOf, partsOf, totalOf } from './pledges.ts'
import {
  type Adjustment,
  type Allocation,
  find,
  type Instalment,
  nobodyChecksWhatTheyMade,
  type Person,
  type Pledge,
  pledgeOf,
  refuseIf,
  type Split,
  sum,
  type World,
} from './world.ts'

interface AmendmentBody {
  delta: number
  effectiveOn: string
  bookedOn?: string
  instalments: Instalment[]
  allocations?: Allocation[]
}

export function proposeAmendment(world: World, person: Person, on: string, body: AmendmentBody) {
  const { delta, effectiveOn, bookedOn, instalments, allocations } = body
  const pledge = find(world.pledges, on, 'pledge_not_found')
  const day = postingDay(world, effectiveOn, bookedOn)
  const proposal = { amount: delta, on: day, instalments, allocations, unallocated: undefined }
  return propose(world, person, { kind: 'amendment', pledge: on, disbursement: null, ...proposal }, () =>
    checkAmendment(world, pledge, { amount: delta, instalments, allocations }),
  )
}

interface WriteOffBody {
  amount: number
  effectiveOn: string
  bookedOn?: string
  instalments: Instalment[]
}

export function proposeWriteOff(world: World, person: Person, on: string, body: WriteOffBody) {
  const { amount, effectiveOn, bookedOn, instalments } = body
  const pledge = find(world.pledges, on, 'pledge_not_found')
  const day = postingDay(world, effectiveOn, bookedOn)
  const proposal = { amount, on: day, instalments, allocations: undefined, unallocated: undefined }
  return propose(world, person, { kind: 'write_off', pledge: on, disbursement: null, ...proposal }, () =>
    checkWriteOff(world, pledge, { amount, instalments }),
  )
}

interface RefundBody {
  amount: number
  refundedOn: string
  bookedOn?: string
  allocations?: Allocation[]
  unallocated?: number
}

export function proposeRefund(world: World, person: Person, on: string, body: RefundBody) {
  const { amount, refundedOn, bookedOn, allocations, unallocated } = body
  const { pledge, state, receivedOn } = find(world.disbursements, on, 'disbursement_not_found')
  stands(state)
  const day = postingDay(world, refundedOn, bookedOn)
  const countsFrom = firstDay(world, { disbursement: on, measure: 'received' }) ?? receivedOn
  refuseIf(refundedOn < receivedOn || day < countsFrom, 'refund_before_receipt')
  const proposal = { amount, on: day, instalments: null, allocations, unallocated }
  return propose(world, person, { kind: 'refund', pledge, disbursement: on, ...proposal }, () =>
    checkRefund(world, on, proposal),
  )
}

/** What could not be approved is not proposed. */
function propose(
  world: World,
  person: Person,
  proposal: Omit<Adjustment, 'ref' | 'state' | 'makers' | 'split'>,
  check: () => void,
) {
  check()
  const ref = `adjustment#${world.adjustments.length + 1}`
  world.adjustments.push({ ref, state: 'proposed', makers: [person.name], split: null, ...proposal })
  return { created: [ref] }
}

/** More goes where it says, and the rest is unallocated; less is taken where it says, and the rest from unallocated. */
function checkAmendment(
  world: World,
  pledge: Pledge,
  { amount, instalments, allocations }: Pick<Adjustment, 'amount' | 'instalments' | 'allocations'>,
): Split {
  refuseIf(pledge.state !== 'active', 'pledge_wrong_state')
  addUp(instalments, totalOf(pledge) + amount)
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
  { amount, instalments }: Pick<Adjustment, 'amount' | 'instalments'>,
): Split {
  refuseIf(pledge.state !== 'active', 'pledge_wrong_state')
  const split = whatIsGivenUp(world, pledge, amount, undefined)
  addUp(instalments, totalOf(pledge) - amount)
  return split
}

function addUp(instalments: readonly Instalment[] | null, expected: number): void {
  refuseIf(sum((instalments ?? []).map(({ amount }) => amount)) !== expected, 'instalments_mismatch')
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
  request: Pick<Adjustment, 'amount' | 'allocations' | 'unallocated'>,
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

export function approveAdjustment(world: World, person: Person, on: string) {
  const adjustment = proposed(world, on)
  nobodyChecksWhatTheyMade(person, adjustment)
  adjustment.split = takeEffect(world, adjustment)
  adjustment.state = 'approved'
  return { pledge: adjustment.pledge }
}

function takeEffect(world: World, { kind, amount, ...adjustment }: Adjustment): Split {
  const pledge = pledgeOf(world, adjustment)
  if (adjustment.disbursement !== null) {
    const disbursement = find(world.disbursements, adjustment.disbursement, 'disbursement_not_found')
    if (kind === 'reversal') {
      reversible(disbursement)
      return takeBack(world, disbursement)
    }
    const split = checkRefund(world, disbursement.ref, { amount, ...adjustment })
    disbursement.refunded += amount
    giveUp(world, { disbursement: disbursement.ref }, split, adjustment.on)
    return split
  }
  const check = kind === 'amendment' ? checkAmendment : checkWriteOff
  const split = check(world, pledge, { amount, ...adjustment })
  if (kind === 'amendment') pledge.amended += amount
  else pledge.writtenOff += amount
  pledge.instalments = adjustment.instalments ?? []
  if (kind === 'amendment' && amount > 0) promiseMore(world, pledge, split, adjustment.on)
  else giveUp(world, { pledge: pledge.ref }, split, adjustment.on)
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

export function rejectAdjustment(world: World, person: Person, on: string) {
  const adjustment = proposed(world, on)
  nobodyChecksWhatTheyMade(person, adjustment)
  adjustment.state = 'rejected'
  return {}
}

export function withdrawAdjustment(world: World, person: Person, on: string) {
  const adjustment = proposed(world, on)
  refuseIf(!adjustment.makers.includes(person.name), 'not_the_maker')
  adjustment.state = 'withdrawn'
  return {}
}

function proposed(world: World, on: string): Adjustment {
  const adjustment = find(world.adjustments, on, 'adjustment_not_found')
  refuseIf(adjustment.state !== 'proposed', 'adjustment_wrong_state')
  return adjustment
}

export function adjustmentView(_world: World, { kind, state, amount, split }: Adjustment) {
  return { kind, state, amount, split }
}
