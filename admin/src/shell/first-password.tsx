import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Door } from './door'
import { useWords } from './language'
import { PasswordForm } from './password-form'
import { changePassword, signOut } from './session'
import { words } from './session-words'

/** Of who has a password that others know: the only page there is, until they choose their own. */
export function FirstPassword() {
  const texts = useWords(words)
  const { history } = useRouter()
  const sending = useMutation({ mutationFn: changePassword, onSuccess: () => history.push('/admin/') })
  return (
    <Door title={texts.choiceTitle}>
      <div className="stack">
        <p>{texts.choiceLead}</p>
        <PasswordForm current={texts.currentPassword} sending={sending} />
        <button type="button" className="plain" onClick={() => void signOut()}>
          {texts.signOut}
        </button>
      </div>
    </Door>
  )
}
