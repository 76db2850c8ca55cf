/** Refuses two addresses of which one would be migrated and the other served from. */
import { randomInt } from 'node:crypto'
import { StartError } from '../shared/start-error.ts'
import { Session } from './session.ts'
import { placeIn } from './unusable.ts'

/** Below every number of our own (locks.ts). */
const MAX_KEY = 2 ** 31

/**
 * Compared by an advisory lock, which holds in one database of one server, whatever names lead there and whatever the logins
 * may read. Changes nothing.
 */
export async function assertSameDatabase(url: string, ownerUrl: string): Promise<void> {
  const [service, owner] = [url, ownerUrl].map((each) => new Session({ connectionString: each })) as [
    Session,
    Session,
  ]
  try {
    await Promise.all([service.connect(), owner.connect()])
    const key = randomInt(MAX_KEY)
    if ((await takes(owner, key)) && !(await takes(service, key))) return
  } finally {
    await Promise.all([service.end(), owner.end()])
  }
  throw new StartError(
    `DATABASE_URL (${placeIn(url)}) and MIGRATION_DATABASE_URL (${placeIn(ownerUrl)}) lead to different databases. Nothing was changed: name the same one in both, and start again.`,
  )
}

async function takes(session: Session, key: number): Promise<boolean> {
  const text = 'select pg_try_advisory_lock($1) as "isTaken"'
  return (await session.query<{ isTaken: boolean }>(text, [key])).rows[0]?.isTaken === true
}
