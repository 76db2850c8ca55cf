/**
 * Under load, a process of the service, a backend of Postgres or Postgres itself is killed with -9, in turn and at a
 * random moment; what died is started again and every request without an answer is sent again with its key.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assertAppliedExactlyOnce, assertRecordsAreThere } from '../support/exactly-once.ts'
import { hammer, isSettled, sendAgain } from '../support/hammer.ts'
import { HotRetreat } from '../support/hot-retreat.ts'
import { proofOptions } from '../support/proof-options.ts'
import { Random } from '../support/random.ts'
import { RealService, until } from '../support/real-service.ts'
import { isAcknowledged, isRefused, type Sent, send, tableOf } from '../support/requests.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'

const { rounds, clients, seed, say } = proofOptions({ rounds: 3, clients: 8, seed: 1 })
const ROUND_WITHIN_MS = 60_000
/** Load before the kill, and after it, so that clients also meet a service that is down. */
const LOAD_MS = { before: [200, 1_000], after: [100, 400] } as const

/** How long an impatient client waits: about as long as a write takes. */
const PATIENCE_MS = [20, 200] as const

const random = new Random(seed)
const table: string[][] = []
let service: RealService
let hot: HotRetreat

beforeAll(async () => {
  service = await RealService.start(2)
  hot = await HotRetreat.open(service)
}, ROUND_WITHIN_MS)

afterAll(async () => {
  const head = [
    'round',
    'killed',
    'sent',
    'done',
    'unanswered',
    'had been applied',
    'applied now',
    'refused now',
  ]
  say(`${tableOf([...head, 'ready after'], table)}\n${hot.sent.length} requests in all, seed ${seed}`)
  await service.stop()
})

/** Kills something, and answers how it is started again; what is not started again must come back by itself. */
const killings = {
  async 'a service process'() {
    const victim = random.pick(service.processes)
    await victim?.end('SIGKILL')
    return () => victim?.start()
  },
  async 'a Postgres backend'() {
    const { rows } = await service.asSuperuser((superuser) =>
      superuser.execute<{ pid: number }>(sql`
        select pid from pg_stat_activity
        where application_name = 'cakupan' and pid <> pg_backend_pid() order by state = 'idle', pid`),
    )
    process.kill(rows[0]?.pid ?? 0, 'SIGKILL')
    return () => {}
  },
  async 'the postmaster'() {
    const { rows } = await service.asSuperuser((superuser) =>
      superuser.execute<{ pid: number }>(
        sql`select split_part(pg_read_file('postmaster.pid'), E'\n', 1)::int as pid`,
      ),
    )
    process.kill(rows[0]?.pid ?? 0, 'SIGKILL')
    return () => service.restartPostgres()
  },
}

/** Ends when nothing of before is still on its way: a backend whose client died may yet end its transaction. */
function untilQuiet(): Promise<void> {
  return until('no transaction of before still runs', async () => {
    const { rows } = await service.asSuperuser((superuser) =>
      superuser.execute(sql`
        select pid from pg_stat_activity where application_name = 'cakupan' and state <> 'idle' and pid <> pg_backend_pid()`),
    )
    return rows.length === 0
  })
}

async function keysKept(of: readonly Sent[]): Promise<Set<string>> {
  const ids = sql.param(of.map(({ id }) => id))
  const { rows } = await service.db.execute<{ key: string }>(
    sql`select key from idempotency_keys where key = any (${ids}::text[])`,
  )
  return new Set(rows.map(({ key }) => key))
}

const urlOfSome = () => random.pick(service.processes)?.url ?? ''

test.each(
  Array.from({ length: rounds }, (_, index) => {
    const victims = Object.keys(killings) as (keyof typeof killings)[]
    return { round: index + 1, victim: victims[index % victims.length] ?? 'the postmaster' }
  }),
)(
  'round $round: after kill -9 of $victim every write is there exactly once, and no half of one',
  async ({ round, victim }) => {
    const begin = hot.sent.length
    const urls = service.processes.map(({ url }) => url)
    // A kill seldom falls between a commit and its answer. Clients that hang up make such requests for certain; none after
    // the kill, so that what they left behind is over when the keys are looked up.
    let isKilled = false
    const hammering = hammer(hot, urls, clients, seed * 100 + round, (chance) =>
      !isKilled && chance.once(2) ? chance.between(...PATIENCE_MS) : undefined,
    )
    await sleep(random.between(...LOAD_MS.before))
    isKilled = true
    const startAgain = await killings[victim]()
    const killedAt = performance.now()
    const survivors = service.processes.filter((each) => each.isAlive)
    await sleep(random.between(...LOAD_MS.after))
    const restarted = startAgain()
    await hammering.stop()
    await restarted
    await Promise.all(service.processes.map((each) => each.untilReady()))
    const readyAfterMs = performance.now() - killedAt
    await untilQuiet()

    const unanswered = hot.sent.slice(begin).filter((sent) => !isSettled(sent))
    const hadBeenApplied = await keysKept(unanswered)
    for (const sent of unanswered) await sendAgain(hot, urlOfSome(), sent)

    const acknowledged = unanswered.filter(({ answer }) => isAcknowledged(answer))
    table.push([
      String(round),
      victim,
      ...[
        hot.sent.length - begin,
        hot.sent.slice(begin).filter(({ answer }) => isAcknowledged(answer)).length - acknowledged.length,
        unanswered.length,
        hadBeenApplied.size,
        acknowledged.length - hadBeenApplied.size,
        unanswered.length - acknowledged.length,
      ].map(String),
      `${Math.ceil(readyAfterMs)} ms`,
    ])
    expect(
      survivors.every((each) => each.isAlive),
      'the service outlives what it did not lose',
    ).toBe(true)
    expect(
      hot.sent.slice(begin).filter(({ answer }) => answer && !isAcknowledged(answer) && !isRefused(answer)),
      'answers that no client should see',
    ).toEqual([])
    expect(
      acknowledged.filter(({ answer, id }) => answer?.replayed !== hadBeenApplied.has(id)),
      'replayed exactly where it had been applied',
    ).toEqual([])
    for (const sent of acknowledged) {
      expect(await send(urlOfSome(), sent)).toEqual({ ...sent.answer, replayed: true })
    }
    await assertAppliedExactlyOnce(service.db, hot)
    await assertRecordsAreThere(urlOfSome(), hot)
    await assertLedgerIsSound(service.db)
  },
  ROUND_WITHIN_MS,
)
