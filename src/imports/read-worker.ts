/** Reads foreign files in a thread of its own: see read-file.ts. */
import { CellsRefused } from '../platform/shared/errors.ts'
import { workInThread } from '../platform/shared/threads.ts'
import { budgetColumns, budgetLinesOf } from './budget-lines.ts'
import { pledgeColumns, pledgesOf } from './pledge-rows.ts'
import { readGrid } from './read-grid.ts'
import { type FileAnswer, type FileOrder, inPieces } from './read-pieces.ts'
import { readTable } from './read-table.ts'

workInThread((order: FileOrder) => inPieces(answerTo(order)))

function answerTo(order: FileOrder): FileAnswer {
  try {
    return recordsOf(order)
  } catch (error) {
    if (!(error instanceof CellsRefused)) throw error
    return { refused: error.cells, count: Number(error.figures.faults) }
  }
}

function recordsOf(order: FileOrder): FileAnswer {
  const { grid, faults } = readGrid(Buffer.from(order.content))
  if (order.kind === 'budgets') {
    const read = readTable(grid, budgetColumns, faults)
    const records = budgetLinesOf(read)
    return { table: read.table.toData(), records }
  }
  const read = readTable(grid, pledgeColumns, faults)
  const records = pledgesOf(read, order.firstDay)
  return { table: read.table.toData(), records }
}
