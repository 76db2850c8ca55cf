/**
 * Who wrote an event, and whether they might: by what the log itself said until then of keys and users. A row can say
 * anything of its maker and checker; this is what they are held against.
 */
import { z } from 'zod'
import { theService } from '../../platform/authority/actor.ts'
import { rolesInForce } from '../../platform/authority/authenticate.ts'
import { bootstrapOperations, mayDo } from '../../platform/authority/permissions.ts'
import { type Role, role } from '../../platform/authority/roles.ts'
import { SESSION_HOURS } from '../../platform/authority/sessions.ts'
import type { LoggedEvent } from '../../platform/log/sealed-event.ts'
import type { Verdict } from './check.ts'
import { eventsOfTheService, rightsFor } from './event-rights.ts'
import { AS_ALLOWED, IssuedKey, judgeIssue } from './key-issues.ts'
import { Tally } from './tally.ts'

export type AuditedEvent = Pick<
  LoggedEvent,
  'id' | 'type' | 'subject' | 'retreatId' | 'actorId' | 'apiKeyId' | 'occurredAt' | 'data' | 'rows'
>

/**
 * A right is judged in the transaction that uses it, which may be under way when another one ends that right: so long it takes
 * at most (`transaction_timeout`).
 */
const TRANSACTION_MS = 60_000

const KNOWN = 'a person that the log knows'
const CAME_IN = 'by somebody who had come in'
const SESSION_MS = SESSION_HOURS * 3_600_000

interface Standing {
  roles: readonly Role[]
  /** Infinite while it holds. */
  endedMs: number
}

interface Key extends IssuedKey {
  personId: string
  expiresMs: number
  revokedMs: number
}

const Instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)))

/** What the log says of a user; older rows say less. */
export const UserRow = z.looseObject({
  id: z.string(),
  kind: z.enum(['person', 'system']).optional(),
  roles: z.array(z.enum(role.enumValues)),
  active: z.boolean(),
  unconfirmed_since: Instant.nullish(),
  unconfirmed_by: z.array(z.string()).optional(),
  confirmed_by: z.string().nullish(),
  confirmed_at: Instant.nullish(),
})

