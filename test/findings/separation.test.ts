/** F22: whatever was decided without two known persons behind it, and whoever came in without another's confirmation. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluateRules } from '../../src/findings/evaluate-rules.ts'
import { txOn } from '../../src/platform/db/client.ts'
import { defaultFindingSettings } from '../../src/platform/shared/finding-settings.ts'
import { instalmentsOf, refundOf } from '../support/adjustments.ts'
import type { Client } from '../support/client.ts'
import {
  anUnconfirmedPerson,
  aPerson,
  aSystem,
  confirm,
  keyOfPerson,
  type Person,
} from '../support/people.ts'
import { approved, correctedByTwo } from '../support/proposals.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { tamper } from '../support/tampering.ts'
import { anActivePledge, aReceipt, aRetreat, receiptOf } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

async function registerOf(retreatId: string, client = service.as('auditor'), more = '') {
  return (await client.get(`/v1/retreats/${retreatId}/findings?code=F22${more}`)).body
}
const foundIn = async (retreatId: string): Promise<string[]> =>
  (await registerOf(retreatId)).items.map(
    ({ subject }: { subject: { kind: string; id?: string; version?: number } }) =>
      `${subject.kind} ${subject.id ?? subject.version}`,
  )

async function anOpenPledge() {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 1_000 })
  return { retreatId, pledgeId }
}

/** A receipt that one records and another verifies. */
async function aReceiptBy(recorder: Client, checker: Client) {
  const { retreatId, pledgeId } = await anOpenPledge()
  const { id } = await recorder.made('/v1/disbursements', receiptOf(pledgeId, 60))
  await checker.made(`/v1/disbursements/${id}/verification`)
  return { retreatId, pledgeId, id }
}

it('of each kind of record, those are found that no known person made or checked', async () => {
  const { retreatId, pledgeId, id } = await aReceiptBy(service.as('finance'), service.as('verifier'))
  const { id: refundId } = await approved(service, `/v1/disbursements/${id}/refunds`, refundOf(10))
  const { id: writeOffId } = await approved(service, `/v1/pledges/${pledgeId}/write-offs`, {
    amount: 5,
    reason: 'other',
    effectiveOn: '2025-05-20',
    instalments: instalmentsOf(995),
  })
  const choice = { venueCode: 'PANTAI', chosenOn: '2025-05-20' }
  const { id: choiceId } = await approved(service, `/v1/retreats/${retreatId}/venue-choices`, choice)
  const { companyId } = (await service.as('auditor').get(`/v1/pledges/${pledgeId}`)).body
  const disclosures = `/v1/companies/${companyId}/disclosures`
  const sanction = { kind: 'sanction', reference: 'SK-9', validFrom: '2025-02-01', validTo: null }
  const { id: disclosureId } = await service.as('finance').made(disclosures, sanction)
  const ending = { validTo: '2025-02-02', reason: 'Milik perusahaan lain' }
  const { id: endingId } = await correctedByTwo(service, `${disclosures}/${disclosureId}`, ending)
  expect(await foundIn(retreatId)).toEqual([])

  await tamper(service, [
    `update disbursements set makers = array[gen_random_uuid()] where id = '${id}'`,
    `update pledges set makers = array[gen_random_uuid()] where id = '${pledgeId}'`,
    `update adjustments set makers = array[gen_random_uuid()] where id = '${refundId}'`,
    `update adjustments set decided_by = gen_random_uuid() where id in ('${writeOffId}', '${choiceId}', '${endingId}')`,
    `update budget_versions set makers = array[gen_random_uuid()] where retreat_id = '${retreatId}'`,
  ])

  expect((await foundIn(retreatId)).sort()).toEqual(
    [
      `adjustment ${refundId}`,
      `adjustment ${writeOffId}`,
      `adjustment ${choiceId}`,
      `adjustment ${endingId}`,
      'budget 1',
      `disbursement ${id}`,
      `pledge ${pledgeId}`,
    ].sort(),
  )
  const { items } = await registerOf(retreatId)
  const messages = items.map(({ message, severity }: { message: string; severity: string }) => [
    severity,
    message,
  ])
  expect(messages).toContainEqual([
    'high',
    'Budget version 1 was not recorded and checked by two known persons. Make sure that two persons answer for it.',
  ])
})

