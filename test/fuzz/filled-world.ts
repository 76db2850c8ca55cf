/** A database with records in every state, and people who own some of them. */
import { randomUUID } from 'node:crypto'
import { authenticate } from '../../src/platform/authority/authenticate.ts'
import { loadDemo } from '../../src/tools/demo/load-demo.ts'
import { Browser } from '../support/browser.ts'
import type { Client } from '../support/client.ts'
import { aDocument } from '../support/papers.ts'
import { anUnconfirmedPerson, keyOfPerson } from '../support/people.ts'
import { aSealedReport } from '../support/sealed-reports.ts'
import { seal } from '../support/sealing.ts'
import type { TestService } from '../support/service.ts'
import { aWebhook } from '../support/webhooks.ts'
import {
  aCompany,
  aDraft,
  aDraftBudget,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  cancelRetreat,
  newNumber,
  onLines,
  reopenFrom,
} from '../support/world.ts'
import type { KnownRecords } from './known-records.ts'

export async function loadDemoWorld(service: TestService, known: KnownRecords): Promise<void> {
  const { rows } = await service.superuser.query('select id from users union all select id from api_keys')
  known.protect(rows.map(({ id }) => id))
  const actorOf = (role: 'finance' | 'verifier') => authenticate(service.db, String(service.as(role).secret))
  const { retreatId } = await loadDemo(service.db, {
    finance: await actorOf('finance'),
    verifier: await actorOf('verifier'),
  })
  known.remember('/v1/retreats/{id}', `/v1/retreats/${retreatId}`)
}

/** Somebody who does what people do for themselves: signs in, and says which identities are theirs. */
export interface Person {
  email: string
  password: string
  client: Client
  browser: Browser
}

/** One more small retreat with a record in every state: what is cancelled and locked would else use up the first. */
export async function fillWorld(service: TestService, known: KnownRecords): Promise<Person> {
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
      evidence: { kind: 'bank_transfer', number: newNumber('TRF') },
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
  const cancelled = await aRetreat(service, [{ code: 'L1', amount: 1_000_000 }])
  await cancelRetreat(service, cancelled.id)
  await aDraftBudget(service, retreatId, lines)
  await aDraftBudget(service, retreatId, lines)
  const documentId = (await aDocument(service)).id
  const records = [
    `/v1/retreats/${retreatId}`,
    `/v1/pledges/${active.id}`,
    `/v1/disbursements/${receipts[0]?.id}`,
    `/v1/adjustments/${adjustments[1]?.id}`,
    `/v1/expenditures/${expenditure.id}`,
  ]
  for (const record of records) await finance.made(`${record}/documents`, { documentId, kind: 'other' })
  const { id: companyId } = await aCompany(service)
  const permit = { kind: 'permit', reference: 'IZIN/1', validFrom: '2025-01-01', validTo: null }
  await finance.made(`/v1/companies/${companyId}/disclosures`, permit)
  await anUnconfirmedPerson(service, 'finance')
  const person = await aPersonWithPassword(service)
  await seal(service)
  await aSealedReport(service, { report: 'receipts', retreatId })

  for (const collection of COLLECTIONS) await readLatest(service, known, collection)
  const lists = ['findings', 'expenditures', 'appropriations', 'budgets'].map(
    (name) => `${records[0]}/${name}`,
  )
  for (const list of [
    ...lists,
    ...records.map((record) => `${record}/documents`),
    '/v1/checkpoints/latest',
    `/v1/companies/${companyId}/disclosures`,
  ])
    await read(service.as('auditor'), known, list)
  await read(person.client, known, '/v1/me/links')
  await knowWebhooks(service, known)
  return person
}

/** Some that stay, and one that a request may end. */
async function knowWebhooks(service: TestService, known: KnownRecords): Promise<void> {
  for (let at = 0; at < 3; at += 1) {
    const { id, userId } = await aWebhook(service, {
      url: 'https://sistem.contoh.example/webhook',
      secrets: [],
    })
    // Of whom another one can be.
    await read(service.as('admin'), known, `/v1/users/${userId}`)
    const delivery = await service.as('admin').made(`/v1/webhooks/${id}/test`)
    known.remember('/v1/webhook-deliveries/{id}', `/v1/webhook-deliveries/${delivery.id}`, 'waiting')
    await read(service.as('admin'), known, `/v1/webhooks/${id}`)
  }
}

const COLLECTIONS = [
  'companies',
  'pledges',
  'disbursements',
  'adjustments',
  'retreats',
  'documents',
  'users',
  'imports',
  'sealed-reports',
]

/** So that the newest are known with their states. */
async function readLatest(service: TestService, known: KnownRecords, collection: string): Promise<void> {
  const table = collection.replace('-', '_')
  const { rows } = await service.superuser.query(`select id from ${table} order by id desc limit 8`)
  for (const { id } of rows) await read(service.as('admin'), known, `/v1/${collection}/${id}`)
}

async function read(client: Client, known: KnownRecords, url: string): Promise<void> {
  const { body } = await client.get(url)
  known.rememberAnswer(url.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '{id}'), url, body)
}

async function aPersonWithPassword(service: TestService): Promise<Person> {
  const admin = service.as('admin')
  const [email, password] = [`${randomUUID()}@contoh.example`, 'hujan-di-atas-mahakam']
  const user = { kind: 'person', name: 'Enggang Contoh', email, roles: ['auditor'] }
  const { id } = await admin.made('/v1/users', user)
  const { key } = await keyOfPerson(service, { id, roles: ['auditor'] })
  const first = await admin.made<{ password: string }>(`/v1/users/${id}/initial-password`)
  const browser = new Browser(service.app)
  await browser.signIn(email, first.password)
  await browser.changePassword(first.password, password)
  for (const subject of [randomUUID(), randomUUID()])
    await admin.made(`/v1/users/${id}/links`, { issuer: 'https://sso.contoh.example', subject })
  return { email, password, client: service.withKey(key), browser }
}

/** What the fuzzer closed would stop it. */
async function openMonths(service: TestService): Promise<void> {
  const { body } = await service.as('verifier').get('/v1/closings')
  const closed = body.items.find(({ state }: { state: string }) => state === 'closed')
  if (closed) await reopenFrom(service, closed.month)
}
