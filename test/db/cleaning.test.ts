import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { endedSessions } from '../../src/platform/authority/sessions.ts'
import { oldAnswers } from '../../src/platform/command/run-command.ts'
import {
  type Expiring,
  MAX_STEPS,
  removeStep,
  STEP_ROWS,
  startCleaning,
} from '../../src/platform/db/cleaning.ts'
import { lockNumbers } from '../../src/platform/db/locks.ts'
import { oldFailures } from '../../src/users/sign-in.ts'
import { startTestService, type TestService, transactionOf } from '../support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())
beforeEach(() =>
  service.superuser.query('delete from idempotency_keys; delete from sessions; delete from sign_in_failures'),
)

const kinds = [oldAnswers, endedSessions, oldFailures]
const addAnswers = (count: number, age: string) =>
  service.superuser.query(
    `insert into idempotency_keys (person_id, key, fingerprint, created_at)
     select uuidv7(), 'key', $2::text, now() - $2::text::interval from generate_series(1, $1)`,
    [count, age],
  )
const answers = async () =>
  (
    await service.sql.query(
      'select fingerprint as age, count(*)::int4 as count from idempotency_keys group by 1',
    )
  ).rows

/** Cleans until it has paused so often; answers with what it waited for, in ms, and what failed. */
async function clean(pauses: number, which: readonly Expiring[] = kinds) {
  const waited: number[] = []
  const failed: string[] = []
  await new Promise<void>((resolve, reject) => {
    const wait = async (ms: number) => {
      waited.push(ms)
      if (waited.length === pauses) cleaning.stop().then(resolve, reject)
    }
    const cleaning = startCleaning(service.db, which, (_error, what) => failed.push(what), wait)
  })
  return { waited, failed }
}

describe('what is kept for a while cannot pile up', () => {
  it('not behind a process that is started anew every day: the first round is within a minute', async () => {
    await addAnswers(3, '31 days')
    await addAnswers(2, '29 days')
    await service.superuser.query(`
      insert into sign_in_failures (account, failures, last_at) values ('old', 1, now() - interval '25 hours'), ('new', 1, now());
      insert into sessions (id, user_id, secret_hash, last_used_at, expires_at)
        select uuidv7(), id, kind, used, ends from (select id from users limit 1) u,
          (values ('open', now(), now() + interval '1 hour'), ('idle', now() - interval '61 minutes', now() + interval '1 hour'),
            ('expired', now(), now() - interval '1 second')) s (kind, used, ends)`)

    const { waited } = await clean(2)

    expect(waited[0]).toBeLessThanOrEqual(60_000)
    expect(await answers()).toEqual([{ age: '29 days', count: 2 }])
    expect((await service.sql.query('select account from sign_in_failures')).rows).toEqual([
      { account: 'new' },
    ])
    expect((await service.sql.query('select secret_hash as kind from sessions')).rows).toEqual([
      { kind: 'open' },
    ])
  })

  it('nor behind a process that runs for weeks: further rounds follow about every hour, never in step', async () => {
    const { waited } = await clean(20)

    const rounds = waited.slice(1)
    expect(new Set(rounds).size).toBe(rounds.length)
    for (const ms of rounds) expect(Math.abs(ms - 3_600_000)).toBeLessThanOrEqual(1_800_000)
  })

  it('nor because one kind cannot be removed: the others are, and it is named', async () => {
    await addAnswers(3, '31 days')
    const broken: Expiring = { ...oldFailures, what: 'what nobody can remove', isOld: sql`1 / 0 = 1` }
    await service.superuser.query(`insert into sign_in_failures (account, failures) values ('x', 1)`)

    expect((await clean(2, [broken, oldAnswers])).failed).toEqual(['what nobody can remove'])
    expect(await answers()).toEqual([])
  })
})

describe('nobody waits for the cleaning', () => {
  it('one step removes a bounded number, and a round takes as many steps as it needs', async () => {
    await addAnswers(STEP_ROWS * 2 + 1, '31 days')

    expect(await removeStep(service.db, oldAnswers)).toBe(STEP_ROWS)
    const { waited } = await clean(3)

    expect(waited[1]).toBeLessThan(1_000)
    expect(await answers()).toEqual([])
  })

  it('a round ends, however much there is', async () => {
    let steps = 0
    await addAnswers(STEP_ROWS, '31 days')
    await new Promise<void>((resolve, reject) => {
      const wait = async (ms: number) => {
        if (ms > 60_000) return void cleaning.stop().then(resolve, reject)
        // As fast as they go, others grow old.
        await addAnswers(steps === 0 ? 0 : STEP_ROWS, '31 days')
        steps += 1
      }
      const cleaning = startCleaning(service.db, [oldAnswers], reject, wait)
    })

    // The pause at the start, and one behind every step.
    expect(steps).toBe(1 + MAX_STEPS)
  })

  it('while another process is at it, this one does nothing', async () => {
    await addAnswers(3, '31 days')
    const other = await transactionOf(service.sql)
    await other.query('select pg_advisory_xact_lock($1)', [lockNumbers.cleaning])

    expect(await removeStep(service.db, oldAnswers)).toBe(0)
    await other.query('rollback')
    expect(await removeStep(service.db, oldAnswers)).toBe(3)
  })

  it('a row that somebody holds stays for the next round', async () => {
    await addAnswers(2, '31 days')
    const holder = await transactionOf(service.sql)
    await holder.query('select from idempotency_keys limit 1 for update')

    expect(await removeStep(service.db, oldAnswers)).toBe(1)
    await holder.query('rollback')
    expect(await removeStep(service.db, oldAnswers)).toBe(1)
  })
})
