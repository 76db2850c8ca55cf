import { useCallback, useState } from 'react'
import { isBlank, type LineColumn, type LineRow, type LineValues, newRow, readCell, rowOf } from './lines'

export interface Lines {
  columns: readonly LineColumn[]
  rows: readonly LineRow[]
  setRows: (change: (rows: readonly LineRow[]) => readonly LineRow[]) => void
  /** What the rows say that can be read; blank ones are left out, and the grid's form is not sent while one cannot. */
  values: LineValues[]
  /** Puts other rows in place of these: a draft, what the service answered. */
  reset: (values: readonly LineValues[]) => void
}

/** The rows of a LinesGrid, in the hands of the page that sends them. Columns must keep their keys. */
export function useLines(columns: readonly LineColumn[], initial: readonly LineValues[] = []): Lines {
  const [rows, setRows] = useState<readonly LineRow[]>(() => rowsOf(columns, initial))
  // The same function each time: rows that have not changed are not drawn anew.
  const change: Lines['setRows'] = useCallback((next) => setRows((before) => atLeastOne(next(before))), [])
  return {
    columns,
    rows,
    setRows: change,
    values: rows.filter((row) => !isBlank(row)).map((row) => valuesOf(columns, row)),
    reset: (values) => setRows(rowsOf(columns, values)),
  }
}

function rowsOf(columns: readonly LineColumn[], values: readonly LineValues[]): readonly LineRow[] {
  return atLeastOne(values.map((each) => rowOf(columns, each)))
}

function atLeastOne(rows: readonly LineRow[]): readonly LineRow[] {
  return rows.length > 0 ? rows : [newRow()]
}

function valuesOf(columns: readonly LineColumn[], row: LineRow): LineValues {
  return Object.fromEntries(
    columns.map((column) => [column.key, readCell(column, row.texts[column.key] ?? '').value]),
  )
}
