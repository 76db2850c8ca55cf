import { type ReactNode, useEffect, useRef } from 'react'

/** Whether a page was shown before: at the first one the browser itself says where we are. */
let wasShown = false

/** The title of the tab; the heading takes the focus, so that who cannot see the page hears which one it is now. */
export function Page({
  title,
  actions,
  children,
}: {
  title: string
  actions?: ReactNode
  children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Cakupan`
  }, [title])
  useEffect(() => {
    // Not from a field that was given the focus by the page itself.
    if (wasShown && document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
    wasShown = true
  }, [])
  return (
    <>
      <header className="page-header">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions}
      </header>
      {children}
    </>
  )
}
