/** A refusal that a person or a program can act on. The code is the contract; texts live in the catalogue. */
import { type ProblemCode, problems } from './problems.ts'
import type { BothLanguages } from './wire.ts'

/** A record that a refusal names. */
export type FigureRecord = Record<string, string | number | boolean | null>

/** Numbers and names that the refusal speaks of: what was asked, what is left, which line, which records. */
export type Figures = Record<string, string | number | BothLanguages | readonly FigureRecord[] | null>

/** What a caller did or named; a failure of our own has a stack instead of a code. */
export type Refusal = Exclude<ProblemCode, 'internal_error'>

/** Where in the request, by RFC 6901: in its body, or a parameter of its query as `/name`; empty: all of it. */
export type Pointer = '' | `/${string}`

/** One fault inside the request: where and which. */
export interface Fault {
  pointer: Pointer
  code: ProblemCode
  figures?: Figures
}

export class AppError extends Error {
  readonly code: ProblemCode
  readonly figures: Figures
  readonly faults: Fault[]

  constructor(code: ProblemCode, figures: Figures = {}, faults: Fault[] = [], cause?: unknown) {
    super(`${problems[code].status} ${code}`, { cause })
    this.code = code
    this.figures = figures
    this.faults = faults
  }
}

/** What a decision is refused for that was possible when it was asked for: something has changed since. */
export class Overtaken extends AppError {
  constructor(since: AppError) {
    super(since.code, since.figures, since.faults, since)
  }
}

/** There is nobody any more to do it for, or to answer: neither a refusal nor a failure. */
export class ClientGone extends Error {}

/** One fault inside an uploaded table: in which cell, what was read there and what was expected. */
export interface CellFault {
  /** `/file/H5`; `/file/5` for a whole row, `/file` for the file. */
  pointer: Pointer
  code: string
  /** From 1, as a spreadsheet shows it. */
  row: number | null
  /** The column's title. */
  column: string | null
  cell: string | null
  read: string | null
  expected: BothLanguages | null
  detail: BothLanguages
}

/** So many faults are listed at most; what has more is wrong in a way that the first ones show. */
export const MAX_FAULTS_LISTED = 100

/** An uploaded table is refused as a whole, with what is wrong cell by cell, from the top. */
export class CellsRefused extends AppError {
  readonly cells: readonly CellFault[]

  /** `count` tells how many there are, where not all are given. */
  constructor(cells: readonly CellFault[], count = cells.length) {
    super('import_refused', { faults: count })
    this.cells = [...cells].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)).slice(0, MAX_FAULTS_LISTED)
  }
}

/** Refuses because of one place in the request body. */
export function refuseAt(pointer: Pointer, code: ProblemCode, figures: Figures = {}): never {
  throw new AppError(code, figures, [{ pointer, code, figures }])
}

/** Makes every check, and refuses with all that they refuse: the first says which problem it is. */
export function checkAll(checks: readonly (() => void)[]): void {
  const refused: AppError[] = []
  for (const check of checks) {
    try {
      check()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      refused.push(error)
      // What speaks of no place in the request stands for itself.
      if (error.faults.length === 0) break
    }
  }
  const [first, ...others] = refused
  if (first === undefined) return
  if (others.length === 0 || first.faults.length === 0) throw first
  throw new AppError(
    first.code,
    first.figures,
    refused.flatMap(({ faults }) => faults),
    first.cause,
  )
}

/** Refuses where the caller named something that is not there. What cannot be missing is `mustExist`. */
export function assertFound<T>(row: T | undefined, code: Refusal): T {
  if (row === undefined) throw new AppError(code)
  return row
}
