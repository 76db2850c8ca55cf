import { eq } from 'drizzle-orm'
import { assertAllocatableIn, assertDistinctLines, linesNamedIn } from '../budgets/budgets.queries.ts'
import { assertLinkable } from '../documents/documents.queries.ts'
import { type Actor, sees, withMaker } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import type { PlainEvent } from '../platform/log/event-types.ts'
import { refuseAt } from '../platform/shared/errors.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { sum } from '../platform/shared/rupiah.ts'
import { inSlices } from '../platform/shared/slices.ts'
import { assertNotCancelled, findRetreat } from '../retreats/retreats.queries.ts'
import { type DraftContext, readDraftContext } from './draft-context.ts'
import { assertPledgeDates } from './pledge-entries.ts'
import { assertState, lockPledge, type PledgeRow, presentFrom, presentPledge } from './pledges.queries.ts'
import type { NewPledge, Pledge, PledgeChange, PledgeFields } from './pledges.schema.ts'
import { pledges } from './pledges.table.ts'

/** Writes down what a company promised. Nothing is reserved until it is submitted. */
export async function draftPledge(
  tx: Tx,
  actor: Actor,
  { retreatId, ...fields }: NewPledge,
): Promise<Outcome<Pledge>> {
  const isThere = sees(actor, retreatId) && (await findRetreat(tx, retreatId)) !== undefined
  if (!isThere) refuseAt('/retreatId', 'unknown_reference')
  await assertNotCancelled(tx, retreatId)
  const draft = checkDraft(actor, retreatId, fields, await readDraftContext(tx, retreatId, [fields]))
  await assertLinkable(tx, actor, fields.letterDocumentId, '/letterDocumentId')
  const [outcome] = await writeDrafts(tx, [draft])
  return mustExist(outcome, 'the outcome of the one draft')
}

export type Draft = ReturnType<typeof checkDraft>

/** What is to be written of a new pledge that is in order; refuses any other. The document of its letter is for the caller to check. */
export function checkDraft(actor: Actor, retreatId: string, fields: PledgeFields, context: DraftContext) {
  return { id: newId(), retreatId, ...checkedValues(fields, context), makers: [actor.personId] }
}

/** Writes drafts that were checked, each with its event; many at once, for each statement is noted for the log. */
export async function writeDrafts(tx: Tx, drafts: readonly Draft[]): Promise<Outcome<Pledge>[]> {
  const outcomes: Outcome<Pledge>[] = []
  for await (const some of inSlices(drafts)) {
    const rows = await tx.insert(pledges).values(some).returning()
    outcomes.push(...rows.map((row) => documentOutcome('pledge.drafted', presentPledge(row, []))))
  }
  return outcomes
}

/**
 * Corrects a draft in everything, a rejected pledge in all but company and form, a submitted one in the number
 * and document of its letter. Who corrects becomes a maker of it.
 */
export async function changePledge(
  tx: Tx,
  actor: Actor,
  { id, change, ifMatch }: { id: string; change: PledgeChange; ifMatch: string },
): Promise<Outcome<Pledge>> {
  const current = await lockPledge(tx, actor, id)
  assertMatches(ifMatch, await presentFrom(tx, current))
  const onlyLetter = Object.keys(change).every((field) => /^letter(Number|DocumentId)$/.test(field))
  assertState(current, 'draft', 'rejected', ...(onlyLetter ? (['submitted'] as const) : []))
  if (current.state === 'rejected') assertSameParty(current, change)
  await assertLinkable(tx, actor, change.letterDocumentId, '/letterDocumentId')
  const values = onlyLetter ? change : await checkedChange(tx, current, change)
  const [row] = await tx
    .update(pledges)
    .set({ ...(values as Partial<PledgeRow>), makers: withMaker(current.makers, actor) })
    .where(eq(pledges.id, id))
    .returning()
  return documentOutcome('pledge.changed', await presentFrom(tx, mustExist(row, 'the locked pledge')))
}

