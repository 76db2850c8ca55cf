import type { Rule } from '../rule.ts'

/** Luhn's check over the first nine digits of the old number: from the right, every second one doubled. */
const luhn = `(
  select sum(case when place % 2 = 0 then digit::int * 2 / 10 + digit::int * 2 % 10 else digit::int end)
  from string_to_table(substr(c.npwp, 2, 9), null) with ordinality as d (digit, place))`

/** A company whose number may be mistyped. No company is without NPWP and NIB; a NIB has no check digit. */
export const F26: Rule = {
  code: 'F26',
  name: 'IDENTITAS_TIDAK_VALID',
  title: { id: 'Identitas tidak cocok', en: 'Identity does not fit' },
  severity: 'low',
  version: 1,
  legalBasis: { id: 'PMK 112/PMK.03/2022 (NPWP)', en: 'PMK 112/PMK.03/2022 (NPWP)' },
  cases: [
    {
      subject: 'company',
      sql: `
        select c.id as subject, jsonb_build_object('company', c.legal_name, 'npwp', c.npwp) as facts
        from companies c where c.id in (select company_id from promises) and ${luhn} % 10 <> 0`,
      message: {
        id: 'Angka pemeriksa NPWP {npwp} milik {company} tidak cocok. Cocokkan dengan kartu NPWP; nomor baru dapat memang tidak mengikutinya.',
        en: 'The check digit of NPWP {npwp} of {company} does not fit. Compare it with the tax card; newly issued numbers may not follow it.',
      },
    },
  ],
}
