import { type ReactNode, useEffect, useRef } from 'react'

/** Over the page until it is answered: nothing below can be reached, and Escape does not close it. */
export function SessionDialog({ title, children }: { title: string; children: ReactNode }) {
  const place = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = place.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog ref={place} aria-labelledby="session-dialog" onCancel={(event) => event.preventDefault()}>
      <div className="stack">
        <h2 id="session-dialog">{title}</h2>
        {children}
      </div>
    </dialog>
  )
}
