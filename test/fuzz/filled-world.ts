/** A database with records in every state, and the ids to name them by. */
import { authenticate } from '../../src/platform/authority/authenticate.ts'
import { loadDemo } from '../../src/tools/demo/load-demo.ts'
import { aDocument } from '../support/papers.ts'
import { aSealedReport } from '../support/sealed-reports.ts'
import { seal } from '../support/sealing.ts'
import type { TestService } from '../support/service.ts'
import {
  aDraft,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  onLines,
  reopenFrom,
} from '../support/world.ts'
import type { Dice } from './dice.ts'

/** How many ids of a kind are remembered: the latest, so that the fuzzer stays with records that still change. */
const REMEMBERED = 40

/** Ids by the collection in whose address they stand (`pledges`). What the fuzzer itself signs in with is left out. */
export class KnownIds {
  readonly #ids = new Map<string, string[]>()
  readonly #protected = new Set<string>()

  protect(ids: string[]): void {
    for (const id of ids) this.#protected.add(id)
  }

  remember(collection: string, id: unknown): void {
    if (typeof id !== 'string' || this.#protected.has(id)) return
    const known = this.#ids.get(collection) ?? []
    if (known.includes(id)) return
    this.#ids.set(collection, [...known.slice(-REMEMBERED), id])
  }

  /** What an answer names: the record of an address, or the items of a list. */
  rememberAnswer(path: string, body: unknown): void {
    const { id, items, pledgeId, companyId, kind } = (body ?? {}) as Record<string, unknown>
    for (const item of Array.isArray(items) ? items : []) this.rememberAnswer(path, item)
    const [collection = ''] = path.replace('/v1/', '').split('/')
    const isAdjustment = ['amendment', 'write_off', 'refund', 'reversal'].includes(String(kind))
    const last = path.split('/').at(-1)
    if (isAdjustment) this.remember('adjustments', id)
    else if (last === 'expenditures') this.remember('expenditures', id)
    else if (['{id}', collection].includes(String(last))) this.remember(collection, id)
    this.remember('pledges', pledgeId)
    this.remember('companies', companyId)
  }

  pick(dice: Dice, collection: string): string {
    const known = this.#ids.get(collection) ?? []
    return known.length > 0 ? dice.pick(known) : '0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f'
  }
}

export async function loadDemoWorld(service: TestService, known: KnownIds): Promise<void> {
  const { rows } = await service.superuser.query('select id from users union all select id from api_keys')
  known.protect(rows.map(({ id }) => id))
  const actorOf = (role: 'finance' | 'verifier') => authenticate(service.db, String(service.as(role).secret))
  const { retreatId } = await loadDemo(service.db, {
    finance: await actorOf('finance'),
    verifier: await actorOf('verifier'),
  })
  known.remember('retreats', retreatId)
}

/** One more small retreat with a record in every state: what is cancelled and locked would else use up the first. */
export async function fillWorld(service: TestService, known: KnownIds): Promise<void> {
  await openMonths(service)
  const finance = service.as('finance')
  const lines = ['L1', 'L2', 'L3'].map((code) => ({ code, amount: 1_000_000 }))
  const { id: retreatId } = await aRetreat(service, [
    ...lines,
    { code: 'P1', amount: 500_000, venueCode: 'PANTAI' },
  ])
  const terms = { retreatId, amount: 100_000, allocations: onLines({ L1: 40_000, P1: 30_000 }) }
  const pledges = [
    await aDraft(service, terms),
    await aSubmittedPledge(service, terms),
    await anActivePledge(service, terms),
    await anActivePledge(service, {
      retreatId,
      amount: 200_000,
      form: 'cash',
      allocations: onLines({ L2: 90_000 }),
    }),
  ]
  const [, , active, other] = pledges as [object, object, { id: string }, { id: string }]
  const receipts = [
    await aReceipt(service, active.id, 30_000),
    await aReceipt(service, active.id, 20_000),
    await aReceipt(service, other.id, 50_000),
  ]
  await service.as('verifier').made(`/v1/disbursements/${receipts[2]?.id}/verification`)
  const adjustments = [
    await finance.made(`/v1/disbursements/${receipts[2]?.id}/refunds`, {
      amount: 1_000,
      refundedOn: '2025-05-10',
      evidence: { kind: 'bank_transfer', number: 'TRF/1/2025' },
      reason: 'Kelebihan setor',
    }),
    await finance.made(`/v1/pledges/${active.id}/write-offs`, {
      amount: 5_000,
      reason: 'company_unable',
      effectiveOn: '2025-06-01',
      instalments: [{ dueOn: '2025-07-01', amount: 95_000 }],
    }),
  ]
  await finance.made(`/v1/retreats/${retreatId}/appropriations`, {
    effectiveOn: '2025-02-01',
    documentNumber: 'DPA/1/2025',
    items: [{ lineCode: 'L3', amount: 400_000 }],
  })
  const expenditure = await finance.made(`/v1/retreats/${retreatId}/expenditures`, {
    lineCode: 'L3',
    amount: 100_000,
    spentOn: '2025-03-01',
    sp2dNumber: `SP2D/${retreatId}`,
  })
  const { body: register } = await service.as('auditor').get(`/v1/retreats/${retreatId}/findings`)
  for (const { id } of register.items) known.remember('findings', id)
  await seal(service)
  const sealed = await aSealedReport(service, { report: 'receipts', retreatId })
  known.remember('documents', (await aDocument(service)).id)
  known.remember('retreats', retreatId)
  known.remember('sealed-reports', sealed.id)
  known.remember('expenditures', expenditure.id)
  for (const { id } of pledges) known.remember('pledges', id)
  for (const { id } of receipts) known.remember('disbursements', id)
  for (const { id } of adjustments) known.remember('adjustments', id)
}

/** What the fuzzer closed would stop it. */
async function openMonths(service: TestService): Promise<void> {
  const { body } = await service.as('verifier').get('/v1/closings')
  const closed = body.items.find(({ state }: { state: string }) => state === 'closed')
  if (closed) await reopenFrom(service, closed.month)
}