export class ActorAudit {
  readonly #persons = new Tally('every event is by the person behind its key')
  readonly #rights = new Tally('every event is by somebody whose role allowed it')
  readonly #issues = new Tally('every key was issued by whoever might, and no broader')
  readonly #keys = new Map<string, Key>()
  readonly #users = new Map<string, Standing[]>()
  readonly #kinds = new Map<string, string | undefined>()
  /** Who comes with a token of the single sign-on and is no user has their roles from it: the log does not know those. */
  readonly #ofSso = new Set<string>()
  readonly #cameIn = new Tally('every event without a key is by somebody who had signed in')
  readonly #signedInMs = new Map<string, number>()
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
    if (key === null) this.#cameIn.compare(record, CAME_IN, this.#wayInOf(event))
    this.#rights.compare(record, 'allowed', this.#rightOf(event, key))
    if (event.type === 'api_key.issued') this.#issues.compare(record, AS_ALLOWED, this.#issueOf(event, key))
    this.#learn(event)
  }

  #issueOf(event: AuditedEvent, key: Key | null | undefined): string {
    const issued = IssuedKey.safeParse(event.data).data
    if (issued === undefined) return 'nothing that can be read'
    const roles = this.#rolesInForce(event, key).flat()
    const kind = this.#kinds.get(issued.userId ?? '')
    return judgeIssue(issued, kind, { personId: event.actorId, roles, key: key ?? null })
  }

  #personOf({ actorId, apiKeyId }: AuditedEvent, key: Key | null | undefined): [string, string] {
    const actor = `person ${actorId}`
    if (key === undefined) return ['a key that was issued', `key ${apiKeyId}, which never was`]
    if (key) return [`person ${key.personId}`, actor]
    return [KNOWN, KNOWN]
  }

  /** A session lasts half a day at most; with a token of the single sign-on there is none. */
  #wayInOf({ type, actorId, occurredAt }: AuditedEvent): string {
    if (type === 'user.signed_in' || actorId === theService.personId) return CAME_IN
    if (!this.#users.has(actorId) || this.#ofSso.has(actorId)) return CAME_IN
    const sinceMs = Date.parse(occurredAt) - (this.#signedInMs.get(actorId) ?? Number.NEGATIVE_INFINITY)
    return sinceMs <= SESSION_MS ? CAME_IN : `${actorId}, of whom no session can have been open`
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
    if (key && (atMs >= key.expiresMs || atMs > key.revokedMs + TRANSACTION_MS)) return 'the key had ended'
    if (!key && !this.#users.has(actorId)) return 'allowed'
    const inForce = this.#rolesInForce(event, key)
    const rights = rightsFor(type)
    const isAllowed =
      key && key.userId === null
        ? rights.some((right) => bootstrapOperations.includes(right))
        : inForce.some((roles) => rights.some((right) => mayDo(roles, right)))
    return isAllowed
      ? 'allowed'
      : `not allowed to ${[...new Set(inForce.flat())].join(', ') || 'whoever it was'}`
  }

  /** The roles that could be in force: before and after a change that may have been under way. */
  #rolesInForce({ actorId, occurredAt }: AuditedEvent, key: Key | null | undefined): (readonly Role[])[] {
    const atMs = Date.parse(occurredAt)
    return (this.#users.get(actorId) ?? [])
      .filter(({ endedMs }) => atMs <= endedMs + TRANSACTION_MS)
      .map(({ roles }) => (key ? rolesInForce(key.roles, roles) : roles))
  }

  /** The first event of somebody of the single sign-on is the one that makes them known; who is linked comes by it too. */
  #learnPersons({ rows }: AuditedEvent): void {
    for (const { table, row } of rows) {
      if (table === 'sso_persons') this.#ofSso.add(String(row.id))
      if (table === 'person_links') this.#ofSso.add(String(row.user_id))
    }
  }

  #learn(event: AuditedEvent): void {
    const atMs = Date.parse(event.occurredAt)
    for (const { table, row } of event.rows) if (table === 'users') this.#learnUser(row, atMs)
    const { id } = event.subject
    if (startsASession(event)) this.#signedInMs.set(event.actorId, atMs)
    if (event.type === 'api_key.issued') this.#learnKey(id, event.data)
    if (event.type === 'api_key.revoked') {
      const key = this.#keys.get(id)
      if (key) key.revokedMs = Math.min(key.revokedMs, atMs)
    }
  }

  /** Of a key that cannot be read nothing is known: it opens nothing. */
  #learnKey(id: string, data: Record<string, unknown>): void {
    const issued = IssuedKey.safeParse(data).data
    if (issued === undefined) return
    const { userId, expiresAt } = issued
    const expiresMs = expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(expiresAt)
    this.#keys.set(id, { ...issued, personId: userId ?? id, expiresMs, revokedMs: Number.POSITIVE_INFINITY })
  }

  #learnUser(row: Record<string, unknown>, atMs: number): void {
    const user = UserRow.safeParse(row).data
    if (user === undefined) return
    const standings = this.#users.get(user.id) ?? []
    const last = standings.at(-1)
    if (last) last.endedMs = atMs
    const roles = user.active ? user.roles : []
    this.#users.set(user.id, [...standings, { roles, endedMs: Number.POSITIVE_INFINITY }])
    this.#kinds.set(user.id, user.kind)
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
    return [this.#persons, this.#cameIn, this.#rights, this.#issues].map(({ verdict }) => verdict)
  }
}

function startsASession({ type, data }: AuditedEvent): boolean {
  return (type === 'user.signed_in' || type === 'user.password_changed') && typeof data.sessionId === 'string'
}
