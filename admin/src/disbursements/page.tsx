import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { dayInWords, instantInWords } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { spellRupiah } from '../shared/spell-rupiah'
import { useLanguage, useWords } from '../shell/language'
import { Page } from '../shell/page'
import { RecordActions } from '../shell/record-actions'
import { RecordLink } from '../shell/record-link'
import { Fact, Facts } from '../ui/facts'
import { deedWords } from './deed-words'
import { DisbursementDeed } from './deeds'
import { pageWords } from './page-words'
import { type Disbursement, disbursementQuery } from './queries'
import { SplitTable } from './split-table'
import { DisbursementState } from './state'
import { paperOf, words } from './words'

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
        <DisbursementFacts disbursement={disbursement} />
        <SplitTable title={texts.standing} split={disbursement.standing} />
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

/** In the order of the paper: who, how much, when, how it came, by which evidence. */
export function DisbursementFacts({ disbursement }: { disbursement: Disbursement }) {
  const names = useWords(words)
  const texts = useWords(pageWords)
  const language = useLanguage()
  const rupiah = (amount: number) => formatRupiah(amount, language)
  const { evidence, payer, original, makers, verifiedBy, rejectedBy } = disbursement
  return (
    <Facts>
      <Fact label={names.state}>
        <DisbursementState state={disbursement.state} />
      </Fact>
      <Fact label={names.evidenceNumber}>
        {paperOf(evidence, names.evidence)}
        {evidence.pages !== null && `, ${texts.pages(evidence.pages)}`}
      </Fact>
      <Fact label={names.receivedOn}>{dayInWords(disbursement.receivedOn, language)}</Fact>
      <Fact label={names.company}>
        <RecordLink type="company" id={disbursement.companyId}>
          {disbursement.companyName}
        </RecordLink>
      </Fact>
      <Fact label={names.amount}>
        <strong className="amount">{rupiah(disbursement.amount)}</strong>{' '}
        <span className="quiet">{spellRupiah(disbursement.amount, language)}</span>
      </Fact>
      <Fact label={texts.refunded}>{disbursement.refunded > 0 && rupiah(disbursement.refunded)}</Fact>
      <Fact label={names.channel}>{names.channels[disbursement.channel]}</Fact>
      <Fact label={names.form}>{names.forms[disbursement.form]}</Fact>
      <Fact label={texts.pledge}>
        <RecordLink type="pledge" id={disbursement.pledgeId}>
          {texts.toPledge}
        </RecordLink>
      </Fact>
      <Fact label={texts.account}>{evidence.accountNumber}</Fact>
      <Fact label={texts.documentTotal}>
        {evidence.documentTotal !== null
          ? rupiah(evidence.documentTotal)
          : disbursement.paperTotal && rupiah(disbursement.paperTotal.amount)}
      </Fact>
      <Fact label={texts.invoice}>{disbursement.invoiceNumber}</Fact>
      <Fact label={texts.payer}>
        {payer && `${payer.name}${payer.npwp === null ? '' : ` · NPWP ${payer.npwp}`}`}
      </Fact>
      <Fact label={texts.original}>
        {original &&
          `${original.currency} ${original.amount.toLocaleString(language)} × ${original.rate.toLocaleString(language)} (${original.rateSource})`}
      </Fact>
      <Fact label={texts.bookedOn}>
        {disbursement.bookedOn !== null && dayInWords(disbursement.bookedOn, language)}
      </Fact>
      <Fact label={texts.externalRef}>{disbursement.externalRef}</Fact>
      <Fact label={texts.differs}>{disbursement.differsFrom.map(({ reason }) => reason).join('; ')}</Fact>
      <Fact label={texts.makers}>
        {makers.map(({ name }) => name ?? texts.somebody).join(', ')},{' '}
        {instantInWords(disbursement.createdAt, language)}
      </Fact>
      <Fact label={texts.verifiedBy}>
        {verifiedBy !== null &&
          disbursement.verifiedAt !== null &&
          `${verifiedBy.name ?? texts.somebody}, ${instantInWords(disbursement.verifiedAt, language)}`}
      </Fact>
      <Fact label={texts.verificationNote}>{disbursement.verificationNote}</Fact>
      <Fact label={texts.rejectedBy}>{rejectedBy !== null && (rejectedBy.name ?? texts.somebody)}</Fact>
      <Fact label={texts.rejectionReason}>{disbursement.rejectionReason}</Fact>
      <Fact label={texts.reversalReason}>{disbursement.reversalReason}</Fact>
    </Facts>
  )
}
