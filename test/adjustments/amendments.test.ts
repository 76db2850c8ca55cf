import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aSpreadPledge, instalmentsOf } from '../support/adjustments.ts'
import { csrOf, expectRefused, lastEventOf } from '../support/ledger.ts'
import { approved } from '../support/proposals.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { aDraft, anActivePledge, aReceipt, cancelRetreat, closeThrough } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

function amendmentOf(delta: number, total = 300 + delta, more: object = {}) {
  return {
    delta,
    reason: 'Adendum contoh',
    effectiveOn: '2025-05-20',
    instalments: instalmentsOf(total),
    ...more,
  }
}

const pathOf = (pledgeId: string) => `/v1/pledges/${pledgeId}/amendments`
const propose = (pledgeId: string, body: object) => service.as('finance').post(pathOf(pledgeId), body)
const approve = (id: string) => service.as('verifier').post(`/v1/adjustments/${id}/approval`)

describe('an amendment that adds', () => {
  it('changes nothing until it is approved', async () => {
    const { retreatId, pledgeId } = await aSpreadPledge(service)

    const { status, headers, body } = await propose(pledgeId, amendmentOf(50))

    expect(status).toBe(201)
    expect(headers.location).toBe(`/v1/adjustments/${body.id}`)
    expect(body).toMatchObject({ kind: 'amendment', state: 'proposed', amount: 50, split: null, pledgeId })
    expect(await lastEventOf(service, body.id)).toMatchObject({ type: 'adjustment.proposed', entries: [] })
    expect(await csrOf(service, retreatId)).toMatchObject({ total: { pledged: 300 } })
  })

  it('counts from its day on, on the lines that it names and the rest unallocated', async () => {
    const { retreatId, pledgeId } = await aSpreadPledge(service)
    const allocations = [{ lineCode: 'A', amount: 30 }]

    const adjustment = await approved(service, pathOf(pledgeId), amendmentOf(50, 350, { allocations }))

    expect(adjustment).toMatchObject({ state: 'approved', split: { allocations, unallocated: 20 } })
    expect(await lastEventOf(service, adjustment.id)).toMatchObject({
      type: 'adjustment.approved',
      entries: [
        'reserved A 30 2025-05-20',
        'reserved - 20 2025-05-20',
        'pledged A 30 2025-05-20',
        'pledged - 20 2025-05-20',
      ],
    })
    expect(await csrOf(service, retreatId, '2025-05-19')).toMatchObject({ total: { pledged: 300 } })
    expect(await csrOf(service, retreatId, '2025-05-20')).toMatchObject({
      A: { pledged: 130, committed: 0 },
      '-': { pledged: 170 },
      total: { pledged: 350 },
    })
    const { body } = await service.as('auditor').get(`/v1/pledges/${pledgeId}`)
    expect(body).toMatchObject({ amount: 300, amended: 50, total: 350, outstanding: 350 })
    expect(body.instalments).toMatchObject([{ dueOn: '2025-05-01', amount: 350 }])
  })

  it('raises what is committed where there is an agreement, from its signature on', async () => {
    const { retreatId, pledgeId } = await aSpreadPledge(service)
    const agreement = { kind: 'nphd', number: 'NPHD/1', signedOn: '2025-06-10' }
    await service.as('finance').made(`/v1/pledges/${pledgeId}/agreement`, agreement)

    await approved(service, pathOf(pledgeId), amendmentOf(50))

    expect(await csrOf(service, retreatId, '2025-06-09')).toMatchObject({
      total: { pledged: 350, committed: 0 },
    })
    expect(await csrOf(service, retreatId, '2025-06-10')).toMatchObject({
      total: { pledged: 350, committed: 350 },
    })
  })

  it('never counts before the pledge itself', async () => {
    const { retreatId, pledgeId } = await aSpreadPledge(service)

    await approved(service, pathOf(pledgeId), amendmentOf(50, 350, { effectiveOn: '2025-01-15' }))

    expect(await csrOf(service, retreatId, '2025-01-31')).toMatchObject({ total: { pledged: 0 } })
    expect(await csrOf(service, retreatId, '2025-02-01')).toMatchObject({ total: { pledged: 350 } })
  })

  it('is refused again at its approval where another pledge has taken the room since', async () => {
    const { retreatId, pledgeId } = await aSpreadPledge(service)
    const allocations = [{ lineCode: 'A', amount: 900 }]
    const { body } = await propose(pledgeId, amendmentOf(900, 1_200, { allocations }))
    await anActivePledge(service, { retreatId, amount: 1, allocations: [{ lineCode: 'A', amount: 1 }] })

    await expectRefused(service, () => approve(body.id), {
      status: 409,
      code: 'line_ceiling_exceeded',
      pointer: '/allocations/0/amount',
      figures: { line: 'A', asked: 900, left: 899, ceiling: 1_000 },
    })
  })

  it('is refused for a cancelled retreat, when proposed and when approved', async () => {
    const { retreatId, pledgeId } = await aSpreadPledge(service)
    const { body } = await propose(pledgeId, amendmentOf(50))
    await cancelRetreat(service, retreatId)
    const refusal = { status: 409, code: 'retreat_cancelled', figures: { cancelledOn: '2025-06-01' } }

    await expectRefused(service, () => propose(pledgeId, amendmentOf(50)), refusal)
    await expectRefused(service, () => approve(body.id), refusal)
  })
})

