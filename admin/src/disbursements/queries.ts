import { queryOptions } from '@tanstack/react-query'
import { call, type Schemas } from '../api/call'
import type { operations } from '../api/schema'

export type Disbursement = Schemas['Disbursement']
type ListQuery = NonNullable<operations['listDisbursements']['parameters']['query']>

/** The query as the address of the list has it: the service judges its values. */
export const disbursementsQuery = (query: Record<string, string | number | undefined>) =>
  queryOptions({
    queryKey: ['disbursements', query],
    queryFn: async () =>
      (await call('get', '/v1/disbursements', { query: { ...(query as ListQuery), totals: 'true' } })).data,
    placeholderData: (before) => before,
  })

/** With its ETag: what is decided is what was seen. */
export const disbursementQuery = (id: string) =>
  queryOptions({
    queryKey: ['disbursement', id],
    queryFn: () => call('get', '/v1/disbursements/{id}', { path: { id } }),
  })

/** The pledge that it fulfils: its lines, and what is open of it. */
export const pledgeOfReceiptQuery = (id: string) =>
  queryOptions({
    queryKey: ['pledge', id, 'lines'],
    queryFn: async () => (await call('get', '/v1/pledges/{id}', { path: { id } })).data,
  })

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['history', id],
    queryFn: async () =>
      (await call('get', '/v1/disbursements/{id}/history', { path: { id }, query: { limit: 200 } })).data
        .items,
  })
