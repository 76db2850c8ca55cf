/** One human with a local account and an identity at the single sign-on becomes one person here. */
import { and, eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { assertOpen } from '../platform/authority/actions.ts'
import { type Actor, idsOf } from '../platform/authority/actor.ts'
import { users } from '../platform/authority/authority.table.ts'
import { keepGiver } from '../platform/authority/giving-access.ts'
import { personLinks } from '../platform/authority/person-links.table.ts'
import { ssoPersons } from '../platform/authority/sso.table.ts'
import { ssoPersonId } from '../platform/authority/sso.ts'
import { assertStillIn } from '../platform/authority/still-in.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import type { PlainEvent } from '../platform/log/event-types.ts'
import { AppError, assertFound } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { isOf, type PersonLinkRow, presentLink, stateOf } from './person-links.queries.ts'
import type { NewPersonLink, PersonLink, SsoIdentity } from './person-links.schema.ts'
import { userActions } from './user-actions.ts'

/** Makes sure that the identity is known, whether or not it ever came with a token. */
export async function nameIdentity(tx: Tx, identity: SsoIdentity): Promise<string> {
  const id = ssoPersonId(identity)
  await tx
    .insert(ssoPersons)
    .values({ id, ...identity })
    .onConflictDoNothing()
  return id
}

/** An admin proposes that a subject is this person, and not that it is themselves. Who is a user already, or linked, the table refuses: 409 `subject_taken`. */
export async function proposeLink(
  tx: Tx,
  actor: Actor,
  { userId, identity }: { userId: string; identity: NewPersonLink },
): Promise<Outcome<PersonLink>> {
  const [found] = await tx.select().from(users).where(eq(users.id, userId)).for('update')
  const user = assertFound(found, 'user_not_found')
  await assertStillIn(tx, actor)
  assertOpen(userActions.links, actor, user)
  const ssoPersonId = await nameIdentity(tx, identity)
  if (idsOf(actor).includes(ssoPersonId)) throw new AppError('link_of_oneself')
  const [row] = await tx
    .insert(personLinks)
    .values({ id: newId(), userId, ssoPersonId, proposedBy: actor.personId })
    .returning()
  await keepGiver(tx, user, actor)
  return linkOutcome(tx, 'user.link_proposed', mustExist(row, 'the link just proposed'))
}

/**
 * The person confirms the link from the side that they came from; from both, it is in force. Confirming again changes nothing.
 * To anybody else there is no such link.
 */
export async function confirmLink(
  tx: Tx,
  actor: Actor,
  { linkId }: { linkId: string },
): Promise<Outcome<PersonLink>> {
  const link = await lockLink(tx, and(eq(personLinks.id, linkId), isOf(actor)))
  await assertStillIn(tx, actor)
  const side = link.userId === actor.personId ? 'accountConfirmedAt' : 'subjectConfirmedAt'
  if (link[side] !== null) return { result: await presentLink(tx, link), events: [] }
  return change(tx, link, 'user.link_confirmed', { [side]: sql`now()` })
}

/** An admin takes back what was proposed by mistake, and is not in force. */
export async function withdrawLink(
  tx: Tx,
  actor: Actor,
  { userId, linkId }: { userId: string; linkId: string },
): Promise<Outcome<PersonLink>> {
  const link = await lockLink(tx, and(eq(personLinks.id, linkId), eq(personLinks.userId, userId)))
  await assertStillIn(tx, actor)
  const state = stateOf(link)
  if (state !== 'proposed') throw new AppError('link_in_force', { state })
  return change(tx, link, 'user.link_withdrawn', { withdrawnAt: sql`now()` })
}

async function lockLink(tx: Tx, which: ReturnType<typeof and>): Promise<PersonLinkRow> {
  const [link] = await tx.select().from(personLinks).where(which).for('update')
  return assertFound(link, 'link_not_found')
}

async function change(
  tx: Tx,
  { id }: PersonLinkRow,
  type: PlainEvent,
  values: PgUpdateSetSource<typeof personLinks>,
): Promise<Outcome<PersonLink>> {
  const [row] = await tx.update(personLinks).set(values).where(eq(personLinks.id, id)).returning()
  return linkOutcome(tx, type, mustExist(row, 'the locked link'))
}

async function linkOutcome(tx: Tx, type: PlainEvent, link: PersonLinkRow): Promise<Outcome<PersonLink>> {
  const subject = { type: 'user', id: link.userId }
  return { result: await presentLink(tx, link), events: [{ id: newId(), type, subject, data: {} }] }
}
