/** All that the log says of people: who wrote its events, and who was let in by whom. */
import { ActorAudit, type AuditedEvent } from './actor-audit.ts'
import type { Verdict } from './check.ts'
import { ConfirmationAudit } from './confirmation-audit.ts'

export class PeopleAudit {
  readonly #actors = new ActorAudit()
  readonly #confirmations = new ConfirmationAudit()

  /** The next event, in the order of the log. */
  add(event: AuditedEvent): void {
    this.#actors.add(event)
    this.#confirmations.add(event)
  }

  verdicts(): Verdict[] {
    return [...this.#actors.verdicts(), this.#confirmations.verdict()]
  }
}
