import { type ActionRule, assertOpen } from '../platform/authority/actions.ts'
import { type Actor, assertSees, makersOf, withMaker } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockWholeRetreat } from '../platform/db/locks.ts'
import type { PlainEvent } from '../platform/log/event-types.ts'
import { AppError, assertFound, type Fault, type Figures } from '../platform/shared/errors.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import type { ProblemCode } from '../platform/shared/problems.ts'
import { findRetreat } from '../retreats/retreats.queries.ts'
import { budgetActions } from './budget-actions.ts'
import {
  findVersion,
  isVersion,
  linesOfVersion,
  newestVersion,
  presentBudget,
  type VersionRow,
} from './budgets.queries.ts'
import type { Budget, BudgetChange, NewBudget, NewBudgetLine } from './budgets.schema.ts'
import { budgetVersions, type DraftLine } from './budgets.table.ts'

/** Drafts the next version of a retreat's budget. Lines are checked; nothing is in force until it is adopted. */
export async function draftBudget(
  tx: Tx,
  actor: Actor,
  { retreatId, budget, importId = null }: { retreatId: string; budget: NewBudget; importId?: string | null },
): Promise<Outcome<Budget>> {
  assertSees(actor, retreatId, 'retreat_not_found')
  await lockWholeRetreat(tx, retreatId)
  const retreat = assertFound(await findRetreat(tx, retreatId), 'retreat_not_found')
  assertLines(budget.lines, retreat.venues)
  const number = ((await newestVersion(tx, retreatId))?.number ?? 0) + 1
  const [version] = await tx
    .insert(budgetVersions)
    .values({
      retreatId,
      number,
      reason: budget.reason,
      draftLines: asDrafted(budget.lines),
      importId,
      makers: makersOf(actor),
    })
    .returning()
  return outcomeOf('budget.drafted', mustExist(version, 'the budget version just drafted'))
}

interface BudgetToChange {
  retreatId: string
  number: number
  /** Of the version as whoever changes it read it. */
  ifMatch: string
}

/** Corrects a draft: its reason, or all of its lines. Who corrects becomes a maker of it. */
export async function changeBudget(
  tx: Tx,
  actor: Actor,
  { change, ...of }: BudgetToChange & { change: BudgetChange },
): Promise<Outcome<Budget>> {
  const current = await lockDraft(tx, actor, of, budgetActions.change)
  if (change.lines !== undefined) {
    const retreat = assertFound(await findRetreat(tx, of.retreatId), 'retreat_not_found')
    assertLines(change.lines, retreat.venues)
  }
  const [version] = await tx
    .update(budgetVersions)
    .set({
      reason: change.reason ?? current.reason,
      draftLines: change.lines === undefined ? current.draftLines : asDrafted(change.lines),
      makers: withMaker(current.makers, actor),
    })
    .where(isVersion(of.retreatId, of.number))
    .returning()
  return outcomeOf('budget.changed', mustExist(version, 'the locked budget version'))
}

/** Puts a draft aside: it keeps its number, and lists show it only to who asks for it. */
export async function discardBudget(
  tx: Tx,
  actor: Actor,
  { reason, ...of }: BudgetToChange & { reason: string },
): Promise<Outcome<Budget>> {
  await lockDraft(tx, actor, of, budgetActions.discarding)
  const [version] = await tx
    .update(budgetVersions)
    .set({ state: 'discarded', discardingReason: reason })
    .where(isVersion(of.retreatId, of.number))
    .returning()
  return outcomeOf('budget.discarded', mustExist(version, 'the locked budget version'))
}

/** The draft, locked with its retreat, so that nobody adopts it meanwhile. */
async function lockDraft(
  tx: Tx,
  actor: Actor,
  { retreatId, number, ifMatch }: BudgetToChange,
  rule: ActionRule<Pick<VersionRow, 'state'>>,
): Promise<VersionRow> {
  assertSees(actor, retreatId, 'budget_not_found')
  assertFound(await findVersion(tx, retreatId, number), 'budget_not_found')
  await lockWholeRetreat(tx, retreatId)
  const version = assertFound(await findVersion(tx, retreatId, number), 'budget_not_found')
  if (ifMatch !== '') assertMatches(ifMatch, presentBudget(version, await linesOfVersion(tx, version)))
  assertOpen(rule, actor, version)
  return version
}

function asDrafted(lines: readonly NewBudgetLine[]): DraftLine[] {
  return lines.map((line) => ({
    ...line,
    csrIneligibleReason: line.csrIneligibleReason ?? null,
    standardPrice: line.standardPrice ?? null,
  }))
}

function outcomeOf(type: PlainEvent, version: VersionRow): Outcome<Budget> {
  const { retreatId, number } = version
  const subject = { type: 'budget', id: `${retreatId}/${number}` }
  return {
    result: presentBudget(version, version.draftLines ?? []),
    events: [{ id: newId(), type, subject, retreatId, data: {} }],
  }
}

/** Refuses lines that do not fit, each of them named. */
export function assertLines(lines: readonly CheckedLine[], venues: readonly { code: string }[]): void {
  const faults = lineFaults(lines, venues)
  const [first] = faults
  if (first) throw new AppError(first.code, first.figures, faults)
}

type CheckedLine = Pick<
  NewBudgetLine,
  'code' | 'venueCode' | 'quantity' | 'unitPrice' | 'amount' | 'csrEligible'
> & {
  csrIneligibleReason?: string | null | undefined
}

/** What is wrong with the lines of a budget, beyond what their schema sees. */
export function lineFaults(lines: readonly CheckedLine[], venues: readonly { code: string }[]): Fault[] {
  const options = venues.map((venue) => venue.code)
  const seen = new Set<string>()
  return lines.flatMap((line, index) => {
    const { code, venueCode, quantity, unitPrice, amount } = line
    const faults: Fault[] = []
    const addFault = (field: keyof CheckedLine, code: ProblemCode, figures: Figures) =>
      faults.push({ pointer: `/lines/${index}/${field}`, code, figures })
    if (seen.has(code)) addFault('code', 'duplicate_line', { line: code })
    seen.add(code)
    if (venueCode !== null && !options.includes(venueCode)) {
      addFault('venueCode', 'unknown_venue', { venue: venueCode, venues: options.join(', ') })
    }
    // Through BigInt: 10^9 units at 10^13 rupiah pass 2^53.
    const product = BigInt(quantity) * BigInt(unitPrice)
    if (product !== BigInt(amount)) {
      addFault('amount', 'line_amount_mismatch', { line: code, asked: amount, expected: Number(product) })
    }
    if (!line.csrEligible && (line.csrIneligibleReason ?? null) === null) {
      addFault('csrIneligibleReason', 'ineligibility_reason_required', { line: code })
    }
    return faults
  })
}
