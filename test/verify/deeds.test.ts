/** What no deed can have done is named: with the database's refusals switched off, a record is altered in its row and in the log. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { deedChecks } from '../../src/tools/verify/deed-checks.ts'
import {
  bookedAfterTheClosing,
  draftsTakenBack,
  everyFormAndChannel,
  importsKeptAndDiscarded,
  proposalsOfMoney,
  proposalsOfRecords,
} from '../support/second-thoughts.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { namedBy } from '../support/tampering.ts'
import { aRetreat, cancelRetreat, closeThrough } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
  await draftsTakenBack(service)
  await importsKeptAndDiscarded(service)
  await proposalsOfMoney(service)
  await proposalsOfRecords(service)
  await everyFormAndChannel(service)
  await bookedAfterTheClosing(service)
})
afterAll(() => service.close())

const namedAfter = (statement: string) => namedBy(deedChecks, service.superuser, statement)

it('where every deed is one of the program, nothing is named', async () => {
  expect(await namedAfter('select 1')).toEqual([])
})

const [inOrder, onOpenDays, today, whole, asMoved, noRoom] = deedChecks.map(({ name }) => name)

it.each([
  [
    'a budget adopted before the one before',
    `update budget_versions set adopted_on = '2024-02-01' where state = 'adopted' and number > 1`,
    inOrder,
  ],
  [
    'a pledge cancelled on another day',
    `update pledges set cancelled_on = cancelled_on - 1 where state = 'cancelled'`,
    today,
  ],
  ['an import of more than came of it', 'update imports set amount = amount + 1', whole],
  [
    'an import without its records',
    `delete from record_versions where kind = 'pledges' and row ->> 'import_id' is not null`,
    whole,
  ],
  [
    'a move of another record',
    `update transfers set subject_id = 'lain' where kind = 'disbursement_reallocation'`,
    asMoved,
  ],
  [
    'a move on another day',
    `update transfers set effective_on = effective_on - 1 where kind in ('budget_adoption', 'venue_choice')`,
    asMoved,
  ],
  [
    'a move of a proposal on another day',
    `update transfers set effective_on = effective_on - 1 where kind = 'disbursement_reallocation'`,
    asMoved,
  ],
  [
    'a release that left room on its line',
    `update budget_lines l set amount = amount + 1 from transfers t
     where t.kind = 'budget_adoption' and l.retreat_id = t.retreat_id and l.number::text = split_part(t.subject_id, '/', 2)`,
    noRoom,
  ],
  [
    'a choice that emptied a line of its own venue',
    `update budget_lines l set venue_code = null from transfers t
     where t.kind = 'venue_choice' and l.retreat_id = t.retreat_id and l.code = t.moves -> 0 ->> 'from'`,
    noRoom,
  ],
])('%s', async (_what, statement, named) => {
  expect(await namedAfter(statement)).toContain(named)
})

it('a retreat cancelled on a day that was closed', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  await closeThrough(service, '2025-05')
  await cancelRetreat(service, retreatId)

  const early = `update record_versions set row = jsonb_set(row, '{cancelled_on}', '"2025-05-31"')
    where kind = 'retreats' and record_id = '${retreatId}' and row ->> 'cancelled_on' is not null`
  expect(await namedAfter(early)).toContain(onOpenDays)
})
