/** What auditors record about findings: it stays with the finding, which stays as long as its facts do. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Finding } from '../../src/findings/findings.schema.ts'
import type { Client } from '../support/client.ts'
import { aPerson } from '../support/people.ts'
import { approved } from '../support/proposals.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { wrongAfter } from '../support/tampering.ts'
import { anActivePledge, aReceipt, aRetreat } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const explanation = { kind: 'explained', reason: 'Perjanjian menyusul, surat Sekda terlampir' }

/** A receipt without an agreement, and the finding that says so. */
async function aFinding() {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 1_000 })
  const { id: receiptId } = await aReceipt(service, pledgeId, 60)
  const [finding] = await findingsOf(retreatId)
  return {
    retreatId,
    pledgeId,
    receiptId,
    finding: finding as Finding,
    path: `/v1/findings/${finding?.id}/follow-ups`,
  }
}

async function findingsOf(retreatId: string, filter = 'code=F02'): Promise<Finding[]> {
  return (await service.as('auditor').get(`/v1/retreats/${retreatId}/findings?${filter}`)).body.items
}

describe('a follow-up', () => {
  it('is listed within its finding, names its maker, and its kind is the status', async () => {
    const { retreatId, path, finding } = await aFinding()

    const made = await service.as('auditor').post(path, explanation)
    await service.as('auditor').made(path, { kind: 'settled', reason: 'NPHD diterima' })

    expect(made.status).toBe(201)
    const { rows } = await service.superuser.query("select id from users where name = 'auditor'")
    expect(made.body).toMatchObject({ findingId: finding.id, ...explanation, actorId: rows[0].id })
    expect(await findingsOf(retreatId)).toEqual([
      {
        ...finding,
        status: 'settled',
        followUps: [made.body, expect.objectContaining({ kind: 'settled', reason: 'NPHD diterima' })],
      },
    ])
  })

  it('is told by one event, which is the history of the finding', async () => {
    const { retreatId, path, finding } = await aFinding()
    const { id } = await service.as('auditor').made(path, explanation)

    const { body } = await service.as('auditor').get(`/v1/findings/${finding.id}/history`)

    expect(body.items).toMatchObject([{ type: 'finding.followed_up', text: 'Finding followed up' }])
    expect(body.items[0].changes).toEqual(
      expect.arrayContaining([
        { field: 'id', label: expect.any(String), before: null, after: id },
        { field: 'reason', label: expect.any(String), before: null, after: explanation.reason },
      ]),
    )
    const { rows } = await service.sql.query(
      "select retreat_id from events where type = 'finding.followed_up' and subject_id = $1",
      [finding.id],
    )
    expect(rows).toEqual([{ retreat_id: retreatId }])
  })

  it('is recorded once, however often the request is sent', async () => {
    const { retreatId, path } = await aFinding()
    const key = randomUUID()

    const [first, again] = [
      await service.as('auditor').post(path, explanation, { key }),
      await service.as('auditor').post(path, explanation, { key }),
    ]

    expect(again.body).toEqual(first.body)
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect((await findingsOf(retreatId))[0]?.followUps).toHaveLength(1)
  })

  it.each(['finance', 'verifier', 'admin', 'integration'] as const)('is no business of %s', async (role) => {
    const { path } = await aFinding()

    const response = await service.as(role).post(path, explanation)

    expect(response.status).toBe(403)
  })

  it.each([
    { kind: 'ignored', reason: 'Contoh' },
    { kind: 'explained' },
    { ...explanation, retreatId: randomUUID() },
  ])('of an unknown shape is refused: %j', async (body) => {
    const { path } = await aFinding()

    const response = await service.as('auditor').post(path, body)

    expect(response.body).toMatchObject({ status: 422, code: 'validation_failed' })
  })

  it('cannot be changed or removed', async () => {
    const { path } = await aFinding()
    await service.as('auditor').made(path, explanation)

    for (const statement of [
      "update finding_follow_ups set reason = 'lain'",
      'delete from finding_follow_ups',
    ]) {
      await expect(service.sql.query(statement)).rejects.toThrow('permission denied')
      await expect(service.superuser.query(statement)).rejects.toThrow('append-only')
    }
  })
})

describe('a finding', () => {
  it('that no register has now cannot be followed up, nor one of a retreat out of sight', async () => {
    const { retreatId: another } = await aFinding()
    const { path } = await aFinding()
    const limited = await (await aPerson(service, 'auditor')).keyOf({ scopes: { retreatIds: [another] } })
    const wordsOf = async (client: Client, address: string) => {
      const { instance: _, requestId: __, ...words } = (await client.post(address, explanation)).body
      return words
    }

    const nowhere = await wordsOf(service.as('auditor'), `/v1/findings/${randomUUID()}/follow-ups`)

    expect(nowhere).toMatchObject({ status: 404, code: 'finding_not_found' })
    expect(await wordsOf(limited, path)).toEqual(nowhere)
    expect(await wordsOf(limited, '/v1/findings/bukan-uuid/follow-ups')).toEqual(nowhere)
    await service.as('auditor').made(path, explanation)
    expect(await wordsOf(limited, path)).toEqual(nowhere)
    expect((await limited.get(path.replace('follow-ups', 'history'))).status).toBe(404)
  })

  it('disappears with its facts, and comes back with its follow-ups', async () => {
    const { retreatId, pledgeId, path, finding } = await aFinding()
    await service.as('auditor').made(path, explanation)
    const agreement = { kind: 'nphd', number: '900/1', signedOn: '2025-05-01' }

    await service.as('finance').made(`/v1/pledges/${pledgeId}/agreement`, agreement)
    const signed = await findingsOf(retreatId)
    const refused = await service.as('auditor').post(path, explanation)
    const before = await findingsOf(retreatId, 'code=F02&asOf=2025-05-02')
    await approved(service, `/v1/pledges/${pledgeId}/agreement`, {
      ...agreement,
      signedOn: '2025-05-03',
      relation: 'correction',
      reason: 'Tanggal yang benar',
    })
    const dayBefore = await findingsOf(retreatId, 'code=F02&asOf=2025-05-02')

    expect(signed).toEqual([])
    expect(refused.body.code).toBe('finding_not_found')
    expect(before).toEqual([])
    expect(dayBefore).toMatchObject([{ id: finding.id, status: 'explained', followUps: [explanation] }])
  })

  it('has the same id in every language and whatever else is found', async () => {
    const { retreatId, pledgeId, finding } = await aFinding()

    await aReceipt(service, pledgeId, 70)
    const { body } = await service
      .as('auditor')
      .get(`/v1/retreats/${retreatId}/findings?code=F02`, { 'accept-language': 'id' })

    const ids = body.items.map(({ id }: Finding) => id)
    expect(ids).toContain(finding.id)
    expect(new Set(ids).size).toBe(2)
    expect(finding.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/)
  })
})

describe('verify', () => {
  it('vouches for follow-ups, and names one that was altered, removed or slipped in', async () => {
    const { path } = await aFinding()
    await service.as('auditor').made(path, explanation)
    await assertLedgerIsSound(service.db)

    for (const tampering of [
      "update finding_follow_ups set kind = 'settled' where kind = 'explained'",
      'delete from finding_follow_ups',
      'insert into finding_follow_ups select gen_random_uuid(), retreat_id, finding_id, kind, reason, actor_id, created_at from finding_follow_ups limit 1',
    ]) {
      const wrong = await wrongAfter(service, tampering)

      const asLogged = wrong.find(({ name }) => name === 'every record is as it was last logged')
      expect(asLogged?.examples[0]?.record, tampering).toMatch(/^finding_follow_ups /)
    }
  })
})
