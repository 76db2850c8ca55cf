/** What a company handed over: recorded -> verified | rejected; reversed. */
import { postingDay } from './calendar.ts'
import { confirm, entriesOf, move, negate, post, standing } from './ledger.ts'
import { allocatable, distinctLines, roomFor, total, unpaidOn } from './lines.ts'
import { madeBy, slipCountsOnce } from './papers.ts'
import { type Difference, gainsOf, gainsOn, type Move, namesIn, openOf, partsOf } from './pledges.ts'
import {
  type Allocation,
  type Disbursement,
  documentRefs,
  find,
  nobodyChecksWhatTheyMade,
  type Part,
  type Person,
  type Pledge,
  pledgeOf,
  Refusal,
  refuseIf,
  type Split,
  sum,
  type World,
} from './world.ts'

export interface DisbursementBody {
  pledgeId: string
  amount: number
  receivedOn: string
  bookedOn?: string
  channel: string
  evidence: Evidence
  allocations?: Allocation[]
  unallocated?: number
  externalRef?: string
  differsFrom?: Difference[]
}

interface Evidence {
  kind: string
  number: string
  documentTotal?: number
  documentId?: string
  pages?: string
}

export function recordDisbursement(world: World, person: Person, _on: string, body: DisbursementBody) {
  const pledge = find(world.pledges, body.pledgeId, 'unknown_reference')
  const { amount, receivedOn, evidence } = body
  refuseIf(pledge.form !== 'cash' && evidence.kind !== 'bast', 'in_kind_needs_bast')
  isStored(evidence)
  refuseIf(
    evidence.documentTotal !== undefined && evidence.documentTotal < amount,
    'document_total_too_small',
  )
  const day = postingDay(world, receivedOn, body.bookedOn)
  refuseIf(pledge.state !== 'active', 'pledge_wrong_state')
  const { documentTotal = null, documentId = null, pages = null } = evidence
  const { externalRef = null } = body
  const makers = [person.name]
  const paper = { ...evidence, documentTotal, documentId, pages, externalRef }
  const slip = { ...paper, differsFrom: namesIn(body.differsFrom), amount, makers }
  slipCountsOnce(world, slip)
  const split = splitOf(body) ?? overWhatIsOpen(world, pledge, amount)
  checkSplit(world, pledge, split)

  const ref = `disbursement#${world.disbursements.length + 1}`
  world.disbursements.push({
    ref,
    ...slip,
    pledge: pledge.ref,
    state: 'recorded',
    channel: body.channel,
    refunded: 0,
    receivedOn,
  })
  post(world, entriesOf(split, { measure: 'received', on: day, pledge: pledge.ref, disbursement: ref }))
  return { created: [ref], pledge: pledge.ref }
}

function isStored({ documentId }: Evidence): void {
  refuseIf(documentId !== undefined && !documentRefs.includes(documentId), 'unknown_reference')
}

/** The split that was asked for; nothing where nothing was said. */
export function splitOf(request: {
  amount: number
  allocations?: Allocation[] | undefined
  unallocated?: number | undefined
}): Split | null {
  const { amount, allocations, unallocated } = request
  if (allocations === undefined && unallocated === undefined) return null
  const rest = allocations === undefined || allocations.length === 0 ? amount : 0
  const split = { allocations: allocations ?? [], unallocated: unallocated ?? rest }
  refuseIf(total(split.allocations) + split.unallocated !== amount, 'split_mismatch')
  distinctLines(split.allocations)
  return split
}

function overWhatIsOpen(world: World, pledge: Pledge, amount: number): Split {
  const open = partsOf(world, pledge.ref).map((part) => ({ part, amount: openOf(world, pledge, part) }))
  refuseIf(amount > sum(open.map((each) => each.amount)), 'pledge_outstanding_exceeded')
  return inProportion(amount, open)
}

/**
 * To the rupiah: everyone gets the whole rupiah of their share, and the rupiah that are left go one each to the largest
 * remainders, the earlier part first.
 */
export function inProportion(amount: number, parts: readonly { part: Part; amount: number }[]): Split {
  const whole = sum(parts.map((each) => each.amount))
  const exact = parts.map((each) => BigInt(amount) * BigInt(each.amount))
  const shares = exact.map((share) => Number(share / BigInt(whole)))
  const remainders = exact.map((share, index) => ({ index, remainder: share % BigInt(whole) }))
  remainders.sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1,
  )
  for (const { index } of remainders.slice(0, amount - sum(shares))) shares[index] = (shares[index] ?? 0) + 1
  const split: Split = { allocations: [], unallocated: 0 }
  parts.forEach(({ part }, index) => {
    const share = shares[index] ?? 0
    if (part === null) split.unallocated = share
    else if (share > 0) split.allocations.push({ lineCode: part, amount: share })
  })
  return split
}

