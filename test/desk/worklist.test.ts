/** What somebody's day begins with: who they are here, and what waits for them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '../../src/platform/authority/permissions.ts'
import type { Worklist, WorklistEntry } from '../../src/worklist/worklist.schema.ts'
import { refundOf } from '../support/adjustments.ts'
import type { Client } from '../support/client.ts'
import { aPerson, aSystem } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { statementsOf } from '../support/statements.ts'
import {
  aDraft,
  aDraftBudget,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  keysOfOnePerson,
  newNumber,
  pledgeOf,
} from '../support/world.ts'

let service: TestService
let retreatId: string
beforeAll(async () => {
  service = await startTestService()
  retreatId = (await aRetreat(service, [{ code: 'A', amount: 100_000 }])).id
})
afterAll(() => service.close())

async function worklistOf(client: Client): Promise<Worklist> {
  const { status, body } = await client.get('/v1/worklist')
  expect(status).toBe(200)
  return body
}
const kindsOf = (entries: readonly WorklistEntry[]) =>
  Object.fromEntries(entries.map(({ kind, count, amount }) => [kind, [count, amount]]))

describe('the worklist', () => {
  it('tells who can confirm an access that it waits, and who gave it that it waits for another', async () => {
    const { id } = await service
      .as('admin')
      .made('/v1/users', { kind: 'person', name: 'Orang Baru', roles: ['finance'] })
    const of = async (reader: Client, half: 'waiting' | 'own') =>
      (await worklistOf(reader))[half]
        .filter(({ kind }) => kind === 'access_confirmation')
        .flatMap(({ oldest }) => oldest.map((each) => each.id))

    expect(await of(service.as('verifier'), 'waiting')).toContain(id)
    expect(await of(service.as('admin'), 'waiting')).not.toContain(id)
    expect(await of(service.as('admin'), 'own')).toContain(id)
    expect(await of(service.as('auditor'), 'waiting')).toEqual([])
  })

  it('does not ask anybody to confirm who neither records nor checks money', async () => {
    const admin = service.as('admin')
    const made = ['auditor', 'admin'].map((role) =>
      admin.made('/v1/users', { kind: 'person', name: 'Orang Baru', roles: [role] }),
    )
    const ids = (await Promise.all(made)).map(({ id }) => id)
    const { waiting, own } = await worklistOf(admin)
    const { waiting: others } = await worklistOf(service.as('verifier'))

    const told = [...waiting, ...own, ...others].filter(({ kind }) => kind === 'access_confirmation')
    expect(told.flatMap(({ oldest }) => oldest.map(({ id }) => id)).filter((id) => ids.includes(id))).toEqual(
      [],
    )
  })

  it('tells each role what waits for it, how much it is, and apart what they made themselves', async () => {
    const terms = { retreatId, amount: 1_000 }
    const active = await anActivePledge(service, terms)
    const submitted = await aSubmittedPledge(service, terms)
    await aSubmittedPledge(service, { ...terms, amount: 500 })
    await aDraft(service, terms)
    await aReceipt(service, active.id, 100)
    const verified = await aReceipt(service, active.id, 200)
    await service.as('verifier').made(`/v1/disbursements/${verified.id}/verification`)
    const refund = refundOf(5, { evidence: { kind: 'bank_transfer', number: newNumber('RETUR') } })
    await service.as('finance').made(`/v1/disbursements/${verified.id}/refunds`, refund)
    await aDraftBudget(service, retreatId, [{ code: 'A', amount: 90_000 }])

    const [finance, verifier, auditor] = await Promise.all(
      (['finance', 'verifier', 'auditor'] as const).map((role) => worklistOf(service.as(role))),
    )

    const decisions = {
      pledge_approval: [2, 1_500],
      disbursement_verification: [1, 100],
      proposal_decision: [1, 5],
      budget_adoption: [1, null],
    }
    expect(kindsOf(verifier?.waiting ?? [])).toMatchObject(decisions)
    expect(kindsOf(finance?.waiting ?? [])).toEqual({
      pledge_submission: [1, 1_000],
      instalment_overdue: [1, 700],
      agreement_missing: [1, 300],
      evidence_missing: [1, 100],
    })
    expect(kindsOf(finance?.own ?? [])).toEqual(decisions)
    expect(verifier?.own).toEqual([])
    expect(Object.keys(kindsOf(auditor?.waiting ?? []))).toEqual(['finding_follow_up'])
    expect(auditor?.own).toEqual([])
    const [approval] = verifier?.waiting.filter(({ kind }) => kind === 'pledge_approval') ?? []
    expect(approval?.oldest[0]).toMatchObject({
      type: 'pledge',
      id: submitted.id,
      label: expect.stringMatching(/^PT Contoh \d+, S\//),
      amount: 1_000,
    })
  })

  it('puts among their own what somebody with both roles made, who may not decide it', async () => {
    const [finance, verifier] = (await keysOfOnePerson(service, 'finance', 'verifier')) as [Client, Client]
    const { id } = await finance.made('/v1/pledges', await pledgeOf(service, { retreatId, amount: 77 }))
    await finance.made(`/v1/pledges/${id}/submission`)

    const { waiting, own } = await worklistOf(verifier)

    const idsIn = (entries: readonly WorklistEntry[]) =>
      entries.flatMap(({ oldest }) => oldest.map((each) => each.id))
    expect(idsIn(own)).toEqual([id])
    expect(idsIn(waiting)).not.toContain(id)
    const { body } = await verifier.get(`/v1/pledges/${id}`)
    expect(body.allowedActions).toContainEqual(
      expect.objectContaining({ action: 'approval', code: 'maker_is_checker' }),
    )
  })

  it('names the ten that wait the longest, and counts all', async () => {
    const { id: crowded } = await aRetreat(service, [{ code: 'A', amount: 100_000 }])
    for (let each = 0; each < 11; each += 1)
      await aSubmittedPledge(service, { retreatId: crowded, amount: 1 })
    const { client: all, keyOf } = await aPerson(service, 'verifier')
    const key = await keyOf({ scopes: { retreatIds: [crowded] } })

    const [narrow] = (await worklistOf(key)).waiting
    const [wide] = (await worklistOf(all)).waiting

    expect([narrow?.count, narrow?.amount, narrow?.oldest.length]).toEqual([11, 11, 10])
    const times = narrow?.oldest.map(({ since }) => since) ?? []
    expect(times).toEqual(times.toSorted())
    expect(wide?.count).toBeGreaterThan(11)
  })

  it('costs one statement, however many kinds there are', async () => {
    const { statements } = await statementsOf(() => worklistOf(service.as('verifier')))

    expect(statements.filter((text) => /from pledges|from disbursements/.test(text)).length).toBe(1)
  })
})

describe('me', () => {
  it('tells a person who they are and what they may do', async () => {
    const { id, client } = await aPerson(service, 'finance')

    const { body } = await client.get('/v1/me')

    expect(body).toMatchObject({ id, kind: 'person', name: 'Orang Contoh', roles: ['finance'], scopes: null })
    expect(body.operations).toContain('pledges.write')
    expect(body.operations).not.toContain('pledges.decide')
  })

  it('tells a system what its scopes leave, which are its own to know', async () => {
    const system = await aSystem(service, ['integration'], { scopes: { operations: ['coverage.read'] } })

    const { status, body } = await system.get('/v1/me')

    expect([status, body.kind, body.scopes]).toEqual([200, 'system', { operations: ['coverage.read'] }])
    expect(body.operations).toEqual(
      ['coverage.read', 'me.read'].toSorted(
        (a, b) => operations.indexOf(a as never) - operations.indexOf(b as never),
      ),
    )
  })
})
