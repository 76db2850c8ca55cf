import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { pledgeActions } from '../pledges/pledge-actions.ts'
import { lockPledge } from '../pledges/pledges.queries.ts'
import type { NewAgreement, Pledge } from '../pledges/pledges.schema.ts'
import { signAgreement } from '../pledges/sign-agreement.ts'
import type { Adjustment } from './adjustments.schema.ts'
import { agreement } from './kinds/agreement.ts'
import { propose } from './propose-adjustment.ts'

/** Records the signed agreement of a pledge: the first at once, a later one by a proposal. */
export async function recordAgreement(
  tx: Tx,
  actor: Actor,
  { id, request }: { id: string; request: NewAgreement },
): Promise<Outcome<Pledge | Adjustment>> {
  const pledge = await lockPledge(tx, actor, id)
  assertOpen(pledgeActions.agreement, actor, pledge)
  if (pledge.agreementNumber === null) return signAgreement(tx, actor, { pledge, agreement: request })
  return propose(tx, actor, await agreement.check(tx, actor, { pledge, request }))
}
