/**
 * `npm run bench`: the service measured beside pgbench that runs the same statements on the same database in the same run,
 * in alternated rounds, as ratios of medians: absolute numbers say more about the machine. Writes bench/RESULTS.md.
 *
 * --against <git rev>   measures that commit too, in the same rounds
 * --rounds 3 --seconds 5
 * --large 10000000      entries of the large ledger of the past-date rows; 0 leaves them out
 * --desk 1000000        pledges of the ledger of the desk, with ten times as many entries; 0 leaves its rows out
 * --only desk           those rows alone; the others stay as they were measured before
 * --data <folder>       keeps the simulated ledgers there for the next run
 */
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { InjectOptions } from 'fastify'
import { ensureBuilt, root, say } from '../scripts/lib.mjs'
import { besideFlood } from './beside.ts'
import { checkOut } from './checkout.ts'
import { describeDesk, measureDesk } from './desk.ts'
import { type Ledger, openLedgers, untilSealed } from './ledgers.ts'
import { batches, type Load, mixed, reading, recording, run, steady, steadyUnrefused } from './load.ts'
import { findPgbench, runPgbench, steadyPgbench, watch, writeScript } from './pgbench.ts'
import { decimal, describeMachine, median, type Row, ratio, tableOf, writeResults } from './results.ts'
import { makeFolder, type Service, startService } from './service.ts'
import { makeWorld, type World } from './world.ts'

const BATCH_ROWS = 1000
/** A steady load is as many requests as recordings are taken, by this: with more it is the queue before the disk that is measured. */
const STEADY_PART = 2
const POOL = 16

const { values: options } = parseArgs({
  options: {
    against: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '5' },
    large: { type: 'string', default: '10000000' },
    desk: { type: 'string', default: '1000000' },
    only: { type: 'string' },
    data: { type: 'string' },
  },
})
const seconds = Number(options.seconds)
const rounds = Number(options.rounds)
const folder = makeFolder('bench')

await ensureBuilt()
const pgbench = findPgbench()
if (!pgbench) say('pgbench is not there (set PGBIN, or install postgresql-contrib): its rows are left out.')

interface Side extends World {
  service: Service
}

/** What is measured in every round, and its name. */
type Series = readonly [name: string, measure: () => Promise<{ perSecond: number }>]

