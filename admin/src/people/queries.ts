import { queryOptions } from '@tanstack/react-query'
import { call, type Schemas } from '../api/call'

export type User = Schemas['User']

export const usersQuery = (query: { limit: number; cursor: string | undefined; confirmation?: string }) =>
  queryOptions({
    queryKey: ['users', query],
    queryFn: async () => {
      const { limit, cursor, confirmation } = query
      const page = { limit, ...(cursor !== undefined && { cursor }) }
      const awaited = confirmation === 'awaited' && { confirmation: 'awaited' as const }
      return (await call('get', '/v1/users', { query: { ...page, ...awaited } })).data
    },
    placeholderData: (before) => before,
  })

/** With its ETag: what is confirmed is what was seen. */
export const userQuery = (id: string) =>
  queryOptions({
    queryKey: ['user', id],
    queryFn: () => call('get', '/v1/users/{id}', { path: { id } }),
  })