/** The journal has entries of a pledge that was submitted: for this company, in this form. They stay what they are. */
function assertSameParty(current: PledgeRow, change: PledgeChange): void {
  for (const field of ['companyId', 'form'] as const) {
    if (change[field] !== undefined && change[field] !== current[field])
      refuseAt(`/${field}`, 'pledge_party_fixed')
  }
}

/** The pledge's fields with the change applied; null clears an optional one. */
function corrected(current: PledgeRow, change: PledgeChange): PledgeFields {
  const optional = <
    Field extends
      | 'bookedOn'
      | 'valuationBasis'
      | 'letterAmount'
      | 'letterDocumentId'
      | 'externalRef'
      | 'replaces',
  >(
    field: Field,
  ) => (change[field] === undefined ? current[field] : change[field]) ?? undefined
  return {
    companyId: change.companyId ?? current.companyId,
    form: change.form ?? current.form,
    amount: change.amount ?? current.amount,
    pledgedOn: change.pledgedOn ?? current.pledgedOn,
    letterNumber: change.letterNumber ?? current.letterNumber,
    instalments: change.instalments ?? current.instalments,
    allocations: change.allocations ?? current.allocations,
    bookedOn: optional('bookedOn'),
    valuationBasis: optional('valuationBasis'),
    letterAmount: optional('letterAmount'),
    letterDocumentId: optional('letterDocumentId'),
    externalRef: optional('externalRef'),
    replaces: optional('replaces'),
  }
}

async function checkedChange(tx: Tx, current: PledgeRow, change: PledgeChange) {
  const fields = corrected(current, change)
  return checkedValues(fields, await readDraftContext(tx, current.retreatId, [fields]))
}

/** What the pledge says, checked as a whole, with the part that is on no line. */
function checkedValues(fields: PledgeFields, { calendar, companies, replaceable, budget }: DraftContext) {
  const { amount, form, valuationBasis, letterAmount, allocations, instalments, replaces } = fields
  const instalmentsTotal = sum(instalments.map((instalment) => instalment.amount))
  if (instalmentsTotal !== amount)
    refuseAt('/instalments', 'instalments_mismatch', { asked: instalmentsTotal, amount })
  const allocated = sum(allocations.map((allocation) => allocation.amount))
  if (allocated > amount) refuseAt('/allocations', 'allocations_exceed_amount', { asked: allocated, amount })
  assertDistinctLines('/allocations', allocations)
  if (form === 'cash' && valuationBasis) refuseAt('/valuationBasis', 'valuation_basis_not_allowed')
  if (form !== 'cash' && !valuationBasis) refuseAt('/valuationBasis', 'valuation_basis_required')
  if (letterAmount !== undefined && letterAmount < amount) {
    refuseAt('/letterAmount', 'letter_amount_too_small', { letterAmount, amount })
  }
  if (!companies.has(fields.companyId)) refuseAt('/companyId', 'unknown_reference')
  if (replaces !== undefined && !replaceable.has(replaces)) refuseAt('/replaces', 'unknown_reference')
  assertPledgeDates(calendar, fields)
  assertAllocatableIn(budget, linesNamedIn(allocations))
  return {
    ...fields,
    bookedOn: fields.bookedOn ?? null,
    valuationBasis: valuationBasis ?? null,
    letterAmount: letterAmount ?? null,
    letterDocumentId: fields.letterDocumentId ?? null,
    externalRef: fields.externalRef ?? null,
    replaces: replaces ?? null,
    unallocated: amount - allocated,
  }
}

function documentOutcome(type: PlainEvent, pledge: Pledge): Outcome<Pledge> {
  const { id, retreatId } = pledge
  return {
    result: pledge,
    events: [{ id: newId(), type, subject: { type: 'pledge', id }, retreatId, data: {} }],
  }
}
