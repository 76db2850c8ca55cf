/** The ledger as an auditor looks at it: balances against the journal, and all that is stored before and after. */
import type { Response } from 'supertest'
import { expect } from 'vitest'
import { applicationRights } from '../../src/platform/db/rights.ts'
import type { Levels } from './coverage-arithmetic.ts'
import type { TestService } from './service.ts'

/** Every balance that is not zero, as the balance tables have it. */
const balances = `
  select line_key as balance, key as measure, value::int8 as total
  from line_balances b, jsonb_each_text(to_jsonb(b) - '{retreat_id,line_code,line_key,ceiling,csr_eligible,version}'::text[])
  where retreat_id = $1 and value <> '0'
  union all
  select pledge_id || ' ' || line_key, key, value::int8
  from pledge_line_balances b,
    jsonb_each_text(to_jsonb(b) - '{pledge_id,line_code,line_key,retreat_id,company_id,form,version}'::text[])
  where retreat_id = $1 and value <> '0'
  order by 1, 2`

/** The same, added up from the journal alone. */
const journalSums = `
  with entries as (select *, coalesce(line_code, '') as line_key from journal_entries where retreat_id = $1)
  select line_key as balance, measure, sum(amount)::int8 as total
  from (select line_key, amount, unnest(case
      when measure in ('received', 'verified') then array[measure || '_' || form, measure || '_' || channel]
      when measure in ('pledged', 'committed') then array[measure || '_' || form]
      else array[measure::text]
    end) as measure from entries) as by_column
  group by 1, 2 having sum(amount) <> 0
  union all
  select pledge_id || ' ' || line_key, measure::text, sum(amount)::int8
  from entries where pledge_id is not null group by 1, 2 having sum(amount) <> 0
  order by 1, 2`

export async function expectBalancesToBeTheJournalsSums(service: TestService, retreatId: string) {
  const [kept, added] = await Promise.all(
    [balances, journalSums].map((query) => service.sql.query(query, [retreatId])),
  )
  expect(kept?.rows).toEqual(added?.rows)
}

/** What stands on a line (null: unallocated), summed over forms, in whole rupiah. */
export async function balanceOn(service: TestService, retreatId: string, line: string | null) {
  const { rows } = await service.sql.query(
    `select ceiling, reserved, pledged_cash + pledged_goods + pledged_services as pledged,
       committed_cash + committed_goods + committed_services as committed,
       received_cash + received_goods + received_services as received,
       verified_cash + verified_goods + verified_services as verified, appropriated, spent
     from line_balances where retreat_id = $1 and line_key = coalesce($2, '')`,
    [retreatId, line],
  )
  return rows[0]
}

/** An entry as a line of text: measure, line (`-`: unallocated), amount, effective date. SQL, of a journal row `j`. */
const entryText = `concat_ws(' ', j.measure, coalesce(j.line_code, '-'), j.amount, j.effective_on)`

/** The journal of one retreat in the order of writing, one entry a row. */
export async function journalOf(service: TestService, retreatId: string): Promise<string[]> {
  const { rows } = await service.sql.query(
    `select ${entryText} as entry from journal_entries j where retreat_id = $1 order by id`,
    [retreatId],
  )
  return rows.map(({ entry }) => entry)
}

/** The entries that events of this type made, in order of their text. */
export async function entriesOfEvent(
  service: TestService,
  retreatId: string,
  type: string,
): Promise<string[]> {
  const { rows } = await service.sql.query(
    `select ${entryText} as entry from journal_entries j join events e on e.id = j.event_id
     where j.retreat_id = $1 and e.type = $2`,
    [retreatId, type],
  )
  return rows.map(({ entry }) => entry).sort()
}

/** A record's latest event: its type, its data, and the journal entries that it made. */
export async function lastEventOf(
  service: TestService,
  subjectId: string,
): Promise<{ type: string; entries: string[]; data: Record<string, unknown> }> {
  const { rows } = await service.sql.query(
    `select e.type, e.data, array(
       select ${entryText} from journal_entries j
       where j.event_id = e.id order by j.measure, j.line_code nulls last, j.effective_on, j.amount
     ) as entries
     from events e where e.subject_id = $1 order by e.sequence desc limit 1`,
    [subjectId],
  )
  return rows[0]
}

