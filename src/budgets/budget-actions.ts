import { type Actions, byAnother, type Gate } from '../platform/authority/actions.ts'
import { assertRunning, type RetreatStanding } from '../retreats/retreat-actions.ts'
import { assertDraft, type VersionRow } from './budgets.queries.ts'

type BudgetFacts = RetreatStanding & Pick<VersionRow, 'state' | 'makers'>

const draft: Gate<Pick<VersionRow, 'state'>> = (_actor, version) => assertDraft(version)
const ofRunningRetreat: Gate<RetreatStanding> = (_actor, retreat) => assertRunning(retreat)

/** What can be done with a budget version. */
export const budgetActions = {
  change: { operation: 'budgets.write', gates: [draft] },
  adoption: { operation: 'budgets.adopt', gates: [draft, byAnother, ofRunningRetreat] },
  discarding: { operation: 'budgets.write', gates: [draft] },
} satisfies Actions<BudgetFacts>
