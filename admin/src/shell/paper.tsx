import { queryOptions, useQuery } from '@tanstack/react-query'
import { addressOf, call } from '../api/call'
import { DocumentViewer } from '../ui/document-viewer'
import { useWords, wordsOf } from './language'

const words = wordsOf({
  id: {
    loading: 'Memuat dokumen …',
    failed: 'Dokumen tidak dapat dimuat. Muat ulang halaman ini.',
    fingerprint: 'SHA-256',
  },
  en: {
    loading: 'Loading the document …',
    failed: 'The document could not be loaded. Load this page again.',
    fingerprint: 'SHA-256',
  },
})

const paperQuery = (id: string) =>
  queryOptions({
    queryKey: ['paper', id],
    // A stored paper never changes.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { data } = await call('get', '/v1/documents/{id}', { path: { id } })
      const response = await fetch(addressOf('/v1/documents/{id}/content', { path: { id } }))
      if (!response.ok) throw new Error(`status ${response.status}`)
      return { ...data, content: await response.blob() }
    },
  })

/** A stored document, with the SHA-256 by which it can be told from any other. */
export function Paper({ id }: { id: string }) {
  const texts = useWords(words)
  const { data, isError } = useQuery(paperQuery(id))
  if (isError) return <p className="notice warning">{texts.failed}</p>
  if (data === undefined) return <p className="quiet">{texts.loading}</p>
  return (
    <div className="stack">
      <DocumentViewer name={data.name} content={data.content} />
      <p className="quiet fingerprint">
        {texts.fingerprint} <code>{data.sha256}</code>
      </p>
    </div>
  )
}
