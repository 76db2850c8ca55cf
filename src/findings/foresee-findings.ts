import { readToday } from '../closings/calendar.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { ForeseeAs } from '../platform/command/dry-run.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import type { NewEvent } from '../platform/log/append-event.ts'
import type { FindingSettings } from '../platform/shared/finding-settings.ts'
import { asSeenBy, evaluateRules, messageOf, type Seen } from './evaluate-rules.ts'

/** Tells the findings that a write would raise in the retreats that it speaks of, as the writer may know them. */
export function foreseeFindings(settings: FindingSettings): ForeseeAs<Actor> {
  return (actor) => async (tx, events) => {
    const touched = subjectsOf(events)
    const raised = await seenIn(tx, settings, retreatsOf(events), touched)
    return async (db) => {
      if (raised.length === 0) return []
      const subjects = raised.map(({ seen }) => seen.subject.id)
      const before = await seenIn(db, settings, retreatsOf(events), subjects)
      const known = new Set(before.map(({ key }) => key))
      return raised.filter(({ key }) => !known.has(key)).map(({ seen }) => warningOf(asSeenBy(actor, seen)))
    }
  }
}

function retreatsOf(events: readonly NewEvent[]): string[] {
  return [...new Set(events.flatMap(({ retreatId }) => retreatId ?? []))]
}

/** Records that were written, and those on which something was posted. */
function subjectsOf(events: readonly NewEvent[]): string[] {
  const posted = events.flatMap(({ data }) => ('entries' in data ? data.entries : []))
  const named = posted.flatMap(({ pledgeId, disbursementId, lineCode }) => [
    pledgeId,
    disbursementId,
    lineCode,
  ])
  const ids = [...events.map(({ subject }) => subject.id), ...named]
  return [...new Set(ids.filter((id) => id !== null))]
}

interface Keyed {
  key: string
  seen: Seen
}

async function seenIn(
  tx: Db | Tx,
  settings: FindingSettings,
  retreatIds: readonly string[],
  first: readonly string[],
): Promise<Keyed[]> {
  const day = await readToday(tx)
  const found: Keyed[] = []
  for (const retreatId of retreatIds) {
    const seen = await evaluateRules(tx, { retreatId, day, settings, first })
    // Of persons nothing is raised by what is posted, and not everybody may read who they are.
    const ofRecords = seen.filter(({ subject }) => subject.kind !== 'user')
    found.push(
      ...ofRecords.map((each) => ({ key: [retreatId, each.code, each.subject.id].join(' '), seen: each })),
    )
  }
  return found
}

function warningOf(seen: Seen) {
  return { code: seen.code, detail: { id: messageOf(seen, 'id'), en: messageOf(seen, 'en') } }
}
