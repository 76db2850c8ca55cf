/** What is decided is what was seen: a decision names what its maker read, and is refused where that has changed. */
import type { Response } from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Adjustment } from '../../src/adjustments/adjustments.schema.ts'
import { Budget } from '../../src/budgets/budgets.schema.ts'
import { Disbursement } from '../../src/disbursements/disbursements.schema.ts'
import { namesOfFields } from '../../src/platform/shared/field-names.ts'
import { Pledge } from '../../src/pledges/pledges.schema.ts'
import { recordDecidedBy } from '../support/decisions.ts'
import { documentOf } from '../support/openapi.ts'
import { anUnconfirmedPerson } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import {
  aDraftBudget,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  newNumber,
} from '../support/world.ts'

let service: TestService
let retreatId: string
let pledgeId: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 1_000_000 }])).id
  pledgeId = (await anActivePledge(service, { retreatId, amount: 100_000 })).id
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

const reason = { reason: 'Bukti milik pihak lain' }

/** The address of a record that waits for each decision, and what is sent with it. */
const decisions: Record<string, { record: () => Promise<string>; body?: object }> = {
  '/v1/pledges/{id}/approval': { record: aWaitingPledge },
  '/v1/pledges/{id}/rejection': { record: aWaitingPledge, body: reason },
  '/v1/disbursements/{id}/verification': { record: aWaitingReceipt },
  '/v1/disbursements/{id}/rejection': { record: aWaitingReceipt, body: reason },
  '/v1/adjustments/{id}/approval': { record: aWaitingProposal },
  '/v1/adjustments/{id}/rejection': { record: aWaitingProposal, body: reason },
  '/v1/retreats/{id}/budgets/{version}/adoption': {
    record: aWaitingBudget,
    body: { adoptedOn: '2025-02-10' },
  },
  '/v1/users/{id}/confirmation': { record: anUnconfirmedUser },
}

async function aWaitingPledge() {
  return `/v1/pledges/${(await aSubmittedPledge(service, { retreatId, amount: 10 })).id}`
}

async function aWaitingReceipt() {
  return `/v1/disbursements/${(await aReceipt(service, pledgeId, 10)).id}`
}

/** Of a pledge of its own: beside another that waits it could not be approved. */
async function aWaitingProposal() {
  const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 10 })
  const writeOff = { amount: 5, reason: 'other', effectiveOn: '2025-05-20' }
  const { id } = await service.as('finance').made(`/v1/pledges/${pledgeId}/write-offs`, writeOff)
  return `/v1/adjustments/${id}`
}

async function aWaitingBudget() {
  const version = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 1_000_000 }])
  return `/v1/retreats/${retreatId}/budgets/${version}`
}

async function anUnconfirmedUser() {
  return `/v1/users/${(await anUnconfirmedPerson(service, 'finance')).id}`
}

const etagOf = async (record: string) => String((await service.as('verifier').get(record)).headers.etag)

function decide(record: string, step: string, body: object, ifMatch?: string): Promise<Response> {
  const headers: Record<string, string> = ifMatch === undefined ? {} : { 'if-match': ifMatch }
  return service.as('verifier').post(`${record}/${step}`, body, { headers })
}

