import { useState } from 'react'
import { type Session, sessionQuery } from '../api/queries'
import { useWords } from './language'
import { queryClient } from './query-client'
import { leave, resumeRequests } from './session'
import { SessionDialog } from './session-dialog'
import { words } from './session-words'
import { SignInForm } from './sign-in-form'

/** The session ended under somebody's hands: they sign in again, and what was being sent is sent again. */
export default function SessionEnded() {
  const texts = useWords(words)
  const [before] = useState(() => queryClient.getQueryData(sessionQuery.queryKey))
  function goOn({ personId, mustChangePassword }: Session) {
    // What one person wrote is never sent by another.
    if (personId !== before?.personId || mustChangePassword) leave()
    else resumeRequests(true)
  }
  return (
    <SessionDialog title={texts.endedTitle}>
      <p>{texts.ended}</p>
      <SignInForm {...(before?.email && { email: before.email })} onSignedIn={goOn} />
      <button type="button" className="plain" onClick={leave}>
        {texts.signOut}
      </button>
    </SessionDialog>
  )
}
