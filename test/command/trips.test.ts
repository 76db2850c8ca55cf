/** How a write goes to the database: what is asked once, and what is locked in which order. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '../../src/platform/authority/roles.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { statementsOf } from '../support/statements.ts'
import { aDraftBudget, aRetreat, lineOf, newNumber, onLines, pledgeOf, receiptOf } from '../support/world.ts'

let service: TestService
/** What every write of a whole story sent, by its path. */
const sent: { path: string; statements: string[] }[] = []

beforeAll(async () => {
  service = await startTestService()
  await writeOneOfEach()
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

async function write(role: Role, path: string, body: object = {}): Promise<{ id: string }> {
  const client = service.as(role)
  const headers = await client.readFor(`/v1/${path}`)
  const { answer, statements } = await statementsOf(() => client.made(`/v1/${path}`, body, { headers }))
  sent.push({ path: path.replace(/[0-9a-f-]{36}/g, '…'), statements })
  return answer
}

/** Every write that dates an entry or moves what stands on a line. */
async function writeOneOfEach(): Promise<void> {
  const { id: retreatId } = await aRetreat(service, [
    { code: 'A', amount: 1_000 },
    { code: 'B', amount: 1_000, venueCode: 'PANTAI' },
  ])
  const retreat = `retreats/${retreatId}`
  const terms = { retreatId, amount: 300, allocations: onLines({ A: 100, B: 100 }) }

  const draft = async () => {
    const { id } = await write('finance', 'pledges', await pledgeOf(service, terms))
    await write('finance', `pledges/${id}/submission`)
    return id
  }
  await write('verifier', `pledges/${await draft()}/rejection`, { reason: 'Surat belum ditandatangani' })
  const pledge = await draft()
  await write('verifier', `pledges/${pledge}/approval`)
  const agreement = { kind: 'nphd', number: 'NPHD/1', signedOn: '2025-02-10' }
  await write('finance', `pledges/${pledge}/agreement`, agreement)
  const correction = { ...agreement, relation: 'correction', reason: 'Nomor diperbaiki' }
  const { id: corrected } = await write('finance', `pledges/${pledge}/agreement`, correction)
  await write('verifier', `adjustments/${corrected}/approval`)
  const moves = [{ from: 'A', to: null, amount: 10 }]
  const reallocation = { moves, reason: 'Sewa kapal lebih murah', effectiveOn: '2025-05-20' }
  await write('finance', `pledges/${pledge}/reallocations`, reallocation)

  const receipt = async () => (await write('finance', 'disbursements', receiptOf(pledge, 60))).id
  await write('finance', 'disbursements/batch', { items: [receiptOf(pledge, 5), receiptOf(pledge, 6)] })
  await write('verifier', `disbursements/${await receipt()}/rejection`, { reason: 'Bukti milik pihak lain' })
  await write('finance', `disbursements/${await receipt()}/reversal`, { reason: 'Salah catat' })
  const kept = await receipt()
  await write('finance', `disbursements/${kept}/reallocations`, {
    ...reallocation,
    moves: [{ from: null, to: 'A', amount: 1 }],
  })
  await write('verifier', `disbursements/${kept}/verification`)

  const decided = async (path: string, body: object, decision = 'approval') => {
    const { id } = await write('finance', path, body)
    await write(
      'verifier',
      `adjustments/${id}/${decision}`,
      decision === 'approval' ? {} : { reason: 'Keliru' },
    )
  }
  const amendment = { effectiveOn: '2025-05-21', reason: 'Tambahan' }
  const instalments = (amount: number) => [{ dueOn: '2025-05-01', amount }]
  await decided(`pledges/${pledge}/amendments`, {
    ...amendment,
    delta: 50,
    allocations: onLines({ A: 20 }),
    instalments: instalments(350),
  })
  await decided(`pledges/${pledge}/write-offs`, {
    ...amendment,
    reason: 'no_longer_needed',
    amount: 20,
    instalments: instalments(330),
  })
  const refund = () => ({
    amount: 10,
    refundedOn: '2025-06-01',
    evidence: { kind: 'bank_transfer', number: newNumber('RETUR') },
    reason: 'Kelebihan setor',
  })
  await decided(`disbursements/${kept}/refunds`, refund())
  await decided(`disbursements/${kept}/refunds`, refund(), 'rejection')
  const reversed = await receipt()
  await write('verifier', `disbursements/${reversed}/verification`)
  await decided(`disbursements/${reversed}/reversal`, { reason: 'Salah catat' })

  const items = [{ lineCode: 'A', amount: 40 }]
  await write('finance', `${retreat}/appropriations`, {
    effectiveOn: '2025-02-01',
    documentNumber: 'DPA/1',
    items,
  })
  const spent = { lineCode: 'A', amount: 5, spentOn: '2025-03-01', sp2dNumber: 'SP2D/1' }
  const { id: expenditure } = await write('finance', `${retreat}/expenditures`, spent)
  await write('finance', `expenditures/${expenditure}/reversal`, { reason: 'Salah catat' })

  const lines = [lineOf({ code: 'A', amount: 50 }), lineOf({ code: 'B', amount: 1_000, venueCode: 'PANTAI' })]
  await write('finance', `${retreat}/budgets`, { reason: 'RAB kedua', lines })
  await write('verifier', `${retreat}/budgets/2/adoption`, { adoptedOn: '2025-06-02', excess: 'release' })
  await aDraftBudget(service, retreatId, [{ code: 'A', amount: 60 }])
  const choice = { venueCode: 'KOTA', chosenOn: '2025-06-03' }
  const { id: chosen } = await write('finance', `${retreat}/venue-choices`, choice)
  await write('verifier', `adjustments/${chosen}/approval`)
  const { id: empty } = await write('finance', 'pledges', await pledgeOf(service, { retreatId, amount: 10 }))
  await write('finance', `pledges/${empty}/submission`)
  await write('verifier', `pledges/${empty}/approval`)
  await write('finance', `pledges/${empty}/cancellation`, { reason: 'Perusahaan batal' })
  const cancellation = { cancelledOn: '2025-06-04', reason: 'Ditunda' }
  const { id: cancelled } = await write('finance', `${retreat}/cancellation`, cancellation)
  await write('verifier', `adjustments/${cancelled}/approval`)
}

it('no write reads the calendar twice, but what is proposed and tried at once', () => {
  const reads = sent.map(({ path, statements }) => ({
    path,
    reads: statements.filter((text) => /closed_through\(/.test(text)).length,
  }))

  const isTried = (path: string) => /(amendments|write-offs|refunds)$/.test(path)
  expect(reads.filter(({ path, reads }) => reads > (isTried(path) ? 2 : 1))).toEqual([])
  expect(reads.filter((write) => write.reads === 1).length).toBeGreaterThan(20)
})

/** In the order of src/platform/db/locks.ts. */
const locks = [
  /pg_advisory_xact_lock/,
  /from "?pledges"?\b.* for update/s,
  /from "?disbursements"?\b.* for update/s,
  /lock_line_balances/,
]

it('no write takes a lock before one that comes first', () => {
  const taken = sent.map(({ path, statements }) => ({
    path,
    order: firstOf(
      statements.map((text) => locks.findIndex((lock) => lock.test(text))).filter((place) => place >= 0),
    ),
  }))

  expect(taken.filter(({ order }) => order.join() !== [...order].sort().join())).toEqual([])
  for (const place of locks.keys()) expect(taken.some(({ order }) => order.includes(place))).toBe(true)
})

/** What is held already is had at once when a proposal is tried. */
function firstOf(places: number[]): number[] {
  return [...new Set(places)]
}
