/** The words of the ledger. The glossary in docs/ says what each means. */
import { pgEnum } from 'drizzle-orm/pg-core'

/** What an entry measures: a promise (reserved, pledged, committed), money (received, verified), or the APBD side. */
export const measure = pgEnum('measure', [
  'reserved',
  'pledged',
  'committed',
  'received',
  'verified',
  'appropriated',
  'spent',
])
export type Measure = (typeof measure.enumValues)[number]

export const form = pgEnum('form', ['cash', 'goods', 'services'])
export type Form = (typeof form.enumValues)[number]

/** How money reached the province; only `rkud` is a cash receipt of the regional treasury account. */
export const channel = pgEnum('channel', ['rkud', 'bast', 'direct_to_vendor', 'other_account'])
export type Channel = (typeof channel.enumValues)[number]

/** The four levels of certainty at which coverage is reported, from promise to proven. */
export const levels = ['pledged', 'committed', 'received', 'verified'] as const
export type Level = (typeof levels)[number]
