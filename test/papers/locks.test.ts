/** Papers are locked one by one: those who bring different papers do not wait for each other, as long as the locks have room. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'

const BATCH = 1_000
const MORE_THAN_TWO_BATCHES = 2_049

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const papers = (of: string, count: number) => Array.from({ length: count }, (_, each) => `sts ${of}/${each}`)

/** A transaction that tries to lock papers: whether it got them or would have waited. */
async function locker() {
  const client = await transactionOf(service.sql)
  await client.query("set local lock_timeout = '200ms'")
  return async (keys: string[], by = 'lock_new_papers'): Promise<'locked' | 'waits'> =>
    client.query(`select ${by}($1)`, [keys]).then(
      () => 'locked',
      ({ code }: { code: string }) => {
        expect(code).toBe('55P03')
        return 'waits'
      },
    )
}

it('two batches of different papers go on side by side, and what records one paper beside them', async () => {
  const [first, second, single] = [await locker(), await locker(), await locker()]

  expect(await first(papers('a', BATCH))).toBe('locked')
  expect(await second(papers('b', BATCH))).toBe('locked')
  expect(await single(papers('c', 1))).toBe('locked')
})

it('a batch waits for whoever records one of its papers', async () => {
  const [first, second] = [await locker(), await locker()]

  expect(await first(papers('a', 1))).toBe('locked')
  expect(await second(papers('a', BATCH))).toBe('waits')
})

it('a third batch waits for one of two, so that the table of locks is never full of them', async () => {
  const [first, second, third] = [await locker(), await locker(), await locker()]
  await first(papers('a', BATCH))
  await second(papers('b', BATCH))

  expect(await third(papers('c', BATCH))).toBe('waits')
})

it('a transaction has one place among those with many, also when another is free again', async () => {
  const [first, second, third] = [await transactionOf(service.sql), await locker(), await locker()]
  await first.query('select lock_new_papers($1)', [papers('a', BATCH)])
  await second(papers('b', BATCH))
  await first.query('rollback; begin')

  // As the rules do, of what they find written.
  expect(await second(papers('b', BATCH), 'lock_papers')).toBe('locked')
  expect(await third(papers('c', BATCH))).toBe('locked')
})

it('whoever brings more papers than have room has all of them alone', async () => {
  const [single, all, other] = [await locker(), await locker(), await locker()]

  expect(await single(papers('a', 1))).toBe('locked')
  expect(await all(papers('b', MORE_THAN_TWO_BATCHES))).toBe('waits')
  expect(await other(papers('c', 1))).toBe('locked')
})

it('a transaction may lock again what it has, and no other does meanwhile', async () => {
  const [holder, other] = [await locker(), await locker()]
  await holder(papers('a', MORE_THAN_TWO_BATCHES))

  expect(await holder(papers('a', BATCH))).toBe('locked')
  expect(await other(papers('b', 1))).toBe('waits')
})
