import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { budgetActions } from '../budgets/budget-actions.ts'
import {
  findVersion,
  isOfOtherVenue,
  isVersion,
  linesOfVersion,
  presentBudget,
  versionsOf,
} from '../budgets/budgets.queries.ts'
import type { Adoption } from '../budgets/budgets.schema.ts'
import { budgetVersions } from '../budgets/budgets.table.ts'
import { assertLines } from '../budgets/draft-budget.ts'
import { assertPostable, readCalendar } from '../closings/calendar.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockWholeRetreat } from '../platform/db/locks.ts'
import { lineBalances } from '../platform/journal/balances.table.ts'
import { AppError, assertFound, type Fault } from '../platform/shared/errors.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { findRetreat } from '../retreats/retreats.queries.ts'
import type { Limits } from './release-excess.ts'
import { releaseLines } from './release-lines.ts'
import type { AdoptedBudget } from './transitions.schema.ts'

interface BudgetToAdopt {
  retreatId: string
  number: number
  adoption: Adoption
  /** Of the version as whoever adopts it read it. */
  ifMatch: string
}

/**
 * Puts a version into force: the one before is superseded, and the ceilings follow (a trigger sets them). The whole
 * retreat is locked, so that no pledge can take room on a line while its ceiling changes. Where a line would fall
 * below what stands on it, it is refused with the list of lines, or releases the excess if that was requested.
 */
export async function adoptBudget(
  tx: Tx,
  actor: Actor,
  { retreatId, number, adoption, ifMatch }: BudgetToAdopt,
): Promise<Outcome<AdoptedBudget>> {
  const { adoptedOn, excess } = adoption
  assertSees(actor, retreatId, 'budget_not_found')
  assertFound(await findVersion(tx, retreatId, number), 'budget_not_found')
  await lockWholeRetreat(tx, retreatId)
  const versions = await versionsOf(tx, retreatId)
  const draft = assertFound(
    versions.find((version) => version.number === number),
    'budget_not_found',
  )
  const lines = await linesOfVersion(tx, draft)
  assertMatches(ifMatch, presentBudget(draft, lines))
  const retreat = assertFound(await findRetreat(tx, retreatId), 'retreat_not_found')
  const { cancelledOn = null } = retreat.cancellation ?? {}
  assertOpen(budgetActions.adoption, actor, { ...draft, cancelledOn })
  // The retreat's venues may have changed since it was drafted.
  assertLines(lines, retreat.venues)
  const calendar = await readCalendar(tx, retreatId)
  assertPostable(calendar, adoptedOn, '/adoptedOn')
  const previous = versions.find((version) => version.state === 'adopted')
  if (previous?.adoptedOn && adoptedOn < previous.adoptedOn) {
    throw new AppError('adoption_out_of_order', { previous: previous.adoptedOn })
  }

  const tooFull = (await standingOn(tx, retreatId, lines)).filter(isTooFull)
  const refused = excess === 'release' ? tooFull.filter(isOverspent) : tooFull
  if (refused.length > 0)
    throw new AppError('lines_below_balances', { lines: refused.length }, refused.map(faultOf))

  const eventId = newId()
  // Before the ceilings fall: the lines' own checks would refuse them.
  const { released, entries } = await releaseLines(tx, actor, eventId, calendar, {
    retreatId,
    kind: 'budget_adoption',
    subjectId: `${retreatId}/${number}`,
    effectiveOn: adoptedOn,
    reason: draft.reason,
    lines: tooFull,
  })
  if (previous)
    await tx.update(budgetVersions).set({ state: 'superseded' }).where(isVersion(retreatId, previous.number))
  const [adopted] = await tx
    .update(budgetVersions)
    .set({ state: 'adopted', adoptedOn, adoptedBy: actor.personId, adoptedAt: sql`now()` })
    .where(isVersion(retreatId, number))
    .returning()
  return {
    result: { ...presentBudget(mustExist(adopted, 'the locked budget version'), lines), released },
    events: [
      {
        id: eventId,
        type: 'budget.adopted',
        subject: { type: 'budget', id: `${retreatId}/${number}` },
        retreatId,
        data: { entries },
      },
    ],
  }
}

/** What stands on a line, beside its new limits. */
interface Standing extends Limits {
  ceiling: number
  reserved: number
  received: number
  spent: number
}

/** A line that the new version drops, or that takes no CSR any more, counts as zero. */
async function standingOn(
  tx: Tx,
  retreatId: string,
  lines: readonly { code: string; venueCode: string | null; amount: number; csrEligible: boolean }[],
): Promise<Standing[]> {
  const chosenVenue = (await findRetreat(tx, retreatId))?.venueChoice?.venueCode ?? null
  const byCode = new Map(lines.map((line) => [line.code, line]))
  const balances = await tx
    .select()
    .from(lineBalances)
    .where(and(eq(lineBalances.retreatId, retreatId), isNotNull(lineBalances.lineCode)))
    .orderBy(lineBalances.lineKey)
  return balances.map(({ lineKey: lineCode, reserved, spent, ...balance }) => {
    const line = byCode.get(lineCode)
    const ceiling = line?.amount ?? 0
    return {
      lineCode,
      ceiling,
      promiseRoom: line?.csrEligible && !isOfOtherVenue(line, chosenVenue) ? ceiling : 0,
      moneyRoom: ceiling - spent,
      reserved,
      received: balance.receivedCash + balance.receivedGoods + balance.receivedServices,
      spent,
    }
  })
}

function isTooFull({ promiseRoom, moneyRoom, reserved, received }: Standing): boolean {
  return reserved > promiseRoom || received > moneyRoom
}

/** Nothing that is released could make room for what the regional budget spent. */
function isOverspent({ moneyRoom }: Limits): boolean {
  return moneyRoom < 0
}

function faultOf(standing: Standing): Fault {
  const { lineCode: line, ceiling, reserved, received, spent } = standing
  return isOverspent(standing)
    ? { pointer: '', code: 'line_overspent', figures: { line, ceiling, spent } }
    : {
        pointer: '',
        code: 'line_below_balances',
        figures: { line, ceiling, reserved, used: received + spent },
      }
}
