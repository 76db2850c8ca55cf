/** Changes of a promise or of money that take a second person: proposed by one, in effect when another approves. */
import { notInFuture, postingDay } from './calendar.ts'
import { assertDays } from './companies.ts'
import { type MovesBody, moveMoney, reversible, stands, takeBack } from './disbursements.ts'
import { firstDay } from './ledger.ts'
import { refundCountsOnce } from './papers.ts'
import { commit, type Difference, namesIn } from './pledges.ts'
import { type ChoiceBody, changeRetreat, type RetreatPatch } from './retreats.ts'
import { type AgreementBody, type DisclosurePatch, takeEffect } from './take-effect.ts'
import {
  type Adjustment,
  type Allocation,
  find,
  type Instalment,
  nobodyChecksWhatTheyMade,
  type Person,
  Refusal,
  refuse,
  refuseIf,
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
  const { state } = find(world.pledges, on, 'pledge_not_found')
  refuseIf(state !== 'active', 'pledge_wrong_state')
  const day = postingDay(world, effectiveOn, bookedOn)
  const what = { amount, on: day, happenedOn: effectiveOn, instalments, allocations }
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
  const { state } = find(world.pledges, on, 'pledge_not_found')
  refuseIf(state !== 'active', 'pledge_wrong_state')
  const day = postingDay(world, effectiveOn, bookedOn)
  return propose(world, person, { kind: 'write_off', pledge: on, amount, on: day, instalments })
}

interface RefundBody {
  amount: number
  refundedOn: string
  evidence: { kind: string; number: string }
  differsFrom?: Difference[]
  bookedOn?: string
  allocations?: Allocation[]
  unallocated?: number
  endsPromise?: boolean
}

export function proposeRefund(world: World, person: Person, on: string, body: RefundBody) {
  const { amount, refundedOn, bookedOn, evidence, allocations, unallocated, endsPromise = false } = body
  const { pledge, state, receivedOn } = find(world.disbursements, on, 'disbursement_not_found')
  stands(state)
  const day = postingDay(world, refundedOn, bookedOn)
  const countsFrom = firstDay(world, { disbursement: on, measure: 'received' }) ?? receivedOn
  refuseIf(refundedOn < receivedOn || day < countsFrom, 'refund_before_receipt')
  const { kind, number } = evidence
  const slip = { kind, number }
  const differsFrom = namesIn(body.differsFrom)
  refundCountsOnce(world, { slip, differsFrom, amount })
  const what = { amount, on: day, allocations, unallocated, endsPromise, slip, differsFrom }
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
export function correctRetreat(world: World, person: Person, _on: string, body: RetreatPatch) {
  if (world.versions.some(({ adoptedOn }) => adoptedOn !== null))
    return propose(world, person, { kind: 'retreat_change', body })
  changeRetreat(world, body)
  return {}
}

/** `on` names the company and the disclosure. */
export function correctDisclosure(world: World, person: Person, on: string, body: DisclosurePatch) {
  const [company = '', ref = ''] = on.split(' ')
  const disclosure = find(world.disclosures, ref, 'disclosure_not_found')
  refuseIf(disclosure.company !== company, 'disclosure_not_found')
  refuseIf(disclosure.annulled, 'disclosure_annulled')
  assertDays(world, body)
  return propose(world, person, { kind: 'disclosure', disclosure: ref, body })
}

const nothingElse = {
  pledge: null,
  disbursement: null,
  disclosure: null,
  amount: null,
  on: '',
  happenedOn: '',
  instalments: null,
  allocations: undefined,
  unallocated: undefined,
  slip: null,
  differsFrom: [],
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
    ({ state, pledge, disclosure }) =>
      state === 'proposed' && pledge === adjustment.pledge && disclosure === adjustment.disclosure,
  )
  refuseIf(
    others.some((other) => changesTheSame(other, adjustment)),
    'proposals_conflict',
  )
  let trial = structuredClone(world)
  for (const other of others) trial = unlessRefused(trial, other)
  if (others.length > 0 && isRefused(() => takeEffect(trial, structuredClone(adjustment))))
    refuse('proposals_conflict')
  world.adjustments.push(adjustment)
  return { created: [ref] }
}

/** Two of one kind that correct or choose one field. */
function changesTheSame(one: Adjustment, other: Adjustment): boolean {
  const fields = fieldsOf(one)
  return one.kind === other.kind && fieldsOf(other).some((field) => fields.includes(field))
}

function fieldsOf({ kind, body }: Adjustment): string[] {
  switch (kind) {
    case 'retreat_change':
    case 'disclosure':
      return Object.keys(body).filter((field) => field !== 'reason')
    case 'agreement':
      return (body as AgreementBody).relation === 'correction' ? ['agreement'] : []
    case 'venue_choice':
    case 'retreat_cancellation':
    case 'retreat_restoration':
      return [kind]
    default:
      return []
  }
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
  'dates_out_of_order',
  'total_too_large',
])

export function rejectAdjustment(world: World, person: Person, on: string) {
  const adjustment = proposed(world, on)
  nobodyChecksWhatTheyMade(person, adjustment)
  adjustment.state = 'rejected'
  return {}
}

export function withdrawAdjustment(world: World, person: Person, on: string) {
  const adjustment = proposed(world, on)
  refuseIf(adjustment.makers[0] !== person.name, 'not_the_maker')
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
