/** A report by its name: what may be asked of it, and how it is made. Routes, files and sealed reports go through it. */
import type { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import type { Db, Tx } from '../db/client.ts'
import { BEGIN_SNAPSHOT } from '../db/flight.ts'
import type { Language } from '../shared/language.ts'
import type { ProblemCode } from '../shared/problems.ts'
import type { ReportTable } from './table.ts'

/** Which report of a retreat, in whose language. */
export interface Asked<Query> {
  retreatId: string
  query: Query
  language: Language
}

export interface Built {
  table: ReportTable
  /** The parameters with everything said that was left open: asked for with them, it tells of the same days and places. */
  resolved: Record<string, string>
}

export interface Report<Parameters extends z.ZodObject = z.ZodObject> {
  name: string
  /** As OpenAPI tells it. */
  operationId: string
  summary: string
  parameters: Parameters
  /** The refusals of its own. */
  problems: readonly ProblemCode[]
  /** Reads in the snapshot of this transaction, so that the figures belong together whatever is posted meanwhile. */
  build(tx: Tx, actor: Actor, asked: Asked<z.output<Parameters>>): Promise<Built>
}

/** Makes the report in a snapshot of its own. */
export function buildReport<Parameters extends z.ZodObject>(
  db: Db,
  report: Report<Parameters>,
  actor: Actor,
  asked: Asked<z.output<Parameters>>,
): Promise<Built> {
  return db.transaction((tx) => report.build(tx, actor, asked), BEGIN_SNAPSHOT)
}
