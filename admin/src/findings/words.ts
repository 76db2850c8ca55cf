import type { Schemas } from '../api/call'
import { wordsOf } from '../shell/language'

type Finding = Schemas['Finding']
interface Names {
  severities: Record<Finding['severity'], string>
  statuses: Record<Finding['status'], string>
}

const names: { id: Names; en: Names } = {
  id: {
    severities: { critical: 'Kritis', high: 'Tinggi', medium: 'Sedang', low: 'Rendah', info: 'Informasi' },
    statuses: {
      open: 'Belum ditindaklanjuti',
      explained: 'Dijelaskan',
      accepted_risk: 'Risiko diterima',
      settled: 'Selesai',
    },
  },
  en: {
    severities: { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low', info: 'Information' },
    statuses: { open: 'Open', explained: 'Explained', accepted_risk: 'Risk accepted', settled: 'Settled' },
  },
}

export const words = wordsOf({
  id: {
    ...names.id,
    title: 'Temuan',
    none: 'Tidak ada temuan dengan saringan ini.',
    found: (total: number, critical: number) => `${total} temuan, ${critical} kritis`,
    finding: 'Temuan',
    subject: 'Pada',
    severity: 'Tingkat',
    status: 'Status',
    deeds: 'Tindakan',
    followUp: 'Tindak lanjuti',
    followUpTitle: (title: string) => `Tindak lanjut: ${title}`,
    kind: 'Hasil',
    save: 'Simpan',
    done: 'Tindak lanjut tersimpan.',
    basis: 'Dasar',
  },
  en: {
    ...names.en,
    title: 'Findings',
    none: 'No finding with these filters.',
    found: (total: number, critical: number) => `${total} findings, ${critical} critical`,
    finding: 'Finding',
    subject: 'On',
    severity: 'Severity',
    status: 'Status',
    deeds: 'Actions',
    followUp: 'Follow up',
    followUpTitle: (title: string) => `Follow-up: ${title}`,
    kind: 'Outcome',
    save: 'Save',
    done: 'The follow-up is stored.',
    basis: 'Basis',
  },
})
