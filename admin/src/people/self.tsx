import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api/call'
import { sessionQuery } from '../api/queries'
import { instantInWords } from '../shared/calendar'
import { Failure } from '../shell/failure'
import { useLanguage, useWords } from '../shell/language'
import { Page } from '../shell/page'
import { PasswordForm } from '../shell/password-form'
import { changePreferences, chooseLanguage } from '../shell/preferences'
import { leave, useMe } from '../shell/session'
import { words as frameWords } from '../shell/words'
import { Button } from '../ui/button'
import { Fact, Facts } from '../ui/facts'
import { SelectField } from '../ui/select-field'
import { shortcuts } from '../ui/shortcuts'
import { showToast } from '../ui/toast'
import { words } from './self-words'
import './self.css'

const LANGUAGES = [
  { value: 'id', label: 'Bahasa Indonesia' },
  { value: 'en', label: 'English' },
] as const

/** Akun saya: what the person wants of the desk, their password, where they are signed in. */
export function Self() {
  const texts = useWords(words)
  return (
    <Page title={useWords(frameWords).self}>
      <div className="stack self">
        <section className="card stack">
          <h2>{texts.preferences}</h2>
          <Preferences />
        </section>
        <section className="card stack">
          <h2>{texts.password}</h2>
          <PasswordForm current={texts.currentPassword} onChanged={() => showToast(texts.changed)} />
        </section>
        <section className="card stack">
          <h2>{texts.sessions}</h2>
          <Sessions />
        </section>
      </div>
    </Page>
  )
}

function Preferences() {
  const texts = useWords(words)
  const language = useLanguage()
  const { preferences } = useMe()
  const [areOn, setOn] = useState(shortcuts.areOn)
  const digest = useMutation({
    mutationFn: (isWanted: boolean) => changePreferences({ digest: isWanted }),
    onSuccess: () => showToast(texts.saved),
  })
  return (
    <>
      <Failure error={digest.error} />
      <SelectField
        label={texts.language}
        value={language}
        options={LANGUAGES}
        onChange={(chosen) => chosen && void chooseLanguage(chosen)}
      />
      <label className="choice">
        <input
          type="checkbox"
          checked={preferences?.digest ?? false}
          disabled={digest.isPending}
          onChange={(event) => digest.mutate(event.target.checked)}
        />
        {texts.digest}
      </label>
      <label className="choice">
        <input
          type="checkbox"
          checked={areOn}
          onChange={(event) => {
            shortcuts.switch(event.target.checked)
            setOn(event.target.checked)
          }}
        />
        {texts.shortcuts}
      </label>
    </>
  )
}

function Sessions() {
  const texts = useWords(words)
  const language = useLanguage()
  const { data: session } = useSuspenseQuery(sessionQuery)
  async function endAll() {
    await call('delete', '/v1/session', { query: { everywhere: 'true' } })
    leave()
  }
  if (session === null) return null
  return (
    <>
      <Facts>
        <Fact label={texts.sessionSince}>{instantInWords(session.startedAt, language)}</Fact>
        <Fact label={texts.previous}>
          {session.previousSignInAt !== null && instantInWords(session.previousSignInAt, language)}
        </Fact>
      </Facts>
      {session.previousSignInAt !== null && <p className="quiet">{texts.notYou}</p>}
      <Button onClick={endAll}>{texts.everywhere}</Button>
    </>
  )
}