describe.each(Object.entries(decisions))('%s', (path, { record: waiting, body = {} }) => {
  const step = path.split('/').at(-1) ?? ''

  it('is refused to who has read nothing', async () => {
    const record = await waiting()
    const before = (await service.as('verifier').get(record)).body

    const answers = [await decide(record, step, body), await decide(record, step, body, ' * ')]

    expect(answers.map(({ status, body: { code } }) => [status, code])).toEqual([
      [428, 'precondition_required'],
      [428, 'precondition_required'],
    ])
    expect((await service.as('verifier').get(record)).body).toEqual(before)
  })

  it('is refused to who has read another representation, and done for who has read this one', async () => {
    const record = await waiting()
    const etag = await etagOf(record)
    const other = etag.replace(/^"./, (start) => (start === '"A' ? '"B' : '"A'))

    const refused = await decide(record, step, body, other)
    const done = await decide(record, step, body, etag)

    expect([refused.status, refused.body.code]).toEqual([412, 'precondition_failed'])
    expect(done.status, done.text).toBe(200)
  })
})

it('every operation that decides says so in OpenAPI, and is in the table above', () => {
  const { paths } = documentOf<{ parameters: { $ref?: string }[]; responses: object }>(service.app)
  const deciding = Object.entries(paths).filter(([path]) => recordDecidedBy(path))

  expect(deciding.map(([path]) => path).sort()).toEqual(Object.keys(decisions).sort())
  for (const [path, { post }] of deciding) {
    expect(post?.parameters, path).toContainEqual({ $ref: '#/components/parameters/IfMatch' })
    expect(Object.keys(post?.responses ?? {}), path).toEqual(expect.arrayContaining(['412', '428']))
  }
})

describe('what changed is named as people call it', () => {
  it('when the maker swaps the slip after the checker has read it', async () => {
    const record = await aWaitingReceipt()
    const seen = await etagOf(record)
    await service.as('finance').patch(record, { evidence: { number: newNumber('STS') } })

    const refused = await decide(record, 'verification', {}, seen)

    expect([refused.status, refused.body.figures]).toEqual([
      412,
      { changed: 'evidence (its kind, number, account or document)' },
    ])
    expect(refused.body.detail).toContain('evidence (its kind, number, account or document)')
    expect((await service.as('verifier').get(record)).body.state).toBe('recorded')
  })

  it('in Indonesian, also where a proxy has marked the ETag', async () => {
    const record = await aWaitingPledge()
    const seen = (await etagOf(record)).replace(/"$/, '-gzip"')
    await service.as('finance').patch(record, { letterNumber: 'S-9/contoh/2025' })

    const headers = { 'if-match': `W/${seen}`, 'accept-language': 'id' }
    const refused = await service.as('verifier').post(`${record}/approval`, {}, { headers })

    expect(refused.body.figures).toEqual({ changed: 'nomor surat' })
  })

  it('when somebody else has decided meanwhile', async () => {
    const record = await aWaitingPledge()
    const seen = await etagOf(record)
    await decide(record, 'rejection', reason, seen)

    const late = await decide(record, 'approval', {}, seen)

    expect([late.status, late.body.figures.changed]).toEqual([
      412,
      'state, instant of the decision, note of the decision',
    ])
  })

  it('whatever field of a record that is decided on', () => {
    const told = ['id', 'version', 'createdAt', 'updatedAt']
    const ofReader = [
      'adoptedBy',
      'allowedActions',
      'paperTotal',
      'companyName',
      'rejectedBy',
      'retreatCode',
      'retreatTitle',
      'verifiedBy',
    ]
    const fields = [Pledge, Disbursement, Adjustment, Budget].flatMap(({ shape }) => Object.keys(shape))

    const nameless = fields.filter((field) => namesOfFields([field]).en === 'its content')

    expect([...new Set(nameless)].sort()).toEqual([...told, ...ofReader].sort())
  })
})

it('a decision and a correction at the same time: what is decided is what was read', async () => {
  for (let round = 0; round < 8; round += 1) {
    const record = await aWaitingReceipt()
    const { headers, body: read } = await service.as('verifier').get(record)
    const etag = String(headers.etag)

    const [verified, changed] = await Promise.all([
      decide(record, 'verification', {}, etag),
      service.as('finance').patch(record, { evidence: { number: newNumber('STS') } }, { 'if-match': etag }),
    ])

    expect([verified.status, changed.status].sort()).toEqual([200, 412])
    const { state, evidence } = (await service.as('verifier').get(record)).body
    if (state === 'verified') expect(evidence).toEqual(read.evidence)
  }
})

it('a repeated decision is answered as before, whatever was read for it', async () => {
  const record = await aWaitingReceipt()
  const key = `putusan-${record}`
  const first = await service
    .as('verifier')
    .post(`${record}/verification`, {}, { key, headers: { 'if-match': await etagOf(record) } })

  const again = await service
    .as('verifier')
    .post(`${record}/verification`, {}, { key, headers: { 'if-match': await etagOf(record) } })

  expect([first.status, again.status]).toEqual([200, 200])
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect(again.body).toEqual(first.body)
})
