/** The one place in which the page says what happened, for who does not see it happen. */
import { useSyncExternalStore } from 'react'

let text = ''
const listeners = new Set<() => void>()

/** Says it once; the same words again are said again. */
export function announce(message: string): void {
  text = text === message ? `${message}\u00a0` : message
  for (const listener of listeners) listener()
}

export function Status() {
  const said = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => text,
  )
  return (
    <p role="status" className="unseen">
      {said}
    </p>
  )
}
