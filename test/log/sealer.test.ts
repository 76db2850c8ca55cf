import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { lockNumbers } from '../../src/platform/db/locks.ts'
import { openCheckpoint, readVerifierKey } from '../../src/platform/log/checkpoint.ts'
import { GrowingTree } from '../../src/platform/log/merkle.ts'
import { sealAll, sealingLag, startSealer } from '../../src/platform/log/sealer.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aDraft, aRetreat, companyOf } from '../support/world.ts'

let service: TestService
let key: KeyObject

beforeAll(async () => {
  service = await startTestService()
  service.superuser.on('error', () => {})
  key = generateKeyPairSync('ed25519').privateKey
})
afterAll(() => service.close())

async function write(count: number): Promise<void> {
  for (let each = 0; each < count; each += 1) {
    await service.as('finance').made('/v1/companies', companyOf())
  }
}

describe('the sealer', () => {
  it('gives every event a position without gaps, in the order of writing, and empties the queue', async () => {
    const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
    await aDraft(service, { retreatId, amount: 500, allocations: [{ lineCode: 'A', amount: 500 }] })

    await sealAll(service.db, key)

    const { rows } = await service.sql.query(
      `select l.position, e.sequence from events e left join log_leaves l on l.event_id = e.id order by e.sequence`,
    )
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index + 1))
    expect(await sealingLag(service.db)).toEqual({ events: 0, seconds: 0 })
  })

  it('signs the root over all leaves, at every size at which it stopped', async () => {
    for (const count of [1, 2, 3]) {
      await write(count)
      await sealAll(service.db, key)
    }

    const tree = new GrowingTree()
    const roots = new Map<number, Buffer>()
    const { rows: leaves } = await service.sql.query('select hash from log_leaves order by position')
    for (const { hash } of leaves) {
      tree.append(hash)
      roots.set(tree.size, tree.root())
    }
    const { rows: checkpoints } = await service.sql.query('select * from log_checkpoints order by size')
    const { rows: keys } = await service.sql.query('select * from log_keys')
    const known = keys.map(({ verifier_key }) => readVerifierKey(verifier_key))
    for (const { size, root, note, signed_at } of checkpoints) {
      const { checkpoint } = openCheckpoint(note, known)
      expect(checkpoint).toMatchObject({ size, root, signedAt: signed_at })
      expect(root).toEqual(roots.get(size))
    }
    expect(checkpoints.at(-1).size).toBe(tree.size)
  })

  it('keeps the public keys of before when the key changes', async () => {
    await write(1)
    await sealAll(service.db, key)
    const successor = generateKeyPairSync('ed25519').privateKey

    await write(1)
    await sealAll(service.db, successor)

    const { rows } = await service.sql.query(
      'select verifier_key from log_keys join log_checkpoints on key_id = id order by size desc limit 2',
    )
    expect(rows[0].verifier_key).not.toBe(rows[1].verifier_key)
    await sealAll(service.db, key)
  })

  it('is one at a time: of several, each event is sealed once', async () => {
    await write(5)

    await Promise.all(Array.from({ length: 4 }, () => sealAll(service.db, key)))
    await sealAll(service.db, key)

    const { rows } = await service.sql.query(
      `select count(*) as events, count(l.position) as sealed, max(l.position) as last from events e
       left join log_leaves l on l.event_id = e.id`,
    )
    expect(rows[0].sealed).toBe(rows[0].events)
    expect(rows[0].last).toBe(rows[0].events)
  })

  it('takes over where another died in the middle of a batch', async () => {
    await write(3)
    const dying = await service.superuser.connect()
    dying.on('error', () => {})
    await dying.query('begin')
    await dying.query(`select pg_advisory_xact_lock(${lockNumbers.sealer})`)
    const { rows } = await dying.query('select pg_backend_pid() as pid')
    const rounds = vi.spyOn(service.db, 'transaction')
    onTestFinished(() => rounds.mockRestore())
    const sealer = startSealer(service.db, key, () => {})
    await expect.poll(() => rounds.mock.settledResults.map(({ type }) => type)).toContain('fulfilled')
    const waiting = await sealingLag(service.db)

    await service.superuser.query('select pg_terminate_backend($1)', [rows[0].pid])
    dying.release(true)
    const deadline = Date.now() + 5_000
    while ((await sealingLag(service.db)).events > 0 && Date.now() < deadline) await sleep(20)

    expect(waiting.events).toBe(3)
    expect((await sealingLag(service.db)).events).toBe(0)
    await sealer.stop()
  })

  it('tells when what was left from before is sealed, so that a service can wait for it', async () => {
    await write(3)

    const sealer = startSealer(service.db, key, () => {})
    await sealer.caughtUp

    expect((await sealingLag(service.db)).events).toBe(0)
    await sealer.stop()
  })

  it('lets nobody wait for ever where all that comes of it are failures', async () => {
    await write(1)
    const unfit = generateKeyPairSync('ed25519').publicKey

    const sealer = startSealer(service.db, unfit, () => {}, 0)

    await expect(sealer.caughtUp).rejects.toThrow()
    await sealer.stop()
    await sealAll(service.db, key)
  })

  it('seals what was written while it was being stopped', async () => {
    const sealer = startSealer(service.db, key, () => {})
    await write(2)

    await sealer.stop()

    expect((await sealingLag(service.db)).events).toBe(0)
  })
})

describe('the database', () => {
  it('refuses a record that no event logs', async () => {
    const attempt = service.sql.query(
      `insert into companies (id, legal_name, npwp, nib, kbli_code, kbli_version, regency_codes)
       values (gen_random_uuid(), 'PT Contoh Diam', '0000000000000001', '0000000000001', '05100', '2020', '{64.08}')`,
    )

    await expect(attempt).rejects.toMatchObject({ constraint: 'written_with_an_event' })
  })

  it.each([
    'update log_leaves set position = position + 1',
    'delete from log_leaves',
    'delete from log_checkpoints',
    'update log_nodes set hash = hash',
    'delete from log_keys',
    'delete from record_versions',
  ])('refuses the service: %s', async (statement) => {
    await expect(service.sql.query(statement)).rejects.toThrow(/permission denied/)
  })

  it('refuses even the owner to change what is sealed', async () => {
    await expect(service.superuser.query('delete from log_leaves')).rejects.toThrow(/append-only/)
    await expect(service.superuser.query('update log_checkpoints set size = 1')).rejects.toThrow(
      /append-only/,
    )
  })
})
