/** Small worlds for tests: each makes records of its own, so that tests do not meet. */
import { randomInt, randomUUID } from 'node:crypto'
import type { Role } from '../../src/platform/authority/roles.ts'
import type { Client } from './client.ts'
import { aPerson } from './people.ts'
import { approved } from './proposals.ts'
import type { TestService } from './service.ts'

const DAY_MS = 86_400_000
const wita = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Makassar' })
export const today = wita.format(Date.now())
/** Two days on, so that a midnight in the middle of a test does not matter. */
export const notYet = wita.format(Date.now() + 2 * DAY_MS)

export interface Line {
  code: string
  amount: number
  venueCode?: string | null
  csrEligible?: boolean
}

export const twoVenues = [
  { code: 'PANTAI', name: 'Pantai Contoh', regencyCode: '64.03' },
  { code: 'KOTA', name: 'Kota Contoh', regencyCode: '64.71' },
]

export function lineOf({ code, amount, venueCode = null, csrEligible = true }: Line) {
  return {
    code,
    venueCode,
    category: 'transport',
    accountCode: '5.1.02.04.01.0001',
    chartVersion: 'kepmendagri-050-5889-2021',
    description: `Baris ${code}`,
    quantity: 1,
    unit: 'paket',
    unitPrice: amount,
    amount,
    csrEligible,
    ...(csrEligible ? {} : { csrIneligibleReason: 'Dibayarkan langsung kepada pejabat' }),
  }
}

/** A 13-digit number and a 16-digit one that no other test has; the NPWP's check digit may be wrong (a warning). */
export function companyOf() {
  const digits = String(randomInt(10 ** 12, 10 ** 13 - 1))
  return {
    legalName: `PT Contoh ${digits}`,
    npwp: `000${digits}`,
    nib: digits,
    kbliCode: '05100',
    kbliVersion: '2020',
    regencyCodes: ['64.08'],
  }
}

export async function aCompany(service: TestService): Promise<{ id: string }> {
  return service.as('finance').made('/v1/companies', companyOf())
}

export function retreatOf() {
  return {
    code: `R-${randomUUID().slice(0, 13)}`,
    title: 'Retret contoh',
    fiscalYear: 2025,
    startsOn: '2025-06-23',
    endsOn: '2025-06-26',
    venues: twoVenues,
  }
}

/** Keys of one and the same person, one for each of these roles. */
export async function keysOfOnePerson(service: TestService, ...roles: Role[]): Promise<Client[]> {
  const person = await aPerson(service, ...roles)
  return Promise.all(roles.map((role) => person.keyOf({ roles: [role] })))
}

/** A retreat with an adopted budget of these lines. */
export async function aRetreat(service: TestService, lines: Line[]): Promise<{ id: string }> {
  const { id } = await service.as('finance').made('/v1/retreats', retreatOf())
  await service
    .as('finance')
    .made(`/v1/retreats/${id}/budgets`, { reason: 'RAB contoh', lines: lines.map(lineOf) })
  await service.as('verifier').made(`/v1/retreats/${id}/budgets/1/adoption`, { adoptedOn: '2025-01-10' })
  return { id }
}

/** `{ A: 60, B: 40 }` as allocations. */
export function onLines(amounts: Record<string, number>) {
  return Object.entries(amounts).map(([lineCode, amount]) => ({ lineCode, amount }))
}

/** Beyond those of the demo, whose papers a world may have beside its own. */
let numbers = 100_000

/** The number of a paper that no other record has: the same one counts once. */
export function newNumber(kind: string): string {
  numbers += 1
  return `${kind}/${numbers}/2025`
}

export interface PledgeTerms {
  retreatId: string
  amount: number
  allocations?: { lineCode: string; amount: number }[]
  form?: 'cash' | 'goods' | 'services'
  companyId?: string
  pledgedOn?: string
}

export async function pledgeOf(service: TestService, terms: PledgeTerms) {
  const { retreatId, amount, allocations = [], form = 'cash', pledgedOn = '2025-02-01' } = terms
  return {
    retreatId,
    companyId: terms.companyId ?? (await aCompany(service)).id,
    form,
    ...(form === 'cash' ? {} : { valuationBasis: 'invoice' }),
    amount,
    pledgedOn,
    letterNumber: newNumber('S'),
    instalments: [{ dueOn: pledgedOn > '2025-05-01' ? pledgedOn : '2025-05-01', amount }],
    allocations,
  }
}

export async function aDraft(service: TestService, terms: PledgeTerms): Promise<{ id: string }> {
  return service.as('finance').made('/v1/pledges', await pledgeOf(service, terms))
}

export async function aSubmittedPledge(service: TestService, terms: PledgeTerms): Promise<{ id: string }> {
  const pledge = await aDraft(service, terms)
  return service.as('finance').made(`/v1/pledges/${pledge.id}/submission`)
}

export async function anActivePledge(service: TestService, terms: PledgeTerms): Promise<{ id: string }> {
  const pledge = await aSubmittedPledge(service, terms)
  return service.as('verifier').made(`/v1/pledges/${pledge.id}/approval`)
}

export function receiptOf(pledgeId: string, amount: number, more: object = {}) {
  return {
    pledgeId,
    amount,
    receivedOn: '2025-05-02',
    channel: 'rkud',
    evidence: { kind: 'sts', number: newNumber('STS') },
    ...more,
  }
}

export async function aReceipt(service: TestService, pledgeId: string, amount: number, more: object = {}) {
  return service.as('finance').made('/v1/disbursements', receiptOf(pledgeId, amount, more))
}

/** Drafts the retreat's next budget; answers its number. */
export async function aDraftBudget(service: TestService, retreatId: string, lines: Line[]): Promise<number> {
  const budget = { reason: 'RAB berikutnya', lines: lines.map(lineOf) }
  const { version } = await service
    .as('finance')
    .made<{ version: number }>(`/v1/retreats/${retreatId}/budgets`, budget)
  return version
}

/** Closes the books through a month, no further; that binds every retreat that there is now. */
export async function closeThrough(service: TestService, month: string): Promise<void> {
  await reopenFrom(service, month)
  await service.as('verifier').made('/v1/closings', { month })
}

/** Reopens a month and those after it, where they are closed: at once, or the last first, each by another person than closed it. */
export async function reopenFrom(service: TestService, month: string): Promise<void> {
  const { body } = await service.as('auditor').get('/v1/closings')
  if (body.closedThrough === null || body.closedThrough.slice(0, 7) < month) return
  if (await isReopened(service, month)) return
  const closed = (body.items as { month: string; state: string }[]).filter(
    (each) => each.state === 'closed' && each.month >= month,
  )
  for (const each of closed.reverse()) await isReopened(service, each.month)
}

async function isReopened(service: TestService, month: string): Promise<boolean> {
  const [path, reason] = [`/v1/closings/${month}/reopening`, { reason: 'Bukti terlambat diterima' }]
  const { status } = await service.as('admin').post(path, reason)
  return status === 200 || (await service.as('verifier').post(path, reason)).status === 200
}

/** Calls the retreat off, as of a day on which everything in these tests had begun. */
export async function cancelRetreat(service: TestService, retreatId: string): Promise<void> {
  const cancellation = { cancelledOn: '2025-06-01', reason: 'Ditunda' }
  await approved(service, `/v1/retreats/${retreatId}/cancellation`, cancellation)
}
