/** A pledge: draft -> submitted -> active | rejected; submitted -> draft; draft | rejected -> discarded; active -> cancelled. */
import { notInFuture, postingDay, standingDay } from './calendar.ts'
import { stillPromises } from './companies.ts'
import { confirm, entriesOf, move, negate, post, standing, withdraw } from './ledger.ts'
import { allocatable, distinctLines, roomFor, total } from './lines.ts'
import { madeBy, takeLetter } from './papers.ts'
import {
  type Allocation,
  find,
  type Instalment,
  later,
  nobodyChecksWhatTheyMade,
  type Part,
  type Person,
  type Pledge,
  refuse,
  refuseIf,
  sum,
  type World,
} from './world.ts'

export interface PledgeBody {
  companyId: string
  form: Pledge['form']
  valuationBasis?: string
  amount: number
  letterAmount?: number
  pledgedOn: string
  bookedOn?: string
  letterNumber: string
  instalments: Instalment[]
  allocations: Allocation[]
  externalRef?: string
  differsFrom?: Difference[]
}

/** By the name of the other record, and why it is another paper. */
export interface Difference {
  id: string
  reason: string
}

export function namesIn(differences: readonly Difference[] = []): string[] {
  return differences.map(({ id }) => id)
}

/** What was promised, amended and written off. */
export function totalOf({ amount, amended, writtenOff }: Pledge): number {
  return amount + amended - writtenOff
}

/** The day from which a promise counts. */
export function dayOf({ pledgedOn, bookedOn }: Pledge): string {
  return bookedOn ?? pledgedOn
}

/** Promised and not handed over: in total, or on one part. */
export function openOf(world: World, { ref }: Pledge, part?: Part): number {
  const where = part === undefined ? { pledge: ref } : { pledge: ref, part }
  return (
    standing(world, { ...where, measure: 'pledged' }) - standing(world, { ...where, measure: 'received' })
  )
}

export function draftPledge(world: World, person: Person, _on: string, body: PledgeBody) {
  refuseIf(world.isCancelled, 'retreat_cancelled')
  checkContent(world, body)
  const { companyId: company, letterNumber, amount, letterAmount = null, externalRef = null } = body
  const makers = [person.name]
  const differsFrom = namesIn(body.differsFrom)
  takeLetter(world, { company, letterNumber, amount, letterAmount, externalRef, differsFrom, makers })
  const ref = `pledge#${world.pledges.length + 1}`
  world.pledges.push({
    ref,
    state: 'draft',
    makers,
    company,
    form: body.form,
    amount,
    amended: 0,
    writtenOff: 0,
    letterAmount,
    externalRef,
    differsFrom,
    pledgedOn: body.pledgedOn,
    bookedOn: body.bookedOn ?? null,
    letterNumber: body.letterNumber,
    instalments: body.instalments,
    written: { allocations: body.allocations, unallocated: body.amount - total(body.allocations) },
    signedOn: null,
  })
  return { created: [ref], pledge: ref }
}

function checkContent(world: World, body: PledgeBody, dayOf = postingDay): void {
  const { amount, form, valuationBasis, letterAmount, allocations, instalments } = body
  refuseIf(sum(instalments.map((each) => each.amount)) !== amount, 'instalments_mismatch')
  refuseIf(total(allocations) > amount, 'allocations_exceed_amount')
  distinctLines(allocations)
  refuseIf(form === 'cash' && valuationBasis !== undefined, 'valuation_basis_not_allowed')
  refuseIf(form !== 'cash' && valuationBasis === undefined, 'valuation_basis_required')
  refuseIf(letterAmount !== undefined && letterAmount < amount, 'letter_amount_too_small')
  stillPromises(world, body.companyId)
  dayOf(world, body.pledgedOn, body.bookedOn)
  dueAfter(body.pledgedOn, instalments)
  allocatable(
    world,
    allocations.map(({ lineCode }) => lineCode),
  )
}

/** Nothing is due before its letter. */
export function dueAfter(pledgedOn: string, instalments: readonly Instalment[]): void {
  refuseIf(
    instalments.some(({ dueOn }) => dueOn < pledgedOn),
    'due_before_letter',
  )
}

export type PledgePatch =
  | { letterNumber: string; differsFrom?: Difference[] }
  | Pick<PledgeBody, 'amount' | 'instalments' | 'allocations'>

