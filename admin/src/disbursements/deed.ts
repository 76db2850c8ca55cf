/** What every deed with a receipt is given, and what follows from each. */
import { queryClient } from '../shell/query-client'
import type { Disbursement } from './queries'

export interface DeedProps {
  disbursement: Disbursement
  /** Of what was shown. */
  etag: string | undefined
  /** Beside reading it anew. */
  onDone?: () => unknown
  onClose: () => void
}

/** What is shown of receipts, and of what follows from them, is read anew. */
export async function readAnew(id: string): Promise<void> {
  await Promise.all(
    [['disbursement', id], ['disbursements'], ['history', id], ['worklist'], ['coverage']].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  )
}
