/**
 * Who let persons in, whatever their roles, and who confirmed it: by the actors of the events that the log has of them. A
 * row can say anything of its givers and its confirmer; this is what it is held against.
 */
import { type Access, givesAccess, hasAccess } from '../../platform/authority/giving-access.ts'
import type { AuditedEvent } from './actor-audit.ts'
import type { Verdict } from './check.ts'
import type { LinkedPersons } from './linked-persons.ts'
import { Tally } from './tally.ts'

type Row = Record<string, unknown>

interface Confirmation {
  since: number | null
  givers: readonly string[]
  by: string | null
  at: number | null
}

/** What lets somebody in and is kept apart from the user. */
const apart = ['user.password_reset', 'user.link_proposed']

/** The rule of a log's beginning, until the event that says since when givers are kept whatever the roles. */
const SINCE = 'givers_of_access'

const none: Confirmation = { since: null, givers: [], by: null, at: null }

export class ConfirmationAudit {
  readonly #tally = new Tally('access to money was confirmed by another than gave it')
  readonly #persons: LinkedPersons
  readonly #rows = new Map<string, Row>()
  readonly #confirmations = new Map<string, Confirmation>()
  /** Right by the rule of before alone: wrong, unless the log says later that it is of before. */
  #ofBefore: [record: string, expected: string, found: string][] = []
  #isOfBefore = true

  /** `persons` have learned of the event that is added. */
  constructor(persons: LinkedPersons) {
    this.#persons = persons
  }

  /** The next event, in the order of the log. */
  add(event: AuditedEvent): void {
    const rows = event.rows.filter(({ table }) => table === 'users').map(({ row }) => row)
    // Absent from rows of before anybody was asked to confirm.
    for (const row of rows.filter((each) => 'unconfirmed_by' in each)) this.#compare(event, row)
    for (const row of rows) this.#rows.set(String(row.id), row)
    if (apart.includes(event.type) && rows.length === 0) this.#compareReset(event)
    if (event.type === 'log.opened' && event.subject.id === SINCE) this.#endBefore()
  }

  #endBefore(): void {
    this.#tally.agree(this.#ofBefore.length)
    this.#ofBefore = []
    this.#isOfBefore = false
  }

  #compare(event: AuditedEvent, row: Row): void {
    const id = String(row.id)
    const before = this.#confirmations.get(id) ?? none
    const record = `${event.type} ${id}, version ${row.version}, event ${event.id}`
    const found = confirmationIn(row)
    const expected = this.#after(event, row, before)
    const ofBefore = this.#isOfBefore ? this.#after(event, row, before, true) : expected
    if (textOf(expected) !== textOf(found) && textOf(ofBefore) === textOf(found)) {
      this.#ofBefore.push([record, textOf(expected), textOf(found)])
    } else this.#tally.compare(record, textOf(expected), textOf(found))
    // One that is wrong is named once: what comes after it was written upon what it says.
    this.#confirmations.set(id, found)
  }

  #after(event: AuditedEvent, row: Row, before: Confirmation, isByRuleOfBefore = false): Confirmation {
    const { type, actorId } = event
    const at = Date.parse(event.occurredAt)
    if (type === 'user.confirmed') {
      const isAnswered = isByRuleOfBefore || !this.#persons.awaitsLink(String(row.id))
      const isOfAnother = this.#mayConfirm(actorId, String(row.id), before.givers)
      return isAnswered && isOfAnother ? { since: null, givers: [], by: actorId, at } : before
    }
    if (isByRuleOfBefore && !hasAccess(accessIn(row))) return before
    if (!letsIn(type, row, this.#rows.get(String(row.id)))) return before
    return { ...before, since: before.since ?? at, givers: [...new Set([...before.givers, actorId])] }
  }

  #mayConfirm(actorId: string, beneficiary: string, givers: readonly string[]): boolean {
    const own = this.#confirmations.get(actorId) ?? none
    const line = this.#unconfirmedLine(actorId)
    const isOwn = [beneficiary, ...givers].some((each) => line.has(this.#persons.personOf(each)))
    const row = this.#rows.get(actorId)
    return !isOwn && (own.since === null || !row || !hasAccess(accessIn(row)))
  }

  /** Somebody, and the persons who let them in, and who let those in, as far as nobody confirmed it (`unconfirmed_line` of the rules). */
  #unconfirmedLine(actorId: string): Set<string> {
    const line = new Set([actorId])
    for (const each of line) {
      const { givers } = this.#confirmations.get(each) ?? none
      for (const giver of givers) if (this.#rows.has(giver)) line.add(giver)
    }
    return new Set([...line].map((each) => this.#persons.personOf(each)))
  }

  /** A password lets in whoever holds it, a link whoever has the identity, so the user's row must say that nobody confirmed it. */
  #compareReset({ id, type, subject }: AuditedEvent): void {
    const row = this.#rows.get(subject.id)
    if (!row || !('unconfirmed_by' in row) || row.kind !== 'person') return
    const missing: [string, string, string] = [
      `${type} ${subject.id}, event ${id}`,
      'a version of the user',
      'none',
    ]
    if (this.#isOfBefore && !hasAccess(accessIn(row))) this.#ofBefore.push(missing)
    else this.#tally.compare(...missing)
  }

  verdict(): Verdict {
    for (const each of this.#ofBefore.splice(0)) this.#tally.compare(...each)
    return this.#tally.verdict
  }
}

/** Whether the event lets the person in: by a change of the user, or by what is kept apart. */
function letsIn(type: string, isNow: Row, was: Row | undefined): boolean {
  if (apart.includes(type)) return isNow.kind === 'person'
  return givesAccess(accessIn(isNow), was && accessIn(was))
}

function accessIn({ kind, roles, active, email_hash: email }: Row): Access {
  return { kind, roles, active, email } as Access
}

function confirmationIn(row: Row): Confirmation {
  const instantOf = (value: unknown) => (typeof value === 'string' ? Date.parse(value) : null)
  return {
    since: instantOf(row.unconfirmed_since),
    givers: (row.unconfirmed_by ?? []) as string[],
    by: (row.confirmed_by ?? null) as string | null,
    at: instantOf(row.confirmed_at),
  }
}

function textOf({ since, givers, by, at }: Confirmation): string {
  const timeOf = (instant: number | null) => (instant === null ? 'never' : new Date(instant).toISOString())
  const given = since === null ? 'nothing unconfirmed' : `unconfirmed since ${timeOf(since)}`
  const from = givers.length > 0 ? `, given by ${givers.toSorted().join(' ')}` : ''
  return `${given}${from}, last confirmed by ${by ?? 'nobody'} ${timeOf(at)}`
}
