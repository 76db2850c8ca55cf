import { and, eq, sql } from 'drizzle-orm'
import type { Role } from '../platform/authority/roles.ts'
import type { Expiring } from '../platform/db/cleaning.ts'
import type { Db } from '../platform/db/client.ts'
import type { Language } from '../platform/shared/language.ts'
import { digests } from './digests.table.ts'

/** Somebody whose digest of today is to be sent, now and by this process alone. */
export interface Reader extends Record<string, unknown> {
  personId: string
  formerIds: string[]
  email: string
  roles: Role[]
  language: Language
  /** In WITA. */
  day: string
}

/** Taken at a time. */
const SOME = 20
const MOST_ATTEMPTS = 5
const AGAIN_AFTER_MINUTES = 15

/** Takes digests that are due from this hour (WITA) on: of persons who want one and had none today, and what failed a while ago. */
export async function claimDigests(db: Db, hour: number): Promise<Reader[]> {
  const { rows } = await db.transaction((tx) =>
    tx.execute<Reader>(sql`
    with wanted as (
      select u.id as person_id, wita_today() as day from users u join preferences p on p.id = u.id
      where u.active and u.kind = 'person' and u.email is not null and p.digest
        and extract(hour from now() at time zone 'Asia/Makassar') >= ${hour}
        and not exists (select from digests d where d.person_id = u.id and d.day = wita_today())
      order by u.id limit ${SOME}
    ), first as (
      insert into digests (person_id, day) select person_id, day from wanted on conflict do nothing returning person_id, day
    ), again as (
      update digests set attempts = attempts + 1, next_at = null
      where day = wita_today() and settled_at is null and next_at <= now() returning person_id, day
    )
    select u.id as "personId", u.email, u.roles::text[], p.language::text, c.day::text,
      array(select sso_person_id from person_links l where l.user_id = u.id and person_of(l.sso_person_id) = u.id) as "formerIds"
    from (select * from first union all select * from again) c join users u on u.id = c.person_id join preferences p on p.id = u.id
    where u.active and u.email is not null and p.digest`),
  )
  return rows
}

const isOf = ({ personId, day }: Reader) => and(eq(digests.personId, personId), eq(digests.day, day))

/** It was sent, there was nothing to tell, or the mail server refuses it for good. */
export async function settleDigest(db: Db, reader: Reader, lastError: string | null = null): Promise<void> {
  await db.transaction((tx) =>
    tx.update(digests).set({ settledAt: sql`now()`, lastError }).where(isOf(reader)),
  )
}

/** The mail server surely did not take it. */
export async function postponeDigest(db: Db, reader: Reader, lastError: string): Promise<void> {
  const nextAt = sql`case when attempts < ${MOST_ATTEMPTS} then now() + make_interval(mins => ${AGAIN_AFTER_MINUTES}) end`
  await db.transaction((tx) => tx.update(digests).set({ nextAt, lastError }).where(isOf(reader)))
}

export const oldDigests: Expiring = {
  what: 'digests that were sent',
  table: digests,
  isOld: sql`${digests.day} < current_date - 31`,
}
