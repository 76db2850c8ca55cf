import type { Rule } from '../rule.ts'

/** A price above the standard. */
export const F13: Rule = {
  code: 'F13',
  name: 'DI_ATAS_SSH',
  title: { id: 'Di atas SSH', en: 'Above the standard price' },
  severity: 'high',
  version: 1,
  legalBasis: {
    id: 'Perpres 33/2020 (SHSR); KPK: dalam batas standar biaya',
    en: 'Perpres 33/2020 (standard prices); KPK: within the standard cost',
  },
  cases: [
    {
      subject: 'line',
      sql: `
        select l.code as subject, jsonb_build_object('line', l.code, 'description', l.description, 'unitPrice', l.unit_price,
          'standardPrice', (l.standard_price ->> 'amount')::int8, 'source', l.standard_price ->> 'source',
          'year', (l.standard_price ->> 'year')::int) as facts
        from lines l where l.unit_price > (l.standard_price ->> 'amount')::int8`,
      message: {
        id: 'Baris {line} ({description}): harga satuan {unitPrice:rp} di atas harga standar {standardPrice:rp} ({source}, {year}). Sesuaikan harganya atau catat alasannya dalam versi RAB berikut.',
        en: 'Line {line} ({description}): unit price {unitPrice:rp} is above the standard price {standardPrice:rp} ({source}, {year}). Adjust it, or give the reason in the next budget version.',
      },
    },
  ],
}
