import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Session } from '../api/queries'
import { Button } from '../ui/button'
import { Form } from '../ui/form'
import { useWords } from '../ui/language'
import { TextField } from '../ui/text-field'
import { Failure, problemOf } from './failure'
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
  return (
    <Form
      className="stack"
      refusal={problemOf(sending.error)}
      isBusy={sending.isPending}
      onSubmit={() => sending.mutate({ email: typed, password })}
    >
      <Failure error={sending.error} />
      <TextField
        label={texts.email}
        type="email"
        autoComplete="username"
        value={typed}
        isDisabled={email !== undefined}
        onChange={setTyped}
      />
      <TextField
        label={texts.password}
        type="password"
        autoComplete="current-password"
        value={password}
        autoFocus={email !== undefined}
        onChange={setPassword}
      />
      <Button type="submit" kind="primary" isBusy={sending.isPending}>
        {texts.signIn}
      </Button>
    </Form>
  )
}
