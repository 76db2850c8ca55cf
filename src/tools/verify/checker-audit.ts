/**
 * Nobody checked what they made: by the persons that makers and checkers resolve to at that position of the log. What two
 * identities made and checked before they were linked is no tampering, and is counted apart.
 */
import { decisionEvents } from '../../platform/log/event-lists.ts'
import type { AuditedEvent } from './actor-audit.ts'
import type { Verdict } from './check.ts'
import type { LinkedPersons } from './linked-persons.ts'
import { Tally } from './tally.ts'

/** By the type of an event: the table of which it makes, or decides on, a row. */
const tableOf: Record<string, string> = {
  pledge: 'pledges',
  disbursement: 'disbursements',
  adjustment: 'adjustments',
  budget: 'budget_versions',
}
const making = ['drafted', 'changed', 'submitted', 'withdrawn', 'recorded', 'proposed']
const deciding: readonly string[] = decisionEvents

const ANOTHER = 'another person'
const MOST_EXAMPLES = 3

interface Decision {
  record: string
  makers: readonly string[]
  checker: string
}

export class CheckerAudit {
  readonly #tally = new Tally('nobody checked what they made, whichever of their identities made it')
  readonly #persons: LinkedPersons
  /** Who made a record without being named in it. */
  readonly #unnamed = new Map<string, string[]>()
  #decisions = 0
  /** By two persons, as far as was known, of whom one may be linked later. */
  readonly #ofStrangers: Decision[] = []

  /** `persons` have learned of the event that is added. */
  constructor(persons: LinkedPersons) {
    this.#persons = persons
  }

  /** The next event, in the order of the log. */
  add(event: AuditedEvent): void {
    const [kind = '', what = ''] = event.type.split('.')
    const isDecision = deciding.includes(event.type)
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

  #judge({ id, type, subject, actorId: checker }: AuditedEvent, makers: readonly string[]): void {
    const decision = { record: `${type} ${subject.id}, event ${id}`, makers, checker }
    const isOwn = this.#isOwn(decision)
    this.#tally.compare(
      decision.record,
      ANOTHER,
      isOwn ? `its maker ${this.#persons.personOf(checker)}` : ANOTHER,
    )
    this.#decisions += 1
    const mayBeOne = [...makers, checker].some((each) => this.#persons.mayBeLinked(each))
    if (!isOwn && mayBeOne) this.#ofStrangers.push(decision)
  }

  #isOwn({ makers, checker }: Decision): boolean {
    return makers.some((maker) => this.#persons.personOf(maker) === this.#persons.personOf(checker))
  }

  verdicts(): Verdict[] {
    const linkedSince = this.#ofStrangers.filter((each) => this.#isOwn(each))
    const noted: Verdict = {
      name: 'made and checked by one person before the link (F22)',
      compared: this.#decisions,
      wrong: 0,
      noted: linkedSince.length,
      examples: linkedSince.slice(0, MOST_EXAMPLES).map(({ record, checker }) => ({
        record,
        expected: ANOTHER,
        found: `person ${this.#persons.personOf(checker)}, by an identity that was linked later: no tampering`,
      })),
    }
    return [this.#tally.verdict, noted]
  }
}