/** Drafts and rejected ones are corrected in everything, submitted ones in their letter number. */
export function changePledge(world: World, person: Person, on: string, body: PledgePatch) {
  const pledge = find(world.pledges, on, 'pledge_not_found')
  const editable = 'letterNumber' in body ? ['draft', 'rejected', 'submitted'] : ['draft', 'rejected']
  refuseIf(!editable.includes(pledge.state), 'pledge_wrong_state')
  const { letterNumber, amount } = { ...pledge, ...body }
  const letter = { ...pledge, letterNumber, amount }
  if ('letterNumber' in body) {
    const differsFrom = body.differsFrom ? namesIn(body.differsFrom) : pledge.differsFrom
    if (pledge.state !== 'rejected') takeLetter(world, { ...letter, differsFrom }, pledge)
    Object.assign(pledge, { letterNumber, differsFrom })
  } else {
    const fields = {
      companyId: pledge.company,
      form: pledge.form,
      ...(pledge.form === 'cash' ? {} : { valuationBasis: 'invoice' }),
      pledgedOn: pledge.pledgedOn,
      ...(pledge.bookedOn === null ? {} : { bookedOn: pledge.bookedOn }),
      ...(pledge.letterAmount === null ? {} : { letterAmount: pledge.letterAmount }),
      letterNumber: pledge.letterNumber,
      ...body,
    }
    checkContent(world, fields, (_world, day, bookedOn) => standingDay(world, day, bookedOn ?? null))
    if (pledge.state !== 'rejected') takeLetter(world, letter, pledge)
    const written = { allocations: body.allocations, unallocated: body.amount - total(body.allocations) }
    Object.assign(pledge, { amount: body.amount, instalments: body.instalments, written })
  }
  madeBy(pledge, person)
  return { pledge: on }
}

/** Reserves the allocations on their lines. */
export function submitPledge(world: World, person: Person, on: string) {
  const pledge = find(world.pledges, on, 'pledge_not_found')
  refuseIf(!['draft', 'rejected'].includes(pledge.state), 'pledge_wrong_state')
  refuseIf(world.isCancelled, 'retreat_cancelled')
  stillPromises(world, pledge.company)
  const { allocations } = pledge.written
  allocatable(
    world,
    allocations.map(({ lineCode }) => lineCode),
  )
  const day = standingDay(world, pledge.pledgedOn, pledge.bookedOn)
  roomFor(world, allocations)
  if (pledge.state === 'rejected') takeLetter(world, pledge)
  pledge.state = 'submitted'
  madeBy(pledge, person)
  post(world, entriesOf(pledge.written, { measure: 'reserved', on: day, pledge: on }))
  return { pledge: on }
}

/** A second person confirms it: what is reserved is pledged, on the same days. */
export function approvePledge(world: World, person: Person, on: string) {
  const pledge = find(world.pledges, on, 'pledge_not_found')
  refuseIf(pledge.state !== 'submitted', 'pledge_wrong_state')
  refuseIf(world.isCancelled, 'retreat_cancelled')
  nobodyChecksWhatTheyMade(person, pledge)
  pledge.state = 'active'
  confirm(world, { pledge: on, measure: 'reserved' }, 'pledged')
  return { pledge: on }
}

export function rejectPledge(world: World, person: Person, on: string) {
  const pledge = find(world.pledges, on, 'pledge_not_found')
  refuseIf(pledge.state !== 'submitted', 'pledge_wrong_state')
  nobodyChecksWhatTheyMade(person, pledge)
  pledge.state = 'rejected'
  negate(world, { pledge: on, measure: 'reserved' })
  return { pledge: on }
}

/** Taken back before anybody decided; who takes it back becomes a maker. */
export function withdrawPledge(world: World, person: Person, on: string) {
  const pledge = find(world.pledges, on, 'pledge_not_found')
  refuseIf(pledge.state !== 'submitted', 'pledge_wrong_state')
  pledge.state = 'draft'
  madeBy(pledge, person)
  negate(world, { pledge: on, measure: 'reserved' })
  return { pledge: on }
}

/** Put aside: nothing stands for it, and nothing more happens to it. */
export function discardPledge(world: World, _person: Person, on: string) {
  const pledge = find(world.pledges, on, 'pledge_not_found')
  refuseIf(!['draft', 'rejected'].includes(pledge.state), 'pledge_wrong_state')
  pledge.state = 'discarded'
  return { pledge: on }
}

/** The whole pledge counts as committed from the signature on, not before the pledge. */
export function commit(world: World, pledge: Pledge, signedOn: string): void {
  notInFuture(world, signedOn)
  pledge.signedOn = signedOn
  negate(world, { pledge: pledge.ref, measure: 'committed' })
  confirm(world, { pledge: pledge.ref, measure: 'pledged' }, 'committed', signedOn)
}

/** Only while nothing is received net; it counts until yesterday. */
export function cancelPledge(world: World, _person: Person, on: string) {
  const pledge = find(world.pledges, on, 'pledge_not_found')
  refuseIf(pledge.state !== 'active', 'pledge_wrong_state')
  refuseIf(standing(world, { pledge: on, measure: 'received' }) > 0, 'pledge_has_receipts')
  pledge.state = 'cancelled'
  for (const part of partsOf(world, on)) {
    const amount = standing(world, { pledge: on, part, measure: 'reserved' })
    withdraw(world, { pledge: on }, { part, amount }, world.today)
  }
  return { pledge: on }
}

