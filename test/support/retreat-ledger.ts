/** What a retreat's ledger holds in the database, and what its events made of it. */
import type { TestService } from './service.ts'
import { type Line, lineOf } from './world.ts'

/** Everything that a refused request must leave as it was. */
export async function everythingOf(service: TestService, retreatId: string) {
  const { rows } = await service.superuser.query(
    `select
       (select jsonb_agg(b order by line_key) from line_balances b where retreat_id = $1) as lines,
       (select jsonb_agg(b order by pledge_id, line_key) from pledge_line_balances b where retreat_id = $1) as pledges,
       (select jsonb_agg(to_jsonb(r)) from retreats r where id = $1) as retreat,
       (select jsonb_agg(v order by number) from budget_versions v where retreat_id = $1) as budgets,
       (select count(*) from expenditures where retreat_id = $1) as expenditures,
       (select count(*) from appropriations where retreat_id = $1) as appropriations,
       (select count(*) from transfers where retreat_id = $1) as transfers,
       (select count(*) from journal_entries where retreat_id = $1) as entries,
       (select count(*) from events where retreat_id = $1) as events`,
    [retreatId],
  )
  return rows[0]
}

/** The entries that an event of this type made, each as one line of text, in order. */
export async function entriesOfEvent(service: TestService, retreatId: string, type: string) {
  const { rows } = await service.superuser.query(
    `select concat_ws(' ', measure, coalesce(line_code, 'unallocated'), amount, effective_on) as entry
     from journal_entries j join events e on e.id = j.event_id where j.retreat_id = $1 and e.type = $2 order by j.id`,
    [retreatId, type],
  )
  return rows.map(({ entry }) => entry as string).sort()
}

export interface Event {
  type: string
  subject_type: string
  subject_id: string
  data: Record<string, unknown>
}

export async function eventsOf(service: TestService, retreatId: string, type: string): Promise<Event[]> {
  const { rows } = await service.superuser.query(
    'select type, subject_type, subject_id, data from events where retreat_id = $1 and type = $2 order by sequence',
    [retreatId, type],
  )
  return rows
}

/** Drafts the retreat's next budget; answers its number. */
export async function aDraftBudget(service: TestService, retreatId: string, lines: Line[]): Promise<number> {
  const budget = { reason: 'RAB berikutnya', lines: lines.map(lineOf) }
  const { version } = await service
    .as('finance')
    .made<{ version: number }>(`/v1/retreats/${retreatId}/budgets`, budget)
  return version
}
