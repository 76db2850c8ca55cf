import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSpreadReceipt, aVerifiedReceipt } from '../support/adjustments.ts'
import { csrOf, expectRefused, lastEventOf, type Refusal } from '../support/ledger.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { anActivePledge, aReceipt, closeThrough, retreatOf } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

interface Move {
  from: string | null
  to: string | null
  amount: number
}

const reallocate = (id: string, moves: Move[], more: object = {}) =>
  service.as('finance').post(`/v1/disbursements/${id}/reallocations`, {
    moves,
    reason: 'Sewa kapal lebih murah',
    effectiveOn: '2025-05-20',
    ...more,
  })

describe('the re-allocation of received money', () => {
  it('moves all its measures together, with the promise that it settled, and keeps a document', async () => {
    const { retreatId, pledgeId, id } = await aVerifiedReceipt(service)
    await service.as('finance').made(`/v1/pledges/${pledgeId}/agreement`, {
      kind: 'nphd',
      number: 'NPHD/1',
      signedOn: '2025-02-10',
    })

    const { status, body: proposed, headers } = await reallocate(id, [{ from: 'A', to: 'B', amount: 40 }])

    expect(status).toBe(202)
    expect(headers.location).toBe(`/v1/adjustments/${proposed.id}`)
    expect(proposed).toMatchObject({ kind: 'reallocation', state: 'proposed', disbursementId: id })
    expect(proposed.effect.moves).toContainEqual({
      pledgeId,
      disbursementId: id,
      measure: 'verified',
      from: 'A',
      to: 'B',
      amount: 40,
      effectiveOn: '2025-05-20',
    })
    expect(await csrOf(service, retreatId)).toMatchObject({ A: { verified: 60 }, B: { verified: 30 } })
    await service.as('verifier').made(`/v1/adjustments/${proposed.id}/approval`)

    const { body } = await service.as('auditor').get(`/v1/disbursements/${id}`)
    expect(body).toMatchObject({
      allocations: [
        { lineCode: 'A', amount: 60 },
        { lineCode: 'B', amount: 30 },
      ],
      standing: {
        allocations: [
          { lineCode: 'A', amount: 20 },
          { lineCode: 'B', amount: 70 },
        ],
        unallocated: 30,
      },
    })
    expect(await csrOf(service, retreatId)).toMatchObject({
      A: { pledged: 60, committed: 60, received: 20, verified: 20 },
      B: { pledged: 90, committed: 90, received: 70, verified: 70 },
      total: { pledged: 300, committed: 300, received: 120, verified: 120 },
    })
    const event = await lastEventOf(service, proposed.id)
    expect(event).toMatchObject({ type: 'adjustment.approved' })
    expect(event.entries).toContain('received A -40 2025-05-20')
    expect(event.entries).toContain('reserved B 40 2025-05-20')
    const { rows } = await service.sql.query(
      'select kind, reason, moves from transfers where subject_id = $1',
      [id],
    )
    expect(rows).toEqual([
      {
        kind: 'disbursement_reallocation',
        reason: 'Sewa kapal lebih murah',
        moves: [{ pledgeId, disbursementId: id, from: 'A', to: 'B', amount: 40 }],
      },
    ])
  })

  it('counts from its day on and never before the money was there', async () => {
    const { retreatId, id } = await aSpreadReceipt(service)

    await reallocate(id, [{ from: 'A', to: null, amount: 60 }], { effectiveOn: '2025-04-01' })

    expect(await csrOf(service, retreatId, '2025-03-31')).toMatchObject({ A: { pledged: 100, received: 0 } })
    expect(await csrOf(service, retreatId, '2025-04-01')).toMatchObject({ A: { pledged: 40, received: 0 } })
    expect(await csrOf(service, retreatId, '2025-05-01')).toMatchObject({ '-': { received: 0 } })
    expect(await csrOf(service, retreatId, '2025-05-02')).toMatchObject({
      A: { received: 0 },
      '-': { received: 90 },
    })
  })

  it('takes moves in order: what one brings, the next can take', async () => {
    const { id } = await aSpreadReceipt(service)

    const { body } = await reallocate(id, [
      { from: 'A', to: 'B', amount: 60 },
      { from: 'B', to: null, amount: 90 },
    ])

    expect(body.standing).toEqual({ allocations: [], unallocated: 120 })
  })

  it('can bring money to a line on which its pledge had nothing', async () => {
    const { retreatId, id } = await aSpreadReceipt(service)
    const path = `/v1/retreats/${retreatId}/budgets`
    const { body: budget } = await service.as('auditor').get(`${path}/1`)
    await service.as('finance').made(path, {
      reason: 'Baris baru',
      lines: [...budget.lines, { ...budget.lines[0], code: 'D' }].map(
        ({ csrIneligibleReason, standardPrice, reserved: _reserved, room: _room, ...line }) => ({
          ...line,
          ...(csrIneligibleReason ? { csrIneligibleReason } : {}),
          ...(standardPrice ? { standardPrice } : {}),
        }),
      ),
    })
    await service.as('verifier').made(`${path}/2/adoption`, { adoptedOn: '2025-05-10' })

    const { status } = await reallocate(id, [{ from: 'A', to: 'D', amount: 10 }])

    expect(status).toBe(200)
    expect(await csrOf(service, retreatId)).toMatchObject({ D: { pledged: 10, received: 10 } })
  })

  it('is verified and reversed where it stands afterwards', async () => {
    const { retreatId, id } = await aSpreadReceipt(service)
    await reallocate(id, [{ from: 'A', to: 'B', amount: 60 }])

    await service.as('verifier').made(`/v1/disbursements/${id}/verification`)

    expect(await csrOf(service, retreatId)).toMatchObject({
      A: { verified: 0 },
      B: { received: 90, verified: 90 },
    })
    expect(await csrOf(service, retreatId, '2025-05-19')).toMatchObject({ A: { received: 60, verified: 60 } })
  })

  it.each([
    [
      'more than the disbursement has there',
      [{ from: 'A', to: 'B', amount: 61 }],
      {},
      409,
      'move_exceeds_open',
      '/moves/0/amount',
      { line: 'A', asked: 61, left: 60 },
    ],
    [
      'more than an earlier move left',
      [
        { from: 'A', to: 'B', amount: 60 },
        { from: 'A', to: null, amount: 1 },
      ],
      {},
      409,
      'move_exceeds_open',
      '/moves/1/amount',
      { line: 'A', asked: 1, left: 0 },
    ],
    [
      'a move to where it is',
      [{ from: null, to: null, amount: 1 }],
      {},
      422,
      'move_goes_nowhere',
      '/moves/0/to',
      { line: 'unallocated' },
    ],
    [
      'a line that takes no CSR',
      [{ from: 'A', to: 'C', amount: 1 }],
      {},
      422,
      'line_not_csr_eligible',
      '/moves/0/to',
      { line: 'C' },
    ],
    [
      'a line that the budget does not have',
      [{ from: 'A', to: 'Z', amount: 1 }],
      {},
      422,
      'unknown_line',
      '/moves/0/to',
      { line: 'Z' },
    ],
    [
      'a day after today',
      [{ from: 'A', to: 'B', amount: 1 }],
      { effectiveOn: '9999-01-01' },
      422,
      'date_in_future',
      '/effectiveOn',
      {},
    ],
    [
      'a day in a closed month',
      [{ from: 'A', to: 'B', amount: 1 }],
      { effectiveOn: '2025-07-01' },
      409,
      'month_closed',
      '/effectiveOn',
      { month: '2025-07', firstOpenDay: '2025-08-01' },
    ],
  ] as [string, Move[], object, number, string, string, NonNullable<Refusal['figures']>][])(
    'is refused: %s',
    async (_, moves, more, status, code, pointer, figures) => {
      const { id } = await aSpreadReceipt(service)
      if (code === 'month_closed') await closeThrough(service, '2025-07')

      await expectRefused(service, () => reallocate(id, moves, more), {
        status,
        code,
        pointer,
        figures,
      })
    },
  )

  it('is refused beyond the room that other pledges leave on the line', async () => {
    const { retreatId, id } = await aSpreadReceipt(service)
    await anActivePledge(service, { retreatId, amount: 940, allocations: [{ lineCode: 'B', amount: 940 }] })

    await expectRefused(service, () => reallocate(id, [{ from: 'A', to: 'B', amount: 11 }]), {
      status: 409,
      code: 'line_ceiling_exceeded',
      pointer: '/moves/0/to',
      figures: { line: 'B', asked: 11, left: 10, ceiling: 1_000 },
    })
  })

  it('is refused where the regional budget has paid for the line already', async () => {
    const { retreatId, id } = await aSpreadReceipt(service)
    await service.as('finance').made(`/v1/retreats/${retreatId}/expenditures`, {
      lineCode: 'B',
      amount: 960,
      spentOn: '2025-05-01',
      sp2dNumber: 'SP2D-1',
    })

    await expectRefused(service, () => reallocate(id, [{ from: 'A', to: 'B', amount: 11 }]), {
      status: 409,
      code: 'double_funding',
      pointer: '/moves/0/to',
      figures: { line: 'B', asked: 11, left: 10, ceiling: 1_000 },
    })
  })

  it('is refused of money that was taken back', async () => {
    const { id } = await aSpreadReceipt(service)
    await service.as('finance').made(`/v1/disbursements/${id}/reversal`, { reason: 'Salah catat' })

    await expectRefused(service, () => reallocate(id, [{ from: 'A', to: 'B', amount: 1 }]), {
      status: 409,
      code: 'disbursement_wrong_state',
      figures: { state: 'reversed', required: 'recorded / verified' },
    })
  })

  it('to a line is refused while no budget is adopted, of money as of what is still promised', async () => {
    const { id: retreatId } = await service.as('finance').made('/v1/retreats', retreatOf())
    const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 100 })
    const { id } = await aReceipt(service, pledgeId, 50)
    const body = {
      moves: [{ from: null, to: 'A', amount: 1 }],
      reason: 'Menunggu anggaran',
      effectiveOn: '2025-05-20',
    }

    for (const path of [`/v1/disbursements/${id}/reallocations`, `/v1/pledges/${pledgeId}/reallocations`]) {
      await expectRefused(service, () => service.as('finance').post(path, body), {
        status: 409,
        code: 'no_adopted_budget',
      })
    }
  })

  it('is for finance only', async () => {
    const { id } = await aSpreadReceipt(service)

    const { status, body } = await service.as('verifier').post(`/v1/disbursements/${id}/reallocations`, {})

    expect({ status, code: body.code }).toEqual({ status: 403, code: 'forbidden' })
  })
})
