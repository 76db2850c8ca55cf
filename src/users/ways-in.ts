/** By what somebody can come in with the rights of an admin, and that there is always something. */
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db/client.ts'
import { lockAccess } from '../platform/db/locks.ts'
import { AppError } from '../platform/shared/errors.ts'

/** One that ends sooner is no way in to rely on: nobody may be there to use it. */
const LASTS = sql`interval '1 day'`

/** Keys that are limited to nothing, and persons with a password; what the single sign-on says of whom is not ours to know. */
export interface WaysIn {
  keys: number
  persons: number
}

export async function waysIn(reader: Db | Tx): Promise<WaysIn> {
  const { rows } = await reader.execute<WaysIn & Record<string, unknown>>(sql`
    select
      (select count(*)::int from api_keys k left join users u on u.id = k.user_id
       where k.revoked_at is null and coalesce(k.expires_at > now() + ${LASTS}, true) and k.scopes is null
         and (k.user_id is null and k.roles = '{}' or u.active and 'admin' = any (k.roles) and 'admin' = any (u.roles))) as keys,
      (select count(*)::int from users u join passwords p on p.user_id = u.id
       where u.active and 'admin' = any (u.roles) and u.email is not null) as persons`)
  return rows[0] ?? { keys: 0, persons: 0 }
}

export async function canAdminsComeIn(reader: Db | Tx): Promise<boolean> {
  const { keys, persons } = await waysIn(reader)
  return keys + persons > 0
}

/**
 * Makes a change of keys or users, and refuses it where it would take the last way in from admins. Such changes wait for
 * each other: of two admins who shut each other out at once, the second is refused.
 */
export async function keepingAdminsIn<T>(tx: Tx, change: () => Promise<T>): Promise<T> {
  await lockAccess(tx)
  const couldComeIn = await canAdminsComeIn(tx)
  const result = await change()
  if (couldComeIn && !(await canAdminsComeIn(tx))) throw new AppError('last_admin')
  return result
}
