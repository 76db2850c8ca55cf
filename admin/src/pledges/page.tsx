import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf } from '../api/call'
import { History } from '../shell/history'
import { useWords } from '../shell/language'
import { Page } from '../shell/page'
import { type RecordAction, RecordActions } from '../shell/record-actions'
import { RecordLink } from '../shell/record-link'
import { useMay } from '../shell/session'
import { type Deed, PledgeDeed, useReadAnew } from './deed'
import { words as deedWords } from './deed-words'
import { AgreementFacts, PledgeFacts } from './facts'
import { words as proposalWords } from './proposal-words'
import { AmendPledge, ReallocatePledge, WriteOffPledge } from './proposals'
import {
  type Pledge,
  pledgeDocumentsQuery,
  pledgeHistoryQuery,
  pledgeProposalsQuery,
  pledgeQuery,
} from './queries'
import { SignAgreement } from './sign-agreement'
import { useNames } from './since-last-submission'
import { Instalments, Split } from './split'
import { PledgeState } from './state'
import { words } from './words'
import './pledge.css'

const deeds = ['submission', 'approval', 'rejection', 'withdrawal', 'cancellation', 'discarding'] as const
const proposals = {
  agreement: SignAgreement,
  amendments: AmendPledge,
  'write-offs': WriteOffPledge,
  reallocations: ReallocatePledge,
}
type Dialog = Deed | keyof typeof proposals

export function PledgePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data: pledge, etag } = useSuspenseQuery(pledgeQuery(id)).data
  const texts = useWords(words)
  const [dialog, setDialog] = useState<Dialog>()
  const close = () => setDialog(undefined)
  return (
    <Page
      title={texts.titleOf(pledge.companyName ?? pledge.letterNumber)}
      actions={<PledgeState {...pledge} />}
    >
      <div className="stack">
        <PledgeActions pledge={pledge} onChoose={setDialog} />
        <div className="beside">
          <section className="stack">
            <h2>{texts.facts}</h2>
            <PledgeFacts pledge={pledge} />
          </section>
          <div className="stack">
            <Split pledge={pledge} />
            <Instalments pledge={pledge} />
            <section>
              <h2>{texts.agreement}</h2>
              <AgreementFacts agreement={pledge.agreement} />
            </section>
            <Documents id={id} />
            <Proposals id={id} />
          </div>
        </div>
        <Told id={id} />
      </div>
      {dialog && <PledgeDialog dialog={dialog} pledge={pledge} etag={etag} onClose={close} />}
    </Page>
  )
}

function PledgeActions({ pledge, onChoose }: { pledge: Pledge; onChoose: (dialog: Dialog) => void }) {
  const texts = useWords(words)
  const { deeds: deedTexts } = useWords(deedWords)
  const proposed = useWords(proposalWords)
  const may = useMay()
  const navigate = useNavigate()
  const ofDeeds: RecordAction[] = deeds.map((action) => ({
    action,
    operation: action === 'approval' || action === 'rejection' ? 'pledges.decide' : 'pledges.write',
    label: deedTexts[action].label,
    ...(action === 'submission' || action === 'approval' ? { kind: 'primary' as const } : {}),
    onChoose: () => onChoose(action),
  }))
  const actions: RecordAction[] = [
    ...ofDeeds,
    {
      action: 'change',
      operation: 'pledges.write',
      label: texts.edit,
      onChoose: () => void navigate({ to: '/komitmen/$id/ubah', params: { id: pledge.id } }),
    },
    {
      action: 'agreement',
      operation: 'pledges.write',
      label: pledge.agreement === null ? proposed.agreement : proposed.laterAgreement,
      onChoose: () => onChoose('agreement'),
    },
    {
      action: 'amendments',
      operation: 'adjustments.propose',
      label: proposed.amend,
      onChoose: () => onChoose('amendments'),
    },
    {
      action: 'write-offs',
      operation: 'adjustments.propose',
      label: proposed.writeOff,
      onChoose: () => onChoose('write-offs'),
    },
    {
      action: 'reallocations',
      operation: 'pledges.write',
      label: proposed.reallocate,
      onChoose: () => onChoose('reallocations'),
    },
  ]
  const isOfOtherState = ({ action }: RecordAction) =>
    pledge.allowedActions?.find((rule) => rule.action === action)?.code === 'pledge_wrong_state'
  return (
    <div className="stack no-print">
      <RecordActions
        allowed={pledge.allowedActions}
        actions={actions.filter((each) => !isOfOtherState(each))}
      >
        {pledge.state === 'active' && (
          <>
            {may('disbursements.write') && (
              <a className="button" href={`/admin/penerimaan/baru?komitmen=${pledge.id}`}>
                {texts.recordReceipt}
              </a>
            )}
            <a className="button" href={`/admin/penerimaan?pledgeId=${pledge.id}`}>
              {texts.receipts}
            </a>
          </>
        )}
      </RecordActions>
      <details>
        <summary>{texts.otherActions}</summary>
        <RecordActions allowed={pledge.allowedActions} actions={actions.filter(isOfOtherState)} />
      </details>
    </div>
  )
}

interface PledgeDialogProps {
  dialog: Dialog
  pledge: Pledge
  etag: string | undefined
  onClose: () => void
}

function PledgeDialog({ dialog, ...props }: PledgeDialogProps) {
  const readAnew = useReadAnew()
  if (!(dialog in proposals)) return <PledgeDeed deed={dialog as Deed} {...props} />
  const Proposal = proposals[dialog as keyof typeof proposals]
  return <Proposal {...props} onDone={readAnew} />
}

function Documents({ id }: { id: string }) {
  const texts = useWords(words)
  const { data = [] } = useQuery(pledgeDocumentsQuery(id))
  return (
    <section>
      <h2>{texts.documents}</h2>
      {data.length === 0 && <p className="quiet">{texts.noDocuments}</p>}
      <ul className="plain-list">
        {data.map(({ id: attachment, documentId, kind, note, replaced }) => (
          <li key={attachment}>
            <a href={addressOf('/v1/documents/{id}/content', { path: { id: documentId } })}>
              {texts.kinds[kind]}
            </a>{' '}
            {note}{' '}
            {replaced && <span className="quiet">{`${texts.replacedBecause}: ${replaced.reason}`}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Proposals({ id }: { id: string }) {
  const texts = useWords(words)
  const { data = [] } = useQuery(pledgeProposalsQuery(id))
  if (data.length === 0) return null
  return (
    <section>
      <h2>{texts.proposals}</h2>
      <ul className="plain-list">
        {data.map(({ id: proposal, kind, state, reason }) => (
          <li key={proposal}>
            <RecordLink type="adjustment" id={proposal}>
              {texts.proposalKinds[kind as keyof typeof texts.proposalKinds]}
            </RecordLink>{' '}
            ({texts.proposalStates[state]}){reason && `: ${reason}`}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Told({ id }: { id: string }) {
  const { data } = useQuery(pledgeHistoryQuery(id))
  return <History items={data ?? []} names={useNames()} />
}
