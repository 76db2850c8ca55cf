import { z } from 'zod'
import { attachmentKind } from '../documents/attachments.table.ts'
import { DocumentId } from '../documents/documents.schema.ts'
import { Id, Instant, Note, Reason } from '../platform/shared/wire.ts'

export const NewAttachment = z
  .strictObject({
    documentId: DocumentId,
    kind: z.enum(attachmentKind.enumValues).meta({
      description: 'As what it serves; `evidence` is what a receipt needs.',
    }),
    note: Note.optional(),
  })
  .meta({
    id: 'NewAttachment',
    examples: [{ documentId: '0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f', kind: 'evidence' }],
  })
export type NewAttachment = z.infer<typeof NewAttachment>

export const Replacement = z
  .strictObject({
    reason: Reason,
    documentId: DocumentId.optional().meta({ description: 'The right document, where there is one.' }),
  })
  .meta({ id: 'AttachmentReplacement', examples: [{ reason: 'Pindaian milik setoran lain' }] })
export type Replacement = z.infer<typeof Replacement>

const example = {
  id: '0198f2a0-0013-7a51-9d2e-3f1b6c7d8e9f',
  documentId: '0198f2a0-0012-7a51-9d2e-3f1b6c7d8e9f',
  kind: 'evidence',
  note: null,
  addedBy: '0198f2a0-0008-7a51-9d2e-3f1b6c7d8e9f',
  addedAt: '2025-05-20T03:00:00.000Z',
  replaced: null,
}

export const Attachment = z
  .object({
    id: Id.meta({ description: 'Of the attachment; of a document that the record itself names, its own.' }),
    documentId: Id,
    kind: z.enum(attachmentKind.enumValues),
    note: z.string().nullable(),
    addedBy: Id.nullable().meta({ description: 'The person; null where the record itself names it.' }),
    addedAt: Instant.nullable(),
    replaced: z
      .object({
        reason: z.string(),
        replacedBy: Id,
        replacedAt: Instant,
        attachmentId: Id.nullable().meta({ description: 'What took its place, if anything did.' }),
      })
      .nullable()
      .meta({ description: 'Where it was marked as wrong. It stays all the same.' }),
  })
  .meta({ id: 'Attachment', examples: [example] })
export type Attachment = z.infer<typeof Attachment>
export const AttachmentList = z
  .object({ items: z.array(Attachment), nextCursor: z.null() })
  .meta({ id: 'AttachmentList', examples: [{ items: [example], nextCursor: null }] })
