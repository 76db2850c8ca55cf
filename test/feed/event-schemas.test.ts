/** The feed keeps to what the OpenAPI document says of each type of event: nothing is missing, and nothing is too much. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EventRecord } from '../../src/audit/event-records.ts'
import { theService } from '../../src/platform/authority/actor.ts'
import { ssoPersonId } from '../../src/platform/authority/sso.ts'
import { queryRows } from '../../src/platform/db/pipeline.ts'
import { recordFirstUse } from '../../src/platform/http/first-use.ts'
import { appendEvents, type NewEvent } from '../../src/platform/log/append-event.ts'
import { type EventType, eventTypeNames, eventTypes } from '../../src/platform/log/event-types.ts'
import { type Answer, type Operation, readDocument } from '../fuzz/document.ts'
import { Browser } from '../support/browser.ts'
import { importTable, pledgeCsv } from '../support/duplicates.ts'
import { aDocument } from '../support/papers.ts'
import { approved } from '../support/proposals.ts'
import { aSealedReport } from '../support/sealed-reports.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { tamper } from '../support/tampering.ts'
import { linksOfEveryState } from '../support/two-identities.ts'
import { aWebhook } from '../support/webhooks.ts'
import {
  aCompany,
  aDraft,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  lineOf,
  onLines,
  pledgeOf,
  retreatOf,
} from '../support/world.ts'

interface Told {
  type: EventType
  data: Record<string, unknown>
  rows: { table: string; row: Record<string, unknown> }[]
  records: { type: string }[]
}

const contact = { name: 'Enggang Contoh', email: 'enggang@contoh.example' }
const reason = { reason: 'Contoh alasan' }

let service: TestService
let items: Told[]
let complaintOf: (answer: Answer) => string | undefined
beforeAll(async () => {
  service = await startTestService()
  const retreatId = await tellOfPledges()
  await tellOfReceipts(retreatId)
  await tellOfTheRest(retreatId)
  await tellOfAccess()
  await tellOfTheService()
  await seal(service)
  await tellOfPapers(retreatId)
  await seal(service)
  items = (await service.as('auditor').get('/v1/events?limit=1000')).body.items
  const document = readDocument(service.app)
  const [listEvents] = document.operations.filter(({ name }) => name === 'GET /v1/events')
  complaintOf = (answer) => document.complaintOf(listEvents as Operation, answer)
})
afterAll(() => service.close())

function finance(path: string, body?: object) {
  return service.as('finance').made<{ companyId: string }>(`/v1${path}`, body)
}

function verifier(path: string, body?: object) {
  return service.as('verifier').made(`/v1${path}`, body)
}

async function tellOfPledges(): Promise<string> {
  const lines = [
    { code: 'A', amount: 1_000 },
    { code: 'B', amount: 1_000 },
    { code: 'P', amount: 1_000, venueCode: 'PANTAI' },
  ]
  const { id: retreatId } = await aRetreat(service, lines)
  const budget = await finance(`/retreats/${retreatId}/budgets`, {
    reason: 'RAB contoh',
    lines: [lineOf({ code: 'A', amount: 1 })],
  })
  await service.as('finance').patch(`/v1/retreats/${retreatId}/budgets/2`, { reason: 'RAB lain' })
  await finance(`/retreats/${retreatId}/budgets/2/discarding`, reason)
  expect(budget).toMatchObject({ version: 2 })
  const { id: draft } = await aDraft(service, { retreatId, amount: 10 })
  await service.as('finance').patch(`/v1/pledges/${draft}`, { letterNumber: 'S-2/contoh/2025' })
  const letter = await pledgeOf(service, { retreatId, amount: 10 })
  await finance('/pledges', letter)
  await finance('/pledges', { ...letter, letterAmount: 20 })
  const { id: submitted } = await aSubmittedPledge(service, { retreatId, amount: 10 })
  await verifier(`/pledges/${submitted}/rejection`, reason)
  const { id: withdrawn } = await aSubmittedPledge(service, { retreatId, amount: 10 })
  await finance(`/pledges/${withdrawn}/withdrawal`, reason)
  await finance(`/pledges/${withdrawn}/discarding`, reason)
  const { id: active } = await anActivePledge(service, {
    retreatId,
    amount: 100,
    allocations: onLines({ P: 60 }),
  })
  await finance(`/pledges/${active}/agreement`, { kind: 'nphd', number: 'NPHD/1', signedOn: '2025-02-02' })
  const moves = [{ from: null, to: 'A', amount: 10 }]
  await finance(`/pledges/${active}/reallocations`, { moves, effectiveOn: '2025-03-01', ...reason })
  const { id: documentId } = await aDocument(service)
  const { id: attached } = await finance(`/pledges/${active}/documents`, { documentId, kind: 'letter' })
  await finance(`/pledges/${active}/documents/${attached}/replacement`, reason)
  const { id: cancelled } = await anActivePledge(service, { retreatId, amount: 10 })
  await finance(`/pledges/${cancelled}/cancellation`, reason)
  return retreatId
}

async function tellOfReceipts(retreatId: string): Promise<void> {
  const { id: pledge, companyId } = (
    await service
      .as('auditor')
      .get(
        `/v1/pledges/${(await anActivePledge(service, { retreatId, amount: 100, allocations: onLines({ A: 60 }) })).id}`,
      )
  ).body
  await service.as('finance').patch(`/v1/companies/${companyId}`, { contact })
  await finance(`/companies/${companyId}/disclosures`, {
    kind: 'permit',
    reference: 'IZIN/1',
    validFrom: '2025-01-01',
    validTo: null,
  })
  const { id: verified } = await aReceipt(service, pledge, 20, {
    evidence: { kind: 'sts', number: 'STS/satu' },
  })
  const shared = { kind: 'sts', number: 'STS/satu', documentTotal: 30 }
  await finance(
    `/disbursements/${(await aReceipt(service, pledge, 1, { evidence: shared })).id}/reversal`,
    reason,
  )
  await service.as('finance').patch(`/v1/disbursements/${verified}`, { invoiceNumber: 'INV/1' })
  const moves = [{ from: 'A', to: 'B', amount: 5 }]
  await finance(`/disbursements/${verified}/reallocations`, { moves, effectiveOn: '2025-05-03', ...reason })
  await verifier(`/disbursements/${verified}/verification`)
  await verifier(`/disbursements/${(await aReceipt(service, pledge, 1)).id}/rejection`, reason)
  await finance(`/disbursements/${(await aReceipt(service, pledge, 1)).id}/reversal`, reason)
  const propose = () =>
    finance(`/pledges/${pledge}/write-offs`, {
      amount: 1,
      reason: 'company_unable',
      effectiveOn: '2025-06-01',
      instalments: [{ dueOn: '2025-07-01', amount: 99 }],
    })
  await verifier(`/adjustments/${(await propose()).id}/rejection`, reason)
  await finance(`/adjustments/${(await propose()).id}/withdrawal`)
  await verifier(`/adjustments/${(await propose()).id}/approval`)
}

async function tellOfTheRest(retreatId: string): Promise<void> {
  const { id: companyId } = await aCompany(service)
  const row = { letter: 'S-77/contoh/2025', amount: 10, due: '01/05/2025', instalment: 10 }
  const imported = await importTable(service, retreatId, await pledgeCsv(service, companyId, [row]))
  await finance(`/imports/${imported.body.importId}/discarding`, reason)
  const at = `/retreats/${retreatId}`
  await finance(`${at}/appropriations`, {
    effectiveOn: '2025-02-01',
    documentNumber: 'DPA/1',
    items: onLines({ B: 300 }),
  })
  const spent = { lineCode: 'B', amount: 10, spentOn: '2025-03-01', sp2dNumber: 'SP2D/1' }
  const { id: expenditure } = await finance(`${at}/expenditures`, spent)
  await finance(`/expenditures/${expenditure}/reversal`, reason)
  await finance(`${at}/budgets`, {
    ...reason,
    lines: [
      lineOf({ code: 'A', amount: 900 }),
      lineOf({ code: 'B', amount: 900 }),
      lineOf({ code: 'P', amount: 10, venueCode: 'PANTAI' }),
    ],
  })
  await verifier(`${at}/budgets/3/adoption`, { adoptedOn: '2025-02-05', excess: 'release' })
  await approved(service, `/v1${at}/venue-choices`, { venueCode: 'KOTA', chosenOn: '2025-06-06' })
  await approved(service, `/v1${at}/cancellation`, { cancelledOn: '2025-06-07', ...reason })
  const { id: open } = await service.as('finance').made('/v1/retreats', retreatOf())
  const change = { title: 'Retret dengan nama lain', ...reason }
  await service.as('finance').patch(`/v1/retreats/${open}`, change)
  const { id: merged } = await aCompany(service)
  const { id: successorId } = await aCompany(service)
  await finance(`/companies/${merged}/succession`, { successorId, from: '2025-07-01', ...reason })
  await finance(`/companies/${merged}/succession/withdrawal`, reason)
  await verifier('/closings', { month: '2024-01' })
  await service.as('admin').made('/v1/closings/2024-01/reopening', reason)
}

async function tellOfPapers(retreatId: string): Promise<void> {
  await aDocument(service)
  const auditor = service.as('auditor')
  const { body } = await auditor.get(`/v1/retreats/${retreatId}/findings`)
  await auditor.made(`/v1/findings/${body.items[0].id}/follow-ups`, { kind: 'explained', ...reason })
  await aSealedReport(service, { report: 'receipts', retreatId })
}

async function tellOfAccess(): Promise<void> {
  const admin = service.as('admin')
  const { name, email } = contact
  const { id } = await admin.made('/v1/users', { kind: 'person', name, email, roles: ['finance'] })
  await admin.patch(`/v1/users/${id}`, { roles: ['auditor'] })
  await admin.patch('/v1/me', { preferences: { digest: true } })
  const webhook = await aWebhook(service, { url: 'https://sistem.contoh.example/webhook', secrets: [] })
  const at = `/v1/webhooks/${webhook.id}`
  await admin.patch(at, { types: ['pledge.*'] })
  await admin.made(`${at}/secret`)
  const delivery = await admin.made(`${at}/test`)
  await admin.made(`/v1/webhook-deliveries/${delivery.id}/retry`)
  await admin.delete(at)
  const { password } = await admin.made<{ password: string }>(`/v1/users/${id}/initial-password`)
  const browser = new Browser(service.app)
  await browser.signIn(email, password)
  await browser.changePassword(password, 'hujan-di-atas-mahakam')
  await browser.send('DELETE', '/v1/session')
  const key = { name: 'Kunci contoh', roles: ['admin'], scopes: { operations: ['events.read'] } }
  await admin.delete(`/v1/api-keys/${(await admin.made('/v1/api-keys', key)).id}`)
  await linksOfEveryState(service)
  const identity = { issuer: 'https://sso.example', subject: 'contoh' }
  await recordFirstUse(service.db, { id: ssoPersonId(identity), ...identity }, randomUUID())
}

/** What no request does: the first start of a demonstration, and a migration, for which there are no rules. */
async function tellOfTheService(): Promise<void> {
  const loaded: NewEvent = {
    id: randomUUID(),
    type: 'demo.loaded',
    subject: { type: 'retreat', id: randomUUID() },
    data: {},
  }
  const authorship = { actorId: theService.personId, apiKeyId: null, requestId: 'contoh' }
  await queryRows(service.db.$client, appendEvents(authorship, [loaded]))
  await tamper(service, [
    `insert into events (id, type, subject_type, subject_id, actor_id, request_id, data)
     values (gen_random_uuid(), 'log.opened', 'log', 'log', '${theService.personId}', 'migration', '{}')`,
    `insert into log_queue select sequence from events where type = 'log.opened'`,
  ])
}

