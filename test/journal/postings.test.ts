/**
 * No deed posts on another day than its records say, and none in a measure that is not its own: whatever the program asks for is
 * spoilt on its way into the journal, and refused by the database.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { adjustmentKind } from '../../src/adjustments/adjustments.table.ts'
import type { Role } from '../../src/platform/authority/roles.ts'
import { postingsOfApprovals } from '../../src/platform/log/event-postings.ts'
import { aSpreadPledge, aSpreadReceipt, aVerifiedReceipt, refundOf } from '../support/adjustments.ts'
import { postingsOf } from '../support/postings.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import {
  aDraftBudget,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  onLines,
} from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterEach(() => unspoil())
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

/** From now on every entry is another than the program says. */
async function spoil(how: string): Promise<void> {
  await service.superuser.query(`
    create or replace function spoilt() returns trigger language plpgsql as $$ begin ${how}; return new; end $$;
    create trigger a_spoilt before insert on journal_entries for each row execute function spoilt()`)
}

const unspoil = () => service.superuser.query('drop trigger if exists a_spoilt on journal_entries')

/** The rule that refuses this deed; null where nothing does. */
async function refusalOf(role: Role, path: string, body?: object): Promise<string | null> {
  const answer = await service.as(role).post(`${path}?dryRun=true`, body, { key: null })
  if (answer.status === 200) return null
  return answer.body.figures?.rule ?? answer.body.code
}

const DUE = 'entries_are_due'
const later = 'new.effective_on := new.effective_on + 1'
const earlier = 'new.effective_on := new.effective_on - 1'
const reason = 'Contoh saja'
const effectiveOn = '2025-06-01'

/** What moves nothing when it is asked for: it is written down, or another decides. */
const postNothing = [
  '/v1/closings',
  '/v1/closings/{month}/reopening',
  '/v1/retreats/{id}/budgets',
  '/v1/retreats/{id}/budgets/{version}/discarding',
  // Nothing has to leave a line.
  '/v1/retreats/{id}/budgets/{version}/adoption',
  '/v1/pledges',
  '/v1/pledges/{id}/discarding',
  '/v1/adjustments/{id}/rejection',
  '/v1/adjustments/{id}/withdrawal',
  '/v1/pledges/{id}/amendments',
  '/v1/pledges/{id}/write-offs',
  '/v1/disbursements/{id}/refunds',
  '/v1/retreats/{id}/venue-choices',
  '/v1/retreats/{id}/cancellation',
  '/v1/retreats/{id}/restoration',
]

it('every deed that posts is refused a day later than its own, and nothing else is', async () => {
  const deeds = [...(await postingsOf(service))].filter(([, { file }]) => !file)
  await spoil(later)

  const refused: Record<string, unknown> = {}
  for (const [route, { role, path, body }] of deeds) {
    // What is cancelled today cannot be posted tomorrow.
    if (route.includes('/imports/') || route === '/v1/pledges/{id}/cancellation') continue
    const rule = await refusalOf(role, path, body)
    if (postNothing.includes(route)) expect(rule, route).toBeNull()
    else refused[route] = rule
  }

  expect(new Set(Object.values(refused)), JSON.stringify(refused)).toEqual(new Set([DUE]))
  expect(Object.keys(refused).length).toBeGreaterThan(12)
})

it('what is cancelled is not given back before its day', async () => {
  const { pledgeId } = await aSpreadPledge(service)
  await spoil(earlier)

  expect(await refusalOf('finance', `/v1/pledges/${pledgeId}/cancellation`, { reason })).toBe(DUE)
})

it('what an adopted budget releases leaves on the day of the adoption', async () => {
  const { retreatId } = await aSpreadReceipt(service)
  const version = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 10 }])
  const path = `/v1/retreats/${retreatId}/budgets/${version}/adoption`
  const adoption = { adoptedOn: '2025-06-01', excess: 'release' }
  expect(await refusalOf('verifier', path, adoption)).toBeNull()

  for (const how of [earlier, later]) {
    await spoil(how)
    expect(await refusalOf('verifier', path, adoption)).toBe(DUE)
    await unspoil()
  }
})

