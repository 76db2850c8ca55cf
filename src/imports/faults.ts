/** What is wrong with a file, cell by cell, in both languages. */
import { type CellFault, CellsRefused } from '../platform/shared/errors.ts'
import { type FaultCode, fileFaults } from '../platform/shared/problems/file-faults.ts'
import type { BothLanguages } from '../platform/shared/wire.ts'
import { letterOf } from './grid.ts'

/** Where a fault is: a cell, a whole row, or (neither given) the file. Rows from 1, columns from 0. */
export interface Place {
  row?: number
  column?: number
  /** The column's title, as the file or the template writes it. */
  title?: string
}

/** What goes into a fault's text. */
export interface Facts {
  read?: string
  expected?: BothLanguages
  [name: string]: string | number | BothLanguages | undefined
}

/** So much of a cell is quoted at most. */
export const LONGEST_QUOTE = 80

export function faultAt(place: Place, code: FaultCode, facts: Facts = {}): CellFault {
  return describedFault(place, code, facts, {
    id: filled(fileFaults[code].id, place, facts, 'id'),
    en: filled(fileFaults[code].en, place, facts, 'en'),
  })
}

/** A fault of which the text is known already. */
export function describedFault(
  place: Place,
  code: string,
  { read, expected }: Facts,
  detail: BothLanguages,
): CellFault {
  const cell = addressOf(place)
  return {
    pointer: cell === undefined && place.row === undefined ? '/file' : `/file/${cell ?? place.row}`,
    code,
    row: place.row ?? null,
    column: place.title ?? null,
    cell: cell ?? null,
    read: read === undefined ? null : quoted(read),
    expected: expected ?? null,
    detail,
  }
}

/** Refuses the whole file, for one reason. */
export function refuseFile(code: FaultCode, place: Place = {}, facts: Facts = {}): never {
  throw new CellsRefused([faultAt(place, code, facts)])
}

export function refuseIfAny(faults: readonly CellFault[]): void {
  if (faults.length > 0) throw new CellsRefused(faults)
}

/** `H5`, where both are known. */
function addressOf({ row, column }: Place): string | undefined {
  return row === undefined || column === undefined ? undefined : `${letterOf(column)}${row}`
}

function filled(text: string, place: Place, facts: Facts, language: 'id' | 'en'): string {
  const { row, title } = place
  const known: Facts = { ...facts, cell: addressOf(place) ?? '', row, title }
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const fact = known[name]
    return typeof fact === 'object' ? fact[language] : quoted(String(fact ?? ''))
  })
}

/** Short enough to be read, and without what a terminal or a log would act on. */
function quoted(text: string): string {
  const plain = text.slice(0, LONGEST_QUOTE + 1).replaceAll(/\p{Control}/gu, '\u{fffd}')
  return plain.length > LONGEST_QUOTE ? `${plain.slice(0, LONGEST_QUOTE)}…` : plain
}
