/**
 * Every row that an event wrote is one that an event of its type may write: `is_written_by` of migrations/rules/access.sql, held
 * against the log, so that what was written while the database's own refusals were switched off is named all the same.
 */
import { hash, randomUUID } from 'node:crypto'
import {
  emptyAtBirth,
  instantsOfBirth,
  rowsOfEvents,
  rowsOfMigrations,
} from '../../platform/log/event-rows.ts'
import type { EventType } from '../../platform/log/event-types.ts'
import type { AuditedEvent } from './actor-audit.ts'
import type { Verdict } from './check.ts'
import { Tally } from './tally.ts'

type Row = Record<string, unknown>

const AS_ALLOWED = 'what such an event may write'

/** What every change moves. */
const moving = new Set(['version', 'created_at', 'updated_at'])

/** By the table of a row that is carried along: its columns that make the id of the event's subject. */
const belonging: Record<string, readonly string[]> = {
  budget_lines: ['retreat_id', 'number'],
  disclosures: ['company_id'],
  finding_follow_ups: ['finding_id'],
  attachments: ['record_id'],
  person_links: ['user_id'],
}

/** By the table of a row that is carried along: the row of the same event that names it, and where. */
const naming: Record<string, { table: string; column: string }> = {
  pledges: { table: 'adjustments', column: 'pledge_id' },
  disbursements: { table: 'adjustments', column: 'disbursement_id' },
  retreats: { table: 'adjustments', column: 'retreat_id' },
  disclosures: { table: 'adjustments', column: 'disclosure_id' },
  sso_persons: { table: 'person_links', column: 'sso_person_id' },
}

/** Of every column of a record a few bytes that tell whether it changed, since records are many. */
interface Kept {
  columns: readonly string[]
  marks: Uint32Array
}

export class RowAudit {
  readonly #tally = new Tally('every event wrote what such an event may write')
  readonly #kept = new Map<string, Kept>()
  /** The columns of a table, once for all of its rows. */
  readonly #columns = new Map<string, readonly string[]>()
  /** Drawn anew, so that nobody finds another value with the same bytes. */
  readonly #salt = randomUUID()

  /** The next event, in the order of the log. */
  add(event: AuditedEvent): void {
    const told = new Set<string>()
    for (const { table, row } of event.rows) {
      const id = recordIdOf(row)
      const record = `${table} ${id}, version ${row.version ?? 1}, by ${event.type}, event ${event.id}`
      const found = this.#judge(event, { table, row, id })
      this.#tally.compare(record, AS_ALLOWED, told.has(`${table} ${id}`) ? 'written twice' : found)
      told.add(`${table} ${id}`)
    }
  }

  #judge(event: AuditedEvent, { table, row, id }: { table: string; row: Row; id: string }): string {
    const record = `${table} ${id}`
    const wasIn = this.#kept.get(record)
    const written = this.#writtenOf(record, row)
    if (event.type === 'log.opened') return rowsOfMigrations[table] ? AS_ALLOWED : `a row of ${table}`
    const { own = {}, carried = {} } = rowsOf(event.type)
    const isOwn = id === event.subject.id
    const mayBe = (isOwn ? own : carried)[table]
    if (mayBe === undefined || !(isOwn || isCarried(event, table, row))) return 'a record of another event'
    if ('retreat_id' in row && event.retreatId !== row.retreat_id) return `of retreat ${row.retreat_id}`
    const states = mayBe.filter((each) => each.startsWith('in='))
    if (wasIn && states.length > 0 && !states.some((state) => this.#isMarked(wasIn, 'state', state.slice(3))))
      return `changed in another state: ${written.join(', ')}`
    const early = wasIn
      ? []
      : Object.entries(emptyAtBirth[table] ?? {}).filter(([column, empty]) => isOther(row[column], empty))
    if (early.length > 0) return `born with ${early.map(([column]) => column).join(', ')}`
    if (!wasIn && Number(row.version ?? 1) !== 1) return 'no version before it'
    const forged = wasIn ? [] : instantsOfBirth.filter((each) => isElsewhen(row[each], event.occurredAt))
    if (forged.length > 0)
      return `born at another time: ${forged.map((each) => `${each} ${row[each]}`).join(', ')}`
    if (ofAmounts.has(table) && !hasWholeAmounts(row)) return 'amounts that are none'
    return written.every((each) => mayBe.includes(each)) ? AS_ALLOWED : written.join(', ')
  }

  /** Whether it is new, or which columns are other than they were; with the state that it comes to. */
  #writtenOf(record: string, row: Row): string[] {
    const was = this.#kept.get(record)
    const columns = this.#columnsOf(row)
    const marks = Uint32Array.from(columns, (column) => this.#markOf(row[column]))
    this.#kept.set(record, { columns, marks })
    const state = typeof row.state === 'string' ? `=${row.state}` : ''
    if (was === undefined) return [`new${state}`]
    return columns
      .filter((column, index) => was.marks[was.columns.indexOf(column)] !== marks[index])
      .map((column) => (column === 'state' ? `state${state}` : column))
  }

  #isMarked({ columns, marks }: Kept, column: string, value: unknown): boolean {
    return marks[columns.indexOf(column)] === this.#markOf(value)
  }

