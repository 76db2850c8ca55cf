/** What somebody who holds the application's database login could try, past every check of the program. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { TestService } from './service.ts'

type Row = Record<string, unknown>

/** Stands for the person as whom an intruder writes: one with a live key, since nobody else can cause an event. */
const OWN = Symbol('own')

export async function insert(client: pg.ClientBase, table: string, given: Row): Promise<pg.QueryResult> {
  const { rows } = await client.query<{ key: string; actor: string }>(
    "select id as key, user_id as actor from api_keys where name = 'finance'",
  )
  const row = { ...given }
  if (table === 'events') Object.assign(row, { actor_id: rows[0]?.actor, api_key_id: rows[0]?.key })
  if (row.makers === OWN) row.makers = [rows[0]?.actor]
  const columns = Object.keys(row)
  const places = columns.map((_, index) => `$${index + 1}`)
  return client.query(
    `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  )
}

/**
 * Writes rows in a transaction of its own, events last, up to the checks that wait for its end; nothing of it stays. What entries
 * add up to is looked at before an event says whose they are.
 */
export async function forge(service: TestService, ...rows: [table: string, row: Row][]): Promise<void> {
  const client = await service.sql.connect()
  try {
    await client.query('begin')
    const isEvent = ([table]: [string, Row]) => table === 'events'
    for (const [table, row] of rows.filter((each) => !isEvent(each))) await insert(client, table, row)
    await client.query('set constraints pledge_adds_up, disbursement_adds_up immediate')
    for (const [table, row] of rows.filter(isEvent)) await insert(client, table, row)
    await client.query('set constraints all immediate')
  } finally {
    await client.query('rollback')
    client.release()
  }
}

export interface Place {
  retreatId: string
  companyId: string
}

export function pledgeRow({ retreatId, companyId }: Place, changed: Row = {}): Row {
  return {
    id: randomUUID(),
    retreat_id: retreatId,
    company_id: companyId,
    form: 'cash',
    amount: 100,
    pledged_on: '2025-02-01',
    letter_number: `S/${randomUUID()}`,
    instalments: JSON.stringify([{ dueOn: '2025-05-01', amount: changed.amount ?? 100 }]),
    allocations: '[]',
    unallocated: changed.amount ?? 100,
    makers: OWN,
    ...changed,
  }
}

export function receiptRow({ retreatId, companyId }: Place, pledgeId: string, changed: Row = {}): Row {
  return {
    id: randomUUID(),
    retreat_id: retreatId,
    pledge_id: pledgeId,
    company_id: companyId,
    form: 'cash',
    amount: 100,
    received_on: '2025-05-02',
    channel: 'rkud',
    evidence_kind: 'sts',
    evidence_number: `STS/${randomUUID()}`,
    allocations: '[]',
    unallocated: changed.amount ?? 100,
    makers: OWN,
    ...changed,
  }
}

/** An event of one record: the database takes no row with an event that does not write such. */
export function eventRow(
  retreatId: string,
  type = 'pledge.drafted',
  subjectId: unknown = randomUUID(),
): Row & { id: string } {
  return {
    id: randomUUID(),
    type,
    subject_type: type.split('.')[0],
    subject_id: subjectId,
    retreat_id: retreatId,
    request_id: 'none',
    data: '{}',
  }
}

/** A promise's entry on no line; `changed` makes of it what the test is about. */
export function entryRow({ retreatId, companyId }: Place, eventId: string, changed: Row = {}): Row {
  return {
    retreat_id: retreatId,
    event_id: eventId,
    measure: 'reserved',
    line_code: null,
    company_id: companyId,
    form: 'cash',
    amount: 1,
    effective_on: '2025-05-02',
    ...changed,
  }
}
