/** One request to model and program, and what both then say. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { daysBefore } from './commands/dice.ts'
import { type Accepted, type Call, type Effect, obey } from './model.ts'
import type { Answer, Real } from './real.ts'
import { adjustmentView } from './rules/adjustments.ts'
import { coverage } from './rules/coverage.ts'
import { disbursementView, refusalOf } from './rules/disbursements.ts'
import { documentsOf } from './rules/documents.ts'
import { impossibleDays, netEntries } from './rules/ledger.ts'
import { pledgeView } from './rules/pledges.ts'
import { find, type Pledge, type World } from './rules/world.ts'

export interface Session {
  world: World
  accepted: Accepted
  calls: Call[]
  /** The answers that were given, by idempotency key. */
  answers: Map<string | null, object>
}

/** Sends the call, expects the model's answer, and compares what the call touched; answers how it ended. */
export async function step(session: Session, real: Real, call: Call): Promise<string> {
  const verdict = obey(session.world, session.accepted, call)
  session.calls.push(call)
  const answer = await real.send(call)
  const code = answer.code ?? 'accepted'
  if ('refused' in verdict) {
    expect(code, `answer to ${JSON.stringify(call)}`).toBe(verdict.refused)
    if (verdict.rows.length > 0) expect(refusedRows(answer, verdict.rows.length)).toEqual(verdict.rows)
    return code
  }
  expect(code, `answer to ${JSON.stringify(call)}: ${JSON.stringify(answer.body)}`).toBe('accepted')
  expect(answer.status, call.operation).toBe(verdict.status)
  expect(answer.isReplay).toBe(verdict.isReplay)
  if (verdict.isReplay) {
    expect(answer.body).toEqual(session.answers.get(call.key))
    return 'replayed'
  }
  session.answers.set(call.key, answer.body)
  real.learn(verdict.effect, answer)
  await compareEveryDay(session.world, real)
  await compareTouched(session.world, real, verdict.effect, answer)
  if (session.calls.length % 2 === 0) await compareNextCoverage(session, real)
  return 'accepted'
}

/** All that is posted, per record, part and day; and so whatever stands there at the end of each day on which anything counts. */
async function compareEveryDay(world: World, real: Real): Promise<void> {
  expect(impossibleDays(world)).toEqual([])
  const expected = netEntries(world).map(({ pledge, disbursement, part, measure, on, amount }) =>
    [
      pledge && real.ids.get(pledge),
      disbursement && real.ids.get(disbursement),
      part,
      measure,
      on,
      amount,
    ].join(' '),
  )
  expect((await real.journal()).sort()).toEqual(expected.sort())
}

/** The code of the first fault of every row of a batch. */
function refusedRows({ body }: Answer, rows: number): (string | null)[] {
  const faults: { pointer: string; code: string }[] = body.errors
  return Array.from({ length: rows }, (_, index) => {
    const own = faults.find(
      ({ pointer }) => pointer === `/items/${index}` || pointer.startsWith(`/items/${index}/`),
    )
    return own?.code ?? null
  })
}

async function compareTouched(world: World, real: Real, effect: Effect, answer: Answer): Promise<void> {
  if (effect.pledge) {
    const isAnswer = answer.body.instalments !== undefined && answer.body.pledgedOn !== undefined
    const body = isAnswer ? answer.body : (await real.read(`/v1/pledges/${effect.pledge}`)).body
    comparePledge(world, find(world.pledges, effect.pledge, 'pledge_not_found'), body)
  }
  if (effect.released) {
    const expected = effect.released.map(({ pledge, disbursement, line, amount }) =>
      [real.ids.get(pledge), disbursement && real.ids.get(disbursement), line, amount].join(' '),
    )
    const moved: { pledgeId: string; disbursementId: string | null; lineCode: string; amount: number }[] =
      answer.body.released ?? []
    const reported = moved.map((each) =>
      [each.pledgeId, each.disbursementId, each.lineCode, each.amount].join(' '),
    )
    expect(reported.sort()).toEqual(expected.sort())
  }
}

function comparePledge(world: World, pledge: Pledge, body: Answer['body']): void {
  const { signedOn, ...expected } = pledgeView(world, pledge)
  expect({ ...body, signedOn: body.agreement?.signedOn ?? null }, pledge.ref).toMatchObject({
    ...expected,
    signedOn,
  })
}

