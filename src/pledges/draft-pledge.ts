import { eq } from 'drizzle-orm'
import { assertAllocatableIn, assertDistinctLines, linesNamedIn } from '../budgets/budgets.queries.ts'
import { assertDueDates } from '../closings/distant-dates.ts'
import { assertNotSucceeded } from '../companies/companies.queries.ts'
import { assertLinkable } from '../documents/documents.queries.ts'
import type { Paper, PaperRecord } from '../papers/paper.ts'
import type { PaperBook } from '../papers/paper-book.ts'
import { assertOpen } from '../platform/authority/actions.ts'
import { type Actor, makersOf, sees, withMaker } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { lockForPosting } from '../platform/db/locks.ts'
import { queryRows, type Statement } from '../platform/db/pipeline.ts'
import type { NewEvent } from '../platform/log/append-event.ts'
import type { PlainEvent } from '../platform/log/event-types.ts'
import { checkAll, refuseAt } from '../platform/shared/errors.ts'
import { assertMatches } from '../platform/shared/etag.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { sum } from '../platform/shared/rupiah.ts'
import { inSlices } from '../platform/shared/slices.ts'
import type { Warning } from '../platform/shared/warnings.ts'
import { assertNotCancelled, findRetreat } from '../retreats/retreats.queries.ts'
import { type DraftContext, readDraftContext } from './draft-context.ts'
import { correction, pledgeActions } from './pledge-actions.ts'
import { assertPledgeDates, assertStandingDates } from './pledge-entries.ts'
import { letterAmountStated, letterOf, lockLetters, readLetters, type WithLetter } from './pledge-papers.ts'
import {
  balancesOf,
  findVisiblePledge,
  lockPledge,
  type PledgeRow,
  presentFrom,
  presentPledge,
} from './pledges.queries.ts'
import type { NewPledge, Pledge, PledgeChange, PledgeFields } from './pledges.schema.ts'
import { pledges } from './pledges.table.ts'

/** Writes down what a company promised. Nothing is reserved until it is submitted. */
export async function draftPledge(
  tx: Tx,
  actor: Actor,
  { retreatId, ...fields }: NewPledge,
): Promise<Outcome<Pledge>> {
  await lockLetters(tx, [fields])
  const isThere = sees(actor, retreatId) && (await findRetreat(tx, retreatId)) !== undefined
  if (!isThere) refuseAt('/retreatId', 'unknown_reference')
  await lockForPosting(tx, retreatId)
  await assertNotCancelled(tx, retreatId)
  const draft = checkDraft(actor, retreatId, fields, await readDraftContext(tx, retreatId, [fields]))
  await assertLinkable(tx, actor, fields.letterDocumentId, '/letterDocumentId')
  const { book, likenessesOf } = await readLetters(tx, actor, [fields])
  const { bound, warnings } = enterDraft(book, draft)
  const [row] = await tx.insert(pledges).values(draft).returning()
  const pledge = presentPledge(mustExist(row, 'the inserted pledge'), [])
  return {
    result: { ...pledge, warnings: [...warnings, ...likenessesOf(0)] },
    events: [eventOf('pledge.drafted', pledge), ...bound.map(letterAmountStated)],
  }
}

/** Pledges that were there, for which what another one says of the whole letter holds anew; and what its maker is told of it. */
interface Bound {
  bound: PaperRecord[]
  warnings: Warning[]
}

/** Refuses a letter that counts already, of a draft that is refused for something else. */
export function judgeLetter(book: PaperBook, fields: Parameters<typeof letterOf>[0]): void {
  book.judge(letterOf(fields))
}

/** Refuses a draft whose letter counts already; enters it for those that follow. */
export function enterDraft(book: PaperBook, draft: Draft, pointer = ''): Bound {
  const letter = letterOf(draft)
  book.judge(letter)
  const bound = book.boundBy(letter)
  const { retreatId, pledgedOn: date } = draft
  book.enterRow(letter, { id: pointer, retreatId, date, state: 'draft' })
  return { bound, warnings: book.warningsOfTotal(letter, bound) }
}

export type Draft = ReturnType<typeof checkDraft> & { importId?: string }

/** What is to be written of a new pledge that is in order; refuses any other. The document of its letter is for the caller to check. */
export function checkDraft(actor: Actor, retreatId: string, fields: PledgeFields, context: DraftContext) {
  return { id: newId(), retreatId, ...checkedValues(fields, context), makers: makersOf(actor) }
}

