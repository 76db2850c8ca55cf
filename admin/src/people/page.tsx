import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../api/call'
import { instantInWords } from '../shared/calendar'
import { DeedDialog } from '../shell/deed-dialog'
import { useLanguage, useWords } from '../shell/language'
import { Page } from '../shell/page'
import { queryClient } from '../shell/query-client'
import { RecordActions } from '../shell/record-actions'
import { Fact, Facts } from '../ui/facts'
import { userQuery } from './queries'
import { Confirmation } from './state'
import { words } from './words'

type Deed = 'confirmation' | 'initial-password' | 'change'

/** One user: who they are, whether their access is confirmed, and what an admin does with it. */
export function UserPage() {
  const texts = useWords(words)
  const language = useLanguage()
  const { id } = useParams({ from: '/framed/pengguna/$id' })
  const { data: user, etag } = useSuspenseQuery(userQuery(id)).data
  const [deed, setDeed] = useState<Deed>()
  const [password, setPassword] = useState<string | null>(null)
  const { confirmation } = user
  const path = { id }

  async function readAnew() {
    await queryClient.invalidateQueries({ queryKey: ['user', id] })
    await queryClient.invalidateQueries({ queryKey: ['users'] })
    await queryClient.invalidateQueries({ queryKey: ['worklist'] })
  }
  const common = { onDone: readAnew, onRefused: readAnew, onClose: () => setDeed(undefined) }

  return (
    <Page title={user.name}>
      <div className="stack">
        {password !== null && (
          <div role="alert" className="notice positive">
            <p>{texts.shownOnce}</p>
            <p>
              <code>{password}</code>
            </p>
          </div>
        )}
        <RecordActions
          allowed={user.allowedActions}
          actions={[
            {
              action: 'confirmation',
              operation: 'access.confirm',
              label: texts.confirm,
              kind: 'primary',
              onChoose: () => setDeed('confirmation'),
            },
            {
              action: 'initial-password',
              operation: 'access.write',
              label: texts.firstPassword,
              onChoose: () => setDeed('initial-password'),
            },
            {
              action: 'change',
              operation: 'access.write',
              label: user.active ? texts.deactivate : texts.activate,
              ...(user.active && { kind: 'danger' as const }),
              onChoose: () => setDeed('change'),
            },
          ]}
        />
        <Facts>
          <Fact label={texts.kind}>{texts.kinds[user.kind]}</Fact>
          <Fact label={texts.role}>{user.roles.map((each) => texts.roles[each]).join(', ')}</Fact>
          <Fact label={texts.email}>{user.email}</Fact>
          <Fact label={texts.status}>{user.active ? texts.active : texts.inactive}</Fact>
          <Fact label={texts.confirmation}>
            <Confirmation state={confirmation.state} />
          </Fact>
          <Fact label={texts.awaitedSince}>
            {confirmation.since !== null && instantInWords(confirmation.since, language)}
          </Fact>
        </Facts>
      </div>
      {deed === 'confirmation' && (
        <DeedDialog
          {...common}
          title={texts.confirm}
          label={texts.confirm}
          send={({ idempotencyKey }) =>
            call('post', '/v1/users/{id}/confirmation', { path, body: {}, ifMatch: etag, idempotencyKey })
          }
          done={texts.confirmed}
        >
          <p>{texts.confirmLead}</p>
        </DeedDialog>
      )}
      {deed === 'initial-password' && (
        <DeedDialog
          {...common}
          title={texts.firstPassword}
          label={texts.firstPassword}
          send={async ({ idempotencyKey }) => {
            const given = await call('post', '/v1/users/{id}/initial-password', {
              path,
              body: {},
              idempotencyKey,
            })
            setPassword(given.data.password)
            return given
          }}
          done={texts.given}
        >
          <p>{texts.firstPasswordLead}</p>
        </DeedDialog>
      )}
      {deed === 'change' && (
        <DeedDialog
          {...common}
          title={user.active ? texts.deactivate : texts.activate}
          label={user.active ? texts.deactivate : texts.activate}
          {...(user.active && { kind: 'danger' as const })}
          send={() =>
            call('patch', '/v1/users/{id}', { path, body: { active: !user.active }, ifMatch: etag })
          }
          done={user.active ? texts.deactivated : texts.activated}
        >
          {user.active && <p>{texts.deactivateLead}</p>}
        </DeedDialog>
      )}
    </Page>
  )
}
