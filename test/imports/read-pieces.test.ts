/** What a reader's thread says of a file reaches the thread that serves in pieces, of which none takes long. */
import { describe, expect, it } from 'vitest'
import { pledgeColumns } from '../../src/imports/pledge-rows.ts'
import { fromPieces, inPieces } from '../../src/imports/read-pieces.ts'
import { Table } from '../../src/imports/table.ts'
import { CellsRefused, MAX_FAULTS_LISTED } from '../../src/platform/shared/errors.ts'

const ROWS = 5_000
const fields = pledgeColumns.slice(0, 9).map(({ field }) => field)
const field = fields[0] as string

/** All of its cells are at fault. */
function wrongThroughout(): Table {
  const layout = new Map(fields.map((each, column) => [each, { column, title: each }]))
  const table = new Table(pledgeColumns, layout)
  for (let row = 2; row < ROWS + 2; row += 1) {
    table.take(
      row,
      fields.map(() => ({ kind: 'text', text: 'salah' })),
    )
    for (const each of fields) table.addAt(row, each, 'wrong_value')
  }
  return table
}

function refusalOf(table: Table): CellsRefused {
  try {
    table.refuseIfFaulty()
  } catch (error) {
    if (error instanceof CellsRefused) return error
  }
  throw new Error('The table was not refused')
}

async function received(pieces: string[]): Promise<Table> {
  const answer = await fromPieces(pieces)
  if ('refused' in answer) throw new Error('The file was refused')
  return Table.from(pledgeColumns, answer.table)
}

describe('a file that is wrong throughout', () => {
  const table = wrongThroughout()
  const pieces = inPieces({ table: table.toData(), records: [] })

  it('has no piece that grows with it', () => {
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(100_000)
  })

  it('is refused for the same as where it was read', async () => {
    const { cells, figures } = refusalOf(await received(pieces))

    expect(figures.faults).toBe(ROWS * fields.length)
    expect(cells).toHaveLength(MAX_FAULTS_LISTED)
    expect(cells).toEqual(refusalOf(table).cells)
  })

  it.each([
    ['listed', 2],
    ['not listed', ROWS],
  ])('has no fault told twice in a place that is %s', async (_which, row) => {
    const sent = await received(pieces)

    sent.addAt(row, field, 'unknown_company')

    expect(refusalOf(sent).figures.faults).toBe(ROWS * fields.length)
  })
})
