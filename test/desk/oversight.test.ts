/** What the worklist tells those who post no money: admins of who and what comes in, auditors of what was done. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorklistEntry } from '../../src/worklist/worklist.schema.ts'
import { Browser } from '../support/browser.ts'
import type { Client } from '../support/client.ts'
import { aPerson, aSystem } from '../support/people.ts'
import { answering, Receiver } from '../support/receiver.ts'
import { aSealedReport } from '../support/sealed-reports.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aWebhook, deliver, deliveriesOf } from '../support/webhooks.ts'
import { aCompany, anActivePledge, aReceipt, aRetreat } from '../support/world.ts'

let service: TestService
let admin: Client
beforeAll(async () => {
  service = await startTestService()
  admin = service.as('admin')
})
afterAll(() => service.close())

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

async function waitingFor(client: Client, kind: string): Promise<WorklistEntry['oldest']> {
  const { body } = await client.get('/v1/worklist')
  return body.waiting.find((each: WorklistEntry) => each.kind === kind)?.oldest ?? []
}
const idsOf = (entries: WorklistEntry['oldest']) => entries.map(({ id }) => id)

/** As if this row had been written then, which the database lets nobody say. */
async function backdate(table: string, column: string, id: string, to: Date): Promise<void> {
  await service.superuser.query(`
    begin; set local session_replication_role = replica;
    update ${table} set ${column} = '${to.toISOString()}' where id = '${id}'; commit`)
}

describe('an admin is told', () => {
  it('of persons as whom nobody came in yet, until they have chosen a password of their own', async () => {
    const email = `${randomUUID()}@contoh.example`
    const of = { kind: 'person', name: 'Orang Baru', email, roles: ['auditor'] }
    const { id } = await admin.made('/v1/users', of)
    const { id: byKey } = await aPerson(service, 'auditor')
    const told = async () => idsOf(await waitingFor(admin, 'account_unused'))
    expect(await told()).toContain(id)
    expect(await told()).not.toContain(byKey)

    const { password } = await admin.made<{ password: string }>(`/v1/users/${id}/initial-password`)
    const browser = new Browser(service.app)
    await browser.signIn(email, password)
    expect(await told()).toContain(id)
    expect(await waitingFor(service.as('auditor'), 'account_unused')).toEqual([])

    await browser.changePassword(password, 'hujan-di-atas-mahakam')
    expect(await told()).not.toContain(id)
  })

  it('of persons who are not to come in any more, nothing', async () => {
    const { id } = await admin.made('/v1/users', { kind: 'person', name: 'Orang', roles: ['auditor'] })
    await admin.patch(`/v1/users/${id}`, { active: false })

    expect(idsOf(await waitingFor(admin, 'account_unused'))).not.toContain(id)
  })

  it('of systems’ keys that expire within 30 days, the next one first, until they are revoked', async () => {
    for (const days of [29, 3, 31]) {
      const system = await aSystem(service, ['integration'], { expiresAt: inDays(days).toISOString() })
      expect((await system.get('/v1/me')).status).toBe(200)
    }
    await (await aPerson(service, 'auditor')).keyOf({ expiresAt: inDays(2).toISOString() })

    const told = await waitingFor(admin, 'key_expiry')
    expect(told.map(({ type, since }) => [type, Date.parse(String(since)) < inDays(30).getTime()])).toEqual([
      ['api_key', true],
      ['api_key', true],
    ])
    expect(told.map(({ since }) => since)).toEqual(told.map(({ since }) => since).toSorted())
    expect(told[0]?.label).toBe('Sistem contoh, kunci sistem')

    await admin.delete(`/v1/api-keys/${told[0]?.id}`)
    expect(idsOf(await waitingFor(admin, 'key_expiry'))).toEqual([told[1]?.id])
  })

  it('of webhooks whose deliveries are dead, or fail for an hour, by their host alone, until they went through', async () => {
    const receiver = await Receiver.start()
    receiver.behaviour = answering(500)
    await seal(service)
    const { id: givenUp } = await aWebhook(service, { ...receiver, url: `${receiver.url}?rahasia=1` })
    const { id: trying } = await aWebhook(service, receiver)
    await aCompany(service)
    await seal(service)
    const told = async () => idsOf(await waitingFor(admin, 'webhook_failing'))
    expect(await told()).toEqual([])

    const patient = deliver(service, { pausesSeconds: [3_600] })
    const errorsOf = async (id: string) => (await deliveriesOf(service, id)).map(({ lastError }) => lastError)
    await expect.poll(() => errorsOf(givenUp)).toEqual(['answered 500'])
    await expect.poll(() => errorsOf(trying)).toEqual(['answered 500'])
    await patient.stop()
    expect(await told()).toEqual([])

    const [delivery] = await deliveriesOf(service, trying)
    await backdate('webhook_deliveries', 'created_at', String(delivery?.id), inDays(-1 / 12))
    expect(await told()).toEqual([trying])

    const [other] = await deliveriesOf(service, givenUp)
    await backdate('webhook_deliveries', 'next_at', String(other?.id), inDays(-1))
    const hasty = deliver(service, { pausesSeconds: [] })
    await expect
      .poll(async () => (await deliveriesOf(service, givenUp)).map(({ state }) => state))
      .toEqual(['dead'])
    await hasty.stop()
    expect((await told()).toSorted()).toEqual([givenUp, trying].toSorted())
    const [shown] = (await waitingFor(admin, 'webhook_failing')).filter(({ id }) => id === givenUp)
    expect(shown).toMatchObject({
      type: 'webhook',
      label: `Sistem contoh, ${new URL(receiver.url).host}`,
    })

    await admin.delete(`/v1/webhooks/${givenUp}`)
    expect(await told()).toEqual([trying])
  })
})

