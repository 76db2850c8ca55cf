/** Report A: what every pledge promised, and what was handed over of it before and in a period. */
import { type SQL, sql } from 'drizzle-orm'
import { companiesOn } from '../companies/companies-as-closed.ts'
import {
  type NamedCompany,
  namedCompany,
  nameInReports,
  withPredecessors,
} from '../companies/name-in-reports.ts'
import { channelLabels, formLabels, sectorOf } from '../coverage/labels.ts'
import type { Tx } from '../platform/db/client.ts'
import { readPages } from '../platform/db/read-pages.ts'
import type { Language } from '../platform/shared/language.ts'
import type { Channel, Form } from '../platform/shared/measures.ts'
import { percent } from '../platform/shared/rupiah.ts'
import { column } from '../platform/tables/table.ts'
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

/** Read while it is written out: it may have any number of rows. */
export const pledgeRealisation = reportOverPeriod({
  name: 'pledge-realisation',
  operationId: 'reportPledgeRealisation',
  summary: 'What every pledge promised, and what was handed over of it in a period',
  title: { id: 'Laporan Realisasi Komitmen CSR', en: 'Realisation of CSR pledges' },
  columns,
  rows: pledgeRows,
})

async function* pledgeRows(tx: Tx, scope: Scope, language: Language) {
  const all = { pledged: 0, before: 0, period: 0, received: 0, verified: 0 }
  let number = 0
  for await (const pledges of readPages<PledgeRealised>(tx, pledgesOf(scope))) {
    yield pledges.map((pledge) => {
      number += 1
      for (const key of Object.keys(all) as (keyof typeof all)[]) all[key] += pledge[key]
      return {
        ...pledge,
        ...derived(pledge),
        company: nameInReports(pledge, language),
        number,
        sector: `${sectorOf(pledge).label} (${pledge.kbliCode})`,
        form: formLabels[pledge.form][language],
        channels: pledge.channels.map((each) => channelLabels[each][language]).join(', ') || null,
        evidence: evidenceOf(pledge, language),
        remark: remarkOn(pledge)[language],
      }
    })
  }
  return {
    totals: [{ company: language === 'id' ? 'Jumlah' : 'Total', ...all, ...derived(all) }],
    stated: { label: { id: 'Realisasi s.d. periode ini', en: 'Received to date' }, amount: all.received },
  }
}

function derived({ pledged, received }: Pick<PledgeRealised, 'pledged' | 'received'>) {
  return { outstanding: pledged - received, percent: percent(received, pledged) }
}

/** A pledge may have thousands of receipts: the cash-book names them all, this report the first. */
function evidenceOf({ evidence, receipts }: PledgeRealised, language: Language): string | null {
  if (receipts === 0) return null
  const further = receipts - evidence.length
  const rest = language === 'id' ? `… dan ${further} lainnya` : `… and ${further} more`
  return [...evidence, ...(further > 0 ? [rest] : [])].join(', ')
}

function remarkOn({ pledged, received }: PledgeRealised) {
  if (received === 0) return remarks.open
  return received < pledged ? remarks.partly : remarks.fulfilled
}

interface PledgeRealised extends NamedCompany, Record<string, unknown> {
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
  /** Of the first receipts. */
  evidence: string[]
  receipts: number
}

const MOST_EVIDENCE = 6

/** One row per pledge that counted by the last day; evidence of what still stood then. */
function pledgesOf({ retreat, from, to }: Scope): SQL {
  return sql`
    with ${companiesOn({ retreatId: retreat.id, day: to })}, entries as (
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
        (array_agg(d.evidence_number order by d.received_on, d.id))[:${MOST_EVIDENCE}] as evidence,
        count(*)::int8 as count
      from standing s join disbursements d on d.id = s.disbursement_id group by d.pledge_id
    )
    select
      ${namedCompany}, c.npwp, c.kbli_version as "kbliVersion", c.kbli_code as "kbliCode",
      p.letter_number as "letterNumber", p.pledged_on::text as "pledgedOn",
      case when p.agreement_signed_on <= ${to} then p.agreement_number end as "agreementNumber",
      case when p.agreement_signed_on <= ${to} then p.agreement_signed_on::text end as "signedOn",
      p.form, r.pledged, r.before, r.period, r.received, r.verified,
      coalesce(s.channels, '{}') as channels, coalesce(s.evidence, '{}') as evidence, coalesce(s.count, 0) as receipts
    from realised r
    join pledges p on p.id = r.pledge_id
    join companies c on c.id = p.company_id
    ${withPredecessors}
    left join receipts s on s.pledge_id = r.pledge_id
    where (r.pledged, r.before, r.period) <> (0, 0, 0)
    order by c.legal_name, p.pledged_on, p.id`
}
