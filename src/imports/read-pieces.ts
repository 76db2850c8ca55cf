/**
 * What a reader's thread is given, and how it answers: as JSON, which costs the thread that takes it a tenth of what a copied
 * object would, and in pieces, between which that thread serves others.
 */
import type { CellFault } from '../platform/shared/errors.ts'
import { inSlices, SLICE } from '../platform/shared/slices.ts'
import type { RowLine } from './budget-lines.ts'
import type { RowsOfPledge } from './pledge-rows.ts'
import type { TableData } from './table.ts'

export type FileOrder = { content: Uint8Array } & (
  | { kind: 'budgets' }
  /** `firstDay`: of the retreat, on which a pledge without due dates is due. */
  | { kind: 'pledges'; firstDay: string }
)

/** What a file says by itself, whatever is recorded. */
export interface FileRecords<Record> {
  table: TableData
  records: Record[]
}

export type FileAnswer =
  | FileRecords<RowLine | RowsOfPledge>
  | { refused: readonly CellFault[]; count: number }

/** The answer without its long lists, and then those, slice by slice. */
export function inPieces(answer: FileAnswer): string[] {
  if ('refused' in answer) return [JSON.stringify(answer)]
  const { layout, faults, ...lists } = answer.table
  const { records } = answer
  const texts = [...lists.texts]
  const unlisted = [...lists.unlisted]
  const pieces = [JSON.stringify({ layout, faults })]
  for (let at = 0; at < Math.max(texts.length, unlisted.length, records.length); at += SLICE) {
    const [ofTexts, ofUnlisted, ofRecords] = [texts, unlisted, records].map((list) =>
      list.slice(at, at + SLICE),
    )
    pieces.push(JSON.stringify({ texts: ofTexts, unlisted: ofUnlisted, records: ofRecords }))
  }
  return pieces
}

export async function fromPieces([first = '', ...pieces]: readonly string[]): Promise<FileAnswer> {
  const answer = JSON.parse(first)
  if ('refused' in answer) return answer
  const table: TableData = { ...answer, texts: new Map(), unlisted: new Set() }
  const records: (RowLine | RowsOfPledge)[] = []
  for await (const some of inSlices(pieces, 1)) {
    for (const piece of some) {
      const { texts, unlisted, records: read } = JSON.parse(piece)
      for (const [row, ofRow] of texts) table.texts.set(row, ofRow)
      for (const place of unlisted) table.unlisted.add(place)
      records.push(...read)
    }
  }
  return { table, records } as FileAnswer
}
