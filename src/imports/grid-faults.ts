/** What is wrong with the rows and cells of a file, whatever table it holds: gathered, so that all of it is told at once. */
import { type CellFault, CellsRefused } from '../platform/shared/errors.ts'
import type { FaultCode } from '../platform/shared/problems/file-faults.ts'
import { type Facts, faultAt, type Place } from './faults.ts'

/** A file with more of them is wrong throughout: it is not read on. */
const MOST_FAULTS = 1_000

export class GridFaults {
  readonly #faults = new Map<string, CellFault>()

  /** Of one row, column or cell each fault is told once. */
  add(place: Place, code: FaultCode, facts: Facts = {}): void {
    const { row = '', column = '' } = place
    const key = `${code} ${code === 'hidden_column' ? '' : row} ${column}`
    if (this.#faults.has(key)) return
    this.#faults.set(key, faultAt(place, code, facts))
    if (this.#faults.size >= MOST_FAULTS) throw new CellsRefused(this.all())
  }

  all(): CellFault[] {
    return [...this.#faults.values()]
  }
}
