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
import type { Channel, Form } from '../platform/shared/measures.ts'
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
  balance: column('rupiah', 'Saldo', 'Balance'),
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

/** The opening balance, and row by row the balance after it; then what came and went in all. */
async function* keepBook(tx: Tx, scope: Scope, language: Language) {
  const opening = await readOpening(tx, scope)
  const inLanguage = (id: string, en: string) => (language === 'id' ? id : en)
  yield [
    {
      ...emptyRow,
      bookedOn: scope.from,
      kind: inLanguage('Saldo awal', 'Opening balance'),
      balance: opening,
    },
  ]
  const all = { number: 0, incoming: 0, outgoing: 0, verified: 0 }
  for await (const movements of readPages<Movement>(tx, movementsOf(scope))) {
    yield movements.map(({ amount, ...movement }) => {
      all.number += 1
      all.incoming += Math.max(amount, 0)
      all.outgoing += Math.max(-amount, 0)
      all.verified += movement.verified ?? 0
      return {
        ...movement,
        number: all.number,
        company: nameInReports(movement, language),
        kind: kinds[movement.kind][language],
        form: formLabels[movement.form][language],
        channel: channelLabels[movement.channel][language],
        incoming: amount > 0 ? amount : null,
        outgoing: amount < 0 ? -amount : null,
        balance: opening + all.incoming - all.outgoing,
      }
    })
  }
  const closing = opening + all.incoming - all.outgoing
  const { incoming, outgoing, verified } = all
  return {
    totals: [
      { kind: inLanguage('Jumlah', 'Total'), incoming, outgoing, verified },
      { kind: inLanguage('Saldo akhir', 'Closing balance'), balance: closing },
    ],
    stated: {
      label: { id: 'Saldo akhir penerimaan', en: 'Closing balance of receipts' },
      amount: closing,
    },
  }
}

interface Movement extends NamedCompany, Record<string, unknown> {
  kind: MovementKind
  bookedOn: string
  documentDate: string | null
  letterNumber: string
  form: Form
  channel: Channel
  evidence: string
  /** Below 0 where it took away. */
  amount: number
  /** What of a receipt was verified and stands at the end of the period. */
  verified: number | null
}

async function readOpening(tx: Tx, { retreat, from }: Scope): Promise<number> {
  const { rows } = await tx.execute<{ opening: number }>(sql`
    select coalesce(sum(amount), 0)::int8 as opening from journal_entries
    where retreat_id = ${retreat.id} and measure = 'received' and effective_on < ${from}`)
  return rows[0]?.opening ?? 0
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
