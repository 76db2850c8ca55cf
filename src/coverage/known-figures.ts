/** What was known at an instant: the figures as the log stood when it was sealed last by then. */
import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { budgetLines } from '../budgets/budgets.table.ts'
import type { Tx } from '../platform/db/client.ts'
import { journalEntries } from '../platform/journal/journal.table.ts'
import { checkpointAt, isAmong, rowsAmong } from '../platform/known/known-at.ts'
import type { Checkpoint } from '../platform/log/checkpoint.schema.ts'
import { dayInWita } from '../platform/shared/calendar.ts'
import { assertFound } from '../platform/shared/errors.ts'
import { type Channel, type Form, levels } from '../platform/shared/measures.ts'
import { type Amounts, nothing } from './amounts.ts'
import { assertNotAfter, chosenBy, type Figures, headingOf, type Stamp, versionInForce } from './figures.ts'

type KnownRetreat = Pick<
  Stamp,
  'id' | 'code' | 'title' | 'venues' | 'chosenVenue' | 'venueChosenOn' | 'earlierVenues'
>

export interface Adoption {
  number: number
  adoptedOn: string | null
  adoptedAt: string | null
}

/** The figures of a retreat at a date (absent: the day of the knowledge). */
export async function readKnownFigures(
  tx: Tx,
  stamp: Stamp,
  { asOf: requestedDay, knownAt }: { asOf?: string | undefined; knownAt: string },
): Promise<Figures> {
  assertNotAfter(stamp.today, requestedDay)
  const checkpoint = await checkpointAt(tx, knownAt)
  const { size } = checkpoint
  const [known] = await rowsAmong<KnownRetreat>(tx, size, 'retreats', { ids: [stamp.id] })
  const retreat = assertFound(known, 'retreat_not_found')
  const asOf = requestedDay ?? dayInWita(new Date(knownAt))
  const versions = await rowsAmong<Adoption>(tx, size, 'budget_versions', { under: stamp.id })
  const number = versionInForce(adopted(versions), asOf)
  return {
    stamp,
    heading: { ...headingOf(retreat, number, asOf), knownAt, checkpoint },
    // Lines of a version never change, so they are as they were known.
    costLines: await tx
      .select()
      .from(budgetLines)
      .where(and(eq(budgetLines.retreatId, stamp.id), eq(budgetLines.number, number)))
      .orderBy(asc(budgetLines.position)),
    amounts: await amountsKnown(tx, stamp.id, asOf, checkpoint),
    dated: { asOf, checkpoint },
    venues: retreat.venues,
    chosenVenue: chosenBy(retreat, asOf),
  }
}

/** The versions that were ever adopted, the earliest first. */
export function adopted(versions: readonly Adoption[]): { number: number; adoptedOn: string }[] {
  return versions
    .flatMap(({ number, adoptedOn, adoptedAt }) =>
      adoptedOn === null ? [] : [{ number, adoptedOn, adoptedAt }],
    )
    .toSorted((a, b) => (`${a.adoptedOn} ${a.adoptedAt}` < `${b.adoptedOn} ${b.adoptedAt}` ? -1 : 1))
}

/** At a date (WITA, inclusive): the sums of the entries that had taken effect by then, of those that the checkpoint covers. */
async function amountsKnown(
  tx: Tx,
  retreatId: string,
  asOf: string,
  checkpoint: Checkpoint,
): Promise<Amounts[]> {
  const entry = journalEntries
  const group = { lineCode: entry.lineCode, measure: entry.measure, form: entry.form, channel: entry.channel }
  const sums = await tx
    .select({ ...group, amount: sql<number>`sum(${entry.amount})::int8`.mapWith(Number) })
    .from(entry)
    .where(
      and(
        eq(entry.retreatId, retreatId),
        lte(entry.effectiveOn, asOf),
        isAmong(checkpoint.size, entry.eventId),
      ),
    )
    .groupBy(...Object.values(group))
  const byLine = new Map<string | null, Amounts>()
  for (const sum of sums) {
    const amounts = byLine.get(sum.lineCode) ?? nothing(sum.lineCode)
    byLine.set(sum.lineCode, amounts)
    add(amounts, sum)
  }
  return [...byLine.values()]
}

function add(
  amounts: Amounts,
  sum: { measure: string; form: Form | null; channel: Channel | null; amount: number },
): void {
  const { measure, amount } = sum
  if (measure === 'appropriated' || measure === 'spent') amounts.apbd[measure] += amount
  const level = levels.find((each) => each === measure)
  if (level && sum.form) amounts.byForm[sum.form][level] += amount
  if ((level === 'received' || level === 'verified') && sum.channel)
    amounts.byChannel[sum.channel][level] += amount
}
