import { useRouter, useSearch } from '@tanstack/react-router'
import { Door } from './door'
import { useWords } from './language'
import { words } from './session-words'
import { SignInForm } from './sign-in-form'

/** Only back to a page of ours. */
const OURS = /^\/admin\/(?!masuk|kata-sandi)/

export function SignIn() {
  const texts = useWords(words)
  const { kembali = '' } = useSearch({ from: '/masuk' })
  const { history } = useRouter()
  const back = OURS.test(kembali) ? kembali : '/admin/'
  return (
    <Door title={texts.title}>
      <div className="stack">
        <p>{texts.lead}</p>
        <SignInForm onSignedIn={() => history.push(back)} />
      </div>
    </Door>
  )
}