/**
 * Writes drafts that were checked, and tells their events. All in one statement, however many: each statement is noted for
 * the log behind all that was noted before it, so that many would cost the square of their number.
 */
export async function writeDrafts(tx: Tx, drafts: readonly Draft[]): Promise<NewEvent[]> {
  await queryRows(tx.$client, insertDrafts(drafts))
  const events: NewEvent[] = []
  for await (const some of inSlices(drafts))
    events.push(...some.map((draft) => eventOf('pledge.drafted', draft)))
  return events
}

function insertDrafts(drafts: readonly Draft[]): Statement {
  return {
    name: 'insert drafts of pledges',
    text: `
      insert into pledges (id, retreat_id, company_id, form, valuation_basis, amount, letter_amount, pledged_on, booked_on, letter_number,
        letter_document_id, instalments, allocations, unallocated, external_ref, replaces, differs_from, makers, import_id)
      select * from jsonb_to_recordset($1::jsonb) as draft (
        id uuid, "retreatId" uuid, "companyId" uuid, form form, "valuationBasis" valuation_basis, amount int8, "letterAmount" int8,
        "pledgedOn" date, "bookedOn" date, "letterNumber" text, "letterDocumentId" uuid, instalments jsonb, allocations jsonb,
        unallocated int8, "externalRef" text, replaces uuid, "differsFrom" jsonb, makers uuid[], "importId" uuid)`,
    values: [JSON.stringify(drafts)],
  }
}

/**
 * Corrects a draft in everything, one that was submitted before in all but company and form, a submitted one in what it
 * says of its letter. Who corrects becomes a maker of it.
 */
export async function changePledge(
  tx: Tx,
  actor: Actor,
  { id, change, ifMatch }: { id: string; change: PledgeChange; ifMatch: string },
): Promise<Outcome<Pledge>> {
  await lockLetters(tx, [corrected(await findVisiblePledge(tx, actor, id), change)])
  const current = await lockPledge(tx, actor, id)
  const balances = await balancesOf(tx, [id])
  assertMatches(ifMatch, presentPledge(current, balances))
  const onlyLetter = Object.keys(change).every((field) => ofLetter.includes(field))
  assertOpen(onlyLetter ? pledgeActions.change : correction, actor, current)
  if (balances.length > 0) assertSameParty(current, change)
  await assertLinkable(tx, actor, change.letterDocumentId, '/letterDocumentId')
  const fields = corrected(current, change)
  if (onlyLetter) assertLetterCovers(fields)
  const isDatedAnew = change.pledgedOn !== undefined || change.bookedOn !== undefined
  const assertDates = isDatedAnew ? assertPledgeDates : assertStandingDates
  const values = onlyLetter
    ? change
    : checkedValues(fields, await readDraftContext(tx, current.retreatId, [fields]), assertDates)
  const { bound, warnings } = await judgeChange(tx, actor, current, fields)
  const [row] = await tx
    .update(pledges)
    .set({ ...(values as Partial<PledgeRow>), makers: withMaker(current.makers, actor) })
    .where(eq(pledges.id, id))
    .returning()
  const pledge = await presentFrom(tx, mustExist(row, 'the locked pledge'))
  return {
    result: { ...pledge, warnings },
    events: [eventOf('pledge.changed', pledge), ...bound.map(letterAmountStated)],
  }
}

/** What can be corrected until the decision. */
const ofLetter = ['letterNumber', 'letterDocumentId', 'letterAmount', 'differsFrom']

/** A rejected pledge has no letter that counts: it takes it again when it is submitted. */
async function judgeChange(tx: Tx, actor: Actor, current: PledgeRow, fields: PledgeFields): Promise<Bound> {
  if (current.state === 'rejected') return { bound: [], warnings: [] }
  return takeLetter(tx, actor, { ...current, ...fields }, letterOf(current))
}

/** Refuses a pledge whose letter counts for others. `before` is the letter that it stands with already. */
export async function takeLetter(
  tx: Tx,
  actor: Actor,
  pledge: Pick<PledgeRow, 'id' | 'makers'> & WithLetter,
  before?: Paper,
): Promise<Bound> {
  const letter = letterOf(pledge)
  const { book, likenessesOf } = await readLetters(tx, actor, [pledge], pledge.id)
  const hasPaper = before?.key === letter.key
  book.judge(letter, {
    id: pledge.id,
    makers: pledge.makers,
    hasPaper,
    differedFrom: before?.differsFrom ?? [],
  })
  const isSaidAnew = !hasPaper || before?.total !== letter.total
  const bound = isSaidAnew ? book.boundBy(letter, pledge.id) : []
  return { bound, warnings: [...book.warningsOfTotal(letter, bound), ...(hasPaper ? [] : likenessesOf(0))] }
}

