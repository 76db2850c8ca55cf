/** A logical restore that caught the log half sealed goes on where it stood. */

import { createPublicKey } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../src/platform/db/client.ts'
import { readVerifierKey, verifierKeyOf } from '../../src/platform/log/checkpoint.ts'
import { verifyLedger } from '../../src/tools/verify/verify-ledger.ts'
import { cloneDatabase } from '../support/databases.ts'
import { freePort, startService, temporaryFolder } from '../support/process.ts'
import { restoreInto } from '../support/restore.ts'
import { seal, signingKey } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { anActivePledge, aReceipt, aRetreat, companyOf } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

/** Events sealed and, behind them, events that wait. */
async function aHalfSealedLedger() {
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const { id: pledgeId } = await anActivePledge(service, { retreatId, amount: 500 })
  await aReceipt(service, pledgeId, 100)
  await seal(service)
  const { note: outside } = (await service.as('auditor').get('/v1/checkpoints/latest')).body
  await aReceipt(service, pledgeId, 50)
  await aReceipt(service, pledgeId, 25)
  return { pledgeId, outside }
}

/** The log of a database: every event with its position, null where it waits. */
async function logOf(
  client: pg.Pool | pg.Client,
): Promise<{ id: string; position: number | null; hash: Buffer | null }[]> {
  const { rows } = await client.query(
    `select e.id, l.position::int as position, l.hash from events e left join log_leaves l on l.event_id = e.id order by e.sequence`,
  )
  return rows
}

it('seals what a logical restore brought unsealed, before it serves, without a gap', async () => {
  const { pledgeId, outside } = await aHalfSealedLedger()
  const before = await logOf(service.superuser)
  const database = await cloneDatabase()
  const restored = new pg.Client({ connectionString: database.superuserUrl })
  await restored.connect()
  await restoreInto(restored, service.superuser)

  const { folder, remove } = await temporaryFolder()
  const seed = Buffer.from(String(signingKey.export({ format: 'jwk' }).d), 'base64url').toString('base64')
  const port = await freePort()
  const process = await startService({
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    PORT: port,
    LOG_LEVEL: 'silent',
    LOG_SIGNING_KEY: seed,
  })
  const atStart = await logOf(restored)
  const posted = await fetch(`http://127.0.0.1:${port}/v1/companies`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${service.as('finance').secret}`,
      'content-type': 'application/json',
      'idempotency-key': 'sesudah-pemulihan',
    },
    body: JSON.stringify(companyOf()),
  })
  await process.end('SIGTERM')

  expect(before.filter(({ position }) => position === null)).toHaveLength(2)
  expect(atStart.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  expect(atStart.map(({ position }) => position)).toEqual(before.map((_, index) => index + 1))
  const wasSealed = before.filter(({ position }) => position !== null)
  expect(atStart.slice(0, wasSealed.length)).toEqual(wasSealed)
  expect(posted.status).toBe(201)
  const after = await logOf(restored)
  expect(after.map(({ position }) => position)).toEqual(after.map((_, index) => index + 1))
  expect(after).toHaveLength(before.length + 1)
  const db = connect(database.url, () => {})
  const keys = [readVerifierKey(verifierKeyOf(createPublicKey(signingKey)))]
  const { verdicts } = await verifyLedger(db, { keys, outside: [outside] })
  expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([])
  const { rows } = await restored.query(
    'select sum(received)::int as received from pledge_line_balances where pledge_id = $1',
    [pledgeId],
  )
  expect(rows).toEqual([{ received: 175 }])
  await db.$client.end()
  await restored.end()
  await database.drop()
  await remove()
})
