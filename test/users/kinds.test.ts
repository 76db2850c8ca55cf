/** Who is a person and who a system: which roles go together, and who answers for what a system posts. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src/platform/authority/roles.ts'
import type { Client } from '../support/client.ts'
import { aPerson, aSystem } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { wrongAfter } from '../support/tampering.ts'
import { lineOf, onLines, pledgeOf, receiptOf, retreatOf } from '../support/world.ts'

let service: TestService
let admin: Client
let personId: string
beforeAll(async () => {
  service = await startTestService()
  admin = service.as('admin')
  personId = (await aPerson(service, 'auditor')).id
})
afterAll(() => service.close())

type Kind = 'person' | 'system'
const userOf = (kind: Kind, roles: Role[]) => ({
  kind,
  name: 'Pengguna contoh',
  roles,
  ...(kind === 'system' ? { responsibleId: personId } : {}),
})
const insert = (kind: Kind, roles: Role[], responsibleId: string | null) =>
  service.sql.query(
    `insert into users (id, kind, name, roles, responsible_id, unconfirmed_by)
     values ($1, $2, 'U', $3, $4, array[gen_random_uuid()])`,
    [randomUUID(), kind, roles, responsibleId],
  )

describe('roles that do not go together', () => {
  const conflicts: [Kind, Role[]][] = [
    ['person', ['finance', 'admin']],
    ['person', ['admin', 'verifier', 'auditor']],
    ['person', ['integration']],
    ['person', ['auditor', 'integration']],
    ['system', ['verifier']],
    ['system', ['finance', 'verifier']],
    ['system', ['admin']],
    ['system', ['integration', 'admin']],
  ]

  it.each(conflicts)('are given to no %s: %j', async (kind, roles) => {
    const { status, body } = await admin.post('/v1/users', userOf(kind, roles))

    expect([status, body.code, body.errors[0].pointer]).toEqual([422, 'roles_conflict', '/roles'])
    await expect(insert(kind, roles, kind === 'system' ? personId : null)).rejects.toMatchObject({
      constraint: 'roles_conflict /roles',
    })
  })

  it.each<[Kind, Role[]]>([
    ['person', ['finance', 'verifier', 'auditor']],
    ['person', ['admin', 'auditor']],
    ['system', ['finance', 'auditor', 'integration']],
  ])('others are given to a %s: %j', async (kind, roles) => {
    expect((await admin.post('/v1/users', userOf(kind, roles))).body).toMatchObject({ kind, roles })
  })

  it('are not added later', async () => {
    const { id } = await aPerson(service, 'verifier')

    const { status, body } = await admin.patch(`/v1/users/${id}`, { roles: ['verifier', 'admin'] })

    expect([status, body.code]).toEqual([422, 'roles_conflict'])
  })
})

describe('who answers for a system', () => {
  const refusalOf = async (user: object) => {
    const { status, body } = await admin.post('/v1/users', { name: 'U', roles: ['auditor'], ...user })
    return [status, body.code, body.errors?.[0]?.pointer]
  }

  it('is named for each system, and for no person', async () => {
    const refusal = [422, 'responsible_required', '/responsibleId']

    expect(await refusalOf({ kind: 'system' })).toEqual(refusal)
    expect(await refusalOf({ kind: 'person', responsibleId: personId })).toEqual(refusal)
    await expect(insert('system', ['auditor'], null)).rejects.toMatchObject({
      constraint: 'responsible_required /responsibleId',
    })
  })

  it('is a person, who is active', async () => {
    const { id: systemId } = await admin.made('/v1/users', userOf('system', ['auditor']))
    const { id: gone } = await aPerson(service, 'auditor')
    await admin.patch(`/v1/users/${gone}`, { active: false })

    for (const responsibleId of [systemId, gone, randomUUID()])
      expect(await refusalOf({ kind: 'system', responsibleId })).toEqual([
        422,
        'responsible_not_a_person',
        '/responsibleId',
      ])
    await expect(insert('system', ['auditor'], systemId)).rejects.toMatchObject({
      constraint: 'responsible_not_a_person /responsibleId',
    })
  })

  it('can change, and what a user is cannot', async () => {
    const { id } = await admin.made('/v1/users', userOf('system', ['auditor']))
    const { id: other } = await aPerson(service, 'auditor')

    expect((await admin.patch(`/v1/users/${id}`, { responsibleId: other })).body.responsibleId).toBe(other)
    expect((await admin.patch(`/v1/users/${id}`, { kind: 'person' })).status).toBe(422)
    await expect(
      service.sql.query(`update users set kind = 'person', responsible_id = null where id = $1`, [id]),
    ).rejects.toMatchObject({ constraint: 'user_kind_stays' })
  })
})

it('whatever a system makes is made by whoever answers for it too', async () => {
  const responsible = await aPerson(service, 'finance')
  const system = await aSystem(service, ['finance'], {}, responsible.id)
  const verifier = service.as('verifier')
  const { id: retreatId } = await system.made('/v1/retreats', retreatOf())
  const lines = [lineOf({ code: 'A', amount: 1_000 })]
  await system.made(`/v1/retreats/${retreatId}/budgets`, { reason: 'RAB contoh', lines })
  await verifier.made(`/v1/retreats/${retreatId}/budgets/1/adoption`, { adoptedOn: '2025-01-10' })
  const appropriation = { effectiveOn: '2025-02-01', documentNumber: 'DPA/1', items: onLines({ A: 20 }) }
  await system.made(`/v1/retreats/${retreatId}/appropriations`, appropriation)
  const spending = { lineCode: 'A', amount: 10, spentOn: '2025-06-24', sp2dNumber: 'SP2D/1' }
  await system.made(`/v1/retreats/${retreatId}/expenditures`, spending)
  const drafted = await service
    .as('finance')
    .made('/v1/pledges', await pledgeOf(service, { retreatId, amount: 100 }))
  await system.patch(`/v1/pledges/${drafted.id}`, { letterNumber: 'S-2' })
  const pledge = await system.made('/v1/pledges', await pledgeOf(service, { retreatId, amount: 100 }))
  await system.made(`/v1/pledges/${pledge.id}/submission`)
  await verifier.made(`/v1/pledges/${pledge.id}/approval`)
  const receipt = await system.made('/v1/disbursements', receiptOf(pledge.id, 10))
  const writeOff = { amount: 5, reason: 'Tidak jadi', effectiveOn: '2025-05-20', instalments: [] }
  await system.post(`/v1/pledges/${pledge.id}/write-offs`, writeOff)
  await system.made(`/v1/disbursements/${receipt.id}/refunds`, {
    amount: 1,
    refundedOn: '2025-06-01',
    evidence: { kind: 'bank_transfer', number: 'R/1' },
    reason: 'Kelebihan setor',
  })

  const { rows } = await service.superuser.query(
    `select 'pledge' as kind, makers from pledges where retreat_id = $1
     union all select 'receipt', makers from disbursements where retreat_id = $1
     union all select 'adjustment', makers from adjustments where retreat_id = $1
     union all select 'budget', makers from budget_versions where retreat_id = $1
     union all select 'appropriation', makers from appropriations where retreat_id = $1
     union all select 'expenditure', makers from expenditures where retreat_id = $1`,
    [retreatId],
  )

  expect(new Set(rows.map(({ kind }) => kind)).size).toBe(6)
  for (const { kind, makers } of rows) expect(makers, kind).toContain(responsible.id)
})

describe('the log tells who somebody is without the name', () => {
  it('and verify names one who was renamed behind its back', async () => {
    const { id } = await aPerson(service, 'verifier')
    const { rows } = await service.superuser.query(
      `select row from record_versions where kind = 'users' and record_id = $1`,
      [id],
    )

    expect(rows[0].row).toMatchObject({ kind: 'person', name_hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(JSON.stringify(rows[0].row)).not.toContain('Orang Contoh')
    for (const change of [`name = 'Orang Lain'`, `email = 'lain@contoh.example'`, `salt = gen_random_uuid()`])
      expect(await wrongAfter(service, `update users set ${change} where id = '${id}'`)).toMatchObject([
        { name: 'every record is as it was last logged', wrong: 1 },
      ])
  })
})
