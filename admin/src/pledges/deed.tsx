import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { call } from '../api/call'
import { worklistQuery } from '../api/queries'
import { DeedDialog } from '../shell/deed-dialog'
import { useWords } from '../shell/language'
import { words } from './deed-words'
import type { Pledge } from './queries'

/** What is done with a pledge by one word and at most a reason. */
export type Deed = keyof typeof words.id.deeds

const asks = {
  submission: undefined,
  withdrawal: 'reason, if any',
  discarding: 'reason',
  approval: 'note',
  rejection: 'reason',
  cancellation: 'reason',
} as const
const isFinal: Record<Deed, boolean> = {
  submission: false,
  withdrawal: false,
  discarding: true,
  approval: false,
  rejection: true,
  cancellation: true,
}

/** Everything that a pledge is shown in is read anew. */
export function useReadAnew(): () => Promise<unknown> {
  const queries = useQueryClient()
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['pledge'] }),
      queries.invalidateQueries({ queryKey: ['pledges'] }),
      queries.invalidateQueries({ queryKey: ['budget in force'] }),
      queries.invalidateQueries(worklistQuery),
    ])
}

interface PledgeDeedProps {
  deed: Deed
  pledge: Pledge
  /** Of what was shown: what is decided is what was seen. */
  etag: string | undefined
  children?: ReactNode
  onDone?: () => void
  onClose: () => void
}

export function PledgeDeed({ deed, pledge: { id }, etag, children, onDone, onClose }: PledgeDeedProps) {
  const { label, title, lead, done } = useWords(words).deeds[deed]
  const readAnew = useReadAnew()
  const asked = asks[deed]
  return (
    <DeedDialog
      title={title}
      lead={<p>{lead}</p>}
      label={label}
      kind={isFinal[deed] ? 'danger' : 'primary'}
      {...(asked && { text: asked })}
      send={({ text, idempotencyKey }) => {
        const body = text === '' ? {} : asked === 'note' ? { note: text } : { reason: text }
        const given = { path: { id }, ifMatch: etag, idempotencyKey, body: body as never }
        return call('post', `/v1/pledges/{id}/${deed}`, given)
      }}
      done={done}
      onDone={async () => {
        await readAnew()
        onDone?.()
      }}
      onRefused={readAnew}
      onClose={onClose}
    >
      {children}
    </DeedDialog>
  )
}
