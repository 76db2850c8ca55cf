import { useState } from 'react'
import { call } from '../api/call'
import { todayInWita } from '../shared/calendar'
import { DeedDialog } from '../shell/deed-dialog'
import { useWords } from '../shell/language'
import { DayField } from '../ui/day-field'
import { RupiahField } from '../ui/rupiah-field'
import { SelectField } from '../ui/select-field'
import { TextField } from '../ui/text-field'
import { type DeedProps, readAnew } from './deed'
import { deedWords } from './deed-words'
import { optionsOf, words } from './words'

/** Money that left again: a proposal, with the evidence of its leaving. */
export function RefundDialog({ disbursement, etag, onClose }: DeedProps) {
  const texts = useWords(deedWords)
  const names = useWords(words)
  const [amount, setAmount] = useState<number | null>(null)
  const [refundedOn, setRefundedOn] = useState<string | null>(null)
  const [kind, setKind] = useState<keyof typeof names.evidence | null>('bank_transfer')
  const [number, setNumber] = useState('')
  const [endsPromise, setEndsPromise] = useState(false)
  const evidence = { kind: kind ?? 'bank_transfer', number }
  const refund = { amount: amount ?? 0, refundedOn: refundedOn ?? '', evidence, endsPromise }
  return (
    <DeedDialog
      title={texts.titles.refunds}
      label={texts.propose}
      text="reason"
      content={refund}
      send={({ text, idempotencyKey }) =>
        call('post', '/v1/disbursements/{id}/refunds', {
          path: { id: disbursement.id },
          body: { ...refund, reason: text },
          ifMatch: etag,
          idempotencyKey,
        })
      }
      done={texts.done.refunds}
      onDone={() => readAnew(disbursement.id)}
      onClose={onClose}
    >
      <RupiahField label={texts.amount} pointer="/amount" value={amount} onChange={setAmount} autoFocus />
      <DayField
        label={texts.refundedOn}
        pointer="/refundedOn"
        value={refundedOn}
        onChange={setRefundedOn}
        latest={todayInWita()}
        earliest={disbursement.receivedOn}
      />
      <SelectField
        label={texts.evidenceKind}
        pointer="/evidence/kind"
        value={kind}
        onChange={setKind}
        options={optionsOf(names.evidence)}
      />
      <TextField
        label={texts.evidenceNumber}
        pointer="/evidence/number"
        value={number}
        onChange={setNumber}
        maxLength={100}
      />
      <label className="row">
        <input
          type="checkbox"
          checked={endsPromise}
          onChange={(event) => setEndsPromise(event.target.checked)}
        />
        {texts.endsPromise}
      </label>
    </DeedDialog>
  )
}
