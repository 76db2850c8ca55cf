/** A report by its name: its parameters, and how it is made. Routes, files and sealed reports go through it. */
import type { z } from 'zod'
import type { Actor } from '../authority/actor.ts'
import type { Db, Tx } from '../db/client.ts'
import { BEGIN_SNAPSHOT } from '../db/pipeline.ts'
import { newestCheckpoint } from '../known/known-at.ts'
import type { Checkpoint } from '../log/checkpoint.schema.ts'
import type { ReportName } from '../shared/codes.ts'
import type { FindingSettings } from '../shared/finding-settings.ts'
import type { Language } from '../shared/language.ts'
import type { ProblemCode } from '../shared/problems.ts'
import { collectForPdf, type FileFormat, fileOf, type ReportFile } from './formats.ts'
import type { LongTable } from './long-table.ts'
import type { ReportTable } from './table.ts'

/** Which report of a retreat, in whose language. */
export interface ReportRequest<Query> {
  retreatId: string
  query: Query
  language: Language
}

export interface Built {
  /** A long one is read from the same transaction, while that lasts. */
  table: ReportTable | LongTable
  /** The parameters with everything said that was left open: with them, it is of the same days and places. */
  resolved: Record<string, string>
}

export interface Report<Parameters extends z.ZodObject = z.ZodObject> {
  name: ReportName
  /** As OpenAPI tells it. */
  operationId: string
  summary: string
  parameters: Parameters
  /** The refusals of its own. */
  problems: readonly ProblemCode[]
  /** Reads in the snapshot of this transaction, so that the figures belong together whatever is posted meanwhile. */
  build(
    tx: Tx,
    actor: Actor,
    request: ReportRequest<z.output<Parameters>>,
    findings: FindingSettings,
  ): Promise<Built>
}

/** What an installation sets for its reports. */
export interface ReportSettings {
  /** The lines above the title of a printed report. */
  letterhead: string[]
  findings: FindingSettings
}

interface Order<Query> {
  request: ReportRequest<Query>
  format: FileFormat
  settings: ReportSettings
}

export interface Printed extends Pick<Built, 'resolved'> {
  file: ReportFile
  /** How far the log was sealed; null where nothing of it was. */
  checkpoint: Checkpoint | null
}

/** Makes the report as a file, all of it in one snapshot: whatever the checkpoint covers, the report has seen. */
export async function printReport<Parameters extends z.ZodObject>(
  db: Db,
  report: Report<Parameters>,
  actor: Actor,
  { request, format, settings: { letterhead, findings } }: Order<z.output<Parameters>>,
): Promise<Printed> {
  const { language } = request
  const { read, print, resolved } = await db.transaction(async (tx) => {
    const { table, resolved } = await report.build(tx, actor, request, findings)
    const print = { letterhead, generatedAt: new Date(), checkpoint: await newestCheckpoint(tx) }
    if (format === 'pdf') return { read: await collectForPdf(table), print, resolved }
    return { read: await fileOf(table, format, language, print, db.caller), print, resolved }
  }, BEGIN_SNAPSHOT)
  // Pages are laid out when the snapshot is over: that may take longer than a transaction may idle.
  const file = 'rows' in read ? await fileOf(read, format, language, print, db.caller) : read
  return { file, checkpoint: print.checkpoint, resolved }
}
