import { readToday } from '../closings/calendar.ts'
import { assertForeseeable, assertSince2000 } from '../closings/distant-dates.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { AppError, assertFound } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { findCompany, presentDisclosure } from './companies.queries.ts'
import type { Disclosure, NewDisclosure } from './companies.schema.ts'
import { disclosures } from './companies.table.ts'

/** Records what stands between a company and the province: a permit in process, a tender, arrears, a sanction. */
export async function addDisclosure(
  tx: Tx,
  { companyId, disclosure }: { companyId: string; disclosure: NewDisclosure },
): Promise<Outcome<Disclosure>> {
  assertFound(await findCompany(tx, companyId), 'company_not_found')
  const { validFrom, validTo } = disclosure
  assertDisclosureDates(await readToday(tx), disclosure)
  if (validTo !== null && validTo < validFrom)
    throw new AppError('dates_out_of_order', { from: validFrom, to: validTo })
  const [row] = await tx
    .insert(disclosures)
    .values({ id: newId(), companyId, ...disclosure, note: disclosure.note ?? null })
    .returning()
  const result = presentDisclosure(mustExist(row, 'the disclosure just added'))
  return {
    result,
    events: [
      {
        id: newId(),
        type: 'company.disclosure_added',
        subject: { type: 'company', id: companyId },
        data: {},
      },
    ],
  }
}

/** Refuses days before 2000, and after 31 December ten years on. */
export function assertDisclosureDates(
  today: string,
  days: { validFrom?: string | undefined; validTo?: string | null | undefined },
): void {
  for (const field of ['validFrom', 'validTo'] as const) {
    const day = days[field]
    if (!day) continue
    assertSince2000(day, `/${field}`)
    assertForeseeable(today, day, `/${field}`)
  }
}
