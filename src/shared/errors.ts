/** A refusal that a person or a program can act on. The code is the contract; texts live in the catalogue. */
import { type ProblemCode, problems } from './problems.ts'

/** Numbers and names that the refusal speaks of: what was asked, what is left, which line. */
export type Figures = Record<string, string | number | null>

/** One fault inside the request: where (RFC 6901 pointer) and which. */
export interface Fault {
  pointer: string
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

/** Refuses because of one place in the request body. */
export function refuseAt(pointer: string, code: ProblemCode, figures: Figures = {}): never {
  throw new AppError(code, figures, [{ pointer, code, figures }])
}

export function assertFound<T>(row: T | undefined, code: ProblemCode): T {
  if (row === undefined) throw new AppError(code)
  return row
}
