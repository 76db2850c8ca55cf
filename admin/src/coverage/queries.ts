import { queryOptions } from '@tanstack/react-query'
import { call, type Schemas } from '../api/call'
import type { operations } from '../api/schema'

export type Comparison = Schemas['VenueComparison']
export type VenueCoverage = Schemas['VenueCoverage']
export type Line = Schemas['CoverageLine']
export type Entry = Schemas['LedgerEntry']
type EntryQuery = operations['listEntries']['parameters']['query']

/** From when it is seen, as the address says it: a day on which it counted, an instant at which it was known. */
export interface Seen {
  asOf?: string | undefined
  knownAt?: string | undefined
}

/** What each venue's budget is covered by; of the retreat as it is, or as it is seen from some time. */
export const coverageQuery = (id: string, { asOf, knownAt }: Seen) =>
  queryOptions({
    queryKey: ['coverage', id, asOf, knownAt],
    queryFn: async () => {
      const query = omitEmpty({ asOf, knownAt })
      const { data } = await call('get', '/v1/retreats/{id}/venue-comparison', { path: { id }, query })
      // The table of the files comes only with `format=table`.
      return data as Comparison
    },
    placeholderData: (before) => before,
  })

/** The days on which anything changed at a venue. */
export const daysQuery = (id: string, venue: string, knownAt: string | undefined) =>
  queryOptions({
    queryKey: ['coverage', id, 'days', venue, knownAt],
    queryFn: async () =>
      (
        await call('get', '/v1/retreats/{id}/coverage/days', {
          path: { id },
          query: omitEmpty({ venue, knownAt }),
        })
      ).data,
  })

export const entriesQuery = (query: Record<string, string | number | undefined> & { retreatId: string }) =>
  queryOptions({
    queryKey: ['coverage', 'entries', query],
    queryFn: async () =>
      (await call('get', '/v1/entries', { query: omitEmpty(query) as unknown as EntryQuery })).data,
    placeholderData: (before) => before,
  })

function omitEmpty<Query extends object>(query: Query): { [Key in keyof Query]: NonNullable<Query[Key]> } {
  const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(said) as { [Key in keyof Query]: NonNullable<Query[Key]> }
}
