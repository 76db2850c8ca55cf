import type { Actions, Gate } from '../platform/authority/actions.ts'
import { assertMayDo } from '../platform/authority/actor.ts'
import { AppError } from '../platform/shared/errors.ts'
import type { DisclosureRow, SuccessionDay } from './companies.queries.ts'

const standsForItself: Gate<SuccessionDay> = (_actor, { legalName: company, succeededOn: from }) => {
  if (from !== null) throw new AppError('succession_recorded', { company, from })
}

const merged: Gate<SuccessionDay> = (_actor, { legalName: company, succeededOn }) => {
  if (succeededOn === null) throw new AppError('company_not_succeeded', { company })
}

/** What can be done with a company. */
export const companyActions = {
  change: { operation: 'companies.write', gates: [] },
  succession: { operation: 'companies.write', gates: [standsForItself] },
  withdrawal: { operation: 'companies.write', gates: [merged] },
  disclosures: { operation: 'companies.write', gates: [] },
} satisfies Actions<SuccessionDay>

type DisclosureFacts = Pick<DisclosureRow, 'annulled' | 'reference'>

const isProposed: Gate<unknown> = (actor) => assertMayDo(actor, 'adjustments.propose')

const counts: Gate<DisclosureFacts> = (_actor, { annulled, reference }) => {
  if (annulled) throw new AppError('disclosure_annulled', { reference })
}

/** What can be done with a disclosure. */
export const disclosureActions = {
  change: { operation: 'companies.write', gates: [isProposed, counts] },
} satisfies Actions<DisclosureFacts>
