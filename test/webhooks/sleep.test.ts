/** Where there is nobody to tell, nobody asks whether there is something to tell. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Receiver } from '../support/receiver.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { statementsOf } from '../support/statements.ts'
import { aWebhook, deliver } from '../support/webhooks.ts'
import { aCompany } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const AN_HOUR_MS = 3_600_000

/** Connections that listen, and have nothing else to do. */
async function asleep(): Promise<number> {
  const { rows } = await service.superuser.query(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and state = 'idle' and query like '%from webhooks w join webhook_progress%limit 1%'`,
  )
  return rows[0].count
}

it('without any webhook nothing is asked, and the first one is told of by whoever adds it, to every process', async () => {
  const deliverers = [
    deliver(service, { lookAgainMs: AN_HOUR_MS }),
    deliver(service, { lookAgainMs: AN_HOUR_MS }),
  ]
  await expect.poll(asleep, { timeout: 20_000 }).toBe(2)

  const { statements } = await statementsOf(() => new Promise((resolve) => setTimeout(resolve, 700)))
  expect(statements.filter((text) => /webhook/.test(text))).toEqual([])

  const receiver = await Receiver.start()
  const { id } = await aWebhook(service, receiver)
  await expect.poll(asleep, { timeout: 20_000 }).toBe(0)
  await aCompany(service)
  await seal(service)
  await receiver.until(1)

  await service.as('admin').delete(`/v1/webhooks/${id}`)
  await expect.poll(asleep, { timeout: 20_000 }).toBe(2)
  const again = await aWebhook(service, receiver)
  await aCompany(service)
  await seal(service)
  await receiver.until(2)

  await Promise.all(deliverers.map((each) => each.stop()))
  expect(deliverers.flatMap(({ errors }) => errors)).toEqual([])
  expect(again.id).not.toBe(id)
})

it('a connection on which it would be told is made anew when it is lost', async () => {
  for (const { id } of (await service.as('admin').get('/v1/webhooks')).body.items)
    await service.as('admin').delete(`/v1/webhooks/${id}`)
  const { stop } = deliver(service, { lookAgainMs: AN_HOUR_MS })
  await expect.poll(asleep, { timeout: 20_000 }).toBe(1)
  await service.superuser.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%limit 1%' and usename <> current_user`,
  )
  await expect.poll(asleep, { timeout: 20_000 }).toBe(1)

  const receiver = await Receiver.start()
  await aWebhook(service, receiver)
  await aCompany(service)
  await seal(service)
  await receiver.until(1)
  await stop()
})
