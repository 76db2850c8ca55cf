import { sql } from 'drizzle-orm'
import type { Tx } from '../db/client.ts'
import { type Pointer, refuseAt } from '../shared/errors.ts'

/** Refuses the first retreat that is not there, at its place in the request. Retreats stand to the right: their table is asked by name. */
export async function assertRetreatsExist(
  tx: Tx,
  ids: readonly string[],
  pointerOf: (index: number) => Pointer,
): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from retreats where id = any (${sql.param(ids)}::uuid[])`,
  )
  const known = new Set(rows.map(({ id }) => id))
  const unknown = ids.findIndex((id) => !known.has(id))
  if (unknown >= 0) refuseAt(pointerOf(unknown), 'unknown_reference')
}
