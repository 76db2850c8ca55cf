import { useRouter } from '@tanstack/react-router'
import { Button } from '../ui/button'
import { useWords } from '../ui/language'
import { Door } from './door'
import { PasswordForm } from './password-form'
import { signOut } from './session'
import { words } from './session-words'

/** Of who has a password that others know: the only page there is, until they choose their own. */
export function FirstPassword() {
  const texts = useWords(words)
  const { history } = useRouter()
  return (
    <Door title={texts.choiceTitle}>
      <div className="stack">
        <p>{texts.choiceLead}</p>
        <PasswordForm current={texts.currentPassword} onChanged={() => history.push('/admin/')} />
        <Button kind="plain" onClick={signOut}>
          {texts.signOut}
        </Button>
      </div>
    </Door>
  )
}
