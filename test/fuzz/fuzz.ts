/** Asks everything that the OpenAPI document describes, rightly and wrongly, and judges every answer by it. */
import { isDeepStrictEqual } from 'node:util'
import type { TestService } from '../support/service.ts'
import { storedRows } from '../support/stored-rows.ts'
import { Callers, keepSession } from './callers.ts'
import { Dice } from './dice.ts'
import { type Answer, type Operation, readDocument } from './document.ts'
import { fillWorld, loadDemoWorld, type Person } from './filled-world.ts'
import { type CostlySent, noneSent } from './hostile.ts'
import { KnownRecords } from './known-records.ts'
import { type FuzzRequest, makeRequest, type Seen } from './make-request.ts'

/** Requests that run at the same time. */
const AT_ONCE = 8
/** After so many, another small world is made. */
const WORLD_EVERY = 400
/** Characters of a part of a request that is reported. */
const MUCH_TO_READ = 4_000
/** Of so many rounds one is of dry runs, after which nothing may have changed. */
const DRY_EVERY = 12

export interface Report {
  cases: number
  byKind: Record<string, number>
  costly: CostlySent
  /** Per operation, how often it answered with which status. */
  answers: Map<string, Map<number, number>>
  /** The same of dry runs, which do nothing. */
  dryRuns: Report['answers']
  /** Per operation, the problems of requests that should have been in order. */
  refusals: Map<string, string[]>
  faults: { complaint: string; request?: FuzzRequest; answer: string }[]
}

export async function fuzz(
  service: TestService,
  { runs, seed }: { runs: number; seed: number },
): Promise<Report> {
  const { operations, schemas, complaintOf } = readDocument(service.app)
  const known = new KnownRecords(operations)
  const callers = new Callers(service)
  await callers.learnRights(operations)
  const report = emptyReport(operations)
  const dryRuns = operations.filter(({ query }) => query.some(({ name }) => name === 'dryRun'))
  await loadDemoWorld(service, known)

  async function prepare(dice: Dice, person: Person, isDryRun: boolean): Promise<() => Promise<void>> {
    const operation = dice.pick(isDryRun ? dryRuns : operations)
    const caller = callers.pick(dice, operation, person)
    const { credentials } = caller
    const { request, picked } = await makeRequest(dice, operation, {
      ...{ schemas, known, person, isDryRun, ...caller, sent: report.costly },
      read: (url) => read(service, url, credentials),
    })
    return async () => {
      const answer = await service.app.inject(request)
      note(report, operation, request, answer)
      const complaint = leadsElsewhere(operation, request)
        ? failureIn(answer)
        : complaintOf(operation, answer)
      if (complaint) blame(report, complaint, request, `${answer.statusCode} ${answer.body}`)
      else if (answer.statusCode < 300) {
        known.learn(picked)
        keepSession(person, operation, answer)
        const isKept = isJson(answer) && !isOfDryRun(request)
        if (isKept) known.rememberAnswer(operation.path, request.url, answer.json())
      }
    }
  }

  let person: Person | undefined
  for (let at = 0; at < runs && report.faults.length < 20; at += AT_ONCE) {
    if (person === undefined || at % WORLD_EVERY === 0) person = await fillWorld(service, known)
    const isDryRun = (at / AT_ONCE) % DRY_EVERY === DRY_EVERY - 1
    const lanes = Array.from(
      { length: Math.min(AT_ONCE, runs - at) },
      (_, lane) => new Dice(seed + at + lane),
    )
    const round = await Promise.all(lanes.map((dice) => prepare(dice, person as Person, isDryRun)))
    const before = isDryRun && (await storedRows(service))
    await Promise.all(round.map((send) => send()))
    if (before && !isDeepStrictEqual(await storedRows(service), before))
      report.faults.push({ complaint: `dry runs changed what is stored, at ${at}`, answer: '' })
  }
  return report
}

function emptyReport(operations: Operation[]): Report {
  const answers = operations.map(({ name }) => [name, new Map<number, number>()] as const)
  return {
    cases: 0,
    byKind: {},
    costly: noneSent(),
    answers: new Map(answers),
    dryRuns: new Map(),
    refusals: new Map(),
    faults: [],
  }
}

