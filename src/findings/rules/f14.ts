import type { Rule } from '../rule.ts'

/** No standard price to compare with. */
export const F14: Rule = {
  code: 'F14',
  name: 'SSH_TIDAK_ADA',
  title: { id: 'SSH tidak ada', en: 'No standard price' },
  severity: 'info',
  version: 1,
  legalBasis: {
    id: 'Perpres 33/2020 (SHSR): harga satuan dibandingkan dengan standar',
    en: 'Perpres 33/2020 (standard prices): unit prices are compared with the standard',
  },
  cases: [
    {
      subject: 'line',
      sql: `
        select l.code as subject, jsonb_build_object('line', l.code, 'description', l.description, 'unitPrice', l.unit_price) as facts
        from lines l where l.standard_price is null`,
      message: {
        id: 'Baris {line} ({description}) berharga satuan {unitPrice:rp} tanpa harga standar pembanding. Isi SSH dengan sumber dan tahunnya dalam versi RAB berikut.',
        en: 'Line {line} ({description}) has unit price {unitPrice:rp} and no standard price to compare with. Add one with source and year in the next budget version.',
      },
    },
  ],
}
