/** A request for every POST that moves money or state, each on a record that takes it. */
import type { Role } from '../../src/platform/authority/roles.ts'
import { aVerifiedReceipt, refundOf } from './adjustments.ts'
import { importTable, pledgeCsv } from './duplicates.ts'
import { budgetRow, budgetTitles } from './imports.ts'
import type { TestService } from './service.ts'
import { csv } from './spreadsheets.ts'
import {
  aCompany,
  aDraft,
  aDraftBudget,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  cancelRetreat,
  lineOf,
  newNumber,
  pledgeOf,
  receiptOf,
} from './world.ts'

export interface Posting {
  role: Role
  path: string
  body?: object
  /** Instead of a body. */
  file?: { content: Buffer; fields: Record<string, string> }
}

const reason = 'Salah catat'
const effectiveOn = '2025-06-01'
const moves = [{ from: 'A', to: null, amount: 5 }]

/** By the route of the OpenAPI document. Nothing is closed when they are made; the last closes a month. */
export async function postingsOf(service: TestService): Promise<Map<string, Posting>> {
  const [finance, verifier] = [service.as('finance'), service.as('verifier')]
  const { id: retreatId } = await aRetreat(service, [
    { code: 'A', amount: 10_000 },
    { code: 'P', amount: 10_000, venueCode: 'PANTAI' },
  ])
  const { id: companyId } = await aCompany(service)
  const terms = { retreatId, amount: 300, allocations: [{ lineCode: 'A', amount: 100 }] }
  const active = await anActivePledge(service, terms)
  const fresh = await anActivePledge(service, terms)
  const draft = await aDraft(service, terms)
  const submitted = await aSubmittedPledge(service, terms)
  const split = { allocations: [{ lineCode: 'A', amount: 40 }], unallocated: 20 }
  const recorded = await aReceipt(service, active.id, 60, split)
  const { id: verified } = await aVerifiedReceipt(service)
  const proposal = await finance.made(`/v1/disbursements/${verified}/refunds`, refundOf(10))
  const version = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 20_000 }])
  const spent = { lineCode: 'A', amount: 10, spentOn: '2025-03-01', sp2dNumber: newNumber('SP2D') }
  const expenditure = await finance.made(`/v1/retreats/${retreatId}/expenditures`, spent)
  const table = (letter: string) =>
    pledgeCsv(service, companyId, [{ letter, amount: 100, due: '15/05/2025', instalment: 100 }])
  const { body: imported } = await importTable(service, retreatId, await table(newNumber('S')))
  const cancelled = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  await cancelRetreat(service, cancelled.id)
  await verifier.made('/v1/closings', { month: '2024-01' })
  const agreement = { kind: 'nphd', number: 'NPHD/1', signedOn: '2025-02-10' }

  const [retreat, pledge] = [`/v1/retreats/${retreatId}`, `/v1/pledges/${active.id}`]
  const receipt = `/v1/disbursements/${recorded.id}`
  return new Map<string, Posting>([
    ['/v1/closings', { role: 'verifier', path: '/v1/closings', body: { month: '2024-02' } }],
    [
      '/v1/closings/{month}/reopening',
      { role: 'admin', path: '/v1/closings/2024-01/reopening', body: { reason } },
    ],
    [
      '/v1/retreats/{id}/budgets',
      {
        role: 'finance',
        path: `${retreat}/budgets`,
        body: { reason, lines: [lineOf({ code: 'B', amount: 5 })] },
      },
    ],
    [
      '/v1/retreats/{id}/budgets/{version}/discarding',
      { role: 'finance', path: `${retreat}/budgets/${version}/discarding`, body: { reason } },
    ],
    [
      '/v1/retreats/{id}/budgets/{version}/adoption',
      { role: 'verifier', path: `${retreat}/budgets/${version}/adoption`, body: { adoptedOn: effectiveOn } },
    ],
    ['/v1/pledges', { role: 'finance', path: '/v1/pledges', body: await pledgeOf(service, terms) }],
    ['/v1/pledges/{id}/submission', { role: 'finance', path: `/v1/pledges/${draft.id}/submission` }],
    ['/v1/pledges/{id}/withdrawal', { role: 'finance', path: `/v1/pledges/${submitted.id}/withdrawal` }],
    [
      '/v1/pledges/{id}/discarding',
      { role: 'finance', path: `/v1/pledges/${draft.id}/discarding`, body: { reason } },
    ],
    ['/v1/pledges/{id}/approval', { role: 'verifier', path: `/v1/pledges/${submitted.id}/approval` }],
    [
      '/v1/pledges/{id}/rejection',
      { role: 'verifier', path: `/v1/pledges/${submitted.id}/rejection`, body: { reason } },
    ],
    [
      '/v1/pledges/{id}/cancellation',
      { role: 'finance', path: `/v1/pledges/${fresh.id}/cancellation`, body: { reason } },
    ],
    [
      '/v1/pledges/{id}/reallocations',
      { role: 'finance', path: `${pledge}/reallocations`, body: { moves, reason, effectiveOn } },
    ],
    ['/v1/disbursements', { role: 'finance', path: '/v1/disbursements', body: receiptOf(active.id, 7) }],
    [
      '/v1/disbursements/batch',
      {
        role: 'finance',
        path: '/v1/disbursements/batch',
        body: { items: [receiptOf(active.id, 7), receiptOf(active.id, 8)] },
      },
    ],
    ['/v1/disbursements/{id}/verification', { role: 'verifier', path: `${receipt}/verification` }],
    [
      '/v1/disbursements/{id}/rejection',
      { role: 'verifier', path: `${receipt}/rejection`, body: { reason } },
    ],
    ['/v1/adjustments/{id}/approval', { role: 'verifier', path: `/v1/adjustments/${proposal.id}/approval` }],
    [
      '/v1/adjustments/{id}/rejection',
      { role: 'verifier', path: `/v1/adjustments/${proposal.id}/rejection`, body: { reason } },
    ],
    [
      '/v1/adjustments/{id}/withdrawal',
      { role: 'finance', path: `/v1/adjustments/${proposal.id}/withdrawal` },
    ],
    [
      '/v1/pledges/{id}/amendments',
      { role: 'finance', path: `${pledge}/amendments`, body: { delta: 50, reason, effectiveOn } },
    ],
    [
      '/v1/pledges/{id}/write-offs',
      {
        role: 'finance',
        path: `${pledge}/write-offs`,
        body: { amount: 5, reason: 'bank_charge', effectiveOn },
      },
    ],
    ['/v1/disbursements/{id}/refunds', { role: 'finance', path: `${receipt}/refunds`, body: refundOf(5) }],
    ['/v1/disbursements/{id}/reversal', { role: 'finance', path: `${receipt}/reversal`, body: { reason } }],
    [
      '/v1/disbursements/{id}/reallocations',
      { role: 'finance', path: `${receipt}/reallocations`, body: { moves, reason, effectiveOn } },
    ],
    ['/v1/pledges/{id}/agreement', { role: 'finance', path: `${pledge}/agreement`, body: agreement }],
    [
      '/v1/retreats/{id}/venue-choices',
      {
        role: 'finance',
        path: `${retreat}/venue-choices`,
        body: { venueCode: 'KOTA', chosenOn: effectiveOn },
      },
    ],
    [
      '/v1/retreats/{id}/cancellation',
      { role: 'finance', path: `${retreat}/cancellation`, body: { cancelledOn: effectiveOn, reason } },
    ],
    [
      '/v1/retreats/{id}/restoration',
      { role: 'finance', path: `/v1/retreats/${cancelled.id}/restoration`, body: { reason } },
    ],
    [
      '/v1/retreats/{id}/appropriations',
      {
        role: 'finance',
        path: `${retreat}/appropriations`,
        body: { effectiveOn, documentNumber: 'DPA/1', items: [{ lineCode: 'A', amount: 300 }] },
      },
    ],
    [
      '/v1/retreats/{id}/expenditures',
      { role: 'finance', path: `${retreat}/expenditures`, body: { ...spent, sp2dNumber: newNumber('SP2D') } },
    ],
    [
      '/v1/expenditures/{id}/reversal',
      { role: 'finance', path: `/v1/expenditures/${expenditure.id}/reversal`, body: { reason } },
    ],
    [
      '/v1/retreats/{id}/budgets/import',
      {
        role: 'finance',
        path: `${retreat}/budgets/import`,
        file: { content: csv([budgetTitles, budgetRow('A')]), fields: { reason } },
      },
    ],
    [
      '/v1/retreats/{id}/pledges/import',
      {
        role: 'finance',
        path: `${retreat}/pledges/import`,
        file: { content: await table(newNumber('S')), fields: {} },
      },
    ],
    [
      '/v1/imports/{id}/discarding',
      { role: 'finance', path: `/v1/imports/${imported.importId}/discarding`, body: { reason } },
    ],
  ])
}
