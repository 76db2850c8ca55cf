import { asc, desc, eq } from 'drizzle-orm'
import { v5 } from 'uuid'
import { readToday } from '../closings/calendar.ts'
import { assertNotAfter } from '../coverage/figures.ts'
import { type Actor, sees } from '../platform/authority/actor.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import { BEGIN_SNAPSHOT } from '../platform/db/pipeline.ts'
import { groupBy } from '../platform/shared/collections.ts'
import { AppError } from '../platform/shared/errors.ts'
import type { FindingSettings } from '../platform/shared/finding-settings.ts'
import type { Language } from '../platform/shared/language.ts'
import { sum } from '../platform/shared/rupiah.ts'
import { takeTurn } from '../platform/shared/turns.ts'
import type { ReportRequest as ScopedRequest } from '../platform/tables/report.ts'
import { findVisibleRetreat } from '../retreats/retreats.queries.ts'
import type { Retreat } from '../retreats/retreats.schema.ts'
import { retreats } from '../retreats/retreats.table.ts'
import { asSeenBy, evaluateRules, messageOf, type Seen } from './evaluate-rules.ts'
import type { Finding, FindingQuery, FindingRegister, FollowUp } from './findings.schema.ts'
import { findingFollowUps } from './follow-ups.table.ts'
import { type Severity, type SubjectKind, severities } from './rule.ts'
import { ruleOf } from './rules.ts'

type FindingRequest = ScopedRequest<FindingQuery>

/** The register with all that is known of its retreat; the wire takes less of it. */
export type Register = FindingRegister & { retreat: Retreat }

/** The register of a retreat at a day, in one snapshot. */
export function readRegister(
  db: Db,
  actor: Actor,
  settings: FindingSettings,
  request: FindingRequest,
): Promise<Register> {
  return db.transaction((tx) => registerIn(tx, actor, settings, request), BEGIN_SNAPSHOT)
}

/** The same in the snapshot of this transaction. */
export async function registerIn(
  tx: Tx,
  actor: Actor,
  settings: FindingSettings,
  { retreatId, query, language }: FindingRequest,
): Promise<Register> {
  const retreat = await findVisibleRetreat(tx, actor, retreatId)
  const today = await readToday(tx)
  assertNotAfter(today, query.asOf)
  const asOf = query.asOf ?? today
  const seen = (await evaluateRules(tx, { retreatId, day: asOf, settings })).filter(
    ({ code, severity }) => (query.code ?? code) === code && (query.severity ?? severity) === severity,
  )
  const followUps = await followUpsOf(tx, retreatId)
  await takeTurn(tx.caller)
  const shown = seen.map((each) => asSeenBy(actor, each))
  const findings = present(retreatId, shown, followUps, language)
  const items = findings.filter(({ status }) => (query.status ?? status) === status)
  return { retreat, asOf, counts: count(seen, findings, items, query), items }
}

/**
 * The retreat of a present finding that this person may see, or 404. An id does not tell what it was made of: unless it
 * was followed up before, the registers are gone through, the youngest retreat first.
 */
export async function findFinding(
  tx: Db | Tx,
  actor: Actor,
  settings: FindingSettings,
  id: string,
): Promise<{ retreatId: string }> {
  const today = await readToday(tx)
  for (const retreatId of await candidates(tx, id)) {
    if (!sees(actor, retreatId)) continue
    const seen = await evaluateRules(tx, { retreatId, day: today, settings })
    if (seen.some((each) => idOf(retreatId, each) === id)) return { retreatId }
  }
  throw new AppError('finding_not_found')
}

async function candidates(tx: Db | Tx, findingId: string): Promise<string[]> {
  const [known] = await tx
    .select({ id: findingFollowUps.retreatId })
    .from(findingFollowUps)
    .where(eq(findingFollowUps.findingId, findingId))
    .limit(1)
  if (known) return [known.id]
  const all = await tx.select({ id: retreats.id }).from(retreats).orderBy(desc(retreats.id))
  return all.map(({ id }) => id)
}

export function presentFollowUp(row: typeof findingFollowUps.$inferSelect): FollowUp {
  const { id, findingId, kind, reason, actorId, createdAt } = row
  return { id, findingId, kind, reason, actorId, createdAt: createdAt.toISOString() }
}

async function followUpsOf(tx: Tx, retreatId: string): Promise<Map<string, FollowUp[]>> {
  const rows = await tx
    .select()
    .from(findingFollowUps)
    .where(eq(findingFollowUps.retreatId, retreatId))
    .orderBy(asc(findingFollowUps.id))
  return groupBy(rows.map(presentFollowUp), ({ findingId }) => findingId)
}

/** The same facts have the same id at every time (UUIDv5, RFC 9562 §5.5, in the namespace of the retreat). */
function idOf(retreatId: string, { code, subject: { kind, id } }: Seen): string {
  return v5(`${code}/${kind}/${id}`, retreatId)
}

function present(
  retreatId: string,
  seen: readonly Seen[],
  followUpsById: Map<string, FollowUp[]>,
  language: Language,
): Finding[] {
  const findings = seen.map((each): Finding => {
    const { code, severity, subject, lineCodes, facts } = each
    const { name, title, legalBasis, version } = ruleOf(code)
    const { kind, id: key, label, number } = subject
    const id = idOf(retreatId, each)
    const followUps = followUpsById.get(id) ?? []
    return {
      id,
      code,
      name,
      title: title[language],
      severity,
      subject: { kind, ...referenceOf(kind, key), label, number },
      lineCodes,
      facts,
      legalBasis: legalBasis[language],
      message: messageOf(each, language),
      ruleVersion: version,
      status: followUps.at(-1)?.kind ?? 'open',
      followUps,
    }
  })
  return findings.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}

function referenceOf(kind: SubjectKind, key: string) {
  if (kind === 'line') return { code: key }
  return kind === 'budget' ? { version: Number(key) } : { id: key }
}

/** Counts by severity, those included that are not listed: they are open, since only a listed finding is followed up. */
function count(
  seen: readonly Seen[],
  findings: readonly Finding[],
  items: readonly Finding[],
  { status }: FindingQuery,
): FindingRegister['counts'] {
  const all = new Map(seen.map(({ code, severity, ofRule }) => [`${code} ${severity}`, { severity, ofRule }]))
  const of = (severity: Severity) => {
    const isOf = (finding: Finding) => finding.severity === severity
    const listed = findings.filter(isOf).length
    const ofSeverity = [...all.values()].filter((each) => each.severity === severity)
    const total = sum(ofSeverity.map(({ ofRule }) => ofRule))
    const isOpen = status === undefined || status === 'open'
    return items.filter(isOf).length + (isOpen ? total - listed : 0)
  }
  const [critical, high, medium, low, info] = [
    of('critical'),
    of('high'),
    of('medium'),
    of('low'),
    of('info'),
  ]
  return { total: sum([critical, high, medium, low, info]), critical, high, medium, low, info }
}
