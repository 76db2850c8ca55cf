/** A partner's night: told by webhooks, down for hours, back by the feed, and in the end on another log. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Mirror, type MirroredRecord } from '../support/mirror.ts'
import { aSystem } from '../support/people.ts'
import { accept, answering, aReceiver } from '../support/receiver.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { StreamReader } from '../support/stream-reader.ts'
import { aWebhook, deliver } from '../support/webhooks.ts'
import { anActivePledge, aReceipt, aRetreat, onLines } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService({ security: { streamForMs: 60_000 } })
})
afterAll(() => service.close())

it('a partner that was down all night has in the morning what the ledger has, each thing once', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 10_000 }])
  const pledge = await anActivePledge(service, {
    retreatId,
    amount: 6_000,
    allocations: onLines({ A: 6_000 }),
  })
  await seal(service)

  // In the evening: the whole feed once, and from then on what the webhook tells.
  const partner = await aSystem(service, ['integration'], { scopes: { retreatIds: [retreatId] } })
  const mirror = new Mirror()
  await mirror.catchUp(partner)
  const receiver = await aReceiver()
  const types = ['pledge.*', 'disbursement.*']
  const { id: webhookId } = await aWebhook(service, receiver, { types, retreatIds: [retreatId] }, partner)
  deliver(service)
  const first = await aReceipt(service, pledge.id, 1_000)
  await seal(service)
  await receiver.until(1)
  expect(receiver.received).toMatchObject([
    {
      type: 'disbursement.recorded',
      data: { subject: { id: first.id }, records: [{ id: first.id, state: 'recorded' }] },
    },
  ])
  const cursor = String(receiver.received[0]?.data.cursor)

  // At night: it is down, and the ledger goes on.
  receiver.behaviour = answering(503)
  await service.as('verifier').made(`/v1/disbursements/${first.id}/verification`)
  const second = await aReceipt(service, pledge.id, 2_000)
  const wrong = await aReceipt(service, pledge.id, 500)
  await service.as('finance').made(`/v1/disbursements/${wrong.id}/reversal`, { reason: 'Salah catat' })
  await seal(service)

  // In the morning it reads what it missed from where it was, by the feed or the stream.
  const missed = (await partner.get(`/v1/events?after=${cursor}&types=disbursement.*`)).body.items as {
    position: number
  }[]
  const stream = await StreamReader.open(service.app, partner.secret, {
    query: '?types=disbursement.*',
    headers: { 'last-event-id': cursor },
  })
  await stream.untilEvents(missed.length)
  expect(stream.events).toEqual(missed)
  await mirror.catchUp(partner)
  const states = new Map(mirror.of('disbursement').map(({ id, state }: MirroredRecord) => [id, state]))
  expect(states).toEqual(
    new Map([
      [first.id, 'verified'],
      [second.id, 'recorded'],
      [wrong.id, 'reversed'],
    ]),
  )

  // What waited arrives too: by its position it is known already.
  receiver.behaviour = accept
  await receiver.until(1 + missed.length)
  expect(
    receiver.received
      .slice(1)
      .map(({ data }) => data.position)
      .sort(),
  ).toEqual(missed.map(({ position }) => position).sort())

  // Weeks later the cursor is of another log: it is refused everywhere, and the whole is read anew.
  const other = '1-0123456789abcdef'
  expect((await partner.get(`/v1/events?after=${other}`)).body).toMatchObject({ code: 'cursor_of_other_log' })
  const refused = await StreamReader.open(service.app, partner.secret, {
    headers: { 'last-event-id': other },
  })
  expect(refused.response.status).toBe(409)
  const anew = new Mirror()
  await anew.catchUp(partner)
  expect(anew.records).toEqual(mirror.records)

  // The key is revoked: stream and webhook end with it.
  const keys = (await service.as('admin').get('/v1/api-keys?limit=200')).body.items as {
    id: string
    prefix: string
  }[]
  const key = keys.find(({ prefix }) => partner.secret?.startsWith(prefix))
  await service.as('admin').delete(`/v1/api-keys/${key?.id}`)
  const told = receiver.requests
  await aReceipt(service, pledge.id, 100)
  await seal(service)
  expect(await stream.ended).toBe('closed')
  expect(receiver.requests).toBe(told)
  expect((await service.as('admin').get(`/v1/webhooks/${webhookId}`)).body.state).toBe('active')
}, 60_000)
