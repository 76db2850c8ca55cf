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
import { ledgerAt } from '../platform/known/known-ledger.ts'
import { Id, KnownQuery } from '../platform/shared/wire.ts'
import { NewReallocation } from '../transfers/transfers.schema.ts'
import { cancelPledge } from './cancel-pledge.ts'
import { approvePledge, rejectPledge } from './decide-pledge.ts'
import { discardPledge } from './discard-pledge.ts'
import { changePledge, draftPledge } from './draft-pledge.ts'
import { pledgeActions, readPledgeStanding } from './pledge-actions.ts'
import { readPaperTotal } from './pledge-papers.ts'
import { findVisiblePledge, listPledges, presentFrom } from './pledges.queries.ts'
import {
  Approval,
  Cancellation,
  Discarding,
  NewPledge,
  Pledge,
  PledgeChange,
  PledgePage,
  PledgeQuery,
  Rejection,
  Submission,
  Withdrawal,
} from './pledges.schema.ts'
import { reallocatePledge } from './reallocate-pledge.ts'
import { submitPledge } from './submit-pledge.ts'
import { withdrawPledge } from './withdraw-pledge.ts'

/** What any write of a pledge's content can be refused for. */
const contentProblems = [
  'unknown_reference',
  'instalments_mismatch',
  'allocations_exceed_amount',
  'duplicate_line',
  'valuation_basis_required',
  'valuation_basis_not_allowed',
  'letter_amount_too_small',
  'paper_used',
  'differs_from_nobody',
  'paper_exceeded',
  'due_before_letter',
  'date_too_late',
  ...bookingProblems,
  'unknown_line',
  'line_not_csr_eligible',
  'line_of_other_venue',
  'no_adopted_budget',
  'company_succeeded',
] as const

