/** Makes one PDF in a thread of its own: see render-pdf.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { pdfOf } from './pdf.ts'
import type { PdfOrder } from './render-pdf.ts'

const { table, language, print } = workerData as PdfOrder
// Copied, so that the bytes are in memory of their own and can be handed over.
const content = new Uint8Array(await pdfOf(table, language, print))
parentPort?.postMessage(content, [content.buffer])