describe('a key that was issued by the person on the other side', () => {
  let issuer: Client
  let system: { id: string; client: Client; other: Client }
  beforeAll(async () => {
    const { id, client } = await aPerson(service, 'admin')
    const admin = service.as('admin')
    const person = await aPerson(service, 'auditor')
    const made = await admin.made('/v1/users', {
      kind: 'system',
      name: 'Sistem contoh',
      roles: ['finance'],
      responsibleId: person.id,
    })
    const keyBy = async (by: Client) => {
      const terms = { name: 'kunci sistem', roles: ['finance'], userId: made.id }
      return service.withKey((await by.made<{ key: string }>('/v1/api-keys', terms)).key)
    }
    system = { id: made.id, client: await keyBy(client), other: await keyBy(admin) }
    await admin.patch(`/v1/users/${id}`, { roles: ['verifier'] })
    await (await aPerson(service, 'admin')).client.made(`/v1/users/${id}/confirmation`)
    issuer = service.withKey((await keyOfPerson(service, { id, roles: ['verifier'] })).key)
  })

  it('makes a finding of what it recorded and that person verified', async () => {
    const { retreatId, id } = await aReceiptBy(system.client, issuer)

    expect(await foundIn(retreatId)).toEqual([`disbursement ${id}`])
    expect((await registerOf(retreatId)).items[0].message).toContain(
      'with a key that the person on the other side had issued',
    )
  })

  it('makes none of what another verified, or another key recorded', async () => {
    const byAnother = await aReceiptBy(system.client, service.as('verifier'))
    const withAnother = await aReceiptBy(system.other, issuer)

    expect(await foundIn(byAnother.retreatId)).toEqual([])
    expect(await foundIn(withAnother.retreatId)).toEqual([])
  })
})

describe('two users who have had one address', () => {
  async function aPersonAt(role: 'finance' | 'verifier', email: string): Promise<Client> {
    const { id } = await service
      .as('admin')
      .made('/v1/users', { kind: 'person', name: 'Orang', email, roles: [role] })
    await (await aPerson(service, 'admin')).client.made(`/v1/users/${id}/confirmation`)
    const { client } = { client: service.withKey((await keyOfPerson(service, { id, roles: [role] })).key) }
    await service.as('admin').patch(`/v1/users/${id}`, { email: null })
    return client
  }

  it('are not two known persons, though neither has it any more', async () => {
    const email = `${randomUUID()}@contoh.example`
    const [recorder, checker] = [
      await aPersonAt('finance', email),
      await aPersonAt('verifier', email.toUpperCase()),
    ]
    const stranger = await aPersonAt('verifier', `${randomUUID()}@contoh.example`)

    const { retreatId, id } = await aReceiptBy(recorder, checker)
    const neighbour = await aReceiptBy(recorder, stranger)

    expect(await foundIn(retreatId)).toEqual([`disbursement ${id}`])
    expect(await foundIn(neighbour.retreatId)).toEqual([])
  })
})

