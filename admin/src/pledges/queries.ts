import { queryOptions } from '@tanstack/react-query'
import { call, type Schemas } from '../api/call'
import type { operations } from '../api/schema'

export type Pledge = Schemas['Pledge']
type ListQuery = NonNullable<operations['listPledges']['parameters']['query']>

/** The query as the address of the list has it: the service judges its values. */
export const pledgesQuery = (query: Record<string, string | number | undefined>) =>
  queryOptions({
    queryKey: ['pledges', query],
    queryFn: async () =>
      (await call('get', '/v1/pledges', { query: { ...(query as ListQuery), totals: 'true' } })).data,
    placeholderData: (before) => before,
  })

/** With its ETag: what is decided is what was seen. */
export const pledgeQuery = (id: string) =>
  queryOptions({
    queryKey: ['pledge', id],
    queryFn: () => call('get', '/v1/pledges/{id}', { path: { id } }),
  })

/** All that wait for a decision, the longest waiting first. */
export const submittedPledgesQuery = queryOptions({
  queryKey: ['pledges', 'submitted'],
  queryFn: async () => {
    const query = { state: ['submitted'], sort: 'createdAt', limit: 200 } satisfies ListQuery
    return (await call('get', '/v1/pledges', { query })).data.items
  },
})

/** What the register of findings says of it now. */
export const pledgeFindingsQuery = ({ id, retreatId }: Pick<Pledge, 'id' | 'retreatId'>) =>
  queryOptions({
    queryKey: ['pledge', id, 'findings'],
    queryFn: async () => {
      const { data } = await call('get', '/v1/retreats/{id}/findings', { path: { id: retreatId } })
      return data.items.filter(({ subject }) => subject.id === id)
    },
  })

/** What was done with it, the newest first. */
export const pledgeHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['pledge', id, 'history'],
    queryFn: async () =>
      (
        await call('get', '/v1/pledges/{id}/history', { path: { id }, query: { limit: 200 } })
      ).data.items.toReversed(),
  })

export const pledgeDocumentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['pledge', id, 'documents'],
    queryFn: async () => (await call('get', '/v1/pledges/{id}/documents', { path: { id } })).data.items,
  })

/** Proposals that speak of this pledge, decided or not. */
export const pledgeProposalsQuery = (pledgeId: string) =>
  queryOptions({
    queryKey: ['pledge', pledgeId, 'proposals'],
    queryFn: async () =>
      (await call('get', '/v1/adjustments', { query: { pledgeId, limit: 100 } })).data.items,
  })

/** The lines of the budget in force with the room on each; none before a budget is adopted. */
export const budgetLinesQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['budget in force', id],
    enabled: id !== undefined,
    queryFn: async () => {
      const path = { id: String(id) }
      const { data } = await call('get', '/v1/retreats/{id}/budgets', { path, query: { state: 'adopted' } })
      const version = data.items[0]?.version
      if (version === undefined) return []
      const address = '/v1/retreats/{id}/budgets/{version}'
      return (await call('get', address, { path: { ...path, version } })).data.lines
    },
  })

export type BudgetLine = Schemas['StandingBudgetLine']
