/** Companies: what is disclosed of them, and into which other one they merged. */
import { type Disclosure, find, type Person, refuse, refuseIf, type World } from './world.ts'

interface DisclosureBody {
  kind: string
  reference: string
  validFrom: string
  validTo: string | null
}

const FIRST_DAY = '2000-01-01'
const YEARS_AHEAD = 10

export function addDisclosure(world: World, _person: Person, on: string, body: DisclosureBody) {
  find(world.companies, on, 'company_not_found')
  const { reference, validFrom, validTo } = body
  assertDays(world, body)
  inOrder(body)
  const ref = `disclosure#${world.disclosures.length + 1}`
  world.disclosures.push({ ref, company: on, reference, validFrom, validTo, annulled: false })
  return { created: [ref] }
}

/** Days of disclosures are of this century, and not too far ahead. */
export function assertDays(world: World, { validFrom, validTo }: Partial<DisclosureBody>): void {
  for (const day of [validFrom, validTo]) if (day) inRange(world, day)
}

function inRange(world: World, day: string): void {
  const latest = `${Number(world.today.slice(0, 4)) + YEARS_AHEAD}-12-31`
  refuseIf(day < FIRST_DAY, 'date_too_early')
  refuseIf(day > latest, 'date_too_late')
}

export function inOrder({ validFrom, validTo }: Pick<Disclosure, 'validFrom' | 'validTo'>): void {
  refuseIf(validTo !== null && validTo < validFrom, 'dates_out_of_order')
}

interface SuccessionBody {
  successorId: string
  from: string
}

/** Once only; into another company that still stands for itself. */
export function succeedCompany(world: World, _person: Person, on: string, body: SuccessionBody) {
  const company = find(world.companies, on, 'company_not_found')
  refuseIf(company.succession !== null, 'succession_recorded')
  inRange(world, body.from)
  refuseIf(body.successorId === on, 'succession_of_oneself')
  const successor = find(world.companies, body.successorId, 'unknown_reference')
  refuseIf(successor.succession !== null, 'succession_recorded')
  company.succession = { successor: successor.ref, from: body.from }
  return {}
}

/** What was recorded in error is taken back. */
export function withdrawSuccession(world: World, _person: Person, on: string) {
  const company = find(world.companies, on, 'company_not_found')
  refuseIf(company.succession === null, 'company_not_succeeded')
  company.succession = null
  return {}
}

/** From the day of its merger on a company takes no new pledge, no submission and no increase. */
export function stillPromises(world: World, ref: string): void {
  const { succession } = world.companies.find((each) => each.ref === ref) ?? refuse('unknown_reference')
  refuseIf(succession !== null && succession.from <= world.today, 'company_succeeded')
}
