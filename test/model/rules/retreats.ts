/** What moves a whole retreat: budget versions and their adoption, the choice of the venue, its cancellation. */
import { postingDay } from './calendar.ts'
import { move, negate, standing } from './ledger.ts'
import { adoptedLines, ceilingOf, knownLines, takesCsr } from './lines.ts'
import { madeBy } from './papers.ts'
import {
  type Line,
  nobodyChecksWhatTheyMade,
  type Part,
  type Person,
  type RetreatFields,
  refuse,
  refuseIf,
  type Version,
  type World,
} from './world.ts'

export function draftBudget(world: World, person: Person, _on: string, { lines }: { lines: Line[] }) {
  canBeLines(world, lines)
  world.versions.push({
    number: world.versions.length + 1,
    state: 'draft',
    makers: [person.name],
    lines,
    adoptedOn: null,
    adoption: 0,
  })
  return {}
}

function canBeLines(world: World, lines: readonly Line[]): void {
  refuseIf(new Set(lines.map(({ code }) => code)).size < lines.length, 'duplicate_line')
  refuseIf(
    lines.some(({ venueCode }) => venueCode !== null && !world.venues.includes(venueCode)),
    'unknown_venue',
  )
}

function draftOf(world: World, on: string): Version {
  const version = world.versions.find(({ number }) => String(number) === on) ?? refuse('budget_not_found')
  refuseIf(version.state !== 'draft', 'budget_wrong_state')
  return version
}

/** Its lines as a whole; who corrects becomes a maker. */
export function changeBudget(world: World, person: Person, on: string, { lines }: { lines?: Line[] }) {
  const draft = draftOf(world, on)
  if (lines) {
    canBeLines(world, lines)
    draft.lines = lines
  }
  madeBy(draft, person)
  return {}
}

export function discardBudget(world: World, _person: Person, on: string) {
  draftOf(world, on).state = 'discarded'
  return {}
}

/** What one pledge (or one of its receipts) lost on a line to its unallocated part. */
export interface Released {
  pledge: string
  disbursement: string | null
  line: string
  amount: number
}

export function adoptBudget(
  world: World,
  person: Person,
  on: string,
  body: { adoptedOn: string; excess?: 'release' },
) {
  const { adoptedOn } = body
  const draft = draftOf(world, on)
  nobodyChecksWhatTheyMade(person, draft)
  refuseIf(world.isCancelled, 'retreat_cancelled')
  // The retreat's venues may have changed since it was drafted.
  canBeLines(world, draft.lines)
  postingDay(world, adoptedOn, null)
  const previous = world.versions.find(({ state }) => state === 'adopted')
  refuseIf(previous?.adoptedOn != null && adoptedOn < previous.adoptedOn, 'adoption_out_of_order')
  const excess = excessOf(world, draft.lines)
  const isOverspent = excess.some(({ spent, ceiling }) => spent > ceiling)
  refuseIf(body.excess === 'release' ? isOverspent : excess.length > 0, 'lines_below_balances')

  const released = excess.flatMap((line) => release(world, line, adoptedOn))
  if (previous) previous.state = 'superseded'
  const adoption = Math.max(...world.versions.map((version) => version.adoption)) + 1
  Object.assign(draft, { state: 'adopted', adoptedOn, adoption })
  return { released }
}

interface Excess {
  code: string
  /** What may be promised on it, which is nothing where it takes no CSR; and its ceiling. */
  target: number
  ceiling: number
  spent: number
}

function excessOf(world: World, lines: readonly Line[]): Excess[] {
  return knownLines(world).flatMap((code) => {
    const line = lines.find((each) => each.code === code)
    const ceiling = ceilingOf(lines, code)
    const target = line && takesCsr(world, line) ? ceiling : 0
    const spent = on(world, code, 'spent')
    const isWithin = on(world, code, 'reserved') <= target && on(world, code, 'received') + spent <= ceiling
    return isWithin ? [] : [{ code, target, ceiling, spent }]
  })
}

function on(world: World, part: Part, measure: 'reserved' | 'received' | 'spent'): number {
  return standing(world, { part, measure })
}

/** The youngest pledges' allocations that nothing came of, then the youngest money with its promise. */
function release(world: World, { code, target, ceiling, spent }: Excess, day: string): Released[] {
  const released: Released[] = []
  const take = (document: { pledge: string; disbursement: string | null }, there: number, excess: number) => {
    const amount = Math.min(there, excess)
    if (amount <= 0) return
    move(world, document, { from: code, to: null, amount }, day)
    released.push({ ...document, line: code, amount })
  }
  for (const { ref: pledge } of youngestFirst(world.pledges, ({ pledgedOn }) => pledgedOn)) {
    const unreceived =
      standing(world, { pledge, part: code, measure: 'reserved' }) -
      standing(world, { pledge, part: code, measure: 'received' })
    take({ pledge, disbursement: null }, unreceived, on(world, code, 'reserved') - target)
  }
  for (const { ref, pledge } of youngestFirst(world.disbursements, ({ receivedOn }) => receivedOn)) {
    const there = standing(world, { disbursement: ref, part: code, measure: 'received' })
    const tooMuchPromised = on(world, code, 'reserved') - target
    const tooMuchPaid = on(world, code, 'received') + spent - ceiling
    take({ pledge, disbursement: ref }, there, Math.max(tooMuchPromised, tooMuchPaid))
  }
  return released
}

