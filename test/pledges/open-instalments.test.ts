/** What is owed of a pledge, by the day on which it is due, follows whatever is promised, handed over and taken back. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { aReceipt, aRetreat, newNumber, pledgeOf } from '../support/world.ts'

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 100_000 }])).id
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

const [june, july] = ['2025-06-30', '2025-07-31']

/** 100 in June and 200 in July. */
async function promised(): Promise<string> {
  const instalments = [
    { dueOn: june, amount: 100 },
    { dueOn: july, amount: 200 },
  ]
  const pledge = { ...(await pledgeOf(service, { retreatId, amount: 300 })), instalments }
  const { id } = await service.as('finance').made('/v1/pledges', pledge)
  await service.as('finance').made(`/v1/pledges/${id}/submission`)
  return id
}

async function active(): Promise<string> {
  const id = await promised()
  await service.as('verifier').made(`/v1/pledges/${id}/approval`)
  return id
}

async function owed(pledgeId: string): Promise<Record<string, number>> {
  const { rows } = await service.sql.query(
    'select due_on::text as day, amount from open_instalments where pledge_id = $1 order by due_on',
    [pledgeId],
  )
  return Object.fromEntries(rows.map(({ day, amount }) => [day, Number(amount)]))
}

it('is the whole schedule from the approval on, and nothing before', async () => {
  const id = await promised()
  expect(await owed(id)).toEqual({})
  await service.as('verifier').made(`/v1/pledges/${id}/approval`)

  expect(await owed(id)).toEqual({ [june]: 100, [july]: 200 })
})

it('is settled by receipts, the oldest instalment first, one by one and in a batch', async () => {
  const [one, other] = [await active(), await active()]
  await aReceipt(service, one, 60)
  expect(await owed(one)).toEqual({ [june]: 40, [july]: 200 })
  const receipt = (pledgeId: string, amount: number) => ({
    pledgeId,
    amount,
    receivedOn: '2025-06-01',
    channel: 'rkud',
    evidence: { kind: 'sts', number: newNumber('STS') },
  })
  await service
    .as('finance')
    .made('/v1/disbursements/batch', { items: [receipt(one, 50), receipt(one, 40), receipt(other, 300)] })

  expect(await owed(one)).toEqual({ [july]: 150 })
  expect(await owed(other)).toEqual({})
})

it('is owed again of what was rejected, reversed or refunded', async () => {
  const id = await active()
  const [finance, verifier] = [service.as('finance'), service.as('verifier')]
  const reason = 'Salah catat'
  const [rejected, reversed, refunded] = [
    await aReceipt(service, id, 100),
    await aReceipt(service, id, 100),
    await aReceipt(service, id, 100),
  ]
  await verifier.made(`/v1/disbursements/${rejected.id}/rejection`, { reason })
  expect(await owed(id)).toEqual({ [july]: 100 })
  await finance.made(`/v1/disbursements/${reversed.id}/reversal`, { reason })
  expect(await owed(id)).toEqual({ [july]: 200 })
  const evidence = { kind: 'sts', number: newNumber('R') }
  const refund = { amount: 10, refundedOn: '2025-07-01', evidence, reason }
  const { id: proposalId } = await finance.made(`/v1/disbursements/${refunded.id}/refunds`, refund)
  await verifier.made(`/v1/adjustments/${proposalId}/approval`)

  expect(await owed(id)).toEqual({ [june]: 10, [july]: 200 })
})

it('follows what is added to the promise, written off or cancelled', async () => {
  const id = await active()
  const [finance, verifier] = [service.as('finance'), service.as('verifier')]
  const decided = async (path: string, body: object) => {
    const { id: proposalId } = await finance.made(`/v1/pledges/${id}/${path}`, body)
    await verifier.made(`/v1/adjustments/${proposalId}/approval`)
  }
  const terms = { reason: 'bank_charge', effectiveOn: '2025-06-15' }
  await decided('amendments', { ...terms, delta: 50 })
  expect(await owed(id)).toEqual({ [june]: 100, [july]: 250 })
  await decided('write-offs', { ...terms, amount: 250 })
  expect(await owed(id)).toEqual({ [june]: 100 })
  await finance.made(`/v1/pledges/${id}/cancellation`, { reason: 'Batal' })

  expect(await owed(id)).toEqual({})
})

it('counts every receipt of many that come at once', async () => {
  const id = await active()
  await Promise.all(Array.from({ length: 12 }, () => aReceipt(service, id, 11)))

  expect(await owed(id)).toEqual({ [july]: 300 - 12 * 11 })
})

it.each([
  'delete from open_instalments',
  'update open_instalments set amount = 1',
  'truncate open_instalments',
])('the application has no right to: %s', async (statement) => {
  const client = await transactionOf(service.sql)

  await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
})
