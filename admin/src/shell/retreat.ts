import { useQuery } from '@tanstack/react-query'
import { retreatsQuery } from '../api/queries'
import { useMe } from './session'

/** The retreat that the person works with: the one they chose, or the youngest; undefined before there is any. */
export function useRetreatId(): string | undefined {
  const { preferences } = useMe()
  const { data: retreats = [] } = useQuery(retreatsQuery)
  const chosen = retreats.find(({ id }) => id === preferences?.retreatId)
  return (chosen ?? retreats[0])?.id
}
