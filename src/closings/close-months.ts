import { inArray, sql } from 'drizzle-orm'
import { assertOpen } from '../platform/authority/actions.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockCalendar } from '../platform/db/locks.ts'
import { queryRows } from '../platform/db/pipeline.ts'
import type { PlainEvent } from '../platform/log/event-types.ts'
import { dayAfter, lastDayOf, monthOf, monthsBetween } from '../platform/shared/calendar.ts'
import { AppError, assertFound, refuseAt } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { closingActions } from './closing-actions.ts'
import { closedFrom, lastClosed, readClosings } from './closings.queries.ts'
import type { Closing, Reopening } from './closings.schema.ts'
import { closings } from './closings.table.ts'

/**
 * Closes the books up to and including a month that has ended: from now on nothing new is dated by then in the retreats that
 * there are. Waits for the postings under way.
 */
export async function closeMonth(
  tx: Tx,
  actor: Actor,
  { month }: { month: string },
): Promise<Outcome<Closing>> {
  await lockCalendar(tx)
  const { today, firstMonth } = await readBooks(tx)
  if (month >= monthOf(today)) refuseAt('/month', 'month_not_ended', { month, today })
  const last = lastClosed(await readClosings(tx))
  if (last !== undefined && month <= last) {
    throw new AppError('month_already_closed', { month, closedThrough: lastDayOf(last) })
  }
  const first = last === undefined ? (firstMonth ?? month) : monthOf(dayAfter(lastDayOf(last)))
  const months = monthsBetween(first < month ? first : month, month)

  const closed = { state: 'closed', closedBy: actor.personId, reopenedBy: null, reason: null } as const
  await tx
    .insert(closings)
    .values(months.map((each) => ({ month: each, ...closed })))
    .onConflictDoUpdate({ target: closings.month, set: closed })
  const closedThrough = lastDayOf(month)
  const unsettled = await readUnsettled(tx, `${months[0]}-01`, closedThrough)
  return outcomeOf('month.closed', month, { month, months, closedThrough, unsettled })
}

/** Opens a closed month again, with those after it, for a reason that stays on record. */
export async function reopenMonth(
  tx: Tx,
  actor: Actor,
  { month, reason }: { month: string; reason: string },
): Promise<Outcome<Reopening>> {
  await lockCalendar(tx)
  const rows = await readClosings(tx)
  assertFound(findClosing(rows, month), 'closing_not_found')
  const closed = closedFrom(rows, month)
  assertOpen(closingActions.reopening, actor, { month, closed })

  const months = closed.map((row) => row.month)
  await tx
    .update(closings)
    .set({ state: 'open', reopenedBy: actor.personId, reason })
    .where(inArray(closings.month, months))
  return outcomeOf('month.reopened', month, { months })
}

/** A month that was ever closed, be it with a later one: nothing was dated in it, so that it was not named. */
export function findClosing(
  rows: readonly { month: string }[],
  month: string,
): { month: string } | undefined {
  return rows.find((row) => row.month >= month)
}

function outcomeOf<Result extends object>(type: PlainEvent, month: string, result: Result): Outcome<Result> {
  return { result, events: [{ id: newId(), type, subject: { type: 'closing', id: month }, data: {} }] }
}

interface Books {
  today: string
  /** The first in which something is dated, or was once closed. */
  firstMonth: string | null
}

async function readBooks(tx: Tx): Promise<Books> {
  const [books] = await queryRows<{ today: string; firstMonth: string | null }>(tx.$client, {
    name: 'read books',
    text: `
      select wita_today()::text as today, least(
        (select min(month) from closings),
        (select to_char(min(first.day), 'YYYY-MM') from retreats r cross join lateral (
          select min(effective_on) as day from journal_entries where retreat_id = r.id) first)) as "firstMonth"`,
    values: [],
  })
  return mustExist(books, 'what is dated')
}

/** What is dated in these days and waits for somebody's decision. */
async function readUnsettled(tx: Tx, from: string, to: string): Promise<Closing['unsettled']> {
  const [counts] = await tx
    .select({
      submitted: countOf(
        sql`pledges where state = 'submitted' and coalesce(booked_on, pledged_on) between ${from} and ${to}`,
      ),
      recorded: countOf(
        sql`disbursements where state = 'recorded' and coalesce(booked_on, received_on) between ${from} and ${to}`,
      ),
      proposed: countOf(
        sql`adjustments where state = 'proposed' and coalesce(booked_on, effective_on) between ${from} and ${to}`,
      ),
    })
    .from(sql`(values (1)) as one`)
  return mustExist(counts, 'what is unsettled')
}

function countOf(rows: ReturnType<typeof sql>) {
  return sql<number>`(select count(*)::int from ${rows})`.mapWith(Number)
}
