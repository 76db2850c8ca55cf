/** Report D: the cash-book of receipts in the order of their days, with what was taken back and what left again. */
import { type SQL, sql } from 'drizzle-orm'
import { companiesOn } from '../companies/companies-as-closed.ts'
import {
  type NamedCompany,
  namedCompany,
  nameInReports,
  withPredecessors,
} from '../companies/name-in-reports.ts'
import { channelLabels, formLabels } from '../coverage/labels.ts'
import type { Tx } from '../platform/db/client.ts'
import { readPages } from '../platform/db/read-pages.ts'
import type { Language } from '../platform/shared/language.ts'
import { type Channel, channel, type Form, form } from '../platform/shared/measures.ts'
import { sum } from '../platform/shared/rupiah.ts'
import type { BothLanguages } from '../platform/shared/wire.ts'
import { column } from '../platform/tables/table.ts'
import type { Scope } from './read-scope.ts'
import { reportOverPeriod } from './report-over-period.ts'

const columns = {
  number: column('number', 'No', 'No.'),
  bookedOn: column('date', 'Tanggal buku', 'Booked on'),
  documentDate: column('date', 'Tanggal bukti', 'Evidence date'),
  kind: column('text', 'Uraian', 'Kind'),
  company: column('text', 'Nama perusahaan', 'Company'),
  letterNumber: column('text', 'Nomor surat komitmen', 'Pledge letter'),
  form: column('text', 'Bentuk', 'Form'),
  channel: column('text', 'Jalur', 'Channel'),
  evidence: column('text', 'Nomor bukti', 'Evidence'),
  incoming: column('rupiah', 'Masuk', 'In'),
  outgoing: column('rupiah', 'Keluar', 'Out'),
  balance: column('rupiah', 'Saldo jalur dan bentuk itu', 'Balance of channel and form'),
  verified: column('rupiah', 'Diverifikasi', 'Verified'),
}

type MovementKind = 'receipt' | 'correction' | 'rejection' | 'refund'
const kinds: Record<MovementKind, BothLanguages> = {
  receipt: { id: 'Penerimaan', en: 'Receipt' },
  correction: { id: 'Pembatalan pencatatan', en: 'Reversal' },
  rejection: { id: 'Penolakan', en: 'Rejection' },
  refund: { id: 'Pengembalian', en: 'Refund' },
}

/** Read while it is written out: it may have any number of rows. */
export const receipts = reportOverPeriod({
  name: 'receipts',
  operationId: 'reportReceipts',
  summary: 'Cash-book of receipts, with reversals and refunds',
  title: { id: 'Buku Pembantu Penerimaan CSR', en: 'Cash-book of CSR receipts' },
  columns,
  rows: keepBook,
})

const emptyRow = Object.fromEntries(Object.keys(columns).map((key) => [key, null])) as Record<
  keyof typeof columns,
  null
>

/**
 * The opening balances, and row by row the balance after it; then what came and went in all. A balance is of one channel and form:
 * what was handed over in kind is no money in an account.
 */
async function* keepBook(tx: Tx, scope: Scope, language: Language) {
  const inLanguage = (id: string, en: string) => (language === 'id' ? id : en)
  const labelsOf = ({ form, channel }: Part) => ({
    form: formLabels[form][language],
    channel: channelLabels[channel][language],
  })
  const openings = await readOpenings(tx, scope)
  const parts = new Map<string, PartOfBook>(openings.map((part) => [keyOf(part), { ...part, ...nothing }]))
  const opened = { ...emptyRow, bookedOn: scope.from, kind: inLanguage('Saldo awal', 'Opening balance') }
  yield openings.length === 0
    ? [{ ...opened, balance: 0 }]
    : openings.map((part) => ({ ...opened, ...labelsOf(part), balance: part.opening }))
  let number = 0
  for await (const movements of readPages<Movement>(tx, movementsOf(scope))) {
    yield movements.map(({ amount, ...movement }) => {
      number += 1
      const part = parts.get(keyOf(movement)) ?? { ...movement, opening: 0, ...nothing }
      part.incoming += Math.max(amount, 0)
      part.outgoing += Math.max(-amount, 0)
      part.verified += movement.verified ?? 0
      parts.set(keyOf(movement), part)
      return {
        ...movement,
        ...labelsOf(movement),
        number,
        company: nameInReports(movement, language),
        kind: kinds[movement.kind][language],
        incoming: amount > 0 ? amount : null,
        outgoing: amount < 0 ? -amount : null,
        balance: balanceOf(part),
      }
    })
  }
  const inOrder = [...parts.values()].toSorted((one, other) => placeOf(one) - placeOf(other))
  const all = { incoming: 0, outgoing: 0, verified: 0 }
  for (const part of inOrder) for (const key of measures) all[key] += part[key]
  const closing = sum(inOrder.map(balanceOf))
  return {
    totals: [
      { kind: inLanguage('Jumlah', 'Total'), ...all },
      { kind: inLanguage('Saldo akhir', 'Closing balance'), balance: closing },
      ...inOrder.map((part) => ({
        kind: inLanguage('– di antaranya', '– of which'),
        ...labelsOf(part),
        ...pick(part),
        balance: balanceOf(part),
      })),
    ],
    stated: {
      label: { id: 'Saldo akhir penerimaan', en: 'Closing balance of receipts' },
      amount: closing,
    },
  }
}