/** The narrowest limit is named first: pledge and line, then the line's ceiling. */
function checkSplit(world: World, pledge: Pledge, split: Split): void {
  for (const { lineCode, amount } of split.allocations) {
    const promised = standing(world, { pledge: pledge.ref, part: lineCode, measure: 'pledged' })
    refuseIf(promised === 0, 'line_not_in_pledge')
    refuseIf(amount > openOf(world, pledge, lineCode), 'pledge_line_exceeded')
  }
  refuseIf(split.unallocated > openOf(world, pledge, null), 'pledge_line_exceeded')
  noDoubleFunding(world, split.allocations)
}

function noDoubleFunding(world: World, wanted: readonly Allocation[]): void {
  refuseIf(
    wanted.some(({ lineCode, amount }) => amount > unpaidOn(world, lineCode)),
    'double_funding',
  )
}

/** All or nothing; each row is judged as if those before it that are in order were there. */
export function recordBatch(
  world: World,
  person: Person,
  on: string,
  { items }: { items: DisbursementBody[] },
) {
  const trial = structuredClone(world)
  const refusals = items.map((item) => refusalOf(() => recordDisbursement(trial, person, on, item)))
  if (refusals.some((code) => code !== null)) throw new Refusal('batch_refused', refusals)
  return { created: items.flatMap((item) => recordDisbursement(world, person, on, item).created) }
}

export function refusalOf(attempt: () => unknown): string | null {
  try {
    attempt()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** The papers' kind and number can be corrected until verification; who corrects becomes a maker. */
export function changeDisbursement(
  world: World,
  person: Person,
  on: string,
  { evidence, differsFrom }: { evidence: Evidence; differsFrom?: Difference[] },
) {
  const disbursement = find(world.disbursements, on, 'disbursement_not_found')
  refuseIf(disbursement.state !== 'recorded', 'disbursement_wrong_state')
  const isInKind = pledgeOf(world, disbursement).form !== 'cash'
  refuseIf(isInKind && evidence.kind !== 'bast', 'in_kind_needs_bast')
  const slip = { ...disbursement, ...evidence, ...(differsFrom && { differsFrom: namesIn(differsFrom) }) }
  const { documentTotal } = slip
  refuseIf(documentTotal !== null && documentTotal < disbursement.amount, 'document_total_too_small')
  isStored(evidence)
  slipCountsOnce(world, slip, disbursement)
  Object.assign(disbursement, slip)
  madeBy(disbursement, person)
  return { pledge: disbursement.pledge }
}

/** A second person confirms it: what is received net is verified, on the same days. */
export function verifyDisbursement(world: World, person: Person, on: string) {
  const disbursement = find(world.disbursements, on, 'disbursement_not_found')
  refuseIf(disbursement.state !== 'recorded', 'disbursement_wrong_state')
  nobodyChecksWhatTheyMade(person, disbursement)
  disbursement.state = 'verified'
  confirm(world, { disbursement: on, measure: 'received' }, 'verified')
  return { pledge: disbursement.pledge }
}

export function rejectDisbursement(world: World, person: Person, on: string) {
  const disbursement = find(world.disbursements, on, 'disbursement_not_found')
  refuseIf(disbursement.state !== 'recorded', 'disbursement_wrong_state')
  nobodyChecksWhatTheyMade(person, disbursement)
  refuseIf(disbursement.refunded > 0, 'disbursement_has_refunds')
  disbursement.state = 'rejected'
  negate(world, { disbursement: on })
  return { pledge: disbursement.pledge }
}

export function reversible({ state, refunded }: Disbursement): void {
  stands(state)
  refuseIf(refunded > 0, 'disbursement_has_refunds')
}

export function stands(state: Disbursement['state']): void {
  refuseIf(state !== 'recorded' && state !== 'verified', 'disbursement_wrong_state')
}

/** Answers what stood of it. */
export function takeBack(world: World, disbursement: Disbursement): Split {
  const { standing: split } = disbursementView(world, disbursement)
  disbursement.state = 'reversed'
  negate(world, { disbursement: disbursement.ref })
  return split
}

export interface MovesBody {
  moves: Move[]
  effectiveOn: string
  bookedOn?: string
}

/** Moves received money between parts, and its promise with it. */
export function moveMoney(
  world: World,
  { ref, pledge }: Disbursement,
  { moves, effectiveOn, bookedOn }: MovesBody,
): void {
  const gains = gainsOf(moves, (part) => standing(world, { disbursement: ref, part, measure: 'received' }))
  const targets = moves.flatMap(({ to }) => to ?? [])
  allocatable(world, targets)
  roomFor(world, gainsOn(targets, gains))
  noDoubleFunding(world, gainsOn(targets, gains))
  for (const each of moves) move(world, { pledge, disbursement: ref }, each, bookedOn ?? effectiveOn)
}

/** What the API tells of a disbursement. */
export function disbursementView(world: World, { ref, pledge, state, amount, refunded }: Disbursement) {
  const onPart = (part: Part) => standing(world, { disbursement: ref, part, measure: 'received' })
  const lines = partsOf(world, pledge).flatMap((part) => part ?? [])
  const allocations = lines.map((lineCode) => ({ lineCode, amount: onPart(lineCode) }))
  return {
    state,
    amount,
    refunded,
    standing: { allocations: allocations.filter((each) => each.amount > 0), unallocated: onPart(null) },
  }
}
