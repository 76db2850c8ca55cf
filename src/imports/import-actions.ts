import type { Actions, Gate } from '../platform/authority/actions.ts'
import { AppError } from '../platform/shared/errors.ts'
import type { ImportRow } from './imports.queries.ts'

interface ImportFacts extends Pick<ImportRow, 'state'> {
  /** What came of it. */
  records: readonly { state: string }[]
}

/** One by one some may have been discarded before. */
const allDraft: Gate<Pick<ImportFacts, 'records'>> = (_actor, { records }) => {
  const beyond = records.filter(({ state }) => state !== 'draft' && state !== 'discarded').length
  if (beyond > 0) throw new AppError('import_beyond_draft', { beyond, total: records.length })
}

const kept: Gate<Pick<ImportFacts, 'state'>> = (_actor, { state }) => {
  if (state !== 'kept') throw new AppError('import_wrong_state', { state, required: 'kept' })
}

/** What can be done with an import. */
export const importActions = {
  discarding: { operation: 'imports.discard', gates: [allDraft, kept] },
} satisfies Actions<ImportFacts>
