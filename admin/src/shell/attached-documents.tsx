import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call, type Schemas } from '../api/call'
import { instantInWords } from '../shared/calendar'
import { Button } from '../ui/button'
import { SelectField } from '../ui/select-field'
import { type Column, Table } from '../ui/table'
import { TextField } from '../ui/text-field'
import { attachmentWords } from './attachment-words'
import { DeedDialog } from './deed-dialog'
import { useLanguage, useWords } from './language'
import { Paper } from './paper'
import { queryClient } from './query-client'
import { useMay } from './session'

type Attachment = Schemas['Attachment']
export type Attachable = 'pledges' | 'disbursements' | 'adjustments' | 'expenditures' | 'retreats'

/** One shape for all of them: only the first word of the address differs. */
const addressFor = (type: Attachable) => `/v1/${type}/{id}/documents` as '/v1/pledges/{id}/documents'

export const attachmentsQuery = (type: Attachable, id: string) =>
  queryOptions({
    queryKey: ['attachments', id],
    queryFn: async () => (await call('get', addressFor(type), { path: { id } })).data.items,
  })

interface AttachedDocumentsProps {
  type: Attachable
  id: string
  /** Once one is attached or replaced: what else is to be read anew. */
  onChanged?: () => unknown
}

/** The papers of a record: looked at, added at any time, and marked as wrong with a reason; never removed. */
export function AttachedDocuments({ type, id, onChanged }: AttachedDocumentsProps) {
  const texts = useWords(attachmentWords)
  const language = useLanguage()
  const may = useMay()
  const { data: items = [] } = useQuery(attachmentsQuery(type, id))
  const [shown, setShown] = useState<string>()
  const [replaced, setReplaced] = useState<Attachment>()
  const [isAdding, setAdding] = useState(false)
  const paper = shown ?? items.findLast((each) => each.replaced === null)?.documentId
  const readAnew = async () => {
    setShown(undefined)
    await queryClient.invalidateQueries({ queryKey: attachmentsQuery(type, id).queryKey })
    await onChanged?.()
  }
  const columns: Column<Attachment>[] = [
    { key: 'kind', header: texts.kind, isHead: true, cell: ({ kind }) => texts.kinds[kind] },
    {
      key: 'added',
      header: texts.added,
      cell: ({ addedAt, note }) => (
        <>
          {addedAt === null ? texts.byRecord : instantInWords(addedAt, language)}
          {note !== null && ` · ${note}`}
        </>
      ),
    },
    {
      key: 'replaced',
      header: texts.state,
      cell: (each) => (each.replaced === null ? texts.stands : `${texts.wrong}: ${each.replaced.reason}`),
    },
    {
      key: 'look',
      header: texts.deeds,
      cell: (each) => (
        <span className="row no-print">
          <Button onClick={() => setShown(each.documentId)}>{texts.look}</Button>
          {each.replaced === null && each.addedAt !== null && may('documents.write') && (
            <Button onClick={() => setReplaced(each)}>{texts.replace}</Button>
          )}
        </span>
      ),
    },
  ]
  return (
    <section className="stack" aria-label={texts.title}>
      <div className="row">
        <h2>{texts.title}</h2>
        {may('documents.write') && <Button onClick={() => setAdding(true)}>{texts.add}</Button>}
      </div>
      {items.length === 0 ? (
        <p className="quiet">{texts.none}</p>
      ) : (
        <Table caption={texts.title} columns={columns} rows={items} keyOf={(each) => each.id} />
      )}
      {paper !== undefined && <Paper id={paper} />}
      {isAdding && <AddDialog type={type} id={id} onDone={readAnew} onClose={() => setAdding(false)} />}
      {replaced && (
        <ReplaceDialog
          type={type}
          id={id}
          attachment={replaced}
          onDone={readAnew}
          onClose={() => setReplaced(undefined)}
        />
      )}
    </section>
  )
}

interface DialogProps {
  type: Attachable
  id: string
  onDone: () => unknown
  onClose: () => void
}

function AddDialog({ type, id, onDone, onClose }: DialogProps) {
  const texts = useWords(attachmentWords)
  const [kind, setKind] = useState<Attachment['kind'] | null>(
    type === 'disbursements' ? 'evidence' : 'letter',
  )
  const [file, setFile] = useState<File>()
  const [note, setNote] = useState('')
  return (
    <DeedDialog
      title={texts.add}
      label={texts.store}
      content={{ kind, note, file: file && [file.name, file.size, file.lastModified] }}
      send={async ({ idempotencyKey }) => {
        const documentId = await store(file)
        return call('post', addressFor(type), {
          path: { id },
          body: { documentId, kind: kind ?? 'other', ...(note.trim() && { note: note.trim() }) },
          idempotencyKey,
        })
      }}
      done={texts.stored}
      onDone={onDone}
      onClose={onClose}
    >
      <FileField onChoose={setFile} />
      <SelectField
        label={texts.kind}
        pointer="/kind"
        value={kind}
        onChange={setKind}
        options={(Object.entries(texts.kinds) as [Attachment['kind'], string][]).map(([value, label]) => ({
          value,
          label,
        }))}
      />
      <TextField
        label={texts.note}
        pointer="/note"
        value={note}
        onChange={setNote}
        maxLength={500}
        isOptional
      />
    </DeedDialog>
  )
}

function ReplaceDialog({ type, id, attachment, onDone, onClose }: DialogProps & { attachment: Attachment }) {
  const texts = useWords(attachmentWords)
  const [file, setFile] = useState<File>()
  return (
    <DeedDialog
      title={texts.replace}
      label={texts.replace}
      text="reason"
      content={file && [file.name, file.size, file.lastModified]}
      send={async ({ text, idempotencyKey }) => {
        const documentId = file && (await store(file))
        const address = `${addressFor(type)}/{attachmentId}/replacement` as const
        return call('post', address, {
          path: { id, attachmentId: attachment.id },
          body: { reason: text, ...(documentId && { documentId }) },
          idempotencyKey,
        })
      }}
      done={texts.replacedDone}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{texts.replaceLead}</p>
      <FileField onChoose={setFile} isOptional />
    </DeedDialog>
  )
}

function FileField({
  onChoose,
  isOptional = false,
}: {
  onChoose: (file: File | undefined) => void
  isOptional?: boolean
}) {
  const texts = useWords(attachmentWords)
  return (
    <label className="field">
      {isOptional ? texts.rightFile : texts.file}
      <input
        type="file"
        accept="application/pdf,image/jpeg,image/png"
        required={!isOptional}
        onChange={(event) => onChoose(event.target.files?.[0])}
      />
    </label>
  )
}

/** The same content is one document: sent again, it is the one that there is. */
async function store(file: File | undefined): Promise<string> {
  const body = new FormData()
  if (file) body.set('file', file)
  return (await call('post', '/v1/documents', { body })).data.id
}
