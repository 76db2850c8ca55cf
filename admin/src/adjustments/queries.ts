import { queryOptions } from '@tanstack/react-query'
import { call, type Schemas } from '../api/call'
import type { operations } from '../api/schema'

export type Adjustment = Schemas['Adjustment']
type ListQuery = NonNullable<operations['listAdjustments']['parameters']['query']>

/** The query as the address of the list has it: the service judges its values. */
export const adjustmentsQuery = (query: Record<string, string | number | undefined>) =>
  queryOptions({
    queryKey: ['adjustments', query],
    queryFn: async () =>
      (await call('get', '/v1/adjustments', { query: { ...(query as ListQuery), totals: 'true' } })).data,
    placeholderData: (before) => before,
  })

/** With its ETag: what is decided is what was seen. */
export const adjustmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['adjustment', id],
    queryFn: () => call('get', '/v1/adjustments/{id}', { path: { id } }),
  })

export const adjustmentHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['adjustment', id, 'history'],
    queryFn: async () =>
      (
        await call('get', '/v1/adjustments/{id}/history', { path: { id }, query: { limit: 200 } })
      ).data.items.toReversed(),
  })

/** The pledge that a proposal speaks of. */
export const pledgeOfProposalQuery = (id: string | null) =>
  queryOptions({
    queryKey: ['pledge', id],
    enabled: id !== null,
    queryFn: () => call('get', '/v1/pledges/{id}', { path: { id: String(id) } }),
  })
