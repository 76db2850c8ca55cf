import { desc, inArray } from 'drizzle-orm'
import { readRegister } from '../findings/findings.queries.ts'
import { type Severity, severities } from '../findings/rule.ts'
import type { Actor } from '../platform/authority/actor.ts'
import type { Db } from '../platform/db/client.ts'
import type { FindingSettings } from '../platform/shared/finding-settings.ts'
import type { Language } from '../platform/shared/language.ts'
import { sum } from '../platform/shared/rupiah.ts'
import { retreats } from '../retreats/retreats.table.ts'
import { OLDEST_MAX, RETREATS_MAX, type WorklistEntry } from './worklist.schema.ts'

/** The findings that nobody followed up, in the youngest retreats that this person sees; the gravest are named. */
export async function openFindings(
  db: Db,
  actor: Actor,
  { settings, language }: { settings: FindingSettings; language: Language },
): Promise<WorklistEntry[]> {
  const { retreatIds } = actor.scopes ?? {}
  const seen = await db
    .select({ id: retreats.id })
    .from(retreats)
    .where(retreatIds && inArray(retreats.id, retreatIds))
    .orderBy(desc(retreats.id))
    .limit(RETREATS_MAX)
  const query = { status: 'open' as const }
  const registers = []
  // One after another: side by side they would take the connections of everybody else.
  for (const { id: retreatId } of seen)
    registers.push(await readRegister(db, actor, settings, { retreatId, query, language }))
  const count = sum(registers.map(({ counts }) => counts.total))
  if (count === 0) return []
  const found = registers.flatMap(({ retreat, items }) =>
    items.map((finding) => ({ finding, label: `${retreat.code}, ${finding.code} ${finding.subject.label}` })),
  )
  const gravest = found.toSorted((a, b) => graveness(a.finding.severity) - graveness(b.finding.severity))
  const oldest = gravest
    .slice(0, OLDEST_MAX)
    .map(({ finding: { id }, label }) => ({ type: 'finding' as const, id, label, amount: null, since: null }))
  return [{ kind: 'finding_follow_up', count, amount: null, oldest, href: '/v1/retreats' }]
}

function graveness(severity: Severity): number {
  return severities.indexOf(severity)
}
