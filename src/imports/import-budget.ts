import { draftBudget, lineFaults } from '../budgets/draft-budget.ts'
import { type Actor, assertSees } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { assertFound } from '../platform/shared/errors.ts'
import { sum } from '../platform/shared/rupiah.ts'
import { findRetreat } from '../retreats/retreats.queries.ts'
import { budgetColumns, type RowLine } from './budget-lines.ts'
import { describedFault } from './faults.ts'
import type { ImportVerdict } from './imports.schema.ts'
import { keepImport } from './keep-import.ts'
import type { FileRecords } from './read-pieces.ts'
import { reportRule } from './records.ts'
import { Table } from './table.ts'

/** Drafts the next version of a retreat's budget from a table of lines, or refuses the table with all its faults. */
export async function importBudget(
  tx: Tx,
  actor: Actor,
  {
    retreatId,
    reason,
    sha256,
    file,
  }: { retreatId: string; reason: string; sha256: string; file: FileRecords<RowLine> },
): Promise<Outcome<ImportVerdict>> {
  assertSees(actor, retreatId, 'retreat_not_found')
  const { venues } = assertFound(await findRetreat(tx, retreatId), 'retreat_not_found')
  const table = Table.from(budgetColumns, file.table)
  const read = file.records
  const lines = read.map(({ line }) => line)
  for (const { pointer, ...fault } of lineFaults(lines, venues)) {
    const [, , index, ...field] = pointer.split('/')
    reportRule(table, fault, { row: read[Number(index)]?.row ?? 0, field: field.join('/') })
  }
  table.refuseIfFaulty()

  const amount = sum(lines.map((line) => line.amount))
  const made = await keepImport(tx, actor, { retreatId, kind: 'budget', sha256, rows: lines.length, amount })
  const { result, events } = await draftBudget(tx, actor, {
    retreatId,
    budget: { reason, lines },
    importId: made.id,
  })
  return {
    result: {
      importId: made.id,
      dryRun: false,
      rows: lines.length,
      amount,
      documents: [
        {
          path: `/v1/retreats/${retreatId}/budgets/${result.version}`,
          row: read[0]?.row ?? 0,
          label: reason,
          amount,
        },
      ],
      warnings: result.warnings.map(({ code, pointer, detail }) => {
        const row = read[Number(pointer.split('/')[2])]?.row ?? 0
        return describedFault(table.placeOf(row, 'accountCode'), code, {}, detail)
      }),
    },
    events: [made.event, ...events],
  }
}
