import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction, type Tx } from '../../src/db/client.ts'
import { isUnavailable } from '../../src/db/pg-errors.ts'
import { startTestService, type TestService } from '../support/service.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})

afterAll(() => service.close())

async function backendPid(db: Pick<Tx, 'execute'>): Promise<number> {
  const { rows } = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  return rows[0]?.pid ?? 0
}

/** Ends a backend, and with a block of the whole process keeps this process from noticing it. */
function endUnseen(pid: number): void {
  process.kill(pid, 'SIGTERM')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
}

test('a connection that is lost between two statements fails the transaction as unavailable, not the process', async () => {
  const outcome = inTransaction(service.db, async (tx) => {
    const pid = await backendPid(tx)
    // Answers when the backend is gone.
    await service.superuser.query('select pg_terminate_backend($1, 5000)', [pid])
    await tx.execute(sql`select 1`)
  }).catch((error: unknown) => error)

  expect(await outcome).toSatisfy(isUnavailable)
})

test('a connection that was lost unseen while it was idle is not lost to the pool, nor used again', async () => {
  const pool = service.db.$client
  const pid = await backendPid(service.db)
  endUnseen(pid)

  const outcome = await inTransaction(service.db, backendPid).catch((error: unknown) => error)

  expect(outcome).toSatisfy(isUnavailable)
  expect(pool.totalCount - pool.idleCount, 'connections still in use').toBe(0)
  expect(await inTransaction(service.db, backendPid)).not.toBe(pid)
})