const rows: Row[] = []
const stops: (() => Promise<void>)[] = []
try {
  if (options.only !== 'desk') await measureAll()
  if (options.desk !== '0') await measureTheDesk(Number(options.desk))
} finally {
  for (const stop of stops.reverse()) await stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measureAll(): Promise<void> {
  const here = await open('here', root, 21_400)
  const there = options.against && (await open('there', checkOut(options.against, folder), 21_401))
  await measureSteadyLoad(here)
  await measureBesideFlood(here)
  await measureLoad(here, there || null)
  await measureService(here)
  if (options.large !== '0') await measurePastDates(Number(options.large))
  say(writeResults('The service', `${describeMachine({ rounds, seconds })}\n\n${tableOf(rows)}`))
}

/** A goal that is missed ends the bench with 1. */
async function measureTheDesk(pledges: number): Promise<void> {
  const { rows, missed } = await measureDesk({ folder: options.data ?? folder, pledges, rounds, stops })
  const table = tableOf(rows, ['what', 'median', 'times a retreat', 'goal'])
  say(writeResults('A desk on a large ledger', `${describeDesk(pledges, rounds)}\n\n${table}`))
  if (missed.length === 0) return
  say(`Missed: ${missed.join('; ')}.`)
  process.exitCode = 1
}

async function open(name: string, from: string, port: number): Promise<Side> {
  const dataDir = path.join(folder, name)
  mkdirSync(dataDir)
  say(`Starting the service of ${from} …`)
  const service = await startService({ root: from, dataDir, port })
  stops.push(() => service.stop())
  return { service, ...(await makeWorld(service.url)) }
}

/** Runs every series once in every round, so that what happens to the machine happens to all of them. */
async function alternate(series: readonly Series[]): Promise<(name: string) => number> {
  const results = new Map<string, number[]>(series.map(([name]) => [name, []]))
  for (let round = 1; round <= rounds; round += 1) {
    for (const [name, measure] of series) {
      const { perSecond } = await measure()
      results.get(name)?.push(perSecond)
      say(`round ${round}  ${decimal(perSecond, 0).padStart(7)}/s  ${name}`)
    }
  }
  return (name) => median(results.get(name) ?? [])
}

async function measureLoad(here: Side, there: Side | null): Promise<void> {
  const { service, keys, many, hot, report } = here
  const etag = await etagOf(service.url, keys[0] ?? '', report)
  const load = (side: Side, request: Load) => () => run(side.service.url, request, { seconds })
  const series: Series[] = [
    ['recording', load(here, recording(keys, many))],
    ['recording on one hot retreat', load(here, recording(keys, hot))],
    ['coverage', load(here, reading(keys, report, { headers: {} }))],
    ['coverage, made anew', load(here, reading(keys, report))],
    ['coverage, 304', load(here, reading(keys, report, { headers: { 'if-none-match': etag } }))],
    // Longer, since those under way when it ends count for nothing, and each takes half a second.
    [
      'batches',
      () => run(service.url, batches(keys, many, BATCH_ROWS), { seconds: 3 * seconds, connections: 2 }),
    ],
  ]
  if (there) {
    series.push(
      ['recording, there', load(there, recording(there.keys, there.many))],
      ['coverage, there', load(there, reading(there.keys, there.report))],
    )
  }
  if (pgbench) series.push(...(await pgbenchSeries(pgbench, here)))
  const of = await alternate(series)
  if (pgbench) {
    rows.push(
      [
        'recording a disbursement, 32 connections / pgbench of its statements',
        ratio(of('recording'), of('pgbench, recording')),
        'at least 0.75',
      ],
      [
        'coverage of 200 lines, nothing posted since it was last read / pgbench of the statements that make it',
        ratio(of('coverage'), of('pgbench, coverage')),
        'at least 0.28',
      ],
      ['the same, made anew for every reader', ratio(of('coverage, made anew'), of('pgbench, coverage')), ''],
      [
        'coverage, 304 / pgbench of the statements of the report',
        ratio(of('coverage, 304'), of('pgbench, coverage')),
        'at least 1.5',
      ],
    )
  }
  rows.push(
    [
      'recording on one hot retreat of 40 lines / spread over 16',
      ratio(of('recording on one hot retreat'), of('recording')),
      'at least 0.85',
    ],
    [
      'batch of 1,000, rows a second / single posts',
      ratio(of('batches') * BATCH_ROWS, of('recording')),
      'at least 10',
    ],
  )
  if (there) {
    rows.push(
      [`recording / at ${options.against}`, ratio(of('recording'), of('recording, there')), ''],
      [`coverage / at ${options.against}`, ratio(of('coverage, made anew'), of('coverage, there')), ''],
    )
  }
}

/** Scripts of the service's own statements: of a recording on each pledge, and of the report. */
async function writeScripts({
  service,
  keys,
  many,
  report,
}: Side): Promise<{ records: string[]; report: string }> {
  const url = await service.databaseUrl()
  const request = (load: Load) => {
    const { method, path: address, headers, body } = load.setupRequest({})
    return { method, url: address, headers, ...(body && { payload: body }) } as InjectOptions
  }
  const files: string[] = []
  const script = async (name: string, load: Load) => {
    const [, statements = [], again = []] = await watch(url, [request(load), request(load), request(load)])
    const file = path.join(folder, `${name}.sql`)
    writeScript(file, statements, again)
    return file
  }
  for (const [index, pledge] of many.entries()) {
    files.push(await script(`record-${index}`, recording([keys[index] ?? ''], [pledge])))
  }
  return { records: files, report: await script('report', reading([keys[0] ?? ''], report)) }
}

/** The scripts with as many sessions as the service's pool has. */
async function pgbenchSeries(program: string, side: Side): Promise<Series[]> {
  const url = await side.service.databaseUrl()
  const { records, report } = await writeScripts(side)
  return [
    ['pgbench, recording', () => runPgbench(program, url, records, { seconds, clients: POOL })],
    ['pgbench, coverage', () => runPgbench(program, url, [report], { seconds, clients: POOL })],
  ]
}

/** As on a day with many callers, before anything else exhausts the machine; pgbench does the same beside it, in alternation. */
async function measureSteadyLoad(side: Side): Promise<void> {
  const { service, keys, many, report } = side
  const { perSecond } = await run(service.url, recording(keys, many), { seconds })
  const rate = perSecond / STEADY_PART
  const bare = pgbench && (await steadyScripts(pgbench, side, rate))
  await untilSealed(service)
  const load = mixed(recording(keys, many), reading(keys, report, { headers: {} }))
  // Connections are made, statements planned and keys recognised, before it counts.
  await steady(service.url, load, { seconds, rate })
  const p99s: number[] = []
  const ofPgbench: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const { p99 } = await steadyUnrefused(service.url, load, {
      seconds: seconds * 2,
      rate,
    })
    p99s.push(p99)
    say(`round ${round}  p99 ${decimal(p99, 0)} ms at ${decimal(rate, 0)}/s`)
    if (bare) {
      ofPgbench.push((await bare()).p99)
      say(`round ${round}  p99 ${decimal(ofPgbench.at(-1) ?? 0, 0)} ms of pgbench's at the same rate`)
    }
  }
  rows.push([
    `p99 at half as many requests a second as recordings are taken (${decimal(rate, 0)}), half of them recordings`,
    `${decimal(median(p99s), 0)} ms`,
    '',
  ])
  if (bare) {
    rows.push([
      'the same / p99 of pgbench of their statements at that rate',
      ratio(median(p99s), median(ofPgbench)),
      'at most 1.5',
    ])
  }
}