/** As the caller of the request sees the record; undefined where there is none to see. */
async function read(
  { app }: TestService,
  url: string,
  { host, cookie, authorization }: Record<string, string>,
): Promise<Seen | undefined> {
  const headers = Object.fromEntries(
    Object.entries({ host, cookie, authorization }).filter(([, value]) => value),
  )
  const answer = await app.inject({ method: 'GET', url, headers })
  if (answer.statusCode !== 200 || !isJson(answer)) return undefined
  return { etag: answer.headers.etag as string | undefined, record: answer.json() }
}

function isJson({ headers }: Answer): boolean {
  return String(headers['content-type']).startsWith('application/json')
}

function isOfDryRun({ url }: FuzzRequest): boolean {
  return url.includes('dryRun=true')
}

function blame(report: Report, complaint: string, request: FuzzRequest, answer: string): void {
  report.faults.push({ complaint, request: inShort(request), answer })
}

/** An address that climbs (`../`) is another one's, which this operation does not describe. */
function leadsElsewhere({ path }: Operation, { url }: FuzzRequest): boolean {
  const pathname = URL.canParse(url, 'http://x') ? new URL(url, 'http://x').pathname : url
  const [known = path] = path.split('{')
  return !pathname.startsWith(known)
}

function failureIn({ statusCode }: { statusCode: number }): string | undefined {
  return statusCode >= 500 ? 'a failure of the service' : undefined
}

/** As much of it as somebody will read; the seed makes the rest again. */
function inShort(request: FuzzRequest): FuzzRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, value.slice(0, MUCH_TO_READ)])
  return {
    ...request,
    url: request.url.slice(0, MUCH_TO_READ),
    headers: Object.fromEntries(headers),
    ...(request.payload && { payload: request.payload.toString('latin1').slice(0, MUCH_TO_READ) }),
  }
}

function note(report: Report, { name }: Operation, request: FuzzRequest, answer: Answer): void {
  const { statusCode: status } = answer
  report.cases += 1
  report.byKind[request.kind] = (report.byKind[request.kind] ?? 0) + 1
  const counts = isOfDryRun(request) ? report.dryRuns : report.answers
  const answers = counts.get(name) ?? new Map<number, number>()
  counts.set(name, answers.set(status, (answers.get(status) ?? 0) + 1))
  const code = /"code":"(\w+)"/.exec(status < 400 ? '' : answer.body)?.[1]
  if (code && request.kind === 'valid')
    report.refusals.set(name, [...(report.refusals.get(name) ?? []), code])
}

/** Operations that were never answered with what was wanted of them. */
export function neverSucceeded(answers: Report['answers']): string[] {
  return [...answers]
    .filter(([, statuses]) => ![...statuses.keys()].some((status) => status < 300))
    .map(([name]) => name)
    .sort()
}

/** The report as a table: one line per operation, one column per class of answer. */
export function tableOf({ cases, byKind, costly, answers, dryRuns, faults }: Report): string {
  const classes = [2, 3, 4, 5]
  const dry = [...dryRuns].map(([name, statuses]) => [`${name}?dryRun`, statuses] as const)
  const lines = [...answers, ...dry].sort().map(([name, statuses]) => {
    const counts = classes.map((of) =>
      [...statuses].reduce(
        (sum, [status, count]) => sum + (String(status).startsWith(String(of)) ? count : 0),
        0,
      ),
    )
    return `${name.padEnd(60)} ${counts.map((count) => String(count).padStart(7)).join('')}  ${[...statuses.keys()].sort().join(' ')}`
  })
  const kinds = Object.entries(byKind).map(([kind, count]) => `${count} ${kind}`)
  const costs = Object.entries(costly).map(([what, count]) => `${what} ${count}`)
  return [
    `${'operation'.padEnd(60)} ${classes.map((of) => `${of}xx`.padStart(7)).join('')}  statuses`,
    ...lines,
    `${cases} cases (${kinds.join(', ')}), ${faults.length} faults`,
    `costly to read: ${costs.join(', ')}`,
  ].join('\n')
}
