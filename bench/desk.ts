/**
 * What a desk asks, on a ledger of a million pledges: searches, pages, the worklist, entries and totals, one after another by one
 * caller of each role, beside `GET /v1/retreats/{id}` in the same rounds. Medians, and how many times the yardstick each takes.
 */
import pg from 'pg'
import { say } from '../scripts/lib.mjs'
import { deskFacts, type Facts } from './desk-facts.ts'
import { deskFilters } from './desk-filters.ts'
import { openLedger } from './ledgers.ts'
import { decimal, describeHost, loadAverage, median, type Row, ratio } from './results.ts'
import { makeKeys, makeVerifierKey } from './world.ts'

/** So many requests of each kind in a round, after one that does not count. */
const SAMPLES = 5
const PAGE = 'a page or search'
const TOTALS = 'totals'
/** How many times the yardstick each may take. */
const MOST_TIMES: Record<Goal, number> = { [PAGE]: 5, [TOTALS]: 20 }

export type Goal = typeof PAGE | typeof TOTALS

export interface Question {
  what: string
  path: string
  role?: Role
  goal?: Goal
  /** Why it may take longer. */
  because?: string
}

const roles = ['finance', 'verifier', 'auditor'] as const
type Role = (typeof roles)[number]

interface Desk {
  rows: Row[]
  /** Which goals were missed. */
  missed: string[]
}

/** Measures the questions of a desk on a simulated ledger of so many pledges; it lies in the folder, or is made there. */
export async function measureDesk({
  folder,
  pledges,
  rounds,
  stops,
}: {
  folder: string
  pledges: number
  rounds: number
  stops: (() => Promise<void>)[]
}): Promise<Desk> {
  const size = { retreats: 20, pledges, entries: 10 * pledges }
  const { service } = await openLedger({ folder, name: `desk-${pledges}`, size, stops })
  const client = new pg.Client({ connectionString: await service.databaseUrl() })
  await client.connect()
  const facts = await deskFacts(client)
  await client.end()
  const keys = {
    finance: (await makeKeys(service.url, 'finance', 1))[0] ?? '',
    auditor: (await makeKeys(service.url, 'auditor', 1))[0] ?? '',
    verifier: await makeVerifierKey(service.url),
  }
  const yardstick: Question = { what: 'a retreat', path: `/retreats/${facts.retreatId}` }
  const ends = await lastPages(service.url, keys.auditor, facts)
  const questions = [yardstick, ...questionsOf(facts, ends), ...deskFilters(facts)]
  const times = new Map<Question, number[]>(questions.map((question) => [question, []]))
  for (let round = 1; round <= rounds; round += 1) {
    for (const question of questions) {
      const ask = () => timed(service.url, keys[question.role ?? 'auditor'], question)
      await ask()
      for (let sample = 0; sample < SAMPLES; sample += 1) times.get(question)?.push(await ask())
      say(`round ${round}  ${decimal(median(times.get(question) ?? []), 1).padStart(9)} ms  ${question.what}`)
    }
  }
  const of = (question: Question) => median(times.get(question) ?? [])
  const rows = questions.map((question) => rowOf(question, of(question), of(yardstick)))
  const missed = questions.filter((question) => isMissed(question, of(question) / of(yardstick)))
  return { rows, missed: missed.map(({ what }) => what) }
}

export function describeDesk(pledges: number, rounds: number): string {
  const count = new Intl.NumberFormat('en').format
  return [
    describeHost(),
    `service, Postgres (embedded) and caller together on this machine, on a simulated ledger of ${count(pledges)} pledges and`,
    `${count(10 * pledges)} entries, a third of it in one retreat. Medians of ${rounds * SAMPLES} requests in ${rounds} rounds, one after another. ${loadAverage()}`,
  ].join('\n')
}

function isMissed({ goal, because }: Question, times: number): boolean {
  return goal !== undefined && because === undefined && times > MOST_TIMES[goal]
}

function rowOf({ what, goal, because }: Question, ms: number, yardstickMs: number): Row {
  const most = goal === undefined ? '' : `at most ${MOST_TIMES[goal]}`
  return [
    what,
    `${decimal(ms, 1)} ms`,
    ratio(ms, yardstickMs),
    because === undefined ? most : `none: ${because}`,
  ]
}

async function timed(url: string, key: string, { path }: Question): Promise<number> {
  const started = performance.now()
  const response = await fetch(`${url}/v1${path}`, {
    headers: { authorization: `Bearer ${key}`, 'accept-language': 'id' },
  })
  const answer = await response.text()
  if (!response.ok) throw new Error(`${path}: ${answer}`)
  return performance.now() - started
}

