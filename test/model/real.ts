/** The program itself, over HTTP: the same calls with real ids and keys. */
import { randomUUID } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import { expect } from 'vitest'
import { recordDecidedBy, UNREAD } from '../support/decisions.ts'
import { documentOf } from '../support/openapi.ts'
import { aPerson } from '../support/people.ts'
import type { TestService } from '../support/service.ts'
import { companyOf, lineOf, twoVenues } from '../support/world.ts'
import { type Call, type Effect, type OperationName, operations } from './model.ts'
import type { Line, Person, Role } from './rules/world.ts'

/** Two people for each side, one who has both roles, and two who post no money. */
export const people: Person[] = [
  { name: 'rina', roles: ['finance'] },
  { name: 'budi', roles: ['finance'] },
  { name: 'sari', roles: ['verifier'] },
  { name: 'tono', roles: ['verifier'] },
  { name: 'dewi', roles: ['finance', 'verifier'] },
  { name: 'admin', roles: ['admin'] },
  { name: 'auditor', roles: ['auditor'] },
]

// biome-ignore lint/suspicious/noExplicitAny: answers are compared field by field with what the model expects
type Json = any

export interface Answer {
  status: number
  /** The problem's, where it was refused. */
  code: string | null
  body: Json
  isReplay: boolean
}

/** Before everything that is done, so that the books always begin there. */
const FIRST_MONTH = '2024-01'
const NO_SUCH_ID = '00000000-0000-7000-8000-00000000dead'

export class Real {
  /** Real ids by the model's names. */
  readonly ids = new Map<string, string>()
  /** Every kind of answer that was given, to hold against the OpenAPI document. */
  readonly answers = new Map<string, { operation: OperationName; status: number; code: string | null }>()
  private readonly service: TestService
  private run = ''
  private readonly keys = new Map<string, string>()

  private constructor(service: TestService) {
    this.service = service
  }

  static async start(service: TestService): Promise<Real> {
    const real = new Real(service)
    for (const { name, roles } of people) {
      real.keys.set(name, String((await aPerson(service, ...roles)).client.secret))
    }
    for (const number of [1, 2, 3]) {
      const { id } = await service.as('finance').made('/v1/companies', companyOf())
      real.ids.set(`company#${number}`, id)
    }
    return real
  }

  /** A new retreat, with all months open; answers the last one that was ever closed. */
  async begin(): Promise<string> {
    this.run = randomUUID()
    for (const name of this.ids.keys()) if (!name.startsWith('company#')) this.ids.delete(name)
    const { id } = await this.service.as('finance').made('/v1/retreats', {
      code: `R-${randomUUID()}`,
      title: 'Retret contoh',
      fiscalYear: 2026,
      startsOn: '2026-06-23',
      endsOn: '2026-06-26',
      venues: twoVenues,
    })
    this.ids.set('retreat#1', id)
    return this.openAllMonths()
  }

  /** Closings are of the whole database: what another run closed is opened again. Answers the last month that ever was. */
  private async openAllMonths(): Promise<string> {
    const [verifier, admin] = [this.service.as('verifier'), this.service.as('admin')]
    const reason = { reason: 'Alasan contoh' }
    if ((await this.closings()).length === 0) await verifier.made('/v1/closings', { month: FIRST_MONTH })
    const first = (await this.closings()).find(({ state }) => state === 'closed')
    if (first) {
      const path = `/v1/closings/${first.month}/reopening`
      if ((await admin.post(path, reason)).status === 403) await verifier.made(path, reason)
    }
    return (await this.closings()).at(-1)?.month ?? FIRST_MONTH
  }

  private async closings(): Promise<{ month: string; state: string }[]> {
    return (await this.read('/v1/closings')).body.items
  }

  async send(call: Call): Promise<Answer> {
    const { path, ...operation } = operations[call.operation]
    const isPatch = 'method' in operation
    const url = path(call.on)
    const answer = await this.request(isPatch ? 'PATCH' : 'POST', url, {
      headers: {
        'content-type': 'application/json',
        ...this.authorization(call.by),
        ...(call.key !== null && !isPatch && { 'idempotency-key': call.key }),
        ...(isPatch && (await this.ifMatch(call, url))),
        ...('decides' in operation && (await this.ifMatch(call, recordDecidedBy(url) ?? url))),
      },
      payload: this.withIds(JSON.stringify(bodyOf(call))),
    })
    const kind = { operation: call.operation, status: answer.status, code: answer.code }
    this.answers.set(JSON.stringify(kind), kind)
    return answer
  }

