import { sql } from 'drizzle-orm'
import type { Actions, Gate } from '../platform/authority/actions.ts'
import { type Actor, idsOf } from '../platform/authority/actor.ts'
import { users } from '../platform/authority/authority.table.ts'
import { IS_AWAITED } from '../platform/authority/giving-access.ts'
import { AWAITS } from '../platform/authority/person-links.table.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import { AppError } from '../platform/shared/errors.ts'
import { mustExist } from '../platform/shared/must-exist.ts'

type UserRow = typeof users.$inferSelect

/** What decides about somebody's access beside their own row. */
interface UserStanding {
  /** Whether who asks was let in by a giver of this access, and nobody has confirmed that. */
  isOfGivers: boolean
  /** Whether the access of who asks waits for a confirmation too. */
  awaitsToo: boolean
  /** Whether a link to this person waits for an answer: by it somebody else could come in. */
  linkAwaits: boolean
}
type UserFacts = UserStanding & Pick<UserRow, 'id' | 'kind' | 'email' | 'unconfirmedSince' | 'unconfirmedBy'>

const something: Gate<UserFacts> = (_actor, { unconfirmedSince }) => {
  if (unconfirmedSince === null) throw new AppError('nothing_to_confirm')
}

const byWhoIsApart: Gate<UserFacts> = (actor, { id, unconfirmedBy, isOfGivers, awaitsToo }) => {
  const ids = idsOf(actor)
  if (ids.includes(id)) refuse('Ini akses Anda sendiri.', 'This is your own access.')
  if (ids.some((each) => unconfirmedBy.includes(each)))
    refuse('Anda termasuk yang memberi akses ini.', 'You are among those who gave this access.')
  if (isOfGivers)
    refuse(
      'Akses Anda sendiri diberikan oleh orang yang memberi akses ini, dan belum dikonfirmasi orang lain.',
      'Your own access was given by whoever gave this one, and nobody else has confirmed it.',
    )
  if (awaitsToo) refuse('Akses Anda sendiri belum dikonfirmasi.', 'Your own access is not confirmed yet.')
}

function refuse(id: string, en: string): never {
  throw new AppError('confirmed_by_another', { reason: { id, en } })
}

const noLinkAwaits: Gate<UserFacts> = (_actor, { linkAwaits }) => {
  if (linkAwaits) throw new AppError('link_awaits')
}

const signsIn: Gate<Pick<UserRow, 'kind' | 'email'>> = (_actor, { kind, email }) => {
  if (kind === 'system') throw new AppError('password_of_a_system')
  if (email === null) throw new AppError('email_required')
}

const linkable: Gate<Pick<UserRow, 'id' | 'kind'>> = (actor, { id, kind }) => {
  if (kind === 'system') throw new AppError('link_of_a_system')
  if (idsOf(actor).includes(id)) throw new AppError('link_of_oneself')
}

/** What can be done with a user. */
export const userActions = {
  change: { operation: 'access.write', gates: [] },
  confirmation: { operation: 'access.confirm', gates: [something, byWhoIsApart, noLinkAwaits] },
  'initial-password': { operation: 'access.write', gates: [signsIn] },
  links: { operation: 'access.write', gates: [linkable] },
} satisfies Actions<UserFacts>

export async function readUserStanding(db: Db | Tx, actor: Actor, user: UserRow): Promise<UserStanding> {
  const givers = sql`${sql.param(user.unconfirmedBy, users.unconfirmedBy)}::uuid[]`
  const { rows } = await db.execute<UserStanding & Record<string, unknown>>(sql`select
    exists (select from unconfirmed_line(${actor.personId}), unnest(${givers}) g (id) where person_of(g.id) = person) as "isOfGivers",
    exists (select from ${users} where ${users.id} = ${actor.personId} and ${IS_AWAITED}) as "awaitsToo",
    exists (select from person_links where user_id = ${user.id} and ${sql.raw(AWAITS)}) as "linkAwaits"`)
  return mustExist(rows[0], 'the standing of a user')
}
