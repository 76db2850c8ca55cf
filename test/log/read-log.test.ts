import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import canonicalize from 'canonicalize'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCheckpoint, readVerifierKey } from '../../src/platform/log/checkpoint.ts'
import { isConsistent, rootFromInclusion } from '../../src/platform/log/merkle.ts'
import { sealAll } from '../../src/platform/log/sealer.ts'
import { mustExist } from '../../src/platform/shared/must-exist.ts'
import { aSystem } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aCompany, aDraft, anActivePledge, aReceipt, aRetreat, companyOf } from '../support/world.ts'

const CANARY = 'Ibu Kenari Contoh 0812'

let service: TestService
let key: KeyObject
let retreatId: string
let pledgeId: string
let receiptId: string

beforeAll(async () => {
  service = await startTestService()
  key = generateKeyPairSync('ed25519').privateKey
  ;({ id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 10_000 }]))
  ;({ id: pledgeId } = await anActivePledge(service, {
    retreatId,
    amount: 6_000,
    allocations: [{ lineCode: 'A', amount: 6_000 }],
  }))
  ;({ id: receiptId } = await aReceipt(service, pledgeId, 2_500))
  await sealAll(service.db, key)
})
afterAll(() => service.close())

interface LoggedEvent {
  position: number
  id: string
  type: string
  subject: { id: string }
  retreatId: string | null
  data: { entries?: object[] }
  rows: { table: string; row: Record<string, unknown> }[]
  records: Record<string, unknown>[]
}

async function everything(client = service.as('auditor'), filter = ''): Promise<LoggedEvent[]> {
  const items: LoggedEvent[] = []
  for (let after = '0'; ; ) {
    const { body } = await client.get(`/v1/events?after=${after}&limit=7${filter}`)
    items.push(...body.items)
    if (body.next === after) return items
    after = body.next
  }
}

describe('the feed', () => {
  it('has every event once, in positions without gaps', async () => {
    const items = await everything()

    const { rows } = await service.sql.query('select count(*) from events')
    expect(items.map(({ position }) => position)).toEqual(items.map((_, index) => index + 1))
    expect(new Set(items.map(({ id }) => id)).size).toBe(rows[0].count)
  })

  it('carries the row that was written and the entries that were posted', async () => {
    const items = await everything(service.as('auditor'), '&types=disbursement.recorded')

    expect(items).toHaveLength(1)
    expect(items[0]?.rows).toMatchObject([
      {
        table: 'disbursements',
        row: { id: receiptId, amount: 2_500, received_on: '2025-05-02', evidence_number: expect.any(String) },
      },
    ])
    expect(items[0]?.data.entries).toMatchObject([{ measure: 'received', lineCode: 'A', amount: 2_500 }])
  })

  it('shows the record as the API does, without what other records change', async () => {
    const [
      {
        records: [pledge],
      } = { records: [] },
    ] = await everything(service.as('auditor'), '&types=pledge.approved')

    expect(pledge).toMatchObject({ type: 'pledge', id: pledgeId, state: 'active', amount: 6_000 })
    expect(pledge).toMatchObject({
      decidedBy: { id: expect.any(String) },
      updatedAt: expect.stringMatching(/Z$/),
    })
    expect(pledge).not.toHaveProperty('received')
  })

  it('refuses a cursor of another log, and one beyond its end', async () => {
    const { body: page } = await service.as('auditor').get('/v1/events?limit=3')
    const [position, mark] = page.next.split('-')
    const others = [
      `${position}-${mark.replace(/^./, (first: string) => (first === '0' ? '1' : '0'))}`,
      `${page.sealed + 1}-${mark}`,
    ]

    for (const after of others) {
      const { status, body } = await service.as('auditor').get(`/v1/events?after=${after}`)
      expect([status, body.code]).toEqual([409, 'cursor_of_other_log'])
    }
    expect((await service.as('auditor').get('/v1/events?after=3')).status).toBe(400)
  })

  it('can be followed for some types or one retreat', async () => {
    const all = await everything()

    const ofRetreat = await everything(service.as('auditor'), `&retreatId=${retreatId}`)
    const ofTypes = await everything(service.as('auditor'), '&types=pledge.submitted,pledge.approved')

    expect(ofRetreat).toEqual(all.filter((event) => event.retreatId === retreatId))
    expect(ofTypes.map(({ type }) => type)).toEqual(['pledge.submitted', 'pledge.approved'])
    const ofGroup = await everything(service.as('auditor'), '&types=pledge.*,disbursement.recorded')
    expect(ofGroup).toEqual(
      all.filter(({ type }) => type.startsWith('pledge.') || type === 'disbursement.recorded'),
    )
  })

  it('refuses a type that there is not', async () => {
    const response = await service.as('auditor').get('/v1/events?types=pledge.eaten')

    expect(response.status).toBe(400)
  })

  it('shows a key that is limited to a retreat the events of that retreat alone', async () => {
    const { id: other } = await aRetreat(service, [{ code: 'A', amount: 10 }])
    await sealAll(service.db, key)
    const limited = await aSystem(service, ['integration'], { scopes: { retreatIds: [other] } })

    const items = await everything(limited)

    expect(items.map((event) => event.retreatId)).toEqual(items.map(() => other))
    expect(items.length).toBeGreaterThan(0)
    expect((await limited.get('/v1/events/1/proof')).status).toBe(404)
    expect((await limited.get(`/v1/pledges/${pledgeId}/history`)).status).toBe(404)
  })
})

