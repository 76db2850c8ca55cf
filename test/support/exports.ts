/** The export of a log, to be forged. */
import { exportLines } from '../../src/tools/verify/exported-log.ts'
import type { TestService } from './service.ts'

/** Its lines: keys, events, and checkpoints. */
export function exportOf(service: TestService): Promise<string[]> {
  return service.db.transaction(async (tx) => {
    const lines: string[] = []
    for await (const line of exportLines(tx)) lines.push(line)
    return lines
  })
}

export const isKey = (line: string) => line.startsWith('{"publicKey"')
export const isCheckpoint = (line: string) => line.startsWith('{"checkpoint"')
export const isEvent = (line: string) => !isKey(line) && !isCheckpoint(line)
