/** What the worklist tells beside decisions: money that is due, papers that are wanting, findings to follow up. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WorklistEntry } from '../../src/worklist/worklist.schema.ts'
import type { Client } from '../support/client.ts'
import { aDocument } from '../support/papers.ts'
import { aPerson, type Person } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, newNumber, pledgeOf, today } from '../support/world.ts'

let service: TestService
let finance: Person
let auditor: Person
beforeAll(async () => {
  service = await startTestService()
  finance = await aPerson(service, 'finance')
  auditor = await aPerson(service, 'auditor')
})
afterAll(() => service.close())

const inDays = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
const midnight = (day: string) => new Date(`${day}T00:00:00+08:00`).toISOString()

/** A retreat of its own, with keys that see no other. */
async function aCorner() {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100_000 }])
  const scopes = { retreatIds: [retreatId] }
  return { retreatId, finance: await finance.keyOf({ scopes }), auditor: await auditor.keyOf({ scopes }) }
}

async function waitingFor(client: Client, kind: string): Promise<WorklistEntry | undefined> {
  const { body } = await client.get('/v1/worklist')
  return body.waiting.find((each: WorklistEntry) => each.kind === kind)
}

async function promised(retreatId: string, instalments: { dueOn: string; amount: number }[]) {
  const amount = instalments.reduce((sum, each) => sum + each.amount, 0)
  const pledge = { ...(await pledgeOf(service, { retreatId, amount })), instalments }
  const { id } = await service.as('finance').made('/v1/pledges', pledge)
  await service.as('finance').made(`/v1/pledges/${id}/submission`)
  return service.as('verifier').made(`/v1/pledges/${id}/approval`)
}

it('tells finance which instalments are overdue and which are due soon, with what is left of them', async () => {
  const { retreatId, finance, auditor } = await aCorner()
  const { id } = await promised(retreatId, [
    { dueOn: inDays(-40), amount: 100 },
    { dueOn: inDays(-1), amount: 200 },
    { dueOn: inDays(0), amount: 30 },
    { dueOn: inDays(14), amount: 4 },
    { dueOn: inDays(15), amount: 5 },
  ])
  await aReceipt(service, id, 150)
  await promised(retreatId, [{ dueOn: inDays(20), amount: 999 }])
  const { id: settled } = await promised(retreatId, [{ dueOn: inDays(-5), amount: 10 }])
  await aReceipt(service, settled, 10)

  const overdue = await waitingFor(finance, 'instalment_overdue')
  const due = await waitingFor(finance, 'instalment_due')

  expect(overdue).toMatchObject({ count: 1, amount: 150, href: '/v1/pledges?overdue=true' })
  expect(overdue?.oldest).toMatchObject([{ type: 'pledge', id, amount: 150, since: midnight(inDays(-1)) }])
  expect(due).toMatchObject({ count: 1, amount: 34 })
  expect(due?.oldest).toMatchObject([{ id, amount: 34, since: midnight(inDays(0)) }])
  const { body } = await service.as('finance').get(`${overdue?.href}&retreatId=${retreatId}`)
  expect(body.items.map((pledge: { id: string }) => pledge.id)).toEqual([id])
  expect(await waitingFor(auditor, 'instalment_overdue')).toBeUndefined()
})

it('tells of no instalment of a retreat that was cancelled', async () => {
  const { retreatId, finance } = await aCorner()
  await promised(retreatId, [{ dueOn: inDays(-5), amount: 10 }])
  const { id } = await service
    .as('finance')
    .made(`/v1/retreats/${retreatId}/cancellation`, { cancelledOn: today, reason: 'Batal' })
  expect(await waitingFor(finance, 'instalment_overdue')).toMatchObject({ count: 1 })
  await service.as('verifier').made(`/v1/adjustments/${id}/approval`)

  expect(await waitingFor(finance, 'instalment_overdue')).toBeUndefined()
})

it('tells finance what came without an agreement, and what has no paper yet', async () => {
  const { retreatId, finance } = await aCorner()
  const pledge = await anActivePledge(service, { retreatId, amount: 500 })
  expect(await waitingFor(finance, 'agreement_missing')).toBeUndefined()
  const receipt = await aReceipt(service, pledge.id, 70)

  expect(await waitingFor(finance, 'agreement_missing')).toMatchObject({
    count: 1,
    amount: 70,
    oldest: [{ type: 'pledge', id: pledge.id }],
  })
  expect(await waitingFor(finance, 'evidence_missing')).toMatchObject({
    count: 1,
    amount: 70,
    oldest: [{ type: 'disbursement', id: receipt.id }],
  })

  const agreement = { kind: 'nphd', number: newNumber('NPHD'), signedOn: '2025-02-10' }
  await service.as('finance').made(`/v1/pledges/${pledge.id}/agreement`, agreement)
  const { id: documentId } = await aDocument(service)
  const attached = { documentId, kind: 'evidence' }
  await service.as('finance').made(`/v1/disbursements/${receipt.id}/documents`, attached)
  expect(await waitingFor(finance, 'agreement_missing')).toBeUndefined()
  expect(await waitingFor(finance, 'evidence_missing')).toBeUndefined()
})

it('tells auditors which findings nobody followed up, the gravest first', async () => {
  const { retreatId, finance, auditor } = await aCorner()
  const pledge = await anActivePledge(service, { retreatId, amount: 500 })
  await aReceipt(service, pledge.id, 70)
  const register = async () => (await auditor.get(`/v1/retreats/${retreatId}/findings?status=open`)).body
  const { items, counts } = await register()

  const told = await waitingFor(auditor, 'finding_follow_up')

  expect(told).toMatchObject({ count: counts.total, amount: null })
  expect(told?.oldest.map(({ type, id, since }) => [type, id, since])).toEqual(
    items.map(({ id }: { id: string }) => ['finding', id, null]),
  )
  expect(told?.oldest[0]?.label).toContain(items[0].code)
  expect(await waitingFor(finance, 'finding_follow_up')).toBeUndefined()

  const explained = { kind: 'explained', reason: 'Perjanjian menyusul' }
  await service.as('auditor').made(`/v1/findings/${items[0].id}/follow-ups`, explained)
  expect((await waitingFor(auditor, 'finding_follow_up'))?.count).toBe(counts.total - 1)
})

it('tells who closes that a month which binds somebody has ended', async () => {
  const { client } = await aPerson(service, 'verifier')
  expect(await waitingFor(client, 'month_closing')).toBeUndefined()
  await service.superuser.query(
    `begin; set local session_replication_role = replica; update retreats set created_at = '2025-01-01'; commit`,
  )
  const month = inDays(-Number(today.slice(8))).slice(0, 7)

  expect(await waitingFor(client, 'month_closing')).toMatchObject({
    count: 1,
    oldest: [{ type: 'closing', id: month, since: midnight(`${today.slice(0, 7)}-01`) }],
  })
  await client.made('/v1/closings', { month })
  expect(await waitingFor(client, 'month_closing')).toBeUndefined()
})
