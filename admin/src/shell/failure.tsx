import { type Problem, ProblemError } from '../api/call'
import { ErrorSummary } from '../ui/error-summary'
import { useWords } from '../ui/language'
import { words } from './words'

/** What the service says of a request that it refused; undefined where nothing was, or no answer came. */
export function problemOf(error: Error | null): Problem | undefined {
  return error instanceof ProblemError ? error.problem : undefined
}

/** Why something was not done: a refusal in the service's words, or that the service did not answer. */
export function Failure({ error }: { error: Error | null }) {
  const texts = useWords(words)
  const problem = problemOf(error)
  if (error === null) return null
  if (problem) return <ErrorSummary refusal={problem} />
  return (
    <div role="alert" className="notice negative">
      <strong>{texts.offlineTitle}</strong>
      <p>{texts.offline}</p>
    </div>
  )
}
