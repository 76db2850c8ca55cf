import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { AttachedDocuments } from '../shell/attached-documents'
import { useWords } from '../shell/language'
import { Page } from '../shell/page'
import { RecordActions } from '../shell/record-actions'
import { useRetreatId } from '../shell/retreat'
import { useMe } from '../shell/session'
import { Button } from '../ui/button'
import { useShortcuts } from '../ui/shortcuts'
import { deedWords } from './deed-words'
import { DisbursementDeed } from './deeds'
import { DisbursementFacts } from './facts'
import { pageWords } from './page-words'
import { disbursementQuery, disbursementsQuery } from './queries'
import { queueWords } from './queue-words'
import { SplitTable } from './split-table'

/** As many as are walked through at once. */
const AT_ONCE = 200

/** What others recorded and nobody verified, the oldest first: each is looked at, with its scan beside. */
export function VerificationQueue() {
  const texts = useWords(queueWords)
  const me = useMe()
  const { id } = useSearch({ strict: false }) as { id?: string }
  const navigate = useNavigate()
  const query = { state: 'recorded', sort: 'createdAt', limit: AT_ONCE, retreatId: useRetreatId() }
  const { data } = useSuspenseQuery(disbursementsQuery(query))
  const waiting = data.items.filter(({ makers }) => makers.every((maker) => maker.id !== me.id))
  const here = Math.max(
    0,
    waiting.findIndex((each) => each.id === id),
  )
  const shown = waiting[here]
  const open = (at: number) => {
    const next = waiting[at]
    if (next) void navigate({ to: '.', search: { id: next.id }, replace: true })
  }
  if (shown === undefined)
    return (
      <Page title={texts.title}>
        <div className="notice positive">
          <p>
            <strong>{texts.nothing}</strong>
          </p>
          <p>
            <Link to="/penerimaan">{texts.toList}</Link>
          </p>
        </div>
      </Page>
    )
  return (
    <Page
      title={texts.title}
      actions={
        <div className="row no-print">
          <Button onClick={() => open(here - 1)}>{texts.previous}</Button>
          <span>{texts.place(here + 1, waiting.length)}</span>
          <Button onClick={() => open(here + 1)}>{texts.next}</Button>
        </div>
      }
    >
      <InQueue
        key={shown.id}
        id={shown.id}
        onNext={() => open(here + 1)}
        onPrevious={() => open(here - 1)}
        onDecided={() => open(here + 1)}
      />
    </Page>
  )
}

interface InQueueProps {
  id: string
  onNext: () => void
  onPrevious: () => void
  onDecided: () => void
}

function InQueue({ id, onNext, onPrevious, onDecided }: InQueueProps) {
  const texts = useWords(queueWords)
  const pages = useWords(pageWords)
  const deeds = useWords(deedWords)
  const { data } = useQuery(disbursementQuery(id))
  const [deed, setDeed] = useState<'verification' | 'rejection'>()
  const disbursement = data?.data
  const can = (action: string) =>
    disbursement?.allowedActions?.some((each) => each.action === action && each.allowed) ?? false
  useShortcuts({
    s: () => can('verification') && setDeed('verification'),
    t: () => can('rejection') && setDeed('rejection'),
    n: onNext,
    p: onPrevious,
  })
  if (data === undefined || disbursement === undefined) return null
  return (
    <div className="beside">
      <AttachedDocuments type="disbursements" id={id} />
      <div className="stack">
        <RecordActions
          allowed={disbursement.allowedActions}
          actions={[
            {
              action: 'verification',
              operation: 'disbursements.verify',
              label: deeds.labels.verification,
              kind: 'primary',
              onChoose: () => setDeed('verification'),
            },
            {
              action: 'rejection',
              operation: 'disbursements.verify',
              label: deeds.labels.rejection,
              kind: 'danger',
              onChoose: () => setDeed('rejection'),
            },
          ]}
        />
        <DisbursementFacts disbursement={disbursement} />
        <SplitTable title={pages.standing} split={disbursement.standing} />
        <p className="quiet no-print">{texts.keys}</p>
      </div>
      {deed && (
        <DisbursementDeed
          deed={deed}
          disbursement={disbursement}
          etag={data.etag}
          onDone={onDecided}
          onClose={() => setDeed(undefined)}
        />
      )}
    </div>
  )
}
