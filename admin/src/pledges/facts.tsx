import type { Schemas } from '../api/call'
import { dayInWords, instantInWords } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { spellRupiah } from '../shared/spell-rupiah'
import { useLanguage, useWords } from '../shell/language'
import { RecordLink } from '../shell/record-link'
import { Fact, Facts } from '../ui/facts'
import type { Pledge } from './queries'
import { words } from './words'

/** What the letter says, in its order; then what became of it. */
export function PledgeFacts({ pledge }: { pledge: Pledge }) {
  const texts = useWords(words)
  const language = useLanguage()
  const day = (on: string | null | undefined) => on && dayInWords(on, language)
  const rupiah = (amount: number) => formatRupiah(amount, language)
  const isAltered = pledge.amended !== 0 || pledge.writtenOff !== 0
  return (
    <Facts>
      <Fact label={texts.letterNumber}>{pledge.letterNumber}</Fact>
      <Fact label={texts.pledgedOn}>{day(pledge.pledgedOn)}</Fact>
      <Fact label={texts.company}>
        <RecordLink type="company" id={pledge.companyId}>
          {pledge.companyName ?? pledge.companyId}
        </RecordLink>
      </Fact>
      <Fact label={texts.form}>{texts.forms[pledge.form]}</Fact>
      <Fact label={texts.valuationBasis}>{pledge.valuationBasis && texts.bases[pledge.valuationBasis]}</Fact>
      <Fact label={texts.amount}>
        <strong className="amount">{rupiah(pledge.amount)}</strong>
        <br />
        <span className="quiet">{spellRupiah(pledge.amount, language)}</span>
      </Fact>
      <Fact label={texts.letterAmount}>{pledge.letterAmount && rupiah(pledge.letterAmount)}</Fact>
      {isAltered && (
        <>
          <Fact label={texts.amended}>{signed(pledge.amended, language)}</Fact>
          <Fact label={texts.writtenOff}>{rupiah(pledge.writtenOff)}</Fact>
          <Fact label={texts.total}>
            <strong>{rupiah(pledge.total)}</strong>
          </Fact>
        </>
      )}
      {pledge.state === 'active' && (
        <>
          <Fact label={texts.received}>{rupiah(pledge.received)}</Fact>
          <Fact label={texts.verified}>{rupiah(pledge.verified)}</Fact>
          <Fact label={texts.outstanding}>{rupiah(pledge.outstanding)}</Fact>
        </>
      )}
      <Fact label={texts.bookedOn}>{day(pledge.bookedOn)}</Fact>
      <Fact label={texts.externalRef}>{pledge.externalRef}</Fact>
      <Fact label={texts.replaces}>
        {pledge.replaces && (
          <RecordLink type="pledge" id={pledge.replaces}>
            {texts.replacedPledge}
          </RecordLink>
        )}
      </Fact>
      <Fact label={texts.differsFrom}>{pledge.differsFrom.map(({ reason }) => reason).join(' · ')}</Fact>
      <Fact label={texts.makers}>{pledge.makers.map(nameOf).join(', ')}</Fact>
      <Fact label={texts.decidedBy}>
        {pledge.decidedBy &&
          pledge.decidedAt &&
          `${nameOf(pledge.decidedBy)}, ${instantInWords(pledge.decidedAt, language)}`}
      </Fact>
      <Fact label={texts.decisionNote}>{pledge.decisionNote}</Fact>
      <Fact label={texts.withdrawalReason}>{pledge.withdrawalReason}</Fact>
      <Fact label={texts.discardingReason}>{pledge.discardingReason}</Fact>
      <Fact label={texts.cancellation}>
        {pledge.cancellation && `${day(pledge.cancellation.cancelledOn)}: ${pledge.cancellation.reason}`}
      </Fact>
    </Facts>
  )
}

function nameOf({ id, name }: Schemas['Person']): string {
  return name ?? id
}

function signed(amount: number, language: 'id' | 'en'): string {
  return `${amount < 0 ? '−' : '+'}${formatRupiah(Math.abs(amount), language)}`
}

export function AgreementFacts({ agreement }: Pick<Pledge, 'agreement'>) {
  const texts = useWords(words)
  const language = useLanguage()
  if (agreement === null) return <p className="quiet">{texts.noAgreement}</p>
  const said = ({ kind, number, signedOn }: Pick<typeof agreement, 'kind' | 'number' | 'signedOn'>) =>
    `${texts.agreements[kind]} ${number}, ${dayInWords(signedOn, language)}`
  return (
    <ul className="plain-list">
      <li>{said(agreement)}</li>
      {agreement.addenda.map((addendum) => (
        <li key={addendum.number}>
          {texts.addendum}: {said(addendum)} – {addendum.reason}
        </li>
      ))}
    </ul>
  )
}
