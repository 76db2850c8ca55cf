import type { ReactNode } from 'react'
import './state.css'

/** How far a record is: by its word, and for who sees it by its colour too. */
export function State({
  tone,
  children,
}: {
  tone: 'positive' | 'negative' | 'warning' | 'neutral'
  children: ReactNode
}) {
  return <span className={`state ${tone}`}>{children}</span>
}
