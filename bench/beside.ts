/** What goes on beside a load: callers that know no manners, see intruders.ts. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { say } from '../scripts/lib.mjs'
import { countOf, listing, mixed, reading, recording, steady } from './load.ts'
import { decimal, median, type Row, ratio } from './results.ts'
import { makeKeys, type World } from './world.ts'

const HONEST_PER_SECOND = 50
const SETTLING_SECONDS = 3

export interface Flood {
  key: string
  paths: { path: string; connections: number }[]
}

/** What the intruders do; what is left out is not done. */
export interface Plan {
  url: string
  flood?: Flood
  /** Connections that send, or read, a byte now and then. */
  slow?: { key: string; headers: number; uploads: number; readers: number }
  files?: { key: string; retreatId: string; connections: number }
}

/** How often each kind was answered what: a status, or why there was none. */
export type Answered = Record<string, Record<string, number>>

/** People at their work while one key sends all that it can: alone and beside it in alternation. Answers with rows. */
export async function besideFlood(
  { url }: { url: string },
  { keys, many, report }: Pick<World, 'keys' | 'many' | 'report'>,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Row[]> {
  const [key] = (await makeKeys(url, 'integration', 1)) as [string]
  const load = mixed(
    recording(keys, many),
    reading(keys, report, { headers: {} }),
    listing(keys, '/v1/pledges?limit=50'),
  )
  // Each time connections are made, statements planned and keys recognised, of the flood too, before it counts.
  const measure = async () => {
    await steady(url, load, { seconds: SETTLING_SECONDS, rate: HONEST_PER_SECOND })
    return steady(url, load, { seconds, rate: HONEST_PER_SECOND })
  }
  const ratios: number[] = []
  let refused = 0
  for (let round = 1; round <= rounds; round += 1) {
    const alone = await measure()
    const intruders = await startIntruders({ url, flood: floodOf({ key, retreatId: report }) })
    const beside = await measure()
    const answered = await intruders.stop()
    refused += countOf(alone.refused) + countOf(beside.refused)
    ratios.push(beside.p99 / alone.p99)
    say(
      `round ${round}  p99 ${decimal(beside.p99, 0)} ms beside a flood, ${decimal(alone.p99, 0)} ms alone; the flood was answered ${JSON.stringify(answered)}`,
    )
  }
  return [
    [
      `p99 of ${HONEST_PER_SECOND} requests a second of others beside a key that floods / alone`,
      ratio(median(ratios), 1),
      'at most 3',
    ],
    ['of them refused', String(refused), 'none'],
  ]
}

/**
 * One key that floods the service with what is expensive and what is cheap: so many connections, each with its next
 * request as soon as the last was answered or refused.
 */
export function floodOf({
  key,
  retreatId,
  connections = 80,
}: {
  key: string
  retreatId: string
  connections?: number
}): Flood {
  const pdfs = 3
  const lists = connections / 4
  return {
    key,
    paths: [
      { path: `/v1/retreats/${retreatId}/findings`, connections: connections - lists - pdfs },
      { path: '/v1/pledges?limit=200', connections: lists },
      { path: `/v1/retreats/${retreatId}/reports/receipts?format=pdf`, connections: pdfs },
    ],
  }
}

/** Starts them; `stop` ends them, and answers how often each kind was answered what. */
export async function startIntruders(plan: Plan): Promise<{ stop(): Promise<Answered> }> {
  const child = fork(new URL('./intruders.ts', import.meta.url), [JSON.stringify(plan)], {
    execArgv: ['--import', import.meta.resolve('tsx')],
  })
  const [begun] = await once(child, 'message')
  if (begun !== 'begun') throw new Error('the intruders did not begin')
  return {
    async stop() {
      const counts = once(child, 'message')
      child.send('stop')
      return (await counts)[0] as Answered
    },
  }
}
