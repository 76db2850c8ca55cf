import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { allowedActions } from '../platform/authority/actions.ts'
import { action } from '../platform/http/action.ts'
import { linkNext, listProblems } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { Id } from '../platform/shared/wire.ts'
import { discardImport } from './discard-import.ts'
import { importActions } from './import-actions.ts'
import { findVisibleImport, listImports, presentImport } from './imports.queries.ts'
import { Import, ImportDiscarding, ImportListQuery, ImportPage } from './imports.schema.ts'

/** Tables that were taken in: apart from their uploads, since these take JSON. */
export const keptImportRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['imports']
  const params = z.object({ id: Id })
  const ofImport = resource('import_not_found', ({ db, actor }, { id }) => findVisibleImport(db, actor, id))
  app.get(
    '/imports',
    {
      config: { access: 'imports.read', problems: listProblems },
      schema: {
        operationId: 'listImports',
        summary: 'List the tables that were taken in',
        tags,
        querystring: ImportListQuery,
        response: { 200: ImportPage },
      },
    },
    async (request, reply) => {
      const page = await listImports(request.db, request.actor, request.query)
      linkNext(request, reply, page)
      return page
    },
  )

  app.get(
    '/imports/:id',
    {
      config: { access: 'imports.read', subject: ofImport },
      schema: {
        operationId: 'getImport',
        summary: 'Read an import, with what came of it',
        tags,
        params,
        response: { 200: Import },
      },
    },
    async ({ db, actor, params: { id } }) => {
      const kept = await presentImport(db, await findVisibleImport(db, actor, id))
      return { ...kept, allowedActions: allowedActions(importActions, actor, kept) }
    },
  )

  action(app, '/imports/:id/discarding', {
    config: {
      access: 'imports.discard',
      subject: ofImport,
      problems: ['import_wrong_state', 'import_beyond_draft'],
    },
    schema: {
      operationId: 'discardImport',
      summary: 'Discard all that came of an import, while all of it is still draft',
      tags,
      params,
      body: ImportDiscarding,
      response: { 200: Import },
    },
    work: (tx, actor, { id }, { reason }) => discardImport(tx, actor, { id, reason }),
  })
}
