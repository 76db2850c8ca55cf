import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSpreadPledge, aSpreadReceipt, instalmentsOf, refundOf } from '../support/adjustments.ts'
import type { Client } from '../support/client.ts'
import { csrOf, expectRefused, lastEventOf } from '../support/ledger.ts'
import { aDocument } from '../support/papers.ts'
import { aPerson } from '../support/people.ts'
import { approved } from '../support/proposals.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'

let service: TestService
let both: Client
beforeAll(async () => {
  service = await startTestService()
  both = (await aPerson(service, 'finance', 'verifier')).client
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

async function aProposal(by: Client = service.as('finance')) {
  const { retreatId, pledgeId } = await aSpreadPledge(service)
  const { id } = await by.made(`/v1/pledges/${pledgeId}/amendments`, {
    delta: 50,
    reason: 'Adendum contoh',
    effectiveOn: '2025-05-20',
    instalments: instalmentsOf(350),
  })
  return { retreatId, pledgeId, id }
}

const decide = (id: string, step: string, body: object = {}, by: Client = service.as('verifier')) =>
  by.post(`/v1/adjustments/${id}/${step}`, body)

describe('an adjustment that was proposed', () => {
  it('is rejected with a reason, and changes nothing', async () => {
    const { retreatId, id } = await aProposal()

    const { status, body } = await decide(id, 'rejection', { reason: 'Belum ditandatangani' })

    expect(status).toBe(200)
    expect(body).toMatchObject({ state: 'rejected', decisionNote: 'Belum ditandatangani', split: null })
    expect(await lastEventOf(service, id)).toMatchObject({ type: 'adjustment.rejected', entries: [] })
    expect(await csrOf(service, retreatId)).toMatchObject({ total: { pledged: 300 } })
  })

  it('is withdrawn by the person who proposed it, and changes nothing', async () => {
    const { retreatId, id } = await aProposal()

    const { status, body } = await decide(id, 'withdrawal', {}, service.as('finance'))

    expect(status).toBe(200)
    expect(body).toMatchObject({ state: 'withdrawn', split: null })
    expect(await lastEventOf(service, id)).toMatchObject({ type: 'adjustment.withdrawn', entries: [] })
    expect(await csrOf(service, retreatId)).toMatchObject({ total: { pledged: 300 } })
  })

  it('is not withdrawn by anybody else', async () => {
    const { id } = await aProposal()

    await expectRefused(service, () => decide(id, 'withdrawal', {}, both), {
      status: 403,
      code: 'not_the_maker',
    })
  })

  it('is not withdrawn by whoever attached something to it either', async () => {
    const { id } = await aProposal()
    const { id: documentId } = await aDocument(service)
    await both.made(`/v1/adjustments/${id}/documents`, { documentId, kind: 'other' })

    const { status, body } = await decide(id, 'withdrawal', {}, both)

    expect([status, body.code]).toEqual([403, 'not_the_maker'])
  })

  it.each(['approval', 'rejection'])(
    'is not decided by whoever proposed it, whatever their roles: %s',
    async (step) => {
      const { id } = await aProposal(both)
      const body = step === 'rejection' ? { reason: 'Coba sendiri' } : {}

      await expectRefused(service, () => decide(id, step, body, both), {
        status: 403,
        code: 'maker_is_checker',
      })
    },
  )

  it('approved by its maker is refused by the database as well', async () => {
    const { id } = await aProposal()
    const client = await transactionOf(service.sql)

    const change = client.query(
      `update adjustments set state = 'approved', split = '{}', decided_by = makers[1] where id = $1`,
      [id],
    )

    await expect(change).rejects.toMatchObject({ constraint: 'maker_is_checker' })
  })

  it('approved without its entries is refused by the database', async () => {
    const { id } = await aProposal()
    const client = await transactionOf(service.sql)
    await client.query(
      `update adjustments set state = 'approved', split = '{}', decided_by = gen_random_uuid() where id = $1`,
      [id],
    )

    const end = client.query('set constraints all immediate')

    await expect(end).rejects.toMatchObject({ constraint: 'pledge_adds_up' })
  })

  it('is never edited: the database refuses another amount, and a document that begins approved', async () => {
    const { id } = await aProposal()
    const client = await transactionOf(service.sql)
    await client.query('savepoint before')

    const edit = client.query('update adjustments set amount = 60 where id = $1', [id])
    await expect(edit).rejects.toMatchObject({ constraint: 'adjustment_transition' })
    await client.query('rollback to before')
    const born = client.query(
      `insert into adjustments (id, retreat_id, pledge_id, kind, state, request, effect, amount, effective_on, reason, instalments, split, makers, decided_by)
       select gen_random_uuid(), retreat_id, pledge_id, kind, 'approved', request, effect, amount, effective_on, reason, instalments, '{}', makers, gen_random_uuid()
       from adjustments where id = $1`,
      [id],
    )
    await expect(born).rejects.toMatchObject({ constraint: 'begins_at_the_beginning' })
  })

  it.each(['approval', 'rejection', 'withdrawal'])(
    'is decided once: after %s nothing else',
    async (first) => {
      const { id } = await aProposal()
      const bodies = { approval: {}, rejection: { reason: 'Belum lengkap' }, withdrawal: {} }
      const take = (step: keyof typeof bodies) =>
        decide(id, step, bodies[step], service.as(step === 'withdrawal' ? 'finance' : 'verifier'))
      const { body } = await take(first as keyof typeof bodies)

      for (const step of ['approval', 'rejection', 'withdrawal'] as const) {
        await expectRefused(service, () => take(step), {
          status: 409,
          code: 'adjustment_wrong_state',
          figures: { state: body.state, required: 'proposed' },
        })
      }
    },
  )

  it('of two approvals at the same moment takes effect once', async () => {
    const { retreatId, id } = await aProposal()

    const answers = await Promise.all([1, 2, 3].map(() => decide(id, 'approval')))

    const tooLate = expect.toBeOneOf([409, 412])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, tooLate, tooLate])
    expect(await csrOf(service, retreatId)).toMatchObject({ total: { pledged: 350 } })
  })

  it('is approved once also where the request is repeated with its key', async () => {
    const { retreatId, id } = await aProposal()
    const approve = () =>
      service.as('verifier').post(`/v1/adjustments/${id}/approval`, {}, { key: `approve-${id}` })

    const [first, second] = [await approve(), await approve()]

    expect(second.body).toEqual(first.body)
    expect(await csrOf(service, retreatId)).toMatchObject({ total: { pledged: 350 } })
  })
})