describe('the feed', () => {
  it('tells of everything that can happen', () => {
    const told = new Set(items.map(({ type }) => type))

    expect(eventTypeNames.filter((type) => !told.has(type))).toEqual([])
  })

  it('answers every type of event as the OpenAPI document says', async () => {
    const {
      status: statusCode,
      headers,
      text: body,
    } = await service.as('auditor').get('/v1/events?limit=1000')

    expect(complaintOf({ statusCode, headers, body })).toBeUndefined()
  })

  it('would not, were data missing, of another type, or of a type that there is not', () => {
    const posting = items.find(({ type }) => type === 'pledge.approved')
    const wrong = [
      { ...posting, data: {} },
      { ...posting, data: { entries: [{ amount: '1' }] } },
      { ...posting, type: 'pledge.forgotten' },
    ]

    for (const item of wrong) {
      const body = JSON.stringify({ items: [item], next: 1, sealed: 1 })
      const headers = { 'content-type': 'application/json' }
      const complaint = complaintOf({ statusCode: 200, headers, body })
      expect(complaint).toContain('does not fit')
    }
  })

  it('carries no more data than its type says', () => {
    for (const { type, data } of items) {
      // What every command's first event may carry: the hash of the answer that is kept.
      const carried = Object.keys(data).filter((name) => name !== 'answer')
      // The day of the books is said only where it is another than its own.
      const said = (name: string) => name !== 'bookedOn' || carried.includes(name)
      expect(carried.toSorted(), type).toEqual(
        Object.keys(eventTypes[type].data.shape).filter(said).toSorted(),
      )
    }
  })

  it('tells of a record every field that is described, and no other', () => {
    const described = new Map(EventRecord.options.map(({ shape }) => [shape.type.value, Object.keys(shape)]))

    for (const record of items.flatMap(({ records }) => records))
      expect(Object.keys(record).toSorted(), record.type).toEqual(described.get(record.type)?.toSorted())
  })

  it('tells amounts, states and allocations in the rows of every write', () => {
    const approved = items.find(({ type }) => type === 'pledge.approved')

    expect(approved?.rows).toMatchObject([
      {
        table: 'pledges',
        row: { state: 'active', amount: 100, allocations: [{ lineCode: 'P', amount: 60 }] },
      },
    ])
  })

  it('names no person and tells no contact', () => {
    const text = JSON.stringify(items)

    for (const personal of Object.values(contact)) expect(text).not.toContain(personal)
  })
})
