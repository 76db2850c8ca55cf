/** Papers are judged by their keys, however many receipts there are. */
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { aDraft, anActivePledge, aReceipt, aRetreat, receiptOf } from '../support/world.ts'

const MANY = 500

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

// With what a connection planned while there was one receipt, and nobody looked at the table since.
it('judging one receipt does not fetch the others, also where the statistics lag behind', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 10_000 }])
  const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 10_000 })
  const { id } = await aReceipt(service, pledgeId, 5, { externalRef: 'ref-1' })
  await service.superuser.query('analyze disbursements')
  const client = await transactionOf(service.superuser)
  const judge = () => client.query("select assert_receipts_once(array[$1::uuid], '{}')", [id])
  await judge()
  const items = Array.from({ length: MANY }, () => receiptOf(pledgeId, 5))
  await service.as('finance').made('/v1/disbursements/batch', { items })

  const before = await fetchedBy(client, 'disbursements')
  await judge()

  expect((await fetchedBy(client, 'disbursements')) - before).toBeLessThan(MANY / 10)
})

it('looking for receipts like one does not fetch the others of its company', async () => {
  const own = await startTestService()
  onTestFinished(() => own.close())
  const { id: retreatId } = await aRetreat(own, [{ code: 'A', amount: 1_000_000 }])
  const { id: pledgeId } = await anActivePledge(own, { retreatId, amount: 1_000_000 })
  await aReceipt(own, pledgeId, 1)
  const client = await transactionOf(own.superuser)
  const look = () =>
    client.query('select from similar_receipts(array[$1::uuid], array[1::int8], array[wita_today()], null)', [
      pledgeId,
    ])
  await look()
  const items = Array.from({ length: MANY }, (_, each) => receiptOf(pledgeId, each + 2))
  await own.as('finance').made('/v1/disbursements/batch', { items })

  const before = await fetchedBy(client, 'disbursements')
  await look()

  expect((await fetchedBy(client, 'disbursements')) - before).toBeLessThan(MANY / 10)
})

it('judging one letter does not fetch the others, also where the statistics lag behind', async () => {
  const own = await startTestService()
  onTestFinished(() => own.close())
  const { id: retreatId } = await aRetreat(own, [{ code: 'A', amount: 10_000 }])
  const { id } = await anActivePledge(own, { retreatId, amount: 5 })
  await own.superuser.query('analyze pledges')
  const client = await transactionOf(own.superuser)
  const judge = () => client.query("select assert_letters_once(array[$1::uuid], '{}')", [id])
  await judge()
  for (let drafted = 0; drafted < MANY / 10; drafted += 1) await aDraft(own, { retreatId, amount: 5 })

  const before = await fetchedBy(client, 'pledges')
  await judge()

  expect((await fetchedBy(client, 'pledges')) - before).toBeLessThan(MANY / 50)
})

async function fetchedBy(
  client: Awaited<ReturnType<typeof transactionOf>>,
  table: 'disbursements' | 'pledges',
): Promise<number> {
  const { rows } = await client.query(
    'select seq_tup_read + idx_tup_fetch as fetched from pg_stat_xact_user_tables where relname = $1',
    [table],
  )
  return Number(rows[0].fetched)
}
