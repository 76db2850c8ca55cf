import type { Actor } from '../platform/authority/actor.ts'
import type { Outcome } from '../platform/command/run-command.ts'
import type { Tx } from '../platform/db/client.ts'
import { newId } from '../platform/shared/ids.ts'
import { mustExist } from '../platform/shared/must-exist.ts'
import type { UploadedFile } from '../platform/shared/uploads.ts'
import { putContent } from './contents.ts'
import { type DocumentRow, findByDigest, hasUploaded, presentDocument } from './documents.queries.ts'
import type { UploadedDocument } from './documents.schema.ts'
import { documents } from './documents.table.ts'
import { nameFor, recognise } from './recognise.ts'

interface NewDocument {
  file: UploadedFile
  title?: string | undefined
}

/**
 * Stores a paper. Content that is stored already is that document: nothing of it changes, and who brings it may see it
 * from now on, since they have it anyway.
 */
export async function uploadDocument(
  tx: Tx,
  actor: Actor,
  input: NewDocument,
): Promise<Outcome<UploadedDocument>> {
  const known = await findByDigest(tx, input.file.sha256)
  const stored = known ? { row: known, alreadyStored: true } : await store(tx, actor, input)
  const { row, alreadyStored } = stored
  const { id, sha256, size, mediaType } = row
  const isLogged = alreadyStored && (await hasUploaded(tx, actor, id))
  const payload = {
    id: newId(),
    type: 'document.uploaded' as const,
    subject: { type: 'document', id },
    data: { sha256, size, mediaType },
  }
  return { result: { ...presentDocument(row), alreadyStored }, events: isLogged ? [] : [payload] }
}

async function store(
  tx: Tx,
  actor: Actor,
  { file, title }: NewDocument,
): Promise<{ row: DocumentRow; alreadyStored: boolean }> {
  const { sha256, content } = file
  const mediaType = recognise(content)
  const name = nameFor(file.name, mediaType)
  await putContent(tx, file)
  const [row] = await tx
    .insert(documents)
    .values({
      id: newId(),
      name,
      title: title ?? null,
      mediaType,
      size: content.length,
      sha256,
      uploadedBy: actor.personId,
    })
    .onConflictDoNothing()
    .returning()
  if (row) return { row, alreadyStored: false }
  // Another request stored the same content meanwhile; this one waited for it.
  return {
    row: mustExist(await findByDigest(tx, sha256), 'the document stored meanwhile'),
    alreadyStored: true,
  }
}