describe('who may do what with adjustments', () => {
  it.each([
    ['verifier', '/v1/pledges/ID/amendments'],
    ['verifier', '/v1/pledges/ID/write-offs'],
    ['auditor', '/v1/disbursements/ID/refunds'],
    ['verifier', '/v1/disbursements/ID/reversal'],
    ['finance', '/v1/adjustments/ID/approval'],
    ['finance', '/v1/adjustments/ID/rejection'],
    ['verifier', '/v1/adjustments/ID/withdrawal'],
    ['admin', '/v1/adjustments/ID/approval'],
  ] as const)('%s may not POST %s', async (role, path) => {
    const { status, body } = await service
      .as(role)
      .post(path.replace('ID', '00000000-0000-7000-8000-000000000009'))

    expect({ status, code: body.code }).toEqual({ status: 403, code: 'forbidden' })
  })

  it.each([
    ['finance', '/v1/pledges/ID/amendments', 'pledge_not_found'],
    ['finance', '/v1/pledges/ID/write-offs', 'pledge_not_found'],
    ['finance', '/v1/disbursements/ID/refunds', 'disbursement_not_found'],
    ['finance', '/v1/disbursements/ID/reversal', 'disbursement_not_found'],
    ['verifier', '/v1/adjustments/ID/approval', 'adjustment_not_found'],
    ['verifier', '/v1/adjustments/ID/rejection', 'adjustment_not_found'],
    ['finance', '/v1/adjustments/ID/withdrawal', 'adjustment_not_found'],
  ] as const)('an unknown record is 404 to %s whatever the body: POST %s', async (role, path, code) => {
    for (const id of ['00000000-0000-7000-8000-000000000009', 'bukan-id']) {
      const { status, body } = await service.as(role).post(path.replace('ID', id), { unknown: true })

      expect({ status, code: body.code }).toEqual({ status: 404, code })
    }
  })

  it('whoever is limited to other retreats meets the same 404 as for what does not exist', async () => {
    const mine = await aProposal()
    const theirs = await aProposal()
    const person = await aPerson(service, 'finance', 'verifier')
    const limited = await person.keyOf({ scopes: { retreatIds: [mine.retreatId] } })
    const withoutInstance = ({ status, body }: { status: number; body: object }) => ({
      status,
      body: { ...body, instance: '', requestId: '' },
    })

    for (const path of ['', '/approval', '/withdrawal'] as const) {
      const call = (id: string) =>
        path === '' ? limited.get(`/v1/adjustments/${id}`) : limited.post(`/v1/adjustments/${id}${path}`)
      const [hidden, absent] = [await call(theirs.id), await call('00000000-0000-7000-8000-000000000009')]

      expect(hidden.status).toBe(404)
      expect(withoutInstance(hidden)).toEqual(withoutInstance(absent))
    }
    const { body } = await limited.get('/v1/adjustments')
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([mine.id])
  })

  it('a key without the right to propose reverses what is recorded, and no verified money', async () => {
    const { id } = await aSpreadReceipt(service)
    await service.as('verifier').made(`/v1/disbursements/${id}/verification`)
    const person = await aPerson(service, 'finance')
    const limited = await person.keyOf({ scopes: { operations: ['disbursements.write'] } })

    const { status, body } = await limited.post(`/v1/disbursements/${id}/reversal`, { reason: 'Salah catat' })

    expect({ status, code: body.code }).toEqual({ status: 403, code: 'outside_scopes' })
  })
})