describe('an auditor is told', () => {
  it('of receipts that nobody verified in 14 days, and not of those that wait for less', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100_000 }])
    const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 1_000 })
    const [old, older, verified, young] = [
      await aReceipt(service, pledgeId, 10),
      await aReceipt(service, pledgeId, 20),
      await aReceipt(service, pledgeId, 30),
      await aReceipt(service, pledgeId, 40),
    ]
    await service.as('verifier').made(`/v1/disbursements/${verified.id}/verification`)
    await backdate('disbursements', 'created_at', older.id, inDays(-20))
    await backdate('disbursements', 'created_at', old.id, inDays(-15))
    await backdate('disbursements', 'created_at', verified.id, inDays(-15))
    await backdate('disbursements', 'created_at', young.id, inDays(-13))
    const auditor = await (await aPerson(service, 'auditor')).keyOf({ scopes: { retreatIds: [retreatId] } })

    const told = await waitingFor(auditor, 'receipt_unverified')

    expect(told.map(({ id, amount }) => [id, amount])).toEqual([
      [older.id, 20],
      [old.id, 10],
    ])
    expect(await waitingFor(service.as('finance'), 'receipt_unverified')).toEqual([])
  })

  it('of what others sealed in the last 14 days, and not of their own seals', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100_000 }])
    await seal(service)
    const sealing = { report: 'findings', retreatId }
    const [fresh, stale] = [await aSealedReport(service, sealing), await aSealedReport(service, sealing)]
    await backdate('sealed_reports', 'sealed_at', stale.id, inDays(-15))
    const { client: colleague } = await aPerson(service, 'auditor')

    expect(await waitingFor(colleague, 'report_sealed')).toMatchObject([
      { type: 'sealed_report', id: fresh.id, label: expect.stringContaining('.json') },
    ])
    expect(await waitingFor(service.as('auditor'), 'report_sealed')).toEqual([])
    expect(await waitingFor(admin, 'report_sealed')).toEqual([])
  })
})
