import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../api/call'
import { worklistQuery } from '../api/queries'
import { DeedDialog } from '../shell/deed-dialog'
import { History } from '../shell/history'
import { useWords } from '../shell/language'
import { Page } from '../shell/page'
import { ProposalEffect, Warnings } from '../shell/proposal-effect'
import { RecordActions } from '../shell/record-actions'
import { Corrections } from './corrections'
import { AdjustmentFacts } from './facts'
import { type Adjustment, adjustmentHistoryQuery, adjustmentQuery } from './queries'
import { AdjustmentState } from './state'
import { words } from './words'

type Deed = 'approval' | 'rejection' | 'withdrawal'

/** A proposal of whatever kind: what it says, what it would move, and the decision. */
export function AdjustmentPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: adjustment, etag } = useSuspenseQuery(adjustmentQuery(id)).data
  const { data: history = [] } = useQuery(adjustmentHistoryQuery(id))
  const texts = useWords(words)
  const [deed, setDeed] = useState<Deed>()
  return (
    <Page title={texts.kinds[adjustment.kind]} actions={<AdjustmentState state={adjustment.state} />}>
      <div className="stack">
        <RecordActions
          allowed={adjustment.allowedActions}
          actions={[
            {
              action: 'approval',
              operation: 'adjustments.decide',
              label: texts.approve,
              kind: 'primary',
              onChoose: () => setDeed('approval'),
            },
            {
              action: 'rejection',
              operation: 'adjustments.decide',
              label: texts.reject,
              kind: 'danger',
              onChoose: () => setDeed('rejection'),
            },
            {
              action: 'withdrawal',
              operation: 'adjustments.propose',
              label: texts.withdraw,
              onChoose: () => setDeed('withdrawal'),
            },
          ]}
        />
        <Warnings warnings={adjustment.warnings} />
        <section className="stack">
          <h2>{texts.facts}</h2>
          <AdjustmentFacts adjustment={adjustment} />
        </section>
        <Corrections adjustment={adjustment} />
        <section className="stack">
          <h2>{adjustment.state === 'approved' ? texts.hasMoved : texts.wouldMove}</h2>
          <ProposalEffect effect={adjustment.effect} />
        </section>
        <History items={history} names={texts.states} />
      </div>
      {deed && (
        <AdjustmentDeed deed={deed} adjustment={adjustment} etag={etag} onClose={() => setDeed(undefined)} />
      )}
    </Page>
  )
}

interface AdjustmentDeedProps {
  deed: Deed
  adjustment: Adjustment
  etag: string | undefined
  onClose: () => void
}

function AdjustmentDeed({ deed, adjustment: { id }, etag, onClose }: AdjustmentDeedProps) {
  const texts = useWords(words)
  const queries = useQueryClient()
  const said = {
    approval: {
      title: texts.approveTitle,
      lead: texts.approveLead,
      label: texts.approve,
      done: texts.approved,
      text: 'note',
      kind: 'primary',
    },
    rejection: {
      title: texts.rejectTitle,
      lead: texts.rejectLead,
      label: texts.reject,
      done: texts.rejected,
      text: 'reason',
      kind: 'danger',
    },
    withdrawal: {
      title: texts.withdrawTitle,
      lead: texts.withdrawLead,
      label: texts.withdraw,
      done: texts.withdrawn,
      text: 'reason, if any',
      kind: 'danger',
    },
  } as const
  const { lead, ...shown } = said[deed]
  const readAnew = () =>
    Promise.all(
      [['adjustment'], ['adjustments'], ['pledge'], ['pledges'], worklistQuery.queryKey].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
  return (
    <DeedDialog
      {...shown}
      lead={<p>{lead}</p>}
      send={({ text, idempotencyKey }) => {
        const body = text === '' ? {} : deed === 'approval' ? { note: text } : { reason: text }
        const given = { path: { id }, ifMatch: etag, idempotencyKey, body: body as never }
        return call('post', `/v1/adjustments/{id}/${deed}`, given)
      }}
      onDone={readAnew}
      onRefused={readAnew}
      onClose={onClose}
    />
  )
}
