/** Writers over two processes, readers of the feed at both, and whoever seals is killed again and again. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockNumbers } from '../../src/platform/db/locks.ts'
import { sealingLag } from '../../src/platform/log/sealer.ts'
import { type Followed, followFeed } from '../support/follow-feed.ts'
import { hammer } from '../support/hammer.ts'
import { HotRetreat } from '../support/hot-retreat.ts'
import { proofOptions } from '../support/proof-options.ts'
import { Random } from '../support/random.ts'
import { RealService, until } from '../support/real-service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'

const { seconds, clients, seed, say } = proofOptions({ seconds: 4, clients: 16, seed: 1 })
const READERS = 3
const KILL_A_PROCESS_EVERY_MS = 2_500

let service: RealService
let readers: Followed[][]
const killed = { sealers: 0, processes: 0 }

beforeAll(
  async () => {
    service = await RealService.start(2)
    const hot = await HotRetreat.open(service)
    const [auditor = ''] = await service.keysOf('auditor', 1)
    const urls = service.processes.map(({ url }) => url)
    let isOver = false
    const reading = Array.from({ length: READERS }, (_, index) =>
      followFeed(urls, auditor, new Random(seed + index), () => isOver),
    )
    const hammering = hammer(hot, urls, clients, seed)
    const untilMs = Date.now() + seconds * 1000
    await Promise.all([killSealers(untilMs), killProcesses(untilMs)])
    await hammering.stop()
    await until('everything is sealed', async () => (await sealingLag(service.db)).events === 0)
    isOver = true
    readers = await Promise.all(reading)
    say(
      `${readers[0]?.length} events, ${clients} writers, ${seconds} s, seed ${seed}; killed: ${killed.sealers} sealers in the middle of a batch, ${killed.processes} processes`,
    )
  },
  (seconds + 90) * 1000,
)

afterAll(() => service.stop())

/** Ends the connection of whoever seals at that moment, at random moments. */
async function killSealers(untilMs: number): Promise<void> {
  const random = new Random(seed)
  await service.asSuperuser(async (superuser) => {
    while (Date.now() < untilMs) {
      const { rows } = await superuser.execute(sql`
        select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and objid = ${lockNumbers.sealer} and granted`)
      killed.sealers += rows.length
      await sleep(rows.length > 0 ? random.between(100, 600) : 1)
    }
  })
}

/** Kills one of the two processes, with the sealer in it, and starts it again. */
async function killProcesses(untilMs: number): Promise<void> {
  for (let turn = 0; Date.now() + KILL_A_PROCESS_EVERY_MS < untilMs; turn += 1) {
    await sleep(KILL_A_PROCESS_EVERY_MS)
    const victim = service.processes[turn % 2]
    await victim?.end('SIGKILL')
    killed.processes += 1
    await victim?.start()
  }
}

test('sealers and processes were killed while they worked', () => {
  expect(killed.sealers).toBeGreaterThan(0)
  expect(killed.processes).toBeGreaterThan(0)
})

test('every reader has every committed event exactly once, in positions without gaps', async () => {
  const { rows } = await service.db.execute<{ id: string }>(sql`select id from events`)
  const committed = rows.map(({ id }) => id).sort()

  for (const followed of readers) {
    expect(followed.map(({ position }) => position)).toEqual(followed.map((_, index) => index + 1))
    expect(followed.map(({ id }) => id).sort()).toEqual(committed)
  }
})

test('all readers have the same events in the same order, to the byte', () => {
  for (const followed of readers) expect(followed).toEqual(readers[0])
})

test('of two writes to the same record, or on the same pledge, the earlier has the lower position', async () => {
  const { rows } = await service.db.execute<{ pairs: number; wrong: number }>(sql`
    with writes as (
      select v.kind || v.record_id as of_record, v.version::int8 as nth, l.position
      from record_versions v join log_leaves l using (event_id)
      union
      select 'pledge ' || j.pledge_id, e.sequence, l.position
      from journal_entries j join events e on e.id = j.event_id join log_leaves l on l.event_id = e.id
      where j.pledge_id is not null
    ), pairs as (
      select position > lag(position) over (partition by of_record order by nth) as in_order from writes
    )
    select count(in_order)::int as pairs, count(*) filter (where not in_order)::int as wrong from pairs`)

  expect(rows[0]?.wrong).toBe(0)
  expect(rows[0]?.pairs).toBeGreaterThan(0)
})

test('the ledger and its log are sound', async () => {
  await assertLedgerIsSound(service.db)
})
