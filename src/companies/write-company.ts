import { eq } from 'drizzle-orm'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import type { PlainEvent } from '../platform/log/event-types.ts'
import { assertFound } from '../platform/shared/errors.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { companyNpwp, presentCompany } from './companies.queries.ts'
import type { Company, CompanyChange, NewCompany } from './companies.schema.ts'
import { companies } from './companies.table.ts'

/** Registers a company; its NPWP is registered once (409 `company_exists`). */
export async function registerCompany(tx: Tx, input: NewCompany): Promise<Outcome<Company>> {
  const [row] = await tx
    .insert(companies)
    .values({ id: newId(), ...input, npwp: companyNpwp(input.npwp), contact: input.contact ?? null })
    .returning()
  return companyOutcome('company.registered', presentCompany(mustExist(row, 'the company just registered')))
}

/** Changes what is given; the version before is kept. */
export async function changeCompany(
  tx: Tx,
  { id, change, ifMatch }: { id: string; change: CompanyChange; ifMatch: string },
): Promise<Outcome<Company>> {
  const [found] = await tx.select().from(companies).where(eq(companies.id, id)).for('update')
  const current = assertFound(found, 'company_not_found')
  assertMatches(ifMatch, presentCompany(current))
  const npwp = change.npwp === undefined ? current.npwp : companyNpwp(change.npwp)
  const [row] = await tx
    .update(companies)
    .set({ ...change, npwp })
    .where(eq(companies.id, id))
    .returning()
  return companyOutcome('company.changed', presentCompany(mustExist(row, 'the locked company')))
}

/** The company after a change, and the event that tells of it. */
export function companyOutcome(type: PlainEvent, company: Company): Outcome<Company> {
  return {
    result: company,
    events: [{ id: newId(), type, subject: { type: 'company', id: company.id }, data: {} }],
  }
}