describe('a proof', () => {
  it('lets a stranger check an event with nothing but SHA-256, the public key and RFC 6962', async () => {
    const auditor = service.as('auditor')
    const [told] = await everything(auditor, '&types=disbursement.recorded')
    const { records: _asShown, ...event } = mustExist(told, 'the event of a receipt')
    const { body: keys } = await auditor.get('/v1/checkpoints/keys')

    const { body: proof } = await auditor.get(`/v1/events/${event.position}/proof`)

    const known = keys.items.map(({ verifierKey }: { verifierKey: string }) => readVerifierKey(verifierKey))
    const { checkpoint } = openCheckpoint(proof.checkpoint.note, known)
    const leafHash = createHash('sha256').update('\0').update(proof.leaf).digest()
    const path = proof.path.map((hash: string) => Buffer.from(hash, 'base64'))
    expect(proof.leaf).toBe(canonicalize(event))
    expect(proof.leafHash).toBe(leafHash.toString('base64'))
    expect(rootFromInclusion(leafHash, proof.leafIndex, checkpoint.size, path)).toEqual(checkpoint.root)
  })

  it('holds for every event against every checkpoint that covers it', async () => {
    const auditor = service.as('auditor')
    for (let each = 0; each < 3; each += 1) {
      await aCompany(service)
      await sealAll(service.db, key)
    }
    const { body: checkpoints } = await auditor.get('/v1/checkpoints')

    for (const { size, root } of checkpoints.items) {
      for (let position = 1; position <= size; position += 3) {
        const { body } = await auditor.get(`/v1/events/${position}/proof?size=${size}`)
        const path = body.path.map((hash: string) => Buffer.from(hash, 'base64'))
        const reached = rootFromInclusion(Buffer.from(body.leafHash, 'base64'), position - 1, size, path)
        expect(reached?.toString('hex')).toBe(root)
      }
    }
  })

  it('shows that each checkpoint goes on from those before it', async () => {
    const auditor = service.as('auditor')
    const { body: checkpoints } = await auditor.get('/v1/checkpoints')
    const [newest, ...older] = checkpoints.items

    for (const { size } of older) {
      const { body } = await auditor.get(`/v1/checkpoints/consistency?from=${size}`)
      const path = body.path.map((hash: string) => Buffer.from(hash, 'base64'))
      const rooted = ({ size: of, root }: { size: number; root: string }) => ({
        size: of,
        root: Buffer.from(root, 'hex'),
      })
      expect(isConsistent(rooted(body.from), rooted(body.to), path)).toBe(true)
      expect(body.to.size).toBe(newest.size)
    }
    expect(older.length).toBeGreaterThan(0)
  })

  it('is not there for positions and checkpoints that are not', async () => {
    const auditor = service.as('auditor')

    expect((await auditor.get('/v1/events/99999/proof')).body.code).toBe('event_not_found')
    expect((await auditor.get('/v1/events/1/proof?size=99999')).body.code).toBe('checkpoint_not_found')
    expect((await auditor.get('/v1/checkpoints/consistency?from=99999')).body.code).toBe(
      'checkpoint_not_found',
    )
  })
})

