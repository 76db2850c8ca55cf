/**
 * Who wrote an event, and whether they might: by what the log itself said until then of keys and users. A row can say
 * anything of its maker and checker; this is what they are held against.
 */
import { theService } from '../../platform/authority/actor.ts'
import { rolesInForce } from '../../platform/authority/authenticate.ts'
import { bootstrapOperations, mayDo } from '../../platform/authority/permissions.ts'
import type { Role } from '../../platform/authority/roles.ts'
import type { LoggedEvent } from '../../platform/log/sealed-event.ts'
import type { Verdict } from './check.ts'
import { eventsOfTheService, rightsFor } from './event-rights.ts'
import { Tally } from './tally.ts'

export type AuditedEvent = Pick<
  LoggedEvent,
  'id' | 'type' | 'subject' | 'actorId' | 'apiKeyId' | 'occurredAt' | 'data' | 'rows'
>

/** Whoever was let in before a right ended may finish what they began: so long a request takes at most. */
const REQUEST_MS = 120_000

const KNOWN = 'a person that the log knows'

interface Standing {
  roles: readonly Role[]
  /** Infinite while it holds. */
  endedMs: number
}

interface Key {
  personId: string
  roles: readonly Role[]
  hasUser: boolean
  endsMs: number
}

export class ActorAudit {
  readonly #persons = new Tally('every event is by the person behind its key')
  readonly #rights = new Tally('every event is by somebody whose role allowed it')
  readonly #keys = new Map<string, Key>()
  readonly #users = new Map<string, Standing[]>()
  /** Who comes with a token of the single sign-on and is no user has their roles from it: the log does not know those. */
  readonly #ofSso = new Set<string>()
  /** Events without a key by whom the log did not know until then. */
  readonly #strangers: { record: string; actorId: string }[] = []

  /** The next event, in the order of the log. */
  add(event: AuditedEvent): void {
    const key = event.apiKeyId === null ? null : this.#keys.get(event.apiKeyId)
    const record = `${event.type} ${event.subject.id}, event ${event.id}`
    this.#learnPersons(event)
    if (key === null && !this.#isKnown(event.actorId))
      this.#strangers.push({ record, actorId: event.actorId })
    else this.#persons.compare(record, ...this.#personOf(event, key))
    this.#rights.compare(record, 'allowed', this.#rightOf(event, key))
    this.#learn(event)
  }

  #personOf({ actorId, apiKeyId }: AuditedEvent, key: Key | null | undefined): [string, string] {
    const actor = `person ${actorId}`
    if (key === undefined) return ['a key that was issued', `key ${apiKeyId}, which never was`]
    if (key) return [`person ${key.personId}`, actor]
    return [KNOWN, KNOWN]
  }

  #isKnown(personId: string): boolean {
    return personId === theService.personId || this.#users.has(personId) || this.#ofSso.has(personId)
  }

  #rightOf(event: AuditedEvent, key: Key | null | undefined): string {
    const { type, actorId } = event
    if (actorId === theService.personId) {
      return eventsOfTheService.includes(type) ? 'allowed' : 'the service itself does no such thing'
    }
    const atMs = Date.parse(event.occurredAt)
    if (key && atMs > key.endsMs + REQUEST_MS) return 'the key had ended'
    const standings = (this.#users.get(actorId) ?? []).filter(({ endedMs }) => atMs <= endedMs + REQUEST_MS)
    const isUnknown = standings.length === 0
    if (isUnknown && !key && !this.#users.has(actorId)) return 'allowed'
    const held = standings.map(({ roles }) => roles)
    const inForce = held.map((roles) => (key ? rolesInForce(key.roles, roles) : roles))
    const rights = rightsFor(type)
    const isAllowed =
      key && !key.hasUser
        ? rights.some((right) => bootstrapOperations.includes(right))
        : inForce.some((roles) => rights.some((right) => mayDo(roles, right)))
    return isAllowed
      ? 'allowed'
      : `not allowed to ${[...new Set(inForce.flat())].join(', ') || 'whoever it was'}`
  }

  /** The first event of somebody of the single sign-on is the one that makes them known. */
  #learnPersons({ rows }: AuditedEvent): void {
    for (const { table, row } of rows) if (table === 'sso_persons') this.#ofSso.add(String(row.id))
  }

  #learn(event: AuditedEvent): void {
    const atMs = Date.parse(event.occurredAt)
    for (const { table, row } of event.rows) if (table === 'users') this.#learnUser(row, atMs)
    const { id } = event.subject
    if (event.type === 'api_key.issued') this.#keys.set(id, keyOf(id, event.data))
    if (event.type === 'api_key.revoked') {
      const key = this.#keys.get(id)
      if (key) key.endsMs = Math.min(key.endsMs, atMs)
    }
  }

  #learnUser({ id, roles, active }: Record<string, unknown>, atMs: number): void {
    const standings = this.#users.get(String(id)) ?? []
    const last = standings.at(-1)
    if (last) last.endedMs = atMs
    const held = active === true ? (roles as Role[]) : []
    this.#users.set(String(id), [...standings, { roles: held, endedMs: Number.POSITIVE_INFINITY }])
  }

  /** Who is made known only later was there before the log knew of the single sign-on. */
  verdicts(): Verdict[] {
    for (const { record, actorId } of this.#strangers.splice(0)) {
      this.#persons.compare(
        record,
        KNOWN,
        this.#isKnown(actorId) ? KNOWN : `person ${actorId}, whom it does not`,
      )
    }
    return [this.#persons.verdict, this.#rights.verdict]
  }
}

function keyOf(id: string, data: Record<string, unknown>): Key {
  const { roles, userId, expiresAt } = data as {
    roles: Role[]
    userId: string | null
    expiresAt: string | null
  }
  return {
    personId: userId ?? id,
    roles,
    hasUser: userId !== null,
    endsMs: expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(expiresAt),
  }
}