describe('an amendment that takes', () => {
  it('takes from the lines that it names, and the rest from what is unallocated', async () => {
    const { retreatId, pledgeId } = await aSpreadPledge(service)
    const allocations = [{ lineCode: 'B', amount: 20 }]

    const { split } = await approved(service, pathOf(pledgeId), amendmentOf(-50, 250, { allocations }))

    expect(split).toEqual({ allocations, unallocated: 30 })
    expect(await csrOf(service, retreatId)).toMatchObject({
      A: { pledged: 100 },
      B: { pledged: 30 },
      '-': { pledged: 120 },
      total: { pledged: 250 },
    })
    expect(await csrOf(service, retreatId, '2025-05-19')).toMatchObject({ total: { pledged: 300 } })
  })

  it('takes unallocated first, then the lines in proportion, where it names none', async () => {
    const { pledgeId } = await aSpreadPledge(service)

    const { split } = await approved(service, pathOf(pledgeId), amendmentOf(-180, 120))

    expect(split).toEqual({
      allocations: [
        { lineCode: 'A', amount: 20 },
        { lineCode: 'B', amount: 10 },
      ],
      unallocated: 150,
    })
  })

  it('can take all that is outstanding, and leaves no instalment then', async () => {
    const { retreatId, pledgeId } = await aSpreadPledge(service)

    await approved(service, pathOf(pledgeId), amendmentOf(-300, 0))

    const { body } = await service.as('auditor').get(`/v1/pledges/${pledgeId}`)
    expect(body).toMatchObject({ total: 0, outstanding: 0, instalments: [] })
    expect(await csrOf(service, retreatId)).toMatchObject({ total: { pledged: 0 } })
  })

  it('is taken also of a cancelled retreat', async () => {
    const { retreatId, pledgeId } = await aSpreadPledge(service)
    await cancelRetreat(service, retreatId)

    await approved(service, pathOf(pledgeId), amendmentOf(-50))

    expect(await csrOf(service, retreatId)).toMatchObject({ total: { pledged: 250 } })
  })

  it.each([
    ['more than is outstanding', -281, {}, '/delta', { line: 'total', asked: 281, left: 280 }],
    [
      'more than is open on a line',
      -90,
      { allocations: [{ lineCode: 'A', amount: 81 }] },
      '/allocations/0/amount',
      { line: 'A', asked: 81, left: 80 },
    ],
    [
      'more than is unallocated',
      -200,
      { allocations: [] },
      '/allocations',
      { line: 'unallocated', asked: 200, left: 150 },
    ],
    [
      'anything of a line on which the pledge has nothing',
      -10,
      { allocations: [{ lineCode: 'C', amount: 1 }] },
      '/allocations/0/amount',
      { line: 'C', asked: 1, left: 0 },
    ],
  ])('is refused: %s', async (_, delta, more, pointer, figures) => {
    const { pledgeId } = await aSpreadPledge(service)
    await aReceipt(service, pledgeId, 20, { allocations: [{ lineCode: 'A', amount: 20 }] })

    await expectRefused(service, () => propose(pledgeId, amendmentOf(delta, undefined, more)), {
      status: 409,
      code: 'more_than_outstanding',
      pointer,
      figures,
    })
  })
})

