/** What sealing costs the writers: the same load with and without it, in turns on one database. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealingLag } from '../../src/platform/log/sealer.ts'
import { percent } from '../../src/platform/shared/rupiah.ts'
import { proofOptions } from '../support/proof-options.ts'
import { type Instance, RealService, until } from '../support/real-service.ts'
import { isAcknowledged, send } from '../support/requests.ts'
import { companyOf, lineOf, receiptOf, retreatOf } from '../support/world.ts'

const { rounds, seconds, clients, say } = proofOptions({ rounds: 1, seconds: 2, clients: 8 })

let service: RealService
let pledgeIds: string[]
let finance: string

beforeAll(async () => {
  service = await RealService.start(1)
  const [first] = service.processes
  ;[finance = ''] = await service.keysOf('finance', 1)
  const [verifier = ''] = await service.keysOf('verifier', 1)
  const made = async (secret: string, path: string, body: object = {}) => {
    const answer = await send(first?.url ?? '', { id: randomUUID(), command: 'prepare', secret, path, body })
    if (!isAcknowledged(answer)) throw new Error(`POST ${path}: ${JSON.stringify(answer)}`)
    return String(answer.body.id)
  }
  const retreatId = await made(finance, '/v1/retreats', retreatOf())
  await made(finance, `/v1/retreats/${retreatId}/budgets`, {
    reason: 'RAB contoh',
    lines: [lineOf({ code: 'A', amount: 10 ** 13 })],
  })
  await made(verifier, `/v1/retreats/${retreatId}/budgets/1/adoption`, { adoptedOn: '2025-01-10' })
  pledgeIds = []
  while (pledgeIds.length < clients) {
    const amount = 10 ** 11
    const id = await made(finance, '/v1/pledges', {
      retreatId,
      companyId: await made(finance, '/v1/companies', companyOf()),
      form: 'cash',
      amount,
      pledgedOn: '2025-02-01',
      letterNumber: 'S-1/contoh/2025',
      instalments: [{ dueOn: '2025-05-01', amount }],
      allocations: [{ lineCode: 'A', amount }],
    })
    await made(finance, `/v1/pledges/${id}/submission`)
    await made(verifier, `/v1/pledges/${id}/approval`)
    pledgeIds.push(id)
  }
  await first?.end('SIGTERM')
}, 60_000)
afterAll(() => service.stop())

/** Receipts recorded at one process, and how many seconds sealing is behind at the end of it. */
async function measure(instance: Instance): Promise<{ posted: number; behind: number }> {
  await instance.start()
  await post(instance, 500)
  const posted = await post(instance, seconds * 1000)
  const { seconds: behind } = await sealingLag(service.db)
  return { posted, behind }
}

async function post(instance: Instance, forMs: number): Promise<number> {
  const untilMs = Date.now() + forMs
  let posted = 0
  await Promise.all(
    pledgeIds.map(async (pledgeId) => {
      while (Date.now() < untilMs) {
        const body = receiptOf(pledgeId, 1_000)
        const path = '/v1/disbursements'
        const answer = await send(instance.url, {
          id: randomUUID(),
          command: 'record',
          secret: finance,
          path,
          body,
        })
        if (isAcknowledged(answer)) posted += 1
      }
    }),
  )
  return posted
}

test(
  'the sealer keeps up with the writers and takes little from them',
  async () => {
    const posted = { off: 0, on: 0 }
    for (let round = 0; round < rounds; round += 1) {
      const without = await service.another({ LOG_SIGNING_KEY: '' })
      const off = await measure(without)
      await without.end('SIGTERM')
      const sealing = await service.another({})
      const on = await measure(sealing)
      await until('everything is sealed', async () => (await sealingLag(service.db)).events === 0)
      await sealing.end('SIGTERM')

      expect(on.posted).toBeGreaterThan(0)
      expect(on.behind).toBeLessThan(5)
      posted.off += off.posted
      posted.on += on.posted
      say(
        `in ${seconds} s: ${off.posted} without sealing, ${on.posted} with it; behind at the end: ${on.behind} s`,
      )
    }
    const share = percent(posted.on, posted.off) ?? 0
    say(`${clients} clients, ${rounds} rounds: with sealing ${share} % of the writes without it`)
    // One round says nothing of speed.
    if (rounds > 1) expect(share).toBeGreaterThanOrEqual(90)
  },
  (seconds * 2 + 20) * rounds * 1000 + 60_000,
)
