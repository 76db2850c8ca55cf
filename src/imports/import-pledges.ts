import { type Actor, assertSees } from '../access/actor.ts'
import type { Outcome } from '../command/run-command.ts'
import { companiesByNpwp } from '../companies/companies.queries.ts'
import type { Tx } from '../db/client.ts'
import type { NewEvent } from '../log/append-event.ts'
import { draftPledge } from '../pledges/draft-pledge.ts'
import { findLetters } from '../pledges/pledges.queries.ts'
import type { Pledge } from '../pledges/pledges.schema.ts'
import { assertNotCancelled, findRetreat } from '../retreats/retreats.queries.ts'
import { AppError, assertFound } from '../shared/errors.ts'
import { isSafeTotal, sum } from '../shared/rupiah.ts'
import { faultAt, refuseIfAny } from './faults.ts'
import type { Grid } from './grid.ts'
import type { ImportedDocument, ImportVerdict } from './imports.schema.ts'
import { pledgeColumns, pledgesOf, type RowsOfPledge } from './pledge-rows.ts'
import { readTable, type Table } from './read-table.ts'
import { tellRule } from './records.ts'

/** Drafts the pledges of a table, or refuses the table with all its faults. */
export async function importPledges(
  tx: Tx,
  actor: Actor,
  { retreatId, grid }: { retreatId: string; grid: Grid },
): Promise<Outcome<ImportVerdict>> {
  assertSees(actor, retreatId, 'retreat_not_found')
  const retreat = assertFound(await findRetreat(tx, retreatId), 'retreat_not_found')
  await assertNotCancelled(tx, retreatId)
  const table = readTable(grid, pledgeColumns)
  const written = pledgesOf(table, retreat.startsOn)
  const companies = await companiesByNpwp(tx, [...new Set(written.map(({ npwp }) => npwp))])
  const before = await findLetters(
    tx,
    retreatId,
    written.map(({ pledge }) => pledge.letterNumber),
  )

  const documents: ImportedDocument[] = []
  const warnings: ImportVerdict['warnings'] = []
  const events: NewEvent[] = []
  for (const rows of written) {
    const { firstRow: row, pledge, npwp } = rows
    const company = companies.get(npwp)
    if (!company) table.tellAt(row, 'companyId', 'unknown_company')
    else if (isSomebodyElse(rows, company)) {
      const { row: at, field } = rows.originOf('companyName')
      table.tellAt(at, field, 'other_company', { name: company.legalName })
    }
    if (!company) continue
    const draft = await draftOf(rows, table, () =>
      draftPledge(tx, actor, { retreatId, companyId: company.id, ...pledge }),
    )
    if (!draft) continue
    const { id, letterNumber, amount } = draft.result
    documents.push({ path: `/v1/pledges/${id}`, row, label: `${company.legalName}, ${letterNumber}`, amount })
    events.push(...draft.events)
    if (before.some((known) => known.companyId === company.id && known.letterNumber === letterNumber)) {
      warnings.push(faultAt({ row }, 'letter_recorded_before', { read: letterNumber }))
    }
  }
  refuseIfAny(table.faults)
  const amount = sum(documents.map((document) => document.amount))
  if (!isSafeTotal(amount)) throw new AppError('total_too_large')
  return { result: { dryRun: false, rows: table.rows.length, amount, documents, warnings }, events }
}

/** The draft, unless a rule about what the file says refuses it: that is told at its cell, and the next can be tried. */
async function draftOf(
  { originOf }: RowsOfPledge,
  table: Table,
  draft: () => Promise<Outcome<Pledge>>,
): Promise<Outcome<Pledge> | undefined> {
  try {
    return await draft()
  } catch (error) {
    if (!(error instanceof AppError) || error.faults.length === 0) throw error
    for (const { pointer, ...fault } of error.faults) tellRule(table, fault, originOf(pointer.slice(1)))
    return undefined
  }
}

function isSomebodyElse({ companyName }: RowsOfPledge, { legalName }: { legalName: string }): boolean {
  return companyName !== undefined && essenceOf(companyName) !== essenceOf(legalName)
}

/** A name without its legal form and punctuation, which people write in many ways. */
function essenceOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/\b(pt|cv|tbk|persero|perseroda)\b/g, '')
    .replaceAll(/[^a-z0-9]/g, '')
}
