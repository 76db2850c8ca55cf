/** Report C: the register of findings. */
import type { Language } from '../platform/shared/language.ts'
import { sum } from '../platform/shared/rupiah.ts'
import type { BothLanguages } from '../platform/shared/wire.ts'
import { column, type ReportTable, tableOf } from '../platform/tables/table.ts'
import type { Register } from './findings.queries.ts'
import type { Finding, FindingQuery, FindingStatus } from './findings.schema.ts'
import { type Severity, type SubjectKind, severities } from './rule.ts'

const columns = {
  number: column('number', 'No', 'No.'),
  code: column('text', 'Kode', 'Code'),
  name: column('text', 'Temuan', 'Finding'),
  severity: column('text', 'Tingkat', 'Severity'),
  subjectKind: column('text', 'Objek', 'Subject'),
  subject: column('text', 'Nomor atau nama', 'Number or name'),
  lines: column('text', 'Baris biaya', 'Cost lines'),
  message: column('text', 'Uraian dan tindakan', 'What was seen, and what to do'),
  legalBasis: column('text', 'Dasar', 'Basis'),
  status: column('text', 'Status', 'Status'),
  followUp: column('text', 'Tindak lanjut terakhir', 'Last follow-up'),
  findings: column('number', 'Jumlah', 'Count'),
}

const severityLabels: Record<Severity, BothLanguages> = {
  critical: { id: 'kritis', en: 'critical' },
  high: { id: 'tinggi', en: 'high' },
  medium: { id: 'sedang', en: 'medium' },
  low: { id: 'rendah', en: 'low' },
  info: { id: 'info', en: 'info' },
}

const kindLabels: Record<SubjectKind, BothLanguages> = {
  disbursement: { id: 'penerimaan', en: 'disbursement' },
  pledge: { id: 'komitmen', en: 'pledge' },
  adjustment: { id: 'penyesuaian', en: 'adjustment' },
  budget: { id: 'versi anggaran', en: 'budget version' },
  line: { id: 'baris biaya', en: 'cost line' },
  company: { id: 'perusahaan', en: 'company' },
  expenditure: { id: 'belanja APBD', en: 'expenditure' },
  user: { id: 'pengguna', en: 'user' },
}

const statusLabels: Record<FindingStatus, BothLanguages> = {
  open: { id: 'terbuka', en: 'open' },
  explained: { id: 'dijelaskan', en: 'explained' },
  accepted_risk: { id: 'risiko diterima', en: 'risk accepted' },
  settled: { id: 'selesai', en: 'settled' },
}

/** A finding a row; below them how many there are, in total and by severity, listed or not. */
export function findingsTable(
  { retreat, asOf, counts, items }: Register,
  query: FindingQuery,
  language: Language,
): ReportTable {
  return tableOf(
    {
      report: 'findings',
      title: { id: 'Register Temuan', en: 'Register of findings' },
      retreat,
      parameters: [
        { key: 'asOf', label: { id: 'Per tanggal', en: 'As of' }, value: asOf },
        ...filters(query, language),
      ],
      columns,
      rows: items.map((finding, index) => ({
        number: index + 1,
        code: finding.code,
        name: finding.title,
        severity: severityLabels[finding.severity][language],
        subjectKind: kindLabels[finding.subject.kind][language],
        subject: finding.subject.number ?? finding.subject.label,
        lines: finding.lineCodes.join(', ') || null,
        message: finding.message,
        legalBasis: finding.legalBasis,
        status: statusLabels[finding.status][language],
        followUp: finding.followUps.at(-1)?.reason ?? null,
        findings: 1,
      })),
      totals: [
        { severity: language === 'id' ? 'Jumlah' : 'Total', findings: counts.total },
        ...severities.map((severity) => ({
          severity: severityLabels[severity][language],
          findings: counts[severity],
        })),
      ],
      stated: {
        label: { id: 'Penerimaan yang disebut dalam temuan', en: 'Receipts that findings speak of' },
        amount: receiptsOf(items),
      },
    },
    language,
  )
}

function filters({ code, severity, status }: FindingQuery, language: Language) {
  const filter = (key: string, id: string, en: string, value: string | undefined) =>
    value === undefined ? [] : [{ key, label: { id, en }, value }]
  return [
    ...filter('code', 'Kode', 'Code', code),
    ...filter('severity', 'Tingkat', 'Severity', severity && severityLabels[severity][language]),
    ...filter('status', 'Status', 'Status', status && statusLabels[status][language]),
  ]
}

/** What stands of the receipts that are listed, each once. */
function receiptsOf(findings: readonly Finding[]): number {
  const amounts = findings.flatMap(({ subject: { kind, id }, facts: { amount } }) =>
    kind === 'disbursement' && id && typeof amount === 'number' ? [[id, amount] as const] : [],
  )
  return sum([...new Map(amounts).values()])
}
