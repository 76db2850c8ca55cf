/** Report A: what every pledge promised, and what was handed over of it before and in a period. */
import { sql } from 'drizzle-orm'
import { channelLabels, formLabels, sectorOf } from '../coverage/labels.ts'
import type { Tx } from '../db/client.ts'
import type { Channel, Form } from '../journal/measures.ts'
import { percent, sum } from '../shared/rupiah.ts'
import { column } from '../tables/table.ts'
import type { Scope } from './read-scope.ts'
import { reportOverPeriod } from './report-over-period.ts'

const columns = {
  number: column('number', 'No', 'No.'),
  company: column('text', 'Nama perusahaan', 'Company'),
  npwp: column('text', 'NPWP', 'NPWP'),
  sector: column('text', 'Sektor (KBLI)', 'Sector (KBLI)'),
  letterNumber: column('text', 'Nomor surat komitmen', 'Pledge letter'),
  pledgedOn: column('date', 'Tanggal surat', 'Letter date'),
  agreementNumber: column('text', 'Nomor perjanjian/NPHD', 'Agreement'),
  signedOn: column('date', 'Tanggal perjanjian', 'Signed on'),
  form: column('text', 'Bentuk', 'Form'),
  pledged: column('rupiah', 'Komitmen', 'Pledged'),
  before: column('rupiah', 'Realisasi s.d. periode lalu', 'Received before the period'),
  period: column('rupiah', 'Realisasi periode ini', 'Received in the period'),
  received: column('rupiah', 'Realisasi s.d. periode ini', 'Received to date'),
  verified: column('rupiah', 'Diverifikasi s.d. periode ini', 'Verified to date'),
  outstanding: column('rupiah', 'Sisa komitmen', 'Outstanding'),
  percent: column('percent', 'Persentase', 'Percent'),
  channels: column('text', 'Jalur', 'Channel'),
  evidence: column('text', 'Nomor bukti (STS/BAST)', 'Evidence'),
  remark: column('text', 'Keterangan', 'Remark'),
}

const remarks = {
  fulfilled: { id: 'Terealisasi', en: 'Fulfilled' },
  partly: { id: 'Terealisasi sebagian', en: 'Partly fulfilled' },
  open: { id: 'Belum terealisasi', en: 'Nothing received yet' },
}

export const pledgeRealisation = reportOverPeriod({
  name: 'pledge-realisation',
  operationId: 'reportPledgeRealisation',
  summary: 'What every pledge promised, and what was handed over of it in a period',
  title: { id: 'Laporan Realisasi Komitmen CSR', en: 'Realisation of CSR pledges' },
  columns,
  async tell(tx, scope, language) {
    const pledges = await readPledges(tx, scope)
    const total = (pick: (pledge: PledgeRealised) => number) => sum(pledges.map(pick))
    const pledged = total((pledge) => pledge.pledged)
    const received = total((pledge) => pledge.received)
    return {
      rows: pledges.map((pledge, index) => ({
        ...pledge,
        number: index + 1,
        sector: `${sectorOf(pledge).label} (${pledge.kbliCode})`,
        form: formLabels[pledge.form][language],
        outstanding: pledge.pledged - pledge.received,
        percent: percent(pledge.received, pledge.pledged),
        channels: pledge.channels.map((each) => channelLabels[each][language]).join(', ') || null,
        remark: remarkOn(pledge)[language],
      })),
      totals: [
        {
          company: language === 'id' ? 'Jumlah' : 'Total',
          pledged,
          before: total((pledge) => pledge.before),
          period: total((pledge) => pledge.period),
          received,
          verified: total((pledge) => pledge.verified),
          outstanding: pledged - received,
          percent: percent(received, pledged),
        },
      ],
      stated: { label: { id: 'Realisasi s.d. periode ini', en: 'Received to date' }, amount: received },
    }
  },
})

function remarkOn({ pledged, received }: PledgeRealised) {
  if (received === 0) return remarks.open
  return received < pledged ? remarks.partly : remarks.fulfilled
}

interface PledgeRealised extends Record<string, unknown> {
  company: string
  npwp: string
  kbliVersion: string
  kbliCode: string
  letterNumber: string
  pledgedOn: string
  agreementNumber: string | null
  signedOn: string | null
  form: Form
  pledged: number
  before: number
  period: number
  received: number
  verified: number
  channels: Channel[]
  evidence: string | null
}

/** One row per pledge that counted by the last day; evidence of what still stood then. */
async function readPledges(tx: Tx, { retreat, from, to }: Scope): Promise<PledgeRealised[]> {
  const { rows } = await tx.execute<PledgeRealised>(sql`
    with entries as (
      select * from journal_entries where retreat_id = ${retreat.id} and effective_on <= ${to}
    ), realised as (
      select
        pledge_id,
        coalesce(sum(amount) filter (where measure = 'pledged'), 0)::int8 as pledged,
        coalesce(sum(amount) filter (where measure = 'received' and effective_on < ${from}), 0)::int8 as before,
        coalesce(sum(amount) filter (where measure = 'received' and effective_on >= ${from}), 0)::int8 as period,
        coalesce(sum(amount) filter (where measure = 'received'), 0)::int8 as received,
        coalesce(sum(amount) filter (where measure = 'verified'), 0)::int8 as verified
      from entries where pledge_id is not null group by pledge_id
    ), standing as (
      select disbursement_id from entries where measure = 'received' group by disbursement_id having sum(amount) > 0
    ), receipts as (
      select
        d.pledge_id,
        array_agg(distinct d.channel::text) as channels,
        string_agg(d.evidence_number, ', ' order by d.received_on, d.id) as evidence
      from standing s join disbursements d on d.id = s.disbursement_id group by d.pledge_id
    )
    select
      c.legal_name as company, c.npwp, c.kbli_version as "kbliVersion", c.kbli_code as "kbliCode",
      p.letter_number as "letterNumber", p.pledged_on::text as "pledgedOn",
      case when p.agreement_signed_on <= ${to} then p.agreement_number end as "agreementNumber",
      case when p.agreement_signed_on <= ${to} then p.agreement_signed_on::text end as "signedOn",
      p.form, r.pledged, r.before, r.period, r.received, r.verified,
      coalesce(s.channels, '{}') as channels, s.evidence
    from realised r
    join pledges p on p.id = r.pledge_id
    join companies c on c.id = p.company_id
    left join receipts s on s.pledge_id = r.pledge_id
    where (r.pledged, r.before, r.period) <> (0, 0, 0)
    order by c.legal_name, p.pledged_on, p.id`)
  return rows
}