/** The addresses of the last pages by amount: nobody walks there for the bench, so the first page's cursor is moved. */
async function lastPages(url: string, key: string, { retreatId, nearTheEnd }: Facts): Promise<Ends> {
  const last = async (list: keyof Ends) => {
    const path = `/${list}?retreatId=${retreatId}&sort=-amount`
    const response = await fetch(`${url}/v1${path}`, { headers: { authorization: `Bearer ${key}` } })
    const { nextCursor } = (await response.json()) as { nextCursor: string }
    const [, ofList] = JSON.parse(Buffer.from(nextCursor, 'base64url').toString())
    const { id, amount } = nearTheEnd[list]
    const cursor = Buffer.from(JSON.stringify([id, ofList, amount, null])).toString('base64url')
    return `${path}&cursor=${cursor}`
  }
  return { pledges: await last('pledges'), disbursements: await last('disbursements') }
}

type Ends = Record<'pledges' | 'disbursements', string>

function questionsOf(facts: Facts, ends: Ends): Question[] {
  const { retreatId, companyId, word, companyWord, letter, evidence, line } = facts
  const ofRetreat = `retreatId=${retreatId}`
  const text = encodeURIComponent
  const page = (what: string, path: string): Question => ({ what, path, goal: PAGE })
  const totals = (what: string, path: string): Question => ({
    what,
    path: `${path}totals=true&limit=1`,
    goal: TOTALS,
  })
  return [
    ...(['pledges', 'disbursements'] as const).flatMap((list) => [
      page(`${list} searched by the name of a company`, `/${list}?q=${text(companyWord)}`),
      page(`${list} searched by a word in a tenth of all names`, `/${list}?q=${text(word)}`),
      page(`${list} of a retreat searched by that word`, `/${list}?${ofRetreat}&q=${text(word)}`),
      page(`${list} searched by a number`, `/${list}?q=${text(list === 'pledges' ? letter : evidence)}`),
      page(`${list} searched in vain`, `/${list}?q=${text('tidak ada 987654')}`),
      page(`${list} of a retreat searched in vain`, `/${list}?${ofRetreat}&q=${text('tidak ada 987654')}`),
      page(`${list}, the newest of all`, `/${list}`),
      page(`${list} of a retreat by amount`, `/${list}?${ofRetreat}&sort=-amount`),
      page(`${list} of all retreats by amount`, `/${list}?sort=-amount`),
      page(
        `${list} of a retreat within amounts, by amount`,
        `/${list}?${ofRetreat}&amountFrom=100000000&amountTo=200000000&sort=-amount`,
      ),
      page(`${list} of a retreat by amount, the last page`, ends[list]),
    ]),
    page('pledges that wait or went back, by amount', '/pledges?state=draft,submitted,rejected&sort=-amount'),
    page(
      'pledges of a retreat that wait or went back, within amounts',
      `/pledges?${ofRetreat}&state=draft,submitted,rejected&amountFrom=50000000&sort=-amount`,
    ),
    page(
      'disbursements that wait or went back, by amount',
      '/disbursements?state=recorded,rejected&sort=-amount',
    ),
    page(
      'disbursements of a retreat, within days',
      `/disbursements?${ofRetreat}&from=${facts.from}&to=${facts.to}&sort=-receivedOn`,
    ),
    ...roles.map(
      (role): Question => ({ what: `the worklist of ${role}`, path: '/worklist', role, goal: PAGE }),
    ),
    page('entries of a retreat', `/entries?${ofRetreat}`),
    page('entries of a line', `/entries?${ofRetreat}&lineCode=${line}&measure=received`),
    page('entries of a line in every measure', `/entries?${ofRetreat}&lineCode=${line}`),
    page(
      'entries of what is unallocated',
      `/entries?${ofRetreat}&part=unallocated&measure=received&venue=PANTAI`,
    ),
    page(
      'entries of all lines in one measure',
      `/entries?${ofRetreat}&part=line&measure=verified&venue=PANTAI`,
    ),
    page(
      'entries of all lines at a past date',
      `/entries?${ofRetreat}&part=line&measure=verified&venue=PANTAI&asOf=${facts.to}`,
    ),
    page('entries of a company', `/entries?${ofRetreat}&companyId=${companyId}`),
    page('entries of the regional budget', `/entries?${ofRetreat}&measure=spent`),
    totals('totals of the pledges of a large retreat', `/pledges?${ofRetreat}&`),
    totals('totals of the disbursements of a large retreat', `/disbursements?${ofRetreat}&`),
    totals('totals of the disbursements that wait', '/disbursements?state=recorded&'),
    totals('totals of the pledges of a company', `/pledges?companyId=${companyId}&`),
    totals('totals of a search', `/disbursements?q=${text(companyWord)}&`),
    totals('totals of all pledges', '/pledges?'),
    totals('totals of all disbursements', '/disbursements?'),
  ]
}
