/** What stands on a line (or unallocated), from either source: the balances for now, the spans for a past date. */
import { getTableColumns } from 'drizzle-orm'
import { int8Of } from '../platform/db/client.ts'
import type { Statement } from '../platform/db/pipeline.ts'
import { lineSpans } from '../platform/journal/balances.table.ts'
import { type Channel, channel, type Form, form, type Level } from '../platform/shared/measures.ts'

export type Levels = Record<Level, number>
export type Receipts = Pick<Levels, 'received' | 'verified'>

export interface Amounts {
  lineCode: string | null
  byForm: Record<Form, Levels>
  byChannel: Record<Channel, Receipts>
  apbd: { appropriated: number; spent: number }
}

export function nothing(lineCode: string | null): Amounts {
  return {
    lineCode,
    byForm: { cash: noLevels(), goods: noLevels(), services: noLevels() },
    byChannel: {
      rkud: noReceipts(),
      bast: noReceipts(),
      direct_to_vendor: noReceipts(),
      other_account: noReceipts(),
    },
    apbd: { appropriated: 0, spent: 0 },
  }
}

export function noLevels(): Levels {
  return { pledged: 0, committed: 0, received: 0, verified: 0 }
}

function noReceipts(): Receipts {
  return { received: 0, verified: 0 }
}

export function addLevels(total: Levels, part: Levels): Levels {
  return {
    pledged: total.pledged + part.pledged,
    committed: total.committed + part.committed,
    received: total.received + part.received,
    verified: total.verified + part.verified,
  }
}

/** The four levels in total, whatever the form. */
export function levelsOf({ byForm: { cash, goods, services } }: Amounts): Levels {
  return addLevels(addLevels(cash, goods), services)
}

/** Several lines' amounts together. */
export function together(all: readonly Amounts[]): Amounts {
  const total = nothing(null)
  for (const { byForm, byChannel, apbd } of all) {
    for (const each of form.enumValues) add(total.byForm[each], byForm[each])
    for (const each of channel.enumValues) add(total.byChannel[each], byChannel[each])
    add(total.apbd, apbd)
  }
  return total
}

function add<Measure extends string>(total: Record<Measure, number>, part: Record<Measure, number>): void {
  for (const measure in part) total[measure] += part[measure]
}

/** The measures of a part: their columns, by the names that they have here. */
const {
  retreatId: _retreat,
  lineKey: _line,
  since: _since,
  until: _until,
  ...measures
} = getTableColumns(lineSpans)

function select(amountOf: (column: string) => string): string {
  const columns = Object.entries(measures).map(
    ([name, { name: column }]) => `${amountOf(column)} as "${name}"`,
  )
  return `select b.line_code as "lineCode", ${columns.join(', ')} from line_balances b`
}

const AMOUNTS_NOW = `${select((column) => `b.${column}`)} where b.retreat_id = $1`

const lastSpan = (since: string, until: string) => `
  left join lateral (
    select * from line_spans s
    where s.retreat_id = b.retreat_id and s.line_key = b.line_key and s.since = ${since} and s.until ${until}
    order by s.until desc limit 1)`
const MONTH_START = `date_trunc('month', $2::timestamp)::date`
/** SQL: the measures of every part of retreat $1 at day $2, by the names that they have here. */
export const AMOUNTS_AS_OF = `
  ${select((column) => `coalesce(earlier.${column}, 0) + coalesce(month.${column}, 0)`)}
  ${lastSpan(`'-infinity'`, `< ${MONTH_START}`)} earlier on true
  ${lastSpan(MONTH_START, '<= $2::timestamp::date')} month on true
  where b.retreat_id = $1`

/** The places of the measures in a row's text. */
const places = Object.fromEntries(Object.keys(measures).map((name, place) => [name, place])) as Record<
  keyof typeof measures,
  number
>
const placesOfForm = (suffix: 'Cash' | 'Goods' | 'Services') => ({
  pledged: places[`pledged${suffix}`],
  committed: places[`committed${suffix}`],
  received: places[`received${suffix}`],
  verified: places[`verified${suffix}`],
})
const [ofCash, ofGoods, ofServices] = [placesOfForm('Cash'), placesOfForm('Goods'), placesOfForm('Services')]

/** Rows of these amounts, each with its measures as one text: two dozen columns, read one by one, were a fifth of a report. */
function inOneText(amounts: string): string {
  const names = Object.keys(places).map((name) => `"${name}"`)
  return `select "lineCode", array[${names.join(', ')}]::text as measures from (${amounts}) m`
}

/** Now: one row per part. The cost grows with the lines, not with the entries. */
export function amountsNow(retreatId: string): Statement {
  return { name: 'read amounts', text: inOneText(AMOUNTS_NOW), values: [retreatId] }
}

/**
 * At a past date (WITA, inclusive): what the months before it had added up to, and its own month up to the day. Two
 * rows per part, so the cost grows with the lines here too.
 */
export function amountsAsOf(retreatId: string, asOf: string): Statement {
  return { name: 'read amounts as of', text: inOneText(AMOUNTS_AS_OF), values: [retreatId, asOf] }
}

interface Row {
  lineCode: string | null
  /** `{1,2,…}` */
  measures: string
}

/** A row of either statement. */
export function amountsOf({ lineCode, measures: text }: Row): Amounts {
  const values = text.slice(1, -1).split(',').map(int8Of)
  const at = (place: number) => values[place] as number
  const levels = (of: Levels): Levels => ({
    pledged: at(of.pledged),
    committed: at(of.committed),
    received: at(of.received),
    verified: at(of.verified),
  })
  return {
    lineCode,
    byForm: { cash: levels(ofCash), goods: levels(ofGoods), services: levels(ofServices) },
    byChannel: {
      rkud: { received: at(places.receivedRkud), verified: at(places.verifiedRkud) },
      bast: { received: at(places.receivedBast), verified: at(places.verifiedBast) },
      direct_to_vendor: {
        received: at(places.receivedDirectToVendor),
        verified: at(places.verifiedDirectToVendor),
      },
      other_account: { received: at(places.receivedOtherAccount), verified: at(places.verifiedOtherAccount) },
    },
    apbd: { appropriated: at(places.appropriated), spent: at(places.spent) },
  }
}
