import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../support/client.ts'
import { expectRefused } from '../support/ledger.ts'
import { aPerson, aSystem } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import {
  aDraft,
  anActivePledge,
  aReceipt,
  aRetreat,
  keysOfOnePerson,
  lineOf,
  pledgeOf,
  receiptOf,
} from '../support/world.ts'

let service: TestService
let retreatId: string
/** One person with two keys: one to record, one to check. */
let recording: Client
let checking: Client

beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 1000 }])).id
  const [first, second] = await keysOfOnePerson(service, 'finance', 'verifier')
  if (!first || !second) throw new Error('no keys')
  recording = first
  checking = second
})
afterAll(() => service.close())

const refusal = { status: 403, code: 'maker_is_checker' }
const reason = 'Surat belum ditandatangani'

describe('nobody decides on a pledge that they', () => {
  const created = async () => {
    const pledge = await pledgeOf(service, { retreatId, amount: 100 })
    const { id } = await recording.made('/v1/pledges', pledge)
    return service.as('finance').made(`/v1/pledges/${id}/submission`)
  }
  const edited = async () => {
    const { id } = await aDraft(service, { retreatId, amount: 100 })
    expect((await recording.patch(`/v1/pledges/${id}`, { letterNumber: 'S-2' })).status).toBe(200)
    return service.as('finance').made(`/v1/pledges/${id}/submission`)
  }
  const submitted = async () => {
    const { id } = await aDraft(service, { retreatId, amount: 100 })
    return recording.made(`/v1/pledges/${id}/submission`)
  }

  it.each([
    ['created', created],
    ['edited', edited],
    ['submitted', submitted],
  ])('%s, with whichever key', async (_how, make) => {
    const { id } = await make()

    await expectRefused(service, () => checking.post(`/v1/pledges/${id}/approval`), refusal)
    await expectRefused(service, () => checking.post(`/v1/pledges/${id}/rejection`, { reason }), refusal)

    const { state } = await service.as('verifier').made<{ state: string }>(`/v1/pledges/${id}/approval`)
    expect(state).toBe('active')
  })

  it('made before it was rejected: it stays theirs', async () => {
    const { id } = await created()
    await service.as('verifier').made(`/v1/pledges/${id}/rejection`, { reason })
    await service.as('finance').patch(`/v1/pledges/${id}`, { letterNumber: 'S-3' })
    await service.as('finance').made(`/v1/pledges/${id}/submission`)

    await expectRefused(service, () => checking.post(`/v1/pledges/${id}/approval`), refusal)
  })
})

describe('nobody verifies a receipt that they', () => {
  it('recorded', async () => {
    const { id: pledge } = await anActivePledge(service, { retreatId, amount: 100 })
    const { id } = await recording.made('/v1/disbursements', receiptOf(pledge, 10))

    await expectRefused(service, () => checking.post(`/v1/disbursements/${id}/verification`), refusal)

    await expect(service.as('verifier').made(`/v1/disbursements/${id}/verification`)).resolves.toMatchObject({
      state: 'verified',
    })
  })

  it('corrected', async () => {
    const { id: pledge } = await anActivePledge(service, { retreatId, amount: 100 })
    const { id } = await aReceipt(service, pledge, 10)
    await recording.patch(`/v1/disbursements/${id}`, { invoiceNumber: 'INV-1' })

    await expectRefused(service, () => checking.post(`/v1/disbursements/${id}/verification`), refusal)
  })
})

describe('nobody adopts a budget that they', () => {
  it('drafted', async () => {
    const budget = { reason: 'RAB perubahan', lines: [lineOf({ code: 'A', amount: 1000 })] }
    const { version } = await recording.made<{ version: number }>(`/v1/retreats/${retreatId}/budgets`, budget)
    const path = `/v1/retreats/${retreatId}/budgets/${version}/adoption`
    const adoption = { adoptedOn: '2025-01-20' }

    await expectRefused(service, () => checking.post(path, adoption), refusal)

    await expect(service.as('verifier').made(path, adoption)).resolves.toMatchObject({ state: 'adopted' })
  })
})

describe('a person', () => {
  it('who answers for a system does not check what it recorded', async () => {
    const responsible = await aPerson(service, 'verifier')
    const system = await aSystem(service, ['finance'], {}, responsible.id)
    const { id: pledge } = await anActivePledge(service, { retreatId, amount: 100 })

    const { id } = await system.made('/v1/disbursements', receiptOf(pledge, 10))

    const verification = () => responsible.client.post(`/v1/disbursements/${id}/verification`)
    await expectRefused(service, verification, refusal)
    await expect(service.as('verifier').made(`/v1/disbursements/${id}/verification`)).resolves.toMatchObject({
      state: 'verified',
    })
  })

  it('who may record and check with one key still checks nothing of their own', async () => {
    const both = (await aPerson(service, 'finance', 'verifier')).client
    const { id: pledge } = await anActivePledge(service, { retreatId, amount: 100 })
    const { id } = await both.made('/v1/disbursements', receiptOf(pledge, 10))

    await expectRefused(service, () => both.post(`/v1/disbursements/${id}/verification`), refusal)
  })

  it('without the role to check is told so, not that they are the maker', async () => {
    const { id: pledge } = await anActivePledge(service, { retreatId, amount: 100 })
    const { id } = await aReceipt(service, pledge, 10)

    await expectRefused(service, () => service.as('finance').post(`/v1/disbursements/${id}/verification`), {
      status: 403,
      code: 'forbidden',
      figures: { operation: 'disbursements.verify' },
    })
  })
})