/** Every step looks at another day and venue. */
async function compareNextCoverage(session: Session, real: Real): Promise<void> {
  const { venues, today } = session.world
  const views = [null, ...daysBefore(today)].flatMap((day) => venues.map((venue) => ({ day, venue })))
  const { day, venue } = views[(session.calls.length / 2) % views.length] ?? { day: null, venue: '' }
  await compareCoverage(session.world, real, venue, day)
}

/** At the end of a day, or (null) now. */
async function compareCoverage(world: World, real: Real, venue: string, day: string | null): Promise<void> {
  const asOf = day === null ? '' : `&asOf=${day}`
  const { body, code } = await real.read(`/v1/retreats/retreat#1/coverage?venue=${venue}${asOf}`)
  const refused = refusalOf(() => coverage(world, venue, day ?? world.today))
  if (refused) expect(code).toBe(refused)
  else
    expect(body, `coverage at ${venue} on ${day ?? 'today'}`).toMatchObject(
      coverage(world, venue, day ?? world.today),
    )
}

/** Everything at the end of a run: all documents, and both venues' coverage now, lately and early. */
export async function compareAll({ world }: Session, real: Real): Promise<void> {
  const days = daysBefore(world.today)
  for (const venue of world.venues) {
    for (const day of [null, days.at(-2) ?? null, days[4] ?? null])
      await compareCoverage(world, real, venue, day)
  }
  const listed = async (kind: string) => {
    const { body } = await real.read(`/v1/${kind}?retreatId=retreat#1&limit=200`)
    const items: Answer['body'][] = body.items
    return new Map(items.map((item) => [item.id, item]))
  }
  const pledges = await listed('pledges')
  for (const pledge of world.pledges.slice(0, 200).filter(({ state }) => state !== 'discarded'))
    comparePledge(world, pledge, pledges.get(real.ids.get(pledge.ref)))
  const receipts = await listed('disbursements')
  for (const each of world.disbursements.slice(0, 200)) {
    expect(receipts.get(real.ids.get(each.ref)), each.ref).toMatchObject(disbursementView(world, each))
  }
  const adjustments = await listed('adjustments')
  for (const each of world.adjustments.slice(0, 200)) {
    const id = real.ids.get(each.ref)
    // What concerns a disclosure belongs to no retreat.
    const body = each.disclosure ? (await real.read(`/v1/adjustments/${each.ref}`)).body : adjustments.get(id)
    expect(body, each.ref).toMatchObject(adjustmentView(world, each))
  }
  await compareRest(world, real)
}

/** What moves no money: the retreat, its budgets, companies with what is disclosed, imports, and attached documents. */
async function compareRest(world: World, real: Real): Promise<void> {
  const { code, ...retreat } = world.retreat
  const { body } = await real.read('/v1/retreats/retreat#1')
  expect(body).toMatchObject({ ...retreat, code: real.withIds(code) })
  expect(body.venues.map((venue: { code: string }) => venue.code)).toEqual(world.venues)
  for (const { number, state, lines } of world.versions) {
    const version = (await real.read(`/v1/retreats/retreat#1/budgets/${number}`)).body
    const codes = version.lines.map((line: { code: string }) => line.code)
    expect({ state: version.state, codes }).toEqual({ state, codes: lines.map((line) => line.code) })
  }
  for (const { ref, succession } of world.companies) {
    const company = (await real.read(`/v1/companies/${ref}`)).body
    const { successor, from } = succession ?? {}
    expect(company.succession ?? {}).toMatchObject(
      succession ? { successorId: real.ids.get(successor ?? ''), from } : {},
    )
  }
  for (const { ref, company, ...disclosure } of world.disclosures)
    expect((await real.read(`/v1/companies/${company}/disclosures/${ref}`)).body).toMatchObject(disclosure)
  for (const { ref, state } of world.imports)
    expect((await real.read(`/v1/imports/${ref}`)).body.state, ref).toBe(state)
  for (const record of new Set(world.attachments.map((each) => each.record))) {
    const { items } = (await real.read(`/v1/${record.split('#')[0]}s/${record}/documents`)).body
    expect(items, record).toMatchObject(
      documentsOf(world, record).map(({ id, document, kind, isReplaced }) => ({
        id: real.ids.get(id),
        documentId: real.ids.get(document ?? ''),
        kind,
        replaced: isReplaced ? {} : null,
      })),
    )
  }
}

export function newKey(): string {
  return randomUUID()
}
