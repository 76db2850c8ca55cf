/** Seals a report: keeps its bytes for ever, with what they tell of and how far the log was sealed. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import type { Checkpoint } from '../platform/log/checkpoint.schema.ts'
import { AppError } from '../platform/shared/errors.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import type { ReportFile } from '../platform/tables/formats.ts'
import { printReport, type ReportSettings } from '../platform/tables/report.ts'
import { reportNamed } from '../reports/reports.ts'
import { presentSealedReport } from './sealed-reports.queries.ts'
import type { NewSealedReport, SealedReport } from './sealed-reports.schema.ts'
import { sealedContents, sealedReports } from './sealed-reports.table.ts'

/** Reads and prints the report, which may take seconds, and answers the write that keeps it. */
export async function printToSeal(
  db: Db,
  actor: Actor,
  { report: name, retreatId, parameters, format, language }: NewSealedReport,
  settings: ReportSettings,
): Promise<(tx: Tx) => Promise<Outcome<SealedReport>>> {
  const report = mustExist(reportNamed(name), 'a report of the list of reports')
  const request = { retreatId, query: parameters, language }
  const order = { request, format: format === 'json' ? ('table' as const) : format, settings }
  const { file, resolved, checkpoint } = await printReport(db, report, asWhoeverReads(actor), order).catch(
    refuseInParameters,
  )
  const content = await bytesOf(file)
  if (checkpoint === null) throw new AppError('not_sealed_yet', { sealedAt: null })
  const payload = {
    retreatId,
    report: name,
    parameters: resolved,
    format,
    language,
    sealedBy: actor.personId,
  }
  return (tx) => keep(tx, { ...payload, fileName: file.name, mediaType: file.type }, content, checkpoint)
}

/** The bytes are the same for every reader for ever, also for those who may not know who is who: they name persons by their ids. */
function asWhoeverReads(actor: Actor): Actor {
  return { ...actor, namesPersons: false }
}

/** What the report refuses, it refuses here too; what it calls a parameter stands under /parameters. */
function refuseInParameters(error: unknown): never {
  if (!(error instanceof AppError)) throw error
  const faults = error.faults.map((fault) => ({ ...fault, pointer: `/parameters${fault.pointer}` as const }))
  throw new AppError(error.code, error.figures, faults, error.cause)
}

async function bytesOf({ content }: ReportFile): Promise<Buffer> {
  return content instanceof Readable ? buffer(content) : content
}

type SealedPayload = Omit<typeof sealedReports.$inferInsert, 'id' | 'size' | 'sha256' | 'checkpointSize'>

async function keep(
  tx: Tx,
  payload: SealedPayload,
  content: Buffer,
  checkpoint: Checkpoint,
): Promise<Outcome<SealedReport>> {
  // Another report may have had the same bytes.
  await tx.insert(sealedContents).values({ content }).onConflictDoNothing()
  const sha256 = createHash('sha256').update(content).digest('hex')
  const [row] = await tx
    .insert(sealedReports)
    .values({ ...payload, id: newId(), size: content.length, sha256, checkpointSize: checkpoint.size })
    .returning()
  const result = presentSealedReport(mustExist(row, 'the report just sealed'), checkpoint)
  const subject = { type: 'sealed_report', id: result.id }
  const { retreatId, report, parameters } = result
  return {
    result,
    events: [
      {
        id: newId(),
        type: 'report.sealed',
        subject,
        retreatId,
        data: { report, parameters, sha256, checkpoint },
      },
    ],
  }
}
