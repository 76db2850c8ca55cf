import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../api/call'
import { todayInWita } from '../shared/calendar'
import { formatRupiah } from '../shared/rupiah'
import { DeedDialog } from '../shell/deed-dialog'
import { useLanguage, useWords } from '../shell/language'
import { DayField } from '../ui/day-field'
import { RupiahField } from '../ui/rupiah-field'
import { SelectField } from '../ui/select-field'
import { type DeedProps, readAnew } from './deed'
import { deedWords } from './deed-words'
import { pledgeOfReceiptQuery } from './queries'

/** In the lists of parts; the API's word for it is null. */
const UNALLOCATED = '-'

/** Moves money that came between lines of its pledge; of verified money it is a proposal. */
export function ReallocationDialog({ disbursement, etag, onClose }: DeedProps) {
  const texts = useWords(deedWords)
  const language = useLanguage()
  const { data: pledge } = useQuery(pledgeOfReceiptQuery(disbursement.pledgeId))
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const [amount, setAmount] = useState<number | null>(null)
  const [effectiveOn, setEffectiveOn] = useState<string | null>(todayInWita())
  const isProposal = disbursement.state === 'verified'
  const { allocations, unallocated } = disbursement.standing
  const sources = [
    ...allocations.map(({ lineCode, amount: there }) => ({ value: lineCode, there })),
    { value: UNALLOCATED, there: unallocated },
  ].filter(({ there }) => there > 0)
  const targets = [...(pledge?.allocations ?? []).map(({ lineCode }) => lineCode), UNALLOCATED]
  const partOf = (value: string | null) => (value === UNALLOCATED ? null : value)
  const nameOf = (value: string) => (value === UNALLOCATED ? texts.unallocated : value)
  const moves = [{ from: partOf(from), to: partOf(to), amount: amount ?? 0 }]
  return (
    <DeedDialog
      title={texts.titles.reallocations}
      label={isProposal ? texts.propose : texts.save}
      text="reason"
      content={{ moves, effectiveOn }}
      send={({ text, idempotencyKey }) =>
        call('post', '/v1/disbursements/{id}/reallocations', {
          path: { id: disbursement.id },
          body: { moves, effectiveOn: effectiveOn ?? '', reason: text },
          ifMatch: etag,
          idempotencyKey,
        })
      }
      done={isProposal ? texts.proposed : texts.done.reallocations}
      onDone={() => readAnew(disbursement.id)}
      onClose={onClose}
    >
      {isProposal && <p className="notice">{texts.isProposal}</p>}
      <SelectField
        label={texts.from}
        pointer="/moves/0/from"
        value={from}
        onChange={setFrom}
        autoFocus
        options={sources.map(({ value, there }) => ({
          value,
          label: `${nameOf(value)} · ${formatRupiah(there, language)}`,
        }))}
      />
      <SelectField
        label={texts.to}
        pointer="/moves/0/to"
        value={to}
        onChange={setTo}
        options={targets.map((value) => ({ value, label: nameOf(value), isDisabled: value === from }))}
      />
      <RupiahField label={texts.amount} pointer="/moves/0/amount" value={amount} onChange={setAmount} />
      <DayField
        label={texts.effectiveOn}
        pointer="/effectiveOn"
        value={effectiveOn}
        onChange={setEffectiveOn}
        latest={todayInWita()}
      />
    </DeedDialog>
  )
}
