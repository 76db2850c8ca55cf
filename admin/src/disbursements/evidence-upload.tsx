import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call, ProblemError } from '../api/call'
import { useWords } from '../shell/language'
import { Paper } from '../shell/paper'
import { formWords } from './form-words'

interface EvidenceUploadProps {
  documentId: string | null
  onStored: (documentId: string | null) => void
}

/** The scan beside the form: stored as soon as it is chosen, so that the receipt only names it. */
export function EvidenceUpload({ documentId, onStored }: EvidenceUploadProps) {
  const texts = useWords(formWords)
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
    <section className="stack" aria-label={texts.scan}>
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
        {documentId === null ? texts.scan : texts.otherScan}
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