async function steadyScripts(
  program: string,
  side: Side,
  rate: number,
): Promise<() => Promise<{ p99: number }>> {
  const url = await side.service.databaseUrl()
  const { records, report } = await writeScripts(side)
  const files = [...records.map((file) => `${file}@1`), `${report}@${records.length}`]
  return () =>
    steadyPgbench(program, url, files, {
      seconds: seconds * 2,
      clients: POOL,
      rate,
      folder,
    })
}

async function measureBesideFlood({ service, ...world }: Side): Promise<void> {
  await untilSealed(service)
  rows.push(...(await besideFlood(service, world, { rounds, seconds: seconds * 2 })))
}

async function measureService({ service }: Side): Promise<void> {
  rows.push(['memory of the loaded service', `${decimal(service.memory(), 0)} MB`, 'at most 250 MB'])
  await service.stop()
  const starts: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const again = await startService({ root, dataDir: service.dataDir, port: 21_402 })
    starts.push(again.readyAfterMs)
    await again.stop()
  }
  rows.push([
    'cold start to the first answer, Postgres included',
    `${decimal(median(starts) / 1000, 1)} s`,
    'at most 3 s',
  ])
}

async function measurePastDates(entries: number): Promise<void> {
  const ledgers = await openLedgers({ folder: options.data ?? folder, sizes: [entries / 10, entries], stops })
  const [small, large] = ledgers as [Ledger, Ledger]
  const load =
    ({ service, keys, retreatId }: Ledger, query: string) =>
    () =>
      run(service.url, reading(keys, retreatId, { query }), { seconds })
  const of = await alternate(
    ledgers.flatMap((ledger): Series[] => [
      [`coverage now, ${ledger.size} entries`, load(ledger, '')],
      [`coverage at a past date, ${ledger.size} entries`, load(ledger, `&asOf=${ledger.pastDate}`)],
    ]),
  )
  const time = (what: string, { size }: Ledger) => 1 / of(`coverage ${what}, ${size} entries`)
  const count = new Intl.NumberFormat('en').format(entries)
  rows.push(
    [
      `time of coverage at a past date / now, ${count} entries`,
      ratio(time('at a past date', large), time('now', large)),
      'at most 3',
    ],
    [
      'time of coverage at a past date, ten times the entries',
      ratio(time('at a past date', large), time('at a past date', small)),
      'at most 1.5',
    ],
  )
}

async function etagOf(url: string, key: string, retreatId: string): Promise<string> {
  const response = await fetch(`${url}/v1/retreats/${retreatId}/coverage?venue=PANTAI`, {
    headers: { authorization: `Bearer ${key}`, 'accept-language': 'id' },
  })
  return response.headers.get('etag') ?? ''
}
