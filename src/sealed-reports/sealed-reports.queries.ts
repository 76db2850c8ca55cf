import { and, desc, eq, lt } from 'drizzle-orm'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Db } from '../platform/db/client.ts'
import { ofRetreat } from '../platform/db/list-rows.ts'
import { type Checkpoint, checkpointColumns, presentCheckpoint } from '../platform/log/checkpoint.schema.ts'
import { logCheckpoints } from '../platform/log/sealed.table.ts'
import { assertFound } from '../platform/shared/errors.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import { placeOf, toPage } from '../platform/shared/paging.ts'
import type { Page } from '../platform/shared/wire.ts'
import type { SealedReport, SealedReportQuery } from './sealed-reports.schema.ts'
import { sealedContents, sealedReports } from './sealed-reports.table.ts'

export function presentSealedReport(
  { checkpointSize: _told, sealedAt, ...row }: typeof sealedReports.$inferSelect,
  checkpoint: Checkpoint,
): SealedReport {
  return { ...row, sealedAt: sealedAt.toISOString(), checkpoint }
}

function select(db: Db) {
  return db
    .select({ row: sealedReports, checkpoint: checkpointColumns })
    .from(sealedReports)
    .innerJoin(logCheckpoints, eq(logCheckpoints.size, sealedReports.checkpointSize))
}

/** The sealed report, or 404 where there is none or this key may not see its retreat. */
export async function findVisibleSealedReport(db: Db, actor: Actor, id: string): Promise<SealedReport> {
  const [found] = await select(db).where(eq(sealedReports.id, id))
  const { row, checkpoint } = assertFound(found, 'sealed_report_not_found')
  assertSees(actor, row.retreatId, 'sealed_report_not_found')
  return presentSealedReport(row, presentCheckpoint(checkpoint))
}

/** The bytes of a sealed report. */
export async function readContent(db: Db, { sha256 }: SealedReport): Promise<Buffer> {
  const [found] = await db
    .select({ content: sealedContents.content })
    .from(sealedContents)
    .where(eq(sealedContents.sha256, sha256))
  return mustExist(found, 'the content of a sealed report').content
}

export async function listSealedReports(
  db: Db,
  actor: Actor,
  query: SealedReportQuery,
): Promise<Page<SealedReport>> {
  const { limit, retreatId, report } = query
  const { after } = placeOf(query)
  const found = await select(db)
    .where(
      and(
        after ? lt(sealedReports.id, after) : undefined,
        ofRetreat(sealedReports.retreatId, retreatId, actor.scopes?.retreatIds),
        report ? eq(sealedReports.report, report) : undefined,
      ),
    )
    .orderBy(desc(sealedReports.id))
    .limit(limit + 1)
  const presented = found.map(({ row, checkpoint }) =>
    presentSealedReport(row, presentCheckpoint(checkpoint)),
  )
  return toPage(presented, query, (each) => each)
}
