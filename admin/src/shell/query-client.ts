import { QueryClient } from '@tanstack/react-query'
import { Offline } from '../api/call'

const RETRIES = 2

/** What is shown is at most a few seconds old when somebody comes to it; a refusal is not asked for again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      networkMode: 'always',
      retry: (failures, error) => error instanceof Offline && failures < RETRIES,
    },
    // What is sent again goes with its key: useSubmission.
    mutations: { networkMode: 'always', retry: false },
  },
})
