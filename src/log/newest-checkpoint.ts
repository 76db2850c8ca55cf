import { desc } from 'drizzle-orm'
import type { Db } from '../db/client.ts'
import { type Checkpoint, presentCheckpoint } from './checkpoint.schema.ts'
import { logCheckpoints } from './sealed.table.ts'

/** The newest signed state of the log; null before the first. */
export async function newestCheckpoint(db: Db): Promise<Checkpoint | null> {
  const [row] = await db.select().from(logCheckpoints).orderBy(desc(logCheckpoints.size)).limit(1)
  return row ? presentCheckpoint(row) : null
}
