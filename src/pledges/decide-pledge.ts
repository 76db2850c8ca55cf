import { eq, sql } from 'drizzle-orm'
import { readCalendar } from '../closings/calendar.ts'
import { postOnOpenDays } from '../closings/post-on-open-days.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { netEntries } from '../platform/journal/net-entries.ts'
import { confirmed, type Entry, negated } from '../platform/journal/post-entries.ts'
import type { PostingEvent } from '../platform/log/event-types.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { pledgeActions, readPledgeStanding } from './pledge-actions.ts'
import { transitionOutcome } from './pledge-entries.ts'
import { lockPledge, presentFrom } from './pledges.queries.ts'
import type { Pledge } from './pledges.schema.ts'
import { pledges } from './pledges.table.ts'

/** The pledge as whoever decides read it. */
interface Seen {
  id: string
  ifMatch: string
}

/** A second person confirms the promise: what was reserved is pledged, from the day of the letter on. */
export function approvePledge(
  tx: Tx,
  actor: Actor,
  { note, ...seen }: Seen & { note?: string | undefined },
): Promise<Outcome<Pledge>> {
  return decide(
    tx,
    actor,
    seen,
    { rule: pledgeActions.approval, state: 'active', note: note ?? null, type: 'pledge.approved' },
    (reserved) => confirmed(reserved, 'pledged'),
  )
}

/** A second person sends it back, and the lines get back what was reserved. It can be corrected and submitted again. */
export function rejectPledge(
  tx: Tx,
  actor: Actor,
  { reason, ...seen }: Seen & { reason: string },
): Promise<Outcome<Pledge>> {
  return decide(
    tx,
    actor,
    seen,
    { rule: pledgeActions.rejection, state: 'rejected', note: reason, type: 'pledge.rejected' },
    negated,
  )
}

async function decide(
  tx: Tx,
  actor: Actor,
  { id, ifMatch }: Seen,
  decision: {
    rule: typeof pledgeActions.approval | typeof pledgeActions.rejection
    state: 'active' | 'rejected'
    note: string | null
    type: PostingEvent
  },
  consequence: (reserved: Entry[]) => Entry[],
): Promise<Outcome<Pledge>> {
  const pledge = await lockPledge(tx, actor, id)
  assertMatches(ifMatch, await presentFrom(tx, pledge))
  const calendar = await readCalendar(tx, pledge.retreatId)
  assertOpen(decision.rule, actor, { ...pledge, ...(await readPledgeStanding(tx, id)) })
  const [decided] = await tx
    .update(pledges)
    .set({
      state: decision.state,
      decidedBy: actor.personId,
      decidedAt: sql`now()`,
      decisionNote: decision.note,
    })
    .where(eq(pledges.id, id))
    .returning()
  const eventId = newId()
  const reserved = await netEntries(tx, { pledgeIds: [id] }, ['reserved'])
  const posted = await postOnOpenDays(tx, calendar, eventId, consequence(reserved))
  return transitionOutcome(tx, eventId, decision.type, mustExist(decided, 'the locked pledge'), posted)
}
