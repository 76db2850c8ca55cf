import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { action } from '../platform/http/action.ts'
import { createdAt } from '../platform/http/command.ts'
import { resource } from '../platform/http/route-config.ts'
import { Id } from '../platform/shared/wire.ts'
import { attachDocument, replaceDocument } from './attach-document.ts'
import { type AttachableType, attachables } from './attachable.ts'
import { attachmentsOf } from './attachments.queries.ts'
import { Attachment, AttachmentList, NewAttachment, Replacement } from './attachments.schema.ts'

/** What is attached to records: the same three addresses for every kind of them. */
export const attachmentRoutes: FastifyPluginAsyncZod = async (app) => {
  const params = z.object({ id: Id })
  for (const type of Object.keys(attachables) as AttachableType[]) {
    const { table: plural, notFound, find } = attachables[type]
    const a = `${/^[ae]/.test(type) ? 'an' : 'a'} ${type}`
    const name = `${type[0]?.toUpperCase()}${type.slice(1)}`
    const subject = resource(notFound, ({ db, actor }, { id }) => find(db, actor, id))
    const path = `/${plural}/:id/documents`

    action(app, path, {
      config: { access: 'documents.write', subject, problems: ['unknown_reference', ...ofPapers(type)] },
      schema: {
        operationId: `attachTo${name}`,
        summary: `Attach a document to ${a}, in whatever state`,
        tags: ['documents'],
        params,
        body: NewAttachment,
        response: { 201: Attachment },
      },
      work: (tx, actor, { id }, attachment) => attachDocument(tx, actor, { type, id, attachment }),
      statusOf: ({ documentId }) => createdAt(`/v1/documents/${documentId}`),
    })

    app.get(
      path,
      {
        config: { access: 'documents.read', subject },
        schema: {
          operationId: `listDocumentsOf${name}`,
          summary: `List the documents of ${a}: those that it names, and those that were attached`,
          tags: ['documents'],
          params,
          response: { 200: AttachmentList },
        },
      },
      async ({ db, actor, params: { id } }) => {
        await find(db, actor, id)
        return { items: await attachmentsOf(db, id), nextCursor: null }
      },
    )

    action(app, `${path}/:attachmentId/replacement`, {
      config: {
        access: 'documents.write',
        subject,
        problems: ['attachment_not_found', 'attachment_replaced', 'unknown_reference', ...ofPapers(type)],
      },
      schema: {
        operationId: `replaceDocumentOf${name}`,
        summary: `Mark a document of ${a} as wrong, and put the right one in its place where there is one`,
        tags: ['documents'],
        params: params.extend({ attachmentId: Id }),
        body: Replacement,
        response: { 200: Attachment },
      },
      work: (tx, actor, { id, attachmentId }, replacement) =>
        replaceDocument(tx, actor, { type, id, attachmentId, replacement }),
    })
  }
}

function ofPapers(type: AttachableType): ['paper_used'] | [] {
  return attachables[type].takeEvidence ? ['paper_used'] : []
}
