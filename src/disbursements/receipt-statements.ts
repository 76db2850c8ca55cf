/**
 * All that recording receipts asks of the database and writes to it, in a number of statements that does not grow with
 * the receipts. Asked in the order in which everything is locked: calendar, retreats, pledges, lines.
 */
import type pg from 'pg'
import type { Actor } from '../access/actor.ts'
import type { Statement } from '../db/flight.ts'
import { askSeen } from '../documents/documents.queries.ts'
import { CALENDAR_LOCK, type LineBalance } from '../journal/locks.ts'
import { openParts, type PledgeLineBalance } from '../pledges/pledges.queries.ts'
import { groupBy } from '../shared/collections.ts'
import { mustExist } from '../shared/must-exist.ts'
import type { DisbursementRow } from './disbursements.queries.ts'
import type { NewDisbursement } from './disbursements.schema.ts'
import type { Ledger, PostedOn } from './judge-receipts.ts'

/** Locks what the receipts speak of and reads it; `ledgerFrom` takes the answers. */
export function openLedger(actor: Actor, inputs: readonly NewDisbursement[]): Statement[] {
  const pledgeIds = [...new Set(inputs.map(({ pledgeId }) => pledgeId))]
  const seen = [pledgeIds, actor.scopes?.retreatIds ?? null]
  const named = inputs.flatMap(({ pledgeId, allocations }) =>
    (allocations ?? [{ lineCode: null }]).map(({ lineCode }) => ({ pledgeId, lineCode })),
  )
  const documentIds = inputs.flatMap(({ evidence }) => evidence.documentId ?? [])
  return [
    {
      name: 'lock retreats of pledges',
      text: `
        select pg_advisory_xact_lock_shared(${CALENDAR_LOCK})
        union all select pg_advisory_xact_lock_shared(hashtextextended(id, 0)) from (
          select distinct retreat_id::text as id from pledges
          where id = any ($1::uuid[]) and ($2::uuid[] is null or retreat_id = any ($2)) order by 1) retreat`,
      values: seen,
    },
    {
      name: 'lock pledges',
      text: `
        select id, retreat_id as "retreatId", company_id as "companyId", form, state from pledges
        where id = any ($1::uuid[]) and ($2::uuid[] is null or retreat_id = any ($2)) order by id for update`,
      values: seen,
    },
    {
      name: 'read parts of pledges',
      text: `
        select pledge_id as "pledgeId", line_code as "lineCode", pledged, received from pledge_line_balances
        where pledge_id = any ($1::uuid[]) order by pledge_id, line_key`,
      values: [pledgeIds],
    },
    {
      // The lines on which the receipts can land: those that they name (no others than their pledge's), else all of it.
      name: 'lock lines of receipts',
      text: `
        select retreat.id as "retreatId", line_code as "lineCode", ceiling, csr_eligible as "csrEligible", reserved, received, spent
        from (
          select b.retreat_id as id, array_agg(distinct b.line_key) as lines
          from unnest($1::uuid[], $2::text[]) named (pledge_id, line_code)
          join pledge_line_balances b on b.pledge_id = named.pledge_id and b.line_key = coalesce(named.line_code, b.line_key)
          where b.line_code is not null group by b.retreat_id order by b.retreat_id
        ) retreat, lock_line_balances(retreat.id, retreat.lines)`,
      values: [named.map(({ pledgeId }) => pledgeId), named.map(({ lineCode }) => lineCode)],
    },
    {
      name: 'read calendar',
      text: `
        select wita_today()::text as today, now(), array(select month from period_locks where state = 'locked') as months`,
      values: [],
    },
    ...(documentIds.length > 0 ? [askSeen(actor, documentIds)] : []),
  ]
}

interface CalendarRow {
  today: string
  /** The same for the whole transaction: what the document's `createdAt` will be. */
  now: Date
  months: string[]
}

export function ledgerFrom([, pledges, parts, lines, calendar, documents]: pg.QueryResult[]): Ledger & {
  now: Date
} {
  const partsOfPledge = groupBy<PledgeLineBalance, string>(parts?.rows ?? [], ({ pledgeId }) => pledgeId)
  const linesOfRetreat = groupBy<LineBalance & { retreatId: string }, string>(
    lines?.rows ?? [],
    (line) => line.retreatId,
  )
  const { today, now, months } = mustExist(calendar?.rows[0] as CalendarRow | undefined, 'the calendar')
  const found: PostedOn[] = pledges?.rows ?? []
  return {
    calendar: { today, lockedMonths: new Set(months) },
    now,
    documents: new Set(documents?.rows.map(({ id }) => id)),
    pledges: new Map(found.map((pledge) => [pledge.id, pledge])),
    open: new Map(found.map(({ id }) => [id, openParts(partsOfPledge.get(id) ?? [])])),
    lines: new Map(
      found.map(({ retreatId }) => [
        retreatId,
        new Map((linesOfRetreat.get(retreatId) ?? []).map((line) => [line.lineCode, line])),
      ]),
    ),
  }
}

/** What the database says of a disbursement that is recorded now. */
export function asRecorded(now: Date) {
  return {
    state: 'recorded',
    refunded: 0,
    verifiedBy: null,
    verifiedAt: null,
    verificationNote: null,
    rejectedBy: null,
    rejectionReason: null,
    reversalReason: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  } satisfies Partial<DisbursementRow>
}

/** What is written of a disbursement when it is recorded. */
export type RecordedRow = Omit<DisbursementRow, keyof ReturnType<typeof asRecorded>>

/** Writes disbursements as they are recorded: what happens to one later is empty at first. */
export function insertDisbursements(rows: readonly RecordedRow[]): Statement {
  return {
    name: 'insert disbursements',
    text: `
      insert into disbursements (id, retreat_id, pledge_id, company_id, form, amount, received_on, booked_on, channel, evidence_kind,
        evidence_number, evidence_account_number, evidence_document_total, evidence_document_id, invoice_number, allocations, unallocated, external_ref, makers)
      select * from jsonb_to_recordset($1::jsonb) as receipt (
        id uuid, "retreatId" uuid, "pledgeId" uuid, "companyId" uuid, form form, amount int8, "receivedOn" date, "bookedOn" date,
        channel channel, "evidenceKind" evidence_kind, "evidenceNumber" text, "evidenceAccountNumber" text,
        "evidenceDocumentTotal" int8, "evidenceDocumentId" uuid, "invoiceNumber" text, allocations jsonb, unallocated int8, "externalRef" text, makers uuid[])`,
    values: [JSON.stringify(rows)],
  }
}
