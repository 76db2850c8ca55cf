/**
 * A check compares what is kept with what must follow from elsewhere. Its SQL answers one row for every record that
 * it looked at: `record` (what a person would call it), `expected` and `found`, as text; they differ where something
 * is wrong. It only reads.
 */
export interface Check {
  name: string
  sql: string
}

export interface Verdict {
  name: string
  /** How many records were looked at: a check that saw nothing says nothing. */
  compared: number
  wrong: number
  /** What is true and has to be looked at, and is no sign of tampering. */
  noted?: number
  /** The first that disagree, in the order of their names. */
  examples: Disagreement[]
}

export interface Disagreement {
  record: string
  expected: string | null
  found: string | null
}

/** How a part is called; the unallocated part's key is empty, since a missing code would join with nothing. */
export const LINE_NAME = `case line_key when '' then 'unallocated' else 'line ' || line_key end`
