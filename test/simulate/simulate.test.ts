import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { simulate } from '../../src/simulate/simulate.ts'
import { verifyLedger } from '../../src/verify/verify-ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat } from '../support/world.ts'

let service: TestService
let ownerUrl: string
beforeAll(async () => {
  service = await startTestService()
  const owner = new URL(inject('postgres').ownerUrl)
  owner.pathname = new URL(service.url).pathname
  ownerUrl = owner.href
})
afterAll(() => service.close())

it('adds as many records as were asked for, by every rule, beside what was there', async () => {
  const { id: mine } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const { id: pledgeId } = await anActivePledge(service, { retreatId: mine, amount: 100 })
  await aReceipt(service, pledgeId, 10)

  await simulate(ownerUrl, { retreats: 2, pledges: 30, entries: 3_000, lines: 20 }, () => {})

  const verdicts = await verifyLedger(service.db)
  expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([])
  const { rows } = await service.sql.query(
    `select count(*) as entries, count(distinct pledge_id) as pledges from journal_entries where retreat_id <> $1`,
    [mine],
  )
  expect(rows[0].pledges).toBe(30)
  expect(rows[0].entries).toBeGreaterThanOrEqual(3_000)
  expect(rows[0].entries).toBeLessThan(3_020)
})

it('leaves the database as it found it: rules on, indexes there', async () => {
  const state = `
    select (select count(*) from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace) as indexes,
      (select count(*) from pg_constraint where contype = 'f') as foreign_keys,
      (select count(*) from pg_trigger where tgenabled = 'D') as triggers_off`
  const before = await service.superuser.query(state)

  await simulate(ownerUrl, { retreats: 1, pledges: 5, entries: 200, lines: 10 }, () => {})

  expect((await service.superuser.query(state)).rows).toEqual(before.rows)
  expect(before.rows[0].triggers_off).toBe(0)
})
