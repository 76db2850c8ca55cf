import { eq } from 'drizzle-orm'
import { assertLinkable } from '../documents/documents.queries.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { AppError, assertFound, refuseAt } from '../platform/shared/errors.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { findCompany, presentCompany } from './companies.queries.ts'
import type { Company, NewSuccession } from './companies.schema.ts'
import { companies } from './companies.table.ts'
import { companyOutcome } from './write-company.ts'

/** Names the company that this one merged into: from that day on it promises nothing new, and its records stay its own. */
export async function succeedCompany(
  tx: Tx,
  actor: Actor,
  { id, succession }: { id: string; succession: NewSuccession },
): Promise<Outcome<Company>> {
  const [found] = await tx.select().from(companies).where(eq(companies.id, id)).for('update')
  const { legalName: company, succeededOn } = assertFound(found, 'company_not_found')
  if (succeededOn !== null) throw new AppError('company_succeeded', { company, from: succeededOn })
  const { successorId, from: since, reason, documentId } = succession
  if (successorId === id) refuseAt('/successorId', 'succession_of_oneself')
  const successor = await findCompany(tx, successorId)
  if (!successor) refuseAt('/successorId', 'unknown_reference')
  // Two companies that name each other would leave nobody to promise anything.
  if (successor.succession !== null) {
    throw new AppError('company_succeeded', { company: successor.legalName, from: successor.succession.from })
  }
  await assertLinkable(tx, actor, documentId, '/documentId')
  const [row] = await tx
    .update(companies)
    .set({
      successorId,
      succeededOn: since,
      successionReason: reason,
      successionDocumentId: documentId ?? null,
    })
    .where(eq(companies.id, id))
    .returning()
  return companyOutcome('company.succeeded', presentCompany(mustExist(row, 'the locked company')))
}
