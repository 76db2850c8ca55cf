/** Who is signed in here: begun, renewed and ended in one place. */
import { useQuery } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { call, client } from '../api/call'
import { type Me, meQuery, type Operation, type Session, sessionQuery } from '../api/queries'
import { forgetDrafts } from './drafts'
import { setLanguage } from './language'
import { queryClient } from './query-client'

client.csrfToken = async () => (await queryClient.ensureQueryData(sessionQuery))?.csrfToken

/** Pages below the frame: for who is signed in with a password of their own. Others are led there, and back. */
export async function requireSession({ location }: { location: { publicHref: string } }): Promise<void> {
  const session = await queryClient.ensureQueryData(sessionQuery)
  if (session === null) throw redirect({ to: '/masuk', search: { kembali: location.publicHref } })
  if (session.mustChangePassword) throw redirect({ to: '/kata-sandi' })
  const { preferences } = (await queryClient.ensureQueryData(meQuery)).data
  if (preferences) setLanguage(preferences.language)
}

/** Of who is signed in: below the frame it is always there. */
export function useMe(): Me {
  const { data } = useQuery(meQuery)
  if (data === undefined) throw new Error('only pages below the frame know who is signed in')
  return data.data
}

/** Whether this person may do it at all; whether this record allows it now, its allowedActions say. */
export function useMay(): (operation: Operation) => boolean {
  const { operations } = useMe()
  return (operation) => operations.includes(operation)
}

export async function signIn(credentials: { email: string; password: string }): Promise<Session> {
  const { data } = await call('post', '/v1/session', { body: credentials })
  queryClient.setQueryData(sessionQuery.queryKey, data)
  return data
}

export async function changePassword(change: {
  currentPassword: string
  newPassword: string
}): Promise<void> {
  const { etag } = await call('get', '/v1/session', {})
  const { data } = await call('patch', '/v1/session', { body: change, ifMatch: etag })
  queryClient.setQueryData(sessionQuery.queryKey, data)
}

/** Ends the session here. Nothing of what it read stays in this browser. */
export async function signOut(): Promise<void> {
  await call('delete', '/v1/session', {})
  forgetDrafts()
  leave()
}

/** Begins anew at the sign-in page: what another person read or wrote is gone with the page. */
export function leave(): void {
  sessionStorage.clear()
  location.assign('/admin/masuk')
}

/** Requests that wait for the session to be renewed. */
let waiting: ((isRenewed: boolean) => void)[] = []
const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}

client.renewSession = () =>
  new Promise((resolve) => {
    waiting = [...waiting, resolve]
    tell()
  })

/** Whether the session has ended under somebody's hands, and requests wait for them to sign in again. */
export function useHasEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => waiting.length > 0,
  )
}

/** Lets the requests that waited go on, once more and with their keys. */
export function resumeRequests(isRenewed: boolean): void {
  const resumed = waiting
  waiting = []
  for (const resume of resumed) resume(isRenewed)
  tell()
}