  /** Remembers the ids of what was made. */
  learn({ created = [] }: Effect, answer: Answer): void {
    const made: { id: string }[] = created.length > 1 || answer.body.items ? answer.body.items : [answer.body]
    for (const [index, name] of created.entries()) this.ids.set(name, made[index]?.id ?? '')
  }

  async read(path: string): Promise<Answer> {
    return this.request('GET', path, { headers: this.authorization({ name: 'auditor', roles: [] }) })
  }

  /** Each kind of answer is one that the OpenAPI document tells of. */
  expectDocumented(): void {
    const { paths } = documentOf<Json & { responses: object }>(this.service.app)
    const declared = new Map<string, Json>()
    for (const path of Object.values<Json>(paths)) {
      for (const operation of Object.values<Json>(path))
        declared.set(operation.operationId, operation.responses)
    }
    for (const { operation, status, code } of this.answers.values()) {
      const response = declared.get(operation)?.[status]
      expect(response, `${operation} answers ${status} ${code}`).toBeDefined()
      if (code !== null)
        expect(response.description, `${operation} answers ${status}`).toContain(`\`${code}\``)
    }
  }

  private authorization(person: Person | null): Record<string, string> {
    return person === null ? {} : { authorization: `Bearer ${this.keys.get(person.name)}` }
  }

  private async ifMatch({ ifMatch }: Call, url: string): Promise<Record<string, string>> {
    if (ifMatch === 'missing') return {}
    if (ifMatch === 'stale') return { 'if-match': '"stale"' }
    const response = await this.service.app.inject({
      method: 'GET',
      url: this.withIds(url),
      headers: this.authorization({ name: 'auditor', roles: [] }),
    })
    return { 'if-match': String(response.headers.etag ?? UNREAD) }
  }

  private async request(
    method: 'GET' | 'POST' | 'PATCH',
    url: string,
    options: Pick<InjectOptions, 'headers' | 'payload'>,
  ): Promise<Answer> {
    const response = await this.service.app.inject({ method, url: this.withIds(url), ...options })
    const { statusCode: status, headers } = response
    const body = response.json()
    const isReplay = headers['idempotency-replayed'] === 'true'
    return { status, code: status < 400 ? null : body.code, body, isReplay }
  }

  /** The number of a paper that no other run has, in one spelling or another. */
  private numberOf(name: string): string | undefined {
    const [kind, number] = name.split('#')
    if (kind === 'paper') return `S/${this.run}/${number}`
    return kind === 'spelled' ? `s - ${this.run.toUpperCase()}  00${number}` : undefined
  }

  private withIds(text: string): string {
    return text.replaceAll(
      /\b[a-z]+#\d+\b/g,
      (name) => this.numberOf(name) ?? this.ids.get(name) ?? NO_SUCH_ID,
    )
  }
}

/** As the API takes it: the model's lines say only what its rules speak of. */
function bodyOf({ operation, body, hasUnknownField }: Call): object {
  const { lines } = body as { lines?: Line[] }
  const sent =
    operation === 'draftBudget' && lines ? { reason: 'RAB contoh', lines: lines.map(accountedLineOf) } : body
  return hasUnknownField ? { ...sent, surprise: 1 } : sent
}

/** Of one of two categories and of two account codes by its code's letter, so that reports have what to group by. */
function accountedLineOf(line: Line) {
  const letter = line.code.charCodeAt(0)
  const accountCode = letter % 2 === 0 ? '5.1.02.01.01.0052' : '5.1.02.04.01.0001'
  return { ...lineOf(line), category: letter % 3 === 0 ? 'konsumsi' : 'transport', accountCode }
}

export function peopleWith(role: Role): Person[] {
  return people.filter(({ roles }) => roles.includes(role))
}
