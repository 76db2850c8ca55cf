/** Seals a report: keeps its bytes for ever, with what they tell of and how far the log was sealed. */
import { createHash } from 'node:crypto'
import type { Actor } from '../access/actor.ts'
import type { Outcome } from '../command/run-command.ts'
import type { Db, Tx } from '../db/client.ts'
import { BEGIN_SNAPSHOT } from '../db/flight.ts'
import type { Checkpoint } from '../log/checkpoint.schema.ts'
import { newestCheckpoint } from '../log/known-at.ts'
import { reports } from '../reports/reports.ts'
import { AppError, assertFound } from '../shared/errors.ts'
import { newId } from '../shared/ids.ts'
import { fileOf } from '../tables/formats.ts'
import type { Built } from '../tables/report.ts'
import { presentSealedReport } from './sealed-reports.queries.ts'
import type { NewSealedReport, SealedReport } from './sealed-reports.schema.ts'
import { sealedContents, sealedReports } from './sealed-reports.table.ts'

/**
 * Reads and prints the report, which may take seconds, and answers the write that keeps it. The log was sealed that far
 * in the same snapshot: whatever the checkpoint covers, the report has seen.
 */
export async function printToSeal(
  db: Db,
  actor: Actor,
  asked: NewSealedReport,
  letterhead: string[],
): Promise<(tx: Tx) => Promise<Outcome<SealedReport>>> {
  const { table, resolved, checkpoint } = await db.transaction(
    async (tx) => ({ ...(await build(tx, actor, asked)), checkpoint: await checkpointIn(tx) }),
    BEGIN_SNAPSHOT,
  )
  const { name, type, content } = await fileOf(table, asked.format, asked.language, letterhead)
  const printed = { fileName: name, mediaType: type, content: Buffer.from(content) }
  return (tx) => keep(tx, actor, { ...asked, parameters: resolved }, printed, checkpoint)
}

async function build(tx: Tx, actor: Actor, asked: NewSealedReport): Promise<Built> {
  const report = reports.find(({ name }) => name === asked.report)
  if (report === undefined) throw new Error(`there is no report ${asked.report}`)
  return report.build(tx, actor, { ...asked, query: asked.parameters }).catch(refuseInParameters)
}

/** What the report refuses, it refuses here too; what it calls a parameter stands under /parameters. */
function refuseInParameters(error: unknown): never {
  if (!(error instanceof AppError)) throw error
  const faults = error.faults.map((fault) => ({ ...fault, pointer: `/parameters/${fault.pointer}` }))
  throw new AppError(error.code, error.figures, faults, error.cause)
}

async function checkpointIn(tx: Tx): Promise<Checkpoint> {
  const checkpoint = await newestCheckpoint(tx)
  if (checkpoint === null) throw new AppError('not_sealed_yet', { sealedAt: null })
  return checkpoint
}

async function keep(
  tx: Tx,
  actor: Actor,
  { report, retreatId, parameters, format, language }: NewSealedReport & { parameters: Built['resolved'] },
  { content, ...file }: { fileName: string; mediaType: string; content: Buffer },
  checkpoint: Checkpoint,
): Promise<Outcome<SealedReport>> {
  const sha256 = createHash('sha256').update(content).digest('hex')
  // Another report may have had the same bytes.
  await tx.insert(sealedContents).values({ content }).onConflictDoNothing()
  const [row] = await tx
    .insert(sealedReports)
    .values({
      id: newId(),
      retreatId,
      report,
      parameters,
      format,
      language,
      ...file,
      size: content.length,
      sha256,
      checkpointSize: checkpoint.size,
      sealedBy: actor.personId,
    })
    .returning()
  const result = presentSealedReport(assertFound(row, 'internal_error'), checkpoint)
  const subject = { type: 'sealed_report', id: result.id }
  return {
    result,
    events: [{ id: newId(), type: 'report.sealed', subject, retreatId, data: { ...result } }],
  }
}
