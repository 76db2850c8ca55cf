import { useEffect, useRef } from 'react'
import { ProblemError } from '../api/call'

/** Why something was refused, in the service's words; it takes the focus. */
export function Refusal({ error, offline }: { error: Error | null; offline: string }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error) place.current?.focus()
  }, [error])
  if (error === null) return null
  const problem = error instanceof ProblemError ? error.problem : undefined
  const sentences = [problem?.detail ?? offline, ...(problem?.errors ?? []).map(({ detail }) => detail)]
  return (
    <div ref={place} role="alert" tabIndex={-1} className="notice negative">
      {problem && <strong>{problem.title}</strong>}
      {[...new Set(sentences)].map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  )
}
