import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendPaper } from '../platform/http/attachment.ts'
import { answerWrite, createdAt } from '../platform/http/command.ts'
import { linkNext, listProblems } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { noteRead } from '../platform/http/sensitive-reads.ts'
import { takeUploads } from '../platform/http/uploads.ts'
import { Id } from '../platform/shared/wire.ts'
import { getContent } from './contents.ts'
import { findLinked, findVisibleDocument, listDocuments, usesOf } from './documents.queries.ts'
import {
  DocumentPage,
  DocumentQuery,
  DocumentUses,
  LinkedDocument,
  NewDocument,
  UploadedDocument,
} from './documents.schema.ts'
import { documentMediaType, MAX_DOCUMENT_BYTES } from './documents.table.ts'
import { uploadDocument } from './upload-document.ts'

export const documentRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['documents']
  const params = z.object({ id: Id })
  const subject = resource('document_not_found', ({ db, actor }, { id }) =>
    findVisibleDocument(db, actor, id),
  )
  await takeUploads(app)

  app.post(
    '/documents',
    {
      config: {
        access: 'documents.write',
        upload: { maxFileBytes: MAX_DOCUMENT_BYTES },
        problems: ['file_type_not_accepted', 'empty_document', 'document_not_whole'],
      },
      schema: {
        operationId: 'uploadDocument',
        summary: 'Store a paper: a letter, an agreement, evidence',
        description:
          'The same content is one document: where it is stored already, the answer is 200 with that document, under the name and title that it has.',
        tags,
        body: NewDocument,
        response: { 200: UploadedDocument, 201: UploadedDocument },
      },
    },
    async (request, reply) => {
      const { file, fields } = request.body
      return answerWrite(
        request,
        reply,
        (tx, actor) => uploadDocument(tx, actor, { file, ...fields }),
        ({ id, alreadyStored }) => {
          const created = createdAt(`/v1/documents/${id}`)
          return alreadyStored ? { ...created, status: 200 } : created
        },
      )
    },
  )

  app.get(
    '/documents',
    {
      config: { access: 'documents.read', problems: listProblems },
      schema: {
        operationId: 'listDocuments',
        summary: 'List documents',
        tags,
        querystring: DocumentQuery,
        response: { 200: DocumentPage },
      },
    },
    async (request, reply) => {
      const page = await listDocuments(request.db, request.actor, request.query)
      linkNext(request, reply, page)
      return page
    },
  )

  app.get(
    '/documents/:id',
    {
      config: { access: 'documents.read', subject },
      schema: {
        operationId: 'getDocument',
        summary: 'Read what is known of a document, and which records name it',
        tags,
        params,
        response: { 200: LinkedDocument },
      },
    },
    async (request) => findLinked(request.db, request.actor, request.params.id),
  )

  app.get(
    '/documents/:id/uses',
    {
      config: { access: 'documents.read', subject },
      schema: {
        operationId: 'listDocumentUses',
        summary: 'Which records name a document, or have it attached, and as what',
        tags,
        params,
        response: { 200: DocumentUses },
      },
    },
    async (request) => usesOf(request.db, request.actor, request.params.id),
  )

  const file = { schema: z.string().meta({ description: 'The file.' }) }
  app.get(
    '/documents/:id/content',
    {
      config: { access: 'documents.read', subject, cost: 'download' },
      schema: {
        operationId: 'downloadDocument',
        summary: 'Download a document; who does is noted',
        tags,
        params,
        response: {
          200: {
            description: 'The file as it was uploaded',
            content: Object.fromEntries(documentMediaType.enumValues.map((type) => [type, file])),
          },
        },
      },
    },
    async (request, reply) => {
      const { id, name, mediaType, sha256 } = await findVisibleDocument(
        request.db,
        request.actor,
        request.params.id,
      )
      const content = await getContent(request.db, sha256)
      await noteRead(request, [id])
      return sendPaper(reply, { name, type: mediaType, content })
    },
  )
}