describe('the history of a record', () => {
  it('tells who did what, when, before and after, in either language', async () => {
    const auditor = service.as('auditor')
    const path = `/v1/pledges/${pledgeId}/history`

    const english = await auditor.get(path)
    const indonesian = await auditor.get(path, { 'accept-language': 'id' })

    expect(english.body.items.map(({ text }: { text: string }) => text)).toEqual([
      'Pledge drafted',
      'Pledge submitted',
      'Pledge approved',
    ])
    expect(indonesian.body.items.map(({ text }: { text: string }) => text)).toEqual([
      'Komitmen ditulis',
      'Komitmen diajukan',
      'Komitmen disetujui',
    ])
    const [drafted, submitted, approved] = english.body.items
    expect(drafted.changes).toContainEqual({ field: 'amount', label: 'amount', before: null, after: 6_000 })
    expect(approved.changes).toContainEqual({
      field: 'state',
      label: 'state',
      before: 'submitted',
      after: 'active',
    })
    expect(approved.actorId).not.toBe(submitted.actorId)
    expect(approved).toMatchObject({ version: 3, position: expect.any(Number) })
  })

  it('tells of what is not sealed yet too', async () => {
    const draft = await aDraft(service, { retreatId, amount: 100 })

    const { body } = await service.as('auditor').get(`/v1/pledges/${draft.id}/history`)

    expect(body.items).toMatchObject([{ type: 'pledge.drafted', position: null }])
  })

  it.each([
    'companies',
    'retreats',
    'pledges',
    'disbursements',
    'adjustments',
    'appropriations',
    'expenditures',
    'users',
  ])('is 404 for %s that there are not', async (resource) => {
    const response = await service
      .as('auditor')
      .get(`/v1/${resource}/01a00000-0000-7000-8000-000000000000/history`)

    expect(response.status).toBe(404)
  })

  it('is there for budget versions', async () => {
    const { body } = await service.as('auditor').get(`/v1/retreats/${retreatId}/budgets/1/history`)

    expect(body.items.map(({ type }: { type: string }) => type)).toEqual(['budget.drafted', 'budget.adopted'])
  })
})

describe('personal data', () => {
  it('never enters the log: no contact of a company, no name or address of a user', async () => {
    const finance = service.as('finance')
    const contact = { name: CANARY, phone: CANARY, email: 'kenari@contoh.example' }
    const { id } = await finance.made('/v1/companies', { ...companyOf(), contact })
    await finance.patch(`/v1/companies/${id}`, { contact: { ...contact, phone: `${CANARY}3` } })
    const user = await service
      .as('admin')
      .made('/v1/users', { kind: 'person', name: CANARY, email: 'kenari@contoh.example', roles: ['finance'] })
    await service.as('admin').patch(`/v1/users/${user.id}`, { name: `${CANARY}4` })
    await sealAll(service.db, key)

    const { body: history } = await service.as('auditor').get(`/v1/companies/${id}/history`)
    const logged = JSON.stringify([await everything(), history])
    const kept = await service.superuser.query(
      'select e.*, v.* from events e left join record_versions v on v.event_id = e.id',
    )

    for (const text of [logged, JSON.stringify(kept.rows)]) {
      expect(text).toContain(id)
      expect(text).toContain(user.id)
      expect(text).not.toMatch(/kenari/i)
    }
  })
})
