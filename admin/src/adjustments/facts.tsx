import { useQuery } from '@tanstack/react-query'
import { dayInWords, instantInWords } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { spellRupiah } from '../shared/spell-rupiah'
import { useLanguage, useWords } from '../shell/language'
import { RecordLink } from '../shell/record-link'
import { Fact, Facts } from '../ui/facts'
import { Table } from '../ui/table'
import { type Adjustment, pledgeOfProposalQuery } from './queries'
import { words } from './words'

/** What is proposed, by whom and why; of a pledge also what it promises now and afterwards. */
export function AdjustmentFacts({ adjustment }: { adjustment: Adjustment }) {
  const texts = useWords(words)
  const language = useLanguage()
  const day = (on: string | null) => on && dayInWords(on, language)
  const { amount, evidence } = adjustment
  return (
    <div className="stack">
      <Facts>
        <Fact label={texts.retreat}>{adjustment.retreatTitle}</Fact>
        <Fact label={texts.pledge}>
          {adjustment.pledgeId && <PledgeName id={adjustment.pledgeId} adjustment={adjustment} />}
        </Fact>
        <Fact label={texts.disbursement}>
          {adjustment.disbursementId && (
            <RecordLink type="disbursement" id={adjustment.disbursementId}>
              {texts.seeRecord}
            </RecordLink>
          )}
        </Fact>
        <Fact label={texts.amount}>
          {amount !== null && (
            <>
              <strong className="amount">{formatRupiah(amount, language)}</strong>
              <br />
              <span className="quiet">{spellRupiah(amount, language)}</span>
            </>
          )}
        </Fact>
        <Fact label={texts.reason}>{adjustment.reason}</Fact>
        <Fact label={texts.note}>{adjustment.note}</Fact>
        <Fact label={texts.effectiveOn}>{day(adjustment.effectiveOn)}</Fact>
        <Fact label={texts.bookedOn}>{day(adjustment.bookedOn)}</Fact>
        <Fact label={texts.evidence}>{evidence?.number}</Fact>
        <Fact label={texts.endsPromise}>{adjustment.endsPromise && texts.endsPromiseYes}</Fact>
        <Fact label={texts.makers}>
          {adjustment.makers.map(({ id, name }) => name ?? id).join(', ')},{' '}
          {instantInWords(adjustment.createdAt, language)}
        </Fact>
        <Fact label={texts.decidedBy}>
          {adjustment.decidedBy &&
            adjustment.decidedAt &&
            `${adjustment.decidedBy.name ?? adjustment.decidedBy.id}, ${instantInWords(adjustment.decidedAt, language)}`}
        </Fact>
        <Fact label={texts.decisionNote}>{adjustment.decisionNote}</Fact>
      </Facts>
      {adjustment.instalments && (
        <Table
          caption={texts.instalments}
          isCaptionShown
          rows={adjustment.instalments.map((each, index) => ({ ...each, key: String(index) }))}
          keyOf={({ key }) => key}
          columns={[
            { key: 'dueOn', header: texts.dueOn, isHead: true, cell: ({ dueOn }) => day(dueOn) },
            {
              key: 'amount',
              header: texts.amount,
              isAmount: true,
              cell: (each) => formatRupiah(each.amount, language),
            },
          ]}
        />
      )}
    </div>
  )
}

function PledgeName({ id, adjustment }: { id: string; adjustment: Adjustment }) {
  const texts = useWords(words)
  const language = useLanguage()
  const { data } = useQuery(pledgeOfProposalQuery(id))
  if (data === undefined) return null
  const { companyName, letterNumber, total } = data.data
  const after = totalAfter(adjustment, total)
  return (
    <>
      <RecordLink type="pledge" id={id}>
        {texts.pledgeOf(companyName ?? '', letterNumber)}
      </RecordLink>
      {after !== undefined && (
        <>
          <br />
          {texts.before}: {formatRupiah(total, language)}. {texts.after}: {formatRupiah(after, language)}.
        </>
      )}
    </>
  )
}

/** What the pledge would promise; undefined where the proposal does not touch that, or was decided. */
function totalAfter({ kind, state, amount, endsPromise }: Adjustment, total: number): number | undefined {
  if (state !== 'proposed' || amount === null) return undefined
  if (kind === 'amendment') return total + amount
  return kind === 'write_off' || (kind === 'refund' && endsPromise) ? total - amount : undefined
}
