/** What the cells of a file say, whichever kind of file it is. Rows and columns count as a spreadsheet shows them. */
import type { CellFault } from '../platform/shared/errors.ts'

/** So many rows with content at most, the header included; a retreat's budget has some hundred lines. */
export const MAX_ROWS = 5_001
/** One of them holds the titles. */
export const MAX_ROWS_BELOW_TITLES = MAX_ROWS - 1
export const MAX_COLUMNS = 60
export const MAX_CELL_CHARACTERS = 1_000

/**
 * One cell that is not empty. `text` is what was written: of a number its digits as stored, of a real date
 * YYYY-MM-DD, of a formula the formula.
 */
export interface Cell {
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'formula'
  text: string
}

export interface Row {
  /** From 1. */
  number: number
  /** By column, from 0; an empty cell is undefined. */
  cells: (Cell | undefined)[]
  /** Of a CSV file: how many cells the row was written with, empty ones included. */
  width?: number
}

/** The rows that have content, in order. */
export type Grid = Row[]

/** A grid, and what is wrong with its rows and cells by themselves. */
export interface ReadGrid {
  grid: Grid
  faults: CellFault[]
}

/** `A`, `B`, … `Z`, `AA`, …, of a column counted from 0. */
export function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letterOf((column - (column % 26)) / 26 - 1) + last
}

/** The column, from 0, of an address such as `AB12`. */
export function columnOf(address: string): number {
  const letters = /^[A-Z]{1,3}/.exec(address)?.[0] ?? 'A'
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