describe('the list of adjustments', () => {
  it('is the newest first, by pages, and filtered by what they speak of, their kind and state', async () => {
    const { retreatId, pledgeId, id: disbursementId } = await aSpreadReceipt(service)
    const refund = await approved(service, `/v1/disbursements/${disbursementId}/refunds`, refundOf(10))
    const writeOff = await service.as('finance').made(`/v1/pledges/${pledgeId}/write-offs`, {
      amount: 20,
      reason: 'other',
      effectiveOn: '2025-06-15',
      instalments: instalmentsOf(280),
    })
    const idsOf = async (query: string) => {
      const { body } = await service.as('auditor').get(`/v1/adjustments?${query}`)
      return body.items.map(({ id }: { id: string }) => id)
    }

    expect(await idsOf(`retreatId=${retreatId}`)).toEqual([writeOff.id, refund.id])
    expect(await idsOf(`pledgeId=${pledgeId}&kind=write_off`)).toEqual([writeOff.id])
    expect(await idsOf(`disbursementId=${disbursementId}`)).toEqual([refund.id])
    expect(await idsOf(`retreatId=${retreatId}&state=approved`)).toEqual([refund.id])
    const { body: page, headers } = await service
      .as('auditor')
      .get(`/v1/adjustments?retreatId=${retreatId}&limit=1`)
    expect(headers.link).toContain('rel="next"')
    expect(await idsOf(`retreatId=${retreatId}&limit=1&cursor=${page.nextCursor}`)).toEqual([refund.id])
    const { body: read } = await service.as('auditor').get(`/v1/adjustments/${writeOff.id}`)
    const { allowedActions: _actions, ...record } = read
    expect(record).toEqual(page.items[0])
  })
})
