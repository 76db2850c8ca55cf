import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Form } from '../ui/form'
import { useWords } from '../ui/language'
import { TextField } from '../ui/text-field'
import { Failure, problemOf } from './failure'
import { changePassword } from './session'
import { words } from './session-words'

const EMPTY = { currentPassword: '', newPassword: '', repeated: '' }

/** The present password and, twice, the new one. `current` is what the present one is called here. */
export function PasswordForm({ current, onChanged }: { current: string; onChanged: () => void }) {
  const texts = useWords(words)
  const [typed, setTyped] = useState(EMPTY)
  const [isTold, setTold] = useState(false)
  const isSame = typed.repeated === typed.newPassword
  const sending = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      setTyped(EMPTY)
      onChanged()
    },
  })
  function send() {
    setTold(!isSame)
    if (isSame) sending.mutate({ currentPassword: typed.currentPassword, newPassword: typed.newPassword })
  }
  return (
    <Form className="stack" refusal={problemOf(sending.error)} isBusy={sending.isPending} onSubmit={send}>
      <Failure error={sending.error} />
      <TextField
        label={current}
        pointer="/currentPassword"
        type="password"
        autoComplete="current-password"
        value={typed.currentPassword}
        onChange={(currentPassword) => setTyped({ ...typed, currentPassword })}
      />
      <TextField
        label={texts.newPassword}
        hint={texts.newPasswordHint}
        pointer="/newPassword"
        type="password"
        autoComplete="new-password"
        value={typed.newPassword}
        onChange={(newPassword) => setTyped({ ...typed, newPassword })}
      />
      <TextField
        label={texts.repeated}
        error={isTold && !isSame ? texts.notRepeated : undefined}
        type="password"
        autoComplete="new-password"
        value={typed.repeated}
        onChange={(repeated) => setTyped({ ...typed, repeated })}
      />
      <Button type="submit" kind="primary" isBusy={sending.isPending}>
        {texts.choose}
      </Button>
    </Form>
  )
}
