/** Foreign files are read in threads of their own, since one can hold whatever may hold up its reader. */
import type { OnBehalfOf } from '../platform/shared/caller.ts'
import { AppError, CellsRefused } from '../platform/shared/errors.ts'
import { builtScript, Threads, ThreadsBusy, WorkUnfinished } from '../platform/shared/threads.ts'
import type { RowLine } from './budget-lines.ts'
import type { RowsOfPledge } from './pledge-rows.ts'
import { type FileOrder, type FileRecords, fromPieces } from './read-pieces.ts'

export const readerScript = builtScript(import.meta.url, 'read-worker.js')

/** The largest table takes a reader less than a second. */
const readerThreads = new Threads<FileOrder, string[]>(readerScript, {
  atOnce: 2,
  waiting: 14,
  workMs: 10_000,
  timeoutMs: 60_000,
  memoryMb: 256,
  idleMs: 60_000,
})

export async function readBudgetFile(
  content: Buffer,
  caller: OnBehalfOf,
  threads?: typeof readerThreads,
): Promise<FileRecords<RowLine>> {
  return readInThread({ kind: 'budgets', content }, caller, threads)
}

export async function readPledgeFile(
  content: Buffer,
  firstDay: string,
  caller: OnBehalfOf,
): Promise<FileRecords<RowsOfPledge>> {
  return readInThread({ kind: 'pledges', content, firstDay }, caller)
}

async function readInThread<Record extends RowLine | RowsOfPledge>(
  order: FileOrder,
  caller: OnBehalfOf,
  threads = readerThreads,
): Promise<FileRecords<Record>> {
  const answer = await fromPieces(await threads.run(order, caller).catch(refuseUnread))
  if ('refused' in answer) throw new CellsRefused(answer.refused, answer.count)
  return answer as FileRecords<Record>

  function refuseUnread(error: unknown): never {
    if (error instanceof ThreadsBusy) throw new AppError('busy')
    if (!(error instanceof WorkUnfinished)) throw error
    throw new AppError('import_unfinished', { seconds: Math.ceil(threads.limits.workMs / 1000) })
  }
}