describe('somebody whom nobody has confirmed', () => {
  let person: Person
  let where: { retreatId: string; pledgeId: string }
  beforeAll(async () => {
    where = await anOpenPledge()
    person = await anUnconfirmedPerson(service, 'verifier')
  })

  it('is found in every retreat, and gravely where they have decided something', async () => {
    const elsewhere = await anOpenPledge()
    expect(await registerOf(where.retreatId)).toMatchObject({
      counts: { total: 1, critical: 0, high: 1 },
      items: [{ severity: 'high', subject: { kind: 'user', id: person.id, label: 'Orang Contoh' } }],
    })

    const { id } = await aReceipt(service, where.pledgeId, 10)
    await person.client.made(`/v1/disbursements/${id}/verification`)

    const register = await registerOf(where.retreatId)
    expect(register).toMatchObject({
      counts: { total: 1, critical: 1, high: 0 },
      items: [{ severity: 'critical', subject: { id: person.id } }],
    })
    expect(register.items[0].message).toMatch(
      /^The access of Orang Contoh has not been confirmed since \d{1,2} \w+ \d{4}, and/,
    )
    expect((await registerOf(elsewhere.retreatId)).items[0].severity).toBe('high')
    expect((await registerOf(where.retreatId, service.as('auditor'), '&severity=high')).items).toEqual([])
    expect(
      (await registerOf(where.retreatId, service.as('auditor'), '&severity=critical')).items,
    ).toHaveLength(1)
  })

  it('is an id to an integration that may not read users', async () => {
    const named = await aSystem(service, ['integration'], {
      scopes: { operations: ['findings.read', 'access.read'] },
    })

    const { items } = await registerOf(where.retreatId, service.as('integration'))
    expect(items).toMatchObject([
      { subject: { id: person.id, label: person.id }, facts: { name: person.id } },
    ])
    expect(JSON.stringify(items)).not.toContain('Orang Contoh')
    expect((await registerOf(where.retreatId, named)).items[0].subject.label).toBe('Orang Contoh')
  })

  it('stays where they decided, when the role is taken away, and goes with the confirmation alone', async () => {
    const elsewhere = await anOpenPledge()
    await service.as('admin').patch(`/v1/users/${person.id}`, { roles: ['auditor'] })
    expect(await foundIn(where.retreatId)).toEqual([`user ${person.id}`])
    expect(await foundIn(elsewhere.retreatId)).toEqual([])

    await confirm(service, person.id)

    expect(await foundIn(where.retreatId)).toEqual([])
  })

  it('is not found who cannot come in, or needs no confirmation', async () => {
    const { id } = await anUnconfirmedPerson(service, 'finance')
    await anUnconfirmedPerson(service, 'auditor')
    await service.as('admin').patch(`/v1/users/${id}`, { active: false })

    expect(await foundIn(where.retreatId)).toEqual([])
  })
})

it('the register reads neither all events nor all versions, however many there are of others', async () => {
  const { retreatId } = await aReceiptBy(service.as('finance'), service.as('verifier'))
  await anUnconfirmedPerson(service, 'verifier')
  await tamper(service, [
    `insert into events (id, type, subject_type, subject_id, retreat_id, actor_id, request_id, data)
     select gen_random_uuid(), 'disbursement.verified', 'disbursement', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'x', '{}'
     from generate_series(1, 20000)`,
    `insert into record_versions (kind, record_id, version, event_id, row)
     select 'disbursements', gen_random_uuid(), 1, gen_random_uuid(), '{}' from generate_series(1, 20000)`,
  ])
  await service.superuser.query('analyze events, record_versions')
  const client = await service.db.$client.connect()
  try {
    await client.query('begin')
    const tx = txOn(client, null)
    const seen = await evaluateRules(tx, { retreatId, day: '2025-12-31', settings: defaultFindingSettings })
    const { rows } = await client.query(
      `select relname, seq_scan::int, idx_scan::int from pg_stat_xact_user_tables where relname in ('events', 'record_versions')`,
    )
    await client.query('rollback')

    expect(seen.map(({ code }) => code)).toContain('F22')
    expect(rows.map(({ relname, seq_scan }) => [relname, seq_scan]).sort()).toEqual([
      ['events', 0],
      ['record_versions', 0],
    ])
    expect(rows.find(({ relname }) => relname === 'events')?.idx_scan).toBeGreaterThan(0)
  } finally {
    client.release()
  }
})