/** The journal has entries of a pledge that was submitted: for this company, in this form. They stay what they are. */
function assertSameParty(current: PledgeRow, change: PledgeChange): void {
  for (const field of ['companyId', 'form'] as const) {
    if (change[field] !== undefined && change[field] !== current[field])
      refuseAt(`/${field}`, 'pledge_party_fixed')
  }
}

/** The pledge's fields with the change applied; null clears an optional one. */
function corrected(current: PledgeRow, change: PledgeChange): PledgeFields {
  const optional = <
    Field extends
      | 'bookedOn'
      | 'valuationBasis'
      | 'letterAmount'
      | 'letterDocumentId'
      | 'externalRef'
      | 'replaces',
  >(
    field: Field,
  ) => (change[field] === undefined ? current[field] : change[field]) ?? undefined
  return {
    companyId: change.companyId ?? current.companyId,
    form: change.form ?? current.form,
    amount: change.amount ?? current.amount,
    pledgedOn: change.pledgedOn ?? current.pledgedOn,
    letterNumber: change.letterNumber ?? current.letterNumber,
    instalments: change.instalments ?? current.instalments,
    allocations: change.allocations ?? current.allocations,
    bookedOn: optional('bookedOn'),
    valuationBasis: optional('valuationBasis'),
    letterAmount: optional('letterAmount'),
    letterDocumentId: optional('letterDocumentId'),
    externalRef: optional('externalRef'),
    replaces: optional('replaces'),
    differsFrom: change.differsFrom ?? current.differsFrom,
  }
}

function assertLetterCovers({ letterAmount, amount }: PledgeFields): void {
  if (letterAmount !== undefined && letterAmount < amount) {
    refuseAt('/letterAmount', 'letter_amount_too_small', { letterAmount, amount })
  }
}

/** What the pledge says, checked as a whole, with the part that is on no line. */
function checkedValues(
  fields: PledgeFields,
  { calendar, companies, replaceable, budget }: DraftContext,
  assertDates = assertPledgeDates,
) {
  const { amount, form, valuationBasis, allocations, instalments, replaces } = fields
  const instalmentsTotal = sum(instalments.map((instalment) => instalment.amount))
  const allocated = sum(allocations.map((allocation) => allocation.amount))
  checkAll([
    () => {
      if (instalmentsTotal !== amount)
        refuseAt('/instalments', 'instalments_mismatch', { asked: instalmentsTotal, amount })
    },
    () => {
      if (allocated > amount)
        refuseAt('/allocations', 'allocations_exceed_amount', { asked: allocated, amount })
    },
    () => assertDistinctLines('/allocations', allocations),
    () => {
      if (form === 'cash' && valuationBasis) refuseAt('/valuationBasis', 'valuation_basis_not_allowed')
      if (form !== 'cash' && !valuationBasis) refuseAt('/valuationBasis', 'valuation_basis_required')
    },
    () => assertLetterCovers(fields),
    () => {
      const company = companies.get(fields.companyId) ?? refuseAt('/companyId', 'unknown_reference')
      assertNotSucceeded(company, calendar.today)
    },
    () => {
      if (replaces !== undefined && !replaceable.has(replaces)) refuseAt('/replaces', 'unknown_reference')
    },
    () => assertDates(calendar, fields),
    () => assertDueDates(calendar.today, fields.pledgedOn, instalments),
    () => assertAllocatableIn(budget, linesNamedIn(allocations)),
  ])
  return {
    ...fields,
    bookedOn: fields.bookedOn ?? null,
    valuationBasis: valuationBasis ?? null,
    letterAmount: fields.letterAmount ?? null,
    letterDocumentId: fields.letterDocumentId ?? null,
    externalRef: fields.externalRef ?? null,
    replaces: replaces ?? null,
    differsFrom: fields.differsFrom ?? [],
    unallocated: amount - allocated,
  }
}

function eventOf(type: PlainEvent, { id, retreatId }: Pick<Pledge, 'id' | 'retreatId'>): NewEvent {
  return { id: newId(), type, subject: { type: 'pledge', id }, retreatId, data: {} }
}
