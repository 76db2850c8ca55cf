import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { bookingProblems } from '../closings/calendar.ts'
import { withNames } from '../names/with-names.ts'
import { allowedActions } from '../platform/authority/actions.ts'
import { action } from '../platform/http/action.ts'
import { answerWrite, createdAt } from '../platform/http/command.ts'
import { ifMatchOf } from '../platform/http/guard.ts'
import { knownListProblems, knownProblems, linkNext } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { serializeAsIs } from '../platform/http/validation.ts'
import { ledgerAt } from '../platform/known/known-ledger.ts'
import { Id, KnownQuery } from '../platform/shared/wire.ts'
import { changeDisbursement } from './change-disbursement.ts'
import { disbursementActions } from './disbursement-actions.ts'
import {
  findVisibleDisbursement,
  hasEvidence,
  listDisbursements,
  presentFrom,
} from './disbursements.queries.ts'
import {
  Disbursement,
  DisbursementBatch,
  DisbursementChange,
  DisbursementPage,
  DisbursementQuery,
  NewDisbursement,
  NewDisbursementBatch,
  Rejection,
  Verification,
} from './disbursements.schema.ts'
import { readPaperTotal } from './receipt-papers.ts'
import { recordBatch, recordDisbursement } from './record-disbursements.ts'
import { rejectDisbursement } from './reject-disbursement.ts'
import { verifyDisbursement } from './verify-disbursement.ts'

interface Options {
  /** Whether a receipt is verified only with a stored document as its evidence. */
  requireEvidence: boolean
}

export const disbursementRoutes: FastifyPluginAsyncZod<Options> = async (app, { requireEvidence }) => {
  const tags = ['disbursements']
  const params = z.object({ id: Id })
  const subject = resource('disbursement_not_found', ({ db, actor }, { id }) =>
    findVisibleDisbursement(db, actor, id),
  )

  app.post(
    '/disbursements',
    {
      config: {
        access: 'disbursements.write',
        problems: [
          'unknown_reference',
          'in_kind_needs_bast',
          'personal_number',
          'document_total_too_small',
          'paper_used',
          'differs_from_nobody',
          'paper_exceeded',
          'pledge_wrong_state',
          'split_mismatch',
          'duplicate_line',
          'line_not_in_pledge',
          'pledge_line_exceeded',
          'pledge_outstanding_exceeded',
          'double_funding',
          ...bookingProblems,
        ],
      },
      schema: {
        operationId: 'recordDisbursement',
        summary: 'Record what a company handed over',
        tags,
        body: NewDisbursement,
        response: { 201: Disbursement },
      },
    },
    async (request, reply) =>
      answerWrite(request, reply, recordDisbursement(request.body), (made) =>
        createdAt(`/v1/disbursements/${made.id}`),
      ),
  )

  app.post(
    '/disbursements/batch',
    {
      config: { access: 'disbursements.write', problems: ['batch_refused', 'batch_too_large'] },
      // Encoding a thousand receipts costs a seventh of Node's time for them. The compiler checks the types, a test that
      // nothing is added.
      serializerCompiler: serializeAsIs,
      schema: {
        operationId: 'recordDisbursementBatch',
        summary: 'Record many disbursements, all or none',
        description:
          'Every refused row is named in `errors` with its own problem, as recording it alone would have answered.',
        tags,
        body: NewDisbursementBatch,
        response: { 201: DisbursementBatch },
      },
    },
    async (request, reply) => answerWrite(request, reply, recordBatch(request.body), () => ({ status: 201 })),
  )

  app.get(
    '/disbursements',
    {
      config: { access: 'disbursements.read', problems: [...knownListProblems, 'filter_of_now_only'] },
      schema: {
        operationId: 'listDisbursements',
        summary: 'List disbursements',
        tags,
        querystring: DisbursementQuery,
        response: { 200: DisbursementPage },
      },
    },
    async (request, reply) => {
      const { db, actor, query } = request
      const ledger = await ledgerAt(db, query)
      const page = await listDisbursements(ledger, actor, query)
      linkNext(request, reply, page)
      return { ...page, items: await withNames({ db, ledger, actor }, page.items) }
    },
  )

  app.get(
    '/disbursements/:id',
    {
      config: { access: 'disbursements.read', subject, problems: knownProblems },
      schema: {
        operationId: 'getDisbursement',
        summary: 'Read a disbursement',
        tags,
        params,
        querystring: KnownQuery,
        response: { 200: Disbursement },
      },
    },
    async ({ db, actor, query, params: { id } }) => {
      const ledger = await ledgerAt(db, query)
      const row = await findVisibleDisbursement(ledger, actor, id)
      const disbursement = await presentFrom(ledger, row)
      const [named = disbursement] = await withNames({ db, ledger, actor }, [disbursement])
      if (ledger !== db) return named
      const isEvidenceMissing = requireEvidence && !(await hasEvidence(db, row))
      return {
        ...named,
        paperTotal: await readPaperTotal(db, actor, row),
        allowedActions: allowedActions(disbursementActions, actor, { ...row, isEvidenceMissing }),
      }
    },
  )

  app.patch(
    '/disbursements/:id',
    {
      config: {
        access: 'disbursements.write',
        subject,
        problems: [
          'disbursement_wrong_state',
          'in_kind_needs_bast',
          'document_total_too_small',
          'paper_used',
          'differs_from_nobody',
          'paper_exceeded',
          'unknown_reference',
          'personal_number',
        ],
      },
      schema: {
        operationId: 'changeDisbursement',
        summary: "Correct the numbers of a disbursement's papers",
        tags,
        params,
        body: DisbursementChange,
        response: { 200: Disbursement },
      },
    },
    async (request, reply) => {
      const input = { id: request.params.id, change: request.body, ifMatch: ifMatchOf(request) }
      return answerWrite(request, reply, (tx, actor) => changeDisbursement(tx, actor, input))
    },
  )

  action(app, '/disbursements/:id/verification', {
    config: {
      access: 'disbursements.verify',
      decides: true,
      subject,
      problems: ['disbursement_wrong_state', 'maker_is_checker', 'evidence_required'],
    },
    schema: {
      operationId: 'verifyDisbursement',
      summary: 'Verify a disbursement against its evidence',
      tags,
      params,
      body: Verification,
      response: { 200: Disbursement },
    },
    work: (tx, actor, params, body, ifMatch) =>
      verifyDisbursement(tx, actor, { ...params, ...body, ifMatch, requireEvidence }),
  })

  action(app, '/disbursements/:id/rejection', {
    config: {
      access: 'disbursements.verify',
      decides: true,
      subject,
      problems: ['disbursement_wrong_state', 'maker_is_checker', 'disbursement_has_refunds'],
    },
    schema: {
      operationId: 'rejectDisbursement',
      summary: 'Reject a disbursement that its evidence does not bear out',
      tags,
      params,
      body: Rejection,
      response: { 200: Disbursement },
    },
    work: (tx, actor, params, body, ifMatch) =>
      rejectDisbursement(tx, actor, { ...params, ...body, ifMatch }),
  })
}