describe('every amendment', () => {
  it.each([
    [
      'instalments that do not give the new total',
      amendmentOf(50, 349),
      422,
      'instalments_mismatch',
      '/instalments',
      { asked: 349, amount: 350 },
    ],
    [
      'allocations beyond the amount',
      amendmentOf(50, 350, { allocations: [{ lineCode: 'A', amount: 51 }] }),
      422,
      'allocations_exceed_amount',
      '/allocations',
      { asked: 51, amount: 50 },
    ],
    [
      'a line named twice',
      amendmentOf(50, 350, {
        allocations: [
          { lineCode: 'A', amount: 1 },
          { lineCode: 'A', amount: 1 },
        ],
      }),
      422,
      'duplicate_line',
      '/allocations/1/lineCode',
      { line: 'A' },
    ],
    [
      'a line that takes no CSR',
      amendmentOf(50, 350, { allocations: [{ lineCode: 'C', amount: 1 }] }),
      422,
      'line_not_csr_eligible',
      '/allocations/0/lineCode',
      { line: 'C' },
    ],
    [
      'a line that the budget does not have',
      amendmentOf(50, 350, { allocations: [{ lineCode: 'Z', amount: 1 }] }),
      422,
      'unknown_line',
      '/allocations/0/lineCode',
      { line: 'Z' },
    ],
    [
      'more than the line has room for',
      amendmentOf(901, 1_201, { allocations: [{ lineCode: 'A', amount: 901 }] }),
      409,
      'line_ceiling_exceeded',
      '/allocations/0/amount',
      { line: 'A', asked: 901, left: 900 },
    ],
    [
      'a day after today',
      amendmentOf(50, 350, { effectiveOn: '9999-01-01' }),
      422,
      'date_in_future',
      '/effectiveOn',
      {},
    ],
    [
      'a day in a closed month',
      amendmentOf(50, 350, { effectiveOn: '2025-07-31' }),
      409,
      'month_closed',
      '/effectiveOn',
      { month: '2025-07' },
    ],
    ['no change at all', amendmentOf(0), 422, 'validation_failed', '/delta', {}],
  ])('is refused with %s', async (_, body, status, code, pointer, figures) => {
    const { pledgeId } = await aSpreadPledge(service)
    if (code === 'month_closed') await closeThrough(service, '2025-07')

    await expectRefused(service, () => propose(pledgeId, body), { status, code, pointer, figures })
  })

  it('is refused of a pledge that is not active', async () => {
    const { retreatId } = await aSpreadPledge(service)
    const { id } = await aDraft(service, { retreatId, amount: 300 })

    await expectRefused(service, () => propose(id, amendmentOf(50)), {
      status: 409,
      code: 'pledge_wrong_state',
      figures: { state: 'draft', required: 'active' },
    })
  })

  it('is refused at its approval where the total has changed since', async () => {
    const { pledgeId } = await aSpreadPledge(service)
    const { body: first } = await propose(pledgeId, amendmentOf(50))
    const { instalments: _, ...withoutSchedule } = amendmentOf(-10)
    const { body: second } = await propose(pledgeId, withoutSchedule)
    await approve(second.id)

    await expectRefused(service, () => approve(first.id), { status: 409, code: 'changed_since_proposed' })

    const { body } = await approve(first.id)
    expect(body.detail).toContain(
      'with this proposal it comes to Rp340, but the proposed instalments add up to Rp350. Reject it (rejection), or ask',
    )
  })

  it('is refused when it is made where it cannot be approved beside one that waits', async () => {
    const { pledgeId } = await aSpreadPledge(service)
    await propose(pledgeId, amendmentOf(50))

    await expectRefused(service, () => propose(pledgeId, amendmentOf(-10)), {
      status: 409,
      code: 'proposals_conflict',
      figures: { others: [{ kind: 'amendment', amount: 50 }] },
    })
  })

  it('may leave its instalments out: what is added joins the last, what is taken leaves the last ones first', async () => {
    const { pledgeId } = await aSpreadPledge(service)
    const instalments = [
      { dueOn: '2025-05-01', amount: 200 },
      { dueOn: '2025-07-01', amount: 150 },
    ]
    const { body: scheduled } = await propose(pledgeId, { ...amendmentOf(50), instalments })
    await approve(scheduled.id)
    const steps = [
      [25, [200, 175]],
      [-190, [185]],
      [15, [200]],
    ] as const

    for (const [delta, amounts] of steps) {
      const { instalments: _, ...body } = amendmentOf(delta)
      const { body: proposed } = await propose(pledgeId, body)
      expect(proposed.instalments).toBeNull()
      const { body: made } = await approve(proposed.id)
      expect(made.instalments.map(({ amount }: { amount: number }) => amount)).toEqual(amounts)
    }
  })

  it('takes the first open day where its month was closed since it was proposed', async () => {
    const { retreatId, pledgeId } = await aSpreadPledge(service)
    const { body } = await propose(pledgeId, amendmentOf(50, 350, { effectiveOn: '2025-09-10' }))
    await closeThrough(service, '2025-09')

    const { status } = await approve(body.id)

    expect(status).toBe(200)
    expect(await csrOf(service, retreatId, '2025-09-30')).toMatchObject({ total: { pledged: 300 } })
    expect(await csrOf(service, retreatId, '2025-10-01')).toMatchObject({ total: { pledged: 350 } })
  })

  it('is what the pledge says it was: the database refuses a total that no approval made', async () => {
    const { pledgeId } = await aSpreadPledge(service)
    const client = await transactionOf(service.sql)
    await client.query('update pledges set amended = 50, instalments = $2 where id = $1', [
      pledgeId,
      JSON.stringify(instalmentsOf(350)),
    ])

    const end = client.query('set constraints all immediate')

    await expect(end).rejects.toMatchObject({ constraint: 'pledge_adds_up' })
  })
})

/** As the cancellation of a retreat leaves it. */
