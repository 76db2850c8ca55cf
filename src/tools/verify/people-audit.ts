/** All that the log says of people: who wrote its events, who was let in by whom, and who checked what they made. */
import { ActorAudit, type AuditedEvent, UserRow } from './actor-audit.ts'
import type { Verdict } from './check.ts'
import { CheckerAudit } from './checker-audit.ts'
import { ConfirmationAudit } from './confirmation-audit.ts'
import { IssuedKey } from './key-issues.ts'
import { LinkedPersons } from './linked-persons.ts'
import { Tally } from './tally.ts'
import { UserAudit } from './user-audit.ts'

const READ = 'people and keys'

/** Whether an event has what the audits read of it. */
export function isReadable({ type, data, rows, occurredAt }: AuditedEvent): boolean {
  return (
    !Number.isNaN(Date.parse(occurredAt)) &&
    (type !== 'api_key.issued' || IssuedKey.safeParse(data).success) &&
    rows.every(({ table, row }) => table !== 'users' || UserRow.safeParse(row).success)
  )
}

export class PeopleAudit {
  readonly #readable = new Tally('what the log says of people can be read')
  readonly #actors = new ActorAudit()
  readonly #users = new UserAudit()
  readonly #persons = new LinkedPersons()
  readonly #checkers = new CheckerAudit(this.#persons)
  readonly #confirmations = new ConfirmationAudit(this.#persons)

  /** The next event, in the order of the log. */
  add(event: AuditedEvent): void {
    if (
      !this.#readable.compare(
        `${event.type} ${event.subject.id}, event ${event.id}`,
        READ,
        isReadable(event) ? READ : 'something else',
      )
    )
      return
    this.#persons.learn(event)
    this.#actors.add(event)
    this.#users.add(event)
    this.#confirmations.add(event)
    this.#checkers.add(event)
  }

  verdicts(): Verdict[] {
    return [
      this.#readable.verdict,
      ...this.#actors.verdicts(),
      ...this.#users.verdicts(),
      this.#confirmations.verdict(),
      ...this.#checkers.verdicts(),
    ]
  }
}
