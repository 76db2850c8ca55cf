import { meQuery } from '../api/queries'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { useWords } from '../ui/language'
import { queryClient } from './query-client'
import { signOut } from './session'
import { words } from './session-words'

/** Nobody has used the session for long, and it soon ends. Anything that is asked of the service keeps it. */
export default function SessionIdle({ onStay }: { onStay: () => void }) {
  const texts = useWords(words)
  async function stay() {
    await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })
    onStay()
  }
  return (
    <Dialog title={texts.idleTitle}>
      <div className="stack">
        <p>{texts.idle}</p>
        <div className="row">
          <Button kind="primary" onClick={stay}>
            {texts.stay}
          </Button>
          <Button onClick={signOut}>{texts.signOut}</Button>
        </div>
      </div>
    </Dialog>
  )
}
