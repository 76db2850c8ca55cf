import { eq } from 'drizzle-orm'
import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { pledgeActions } from './pledge-actions.ts'
import { lockPledge, presentFrom } from './pledges.queries.ts'
import type { Pledge } from './pledges.schema.ts'
import { pledges } from './pledges.table.ts'

/** Puts a pledge aside that nothing is reserved for. It stays as it was, and lists show it only to who asks for it. */
export async function discardPledge(
  tx: Tx,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<Outcome<Pledge>> {
  const pledge = await lockPledge(tx, actor, id)
  assertOpen(pledgeActions.discarding, actor, pledge)
  const [discarded] = await tx
    .update(pledges)
    .set({ state: 'discarded', discardingReason: reason })
    .where(eq(pledges.id, id))
    .returning()
  const row = mustExist(discarded, 'the locked pledge')
  const subject = { type: 'pledge', id }
  const event = {
    id: newId(),
    type: 'pledge.discarded' as const,
    subject,
    retreatId: row.retreatId,
    data: {},
  }
  return { result: await presentFrom(tx, row), events: [event] }
}
