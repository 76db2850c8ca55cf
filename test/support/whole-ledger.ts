/** A ledger that has a row in every table, and records of every kind and in every state. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { claimDigests } from '../../src/digest/claim-digests.ts'
import { aVerifiedReceipt, instalmentsOf, refundOf } from './adjustments.ts'
import { Browser } from './browser.ts'
import { aDocument, aPng } from './papers.ts'
import { aSystem } from './people.ts'
import { approved } from './proposals.ts'
import { aSealedRetreat, changeEverything } from './repetition.ts'
import { aSealedReport } from './sealed-reports.ts'
import { seal } from './sealing.ts'
import {
  aMergedCompany,
  bookedAfterTheClosing,
  documentsAttached,
  draftsTakenBack,
  everyFormAndChannel,
  importsKeptAndDiscarded,
  papersOfSeveral,
  proposalsOfMoney,
  proposalsOfRecords,
} from './second-thoughts.ts'
import type { TestService } from './service.ts'
import { linksOfEveryState } from './two-identities.ts'
import { aWebhook } from './webhooks.ts'
import {
  aCompany,
  aDraft,
  aDraftBudget,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  cancelRetreat,
  companyOf,
  lineOf,
  pledgeOf,
  reopenFrom,
  retreatOf,
} from './world.ts'

/** From so many events on the tree stores a level above the leaves. */
const FIRST_NODE = 256

export async function aWholeLedger(service: TestService): Promise<void> {
  await aSealedRetreat(service).then((sealed) => changeEverything(service, sealed))
  await pledgesOfEveryState(service)
  await receiptsOfEveryState(service)
  await theRegionalBudget(service)
  await draftsTakenBack(service)
  await importsKeptAndDiscarded(service)
  await documentsAttached(service)
  await papersOfSeveral(service)
  await proposalsOfMoney(service)
  await proposalsOfRecords(service)
  await everyFormAndChannel(service)
  await aMergedCompany(service)
  await bookedAfterTheClosing(service)
  await reopenFrom(service, '2025-05')
  await peopleAndKeys(service)
  for (let each = 0; each < FIRST_NODE; each += 1) await aCompany(service)
  await seal(service)
  // One that waits for the sealer.
  await aCompany(service)
}

async function pledgesOfEveryState(service: TestService): Promise<void> {
  const [finance, verifier] = [service.as('finance'), service.as('verifier')]
  const { id: companyId } = await finance.made('/v1/companies', {
    ...companyOf(),
    contact: { name: 'Ibu Contoh', phone: '0811', email: 'ibu@contoh.example' },
  })
  await service.as('auditor').get(`/v1/companies/${companyId}`)
  await finance.made(`/v1/companies/${companyId}/disclosures`, {
    kind: 'permit',
    reference: 'IZIN/1',
    validFrom: '2025-01-01',
    validTo: '2026-01-01',
    note: 'Contoh',
  })
  const { id: retreatId } = await aRetreat(service, [
    { code: 'A', amount: 1_000_000 },
    { code: 'B', amount: 1_000_000, csrEligible: false },
  ])
  const terms = { retreatId, companyId, amount: 1_000, allocations: [{ lineCode: 'A', amount: 600 }] }
  const { id: letterId } = await aDocument(service)
  const draft = await aDraft(service, { ...terms, form: 'goods' })
  const patched = { letterAmount: 2_000, externalRef: 'REF/1', letterDocumentId: letterId }
  expect((await finance.patch(`/v1/pledges/${draft.id}`, patched)).status).toBe(200)
  await aSubmittedPledge(service, terms)
  const rejected = await aSubmittedPledge(service, terms)
  await verifier.made(`/v1/pledges/${rejected.id}/rejection`, { reason: 'Surat tidak lengkap' })
  const cancelled = await anActivePledge(service, terms)
  await finance.made(`/v1/pledges/${cancelled.id}/cancellation`, { reason: 'Perusahaan mundur' })
  const { id: agreementId } = await aDocument(service, aPng())
  const active = await anActivePledge(service, terms)
  await finance.made(`/v1/pledges/${active.id}/agreement`, {
    kind: 'nphd',
    number: 'NPHD/2',
    signedOn: '2025-02-10',
    documentId: agreementId,
  })
  await finance.made(`/v1/pledges/${active.id}/reallocations`, {
    moves: [{ from: 'A', to: null, amount: 100 }],
    reason: 'Sewa lebih murah',
    effectiveOn: '2025-05-20',
  })
  await approved(service, `/v1/pledges/${active.id}/amendments`, {
    delta: 500,
    reason: 'Tambahan',
    effectiveOn: '2025-06-01',
    instalments: instalmentsOf(1_500),
    allocations: [{ lineCode: 'A', amount: 200 }],
  })
  await approved(service, `/v1/pledges/${active.id}/write-offs`, {
    amount: 100,
    reason: 'company_unable',
    note: 'Contoh',
    effectiveOn: '2025-06-02',
    instalments: instalmentsOf(1_400),
  })
  await aDraftBudget(service, retreatId, [{ code: 'A', amount: 2_000_000 }])
}

