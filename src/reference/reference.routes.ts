import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { operations, permissions } from '../platform/authority/permissions.ts'
import { role } from '../platform/authority/roles.ts'
import { problemType } from '../platform/http/problem.ts'
import { ProblemCode as ProblemCodes } from '../platform/shared/codes.ts'
import { type ProblemCode, problems } from '../platform/shared/problems.ts'
import { BothLanguages } from '../platform/shared/wire.ts'
import { accountCodes } from './account-codes.ts'
import { kbli } from './kbli.ts'
import { regencies } from './regencies.ts'

const config = { access: 'public' } as const

const Regency = z.object({ code: z.string(), name: z.string() })
const Regencies = z
  .object({ items: z.array(Regency) })
  .meta({ id: 'Regencies', examples: [{ items: regencies.slice(0, 1) }] })

const AccountCode = z.object({ code: z.string(), name: z.string(), chartVersions: z.array(z.string()) })
const AccountCodes = z
  .object({ items: z.array(AccountCode) })
  .meta({ id: 'AccountCodes', examples: [{ items: accountCodes.slice(0, 1) }] })

const Kbli = z.object({ version: z.string(), code: z.string(), name: z.string() })
const KbliList = z
  .object({ items: z.array(Kbli) })
  .meta({ id: 'KbliList', examples: [{ items: kbli.slice(0, 1) }] })

const Roles = z
  .object({
    items: z.array(z.object({ operation: z.enum(operations), roles: z.array(z.enum(role.enumValues)) })),
  })
  .meta({ id: 'Roles', examples: [{ items: [{ operation: 'pledges.decide', roles: ['verifier'] }] }] })

const ProblemKind = z.object({
  code: ProblemCodes,
  type: z.string(),
  status: z.int(),
  title: BothLanguages,
  detail: BothLanguages,
})
const catalogue = Object.entries(problems).map(([code, problem]) => ({
  code,
  type: problemType(code as ProblemCode),
  ...problem,
}))
const ProblemKinds = z
  .object({ items: z.array(ProblemKind) })
  .meta({ id: 'ProblemKinds', examples: [{ items: catalogue.slice(0, 1) }] })

/** Lists that need no key: codes, roles, and every problem that the API can answer. */
export const referenceRoutes: FastifyPluginAsyncZod = async (app) => {
  const tags = ['reference']

  app.get(
    '/reference/regencies',
    {
      config,
      schema: {
        operationId: 'listRegencies',
        summary: 'Regencies and cities of Kalimantan Timur',
        tags,
        response: { 200: Regencies },
      },
    },
    async () => ({ items: regencies }),
  )
  app.get(
    '/reference/account-codes',
    {
      config,
      schema: {
        operationId: 'listAccountCodes',
        summary: 'Account codes with their charts',
        tags,
        response: { 200: AccountCodes },
      },
    },
    async () => ({ items: accountCodes }),
  )
  app.get(
    '/reference/kbli',
    {
      config,
      schema: {
        operationId: 'listKbli',
        summary: 'Business classification codes',
        tags,
        response: { 200: KbliList },
      },
    },
    async () => ({ items: kbli }),
  )
  app.get(
    '/reference/roles',
    {
      config,
      schema: { operationId: 'listRoles', summary: 'Which role may do what', tags, response: { 200: Roles } },
    },
    async () => ({
      items: operations.map((operation) => ({ operation, roles: [...permissions[operation]] })),
    }),
  )
  app.get(
    '/reference/problems',
    {
      config,
      schema: {
        operationId: 'listProblems',
        summary: 'Every problem the API can answer',
        tags,
        response: { 200: ProblemKinds },
      },
    },
    async () => ({ items: catalogue }),
  )
}
