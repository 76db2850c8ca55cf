import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  balanceOn,
  earlierVersionsOf,
  eventsOf,
  expectBalancesToBeTheJournalsSums,
  journalOf,
} from '../support/ledger.ts'
import { approved } from '../support/proposals.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aDraft, anActivePledge, aRetreat, aSubmittedPledge, onLines } from '../support/world.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

describe('the life of a pledge', () => {
  it('goes from draft over a rejection to an agreement that is replaced, and the ledger follows every step', async () => {
    const finance = service.as('finance')
    const verifier = service.as('verifier')
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 500 }])
    const draft = await aDraft(service, { retreatId, amount: 300, allocations: onLines({ A: 200 }) })
    const path = `/v1/pledges/${draft.id}`
    const becomes = async (step: () => Promise<{ status: number; body: object }>, shown: object) => {
      const { status, body } = await step()
      expect(status).toBe(200)
      expect(body).toMatchObject(shown)
      await expectBalancesToBeTheJournalsSums(service, retreatId)
    }

    expect(draft).toMatchObject({ state: 'draft', unallocated: 100, outstanding: 0, version: 1 })
    await becomes(() => finance.post(`${path}/submission`), { state: 'submitted', outstanding: 0 })
    expect(await balanceOn(service, retreatId, 'A')).toMatchObject({ reserved: 200, pledged: 0 })

    await becomes(() => verifier.post(`${path}/rejection`, { reason: 'Surat belum ditandatangani' }), {
      state: 'rejected',
      decisionNote: 'Surat belum ditandatangani',
    })
    expect(await balanceOn(service, retreatId, 'A')).toMatchObject({ reserved: 0, pledged: 0 })

    const correction = {
      amount: 350,
      pledgedOn: '2025-02-10',
      instalments: [{ dueOn: '2025-05-01', amount: 350 }],
      allocations: onLines({ A: 250 }),
    }
    await becomes(() => finance.patch(path, correction), { state: 'rejected', amount: 350, unallocated: 100 })
    await becomes(() => finance.post(`${path}/submission`), { state: 'submitted', decisionNote: null })
    await becomes(() => verifier.post(`${path}/approval`, { note: 'Surat asli diperiksa' }), {
      state: 'active',
      fulfilled: false,
      outstanding: 350,
      decisionNote: 'Surat asli diperiksa',
    })
    const nphd = { kind: 'nphd', number: '900/101/NPHD/2025', signedOn: '2025-02-20' }
    await becomes(() => finance.post(`${path}/agreement`, nphd), { agreement: { ...nphd, reason: null } })
    const replaced = { ...nphd, number: '900/102/NPHD/2025', signedOn: '2025-03-01', reason: 'Salah nomor' }
    await approved(service, `${path}/agreement`, { ...replaced, relation: 'correction' })
    const { body } = await finance.get(path)
    expect(body).toMatchObject({ agreement: replaced, version: 8 })

    expect(await journalOf(service, retreatId)).toEqual([
      'reserved A 200 2025-02-01',
      'reserved - 100 2025-02-01',
      'reserved A -200 2025-02-01',
      'reserved - -100 2025-02-01',
      'reserved A 250 2025-02-10',
      'reserved - 100 2025-02-10',
      'pledged A 250 2025-02-10',
      'pledged - 100 2025-02-10',
      'committed A 250 2025-02-20',
      'committed - 100 2025-02-20',
      'committed A -250 2025-02-20',
      'committed - -100 2025-02-20',
      'committed A 250 2025-03-01',
      'committed - 100 2025-03-01',
    ])
    expect((await eventsOf(service, draft.id)).map(({ type }) => type)).toEqual([
      'pledge.drafted',
      'pledge.submitted',
      'pledge.rejected',
      'pledge.changed',
      'pledge.submitted',
      'pledge.approved',
      'pledge.agreement_signed',
    ])
  })

  it('keeps every version that a change replaces', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const { id } = await aDraft(service, { retreatId, amount: 100 })

    await service.as('finance').patch(`/v1/pledges/${id}`, { letterNumber: 'S-2/contoh/2025' })
    await service.as('finance').made(`/v1/pledges/${id}/submission`)

    expect(await earlierVersionsOf(service, id)).toMatchObject([
      { version: 1, row: { state: 'draft', letter_number: expect.any(String) } },
      { version: 2, row: { state: 'draft', letter_number: 'S-2/contoh/2025' } },
    ])
  })

  it('tells in its event who approved it and which entries that made', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])

    const { id } = await anActivePledge(service, { retreatId, amount: 70, allocations: onLines({ A: 70 }) })

    const approved = (await eventsOf(service, id)).at(-1)
    const { rows: stored } = await service.sql.query('select decided_by, makers from pledges where id = $1', [
      id,
    ])
    expect(approved).toMatchObject({
      type: 'pledge.approved',
      actor_id: stored[0].decided_by,
      data: {
        entries: [{ measure: 'pledged', lineCode: 'A', amount: 70, effectiveOn: '2025-02-01', pledgeId: id }],
      },
    })
    expect(stored[0].makers).not.toContain(stored[0].decided_by)
  })

  it('corrects the letter number while it waits for approval, and takes nothing else then', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100 }])
    const { id } = await aSubmittedPledge(service, { retreatId, amount: 100 })
    const path = `/v1/pledges/${id}`

    const letter = await service.as('finance').patch(path, { letterNumber: 'S-9/contoh/2025' })
    const amount = await service.as('finance').patch(path, { letterNumber: 'S-8', pledgedOn: '2025-01-31' })

    expect(letter.body).toMatchObject({ letterNumber: 'S-9/contoh/2025', state: 'submitted', version: 3 })
    expect(amount.body).toMatchObject({ status: 409, code: 'pledge_wrong_state' })
  })
})
