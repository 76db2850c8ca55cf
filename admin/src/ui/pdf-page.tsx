/** Loaded when somebody looks at a PDF. */
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist'
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { useWords, wordsOf } from './language'

GlobalWorkerOptions.workerSrc = worker

const words = wordsOf({
  id: { broken: 'Dokumen ini tidak dapat ditampilkan. Simpan, lalu buka dengan program lain.' },
  en: { broken: 'This document cannot be shown. Save it, and open it with another program.' },
})

interface PdfPageProps {
  content: Blob
  name: string
  page: number
  /** In hundredths of the width that there is. */
  size: number
  turn: number
  onPages: (pages: number) => void
}

export default function PdfPage({ content, name, page, size, turn, onPages }: PdfPageProps) {
  const texts = useWords(words)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [paper, setPaper] = useState<PDFDocumentProxy>()
  const [isBroken, setBroken] = useState(false)

  useEffect(() => {
    let isLeft = false
    const loading = content
      .arrayBuffer()
      .then((data) =>
        getDocument({ data, isEvalSupported: false, useWasm: false, verbosity: VerbosityLevel.ERRORS }),
      )
    loading
      .then(({ promise }) => promise)
      .then(
        (opened) => {
          if (isLeft) return
          setPaper(opened)
          onPages(opened.numPages)
        },
        () => setBroken(true),
      )
    return () => {
      isLeft = true
      void loading.then((task) => task.destroy())
    }
  }, [content, onPages])

  useEffect(() => {
    const place = canvas.current
    if (paper === undefined || place === null) return
    let isLeft = false
    async function draw(opened: PDFDocumentProxy, target: HTMLCanvasElement) {
      const shown = await opened.getPage(page)
      if (isLeft) return
      const rotation = (shown.rotate + turn) % 360
      const room = (target.parentElement?.clientWidth ?? 600) * (size / 100)
      const { width } = shown.getViewport({ scale: 1, rotation })
      const viewport = shown.getViewport({ scale: room / width, rotation })
      target.width = viewport.width
      target.height = viewport.height
      await shown.render({ canvas: target, viewport }).promise
    }
    draw(paper, place).catch(() => isLeft || setBroken(true))
    return () => {
      isLeft = true
    }
  }, [paper, page, size, turn])

  if (isBroken) return <p className="notice warning">{texts.broken}</p>
  return <canvas ref={canvas} role="img" aria-label={name} />
}
