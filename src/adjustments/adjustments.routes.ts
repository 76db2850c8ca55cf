import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { bookingProblems } from '../closings/calendar.ts'
import { findVisibleDisbursement } from '../disbursements/disbursements.queries.ts'
import { Disbursement, Reversal } from '../disbursements/disbursements.schema.ts'
import { action } from '../platform/http/action.ts'
import { createdAt } from '../platform/http/command.ts'
import { knownListProblems, knownProblems, linkNext } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { ledgerAt } from '../platform/known/known-ledger.ts'
import type { ProblemCode } from '../platform/shared/problems.ts'
import { Id, KnownQuery } from '../platform/shared/wire.ts'
import { findVisiblePledge } from '../pledges/pledges.queries.ts'
import { findVisibleAdjustment, listAdjustments, presentAdjustment } from './adjustments.queries.ts'
import {
  Adjustment,
  AdjustmentPage,
  AdjustmentQuery,
  Approval,
  NewAmendment,
  NewRefund,
  NewWriteOff,
  Rejection,
  Withdrawal,
} from './adjustments.schema.ts'
import { proposeAmendment } from './amend-pledge.ts'
import { approveAdjustment, rejectAdjustment, withdrawAdjustment } from './decide-adjustment.ts'
import { proposeRefund } from './refund-disbursement.ts'
import { reverseDisbursement } from './reverse-disbursement.ts'
import { proposeWriteOff } from './write-off-pledge.ts'

/** What each kind can be refused for, when it is proposed and again when it is approved. */
const refusals = {
  amendment: [
    'pledge_wrong_state',
    'retreat_cancelled',
    'instalments_mismatch',
    'allocations_exceed_amount',
    'duplicate_line',
    'unknown_line',
    'no_adopted_budget',
    'line_not_csr_eligible',
    'line_of_other_venue',
    'line_ceiling_exceeded',
    'total_too_large',
    'more_than_outstanding',
  ],
  writeOff: ['pledge_wrong_state', 'instalments_mismatch', 'more_than_outstanding'],
  refund: ['disbursement_wrong_state', 'split_mismatch', 'duplicate_line', 'refund_exceeds_receipt'],
  reversal: ['disbursement_wrong_state', 'disbursement_has_refunds'],
} as const satisfies Record<string, readonly ProblemCode[]>

