import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import type { FindingSettings } from '../platform/shared/finding-settings.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { findFinding, presentFollowUp } from './findings.queries.ts'
import type { FollowUp, NewFollowUp } from './findings.schema.ts'
import { findingFollowUps } from './follow-ups.table.ts'

/** Records what an auditor did about a finding that is there now. The finding stays as long as its facts do. */
export async function recordFollowUp(
  tx: Tx,
  actor: Actor,
  { findingId, followUp, settings }: { findingId: string; followUp: NewFollowUp; settings: FindingSettings },
): Promise<Outcome<FollowUp>> {
  const { retreatId } = await findFinding(tx, actor, settings, findingId)
  const [row] = await tx
    .insert(findingFollowUps)
    .values({ id: newId(), retreatId, findingId, ...followUp, actorId: actor.personId })
    .returning()
  const result = presentFollowUp(mustExist(row, 'the follow-up just recorded'))
  return {
    result,
    events: [
      {
        id: newId(),
        type: 'finding.followed_up',
        subject: { type: 'finding', id: findingId },
        retreatId,
        data: {},
      },
    ],
  }
}
