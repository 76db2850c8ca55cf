import { eq } from 'drizzle-orm'
import { readToday } from '../closings/calendar.ts'
import { assertForeseeable, assertSince2000 } from '../closings/distant-dates.ts'
import { assertLinkable } from '../documents/documents.queries.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { assertFound, refuseAt } from '../platform/shared/errors.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { lockCompanies, presentCompany } from './companies.queries.ts'
import type { Company, NewSuccession } from './companies.schema.ts'
import { companies } from './companies.table.ts'
import { companyActions } from './company-actions.ts'
import { companyOutcome } from './write-company.ts'

/** Names the company that this one merged into: from that day on it promises nothing new, and its records stay its own. */
export async function succeedCompany(
  tx: Tx,
  actor: Actor,
  { id, succession }: { id: string; succession: NewSuccession },
): Promise<Outcome<Company>> {
  const { successorId, from: since, reason, documentId } = succession
  // Two companies that name each other would leave nobody to promise anything: both are held.
  const held = await lockCompanies(tx, [id, successorId])
  assertOpen(companyActions.succession, actor, assertFound(held.get(id), 'company_not_found'))
  assertSince2000(since, '/from')
  assertForeseeable(await readToday(tx), since, '/from')
  if (successorId === id) refuseAt('/successorId', 'succession_of_oneself')
  const successor = held.get(successorId) ?? refuseAt('/successorId', 'unknown_reference')
  assertOpen(companyActions.succession, actor, successor)
  await assertLinkable(tx, actor, documentId, '/documentId')
  const [row] = await tx
    .update(companies)
    .set({
      successorId,
      succeededOn: since,
      successionReason: reason,
      successionDocumentId: documentId ?? null,
      successionWithdrawalReason: null,
    })
    .where(eq(companies.id, id))
    .returning()
  return companyOutcome('company.succeeded', presentCompany(mustExist(row, 'the locked company')))
}

/** Takes back what was recorded in error: the company promises again. What it said stays in its earlier versions. */
export async function withdrawSuccession(
  tx: Tx,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<Outcome<Company>> {
  const held = await lockCompanies(tx, [id])
  assertOpen(companyActions.withdrawal, actor, assertFound(held.get(id), 'company_not_found'))
  const [row] = await tx
    .update(companies)
    .set({
      successorId: null,
      succeededOn: null,
      successionReason: null,
      successionDocumentId: null,
      successionWithdrawalReason: reason,
    })
    .where(eq(companies.id, id))
    .returning()
  return companyOutcome('company.succession_withdrawn', presentCompany(mustExist(row, 'the locked company')))
}
