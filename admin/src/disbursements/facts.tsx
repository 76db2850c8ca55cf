import { dayInWords, instantInWords } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { spellRupiah } from '../shared/spell-rupiah'
import { useLanguage, useWords } from '../shell/language'
import { RecordLink } from '../shell/record-link'
import { Fact, Facts } from '../ui/facts'
import { pageWords } from './page-words'
import type { Disbursement } from './queries'
import { DisbursementState } from './state'
import { paperOf, words } from './words'

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
