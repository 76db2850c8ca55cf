import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Session } from '../api/queries'
import { useWords } from './language'
import { Refusal } from './refusal'
import { signIn } from './session'
import { words } from './session-words'

/** `email` is given where only this person may go on. */
export function SignInForm({
  email,
  onSignedIn,
}: {
  email?: string
  onSignedIn: (session: Session) => void
}) {
  const texts = useWords(words)
  const [typed, setTyped] = useState(email ?? '')
  const [password, setPassword] = useState('')
  const sending = useMutation({ mutationFn: signIn, onSuccess: onSignedIn, onError: () => setPassword('') })
  function send(event: FormEvent) {
    event.preventDefault()
    if (!sending.isPending) sending.mutate({ email: typed, password })
  }
  return (
    <form className="stack" onSubmit={send}>
      <Refusal error={sending.error} offline={texts.offline} />
      <div className="field">
        <label htmlFor="email">{texts.email}</label>
        <input
          id="email"
          type="email"
          autoComplete="username"
          required
          readOnly={email !== undefined}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="password">{texts.password}</label>
        <input
          id="password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      <button type="submit" className="primary" aria-busy={sending.isPending}>
        {texts.signIn}
      </button>
    </form>
  )
}
