import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Reader, Tx } from '../platform/db/client.ts'
import { AppError, assertFound, checkAll, type Pointer, refuseAt } from '../platform/shared/errors.ts'
import { type Allocation, personOf, personsOf } from '../platform/shared/wire.ts'
import { accountWarnings } from '../reference/warnings.ts'
import { retreats } from '../retreats/retreats.table.ts'
import type { Budget, BudgetLine, BudgetSummary } from './budgets.schema.ts'
import { budgetLines, budgetVersions, type DraftLine } from './budgets.table.ts'

export type VersionRow = typeof budgetVersions.$inferSelect
type LineRow = typeof budgetLines.$inferSelect

export function presentSummary(row: VersionRow): BudgetSummary {
  return {
    retreatId: row.retreatId,
    version: row.number,
    state: row.state,
    reason: row.reason,
    adoptedOn: row.adoptedOn,
    discardingReason: row.discardingReason,
    makers: personsOf(row.makers),
    adoptedBy: personOf(row.adoptedBy),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

export function presentBudget(row: VersionRow, lines: readonly DraftLine[]): Budget {
  return {
    ...presentSummary(row),
    lines: lines.map(presentLine),
    warnings: lines.flatMap((line, index) =>
      accountWarnings(line.accountCode, line.chartVersion, `/lines/${index}/accountCode`),
    ),
  }
}

/** In one order of its fields, whether it is a draft's or a row: the ETag depends on it. */
export function presentLine(line: DraftLine): BudgetLine {
  return {
    code: line.code,
    venueCode: line.venueCode,
    category: line.category,
    accountCode: line.accountCode,
    chartVersion: line.chartVersion,
    description: line.description,
    quantity: line.quantity,
    unit: line.unit,
    unitPrice: line.unitPrice,
    amount: line.amount,
    csrEligible: line.csrEligible,
    csrIneligibleReason: line.csrIneligibleReason,
    standardPrice: line.standardPrice,
  }
}

export async function findVersion(
  reader: Reader,
  retreatId: string,
  number: number,
): Promise<VersionRow | undefined> {
  const [row] = await reader.select().from(budgetVersions).where(isVersion(retreatId, number))
  return row
}

/** A version with its lines, as the API shows it. */
export async function findVisibleBudget(
  reader: Reader,
  actor: Actor,
  retreatId: string,
  number: number,
): Promise<Budget> {
  assertSees(actor, retreatId, 'budget_not_found')
  const found = assertFound(await findVersion(reader, retreatId, number), 'budget_not_found')
  return presentBudget(found, await linesOfVersion(reader, found))
}

/** The lines of a version: a draft holds them itself. */
export async function linesOfVersion(reader: Reader, version: VersionRow): Promise<readonly DraftLine[]> {
  return version.draftLines ?? linesOf(reader, version.retreatId, version.number)
}

/** The lines of a version that is or was in force. */
export async function linesOf(reader: Reader, retreatId: string, number: number): Promise<LineRow[]> {
  return reader
    .select()
    .from(budgetLines)
    .where(and(eq(budgetLines.retreatId, retreatId), eq(budgetLines.number, number)))
    .orderBy(asc(budgetLines.position))
}

/** Those that lists show: of one state, or all but what was discarded. */
export async function listVersions(
  reader: Reader,
  retreatId: string,
  { state }: { state?: VersionRow['state'] | undefined },
): Promise<VersionRow[]> {
  const versions = await versionsOf(reader, retreatId)
  return versions.filter((version) => (state ? version.state === state : version.state !== 'discarded'))
}

export async function versionsOf(reader: Reader, retreatId: string): Promise<VersionRow[]> {
  return reader
    .select()
    .from(budgetVersions)
    .where(eq(budgetVersions.retreatId, retreatId))
    .orderBy(asc(budgetVersions.number))
}

export function assertDraft({ state }: Pick<VersionRow, 'state'>): void {
  if (state !== 'draft') throw new AppError('budget_wrong_state', { state, required: 'draft' })
}

export async function newestVersion(tx: Tx, retreatId: string): Promise<VersionRow | undefined> {
  const [row] = await tx
    .select()
    .from(budgetVersions)
    .where(eq(budgetVersions.retreatId, retreatId))
    .orderBy(desc(budgetVersions.number))
    .limit(1)
  return row
}

export function isVersion(retreatId: string, number: number) {
  return and(eq(budgetVersions.retreatId, retreatId), eq(budgetVersions.number, number))
}

interface AdoptedLine {
  code: string
  venueCode: string | null
  csrEligible: boolean
  chosenVenue: string | null
}

/** What decides about lines that somebody names: those of the budget in force, by code, if there is one. */
export interface AdoptedLines {
  hasBudget: boolean
  lines: ReadonlyMap<string, AdoptedLine>
}

/** The lines of the budget in force that these codes name. */
export async function readAdoptedLines(
  tx: Tx,
  retreatId: string,
  codes: readonly string[],
): Promise<AdoptedLines> {
  if (codes.length === 0) return { hasBudget: false, lines: new Map() }
  const rows = await tx
    .select({
      code: budgetLines.code,
      venueCode: budgetLines.venueCode,
      csrEligible: budgetLines.csrEligible,
      chosenVenue: retreats.chosenVenue,
    })
    .from(budgetLines)
    .innerJoin(
      budgetVersions,
      and(eq(budgetVersions.retreatId, budgetLines.retreatId), eq(budgetVersions.number, budgetLines.number)),
    )
    .innerJoin(retreats, eq(retreats.id, budgetLines.retreatId))
    .where(
      and(
        eq(budgetVersions.retreatId, retreatId),
        eq(budgetVersions.state, 'adopted'),
        sql`${budgetLines.code} = any (${sql.param([...new Set(codes)])}::text[])`,
      ),
    )
  return {
    hasBudget: rows.length > 0 || (await hasAdoptedBudget(tx, retreatId)),
    lines: new Map(rows.map((row) => [row.code, row])),
  }
}

async function hasAdoptedBudget(tx: Tx, retreatId: string): Promise<boolean> {
  return (await versionsOf(tx, retreatId)).some((version) => version.state === 'adopted')
}

/** A line that somebody named, and where in the request. */
export interface NamedLine {
  line: string
  pointer: Pointer
}

/** The lines that a list of allocations names. */
export function linesNamedIn(allocations: readonly Allocation[]): NamedLine[] {
  return allocations.map(({ lineCode: line }, index) => ({ line, pointer: `/allocations/${index}/lineCode` }))
}

/** Whether a line belongs to a venue that was not chosen. While none is chosen, none does. */
export function isOfOtherVenue(
  { venueCode }: { venueCode: string | null },
  chosenVenue: string | null,
): boolean {
  return venueCode !== null && chosenVenue !== null && venueCode !== chosenVenue
}

/** Refuses a line that the budget in force does not have, that CSR may not pay, or whose venue was not chosen. */
export async function assertAllocatable(
  tx: Tx,
  retreatId: string,
  named: readonly NamedLine[],
): Promise<void> {
  if (named.length === 0) return
  const codes = named.map(({ line }) => line)
  assertAllocatableIn(await readAdoptedLines(tx, retreatId, codes), named)
}

/** The same where the lines were read before. */
export function assertAllocatableIn({ hasBudget, lines }: AdoptedLines, named: readonly NamedLine[]): void {
  if (named.length > 0 && !hasBudget) throw new AppError('no_adopted_budget')
  checkAll(
    named.map(({ line, pointer }) => () => {
      const found = lines.get(line) ?? refuseAt(pointer, 'unknown_line', { line })
      if (!found.csrEligible) refuseAt(pointer, 'line_not_csr_eligible', { line })
      const { chosenVenue } = found
      if (isOfOtherVenue(found, chosenVenue)) {
        refuseAt(pointer, 'line_of_other_venue', { line, venue: chosenVenue })
      }
    }),
  )
}

/** Refuses a list that names a line twice. `at` is the pointer to the list. */
export function assertDistinctLines(at: `/${string}`, items: readonly { lineCode: string }[]): void {
  const seen = new Set<string>()
  items.forEach(({ lineCode: line }, index) => {
    if (seen.has(line)) refuseAt(`${at}/${index}/lineCode`, 'duplicate_line', { line })
    seen.add(line)
  })
}
