import { getTableColumns } from 'drizzle-orm'
import { z } from 'zod'
import { Instant } from '../shared/wire.ts'
import { logCheckpoints } from './sealed.table.ts'

const Size = z.int().min(1).meta({ description: 'How many events a tree has: positions 1 to size.' })

export const hashExample = 'XcnaeacGWamtVZy3Ad7Zoqudgjqtm0lgz+Nw7/RgQyg='
export const checkpointExample = {
  size: 1041,
  root: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  signedAt: '2025-03-10T01:00:00.345Z',
  keyId: '1f0c4d7a',
  note: 'cakupan/5dc9da79a70659a9\n1041\nXcnaeacGWamtVZy3Ad7Zoqudgjqtm0lgz+Nw7/RgQyg=\n2025-03-10T01:00:00.345Z\n\n— cakupan HwxNevf3…\n',
}
export const Checkpoint = z
  .object({
    size: Size,
    root: z.string().meta({ description: 'Root of the first `size` events, hex.' }),
    signedAt: Instant,
    keyId: z.string(),
    note: z
      .string()
      .meta({ description: 'The signed note (C2SP tlog-checkpoint). Keep it outside this service.' }),
  })
  .meta({ id: 'Checkpoint', examples: [checkpointExample] })
export type Checkpoint = z.infer<typeof Checkpoint>

/** What of a checkpoint is shown: the copies of hashes are for verify. */
export const { leaves: _copies, ...checkpointColumns } = getTableColumns(logCheckpoints)

export function presentCheckpoint({
  root,
  signedAt,
  ...row
}: Omit<typeof logCheckpoints.$inferSelect, 'leaves'>): Checkpoint {
  return { ...row, root: root.toString('hex'), signedAt: signedAt.toISOString() }
}
