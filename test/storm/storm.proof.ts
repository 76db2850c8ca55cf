/** Many clients over two processes of the service hammer one retreat. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assertAppliedExactlyOnce, assertRecordsAreThere } from '../support/exactly-once.ts'
import { hammer, isSettled, sendAgain } from '../support/hammer.ts'
import { HotRetreat } from '../support/hot-retreat.ts'
import { proofOptions } from '../support/proof-options.ts'
import { RealService, until } from '../support/real-service.ts'
import { isAcknowledged, isRefused, isTryAgain, tableOfOutcomes } from '../support/requests.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'

const { seconds, clients, seed, say } = proofOptions({ seconds: 4, clients: 16, seed: 1 })
const FEWEST_REQUESTS = 300
let service: RealService
let hot: HotRetreat

beforeAll(
  async () => {
    service = await RealService.start(2)
    hot = await HotRetreat.open(service)
    const hammering = hammer(
      hot,
      service.processes.map(({ url }) => url),
      clients,
      seed,
    )
    await sleep(seconds * 1000)
    // On a slow machine the short time may be too short to tell anything.
    await until(
      `${FEWEST_REQUESTS} requests, one of them for more than a line has room`,
      async () => hot.sent.length >= FEWEST_REQUESTS && refusalsForRoom().length > 0,
    )
    await hammering.stop()
    say(`${hot.sent.length} requests by ${clients} clients in ${seconds} s, seed ${seed}`)
    say(tableOfOutcomes(hot.sent))
  },
  (seconds + 240) * 1000,
)

afterAll(() => service.stop())

test('every client gets an answer, and no other than done, refused by a rule of the catalogue, or try again', async () => {
  const unexpected = hot.sent.filter(
    (sent) => isSettled(sent) && sent.answer && !isAcknowledged(sent.answer) && !isRefused(sent.answer),
  )
  const unanswered = hot.sent.filter(({ answer }) => answer === null)

  expect(unexpected).toEqual([])
  expect(hot.reads.filter((answer) => !isAcknowledged(answer) && !(answer && isTryAgain(answer)))).toEqual([])
  expect(unanswered).toEqual([])
})

test('what was asked to be sent again succeeds or is refused when it is sent again', async () => {
  for (const sent of hot.sent.filter((each) => !isSettled(each))) {
    await sendAgain(hot, service.processes[0]?.url ?? '', sent)
  }

  expect(hot.sent.filter((sent) => !isSettled(sent))).toEqual([])
})

test('writers that meet on the same rows never end in a deadlock', async () => {
  const { rows } = await service.db.execute(
    sql`select deadlocks::int from pg_stat_database where datname = current_database()`,
  )

  expect(await service.deadlocks()).toEqual([])
  expect(rows).toEqual([{ deadlocks: 0 }])
})

test('of what is asked for more than a line has room, something is refused, with what is left', () => {
  const refusals = refusalsForRoom()

  expect(refusals.length).toBeGreaterThan(0)
  expect(refusals.filter(({ asked = 0, left = asked }) => asked <= left)).toEqual([])
})

test('what was acknowledged is applied exactly once, and nothing else is', async () => {
  await assertAppliedExactlyOnce(service.db, hot)
  await assertRecordsAreThere(service.processes[1]?.url ?? '', hot)
})

test('the ledger is sound', async () => {
  await assertLedgerIsSound(service.db)
})

function refusalsForRoom(): Record<string, number>[] {
  return hot.sent.flatMap(({ answer }) =>
    answer?.body.code === 'line_ceiling_exceeded' ? [answer.body.figures as Record<string, number>] : [],
  )
}
