import { type Actor, assertSees } from '../access/actor.ts'
import type { Outcome } from '../command/run-command.ts'
import { companiesByNpwp } from '../companies/companies.queries.ts'
import type { Tx } from '../db/client.ts'
import { checkDraft, type Draft, writeDrafts } from '../pledges/draft-pledge.ts'
import { findLetters } from '../pledges/pledges.queries.ts'
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

  const warnings: ImportVerdict['warnings'] = []
  const checked: { row: number; legalName: string; draft: Draft }[] = []
  for (const rows of written) {
    const { firstRow: row, pledge, npwp } = rows
    const company = companies.get(npwp)
    if (!company) {
      table.tellAt(row, 'companyId', 'unknown_company')
      continue
    }
    const { id: companyId, legalName } = company
    if (isSomebodyElse(rows, company)) {
      const { row: at, field } = rows.originOf('companyName')
      table.tellAt(at, field, 'other_company', { name: legalName })
    }
    const draft = await checkedDraft(rows, table, () =>
      checkDraft(tx, actor, { retreatId, companyId, ...pledge }),
    )
    if (draft) checked.push({ row, legalName, draft })
    const { letterNumber } = pledge
    if (before.some((known) => known.companyId === companyId && known.letterNumber === letterNumber)) {
      warnings.push(faultAt({ row }, 'letter_recorded_before', { read: letterNumber }))
    }
  }
  refuseIfAny(table.faults)

  const documents = checked.map(
    ({ row, legalName, draft: { id, letterNumber, amount } }): ImportedDocument => ({
      path: `/v1/pledges/${id}`,
      row,
      label: `${legalName}, ${letterNumber}`,
      amount,
    }),
  )
  const amount = sum(documents.map((document) => document.amount))
  if (!isSafeTotal(amount)) throw new AppError('total_too_large')
  const outcomes = await writeDrafts(
    tx,
    checked.map(({ draft }) => draft),
  )
  return {
    result: { dryRun: false, rows: table.rows.length, amount, documents, warnings },
    events: outcomes.flatMap(({ events }) => events),
  }
}

/** The draft, unless a rule about what the file says refuses it: that is told at its cell, and the next can be tried. */
async function checkedDraft(
  { originOf }: RowsOfPledge,
  table: Table,
  check: () => Promise<Draft>,
): Promise<Draft | undefined> {
  try {
    return await check()
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
