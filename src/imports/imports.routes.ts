import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Actor } from '../platform/authority/actor.ts'
import type { Command } from '../platform/command/run-command.ts'
import { answerPrepared, createdAt } from '../platform/http/command.ts'
import { resource } from '../platform/http/route-config.ts'
import { takeUploads } from '../platform/http/uploads.ts'
import { Id } from '../platform/shared/wire.ts'
import { findVisibleRetreat } from '../retreats/retreats.queries.ts'
import { importBudget } from './import-budget.ts'
import { importPledges } from './import-pledges.ts'
import { BudgetImport, ImportVerdict, MAX_FILE_BYTES, PledgeImport } from './imports.schema.ts'
import { readBudgetFile, readPledgeFile } from './read-file.ts'

export const importRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['imports']
  const params = z.object({ id: Id })
  const subject = resource('retreat_not_found', ({ db, actor }, { id }) => findVisibleRetreat(db, actor, id))
  const upload = { maxFileBytes: MAX_FILE_BYTES }
  const answer = { 201: ImportVerdict }
  await takeUploads(app)

  const answerImport = (
    request: FastifyRequest,
    reply: FastifyReply,
    read: () => Promise<Command<ImportVerdict, Actor>>,
  ): Promise<ImportVerdict> =>
    answerPrepared(
      request,
      reply,
      read,
      ({ documents: [only, ...more] }) =>
        only?.path && more.length === 0 ? createdAt(only.path) : { status: 201 },
      withoutPlaces,
    )

  app.post(
    '/retreats/:id/budgets/import',
    {
      config: { access: 'budgets.write', subject, upload, problems: ['import_refused', 'import_unfinished'] },
      schema: {
        operationId: 'importBudget',
        summary: "Draft the next version of a retreat's budget from a table",
        description:
          'CSV (UTF-8; semicolon, comma or tab) or XLSX, one line a row, all or nothing. Templates: `/v1/import-templates/budget-lines`.',
        tags,
        params,
        body: BudgetImport,
        response: answer,
      },
    },
    async (request, reply) => {
      const { file, fields } = request.body
      const { id: retreatId } = await findVisibleRetreat(request.db, request.actor, request.params.id)
      return answerImport(request, reply, async () => {
        const { sha256 } = file
        const input = {
          retreatId,
          ...fields,
          sha256,
          file: await readBudgetFile(file.content, request.caller),
        }
        return (tx, actor) => importBudget(tx, actor, input)
      })
    },
  )

  app.post(
    '/retreats/:id/pledges/import',
    {
      config: {
        access: 'pledges.write',
        subject,
        upload,
        problems: ['import_refused', 'import_unfinished', 'retreat_cancelled', 'total_too_large'],
      },
      schema: {
        operationId: 'importPledges',
        summary: 'Draft pledges with their allocations from a table',
        description:
          'CSV (UTF-8; semicolon, comma or tab) or XLSX, all or nothing. Rows of one company with the same letter and form are one pledge. Templates: `/v1/import-templates/pledges`.',
        tags,
        params,
        body: PledgeImport,
        response: answer,
      },
    },
    async (request, reply) => {
      const { id: retreatId, startsOn } = await findVisibleRetreat(
        request.db,
        request.actor,
        request.params.id,
      )
      return answerImport(request, reply, async () => {
        const input = {
          retreatId,
          sha256: request.body.file.sha256,
          file: await readPledgeFile(request.body.file.content, startsOn, request.caller),
        }
        return (tx, actor) => importPledges(tx, actor, input)
      })
    },
  )
}

/** Of a dry run: what it tells of is nowhere to be read. */
function withoutPlaces(verdict: ImportVerdict): ImportVerdict {
  const documents = verdict.documents.map((document) => ({ ...document, path: null }))
  return { ...verdict, importId: null, dryRun: true, documents }
}