/** By what its approval is called in the table, a proposal that waits. */
const proposals: Record<string, () => Promise<{ id: string }>> = {
  increase: () => ofPledge('amendments', { delta: 10, reason, effectiveOn }),
  decrease: () => ofPledge('amendments', { delta: -10, reason, effectiveOn }),
  write_off: () => ofPledge('write-offs', { amount: 10, reason: 'bank_charge', effectiveOn }),
  refund: () => ofReceipt('refunds', refundOf(10)),
  refund_ends_promise: () => ofReceipt('refunds', refundOf(10, { endsPromise: true })),
  reversal: () => ofReceipt('reversal', { reason }),
  reallocation: () =>
    ofReceipt('reallocations', { moves: [{ from: 'A', to: 'B', amount: 10 }], reason, effectiveOn }),
  agreement: async () => {
    const { pledgeId } = await aSpreadPledge(service)
    const path = `/v1/pledges/${pledgeId}/agreement`
    await service.as('finance').made(path, { kind: 'nphd', number: 'NPHD/1', signedOn: '2025-02-10' })
    const another = { kind: 'nphd', number: 'NPHD/2', signedOn: '2025-03-10', reason, relation: 'correction' }
    return service.as('finance').made(path, another)
  },
  venue_choice: async () => {
    const { id } = await aRetreat(service, [{ code: 'P', amount: 1_000, venueCode: 'PANTAI' }])
    const pledge = await anActivePledge(service, {
      retreatId: id,
      amount: 10,
      allocations: onLines({ P: 5 }),
    })
    await aReceipt(service, pledge.id, 5)
    return service
      .as('finance')
      .made(`/v1/retreats/${id}/venue-choices`, { venueCode: 'KOTA', chosenOn: effectiveOn })
  },
  retreat_cancellation: async () => {
    const { id } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    await aSubmittedPledge(service, { retreatId: id, amount: 10 })
    return service.as('finance').made(`/v1/retreats/${id}/cancellation`, { cancelledOn: effectiveOn, reason })
  },
}

async function ofPledge(collection: string, body: object): Promise<{ id: string }> {
  const { pledgeId } = await aSpreadPledge(service)
  return service.as('finance').made(`/v1/pledges/${pledgeId}/${collection}`, body)
}

async function ofReceipt(collection: string, body: object): Promise<{ id: string }> {
  const { id } = await aVerifiedReceipt(service)
  return service.as('finance').made(`/v1/disbursements/${id}/${collection}`, body)
}

it('of every kind of proposal something is tried, and the table names no other', () => {
  const posting = Object.entries(postingsOfApprovals).filter(([, posted]) => posted.length > 0)
  expect(Object.keys(proposals).sort()).toEqual(posting.map(([kind]) => kind).sort())

  const named = Object.keys(postingsOfApprovals)
  const kinds = adjustmentKind.enumValues.filter((kind) => kind !== 'amendment')
  expect(kinds.filter((kind) => !named.includes(kind))).toEqual([])
})

describe.each(Object.keys(proposals))('an approval of kind %s', (kind) => {
  it('posts on no other day than the proposal’s, or that of the entry it follows', async () => {
    const { id } = (await proposals[kind]?.()) ?? { id: '' }
    const path = `/v1/adjustments/${id}/approval`
    expect(await refusalOf('verifier', path)).toBeNull()

    for (const how of [earlier, later]) {
      await spoil(how)
      // Verified before it came, or committed before it was pledged, is refused as it is posted.
      expect(await refusalOf('verifier', path), how).toMatch(/entries_are_due|rule_violated|changed_since/)
      await unspoil()
    }
  })
})
