import { meQuery } from '../api/queries'
import { useWords } from './language'
import { queryClient } from './query-client'
import { signOut } from './session'
import { SessionDialog } from './session-dialog'
import { words } from './session-words'

/** Nobody has used the session for long, and it soon ends. Anything that is asked of the service keeps it. */
export default function SessionIdle() {
  const texts = useWords(words)
  return (
    <SessionDialog title={texts.idleTitle}>
      <p>{texts.idle}</p>
      <div className="row">
        <button
          type="button"
          className="primary"
          onClick={() => void queryClient.fetchQuery({ ...meQuery, staleTime: 0 })}
        >
          {texts.stay}
        </button>
        <button type="button" onClick={() => void signOut()}>
          {texts.signOut}
        </button>
      </div>
    </SessionDialog>
  )
}
