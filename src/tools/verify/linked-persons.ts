import type { AuditedEvent } from './actor-audit.ts'

/** Whom the subjects of the single sign-on are, as far as the log has come: `person_of` of migrations/rules/users.sql. */
export class LinkedPersons {
  readonly #users = new Set<string>()
  readonly #awaiting = new Map<string, string>()
  readonly #userOf = new Map<string, string>()

  /** The next event, in the order of the log. */
  learn({ rows }: AuditedEvent): void {
    for (const { table, row } of rows) {
      if (table === 'users') this.#users.add(String(row.id))
      const isInForce = row.account_confirmed_at && row.subject_confirmed_at && !row.withdrawn_at
      if (table !== 'person_links') continue
      if (isInForce) this.#userOf.set(String(row.sso_person_id), String(row.user_id))
      if (isInForce || row.withdrawn_at) this.#awaiting.delete(String(row.id))
      else this.#awaiting.set(String(row.id), String(row.user_id))
    }
  }

  /** Whether a link of this user waits for an answer: `link_awaits` of the same rules. */
  awaitsLink(userId: string): boolean {
    return [...this.#awaiting.values()].includes(userId)
  }

  personOf(id: string): string {
    return this.#userOf.get(id) ?? id
  }

  /** Whether it may turn out to be somebody else: a user is nobody but that user. */
  mayBeLinked(id: string): boolean {
    return !this.#users.has(id)
  }
}
