/** What a record says can be done with it is what comes of doing it, for whoever reads it. */
import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AllowedAction } from '../../src/platform/shared/answers.schema.ts'
import { refundOf } from '../support/adjustments.ts'
import type { Client } from '../support/client.ts'
import { aDocument } from '../support/papers.ts'
import { Random } from '../support/random.ts'
import { startTestService, type TestService } from '../support/service.ts'
import {
  aDraft,
  aDraftBudget,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  keysOfOnePerson,
  lineOf,
  newNumber,
} from '../support/world.ts'

let service: TestService
let documentId: string
let people: Record<string, Client>
beforeAll(async () => {
  service = await startTestService()
  documentId = (await aDocument(service)).id
  const [financeToo, verifierToo] = await keysOfOnePerson(service, 'finance', 'verifier')
  people = {
    finance: service.as('finance'),
    verifier: service.as('verifier'),
    auditor: service.as('auditor'),
    admin: service.as('admin'),
    integration: service.as('integration'),
    financeToo: financeToo as Client,
    verifierToo: verifierToo as Client,
  }
})
afterAll(() => service.close())

const reason = { reason: 'Salah catat' }
const effectiveOn = '2025-06-02'
const move = { moves: [{ from: null, to: 'A', amount: 1 }], ...reason, effectiveOn }

/** A body with which nothing but the record or the person can be wrong; by collection and action. */
function bodyOf(collection: string, action: string): object {
  const bodies: Record<string, object> = {
    agreement: {
      kind: 'nphd',
      number: newNumber('NPHD'),
      signedOn: '2025-02-10',
      relation: 'addendum',
      ...reason,
    },
    amendments: { delta: 1, ...reason, effectiveOn },
    'write-offs': { amount: 1, reason: 'bank_charge', effectiveOn },
    reallocations: move,
    refunds: refundOf(1, { evidence: { kind: 'bank_transfer', number: newNumber('RETUR') } }),
    documents: { documentId, kind: 'other' },
    budgets: { ...reason, lines: [lineOf({ code: 'A', amount: 10_000 })] },
    'venue-choices': { venueCode: 'KOTA', chosenOn: effectiveOn, ...reason },
    appropriations: { effectiveOn, documentNumber: newNumber('DPA'), items: [{ lineCode: 'A', amount: 1 }] },
    expenditures: { lineCode: 'A', amount: 1, spentOn: effectiveOn, sp2dNumber: newNumber('SP2D') },
    adoption: { adoptedOn: effectiveOn, excess: 'release' },
    submission: {},
    approval: {},
    verification: {},
    withdrawal: {},
  }
  if (collection === 'retreats' && action === 'cancellation') return { cancelledOn: effectiveOn, ...reason }
  return bodies[action] ?? reason
}

/** The same of a PATCH. */
function changeOf(path: string): object {
  if (path.includes('/pledges/')) return { letterNumber: newNumber('S') }
  if (path.includes('/disbursements/')) return { invoiceNumber: newNumber('INV') }
  return path.includes('/budgets/') ? reason : { ...reason, title: `Retret ${newNumber('X')}` }
}

/** What a record is not open for; any other refusal is of what the request says, or of what waits beside it. */
const ofRecordOrPerson = [
  'forbidden',
  'outside_scopes',
  'pledge_wrong_state',
  'disbursement_wrong_state',
  'adjustment_wrong_state',
  'budget_wrong_state',
  'maker_is_checker',
  'not_the_maker',
  'retreat_cancelled',
  'retreat_not_cancelled',
  'company_succeeded',
  'pledge_has_receipts',
  'disbursement_has_refunds',
]

/** Records of every kind and state, of which several persons are makers. */
async function someRecords(): Promise<string[]> {
  const { finance, verifier, financeToo } = people as Record<'finance' | 'verifier' | 'financeToo', Client>
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 100_000 }])
  const terms = { retreatId, amount: 1_000, allocations: [{ lineCode: 'A', amount: 400 }] }
  const submitted = await aSubmittedPledge(service, terms)
  const discarded = await aDraft(service, terms)
  await finance.made(`/v1/pledges/${discarded.id}/discarding`, reason)
  const active = await anActivePledge(service, terms)
  const own = await aDraft(service, terms)
  await financeToo.patch(`/v1/pledges/${own.id}`, { letterNumber: newNumber('S') })
  await financeToo.made(`/v1/pledges/${own.id}/submission`)
  const recorded = await aReceipt(service, active.id, 100)
  const verified = await aReceipt(service, active.id, 100)
  await verifier.made(`/v1/disbursements/${verified.id}/verification`)
  const proposal = await finance.made(`/v1/disbursements/${verified.id}/refunds`, bodyOf('', 'refunds'))
  const ofOther = await financeToo.made(`/v1/pledges/${active.id}/write-offs`, bodyOf('', 'write-offs'))
  const version = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 90_000 }])
  return [
    `/v1/retreats/${retreatId}`,
    `/v1/retreats/${retreatId}/budgets/1`,
    `/v1/retreats/${retreatId}/budgets/${version}`,
    ...[submitted, discarded, active, own, await aDraft(service, terms)].map(({ id }) => `/v1/pledges/${id}`),
    ...[recorded, verified].map(({ id }) => `/v1/disbursements/${id}`),
    ...[proposal, ofOther].map(({ id }) => `/v1/adjustments/${id}`),
  ]
}

async function actionsOf(client: Client, path: string) {
  const { body, headers } = await client.get(path)
  return { actions: body.allowedActions as AllowedAction[], etag: String(headers.etag) }
}

