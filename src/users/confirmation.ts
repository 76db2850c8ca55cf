/** What lets somebody in to record or check money as a person stays unconfirmed until another person confirms it. */
import { and, eq, sql } from 'drizzle-orm'
import { type Actor, idsOf } from '../platform/authority/actor.ts'
import { users } from '../platform/authority/authority.table.ts'
import { isAwaited } from '../platform/authority/giving-access.ts'
import { AWAITS, personLinks } from '../platform/authority/person-links.table.ts'
import { assertStillIn } from '../platform/authority/still-in.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { AppError, assertFound } from '../platform/shared/errors.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { presentUser } from './users.queries.ts'
import type { User } from './users.schema.ts'

type UserRow = typeof users.$inferSelect

/**
 * Confirms what was given to somebody, as it was read: 409 where nothing waits for it, 403 for whoever gave it, has it, or
 * waits for a confirmation too, and 409 while a link waits, which would let in yet another. Without `ifMatch` it is read in this step.
 */
export async function confirmAccess(
  tx: Tx,
  actor: Actor,
  { id, ifMatch }: { id: string; ifMatch?: string },
): Promise<Outcome<User>> {
  const [found] = await tx.select().from(users).where(eq(users.id, id)).for('update')
  const user = assertFound(found, 'user_not_found')
  if (ifMatch !== undefined) assertMatches(ifMatch, presentUser(user))
  if (user.unconfirmedSince === null) throw new AppError('nothing_to_confirm')
  await assertStillIn(tx, actor)
  await assertMayConfirm(tx, actor, user)
  const waiting = and(eq(personLinks.userId, id), sql.raw(AWAITS))
  if ((await tx.$count(personLinks, waiting)) > 0) throw new AppError('link_awaits')
  const [row] = await tx
    .update(users)
    .set({ unconfirmedBy: [], confirmedBy: actor.personId })
    .where(eq(users.id, id))
    .returning()
  return {
    result: presentUser(mustExist(row, 'the locked user')),
    events: [{ id: newId(), type: 'user.confirmed', subject: { type: 'user', id }, data: {} }],
  }
}

async function assertMayConfirm(tx: Tx, actor: Actor, user: UserRow): Promise<void> {
  const [confirmer] = await tx.select().from(users).where(eq(users.id, actor.personId))
  const ids = idsOf(actor)
  if (ids.includes(user.id)) refuse('Ini akses Anda sendiri.', 'This is your own access.')
  if (ids.some((id) => user.unconfirmedBy.includes(id))) {
    refuse('Anda termasuk yang memberi akses ini.', 'You are among those who gave this access.')
  }
  const line = await tx.execute<{ is: boolean }>(sql`
    select exists (select from unconfirmed_line(${actor.personId}), unnest(${sql.param(user.unconfirmedBy, users.unconfirmedBy)}::uuid[]) g (id)
      where person_of(g.id) = person) as is`)
  if (line.rows[0]?.is) {
    refuse(
      'Akses Anda sendiri diberikan oleh orang yang memberi akses ini, dan belum dikonfirmasi orang lain.',
      'Your own access was given by whoever gave this one, and nobody else has confirmed it.',
    )
  }
  if (confirmer && isAwaited(confirmer)) {
    refuse('Akses Anda sendiri belum dikonfirmasi.', 'Your own access is not confirmed yet.')
  }
}

function refuse(id: string, en: string): never {
  throw new AppError('confirmed_by_another', { reason: { id, en } })
}