export const adjustmentRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['adjustments']
  const params = z.object({ id: Id })
  const pledge = resource('pledge_not_found', ({ db, actor }, { id }) => findVisiblePledge(db, actor, id))
  const disbursement = resource('disbursement_not_found', ({ db, actor }, { id }) =>
    findVisibleDisbursement(db, actor, id),
  )
  const subject = resource('adjustment_not_found', ({ db, actor }, { id }) =>
    findVisibleAdjustment(db, actor, id),
  )

  action(app, '/pledges/:id/amendments', {
    config: {
      access: 'adjustments.propose',
      subject: pledge,
      problems: [...refusals.amendment, ...bookingProblems, 'unknown_reference'],
    },
    schema: {
      operationId: 'proposeAmendment',
      summary: 'Propose to add to a pledge, or to take from what is outstanding',
      tags,
      params,
      body: NewAmendment,
      response: { 201: Adjustment },
    },
    work: (tx, actor, params, body) => proposeAmendment(tx, actor, { ...params, amendment: body }),
    statusOf: (made) => createdAt(`/v1/adjustments/${made.id}`),
  })

  action(app, '/pledges/:id/write-offs', {
    config: {
      access: 'adjustments.propose',
      subject: pledge,
      problems: [...refusals.writeOff, ...bookingProblems],
    },
    schema: {
      operationId: 'proposeWriteOff',
      summary: 'Propose to give up a part of what is outstanding',
      tags,
      params,
      body: NewWriteOff,
      response: { 201: Adjustment },
    },
    work: (tx, actor, params, body) => proposeWriteOff(tx, actor, { ...params, writeOff: body }),
    statusOf: (made) => createdAt(`/v1/adjustments/${made.id}`),
  })

  action(app, '/disbursements/:id/refunds', {
    config: {
      access: 'adjustments.propose',
      subject: disbursement,
      problems: [...refusals.refund, 'refund_before_receipt', ...bookingProblems, 'unknown_reference'],
    },
    schema: {
      operationId: 'proposeRefund',
      summary: 'Propose to record that money left again',
      tags,
      params,
      body: NewRefund,
      response: { 201: Adjustment },
    },
    work: (tx, actor, params, body) => proposeRefund(tx, actor, { ...params, refund: body }),
    statusOf: (made) => createdAt(`/v1/adjustments/${made.id}`),
  })

  action(app, '/disbursements/:id/reversal', {
    config: { access: 'disbursements.write', subject: disbursement, problems: refusals.reversal },
    schema: {
      operationId: 'reverseDisbursement',
      summary: 'Reverse a disbursement that is recorded, or propose to reverse verified money',
      tags,
      params,
      body: Reversal,
      response: { 200: Disbursement, 202: Adjustment },
    },
    work: (tx, actor, params, body) => reverseDisbursement(tx, actor, { ...params, ...body }),
    statusOf: (made) =>
      'kind' in made ? { status: 202, location: `/v1/adjustments/${made.id}` } : { status: 200 },
  })

  app.get(
    '/adjustments',
    {
      config: { access: 'adjustments.read', problems: knownListProblems },
      schema: {
        operationId: 'listAdjustments',
        summary: 'List adjustments',
        tags,
        querystring: AdjustmentQuery,
        response: { 200: AdjustmentPage },
      },
    },
    async (request, reply) => {
      const page = await listAdjustments(
        await ledgerAt(request.db, request.query),
        request.actor,
        request.query,
      )
      linkNext(request, reply, page)
      return page
    },
  )

  app.get(
    '/adjustments/:id',
    {
      config: { access: 'adjustments.read', subject, problems: knownProblems },
      schema: {
        operationId: 'getAdjustment',
        summary: 'Read an adjustment',
        tags,
        params,
        querystring: KnownQuery,
        response: { 200: Adjustment },
      },
    },
    async (request) => {
      const ledger = await ledgerAt(request.db, request.query)
      return presentAdjustment(await findVisibleAdjustment(ledger, request.actor, request.params.id))
    },
  )

  action(app, '/adjustments/:id/approval', {
    config: {
      access: 'adjustments.decide',
      decides: true,
      subject,
      problems: ['adjustment_wrong_state', 'maker_is_checker', ...Object.values(refusals).flat()],
    },
    schema: {
      operationId: 'approveAdjustment',
      summary: 'Approve an adjustment, which then takes effect',
      tags,
      params,
      body: Approval,
      response: { 200: Adjustment },
    },
    work: (tx, actor, params, body, ifMatch) => approveAdjustment(tx, actor, { ...params, ...body, ifMatch }),
  })

  action(app, '/adjustments/:id/rejection', {
    config: {
      access: 'adjustments.decide',
      decides: true,
      subject,
      problems: ['adjustment_wrong_state', 'maker_is_checker'],
    },
    schema: {
      operationId: 'rejectAdjustment',
      summary: 'Reject an adjustment',
      tags,
      params,
      body: Rejection,
      response: { 200: Adjustment },
    },
    work: (tx, actor, params, body, ifMatch) => rejectAdjustment(tx, actor, { ...params, ...body, ifMatch }),
  })

  action(app, '/adjustments/:id/withdrawal', {
    config: {
      access: 'adjustments.propose',
      subject,
      problems: ['adjustment_wrong_state', 'not_the_maker'],
    },
    schema: {
      operationId: 'withdrawAdjustment',
      summary: 'Withdraw an adjustment that one has proposed',
      tags,
      params,
      body: Withdrawal,
      response: { 200: Adjustment },
    },
    work: (tx, actor, params, body) => withdrawAdjustment(tx, actor, { ...params, ...body }),
  })
}
