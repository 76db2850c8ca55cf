/** What the kinds of proposals are called. */
import type { BothLanguages } from '../platform/shared/wire.ts'
import type { AdjustmentKind } from './kinds/kinds.ts'

const labels: Record<AdjustmentKind, [id: string, en: string]> = {
  amendment: ['perubahan komitmen', 'amendment of the pledge'],
  write_off: ['penghapusan sisa komitmen', 'write-off'],
  refund: ['pengembalian', 'refund'],
  reversal: ['pembatalan penerimaan', 'reversal'],
  reallocation: ['pengalihan dana terverifikasi', 're-allocation of verified money'],
  agreement: ['perjanjian berikutnya', 'later agreement'],
  venue_choice: ['pilihan lokasi', 'choice of the venue'],
  retreat_change: ['perubahan data retret', 'change of the retreat'],
  retreat_cancellation: ['pembatalan retret', 'cancellation of the retreat'],
  retreat_restoration: ['pemulihan retret', 'restoration of the retreat'],
  disclosure: ['koreksi pengungkapan', 'correction of the disclosure'],
}

export function kindInWords(kind: AdjustmentKind): BothLanguages {
  const [id, en] = labels[kind]
  return { id, en }
}
