import type { Operation } from '../platform/authority/permissions.ts'
import type { WorklistEntry } from './worklist.schema.ts'

/** One kind of what waits, and for whom. */
export interface Waiting {
  /** What is done with it; whoever may not do it is not told of it. */
  operation: Operation
  /** Whether it takes another person than its makers. */
  byAnother: boolean
  href: string
  type: WorklistEntry['oldest'][number]['type']
  /** SQL: id, amount, since, makers of the rows that wait; `sees` narrows a retreat's id to what the key sees. */
  rows: (sees: (retreatId: string) => string) => string
  /** SQL: what people call the record of this id. */
  label: (id: string) => string
}

/** SQL: who asks, by every id that they have had. */
export const CALLER = '$1::uuid[]'

/** SQL: the company and letter of a pledge. */
export function letterOf(id: string): string {
  return `(select c.legal_name || ', ' || p.letter_number from pledges p join companies c on c.id = p.company_id where p.id = ${id}::uuid)`
}

/** SQL: the company and evidence of a disbursement. */
export function evidenceOf(id: string): string {
  return `(select c.legal_name || ', ' || d.evidence_number from disbursements d join companies c on c.id = d.company_id where d.id = ${id}::uuid)`
}
