import { useRef, useState } from 'react'
import { call } from '../api/call'
import { DeedDialog } from '../shell/deed-dialog'
import { useWords } from '../shell/language'
import { queryClient } from '../shell/query-client'
import { SelectField } from '../ui/select-field'
import { TextField } from '../ui/text-field'
import { words } from './words'

const ROLES = ['finance', 'verifier', 'auditor', 'admin'] as const

/** A person with one role; the first password is given on their page. */
export function AddPerson({ onAdded, onClose }: { onAdded: (id: string) => void; onClose: () => void }) {
  const texts = useWords(words)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<(typeof ROLES)[number] | null>(null)
  const added = useRef<string>(undefined)
  return (
    <DeedDialog
      title={texts.addTitle}
      label={texts.add}
      content={{ name, email, role }}
      send={async ({ idempotencyKey }) => {
        const body = {
          kind: 'person' as const,
          name: name.trim(),
          email: email.trim(),
          roles: role ? [role] : [],
        }
        const answer = await call('post', '/v1/users', { body, idempotencyKey })
        added.current = answer.data.id
        return answer
      }}
      done={texts.added(name)}
      onDone={() => queryClient.invalidateQueries({ queryKey: ['users'] })}
      onClose={() => (added.current === undefined ? onClose() : onAdded(added.current))}
    >
      <p>{texts.addLead}</p>
      <TextField
        label={texts.name}
        pointer="/name"
        value={name}
        onChange={setName}
        maxLength={200}
        autoFocus
      />
      <TextField
        label={texts.email}
        pointer="/email"
        type="email"
        value={email}
        onChange={setEmail}
        maxLength={200}
      />
      <SelectField
        label={texts.role}
        pointer="/roles"
        value={role}
        onChange={setRole}
        options={ROLES.map((each) => ({ value: each, label: texts.roles[each] }))}
      />
    </DeedDialog>
  )
}
