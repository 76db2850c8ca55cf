import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { AttachedDocuments } from '../shell/attached-documents'
import { History } from '../shell/history'
import { useWords } from '../shell/language'
import { Page } from '../shell/page'
import { RecordActions } from '../shell/record-actions'
import { readAnew } from './deed'
import { deedWords } from './deed-words'
import { DisbursementDeed } from './deeds'
import { DisbursementFacts } from './facts'
import { pageWords } from './page-words'
import { disbursementQuery, historyQuery } from './queries'
import { SplitTable } from './split-table'
import { words } from './words'

export type Deed = 'verification' | 'rejection' | 'reversal' | 'refunds' | 'reallocations' | 'change'

/** One receipt: what was handed over, where it stands, its paper beside it, and what can be done with it. */
export function DisbursementPage() {
  const { id } = useParams({ from: '/framed/penerimaan/$id' })
  const { data } = useSuspenseQuery(disbursementQuery(id))
  const texts = useWords(pageWords)
  const deeds = useWords(deedWords)
  const [deed, setDeed] = useState<Deed>()
  const disbursement = data.data
  const action = (
    name: Deed,
    operation: 'disbursements.write' | 'disbursements.verify' | 'adjustments.propose',
  ) => ({
    action: name,
    operation,
    label: deeds.labels[name],
    onChoose: () => setDeed(name),
  })
  return (
    <Page title={texts.title(disbursement.evidence.number)}>
      <div className="stack">
        <RecordActions
          allowed={disbursement.allowedActions}
          actions={[
            { ...action('verification', 'disbursements.verify'), kind: 'primary' },
            { ...action('rejection', 'disbursements.verify'), kind: 'danger' },
            action('change', 'disbursements.write'),
            action('reallocations', 'disbursements.write'),
            action('refunds', 'adjustments.propose'),
            { ...action('reversal', 'disbursements.write'), kind: 'danger' },
          ]}
        />
        <div className="beside">
          <div className="stack">
            <DisbursementFacts disbursement={disbursement} />
            <SplitTable title={texts.standing} split={disbursement.standing} />
          </div>
          <AttachedDocuments type="disbursements" id={id} onChanged={() => readAnew(id)} />
        </div>
        <RecordHistory id={id} />
      </div>
      {deed && (
        <DisbursementDeed
          deed={deed}
          disbursement={disbursement}
          etag={data.etag}
          onClose={() => setDeed(undefined)}
        />
      )}
    </Page>
  )
}

function RecordHistory({ id }: { id: string }) {
  const { states, channels, forms, evidence } = useWords(words)
  const { data = [] } = useQuery(historyQuery(id))
  return <History items={data.toReversed()} names={{ ...states, ...channels, ...forms, ...evidence }} />
}
