import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { balanceOn, expectBalancesToBeTheJournalsSums, expectRefused } from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aRetreat, receiptOf } from '../support/world.ts'

let service: TestService
let retreatId: string
let pledgeId: string

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

async function aPledge() {
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 100 }])).id
  pledgeId = (await anActivePledge(service, { retreatId, amount: 100 })).id
}

/** The same slip of this pledge and amount, however often it is sent. */
const slip = (amount: number) =>
  receiptOf(pledgeId, amount, { evidence: { kind: 'sts', number: `STS/${amount}/${pledgeId}` } })
const record = (amount: number, key: string | null) =>
  service.as('finance').post('/v1/disbursements', slip(amount), { key })

describe('a repeated Idempotency-Key', () => {
  it('sent twenty times at once, records once and answers all alike', async () => {
    await aPledge()

    const answers = await Promise.all(Array.from({ length: 20 }, () => record(10, 'ulang-serentak')))

    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    const replayed = answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')
    expect(replayed).toHaveLength(19)
    expect(await balanceOn(service, retreatId, null)).toMatchObject({ received: 10 })
    await expectBalancesToBeTheJournalsSums(service, retreatId)
  })

  it('is one key, quoted or bare, and whatever the order of the fields', async () => {
    await aPledge()
    const first = await record(10, 'kunci-1')
    const reordered = Object.fromEntries(Object.entries(slip(10)).reverse())

    const again = await service.as('finance').post('/v1/disbursements', reordered, { key: '"kunci-1"' })

    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(again.body).toEqual(first.body)
  })

  it('of another request is refused', async () => {
    await aPledge()
    await record(10, 'kunci-2')

    await expectRefused(service, () => record(11, 'kunci-2'), { status: 422, code: 'idempotency_key_reused' })
  })

  it('of another person is theirs alone', async () => {
    await aPledge()
    const { id } = (await record(10, 'kunci-3')).body
    const { id: other } = (await record(20, 'kunci-4')).body

    const answers = await Promise.all(
      [id, other].map((each, index) =>
        service
          .as('verifier')
          .post(`/v1/disbursements/${each}/verification`, {}, { key: `kunci-${index + 3}` }),
      ),
    )

    expect(answers.map(({ body }) => body.state)).toEqual(['verified', 'verified'])
  })

  it('of a refused request is free for the corrected one', async () => {
    await aPledge()
    const refused = await record(101, 'kunci-5')

    const corrected = await record(100, 'kunci-5')

    expect([refused.status, corrected.status]).toEqual([409, 201])
    expect(corrected.headers).not.toHaveProperty('idempotency-replayed')
  })

  it('is answered only to who may still do it', async () => {
    await aPledge()
    const { id } = (await record(10, 'kunci-6')).body
    const path = `/v1/disbursements/${id}/verification`
    expect((await service.as('verifier').post(path, {}, { key: 'kunci-7' })).status).toBe(200)

    await expectRefused(service, () => service.as('finance').post(path, {}, { key: 'kunci-7' }), {
      status: 403,
      code: 'forbidden',
    })
  })
})

describe('without an Idempotency-Key', () => {
  it('no POST is taken', async () => {
    await aPledge()

    await expectRefused(service, () => record(10, null), { status: 400, code: 'idempotency_key_required' })
  })
})
