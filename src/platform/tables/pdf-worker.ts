/** Makes PDFs in a thread of its own: see render-pdf.ts. */
import { workInThread } from '../shared/threads.ts'
import { pdfOf } from './pdf.ts'
import type { PdfOrder } from './render-pdf.ts'

// Copied, so that no more than the file's own bytes are sent.
workInThread(
  async ({ table, language, print }: PdfOrder) => new Uint8Array(await pdfOf(table, language, print)),
)
