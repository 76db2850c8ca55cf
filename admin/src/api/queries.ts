/** What the frame and several subjects read: each once, under one key. */
import { queryOptions } from '@tanstack/react-query'
import { call, ProblemError, type Schemas } from './call'

export type Session = Schemas['Session']
export type Me = Schemas['Me']
export type Operation = Me['operations'][number]

/** Null where nobody is signed in. Asked once: what changes it writes it here. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  queryFn: async (): Promise<Session | null> => {
    try {
      return (await call('get', '/v1/session', {})).data
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) return null
      throw error
    }
  },
})

/** Who is signed in and what they may do, with the ETag that a change of their preferences needs. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 60_000,
  queryFn: () => call('get', '/v1/me', {}),
})

/** Not asked again and again by itself: a session that nobody uses would never end. */
export const worklistQuery = queryOptions({
  queryKey: ['worklist'],
  queryFn: async () => (await call('get', '/v1/worklist', {})).data,
})

/** The youngest first. */
export const retreatsQuery = queryOptions({
  queryKey: ['retreats'],
  staleTime: 60_000,
  queryFn: async () => (await call('get', '/v1/retreats', { query: { limit: 100 } })).data.items,
})
