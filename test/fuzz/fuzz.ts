/** Asks everything that the OpenAPI document describes, rightly and wrongly, and judges every answer by it. */
import { type Role, role } from '../../src/platform/authority/roles.ts'
import type { TestService } from '../support/service.ts'
import { Dice } from './dice.ts'
import { type Operation, readDocument } from './document.ts'
import { fillWorld, KnownIds, loadDemoWorld } from './filled-world.ts'
import { type CostlySent, noneSent } from './hostile.ts'
import { type FuzzRequest, makeRequest } from './make-request.ts'

/** Requests that run at the same time. */
const AT_ONCE = 8
/** After so many, another small world is made. */
const WORLD_EVERY = 400
/** Characters of a part of a request that is reported. */
const MUCH_TO_READ = 4_000
/** Hashing a password takes as long as a hundred other requests. */
const SLOW = /^(POST|PATCH) \/v1\/(session|users\/\{id\}\/initial-password)$/
/** After it, little else can be done with a retreat. */
const LAST = /^POST \/v1\/retreats\/\{id\}\/(cancellation|venue-choices)$/

export interface Report {
  cases: number
  byKind: Record<string, number>
  costly: CostlySent
  /** Per operation, how often it answered with which status. */
  answers: Map<string, Map<number, number>>
  faults: { complaint: string; request: FuzzRequest; answer: string }[]
}

export async function fuzz(
  service: TestService,
  { runs, seed }: { runs: number; seed: number },
): Promise<Report> {
  const { operations, schemas, complaintOf } = readDocument(service.app)
  const known = new KnownIds()
  const roles = new RolesByExperience(service)
  const report: Report = { cases: 0, byKind: {}, costly: noneSent(), answers: new Map(), faults: [] }
  await loadDemoWorld(service, known)

  async function ask(dice: Dice): Promise<void> {
    const operation = pickOperation(dice, operations)
    const who = roles.pick(dice, operation)
    const authorization = () => who && `Bearer ${service.as(who).secret}`
    const request = makeRequest(dice, operation, {
      schemas,
      known,
      authorization,
      sent: report.costly,
    })
    const answer = await service.app.inject(request)
    note(report, operation, request, answer.statusCode)
    const complaint = leadsElsewhere(operation, request) ? failureIn(answer) : complaintOf(operation, answer)
    if (complaint)
      report.faults.push({
        complaint,
        request: inShort(request),
        answer: `${answer.statusCode} ${answer.body}`,
      })
    else if (answer.statusCode < 300) {
      const isJson = String(answer.headers['content-type']).startsWith('application/json')
      if (isJson) known.rememberAnswer(operation.path, answer.json())
    } else if (who && answer.statusCode === 403 && answer.json().code === 'forbidden')
      roles.forget(operation, who)
  }

  for (let at = 0; at < runs && report.faults.length < 20; at += AT_ONCE) {
    if (at % WORLD_EVERY === 0) await fillWorld(service, known)
    const lanes = Array.from(
      { length: Math.min(AT_ONCE, runs - at) },
      (_, lane) => new Dice(seed + at + lane),
    )
    await Promise.all(lanes.map(ask))
  }
  return report
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

function pickOperation(dice: Dice, operations: Operation[]): Operation {
  const operation = dice.pick(operations)
  const skipped = SLOW.test(operation.name) ? 0.97 : LAST.test(operation.name) ? 0.8 : 0
  return dice.happens(skipped) ? pickOperation(dice, operations) : operation
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

function note(report: Report, { name }: Operation, { kind }: FuzzRequest, status: number): void {
  report.cases += 1
  report.byKind[kind] = (report.byKind[kind] ?? 0) + 1
  const answers = report.answers.get(name) ?? new Map<number, number>()
  report.answers.set(name, answers.set(status, (answers.get(status) ?? 0) + 1))
}

/** Who may do what is learnt from being refused, so that most requests get past the guard. */
class RolesByExperience {
  readonly #open = new Map<string, Set<Role>>()
  readonly service: TestService

  constructor(service: TestService) {
    this.service = service
  }

  pick(dice: Dice, { name }: Operation): Role | undefined {
    if (dice.happens(0.02)) return undefined
    if (dice.happens(0.03)) return dice.pick(role.enumValues)
    return dice.pick([...this.#of(name)])
  }

  forget({ name }: Operation, who: Role): void {
    if (this.#of(name).size > 1) this.#of(name).delete(who)
  }

  #of(name: string): Set<Role> {
    const open = this.#open.get(name) ?? new Set(role.enumValues)
    this.#open.set(name, open)
    return open
  }
}

/** Operations that were never answered with what was wanted of them. */
export function neverSucceeded({ answers }: Report): string[] {
  return [...answers]
    .filter(([, statuses]) => ![...statuses.keys()].some((status) => status < 300))
    .map(([name]) => name)
    .sort()
}

/** The report as a table: one line per operation, one column per class of answer. */
export function tableOf({ cases, byKind, costly, answers, faults }: Report): string {
  const classes = [2, 3, 4, 5]
  const lines = [...answers].sort().map(([name, statuses]) => {
    const counts = classes.map((of) =>
      [...statuses].reduce(
        (sum, [status, count]) => sum + (String(status).startsWith(String(of)) ? count : 0),
        0,
      ),
    )
    return `${name.padEnd(52)} ${counts.map((count) => String(count).padStart(7)).join('')}  ${[...statuses.keys()].sort().join(' ')}`
  })
  const kinds = Object.entries(byKind).map(([kind, count]) => `${count} ${kind}`)
  const costs = Object.entries(costly).map(([what, count]) => `${what} ${count}`)
  return [
    `${'operation'.padEnd(52)} ${classes.map((of) => `${of}xx`.padStart(7)).join('')}  statuses`,
    ...lines,
    `${cases} cases (${kinds.join(', ')}), ${faults.length} faults`,
    `costly to read: ${costs.join(', ')}`,
  ].join('\n')
}
