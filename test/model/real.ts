/** The program itself, over HTTP: the same calls with real ids and keys. */
import { randomUUID } from 'node:crypto'
import type { InjectOptions } from 'fastify'
import { expect } from 'vitest'
import { recordDecidedBy, UNREAD } from '../support/decisions.ts'
import { documentOf } from '../support/openapi.ts'
import { aDocument } from '../support/papers.ts'
import { aPerson } from '../support/people.ts'
import type { TestService } from '../support/service.ts'
import { companyOf, lineOf, reopenFrom, twoVenues } from '../support/world.ts'
import { csvOfLines, csvOfPledges, MULTIPART_TYPE, multipart } from './files.ts'
import { type Call, type Effect, type OperationName, operations } from './model.ts'
import type { PledgeBody } from './rules/pledges.ts'
import { companyRefs, documentRefs, firstFields, type Line, type Person, type Role } from './rules/world.ts'

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
    return real
  }

  /** A new retreat, companies and stored documents, with all months open; answers the last one that was ever closed. */
  async begin(): Promise<string> {
    this.run = randomUUID()
    this.ids.clear()
    const finance = this.service.as('finance')
    for (const name of companyRefs) {
      const company = companyOf()
      this.ids.set(name, (await finance.made('/v1/companies', company)).id)
      this.ids.set(name.replace('company', 'npwp'), company.npwp)
    }
    for (const name of documentRefs) this.ids.set(name, (await aDocument(this.service)).id)
    const retreat = { ...firstFields, code: this.withIds(firstFields.code), venues: twoVenues }
    this.ids.set('retreat#1', (await finance.made('/v1/retreats', retreat)).id)
    return this.openAllMonths()
  }

  /** Closings are of the whole database: what another run closed is opened again. Answers the last month that ever was. */
  private async openAllMonths(): Promise<string> {
    if ((await this.closings()).length === 0)
      await this.service.as('verifier').made('/v1/closings', { month: FIRST_MONTH })
    const first = (await this.closings()).find(({ state }) => state === 'closed')
    if (first) await reopenFrom(this.service, first.month)
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
        'content-type': 'upload' in operation ? MULTIPART_TYPE : 'application/json',
        ...this.authorization(call.by),
        ...(call.key !== null && !isPatch && { 'idempotency-key': call.key }),
        ...(isPatch && (await this.ifMatch(call, url))),
        ...('decides' in operation && (await this.ifMatch(call, recordDecidedBy(url) ?? url))),
      },
      payload: this.withIds('upload' in operation ? uploadOf(call) : JSON.stringify(bodyOf(call))),
    })
    const kind = { operation: call.operation, status: answer.status, code: answer.code }
    this.answers.set(JSON.stringify(kind), kind)
    return answer
  }

  /** Remembers the ids of what was made. */
  learn({ created = [], replacement }: Effect, { body }: Answer): void {
    const made = idsIn(body)
    for (const [index, name] of created.entries()) this.ids.set(name, made[index] ?? '')
    if (replacement) this.ids.set(replacement, body.replaced.attachmentId)
  }

  /** The journal as it is, per record, part, measure and day; what came to nothing there is left out. */
  async journal(): Promise<string[]> {
    const { rows } = await this.service.sql.query(
      `select pledge_id as "pledgeId", disbursement_id as "disbursementId", line_code as part, measure, effective_on::text as day,
         sum(amount)::int8 as amount
       from journal_entries where retreat_id = $1 and measure <> 'appropriated'
       group by pledge_id, disbursement_id, line_code, measure, effective_on having sum(amount) <> 0`,
      [this.ids.get('retreat#1')],
    )
    return rows.map(({ pledgeId, disbursementId, part, measure, day, amount }) =>
      [pledgeId, disbursementId, part, measure, day, amount].join(' '),
    )
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

  /** The number of a paper that no other run has, in one spelling or another; or a code or reference of this run. */
  private numberOf(name: string): string | undefined {
    const [kind, number] = name.split('#')
    if (kind === 'paper') return `S/${this.run}/${number}`
    if (kind === 'code' || kind === 'reference') return `R/${this.run}/${number}`
    return kind === 'spelled' ? `s - ${this.run.toUpperCase()}  00${number}` : undefined
  }

  withIds(text: string): string {
    return text.replaceAll(
      /\b[a-z]+#\d+\b/g,
      (name) => this.numberOf(name) ?? this.ids.get(name) ?? NO_SUCH_ID,
    )
  }
}

/** The ids of what was made: of one record, of those of a batch, or of a table that was taken in and what came of it. */
function idsIn(body: Json): string[] {
  if (body.importId) {
    const paths: string[] = body.documents.map(({ path }: { path: string }) => path)
    return [body.importId, ...paths.map((path) => path.split('/').at(-1) ?? '')]
  }
  return (body.items ?? [body]).map(({ id }: { id: string }) => id)
}

/** As the API takes it: the model's lines and venues say only what its rules speak of. */
function bodyOf({ body, hasUnknownField }: Call): object {
  const { lines, venues } = body as { lines?: Line[]; venues?: { code: string }[] }
  const sent = {
    ...body,
    ...(lines && { reason: 'RAB contoh', lines: lines.map(accountedLineOf) }),
    ...(venues && {
      venues: venues.map(({ code }) => ({ code, name: `Tempat ${code}`, regencyCode: '64.03' })),
    }),
  }
  return hasUnknownField ? { ...sent, surprise: 1 } : sent
}

/** The same as a file, with what is said beside it. */
function uploadOf({ operation, body, hasUnknownField }: Call): string {
  const { lines = [], pledges = [] } = body as { lines?: Line[]; pledges?: PledgeBody[] }
  const isBudget = operation === 'importBudget'
  return multipart(isBudget ? csvOfLines(lines.map(accountedLineOf)) : csvOfPledges(pledges), {
    ...(isBudget && { reason: 'RAB contoh' }),
    ...(hasUnknownField && { surprise: '1' }),
  })
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