/** The parts on which a pledge ever stood, lines by code and unallocated last. */
export function partsOf(world: World, pledge: string): Part[] {
  const parts = new Set(world.entries.filter((entry) => entry.pledge === pledge).map(({ part }) => part))
  const lines = [...parts].filter((part) => part !== null).sort((a, b) => (a < b ? -1 : 1))
  return parts.has(null) ? [...lines, null] : lines
}

export interface Move {
  from: Part
  to: Part
  amount: number
}

/** Moves what is not handed over, in order, between parts of the pledge. */
export function reallocatePledge(
  world: World,
  _person: Person,
  on: string,
  { moves, effectiveOn, bookedOn }: { moves: Move[]; effectiveOn: string; bookedOn?: string },
) {
  const pledge = find(world.pledges, on, 'pledge_not_found')
  refuseIf(pledge.state !== 'active', 'pledge_wrong_state')
  const day = postingDay(world, effectiveOn, bookedOn)
  const gains = gainsOf(moves, (part) => openOf(world, pledge, part))
  const targets = moves.flatMap(({ to }) => to ?? [])
  allocatable(world, targets)
  roomFor(world, gainsOn(targets, gains))
  for (const each of moves) move(world, { pledge: on }, each, day)
  return { pledge: on }
}

/** What each part gains on balance, where every move finds what it takes at its turn. */
export function gainsOf(moves: readonly Move[], openOn: (part: Part) => number): Map<Part, number> {
  const gains = new Map<Part, number>()
  const gainOf = (part: Part) => gains.get(part) ?? 0
  for (const { from, to, amount } of moves) {
    refuseIf(from === to, 'move_goes_nowhere')
    if (amount > openOn(from) + gainOf(from)) refuse('move_exceeds_open')
    gains.set(from, gainOf(from) - amount)
    gains.set(to, gainOf(to) + amount)
  }
  return gains
}

export function gainsOn(lines: readonly string[], gains: ReadonlyMap<Part, number>): Allocation[] {
  return lines.map((lineCode) => ({ lineCode, amount: gains.get(lineCode) ?? 0 }))
}

/** What the API tells of a pledge: where it stands, what came of it, and what is still owed of each instalment. */
export function pledgeView(world: World, pledge: Pledge) {
  const { ref, state, written } = pledge
  const onPart = (measure: 'reserved' | 'received' | 'verified', part: Part) =>
    standing(world, { pledge: ref, measure, part })
  const stands = state === 'submitted' || state === 'active'
  const lines = partsOf(world, ref).flatMap((part) => part ?? [])
  const received = standing(world, { pledge: ref, measure: 'received' })
  const outstanding = openOf(world, pledge)
  return {
    state,
    total: totalOf(pledge),
    amended: pledge.amended,
    writtenOff: pledge.writtenOff,
    fulfilled: state === 'active' && outstanding === 0,
    letterAmount: pledge.letterAmount,
    allocations: stands
      ? lines.flatMap((lineCode) => {
          const amount = onPart('reserved', lineCode)
          const parts = { received: onPart('received', lineCode), verified: onPart('verified', lineCode) }
          return amount === 0 ? [] : [{ lineCode, amount, ...parts }]
        })
      : written.allocations.map((allocation) => ({ ...allocation, received: 0, verified: 0 })),
    unallocated: stands ? onPart('reserved', null) : written.unallocated,
    received,
    verified: standing(world, { pledge: ref, measure: 'verified' }),
    outstanding,
    signedOn: pledge.signedOn,
    instalments: owed(pledge.instalments, received),
  }
}

/** Receipts settle the instalment that is due first. */
function owed(instalments: readonly Instalment[], received: number) {
  return instalments.map((instalment, index) => {
    const earlier = instalments.filter(
      ({ dueOn }, other) => dueOn < instalment.dueOn || (dueOn === instalment.dueOn && other < index),
    )
    const left = Math.max(0, received - sum(earlier.map(({ amount }) => amount)))
    const settled = Math.min(left, instalment.amount)
    return { ...instalment, received: settled, outstanding: instalment.amount - settled }
  })
}

/** From the pledge's day, or the day of what changes it, or the signature: whichever is latest. */
export function daysOfIncrease(
  pledge: Pledge,
  effectiveOn: string,
): { promised: string; committed: string | null } {
  const promised = later(effectiveOn, dayOf(pledge))
  return { promised, committed: pledge.signedOn === null ? null : later(promised, pledge.signedOn) }
}
