/** PDFs are laid out in threads of their own: a long one takes seconds, in which the service goes on answering. */
import { Worker } from 'node:worker_threads'
import { AppError } from '../shared/errors.ts'
import type { Language } from '../shared/language.ts'
import type { Print } from './print-block.ts'
import type { ReportTable } from './table.ts'

export interface PdfOrder {
  table: ReportTable
  language: Language
  print: Print
}

export interface Limits {
  /** How many are made at the same time in this process; further ones are told to come back. */
  atOnce: number
  timeoutMs: number
  /** Of the thread's heap; one that needs more is ended, and nothing else. */
  memoryMb: number
}

const usual: Limits = { atOnce: 2, timeoutMs: 30_000, memoryMb: 768 }

/** The thread runs what was built, also where the service itself runs from its sources. */
const worker = new URL('pdf-worker.js', import.meta.url.replace('/src/tables/', '/dist/tables/'))

let running = 0

/** Refuses where too many are being made, and where this one takes too long or too much memory. */
export async function renderPdf(order: PdfOrder, limits = usual): Promise<Buffer> {
  const { atOnce, timeoutMs, memoryMb } = limits
  if (running >= atOnce) throw new AppError('pdf_busy', { limit: atOnce })
  running += 1
  const thread = new Worker(worker, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  const timer = setTimeout(() => void thread.terminate(), timeoutMs)
  try {
    return await answerOf(thread, Math.ceil(timeoutMs / 1000))
  } finally {
    clearTimeout(timer)
    running -= 1
  }
}

function answerOf(thread: Worker, seconds: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    thread.once('message', (content: Uint8Array) => resolve(Buffer.from(content.buffer)))
    thread.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHard(seconds) : error),
    )
    // After its answer or its failure this changes nothing; without them it was ended for its time.
    thread.once('exit', () => reject(tooHard(seconds)))
  })
}

function tooHard(seconds: number): AppError {
  return new AppError('pdf_unfinished', { seconds })
}
