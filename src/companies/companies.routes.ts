import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { allowedActions } from '../platform/authority/actions.ts'
import { action } from '../platform/http/action.ts'
import { answerWrite, createdAt } from '../platform/http/command.ts'
import { ifMatchOf } from '../platform/http/guard.ts'
import { knownListProblems, knownProblems, linkNext } from '../platform/http/pagination.ts'
import { resource } from '../platform/http/route-config.ts'
import { ledgerAt } from '../platform/known/known-ledger.ts'
import { assertFound } from '../platform/shared/errors.ts'
import { Id, KnownQuery } from '../platform/shared/wire.ts'
import { addDisclosure } from './add-disclosure.ts'
import { findCompany, findVisibleDisclosure, listCompanies, listDisclosures } from './companies.queries.ts'
import {
  Company,
  CompanyChange,
  CompanyPage,
  CompanyQuery,
  Disclosure,
  DisclosurePage,
  DisclosureQuery,
  NewCompany,
  NewDisclosure,
  NewSuccession,
  SuccessionWithdrawal,
} from './companies.schema.ts'
import { companyActions, disclosureActions } from './company-actions.ts'
import { succeedCompany, withdrawSuccession } from './succeed-company.ts'
import { changeCompany, registerCompany } from './write-company.ts'

export const companyRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['companies']
  const params = z.object({ id: Id })
  const subject = resource('company_not_found', async ({ db }, { id }) =>
    assertFound(await findCompany(db, id), 'company_not_found'),
  )

  app.post(
    '/companies',
    {
      config: {
        access: 'companies.write',
        problems: ['company_exists', 'nib_exists', 'personal_number'],
        personalData: 'contact',
      },
      schema: {
        operationId: 'registerCompany',
        summary: 'Register a company',
        tags,
        body: NewCompany,
        response: { 201: Company },
      },
    },
    async (request, reply) =>
      answerWrite(
        request,
        reply,
        (tx) => registerCompany(tx, request.body),
        (made) => createdAt(`/v1/companies/${made.id}`),
      ),
  )

  app.get(
    '/companies',
    {
      config: {
        access: 'companies.read',
        problems: [...knownListProblems, 'personal_number'],
        personalData: 'contact',
      },
      schema: {
        operationId: 'listCompanies',
        summary: 'List companies',
        description: 'With `knownAt`, `contact` is null: the log keeps no contacts.',
        tags,
        querystring: CompanyQuery,
        response: { 200: CompanyPage },
      },
    },
    async (request, reply) => {
      const page = await listCompanies(await ledgerAt(request.db, request.query), request.query)
      linkNext(request, reply, page)
      return page
    },
  )

  app.get(
    '/companies/:id',
    {
      config: { access: 'companies.read', subject, problems: knownProblems, personalData: 'contact' },
      schema: {
        operationId: 'getCompany',
        summary: 'Read a company',
        description: 'With `knownAt`, `contact` is null: the log keeps no contacts.',
        tags,
        params,
        querystring: KnownQuery,
        response: { 200: Company },
      },
    },
    async ({ db, actor, query, params: { id } }) => {
      const ledger = await ledgerAt(db, query)
      const company = assertFound(await findCompany(ledger, id), 'company_not_found')
      if (ledger !== db) return company
      const facts = { ...company, succeededOn: company.succession?.from ?? null }
      return { ...company, allowedActions: allowedActions(companyActions, actor, facts) }
    },
  )

  app.patch(
    '/companies/:id',
    {
      config: {
        access: 'companies.write',
        subject,
        problems: ['company_exists', 'nib_exists', 'personal_number'],
        personalData: 'contact',
      },
      schema: {
        operationId: 'changeCompany',
        summary: 'Change a company',
        tags,
        params,
        body: CompanyChange,
        response: { 200: Company },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const input = { id, change: request.body, ifMatch: ifMatchOf(request) }
      return answerWrite(request, reply, (tx) => changeCompany(tx, input))
    },
  )

  action(app, '/companies/:id/succession', {
    config: {
      access: 'companies.write',
      subject,
      problems: [
        'succession_recorded',
        'succession_of_oneself',
        'unknown_reference',
        'date_too_early',
        'date_too_late',
      ],
      personalData: 'contact',
    },
    schema: {
      operationId: 'succeedCompany',
      summary: 'Name the company that this one merged into: from that day on it takes no new pledges',
      tags,
      params,
      body: NewSuccession,
      response: { 200: Company },
    },
    work: (tx, actor, params, body) => succeedCompany(tx, actor, { ...params, succession: body }),
  })

  action(app, '/companies/:id/succession/withdrawal', {
    config: {
      access: 'companies.write',
      subject,
      problems: ['company_not_succeeded'],
      personalData: 'contact',
    },
    schema: {
      operationId: 'withdrawSuccession',
      summary: 'Take back a succession that was recorded in error: the company takes new pledges again',
      tags,
      params,
      body: SuccessionWithdrawal,
      response: { 200: Company },
    },
    work: (tx, actor, params, body) => withdrawSuccession(tx, actor, { ...params, ...body }),
  })

  action(app, '/companies/:id/disclosures', {
    config: {
      access: 'companies.write',
      subject,
      problems: ['dates_out_of_order', 'date_too_early', 'date_too_late'],
    },
    schema: {
      operationId: 'addDisclosure',
      summary: 'Disclose a permit, procurement, arrears or sanction of a company',
      tags,
      params,
      body: NewDisclosure,
      response: { 201: Disclosure },
    },
    work: (tx, _actor, params, body) => addDisclosure(tx, { companyId: params.id, disclosure: body }),
    statusOf: () => ({ status: 201 }),
  })

  app.get(
    '/companies/:id/disclosures',
    {
      config: { access: 'companies.read', subject, problems: knownListProblems },
      schema: {
        operationId: 'listDisclosures',
        summary: "List a company's disclosures",
        tags,
        params,
        querystring: DisclosureQuery,
        response: { 200: DisclosurePage },
      },
    },
    async (request, reply) => {
      assertFound(await findCompany(request.db, request.params.id), 'company_not_found')
      const page = await listDisclosures(
        await ledgerAt(request.db, request.query),
        request.params.id,
        request.query,
      )
      linkNext(request, reply, page)
      return page
    },
  )

  app.get(
    '/companies/:id/disclosures/:disclosureId',
    {
      config: {
        access: 'companies.read',
        subject: resource('disclosure_not_found', ({ db }, { id, disclosureId }) =>
          findVisibleDisclosure(db, { companyId: id, disclosureId }),
        ),
        problems: knownProblems,
      },
      schema: {
        operationId: 'getDisclosure',
        summary: "Read a company's disclosure",
        tags,
        params: z.object({ id: Id, disclosureId: Id }),
        querystring: KnownQuery,
        response: { 200: Disclosure },
      },
    },
    async ({ db, actor, query, params: { id: companyId, disclosureId } }) => {
      const ledger = await ledgerAt(db, query)
      const disclosure = await findVisibleDisclosure(ledger, { companyId, disclosureId })
      if (ledger !== db) return disclosure
      return { ...disclosure, allowedActions: allowedActions(disclosureActions, actor, disclosure) }
    },
  )
}
