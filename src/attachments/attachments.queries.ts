import { asc, eq } from 'drizzle-orm'
import { attachments } from '../documents/attachments.table.ts'
import { documentsNamedBy, type NamedDocument } from '../documents/documents.queries.ts'
import type { Db, Tx } from '../platform/db/client.ts'
import type { Attachment } from './attachments.schema.ts'

type AttachmentRow = typeof attachments.$inferSelect

/** The documents of a record: those that it names itself, then what was attached, in order. */
export async function attachmentsOf(db: Db | Tx, recordId: string): Promise<Attachment[]> {
  const [named, rows] = await Promise.all([
    documentsNamedBy(db, recordId),
    db.select().from(attachments).where(eq(attachments.recordId, recordId)).orderBy(asc(attachments.id)),
  ])
  const replacing = new Map(rows.flatMap((row) => (row.replaces === null ? [] : [[row.replaces, row]])))
  return [
    ...named.map((each) => presentNamed(each, replacing.get(each.documentId))),
    ...rows.flatMap((row) =>
      row.documentId === null ? [] : [presentAttached(row, row.documentId, replacing.get(row.id))],
    ),
  ]
}

function presentNamed({ documentId, role }: NamedDocument, by: AttachmentRow | undefined): Attachment {
  const own = { id: documentId, documentId, kind: role, note: null, addedBy: null, addedAt: null }
  return { ...own, replaced: replacedBy(by) }
}

function presentAttached(
  { id, kind, note, addedBy, createdAt }: AttachmentRow,
  documentId: string,
  by: AttachmentRow | undefined,
): Attachment {
  const addedAt = createdAt.toISOString()
  return { id, documentId, kind, note, addedBy, addedAt, replaced: replacedBy(by) }
}

function replacedBy(row: AttachmentRow | undefined): Attachment['replaced'] {
  if (row?.replacementReason == null) return null
  return {
    reason: row.replacementReason,
    replacedBy: row.addedBy,
    replacedAt: row.createdAt.toISOString(),
    attachmentId: row.documentId === null ? null : row.id,
  }
}