function send(client: Client, path: string, action: string, etag: string, query = '') {
  const [, , collection = ''] = path.split('/')
  if (action === 'change') return client.patch(path, changeOf(path), { 'if-match': etag })
  const body = bodyOf(path.includes('/budgets/') ? 'budgets' : collection, action)
  return client.post(`${path}/${action}${query}`, body, { headers: { 'if-match': etag } })
}

/** One told action of one record for one person, tried: told allowed, nothing of record or person refuses; else the same refusal. */
async function check(
  client: Client,
  path: string,
  told: AllowedAction,
  etag: string,
): Promise<string | null> {
  const { action, allowed, code } = told
  const isDry = allowed && action !== 'documents' && action !== 'change'
  if (allowed && !isDry) return null
  const { status, body } = await send(client, path, action, etag, isDry ? '?dryRun=true' : '')
  if (!allowed)
    return body.code === code ? null : `${path}/${action} told ${code}, answered ${status} ${body.code}`
  const isRefused = status >= 400 && ofRecordOrPerson.includes(body.code)
  return isRefused ? `${path}/${action} told allowed, answered ${status} ${body.code}` : null
}

it('over random histories: what is told allowed can be done, and what is not is refused with the code that is told', async () => {
  const seed = randomInt(1_000_000)
  const random = new Random(seed)
  const records = await someRecords()
  const disagreements: (string | null)[] = []
  const seen = new Set<string>()

  for (let step = 0; step < 60; step += 1) {
    const path = random.pick(records) ?? ''
    const [name, client] = random.pick(Object.entries(people)) as [string, Client]
    const { actions, etag } = await actionsOf(client, path)
    for (const told of actions.filter(() => random.once(2))) {
      disagreements.push(await check(client, path, told, etag))
      seen.add(told.code ?? 'allowed')
    }
    const deed = random.pick(actions.filter(({ allowed }) => allowed))
    // Sometimes it is done, so that the next ones meet another state.
    if (deed && random.once(2) && name !== 'admin') await send(client, path, deed.action, etag)
  }

  expect(
    disagreements.filter((each) => each !== null),
    `seed ${seed}`,
  ).toEqual([])
  expect([...seen]).toEqual(expect.arrayContaining(['allowed', 'forbidden']))
})

it('of each record as it was made, for everybody', async () => {
  const [records, disagreements, codes] = [await someRecords(), [] as (string | null)[], new Set<string>()]
  for (const path of records) {
    for (const client of [people.finance, people.verifier, people.verifierToo] as Client[]) {
      const { actions, etag } = await actionsOf(client, path)
      expect(actions.length, path).toBeGreaterThan(1)
      for (const told of actions) {
        codes.add(told.code ?? 'allowed')
        if (told.allowed) expect(told.reason).toBeUndefined()
        else
          expect(told.reason, told.code).toMatchObject({
            id: expect.stringMatching(/\.$/),
            en: expect.stringMatching(/\.$/),
          })
        disagreements.push(await check(client, path, told, etag))
      }
    }
  }
  expect(disagreements.filter((each) => each !== null)).toEqual([])
  expect([...codes].sort()).toEqual(
    expect.arrayContaining([
      'allowed',
      'budget_wrong_state',
      'disbursement_wrong_state',
      'forbidden',
      'maker_is_checker',
      'pledge_has_receipts',
      'pledge_wrong_state',
      'retreat_not_cancelled',
    ]),
  )
})

it('reads name who made and decided a record, and what it points to; an integration gets ids alone', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const pledge = await anActivePledge(service, { retreatId, amount: 300 })
  await aReceipt(service, pledge.id, 10)
  const path = `/v1/pledges/${pledge.id}`

  const { body: read } = await service.as('auditor').get(path)
  const { body: page } = await service.as('auditor').get(`/v1/disbursements?retreatId=${retreatId}`)
  const { body: foreign } = await service.as('integration').get(path)

  const name = expect.stringMatching(/./)
  expect(read).toMatchObject({
    makers: [{ id: expect.any(String), name }],
    decidedBy: { id: expect.any(String), name },
    companyName: expect.stringMatching(/^PT Contoh/),
    retreatTitle: 'Retret contoh',
  })
  expect(page.items).toMatchObject([
    { makers: [{ name }], companyName: read.companyName, retreatCode: read.retreatCode },
  ])
  expect(page.items[0]).not.toHaveProperty('allowedActions')
  expect(foreign.makers).toEqual([{ id: read.makers[0].id, name: null }])
})

it('an ETag tells neither who may read what nor what a company is called', async () => {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const { id } = await anActivePledge(service, {
    retreatId,
    amount: 300,
    allocations: [{ lineCode: 'A', amount: 10 }],
  })

  const etags = async (path: string) =>
    Promise.all(
      (['auditor', 'integration', 'finance'] as const).map(
        async (role) => (await service.as(role).get(path)).headers.etag,
      ),
    )

  expect(new Set(await etags(`/v1/pledges/${id}`)).size).toBe(1)
  const budget = `/v1/retreats/${retreatId}/budgets/1`
  const [before] = await etags(budget)
  await aSubmittedPledge(service, { retreatId, amount: 50, allocations: [{ lineCode: 'A', amount: 50 }] })
  const { body, headers } = await service.as('auditor').get(budget)
  expect(headers.etag).toBe(before)
  expect(body.lines[0]).toMatchObject({ amount: 1_000, reserved: 60, room: 940 })
})