  #columnsOf(row: Row): readonly string[] {
    const columns = Object.keys(row).filter((column) => !moving.has(column))
    const name = columns.join()
    if (!this.#columns.has(name)) this.#columns.set(name, columns)
    return this.#columns.get(name) ?? columns
  }

  /** Most columns are empty. */
  #markOf(value: unknown): number {
    if (value === null) return 0
    return hash('sha1', `${this.#salt}${JSON.stringify(value)}`, 'buffer').readUInt32BE()
  }

  verdict(): Verdict {
    return this.#tally.verdict
  }
}

/** Columns that came later are absent from older rows. */
function isOther(value: unknown, empty: unknown): boolean {
  return value !== undefined && JSON.stringify(value) !== JSON.stringify(empty)
}

/** Whether two instants differ: both in UTC, and written to the microsecond or shorter. */
function isElsewhen(value: unknown, instant: string): boolean {
  return typeof value === 'string' && microsecond(value) !== microsecond(instant)
}

function microsecond(instant: string): string {
  const [second = '', rest = ''] = instant.split(/[.Z+]/)
  return `${second}.${(rest.includes(':') ? '' : rest).padEnd(6, '0')}`
}

const ofAmounts = new Set(['pledges', 'disbursements', 'adjustments', 'transfers', 'appropriations'])

const MOST_OF_A_PART = 10_000_000_000_000

/** The lists of a row that hold amounts, with what an amount may be, in whole rupiah, and whether each is of a line of its own. */
const lists = [
  { list: 'allocations', least: 1, most: MOST_OF_A_PART, isOfLines: true },
  { list: 'items', least: 0, most: MOST_OF_A_PART, isOfLines: true },
  { list: 'instalments', least: 1, most: Number.MAX_SAFE_INTEGER, isOfLines: false },
  { list: 'moves', least: 1, most: Number.MAX_SAFE_INTEGER, isOfLines: false },
]

/** `has_whole_amounts` of migrations/rules/access.sql. */
function hasWholeAmounts(row: Row): boolean {
  return lists.every(({ list, least, most, isOfLines }) => {
    const parts = row[list]
    if (!Array.isArray(parts)) return true
    const areWhole = parts.every(
      ({ amount, lineCode }) =>
        Number.isSafeInteger(amount) &&
        amount >= least &&
        amount <= most &&
        (!isOfLines || typeof lineCode === 'string'),
    )
    return areWhole && (!isOfLines || new Set(parts.map(({ lineCode }) => lineCode)).size === parts.length)
  })
}

function rowsOf(type: string): (typeof rowsOfEvents)[EventType] {
  return Object.hasOwn(rowsOfEvents, type) ? rowsOfEvents[type as EventType] : {}
}

/** A row is called by its id, its month, or retreat, number and code: `record_id_of` of migrations/rules/log.sql. */
export function recordIdOf(row: Row): string {
  const parts = [row.retreat_id, row.number, row.code].filter((part) => part !== undefined && part !== null)
  return String(row.id ?? row.month ?? parts.join('/'))
}

/** Whether a row belongs to the event's subject: `is_carried` of migrations/rules/access.sql. */
function isCarried({ id, type, subject, rows }: AuditedEvent, table: string, row: Row): boolean {
  const month = String(row.month)
  if (table === 'closings') return type === 'month.closed' ? month < subject.id : month > subject.id
  if (table === 'transfers') return row.event_id === id
  if (table === 'budget_versions') return row.retreat_id === subject.id.split('/')[0]
  const columns = belonging[table]
  if (columns?.map((column) => row[column]).join('/') === subject.id) return true
  const named = naming[table]
  return rows.some(
    (other) =>
      other.table === named?.table &&
      // A retreat that is called off sends all that waited for approval back.
      (other.row[named.column] === row.id ||
        (table === 'pledges' && other.row.kind === 'retreat_cancellation')),
  )
}