interface Part {
  channel: Channel
  form: Form
}

const measures = ['incoming', 'outgoing', 'verified'] as const
const nothing = { incoming: 0, outgoing: 0, verified: 0 }

/** Of one channel and form: what was there before the period, and what came, went and is verified since. Whole rupiah. */
interface PartOfBook extends Part, Record<(typeof measures)[number], number> {
  opening: number
}

function keyOf({ channel, form }: Part): string {
  return `${channel} ${form}`
}

/** Channels in their order, each with its forms in theirs. */
function placeOf(part: Part): number {
  return (
    channel.enumValues.indexOf(part.channel) * form.enumValues.length + form.enumValues.indexOf(part.form)
  )
}

function balanceOf({ opening, incoming, outgoing }: PartOfBook): number {
  return opening + incoming - outgoing
}

function pick({ incoming, outgoing, verified }: PartOfBook) {
  return { incoming, outgoing, verified }
}

interface Movement extends NamedCompany, Part, Record<string, unknown> {
  kind: MovementKind
  bookedOn: string
  documentDate: string | null
  letterNumber: string
  evidence: string
  /** Below 0 where it took away. */
  amount: number
  /** What of a receipt was verified and stands at the end of the period. */
  verified: number | null
}

async function readOpenings(tx: Tx, { retreat, from }: Scope): Promise<(Part & { opening: number })[]> {
  const { rows } = await tx.execute<Part & { opening: number } & Record<string, unknown>>(sql`
    select channel, form, sum(amount)::int8 as opening from journal_entries
    where retreat_id = ${retreat.id} and measure = 'received' and effective_on < ${from}
    group by channel, form having sum(amount) <> 0 order by channel, form`)
  return rows
}

/** What one event did to one receipt on one day; moves between lines come to nothing and are left out. */
function movementsOf({ retreat, from, to }: Scope): SQL {
  return sql`
    with ${companiesOn({ retreatId: retreat.id, day: to })}, entries as (
      select * from journal_entries where retreat_id = ${retreat.id} and effective_on <= ${to}
    ), verified as (
      select disbursement_id, sum(amount)::int8 as amount from entries where measure = 'verified'
      group by disbursement_id
    ), movements as (
      select effective_on, event_id, disbursement_id, sum(amount)::int8 as amount
      from entries where measure = 'received' and effective_on >= ${from}
      group by effective_on, event_id, disbursement_id having sum(amount) <> 0
    ), booked as (
      select m.*, e.sequence, a.evidence_number as refund_evidence, a.effective_on as refunded_on,
        case
          when e.type = 'disbursement.recorded' then 'receipt'
          when e.type = 'disbursement.rejected' then 'rejection'
          when a.kind = 'refund' then 'refund'
          else 'correction'
        end as kind
      from movements m
      join events e on e.id = m.event_id
      left join adjustments a on e.subject_type = 'adjustment' and a.id::text = e.subject_id
    )
    select
      t.kind, t.effective_on::text as "bookedOn",
      coalesce(t.refunded_on, d.received_on)::text as "documentDate",
      ${namedCompany}, p.letter_number as "letterNumber", d.form, d.channel,
      coalesce(t.refund_evidence, d.evidence_number) as evidence,
      t.amount,
      case when t.kind = 'receipt' then coalesce(v.amount, 0) end as verified
    from booked t
    join disbursements d on d.id = t.disbursement_id
    join pledges p on p.id = d.pledge_id
    join companies c on c.id = d.company_id
    ${withPredecessors}
    left join verified v on v.disbursement_id = t.disbursement_id
    order by t.effective_on, t.sequence, t.disbursement_id`
}
