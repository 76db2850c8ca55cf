/** What a repeated request is answered is what the log vouches for. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../src/platform/command/run-command.ts'
import { newId } from '../../src/platform/shared/ids.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'
import { wrongAfter } from '../support/tampering.ts'
import { aCompany, companyOf } from '../support/world.ts'

const answers = 'every answer that is kept for a repeated request is the one that was given'

let service: TestService
const key = randomUUID()
beforeAll(async () => {
  service = await startTestService()
  await aCompany(service)
  await service.as('finance').post('/v1/companies', companyOf(), { key })
})
afterAll(() => service.close())

describe('verify names an answer', () => {
  it.each([
    ['altered', `update idempotency_keys set body = '{}' where key = $key`],
    ['taken out', 'update idempotency_keys set body = null where key = $key'],
    ['to another request', `update idempotency_keys set fingerprint = 'x' where key = $key`],
    ['under another key', `update idempotency_keys set key = 'x' where key = $key`],
    [
      'pointed at another person',
      'update idempotency_keys set person_id = gen_random_uuid() where key = $key',
    ],
    ['of another credential', 'update idempotency_keys set api_key_id = null where key = $key'],
    ['shown to another retreat', `update idempotency_keys set retreat_ids = '{}' where key = $key`],
    [
      'kept longer',
      `update idempotency_keys set created_at = created_at + interval '1 day' where key = $key`,
    ],
    [
      'exchanged for that of another request',
      'update idempotency_keys k set body = o.body from idempotency_keys o where k.key = $key and o.key <> k.key',
    ],
    [
      'forged',
      `insert into idempotency_keys (person_id, key, fingerprint, body) values (gen_random_uuid(), 'x', 'x', '{}')`,
    ],
  ])('%s', async (_what, statement) => {
    expect(await wrongAfter(service, statement.replace('$key', `'${key}'`))).toMatchObject([
      { name: answers, wrong: 1 },
    ])
  })
})

it('one that was forgotten is no finding', async () => {
  expect(await wrongAfter(service, `delete from idempotency_keys where key = '${key}'`)).toEqual([])
})

it('no event tells what is in an answer', async () => {
  const { rows } = await service.superuser.query(
    `select data from events where type = 'company.registered' order by sequence desc limit 1`,
  )

  expect(rows).toEqual([{ data: { answer: expect.stringMatching(/^[0-9a-f]{64}$/) } }])
})

it('a command that changed nothing is run again, and its key is free', async () => {
  const { rows } = await service.superuser.query(
    `select id as "apiKeyId", user_id as "personId" from api_keys where name = 'finance'`,
  )
  let runs = 0
  const run = (fingerprint: string) =>
    runCommand(
      service.db,
      { actor: rows[0], requestId: newId(), idempotency: { key: 'nothing', fingerprint } },
      async () => {
        runs += 1
        return { result: { runs }, events: [] }
      },
    )

  expect(await run('one')).toEqual({ result: { runs: 1 }, replayed: false })
  expect(await run('another')).toEqual({ result: { runs: 2 }, replayed: false })
  await assertLedgerIsSound(service.db)
})