export const pledgeRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['pledges']
  const params = z.object({ id: Id })
  const subject = resource('pledge_not_found', ({ db, actor }, { id }) => findVisiblePledge(db, actor, id))

  app.post(
    '/pledges',
    {
      config: { access: 'pledges.write', problems: [...contentProblems, 'retreat_cancelled'] },
      schema: {
        operationId: 'draftPledge',
        summary: 'Draft a pledge',
        tags,
        body: NewPledge,
        response: { 201: Pledge },
      },
    },
    async (request, reply) =>
      answerWrite(
        request,
        reply,
        (tx, actor) => draftPledge(tx, actor, request.body),
        (made) => createdAt(`/v1/pledges/${made.id}`),
      ),
  )

  app.get(
    '/pledges',
    {
      config: { access: 'pledges.read', problems: [...knownListProblems, 'filter_of_now_only'] },
      schema: {
        operationId: 'listPledges',
        summary: 'List pledges',
        tags,
        querystring: PledgeQuery,
        response: { 200: PledgePage },
      },
    },
    async (request, reply) => {
      const { db, actor, query } = request
      const ledger = await ledgerAt(db, query)
      const page = await listPledges(ledger, actor, query)
      linkNext(request, reply, page)
      return { ...page, items: await withNames({ db, ledger, actor }, page.items) }
    },
  )

  app.get(
    '/pledges/:id',
    {
      config: { access: 'pledges.read', subject, problems: knownProblems },
      schema: {
        operationId: 'getPledge',
        summary: 'Read a pledge',
        tags,
        params,
        querystring: KnownQuery,
        response: { 200: Pledge },
      },
    },
    async ({ db, actor, query, params: { id } }) => {
      const ledger = await ledgerAt(db, query)
      const row = await findVisiblePledge(ledger, actor, id)
      const pledge = await presentFrom(ledger, row)
      const [named = pledge] = await withNames({ db, ledger, actor }, [pledge])
      if (ledger !== db) return named
      const facts = { ...row, ...(await readPledgeStanding(db, id)) }
      return {
        ...named,
        paperTotal: await readPaperTotal(db, actor, row),
        allowedActions: allowedActions(pledgeActions, actor, facts),
      }
    },
  )

  app.patch(
    '/pledges/:id',
    {
      config: {
        access: 'pledges.write',
        subject,
        problems: [...contentProblems, 'pledge_wrong_state', 'pledge_party_fixed'],
      },
      schema: {
        operationId: 'changePledge',
        summary: 'Correct a pledge',
        tags,
        params,
        body: PledgeChange,
        response: { 200: Pledge },
      },
    },
    async (request, reply) => {
      const input = { id: request.params.id, change: request.body, ifMatch: ifMatchOf(request) }
      return answerWrite(request, reply, (tx, actor) => changePledge(tx, actor, input))
    },
  )

  action(app, '/pledges/:id/submission', {
    config: {
      access: 'pledges.write',
      subject,
      problems: [
        'pledge_wrong_state',
        'unknown_line',
        'line_not_csr_eligible',
        'no_adopted_budget',
        'line_of_other_venue',
        'line_ceiling_exceeded',
        'total_too_large',
        'paper_used',
        'differs_from_nobody',
        'paper_exceeded',
        'retreat_cancelled',
        'company_succeeded',
        ...bookingProblems,
      ],
    },
    schema: {
      operationId: 'submitPledge',
      summary: 'Submit a pledge for approval and reserve its allocations',
      tags,
      params,
      body: Submission,
      response: { 200: Pledge },
    },
    work: submitPledge,
  })

  action(app, '/pledges/:id/withdrawal', {
    config: { access: 'pledges.write', subject, problems: ['pledge_wrong_state'] },
    schema: {
      operationId: 'withdrawPledge',
      summary: 'Take a submitted pledge back before it is decided: it is a draft again',
      tags,
      params,
      body: Withdrawal,
      response: { 200: Pledge },
    },
    work: (tx, actor, params, body) => withdrawPledge(tx, actor, { ...params, ...body }),
  })

  action(app, '/pledges/:id/discarding', {
    config: { access: 'pledges.write', subject, problems: ['pledge_wrong_state'] },
    schema: {
      operationId: 'discardPledge',
      summary: 'Put a draft or rejected pledge aside for good; it is kept, and out of lists unless asked for',
      tags,
      params,
      body: Discarding,
      response: { 200: Pledge },
    },
    work: (tx, actor, params, body) => discardPledge(tx, actor, { ...params, ...body }),
  })

  action(app, '/pledges/:id/approval', {
    config: {
      access: 'pledges.decide',
      decides: true,
      subject,
      problems: ['pledge_wrong_state', 'maker_is_checker', 'retreat_cancelled'],
    },
    schema: {
      operationId: 'approvePledge',
      summary: 'Approve a pledge',
      tags,
      params,
      body: Approval,
      response: { 200: Pledge },
    },
    work: (tx, actor, params, body, ifMatch) => approvePledge(tx, actor, { ...params, ...body, ifMatch }),
  })

  action(app, '/pledges/:id/rejection', {
    config: {
      access: 'pledges.decide',
      decides: true,
      subject,
      problems: ['pledge_wrong_state', 'maker_is_checker'],
    },
    schema: {
      operationId: 'rejectPledge',
      summary: 'Reject a pledge',
      tags,
      params,
      body: Rejection,
      response: { 200: Pledge },
    },
    work: (tx, actor, params, body, ifMatch) => rejectPledge(tx, actor, { ...params, ...body, ifMatch }),
  })

  action(app, '/pledges/:id/cancellation', {
    config: { access: 'pledges.write', subject, problems: ['pledge_wrong_state', 'pledge_has_receipts'] },
    schema: {
      operationId: 'cancelPledge',
      summary: 'Cancel a pledge of which nothing is received',
      tags,
      params,
      body: Cancellation,
      response: { 200: Pledge },
    },
    work: (tx, actor, params, body) => cancelPledge(tx, actor, { ...params, ...body }),
  })

  action(app, '/pledges/:id/reallocations', {
    config: {
      access: 'pledges.write',
      subject,
      problems: [
        'pledge_wrong_state',
        ...bookingProblems,
        'move_goes_nowhere',
        'move_exceeds_open',
        'unknown_line',
        'no_adopted_budget',
        'line_not_csr_eligible',
        'line_of_other_venue',
        'line_ceiling_exceeded',
        'total_too_large',
      ],
    },
    schema: {
      operationId: 'reallocatePledge',
      summary: 'Move what a pledge has not handed over between its lines and unallocated',
      tags,
      params,
      body: NewReallocation,
      response: { 200: Pledge },
    },
    work: (tx, actor, params, body) => reallocatePledge(tx, actor, { ...params, reallocation: body }),
  })
}