async function receiptsOfEveryState(service: TestService): Promise<void> {
  const [finance, verifier] = [service.as('finance'), service.as('verifier')]
  const { id: documentId } = await aDocument(service)
  const { retreatId, pledgeId, id } = await aVerifiedReceipt(service, {
    evidence: { kind: 'sts', number: 'STS/9/2025', accountNumber: '001', documentTotal: 1_000, documentId },
    invoiceNumber: 'INV/1',
    externalRef: 'REF/2',
  })
  await approved(service, `/v1/disbursements/${id}/refunds`, refundOf(10))
  await finance.made(`/v1/disbursements/${id}/refunds`, refundOf(5))
  const reverted = await aReceipt(service, pledgeId, 10)
  await finance.made(`/v1/disbursements/${reverted.id}/reversal`, { reason: 'Salah catat' })
  const refused = await aReceipt(service, pledgeId, 11)
  await verifier.made(`/v1/disbursements/${refused.id}/rejection`, { reason: 'Bukti tidak cocok' })
  const recorded = await aReceipt(service, pledgeId, 12)
  await finance.made(`/v1/disbursements/${recorded.id}/reallocations`, {
    moves: [{ from: null, to: 'A', amount: 1 }],
    reason: 'Dialihkan',
    effectiveOn: '2025-05-20',
  })
  const { body } = await service.as('auditor').get(`/v1/retreats/${retreatId}/findings`)
  for (const kind of ['explained', 'accepted_risk', 'settled']) {
    await service
      .as('auditor')
      .made(`/v1/findings/${body.items[0].id}/follow-ups`, { kind, reason: 'Perjanjian menyusul' })
  }
  await seal(service)
  await aSealedReport(service, { report: 'receipts', retreatId })
}

async function theRegionalBudget(service: TestService): Promise<void> {
  const [finance, verifier] = [service.as('finance'), service.as('verifier')]
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000_000 }])
  await finance.made(`/v1/retreats/${retreatId}/appropriations`, {
    effectiveOn: '2025-02-01',
    documentNumber: 'DPA/1',
    items: [{ lineCode: 'A', amount: 300_000 }],
  })
  for (const number of ['SP2D/1', 'SP2D/2']) {
    const { id } = await finance.made(`/v1/retreats/${retreatId}/expenditures`, {
      lineCode: 'A',
      amount: 1_000,
      spentOn: '2025-03-01',
      sp2dNumber: number,
      invoiceNumber: 'INV/2',
      externalRef: `REF/${number}`,
    })
    if (number === 'SP2D/2') await finance.made(`/v1/expenditures/${id}/reversal`, { reason: 'Salah catat' })
  }
  const standardPrice = { amount: 1_000, source: 'SSH 2025', year: 2025 }
  await finance.made(`/v1/retreats/${retreatId}/budgets`, {
    reason: 'RAB kedua contoh',
    lines: [{ ...lineOf({ code: 'A', amount: 1_100_000, venueCode: 'PANTAI' }), standardPrice }],
  })
  await verifier.made(`/v1/retreats/${retreatId}/budgets/2/adoption`, { adoptedOn: '2025-02-05' })
  await cancelRetreat(service, retreatId)
}

async function webhooksOfEveryState(service: TestService): Promise<void> {
  const admin = service.as('admin')
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const receiver = { url: 'https://sistem.contoh.example/webhook', secrets: [] }
  const { id } = await aWebhook(service, receiver, { retreatIds: [retreatId] })
  await admin.made(`/v1/webhooks/${id}/secret`, { overlapHours: 1 })
  await admin.patch(`/v1/webhooks/${id}`, { types: ['pledge.*'] })
  const { id: delivery } = await admin.made(`/v1/webhooks/${id}/test`)
  await admin.made(`/v1/webhook-deliveries/${delivery}/retry`)
  const ended = await aWebhook(service, receiver)
  await admin.delete(`/v1/webhooks/${ended.id}`)
}

async function peopleAndKeys(service: TestService): Promise<void> {
  const admin = service.as('admin')
  const email = `${randomUUID()}@contoh.example`
  const { id } = await admin.made('/v1/users', {
    kind: 'person',
    name: 'Punai Contoh',
    email,
    roles: ['auditor'],
  })
  const { password } = await admin.made<{ password: string }>(`/v1/users/${id}/initial-password`)
  const browser = new Browser(service.app)
  await browser.signIn(email, password)
  await browser.changePassword(password, 'hujan-di-atas-mahakam')
  const desk = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  await admin.patch('/v1/me', { preferences: { digest: true, retreatId: desk.id, language: 'en' } })
  await service
    .as('auditor')
    .patch('/v1/me', { preferences: { digest: true, retreatId: null, language: 'id' } })
  await admin.patch(`/v1/users/${(await admin.get('/v1/me')).body.id}`, {
    email: `${randomUUID()}@contoh.example`,
  })
  await webhooksOfEveryState(service)
  await claimDigests(service.db, 0)
  await new Browser(service.app).signIn(email, 'hujan-di-atas-mahakam')
  await new Browser(service.app).signIn(`${randomUUID()}@contoh.example`, 'bukan-kata-sandi-siapa-pun')
  await admin.made('/v1/users', {
    kind: 'person',
    name: 'Contoh',
    roles: ['auditor'],
    sso: { issuer: 'https://sso.contoh.example', subject: 'x' },
  })
  await linksOfEveryState(service)
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  await aSystem(service, ['integration'], { scopes: { operations: ['coverage.read'] }, expiresAt })
  const system = await aSystem(service, ['finance'])
  const { id: retreatId } = await system.made('/v1/retreats', retreatOf())
  await system.made('/v1/pledges', await pledgeOf(service, { retreatId, amount: 1_000 }))
  const { rows } = await service.superuser.query(
    `select id from api_keys where name = 'kunci sistem' and scopes is null`,
  )
  await admin.delete(`/v1/api-keys/${rows[0].id}`)
}
