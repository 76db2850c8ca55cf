import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call, ProblemError } from '../api/call'
import { useWords, wordsOf } from './language'
import { Paper } from './paper'
import './paper-upload.css'

const words = wordsOf({
  id: {
    otherScan: 'Pindaian lain sebagai gantinya',
    scanHint: 'PDF, JPEG, atau PNG, paling besar 10 MiB. Boleh dilampirkan kemudian.',
    storing: 'Menyimpan dokumen …',
    notStored: 'Dokumen belum tersimpan: tidak ada jawaban. Pilih berkasnya sekali lagi.',
  },
  en: {
    otherScan: 'Another scan instead',
    scanHint: 'PDF, JPEG or PNG, at most 10 MiB. It can be attached later.',
    storing: 'Storing the document …',
    notStored: 'The document is not stored: no answer came. Choose the file once more.',
  },
})

interface PaperUploadProps {
  /** What paper it is. */
  label: string
  documentId: string | null
  onStored: (documentId: string | null) => void
}

/** The scan beside the form: stored as soon as it is chosen, so that the record only names it. */
export function PaperUpload({ label, documentId, onStored }: PaperUploadProps) {
  const texts = useWords(words)
  const [isDraggedOver, setDraggedOver] = useState(false)
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (file: File) => {
      const body = new FormData()
      body.set('file', file)
      return (await call('post', '/v1/documents', { body })).data
    },
    onSuccess: ({ id }) => onStored(id),
  })
  const take = (files: FileList | null) => files?.[0] && mutate(files[0])
  return (
    <section className="stack" aria-label={label}>
      <label
        className={isDraggedOver ? 'field drop over' : 'field drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setDraggedOver(true)
        }}
        onDragLeave={() => setDraggedOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setDraggedOver(false)
          take(event.dataTransfer.files)
        }}
      >
        {documentId === null ? label : texts.otherScan}
        <span className="field-hint">{texts.scanHint}</span>
        <input
          type="file"
          accept="application/pdf,image/jpeg,image/png"
          onChange={(event) => take(event.target.files)}
        />
      </label>
      {isPending && <p role="status">{texts.storing}</p>}
      {error !== null && (
        <p role="alert" className="notice negative">
          {error instanceof ProblemError ? error.problem.detail : texts.notStored}
        </p>
      )}
      {documentId !== null && <Paper id={documentId} />}
    </section>
  )
}
