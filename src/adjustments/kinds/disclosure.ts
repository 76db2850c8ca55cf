import { eq } from 'drizzle-orm'
import { readToday } from '../../closings/calendar.ts'
import { assertDisclosureDates } from '../../companies/add-disclosure.ts'
import { type DisclosureRow, findDisclosure } from '../../companies/companies.queries.ts'
import type { DisclosureChange } from '../../companies/companies.schema.ts'
import { disclosures } from '../../companies/companies.table.ts'
import { AppError } from '../../platform/shared/errors.ts'
import { mustExist } from '../../platform/shared/must-exist.ts'
import { type Kind, requestOf } from './kind.ts'

/** Corrects a disclosure, ends it, or annuls what was recorded in error; the earlier text stays in its versions. */
export const disclosure: Kind<{ disclosure: DisclosureRow; request: DisclosureChange }> = {
  async check(tx, _actor, { disclosure: { id }, request }) {
    assertDisclosureDates(await readToday(tx), request)
    return { disclosureId: id, kind: 'disclosure', request, reason: request.reason }
  },

  async apply(tx, { adjustment }) {
    const id = mustExist(adjustment.disclosureId, 'the disclosure of a proposal')
    const { reason: changeReason, ...change } = requestOf<DisclosureChange>(adjustment)
    const current = mustExist(await findDisclosure(tx, id), 'the locked disclosure')
    if (current.annulled) throw new AppError('disclosure_annulled', { reference: current.reference })
    const { validFrom: from, validTo: to } = { ...current, ...change } as DisclosureRow
    if (to !== null && to < from) throw new AppError('dates_out_of_order', { from, to })
    await tx
      .update(disclosures)
      .set({ ...change, changeReason } as Partial<DisclosureRow>)
      .where(eq(disclosures.id, id))
    return {}
  },
}
