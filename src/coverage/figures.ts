/** What a report is made of, however it was read. */
import type { Checkpoint } from '../platform/log/checkpoint.schema.ts'
import { AppError, refuseAt } from '../platform/shared/errors.ts'
import type { Amounts } from './amounts.ts'
import type { CostLine } from './compute-coverage.ts'

/** What a report says of itself. */
export interface Heading {
  retreat: { id: string; code: string; title: string }
  budgetVersion: number
  asOf: string
  knownAt: string | null
  checkpoint: Checkpoint | null
  currency: 'IDR'
}

export interface Figures {
  stamp: Stamp
  heading: Heading
  costLines: CostLine[]
  amounts: Amounts[]
  /** Until when the journal is read (absent: now, from the balances), and up to which checkpoint. */
  dated: { asOf: string | undefined; checkpoint: Checkpoint | null }
  venues: { code: string; name: string; regencyCode: string }[]
  /** The venue that was chosen by the date of the report. */
  chosenVenue: string | null
}

export function headingOf(
  { id, code, title }: Heading['retreat'],
  budgetVersion: number,
  asOf: string,
): Heading {
  return {
    retreat: { id, code, title },
    budgetVersion,
    asOf,
    knownAt: null,
    checkpoint: null,
    currency: 'IDR',
  }
}

export function assertNotAfter(today: string, asOf: string | undefined): void {
  if (asOf !== undefined && asOf > today) refuseAt('/asOf', 'date_in_future', { date: asOf, today })
}

/** The venue that the choices made until a date come to. */
export function chosenBy(
  {
    chosenVenue,
    venueChosenOn,
    earlierVenues,
  }: Pick<Stamp, 'chosenVenue' | 'venueChosenOn' | 'earlierVenues'>,
  asOf: string,
): string | null {
  if (venueChosenOn !== null && venueChosenOn <= asOf) return chosenVenue
  return earlierVenues.findLast(({ chosenOn }) => chosenOn <= asOf)?.venueCode ?? null
}

export interface Stamp {
  id: string
  code: string
  title: string
  version: number
  chosenVenue: string | null
  venueChosenOn: string | null
  /** Choices that a later one followed, the earliest first. */
  earlierVenues: { venueCode: string; chosenOn: string }[]
  venues: Figures['venues']
  /** Rises with every posting on the retreat and with every adoption. */
  balancesVersion: number
  /** Today in WITA by the database's clock. */
  today: string
}

/** The number of the version in force at a date: the last that was adopted by then. */
export function versionInForce(
  adopted: readonly { number: number; adoptedOn: string }[],
  asOf: string,
): number {
  const [first] = adopted
  if (first === undefined) throw new AppError('no_adopted_budget')
  const inForce = adopted.findLast(({ adoptedOn }) => adoptedOn <= asOf)
  if (inForce === undefined)
    throw new AppError('before_first_budget', { asOf, firstAdoptedOn: first.adoptedOn })
  return inForce.number
}
