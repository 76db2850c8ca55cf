/** What answers told of the records that there are: their addresses, their states and some of their values. */
import type { Dice } from './dice.ts'
import type { Operation } from './document.ts'

/** How many records of a kind are remembered: the latest, so that the fuzzer stays with those that still change. */
const REMEMBERED = 40
const RECENT = 8
/** Fields whose values other requests ask for. */
export const ASKED_FOR = ['npwp', 'sha256', 'externalRef', 'size', 'signedAt']
/** Lists under a retreat whose records have an address of their own. */
const ELSEWHERE = ['expenditures', 'appropriations', 'findings']

type Answer = Record<string, unknown>

/** A record that a request names, and for what. */
export interface Picked {
  purpose: string
  address: string
  state: string
}

/** By the template of the address (`/v1/retreats/{id}/budgets/{version}`). What the fuzzer itself signs in with is left out. */
export class KnownRecords {
  readonly #templates: Set<string>
  readonly #states = new Map<string, Map<string, string>>()
  readonly #values = new Map<string, unknown[]>()
  readonly #fitStates = new Map<string, Set<string>>()
  readonly #protected = new Set<string>()

  constructor(operations: Pick<Operation, 'path'>[]) {
    this.#templates = new Set(operations.map(({ path }) => recordIn(path)))
  }

  protect(ids: string[]): void {
    for (const id of ids) this.#protected.add(id)
  }

  /** Of a record that only another one names, the state is not known. */
  #rememberUnread(template: string, address: string): void {
    if (!this.#states.get(template)?.has(address)) this.remember(template, address)
  }

  remember(template: string, address: string, state = ''): void {
    if (address.split('/').some((part) => this.#protected.has(part))) return
    const known = this.#states.get(template) ?? new Map<string, string>()
    this.#states.set(template, known)
    // The latest stands last.
    known.delete(address)
    known.set(address, state)
    for (const oldest of [...known.keys()].slice(0, -REMEMBERED)) known.delete(oldest)
  }

  /** What an answer names: the record of an address, or the items of a list. */
  rememberAnswer(path: string, url: string, answer: unknown): void {
    if (typeof answer !== 'object' || answer === null) return
    const record = answer as Answer
    for (const item of Array.isArray(record.items) ? record.items : []) this.rememberAnswer(path, url, item)
    this.#rememberRecord(path, url.split('?')[0]?.split('/') ?? [], record)
    const references = { pledges: record.pledgeId, companies: record.companyId, imports: record.importId }
    for (const [collection, id] of Object.entries(references))
      if (typeof id === 'string') this.#rememberUnread(`/v1/${collection}/{id}`, `/v1/${collection}/${id}`)
    if (typeof record.findingId === 'string')
      this.remember('/v1/findings/{id}', `/v1/findings/${record.findingId}`, String(record.kind))
    for (const name of ASKED_FOR) if (record[name]) this.#rememberValue(name, record[name])
  }

  #rememberRecord(path: string, parts: string[], record: Answer): void {
    const list = 'makers' in record ? 'adjustments' : String(path.split('/').at(-1))
    if (list === 'adjustments' || ELSEWHERE.includes(list)) {
      if (record.id) this.remember(`/v1/${list}/{id}`, `/v1/${list}/${record.id}`, stateOf(record))
      return
    }
    const isList = !path.endsWith('}')
    const item = [...this.#templates].find(
      (template) =>
        isList && template.startsWith(`${path}/{`) && !template.slice(path.length + 1).includes('/'),
    )
    const template = item ?? recordIn(path)
    const size = template.split('/').length
    const parameter = template.split('/').at(-1)?.slice(1, -1) ?? ''
    const key = record[parameter] ?? record.id
    const own = [...parts.slice(0, size - 1), String(key)]
    if (!key || (!item && own.at(-1) !== parts[size - 1])) return
    this.remember(template, own.join('/'), stateOf(record))
  }

  #rememberValue(name: string, value: unknown): void {
    this.#values.set(name, [...(this.#values.get(name) ?? []).slice(-REMEMBERED), value])
  }

  value(dice: Dice, name: string): unknown {
    return dice.pick(this.#values.get(name) ?? [1])
  }

  /** A record, mostly in a state in which the same was granted before. */
  pick(dice: Dice, template: string, purpose: string): Picked | undefined {
    const known = [...(this.#states.get(template) ?? [])]
    if (known.length === 0) return undefined
    const fitStates = dice.happens(0.7) ? [...(this.#fitStates.get(purpose) ?? [])] : []
    const states = known.map(([, state]) => state)
    const possible = states.filter((state) => fitStates.includes(state))
    // Each state as often as the others, however many records are in it.
    const wanted = dice.pick([...new Set(possible.length > 0 ? possible : states)])
    const choices = known.filter(([, state]) => state === wanted)
    const [address, state] = dice.pick(dice.happens(0.5) ? choices.slice(-RECENT) : choices)
    return { purpose, address, state }
  }

  /** What was granted tells which states it takes. */
  learn(picked: readonly Picked[]): void {
    for (const { purpose, state } of picked)
      this.#fitStates.set(purpose, (this.#fitStates.get(purpose) ?? new Set()).add(state))
  }
}

/** The record that an address speaks of; empty where it names none. */
export function recordIn(path: string): string {
  return path.slice(0, path.lastIndexOf('}') + 1)
}

function stateOf(record: Answer): string {
  const { state, status, confirmation, kind } = record
  const marks = ['cancellation', 'replaced', 'revokedAt', 'adoptedOn'].filter((mark) => record[mark])
  const own = state ?? status ?? (confirmation as Answer | undefined)?.state
  return [own, kind === 'system' && kind, ...marks].filter(Boolean).join(' ')
}
