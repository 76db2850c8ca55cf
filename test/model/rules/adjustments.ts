/** Changes of a promise or of money that take a second person: proposed by one, in effect when another approves. */
import { notInFuture, openDay, postingDay } from './calendar.ts'
import {
  inProportion,
  type MovesBody,
  moveMoney,
  reversible,
  splitOf,
  stands,
  takeBack,
} from './disbursements.ts'
import { entriesOf, firstDay, post, standing, withdraw } from './ledger.ts'
import { allocatable, distinctLines, roomFor, total } from './lines.ts'
import { commit, daysOfIncrease, dueAfter, openOf, partsOf, totalOf } from './pledges.ts'
import { type ChoiceBody, cancelRetreat, chooseVenue, restoreRetreat } from './retreats.ts'
import {
  type Adjustment,
  type Allocation,
  type Disbursement,
  find,
  type Instalment,
  nobodyChecksWhatTheyMade,
  type Person,
  type Pledge,
  pledgeOf,
  Refusal,
  refuse,
  refuseIf,
  type Split,
  sum,
  type World,
} from './world.ts'

interface AmendmentBody {
  delta: number
  effectiveOn: string
  bookedOn?: string
  instalments?: Instalment[]
  allocations?: Allocation[]
}

export function proposeAmendment(world: World, person: Person, on: string, body: AmendmentBody) {
  const { delta: amount, effectiveOn, bookedOn, instalments = null, allocations } = body
  find(world.pledges, on, 'pledge_not_found')
  const day = postingDay(world, effectiveOn, bookedOn)
  const what = { amount, on: day, instalments, allocations }
  return propose(world, person, { kind: 'amendment', pledge: on, ...what })
}

interface WriteOffBody {
  amount: number
  effectiveOn: string
  bookedOn?: string
  instalments?: Instalment[]
}

export function proposeWriteOff(world: World, person: Person, on: string, body: WriteOffBody) {
  const { amount, effectiveOn, bookedOn, instalments = null } = body
  find(world.pledges, on, 'pledge_not_found')
  const day = postingDay(world, effectiveOn, bookedOn)
  return propose(world, person, { kind: 'write_off', pledge: on, amount, on: day, instalments })
}

interface RefundBody {
  amount: number
  refundedOn: string
  bookedOn?: string
  allocations?: Allocation[]
  unallocated?: number
  endsPromise?: boolean
}

export function proposeRefund(world: World, person: Person, on: string, body: RefundBody) {
  const { amount, refundedOn, bookedOn, allocations, unallocated, endsPromise = false } = body
  const { pledge, state, receivedOn } = find(world.disbursements, on, 'disbursement_not_found')
  stands(state)
  const day = postingDay(world, refundedOn, bookedOn)
  const countsFrom = firstDay(world, { disbursement: on, measure: 'received' }) ?? receivedOn
  refuseIf(refundedOn < receivedOn || day < countsFrom, 'refund_before_receipt')
  const what = { amount, on: day, allocations, unallocated, endsPromise }
  return propose(world, person, { kind: 'refund', pledge, disbursement: on, ...what })
}

/** What nobody verified at once, verified money by a proposal. */
export function reverseDisbursement(world: World, person: Person, on: string) {
  const disbursement = find(world.disbursements, on, 'disbursement_not_found')
  reversible(disbursement)
  const { pledge, amount, state } = disbursement
  if (state === 'verified')
    return propose(world, person, { kind: 'reversal', pledge, disbursement: on, amount })
  takeBack(world, disbursement)
  return { pledge }
}

export function reallocateDisbursement(world: World, person: Person, on: string, body: MovesBody) {
  const disbursement = find(world.disbursements, on, 'disbursement_not_found')
  const { state, pledge } = disbursement
  stands(state)
  postingDay(world, body.effectiveOn, body.bookedOn)
  if (state === 'verified')
    return propose(world, person, { kind: 'reallocation', pledge, disbursement: on, body })
  moveMoney(world, disbursement, body)
  return { pledge }
}

interface AgreementBody {
  signedOn: string
  relation?: 'addendum' | 'correction'
  reason?: string
}

