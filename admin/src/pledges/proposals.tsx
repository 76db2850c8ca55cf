import { useState } from 'react'
import { call, type Schemas } from '../api/call'
import { formatRupiah } from '../shared/rupiah'
import { DeedDialog } from '../shell/deed-dialog'
import { useLanguage, useWords } from '../shell/language'
import { RupiahField } from '../ui/rupiah-field'
import { SelectField } from '../ui/select-field'
import { TextField } from '../ui/text-field'
import { type Days, daysOf, EffectiveDays } from './effective-days'
import { LineField, UNALLOCATED } from './line-field'
import { words } from './proposal-words'
import type { Pledge } from './queries'
import { optionsOf } from './words'

export interface ProposalProps {
  pledge: Pledge
  /** Of what was shown. */
  etag: string | undefined
  onDone: () => Promise<unknown>
  onClose: () => void
}

const noDays: Days = { effectiveOn: null, bookedOn: null }
const asDryRun = { query: { dryRun: 'true' } } as const

/** What was promised becomes more or less: somebody else decides. */
export function AmendPledge({ pledge, etag, onDone, onClose }: ProposalProps) {
  const texts = useWords(words)
  const language = useLanguage()
  const [direction, setDirection] = useState<keyof typeof texts.directions | null>('add')
  const [amount, setAmount] = useState<number | null>(null)
  const [line, setLine] = useState<string | null>(UNALLOCATED)
  const [days, setDays] = useState(noDays)
  const isAdded = direction === 'add'
  const delta = (isAdded ? 1 : -1) * (amount ?? 0)
  const onLine = line !== UNALLOCATED && line !== null && { allocations: [{ lineCode: line, amount }] }
  const path = { id: pledge.id }
  const bodyOf = (reason: string) =>
    ({ delta, reason, ...daysOf(days), ...onLine }) as Schemas['NewAmendment']
  return (
    <DeedDialog
      title={texts.amend}
      label={texts.propose}
      text="reason"
      isWide
      content={{ delta, line, days }}
      foresee={async ({ text }) =>
        (await call('post', '/v1/pledges/{id}/amendments', { path, body: bodyOf(text), ...asDryRun })).data
      }
      send={({ text, idempotencyKey }) => {
        const given = { path, body: bodyOf(text), ifMatch: etag, idempotencyKey }
        return call('post', '/v1/pledges/{id}/amendments', given)
      }}
      done={texts.proposed}
      onDone={onDone}
      onClose={onClose}
    >
      <SelectField
        label={texts.direction}
        value={direction}
        onChange={setDirection}
        options={optionsOf(texts.directions)}
        autoFocus
      />
      <RupiahField label={texts.delta} pointer="/delta" value={amount} onChange={setAmount} />
      {amount !== null && (
        <p>
          {texts.becomes(formatRupiah(pledge.total, language), formatRupiah(pledge.total + delta, language))}
        </p>
      )}
      <LineField
        label={isAdded ? texts.lineCode : texts.takenFrom}
        pointer="/allocations"
        retreatId={pledge.retreatId}
        value={line}
        onChange={setLine}
        {...(!isAdded && { unallocated: texts.bySplit })}
      />
      <EffectiveDays days={days} onChange={setDays} />
    </DeedDialog>
  )
}

/** What is outstanding is given up: somebody else decides. */
export function WriteOffPledge({ pledge, etag, onDone, onClose }: ProposalProps) {
  const texts = useWords(words)
  const language = useLanguage()
  const [amount, setAmount] = useState<number | null>(null)
  const [reason, setReason] = useState<keyof typeof texts.writeOffReasons | null>(null)
  const [note, setNote] = useState('')
  const [days, setDays] = useState(noDays)
  const path = { id: pledge.id }
  const said = note.trim() === '' ? {} : { note }
  const body = { amount, reason, ...said, ...daysOf(days) } as Schemas['NewWriteOff']
  const isTooMuch = amount !== null && amount > pledge.outstanding
  return (
    <DeedDialog
      title={texts.writeOff}
      label={texts.propose}
      isWide
      content={body}
      foresee={async () =>
        (await call('post', '/v1/pledges/{id}/write-offs', { path, body, ...asDryRun })).data
      }
      send={({ idempotencyKey }) => {
        const given = { path, body, ifMatch: etag, idempotencyKey }
        return call('post', '/v1/pledges/{id}/write-offs', given)
      }}
      done={texts.proposed}
      onDone={onDone}
      onClose={onClose}
    >
      <RupiahField
        label={texts.amount}
        pointer="/amount"
        value={amount}
        onChange={setAmount}
        error={isTooMuch ? texts.tooMuch(formatRupiah(pledge.outstanding, language)) : undefined}
        autoFocus
      />
      <SelectField
        label={texts.writeOffReason}
        pointer="/reason"
        value={reason}
        onChange={setReason}
        options={optionsOf(texts.writeOffReasons)}
      />
      <TextField
        label={texts.note}
        pointer="/note"
        isOptional
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={500}
      />
      <EffectiveDays days={days} onChange={setDays} />
    </DeedDialog>
  )
}

/** What was not handed over yet goes to another line; it happens at once. */
export function ReallocatePledge({ pledge, etag, onDone, onClose }: ProposalProps) {
  const texts = useWords(words)
  const language = useLanguage()
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const [amount, setAmount] = useState<number | null>(null)
  const [days, setDays] = useState(noDays)
  const path = { id: pledge.id }
  const move = { from: codeOf(from), to: codeOf(to), amount: Number(amount) }
  const bodyOf = (reason: string): Schemas['NewReallocation'] => ({
    moves: [move],
    reason,
    ...daysOf(days),
  })
  const open = [
    ...(pledge.unallocated > 0 ? [{ value: UNALLOCATED, label: texts.unallocated }] : []),
    ...pledge.allocations.map(({ lineCode, amount: promised, received }) => ({
      value: lineCode,
      label: `${lineCode} · ${formatRupiah(promised - received, language)}`,
      isDisabled: promised === received,
    })),
  ]
  return (
    <DeedDialog
      title={texts.reallocate}
      label={texts.move}
      text="reason"
      isWide
      content={{ move, days }}
      foresee={async ({ text }) => {
        const given = { path, body: bodyOf(text), ...asDryRun }
        const { data } = await call('post', '/v1/pledges/{id}/reallocations', given)
        return { warnings: data.warnings ?? [] }
      }}
      send={({ text, idempotencyKey }) => {
        const given = { path, body: bodyOf(text), ifMatch: etag, idempotencyKey }
        return call('post', '/v1/pledges/{id}/reallocations', given)
      }}
      done={texts.moved}
      onDone={onDone}
      onClose={onClose}
    >
      <SelectField
        label={texts.from}
        pointer="/moves/0/from"
        value={from}
        onChange={setFrom}
        options={open}
        autoFocus
      />
      <LineField
        label={texts.to}
        pointer="/moves/0/to"
        retreatId={pledge.retreatId}
        value={to}
        onChange={setTo}
      />
      <RupiahField label={texts.amount} pointer="/moves/0/amount" value={amount} onChange={setAmount} />
      <EffectiveDays days={days} onChange={setDays} />
    </DeedDialog>
  )
}

function codeOf(part: string | null): string | null {
  return part === UNALLOCATED ? null : part
}
