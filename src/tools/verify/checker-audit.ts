/**
 * Nobody checked what they made: by the persons that makers and checkers resolve to at that position of the log. What two
 * identities made and checked before they were linked is no tampering, and is counted apart.
 */
import type { AuditedEvent } from './actor-audit.ts'
import type { Verdict } from './check.ts'
import { Tally } from './tally.ts'

/** By the type of an event: the table of which it makes, or decides on, a row. */
const tableOf: Record<string, string> = {
  pledge: 'pledges',
  disbursement: 'disbursements',
  adjustment: 'adjustments',
  budget: 'budget_versions',
}
const making = ['drafted', 'changed', 'submitted', 'recorded', 'proposed']
const deciding = ['approved', 'rejected', 'verified', 'adopted']

const ANOTHER = 'another person'
const MOST_EXAMPLES = 3

interface Decision {
  record: string
  makers: readonly string[]
  checker: string
}

export class CheckerAudit {
  readonly #tally = new Tally('nobody checked what they made, whichever of their identities made it')
  /** The user whom a subject of the single sign-on is. */
  readonly #persons = new Map<string, string>()
  /** Who made a record without being named in it. */
  readonly #unnamed = new Map<string, string[]>()
  /** By two persons, as far as was known. */
  readonly #ofStrangers: Decision[] = []

  /** The next event, in the order of the log. */
  add(event: AuditedEvent): void {
    for (const { table, row } of event.rows) if (table === 'person_links') this.#learnLink(row)
    const [kind = '', what = ''] = event.type.split('.')
    const isDecision = deciding.includes(what)
    if (!tableOf[kind] || !(isDecision || making.includes(what))) return
    for (const { table, row } of event.rows.filter(({ table }) => table === tableOf[kind])) {
      const name = `${table} ${row.id ?? `${row.retreat_id}/${row.number}`}`
      const makers = Array.isArray(row.makers) ? row.makers.map(String) : []
      if (isDecision && row.state !== 'superseded')
        this.#judge(event, [...makers, ...(this.#unnamed.get(name) ?? [])])
      else if (!isDecision && !makers.includes(event.actorId)) {
        this.#unnamed.set(name, [...(this.#unnamed.get(name) ?? []), event.actorId])
      }
    }
  }

  #learnLink(link: Record<string, unknown>): void {
    const isInForce = link.account_confirmed_at && link.subject_confirmed_at && !link.withdrawn_at
    if (isInForce) this.#persons.set(String(link.sso_person_id), String(link.user_id))
  }

  #judge({ id, type, subject, actorId: checker }: AuditedEvent, makers: readonly string[]): void {
    const decision = { record: `${type} ${subject.id}, event ${id}`, makers, checker }
    const isOwn = this.#isOwn(decision)
    this.#tally.compare(decision.record, ANOTHER, isOwn ? `its maker ${this.#personOf(checker)}` : ANOTHER)
    if (!isOwn) this.#ofStrangers.push(decision)
  }

  #isOwn({ makers, checker }: Decision): boolean {
    return makers.some((maker) => this.#personOf(maker) === this.#personOf(checker))
  }

  #personOf(id: string): string {
    return this.#persons.get(id) ?? id
  }

  verdicts(): Verdict[] {
    const linkedSince = this.#persons.size === 0 ? [] : this.#ofStrangers.filter((each) => this.#isOwn(each))
    const noted: Verdict = {
      name: 'made and checked by one person before the link (F22)',
      compared: this.#ofStrangers.length,
      wrong: 0,
      noted: linkedSince.length,
      examples: linkedSince.slice(0, MOST_EXAMPLES).map(({ record, checker }) => ({
        record,
        expected: ANOTHER,
        found: `person ${this.#personOf(checker)}, by an identity that was linked later: no tampering`,
      })),
    }
    return [this.#tally.verdict, noted]
  }
}
