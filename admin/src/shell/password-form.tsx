import type { UseMutationResult } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { ProblemError } from '../api/call'
import { useWords } from './language'
import { Refusal } from './refusal'
import { words } from './session-words'

type Change = { currentPassword: string; newPassword: string }

/** The present password, the new one twice. `current` is what the present one is called here. */
export function PasswordForm({
  current,
  sending,
}: {
  current: string
  sending: UseMutationResult<void, Error, Change>
}) {
  const texts = useWords(words)
  const [change, setChange] = useState<Change>({ currentPassword: '', newPassword: '' })
  const [repeated, setRepeated] = useState('')
  const [isSent, setSent] = useState(false)
  const isSame = repeated === change.newPassword
  const refused = sending.error instanceof ProblemError ? sending.error : undefined
  function send(event: FormEvent) {
    event.preventDefault()
    setSent(true)
    if (isSame && !sending.isPending) sending.mutate(change)
  }
  return (
    <form className="stack" onSubmit={send}>
      <Refusal error={sending.error} offline={texts.offline} />
      <PasswordField
        label={current}
        autoComplete="current-password"
        value={change.currentPassword}
        isWrong={refused?.at('/currentPassword') !== undefined}
        onChange={(currentPassword) => setChange({ ...change, currentPassword })}
      />
      <PasswordField
        label={texts.newPassword}
        hint={texts.newPasswordHint}
        autoComplete="new-password"
        value={change.newPassword}
        isWrong={refused?.at('/newPassword') !== undefined}
        onChange={(newPassword) => setChange({ ...change, newPassword })}
      />
      <PasswordField
        label={texts.repeated}
        hint={isSent && !isSame ? texts.notRepeated : undefined}
        autoComplete="new-password"
        value={repeated}
        isWrong={isSent && !isSame}
        onChange={setRepeated}
      />
      <button type="submit" className="primary" aria-busy={sending.isPending}>
        {texts.choose}
      </button>
    </form>
  )
}

interface FieldProps {
  label: string
  hint?: string | undefined
  autoComplete: 'current-password' | 'new-password'
  value: string
  isWrong: boolean
  onChange: (value: string) => void
}

function PasswordField({ label, hint, autoComplete, value, isWrong, onChange }: FieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="password"
        autoComplete={autoComplete}
        required
        value={value}
        aria-invalid={isWrong}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && (
        <p id={`${id}-hint`} className="quiet">
          {hint}
        </p>
      )}
    </div>
  )
}
