import { useCallback, useEffect, useState } from 'react'
import { client } from '../api/call'

/** The service ends a session that nobody used for 60 minutes. */
const IDLE_AFTER_MS = 50 * 60 * 1_000
const LOOK_EVERY_MS = 15_000

/** Shared by all windows of this browser: they have one session. */
const KEPT = 'cakupan.used'

client.answered = () => localStorage.setItem(KEPT, String(Date.now()))

/** Whether nobody has used the session for so long that it soon ends. */
export function useIsIdle(): { isIdle: boolean; look: () => void } {
  const [isIdle, setIdle] = useState(false)
  const look = useCallback(
    () => setIdle(Date.now() - Number(localStorage.getItem(KEPT)) >= IDLE_AFTER_MS),
    [],
  )
  useEffect(() => {
    const timer = setInterval(look, LOOK_EVERY_MS)
    window.addEventListener('storage', look)
    return () => {
      clearInterval(timer)
      window.removeEventListener('storage', look)
    }
  }, [look])
  return { isIdle, look }
}