/** The events about one record, in order. */
export async function eventsOf(service: TestService, subjectId: string) {
  const { rows } = await service.sql.query(
    'select type, actor_id, request_id, data from events where subject_id = $1 order by sequence',
    [subjectId],
  )
  return rows
}

/** A retreat's events of one type, in order. */
export async function eventsOfType(
  service: TestService,
  retreatId: string,
  type: string,
): Promise<{ subject_type: string; subject_id: string; data: Record<string, unknown> }[]> {
  const { rows } = await service.sql.query(
    'select type, subject_type, subject_id, data from events where retreat_id = $1 and type = $2 order by sequence',
    [retreatId, type],
  )
  return rows
}

/** Versions of a document that a change has replaced, oldest first. */
export async function earlierVersionsOf(service: TestService, documentId: string) {
  const { rows } = await service.sql.query(
    `select version, row from record_versions v where record_id = $1
       and version < (select max(version) from record_versions where kind = v.kind and record_id = v.record_id)
     order by version`,
    [documentId],
  )
  return rows
}

/** Everything that a write on this retreat can change. */
export async function booksOf(service: TestService, retreatId: string) {
  const { rows } = await service.superuser.query(
    `select
       (select to_jsonb(r) from retreats r where id = $1) as retreat,
       (select jsonb_agg(v order by number) from budget_versions v where retreat_id = $1) as budgets,
       (select jsonb_agg(p order by id) from pledges p where retreat_id = $1) as pledges,
       (select jsonb_agg(d order by id) from disbursements d where retreat_id = $1) as disbursements,
       (select jsonb_agg(a order by id) from adjustments a where retreat_id = $1) as adjustments,
       (select jsonb_agg(b order by line_key) from line_balances b where retreat_id = $1) as lines,
       (select jsonb_agg(b order by pledge_id, line_key) from pledge_line_balances b where retreat_id = $1) as pledge_lines,
       (select count(*) from expenditures where retreat_id = $1) as expenditures,
       (select count(*) from appropriations where retreat_id = $1) as appropriations,
       (select count(*) from transfers where retreat_id = $1) as transfers,
       (select count(*) from journal_entries where retreat_id = $1) as entries,
       (select count(*) from events where retreat_id = $1) as events`,
    [retreatId],
  )
  return rows[0]
}

/** CSR per line, unallocated (`-`) and in total, at the venue that has only common lines. */
export async function csrOf(service: TestService, retreatId: string, asOf?: string) {
  const { body } = await service
    .as('auditor')
    .get(`/v1/retreats/${retreatId}/coverage?venue=PANTAI${asOf ? `&asOf=${asOf}` : ''}`)
  const csr: Record<string, Levels> = { '-': body.unallocated, total: body.sources.total }
  for (const line of body.lines) csr[line.code] = line.csr
  return csr
}

/** A digest of every table, but for when a key was last used. */
async function everythingStored(service: TestService) {
  const digests = Object.keys(applicationRights)
    .filter((table) => table !== 'api_keys')
    .map(
      (table) =>
        `select '${table}' as name, count(*), md5(string_agg(t::text, ',' order by t::text)) from ${table} t`,
    )
  return (await service.sql.query(`${digests.join(' union all ')} order by name`)).rows
}

export interface Refusal {
  status: number
  code: string
  /** Where in the request; absent where the refusal speaks of no place in it. */
  pointer?: string
  figures?: Record<string, string | number | null | object[]>
}

/** The problem document says what was asked and what is left, in words for people too, and nothing was stored. */
export async function expectRefused(
  service: TestService,
  send: () => Promise<Response>,
  { status, code, pointer, figures }: Refusal,
): Promise<void> {
  const before = await everythingStored(service)
  const response = await send()
  expect(response.body, response.text).toMatchObject({
    type: `/v1/reference/problems#${code}`,
    code,
    status,
    ...(figures && { figures }),
    errors: pointer === undefined ? [] : [{ pointer }],
  })
  expect(response.status).toBe(status)
  expect(response.type).toBe('application/problem+json')
  expect(response.body.detail).not.toMatch(/[{}]/)
  expect(await everythingStored(service)).toEqual(before)
}