/** By day, and of one day the one that was entered last. */
function youngestFirst<Document>(
  documents: readonly Document[],
  dayOf: (document: Document) => string,
): Document[] {
  return documents.toReversed().sort((a, b) => (dayOf(a) === dayOf(b) ? 0 : dayOf(a) < dayOf(b) ? 1 : -1))
}

export interface ChoiceBody {
  venueCode: string
  chosenOn: string
  reason?: string
}

/** The lines of the other venues lose everything to unallocated; what the regional budget has there stays. */
export function chooseVenue(world: World, { venueCode, chosenOn, reason }: ChoiceBody): void {
  refuseIf(world.isCancelled, 'retreat_cancelled')
  refuseIf(!world.venues.includes(venueCode), 'unknown_venue')
  const before = world.venueChoice
  refuseIf(before?.venue === venueCode, 'venue_already_chosen')
  refuseIf(before !== null && reason === undefined, 'reason_required')
  refuseIf(before !== null && chosenOn < before.on, 'venue_choice_out_of_order')
  postingDay(world, chosenOn, null)
  if (before) world.earlierVenues.push(before.venue)
  world.venueChoice = { venue: venueCode, on: chosenOn }
  const elsewhere = adoptedLines(world).filter(
    (line) => line.venueCode !== null && line.venueCode !== venueCode,
  )
  for (const { code } of elsewhere) leave(world, code, chosenOn)
}

function leave(world: World, code: string, day: string): void {
  const take = (document: { pledge: string; disbursement: string | null }, amount: number) => {
    if (amount === 0) return
    move(world, document, { from: code, to: null, amount }, day)
  }
  for (const { ref: pledge } of world.pledges) {
    const reserved = standing(world, { pledge, part: code, measure: 'reserved' })
    const received = standing(world, { pledge, part: code, measure: 'received' })
    take({ pledge, disbursement: null }, reserved - received)
  }
  for (const { ref, pledge } of world.disbursements) {
    const there = standing(world, { disbursement: ref, part: code, measure: 'received' })
    take({ pledge, disbursement: ref }, there)
  }
}

/** Stops what is new; what waits for approval is a draft again. */
export function cancelRetreat(world: World, { cancelledOn }: { cancelledOn: string }): void {
  refuseIf(world.isCancelled, 'retreat_cancelled')
  postingDay(world, cancelledOn, null)
  world.isCancelled = true
  for (const pledge of world.pledges.filter(({ state }) => state === 'submitted')) {
    pledge.state = 'draft'
    negate(world, { pledge: pledge.ref, measure: 'reserved' }, cancelledOn)
  }
}

export function restoreRetreat(world: World): void {
  refuseIf(!world.isCancelled, 'retreat_not_cancelled')
  world.isCancelled = false
}

export type RetreatPatch = Partial<RetreatFields> & { venues?: { code: string }[] }

/** A venue that a line or a choice names stays, and so do the dates that a year allows. */
export function changeRetreat(world: World, { venues, ...change }: RetreatPatch): void {
  const codes = venues?.map(({ code }) => code)
  refuseIf(codes !== undefined && namedVenues(world).some((code) => !codes.includes(code)), 'venue_in_use')
  const retreat = { ...world.retreat, ...fieldsOf(change) }
  refuseIf(retreat.endsOn < retreat.startsOn, 'dates_out_of_order')
  refuseIf(codes !== undefined && new Set(codes).size < codes.length, 'duplicate_venue')
  const isLaterYear = retreat.fiscalYear > world.retreat.fiscalYear
  refuseIf(isLaterYear && firstDate(world) < `${retreat.fiscalYear - 2}-01-01`, 'year_does_not_fit')
  world.retreat = retreat
  if (codes) world.venues = codes
}

function fieldsOf({ code, title, fiscalYear, startsOn, endsOn }: Partial<RetreatFields>) {
  const fields = Object.entries({ code, title, fiscalYear, startsOn, endsOn })
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

function namedVenues({ versions, venueChoice, earlierVenues }: World): string[] {
  const adopted = versions.filter(({ adoptedOn }) => adoptedOn !== null)
  const ofLines = adopted.flatMap(({ lines }) => lines.flatMap(({ venueCode }) => venueCode ?? []))
  return [...ofLines, ...earlierVenues, ...(venueChoice ? [venueChoice.venue] : [])]
}

/** The earliest day that anything is dated. */
function firstDate(world: World): string {
  const days = [
    ...world.pledges.map(({ pledgedOn }) => pledgedOn),
    ...world.disbursements.map(({ receivedOn }) => receivedOn),
    ...world.statements.map(({ effectiveOn }) => effectiveOn),
    ...world.expenditures.map(({ spentOn }) => spentOn),
    ...world.versions.flatMap(({ adoptedOn }) => adoptedOn ?? []),
  ]
  return days.sort()[0] ?? '9999-12-31'
}
