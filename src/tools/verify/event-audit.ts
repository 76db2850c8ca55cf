/**
 * Every event is about what its type says, and comes with the row that it tells of: `attach_row_versions` of migrations/rules/log.sql,
 * held against the log. An event without its row tells of something that did not happen.
 */
import { mustWrite, rowsOfEvents, subjectsOf } from '../../platform/log/event-rows.ts'
import type { EventType } from '../../platform/log/event-types.ts'
import type { AuditedEvent } from './actor-audit.ts'
import type { Verdict } from './check.ts'
import { recordIdOf } from './row-audit.ts'
import { Tally } from './tally.ts'

const AS_TOLD = 'what it tells of'

export class EventAudit {
  readonly #tally = new Tally('every event is about what its type says, and wrote what it tells of')

  /** The next event, in the order of the log. */
  add(event: AuditedEvent): void {
    this.#tally.compare(`${event.type} ${event.subject.id}, event ${event.id}`, AS_TOLD, judge(event))
  }

  verdict(): Verdict {
    return this.#tally.verdict
  }
}

function judge({ type, subject, rows }: AuditedEvent): string {
  if (!Object.hasOwn(rowsOfEvents, type)) return 'no such event'
  const known = type as EventType
  const subjects = subjectsOf(known)
  if (!subjects.includes(subject.type)) return `about a ${subject.type}`
  const written = mustWrite(known)
  const tells =
    written === 'own'
      ? ({ table, row }: AuditedEvent['rows'][number]) =>
          recordIdOf(row) === subject.id && (subjects.length === 1 || table === `${subject.type}s`)
      : () => true
  return written === null || rows.some(tells) ? AS_TOLD : 'nothing'
}
