/** PDFs are laid out in threads of their own: a long one takes seconds, in which the service goes on answering. */
import type { OnBehalfOf } from '../shared/caller.ts'
import { AppError } from '../shared/errors.ts'
import type { Language } from '../shared/language.ts'
import { builtScript, Threads, ThreadsBusy, WorkUnfinished } from '../shared/threads.ts'
import type { Print } from './print-block.ts'
import type { ReportTable } from './table.ts'

export interface PdfOrder {
  table: ReportTable
  language: Language
  print: Print
}

export const pdfScript = builtScript(import.meta.url, 'pdf-worker.js')

/** Fonts and layout take much memory: no thread is kept long. */
const pdfThreads = new Threads<PdfOrder, Uint8Array>(pdfScript, {
  atOnce: 2,
  waiting: 64,
  workMs: 30_000,
  timeoutMs: 60_000,
  memoryMb: 768,
  idleMs: 5_000,
})

/** Waits for the caller's turn; refuses where too many wait, and where this one takes too long or too much memory. */
export async function renderPdf(order: PdfOrder, caller: OnBehalfOf, threads = pdfThreads): Promise<Buffer> {
  try {
    return Buffer.from(await threads.run(order, caller))
  } catch (error) {
    const { atOnce, workMs } = threads.limits
    if (error instanceof ThreadsBusy) throw new AppError('pdf_busy', { limit: atOnce })
    if (!(error instanceof WorkUnfinished)) throw error
    throw new AppError('pdf_unfinished', { seconds: Math.ceil(workMs / 1000) })
  }
}
