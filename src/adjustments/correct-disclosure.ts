import { lockDisclosure, presentDisclosure } from '../companies/companies.queries.ts'
import type { DisclosureChange } from '../companies/companies.schema.ts'
import { disclosureActions } from '../companies/company-actions.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import type { Adjustment } from './adjustments.schema.ts'
import { disclosure as ofDisclosure } from './kinds/disclosure.ts'
import { propose } from './propose-adjustment.ts'

/** Proposes to correct a disclosure, to end it, or to annul what was recorded in error. */
export async function correctDisclosure(
  tx: Tx,
  actor: Actor,
  target: { companyId: string; disclosureId: string; request: DisclosureChange; ifMatch: string },
): Promise<Outcome<Adjustment>> {
  const { request, ifMatch } = target
  const disclosure = await lockDisclosure(tx, target)
  assertMatches(ifMatch, presentDisclosure(disclosure))
  assertOpen(disclosureActions.change, actor, disclosure)
  return propose(tx, actor, await ofDisclosure.check(tx, actor, { disclosure, request }))
}
