import { type ReactNode, useId, useState } from 'react'
import './button.css'

interface ButtonProps {
  children: ReactNode
  /** A promise keeps it busy until the answer is there. */
  onClick?: () => unknown
  type?: 'button' | 'submit'
  kind?: 'primary' | 'danger' | 'plain'
  /** What it started is still on its way. */
  isBusy?: boolean
  /** Why it cannot be pressed now; said beside it, never by colour or a tooltip alone. */
  reason?: string | undefined
}

/**
 * What sends is busy until the answer, and takes no second press. It keeps the focus all the while, and where it cannot be
 * pressed: who comes by the keyboard hears why.
 */
export function Button({ children, onClick, type = 'button', kind, isBusy = false, reason }: ButtonProps) {
  const [isWaiting, setWaiting] = useState(false)
  const id = useId()
  const busy = isBusy || isWaiting
  const isIdle = busy || reason !== undefined

  async function press() {
    const answer = onClick?.()
    if (!(answer instanceof Promise)) return
    setWaiting(true)
    try {
      await answer
    } finally {
      setWaiting(false)
    }
  }

  return (
    <span className="button-and-reason">
      <button
        type={type}
        className={kind}
        aria-busy={busy}
        aria-disabled={isIdle}
        aria-describedby={reason === undefined ? undefined : id}
        onClick={(event) => {
          if (isIdle) event.preventDefault()
          else void press()
        }}
      >
        {children}
      </button>
      {reason !== undefined && (
        <span className="button-reason" id={id}>
          {reason}
        </span>
      )}
    </span>
  )
}
