import type { Actions, Gate } from '../platform/authority/actions.ts'
import { AppError } from '../platform/shared/errors.ts'
import type { ExpenditureRow } from './apbd.queries.ts'

type ExpenditureFacts = Pick<ExpenditureRow, 'state'>

const recorded: Gate<ExpenditureFacts> = (_actor, { state }) => {
  if (state !== 'recorded') throw new AppError('expenditure_wrong_state', { state, required: 'recorded' })
}

/** What can be done with an expenditure. */
export const expenditureActions = {
  reversal: { operation: 'apbd.write', gates: [recorded] },
  documents: { operation: 'documents.write', gates: [] },
} satisfies Actions<ExpenditureFacts>
