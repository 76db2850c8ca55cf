import { call, type Language } from '../api/call'
import { meQuery } from '../api/queries'
import { setLanguage } from './language'
import { queryClient } from './query-client'

/** Keeps what the person wants of the desk, in this browser and in every other one. */
export async function changePreferences(change: {
  language?: Language
  retreatId?: string | null
  digest?: boolean
}): Promise<void> {
  // Of this moment: another window may have changed them.
  const { etag } = await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })
  const answer = await call('patch', '/v1/me', { body: { preferences: change }, ifMatch: etag })
  queryClient.setQueryData(meQuery.queryKey, answer)
}

/** Everything that was read in the other language is read again. */
export async function chooseLanguage(language: Language): Promise<void> {
  await changePreferences({ language })
  setLanguage(language)
  await queryClient.invalidateQueries()
}
