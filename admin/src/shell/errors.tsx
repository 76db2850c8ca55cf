import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { Offline, ProblemError } from '../api/call'
import { useWords } from './language'
import { Page } from './page'
import { words } from './words'

export function NotFound() {
  const texts = useWords(words)
  return (
    <Page title={texts.notFoundTitle}>
      <div className="stack">
        <p>{texts.notFound}</p>
        <p>
          <Link to="/">{texts.toWorklist}</Link>
        </p>
      </div>
    </Page>
  )
}

/** A page whose data could not be read: what the service says, or that it does not answer. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const texts = useWords(words)
  const router = useRouter()
  const queries = useQueryErrorResetBoundary()
  if (error instanceof ProblemError && error.problem.status === 404) return <NotFound />
  const problem = error instanceof ProblemError ? error.problem : undefined
  const isOffline = error instanceof Offline
  function retry() {
    queries.reset()
    reset()
    void router.invalidate()
  }
  return (
    <Page title={problem?.title ?? (isOffline ? texts.offlineTitle : texts.errorTitle)}>
      <div className="stack" role="alert">
        <p>{problem?.detail ?? (isOffline ? texts.offline : texts.unexpected)}</p>
        {problem?.requestId && (
          <p className="quiet">
            {texts.requestId}: {problem.requestId}
          </p>
        )}
        <div className="row">
          <button type="button" onClick={retry}>
            {texts.retry}
          </button>
          <Link to="/">{texts.toWorklist}</Link>
        </div>
      </div>
    </Page>
  )
}

/** Where not even the frame stands. */
export function RootError(props: ErrorComponentProps) {
  return (
    <main className="door">
      <PageError {...props} />
    </main>
  )
}

export function Pending() {
  return <p className="quiet">{useWords(words).loading}</p>
}
