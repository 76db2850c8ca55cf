import { useState } from 'react'
import { type Session, sessionQuery } from '../api/queries'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { useWords } from '../ui/language'
import { queryClient } from './query-client'
import { leave, resumeRequests } from './session'
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
    <Dialog title={texts.endedTitle}>
      <div className="stack">
        <p>{texts.ended}</p>
        <SignInForm {...(before?.email && { email: before.email })} onSignedIn={goOn} />
        <Button kind="plain" onClick={leave}>
          {texts.signOut}
        </Button>
      </div>
    </Dialog>
  )
}
