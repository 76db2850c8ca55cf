import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { bookingProblems } from '../closings/calendar.ts'
import { findVisibleDisbursement } from '../disbursements/disbursements.queries.ts'
import { Disbursement, Reversal } from '../disbursements/disbursements.schema.ts'
import { action } from '../platform/http/action.ts'
import { acceptedAt, createdAt } from '../platform/http/command.ts'
import { resource } from '../platform/http/route-config.ts'
import { Id } from '../platform/shared/wire.ts'
import { findVisiblePledge } from '../pledges/pledges.queries.ts'
import { NewAgreement, Pledge } from '../pledges/pledges.schema.ts'
import { NewReallocation } from '../transfers/transfers.schema.ts'
import { Adjustment, NewAmendment, NewRefund, NewWriteOff } from './adjustments.schema.ts'
import { amendment } from './kinds/amendment.ts'
import { refund } from './kinds/refund.ts'
import { writeOff } from './kinds/write-off.ts'
import { propose } from './propose-adjustment.ts'
import { reallocateReceived } from './reallocate-received.ts'
import { recordAgreement } from './record-agreement.ts'
import { refusals } from './refusals.ts'
import { reverseDisbursement } from './reverse-disbursement.ts'

/** What is proposed of a pledge or of its money; some of it acts at once while nobody has confirmed anything. */
export const pledgeProposalRoutes: FastifyPluginAsyncZod = async (app) => {
  const params = z.object({ id: Id })
  const pledge = resource('pledge_not_found', ({ db, actor }, { id }) => findVisiblePledge(db, actor, id))
  const disbursement = resource('disbursement_not_found', ({ db, actor }, { id }) =>
    findVisibleDisbursement(db, actor, id),
  )

  action(app, '/pledges/:id/amendments', {
    config: {
      access: 'adjustments.propose',
      subject: pledge,
      problems: [...refusals.amendment, 'proposals_conflict', ...bookingProblems, 'unknown_reference'],
    },
    schema: {
      operationId: 'proposeAmendment',
      summary: 'Propose to add to a pledge, or to take from what is outstanding',
      tags: ['adjustments'],
      params,
      body: NewAmendment,
      response: { 201: Adjustment },
    },
    work: async (tx, actor, { id }, request) =>
      propose(tx, actor, await amendment.check(tx, actor, { id, request })),
    statusOf: (made) => createdAt(`/v1/adjustments/${made.id}`),
  })

  action(app, '/pledges/:id/write-offs', {
    config: {
      access: 'adjustments.propose',
      subject: pledge,
      problems: [...refusals.writeOff, 'proposals_conflict', ...bookingProblems],
    },
    schema: {
      operationId: 'proposeWriteOff',
      summary: 'Propose to give up a part of what is outstanding',
      tags: ['adjustments'],
      params,
      body: NewWriteOff,
      response: { 201: Adjustment },
    },
    work: async (tx, actor, { id }, request) =>
      propose(tx, actor, await writeOff.check(tx, actor, { id, request })),
    statusOf: (made) => createdAt(`/v1/adjustments/${made.id}`),
  })

  action(app, '/disbursements/:id/refunds', {
    config: {
      access: 'adjustments.propose',
      subject: disbursement,
      problems: [
        ...refusals.refund,
        'proposals_conflict',
        'refund_before_receipt',
        'paper_used',
        'differs_from_nobody',
        ...bookingProblems,
        'unknown_reference',
      ],
    },
    schema: {
      operationId: 'proposeRefund',
      summary: 'Propose to record that money left again',
      tags: ['adjustments'],
      params,
      body: NewRefund,
      response: { 201: Adjustment },
    },
    work: async (tx, actor, { id }, request) =>
      propose(tx, actor, await refund.check(tx, actor, { id, request })),
    statusOf: (made) => createdAt(`/v1/adjustments/${made.id}`),
  })

  action(app, '/disbursements/:id/reversal', {
    config: {
      access: 'disbursements.write',
      subject: disbursement,
      problems: [...refusals.reversal, 'proposals_conflict'],
    },
    schema: {
      operationId: 'reverseDisbursement',
      summary: 'Reverse a disbursement that is recorded, or propose to reverse verified money',
      tags: ['adjustments'],
      params,
      body: Reversal,
      response: { 200: Disbursement, 202: Adjustment },
    },
    work: (tx, actor, params, body) => reverseDisbursement(tx, actor, { ...params, ...body }),
    statusOf: acceptedAt('/v1/adjustments'),
  })

  action(app, '/disbursements/:id/reallocations', {
    config: {
      access: 'disbursements.write',
      subject: disbursement,
      problems: [...refusals.reallocation, 'proposals_conflict', ...bookingProblems],
    },
    schema: {
      operationId: 'reallocateDisbursement',
      summary: 'Move recorded money between lines and unallocated, or propose to move verified money',
      tags: ['disbursements'],
      params,
      body: NewReallocation,
      response: { 200: Disbursement, 202: Adjustment },
    },
    work: (tx, actor, { id }, request) => reallocateReceived(tx, actor, { id, request }),
    statusOf: acceptedAt('/v1/adjustments'),
  })

  action(app, '/pledges/:id/agreement', {
    config: {
      access: 'pledges.write',
      subject: pledge,
      problems: [
        ...refusals.agreement,
        'proposals_conflict',
        'relation_required',
        'reason_required',
        'unknown_reference',
      ],
    },
    schema: {
      operationId: 'signAgreement',
      summary: 'Record the signed agreement of a pledge, or propose a later one',
      tags: ['pledges'],
      params,
      body: NewAgreement,
      response: { 200: Pledge, 202: Adjustment },
    },
    work: (tx, actor, { id }, request) => recordAgreement(tx, actor, { id, request }),
    statusOf: acceptedAt('/v1/adjustments'),
  })
}
