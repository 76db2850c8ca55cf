/** What the ledger holds, for tests that look behind the answers. */
import { expect } from 'vitest'
import { verifyLedger } from '../../src/verify/verify-ledger.ts'
import type { Client } from './client.ts'
import type { TestService } from './service.ts'

/** Everything that a write on this retreat can change. Equal before and after a refusal. */
export async function booksOf(service: TestService, retreatId: string): Promise<object> {
  const { rows } = await service.superuser.query(
    `select
       (select jsonb_agg(p order by id) from pledges p where retreat_id = $1) as pledges,
       (select jsonb_agg(d order by id) from disbursements d where retreat_id = $1) as disbursements,
       (select jsonb_agg(a order by id) from adjustments a where retreat_id = $1) as adjustments,
       (select jsonb_agg(b order by line_key) from line_balances b where retreat_id = $1) as lines,
       (select count(*) from journal_entries where retreat_id = $1) as entries,
       (select count(*) from transfers where retreat_id = $1) as transfers,
       (select count(*) from events where retreat_id = $1) as events`,
    [retreatId],
  )
  return rows[0]
}

/** The journal entries of a record's latest event, as `measure line amount date`, and the event's type. */
export async function lastEventOf(
  service: TestService,
  subjectId: string,
): Promise<{ type: string; entries: string[]; data: Record<string, unknown> }> {
  const { rows } = await service.superuser.query(
    `select e.type, e.data, array(
       select concat_ws(' ', j.measure, coalesce(j.line_code, '-'), j.amount, j.effective_on)
       from journal_entries j where j.event_id = e.id order by j.measure, j.line_code nulls last, j.effective_on, j.amount
     ) as entries
     from events e where e.subject_id = $1 order by e.sequence desc limit 1`,
    [subjectId],
  )
  return rows[0]
}

export interface Levels {
  pledged: number
  committed: number
  received: number
  verified: number
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

/** A refusal: its code and figures, and that nothing changed. */
export async function expectRefusal(
  service: TestService,
  retreatId: string,
  call: () => ReturnType<Client['post']>,
  expected: { status: number; code: string; figures?: object; pointer?: string },
): Promise<void> {
  const before = await booksOf(service, retreatId)
  const { status, body } = await call()
  expect({ status, code: body.code, figures: body.figures }).toMatchObject({
    status: expected.status,
    code: expected.code,
    figures: expected.figures ?? {},
  })
  if (expected.pointer !== undefined) expect(body.errors[0]).toMatchObject({ pointer: expected.pointer })
  expect(await booksOf(service, retreatId)).toEqual(before)
}

/** Locks a month; other months of the same database stay open. */
export async function lockMonth(service: TestService, month: string): Promise<void> {
  await service.as('verifier').made('/v1/period-locks', { month })
}

/** Calls the retreat off, as of a day on which everything in these tests had begun. */
export async function cancelRetreat(service: TestService, retreatId: string): Promise<void> {
  const cancellation = { cancelledOn: '2025-06-01', reason: 'Ditunda' }
  await service.as('verifier').made(`/v1/retreats/${retreatId}/cancellation`, cancellation)
}

/** Balances, journal, documents and events agree with each other. */
export async function expectSound(service: TestService): Promise<void> {
  const verdicts = await verifyLedger(service.db)
  expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([])
}
