import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Button } from './button'
import { useWords, wordsOf } from './language'
import './document-viewer.css'

const PdfPage = lazy(() => import('./pdf-page'))

const words = wordsOf({
  id: {
    larger: 'Perbesar',
    smaller: 'Perkecil',
    turn: 'Putar',
    previous: 'Halaman sebelumnya',
    next: 'Halaman berikutnya',
    page: (page: number, pages: number) => `Halaman ${page} dari ${pages}`,
    loading: 'Memuat dokumen …',
    save: 'Simpan',
    paper: (name: string) => `Dokumen ${name}`,
  },
  en: {
    larger: 'Larger',
    smaller: 'Smaller',
    turn: 'Turn',
    previous: 'Previous page',
    next: 'Next page',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    loading: 'Loading the document …',
    save: 'Save',
    paper: (name: string) => `Document ${name}`,
  },
})

/** In hundredths of the width that there is. */
const SIZES = [50, 75, 100, 150, 200, 300]

interface DocumentViewerProps {
  name: string
  content: Blob
  /** Beside the buttons. */
  children?: ReactNode
}

/** A scan beside the facts that come of it: a picture or the pages of a PDF, larger, turned. */
export function DocumentViewer({ name, content, children }: DocumentViewerProps) {
  const texts = useWords(words)
  const address = useAddress(content)
  const [size, setSize] = useState(100)
  const [turn, setTurn] = useState(0)
  const [page, setPage] = useState(1)
  const [pages, setPages] = useState(1)
  const resize = (by: number) => setSize(SIZES[SIZES.indexOf(size) + by] ?? size)
  return (
    <div className="viewer">
      <div className="row no-print">
        <Button onClick={() => resize(1)}>{texts.larger}</Button>
        <Button onClick={() => resize(-1)}>{texts.smaller}</Button>
        <Button onClick={() => setTurn((turn + 90) % 360)}>{texts.turn}</Button>
        {pages > 1 && (
          <>
            <Button onClick={() => setPage(Math.max(1, page - 1))}>{texts.previous}</Button>
            <Button onClick={() => setPage(Math.min(pages, page + 1))}>{texts.next}</Button>
            <span aria-live="polite">{texts.page(page, pages)}</span>
          </>
        )}
        <a href={address} download={name}>
          {texts.save}
        </a>
        {children}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys too */}
      <section className="viewer-paper" tabIndex={0} aria-label={texts.paper(name)}>
        {content.type === 'application/pdf' ? (
          <Suspense fallback={<p className="quiet">{texts.loading}</p>}>
            <PdfPage content={content} name={name} page={page} size={size} turn={turn} onPages={setPages} />
          </Suspense>
        ) : (
          <img src={address} alt={name} width={`${size}%`} data-turn={turn} />
        )}
      </section>
    </div>
  )
}

function useAddress(content: Blob): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(content)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [content])
  return address
}
