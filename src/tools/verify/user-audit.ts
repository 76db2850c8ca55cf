/**
 * What the rules of users say (migrations/rules/users.sql), held against the log: of what sort a user is and with whom an
 * address was shared stays, and a link is confirmed on each side by that side, and for ever once both did.
 */
import { theService } from '../../platform/authority/actor.ts'
import type { AuditedEvent } from './actor-audit.ts'
import type { Verdict } from './check.ts'
import { Tally } from './tally.ts'

type Row = Record<string, unknown>

const AS_RULED = 'as the rules of users say'
const sides = [
  { instant: 'account_confirmed_at', by: 'user_id' },
  { instant: 'subject_confirmed_at', by: 'sso_person_id' },
] as const

export class UserAudit {
  readonly #users = new Tally('of what sort a user is stays, and so does with whom an address was shared')
  readonly #links = new Tally('every link was proposed, confirmed and withdrawn by whoever might')
  readonly #userRows = new Map<string, Row>()
  readonly #linkRows = new Map<string, Row>()

  /** The next event, in the order of the log. */
  add(event: AuditedEvent): void {
    for (const { table, row } of event.rows) {
      const record = `${table} ${row.id}, version ${row.version ?? 1}, by ${event.type}, event ${event.id}`
      if (table === 'users') this.#users.compare(record, AS_RULED, this.#judgeUser(row))
      if (table === 'person_links') this.#links.compare(record, AS_RULED, this.#judgeLink(event, row))
    }
  }

  #judgeUser(row: Row): string {
    const was = this.#userRows.get(String(row.id))
    this.#userRows.set(String(row.id), row)
    // Absent from older rows.
    if ('kind' in row && 'responsible_id' in row) {
      if ((row.kind === 'system') !== (row.responsible_id !== null)) {
        return `a ${row.kind} for whom ${row.responsible_id ?? 'nobody'} answers`
      }
      if (was && 'kind' in was && was.kind !== row.kind) return `a ${row.kind} who was a ${was.kind}`
      const answers = row.responsible_id === null ? undefined : this.#userRows.get(String(row.responsible_id))
      if (row.responsible_id !== null && answers?.kind !== 'person')
        return 'a system for which no person answers'
    }
    const gone = idsOf(was?.shares_email_with).filter((id) => !idsOf(row.shares_email_with).includes(id))
    return gone.length > 0 ? `no longer sharing an address with ${gone.join(', ')}` : AS_RULED
  }

  #judgeLink({ actorId, occurredAt }: AuditedEvent, row: Row): string {
    const was = this.#linkRows.get(String(row.id))
    this.#linkRows.set(String(row.id), row)
    if (was === undefined) return judgeProposal(row, actorId)
    if (was.withdrawn_at) return 'changed after it was withdrawn'
    if (sides.every(({ instant }) => was[instant])) return 'changed while in force'
    const moved = ['user_id', 'sso_person_id', 'proposed_by'].filter((column) => was[column] !== row[column])
    if (moved.length > 0) return `another ${moved.join(', ')}`
    const confirmed = sides.filter(({ instant }) => was[instant] !== row[instant])
    if (row.withdrawn_at) return confirmed.length > 0 ? 'confirmed and withdrawn at once' : AS_RULED
    const [side] = confirmed
    if (side === undefined || confirmed.length > 1) return `confirmed on ${confirmed.length} sides at once`
    if (was[side.instant]) return `confirmed again`
    if (Date.parse(String(row[side.instant])) !== Date.parse(occurredAt)) return 'confirmed at another time'
    return row[side.by] === actorId ? AS_RULED : `confirmed by ${actorId}, for ${row[side.by]}`
  }

  verdicts(): Verdict[] {
    return [this.#users.verdict, this.#links.verdict]
  }
}

function judgeProposal(row: Row, actorId: string): string {
  if (row.proposed_by !== actorId) return `proposed by ${actorId}, for ${row.proposed_by}`
  if (actorId === theService.personId) return 'proposed by the service'
  const isBegun = !row.withdrawn_at && sides.every(({ instant }) => !row[instant])
  return isBegun ? AS_RULED : 'confirmed or withdrawn as it was proposed'
}

function idsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}