/** The first at once, a later one by a proposal that says what it is. */
export function signAgreement(world: World, person: Person, on: string, body: AgreementBody) {
  const pledge = find(world.pledges, on, 'pledge_not_found')
  refuseIf(pledge.state !== 'active', 'pledge_wrong_state')
  if (pledge.signedOn !== null) {
    refuseIf(body.relation === undefined, 'relation_required')
    refuseIf(body.reason === undefined, 'reason_required')
    notInFuture(world, body.signedOn)
    return propose(world, person, { kind: 'agreement', pledge: on, body })
  }
  commit(world, pledge, body.signedOn)
  return { pledge: on }
}

export function proposeVenueChoice(world: World, person: Person, _on: string, body: ChoiceBody) {
  return propose(world, person, { kind: 'venue_choice', body })
}

export function proposeCancellation(
  world: World,
  person: Person,
  _on: string,
  body: { cancelledOn: string },
) {
  return propose(world, person, { kind: 'retreat_cancellation', body })
}

export function proposeRestoration(world: World, person: Person) {
  return propose(world, person, { kind: 'retreat_restoration' })
}

/** At once before a budget was ever adopted. */
export function correctRetreat(world: World, person: Person) {
  if (world.versions.every(({ adoptedOn }) => adoptedOn === null)) return {}
  return propose(world, person, { kind: 'retreat_change' })
}

const nothingElse = {
  pledge: null,
  disbursement: null,
  amount: null,
  on: '',
  instalments: null,
  allocations: undefined,
  unallocated: undefined,
  endsPromise: false,
  body: {},
  split: null,
  state: 'proposed' as const,
}

/** What could not be approved is not proposed, nor what could not be approved beside what waits. */
function propose(world: World, person: Person, what: Partial<Adjustment> & Pick<Adjustment, 'kind'>) {
  const ref = `adjustment#${world.adjustments.length + 1}`
  const adjustment = { ref, makers: [person.name], ...nothingElse, ...what }
  takeEffect(structuredClone(world), structuredClone(adjustment))
  const others = world.adjustments.filter(
    ({ state, pledge }) => state === 'proposed' && pledge === adjustment.pledge,
  )
  let trial = structuredClone(world)
  for (const other of others) trial = unlessRefused(trial, other)
  if (others.length > 0 && isRefused(() => takeEffect(trial, structuredClone(adjustment))))
    refuse('proposals_conflict')
  world.adjustments.push(adjustment)
  return { created: [ref] }
}

function unlessRefused(world: World, adjustment: Adjustment): World {
  const trial = structuredClone(world)
  return isRefused(() => takeEffect(trial, structuredClone(adjustment))) ? world : trial
}

function isRefused(work: () => void): boolean {
  try {
    work()
    return false
  } catch (error) {
    if (error instanceof Refusal) return true
    throw error
  }
}

/** More goes where it says, and the rest is unallocated; less is taken where it says, and the rest from unallocated. */
function checkAmendment(
  world: World,
  pledge: Pledge,
  amount: number,
  { instalments, allocations }: Pick<Adjustment, 'instalments' | 'allocations'>,
): Split {
  refuseIf(pledge.state !== 'active', 'pledge_wrong_state')
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
function scheduleAfter(pledge: Pledge, change: number, { instalments, on }: Adjustment): Instalment[] {
  if (instalments !== null) return instalments
  const schedule = pledge.instalments.map((instalment) => ({ ...instalment }))
  if (change > 0) {
    const last = schedule.at(-1)
    if (!last) return [{ dueOn: on, amount: change }]
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

export function approveAdjustment(world: World, person: Person, on: string) {
  const adjustment = proposed(world, on)
  nobodyChecksWhatTheyMade(person, adjustment)
  try {
    adjustment.split = takeEffect(world, adjustment)
  } catch (error) {
    if (error instanceof Refusal && wrongByItself.has(error.code)) refuse('changed_since_proposed')
    throw error
  }
  adjustment.state = 'approved'
  return adjustment.pledge === null ? {} : { pledge: adjustment.pledge }
}

/** What would be wrong with a request was right when it was proposed: something else changed since. */
const wrongByItself = new Set([
  'instalments_mismatch',
  'allocations_exceed_amount',
  'unknown_line',
  'line_not_csr_eligible',
  'unknown_venue',
  'reason_required',
  'venue_choice_out_of_order',
  'total_too_large',
])

/** Makes it so; answers where it added or took, of what has an amount. */
function takeEffect(world: World, adjustment: Adjustment): Split | null {
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
      return null
    default:
      return kind satisfies never
  }
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
