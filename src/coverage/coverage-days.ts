/** How coverage came to be what it is: the four levels at the end of every day on which something changed them. */
import { asc, eq, sql } from 'drizzle-orm'
import { budgetLines } from '../budgets/budgets.table.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import { BEGIN_SNAPSHOT } from '../platform/db/pipeline.ts'
import { rowsAmong } from '../platform/known/known-at.ts'
import { groupBy } from '../platform/shared/collections.ts'
import type { Level } from '../platform/shared/measures.ts'
import { percent } from '../platform/shared/rupiah.ts'
import { addLevels, type Levels, noLevels } from './amounts.ts'
import type { CoverageDay, CoverageDaysQuery } from './coverage-days.schema.ts'
import type { Figures } from './figures.ts'
import { type Adoption, adopted } from './known-figures.ts'
import { figuresIn } from './read-figures.ts'
import { venueOf } from './report-coverage.ts'

interface Change extends Levels {
  on: string
  lineCode: string
}

interface Version {
  adoptedOn: string
  /** Ceilings of the venue's lines and the common ones. */
  ceilings: ReadonlyMap<string, number>
}

/** At one venue, in one snapshot; from the adoption of the first budget on. */
export function readCoverageDays(
  db: Db,
  actor: Actor,
  { retreatId, query }: { retreatId: string; query: CoverageDaysQuery },
): Promise<CoverageDay[]> {
  return db.transaction(async (tx) => {
    const figures = await figuresIn(tx, actor, { retreatId, query, language: 'id' })
    const venue = venueOf(figures, query.venue)
    return daysOf(await versionsAt(tx, figures, venue), await changesOf(tx, figures))
  }, BEGIN_SNAPSHOT)
}

/** Day by day: what a line has, capped at what it has in the version of that day, so that no surplus hides a hole. */
function daysOf(versions: readonly Version[], changes: readonly Change[]): CoverageDay[] {
  const byDay = groupBy(changes, ({ on }) => on)
  const first = versions[0]?.adoptedOn ?? ''
  const days = [...new Set([...byDay.keys(), ...versions.map(({ adoptedOn }) => adoptedOn)])].toSorted()
  const standing = new Map<string, Levels>()
  return days.flatMap((on) => {
    for (const { lineCode, ...change } of byDay.get(on) ?? [])
      standing.set(lineCode, addLevels(standing.get(lineCode) ?? noLevels(), change))
    const version = versions.findLast(({ adoptedOn }) => adoptedOn <= on)
    return on < first || version === undefined ? [] : [{ on, ...coverageOn(version, standing) }]
  })
}

function coverageOn({ ceilings }: Version, standing: ReadonlyMap<string, Levels>): Omit<CoverageDay, 'on'> {
  let [csr, covered, ceiling] = [noLevels(), noLevels(), 0]
  for (const [code, most] of ceilings) {
    const levels = standing.get(code) ?? noLevels()
    csr = addLevels(csr, levels)
    covered = addLevels(
      covered,
      mapLevels((level) => Math.min(levels[level], most)),
    )
    ceiling += most
  }
  return { percent: mapLevels((level) => percent(covered[level], ceiling)), csr }
}

function mapLevels<Value>(of: (level: Level) => Value): Record<Level, Value> {
  return {
    pledged: of('pledged'),
    committed: of('committed'),
    received: of('received'),
    verified: of('verified'),
  }
}

/** Every version that was ever adopted, the earliest first. */
async function versionsAt(
  tx: Tx,
  { stamp: { id }, dated, heading }: Figures,
  venue: string,
): Promise<Version[]> {
  const { checkpoint } = dated
  const numbers = checkpoint
    ? adopted(await rowsAmong<Adoption>(tx, checkpoint.size, 'budget_versions', { under: id }))
    : await adoptionsOf(tx, id)
  const lines = await tx
    .select()
    .from(budgetLines)
    .where(eq(budgetLines.retreatId, id))
    .orderBy(asc(budgetLines.position))
  return numbers
    .filter(({ adoptedOn }) => adoptedOn <= heading.asOf)
    .map(({ number, adoptedOn }) => ({
      adoptedOn,
      ceilings: new Map(
        lines
          .filter((line) => line.number === number && (line.venueCode === null || line.venueCode === venue))
          .map(({ code, amount }) => [code, amount]),
      ),
    }))
}

async function adoptionsOf(tx: Tx, retreatId: string): Promise<{ number: number; adoptedOn: string }[]> {
  const { rows } = await tx.execute<{ number: number; adoptedOn: string }>(sql`
    select number, adopted_on::text as "adoptedOn" from budget_versions
    where retreat_id = ${retreatId} and adopted_on is not null order by adopted_on, adopted_at`)
  return rows
}

/** What each day brought each line: now from the spans, whose number grows with the days; as known from the entries. */
async function changesOf(tx: Tx, { stamp: { id }, dated: { checkpoint } }: Figures): Promise<Change[]> {
  const { rows } = await tx.execute<Change & Record<string, unknown>>(
    checkpoint === null ? changesNow(id) : changesKnown(id, checkpoint.size),
  )
  return rows
}

const levelColumns = (amountOf: (level: string) => string) =>
  sql.raw(
    ['pledged', 'committed', 'received', 'verified']
      .map((level) => `${amountOf(level)}::int8 as ${level}`)
      .join(', '),
  )

/** A span of a month's days ends with what the one before it had. */
function changesNow(retreatId: string) {
  const inAllForms = (level: string) =>
    ['cash', 'goods', 'services'].map((form) => `${level}_${form}`).join(' + ')
  return sql`
    select line_key as "lineCode", until::text as on, ${levelColumns(
      (level) => `(${inAllForms(level)} - coalesce(lag(${inAllForms(level)}) over month, 0))`,
    )}
    from line_spans where retreat_id = ${retreatId} and line_key <> '' and since > '-infinity'
    window month as (partition by line_key, since order by until)`
}

function changesKnown(retreatId: string, size: number) {
  return sql`
    select line_code as "lineCode", effective_on::text as on, ${levelColumns(
      (level) => `coalesce(sum(amount) filter (where measure = '${level}'), 0)`,
    )}
    from journal_entries j where retreat_id = ${retreatId} and line_code is not null
      and measure <> 'reserved'
      and exists (select from log_leaves l where l.event_id = j.event_id and l.position <= ${size})
    group by line_code, effective_on`
}
