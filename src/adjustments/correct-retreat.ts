import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { retreatActions } from '../retreats/retreat-actions.ts'
import { presentRetreat, wasBudgetAdopted } from '../retreats/retreats.queries.ts'
import type { Retreat, RetreatChange } from '../retreats/retreats.schema.ts'
import { changeRetreat } from '../retreats/write-retreat.ts'
import type { Adjustment } from './adjustments.schema.ts'
import { lockRetreat } from './kinds/of-retreat.ts'
import { assertNamedVenuesStay, retreatChange } from './kinds/retreat-change.ts'
import { propose } from './propose-adjustment.ts'

/** Corrects a retreat: at once before a budget was ever adopted, by a proposal afterwards. */
export async function correctRetreat(
  tx: Tx,
  actor: Actor,
  { id, request, ifMatch }: { id: string; request: RetreatChange; ifMatch: string },
): Promise<Outcome<Retreat | Adjustment>> {
  const retreat = await lockRetreat(tx, actor, id)
  assertMatches(ifMatch, presentRetreat(retreat))
  const isAdopted = await wasBudgetAdopted(tx, id)
  assertOpen(retreatActions.change, actor, { isAdopted })
  if (isAdopted) return propose(tx, actor, await retreatChange.check(tx, actor, { retreat, request }))
  await assertNamedVenuesStay(tx, retreat, request)
  return changeRetreat(tx, retreat, request)
}
