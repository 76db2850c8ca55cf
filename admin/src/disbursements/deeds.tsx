import { call } from '../api/call'
import { DeedDialog } from '../shell/deed-dialog'
import { useWords } from '../shell/language'
import { CorrectionDialog } from './correct-papers'
import { type DeedProps, readAnew } from './deed'
import { deedWords } from './deed-words'
import { ReallocationDialog } from './reallocate'
import { RefundDialog } from './refund'

/** The dialog of one deed with a receipt. */
export function DisbursementDeed({
  deed,
  ...props
}: DeedProps & { deed: 'verification' | 'rejection' | 'reversal' | 'refunds' | 'reallocations' | 'change' }) {
  switch (deed) {
    case 'verification':
    case 'rejection':
      return <Decision deed={deed} {...props} />
    case 'reversal':
      return <Reversal {...props} />
    case 'refunds':
      return <RefundDialog {...props} />
    case 'reallocations':
      return <ReallocationDialog {...props} />
    case 'change':
      return <CorrectionDialog {...props} />
  }
}

function Decision({
  deed,
  disbursement,
  etag,
  onDone,
  onClose,
}: DeedProps & { deed: 'verification' | 'rejection' }) {
  const texts = useWords(deedWords)
  const path = { id: disbursement.id }
  return (
    <DeedDialog
      title={texts.titles[deed]}
      label={texts.labels[deed]}
      kind={deed === 'verification' ? 'primary' : 'danger'}
      text={deed === 'verification' ? 'note' : 'reason'}
      send={({ text, idempotencyKey }) =>
        deed === 'verification'
          ? call('post', '/v1/disbursements/{id}/verification', {
              path,
              body: text === '' ? {} : { note: text },
              ifMatch: etag,
              idempotencyKey,
            })
          : call('post', '/v1/disbursements/{id}/rejection', {
              path,
              body: { reason: text },
              ifMatch: etag,
              idempotencyKey,
            })
      }
      done={texts.done[deed]}
      onDone={async () => {
        onDone?.()
        await readAnew(disbursement.id)
      }}
      onRefused={() => readAnew(disbursement.id)}
      onClose={onClose}
    />
  )
}

function Reversal({ disbursement, etag, onClose }: DeedProps) {
  const texts = useWords(deedWords)
  const isProposal = disbursement.state === 'verified'
  return (
    <DeedDialog
      title={texts.titles.reversal}
      label={isProposal ? texts.propose : texts.labels.reversal}
      kind="danger"
      text="reason"
      send={({ text, idempotencyKey }) =>
        call('post', '/v1/disbursements/{id}/reversal', {
          path: { id: disbursement.id },
          body: { reason: text },
          ifMatch: etag,
          idempotencyKey,
        })
      }
      done={isProposal ? texts.proposed : texts.done.reversal}
      onDone={() => readAnew(disbursement.id)}
      onRefused={() => readAnew(disbursement.id)}
      onClose={onClose}
    >
      {isProposal && <p className="notice">{texts.isProposal}</p>}
    </DeedDialog>
  )
}
