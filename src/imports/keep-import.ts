import type { Actor } from '../platform/authority/actor.ts'
import type { Tx } from '../platform/db/client.ts'
import type { NewEvent } from '../platform/log/append-event.ts'
import { newId } from '../platform/shared/ids.ts'
import { imports } from '../retreats/imports.table.ts'

type Kept = Pick<typeof imports.$inferInsert, 'retreatId' | 'kind' | 'sha256' | 'rows' | 'amount'>

/** Keeps that a table was taken in, before the records that name it; with its event. */
export async function keepImport(tx: Tx, actor: Actor, kept: Kept): Promise<{ id: string; event: NewEvent }> {
  const id = newId()
  await tx.insert(imports).values({ id, ...kept, madeBy: actor.personId })
  const { retreatId } = kept
  return {
    id,
    event: { id: newId(), type: 'import.made', subject: { type: 'import', id }, retreatId, data: {} },
  }
}
