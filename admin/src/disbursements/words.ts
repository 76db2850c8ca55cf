import { wordsOf } from '../shell/language'
import type { Disbursement } from './queries'

type Named<Field extends string> = Record<Field, string>
interface Names {
  states: Named<Disbursement['state']>
  channels: Named<Disbursement['channel']>
  forms: Named<Disbursement['form']>
  evidence: Named<Disbursement['evidence']['kind']>
}

const names: { id: Names; en: Names } = {
  id: {
    states: { recorded: 'Tercatat', verified: 'Terverifikasi', rejected: 'Ditolak', reversed: 'Dibatalkan' },
    channels: {
      rkud: 'RKUD',
      bast: 'BAST (barang/jasa)',
      direct_to_vendor: 'Langsung ke penyedia',
      other_account: 'Rekening lain',
    },
    forms: { cash: 'Uang', goods: 'Barang', services: 'Jasa' },
    evidence: { sts: 'STS', bank_transfer: 'Bukti transfer', bast: 'BAST' },
  },
  en: {
    states: { recorded: 'Recorded', verified: 'Verified', rejected: 'Rejected', reversed: 'Reversed' },
    channels: {
      rkud: 'Treasury account (RKUD)',
      bast: 'BAST (goods or services)',
      direct_to_vendor: 'Directly to the vendor',
      other_account: 'Another account',
    },
    forms: { cash: 'Money', goods: 'Goods', services: 'Services' },
    evidence: { sts: 'STS', bank_transfer: 'Bank transfer', bast: 'BAST' },
  },
}

export const words = wordsOf({
  id: {
    ...names.id,
    title: 'Penerimaan',
    record: 'Catat penerimaan',
    queue: 'Verifikasi satu per satu',
    none: 'Tidak ada penerimaan dengan saringan ini.',
    found: (count: number) => `${count} penerimaan`,
    verifiedOf: 'terverifikasi',
    search: 'Perusahaan atau nomor bukti',
    state: 'Status',
    channel: 'Saluran',
    form: 'Bentuk',
    hasEvidence: 'Dokumen bukti',
    evidenceIs: { true: 'Ada', false: 'Belum ada' },
    from: 'Diterima sejak',
    to: 'Diterima sampai',
    pledgeId: 'Satu komitmen',
    lineCode: 'Baris RAB',
    company: 'Perusahaan',
    evidenceNumber: 'Bukti',
    receivedOn: 'Diterima',
    amount: 'Jumlah',
  },
  en: {
    ...names.en,
    title: 'Receipts',
    record: 'Record a receipt',
    queue: 'Verify one by one',
    none: 'No receipt with these filters.',
    found: (count: number) => `${count} ${count === 1 ? 'receipt' : 'receipts'}`,
    verifiedOf: 'verified',
    search: 'Company or evidence number',
    state: 'State',
    channel: 'Channel',
    form: 'Form',
    hasEvidence: 'Evidence document',
    evidenceIs: { true: 'There', false: 'Missing' },
    from: 'Received since',
    to: 'Received until',
    pledgeId: 'One pledge',
    lineCode: 'Budget line',
    company: 'Company',
    evidenceNumber: 'Evidence',
    receivedOn: 'Received',
    amount: 'Amount',
  },
})

/** Names as the options of a field or filter. */
export function optionsOf<Value extends string>(named: Record<Value, string>) {
  return (Object.entries(named) as [Value, string][]).map(([value, label]) => ({ value, label }))
}

/** `STS/0451/2025`, `Bukti transfer 88213`: the kind is said where the number does not begin with it. */
export function paperOf({ kind, number }: Disbursement['evidence'], kinds: Named<typeof kind>): string {
  const isSaid = number.toLowerCase().startsWith(kinds[kind].toLowerCase())
  return isSaid ? number : `${kinds[kind]} ${number}`
}
