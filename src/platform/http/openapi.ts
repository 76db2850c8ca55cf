/** OpenAPI 3.1, made from the zod schemas of the routes. */
import { readFileSync } from 'node:fs'
import swagger from '@fastify/swagger'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { type Document, withHeaders, withSharedRefusals, withTidySchemas } from './openapi-document.ts'
import { withExamples } from './openapi-examples.ts'

const info = {
  title: 'Cakupan',
  version: packageVersion(),
  summary: 'CSR coverage of a provincial retreat',
  description: [
    'Records what companies operating in Kalimantan Timur pledge and hand over as CSR for a retreat of the',
    "province's agency heads, ties every rupiah to a cost line of its budget, and reports how much of that budget is",
    'carried by CSR instead of the regional budget (APBD).',
    '',
    'Amounts are whole rupiah. Dates are calendar days in WITA (Asia/Makassar). Every POST needs an',
    '`Idempotency-Key` (but for signing in and dry runs); every PATCH and every decision (approval, rejection,',
    'verification, adoption) needs `If-Match`. Refusals are problem documents (RFC 9457) in Indonesian, or in',
    'English with `Accept-Language: en`. Every answer tells in `RateLimit` how many requests are left.',
    '',
    'What is to go is marked `deprecated` here and answered with `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and a link to',
    'what is said of it here, for at least twelve months; nothing else of /v1 is taken away or given another meaning.',
  ].join('\n'),
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
}

function packageVersion(): string {
  return JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).version
}

const tags = [
  { name: 'desk', description: 'Who the caller is, and what waits for them' },
  { name: 'coverage', description: 'How much of the budget CSR covers' },
  { name: 'reports', description: 'Reports to sign: as JSON, or as a file' },
  { name: 'findings', description: 'What may be posted, and must be explained' },
  { name: 'documents', description: 'Letters, agreements and evidence as they are on paper' },
  { name: 'sealed-reports', description: 'Reports whose bytes stay as they were, vouched for by the log' },
  { name: 'companies', description: 'Companies and what they disclose' },
  { name: 'retreats', description: 'Retreats and their venue options' },
  { name: 'budgets', description: 'Budget versions, their cost lines and adoption' },
  { name: 'pledges', description: 'What companies promise' },
  { name: 'disbursements', description: 'What companies hand over' },
  {
    name: 'adjustments',
    description: 'Amendments, write-offs, refunds and reversals: proposed by one person, approved by another',
  },
  { name: 'apbd', description: "The regional budget's side: appropriations and expenditures" },
  {
    name: 'imports',
    description: 'Budget lines and pledges from CSV and XLSX files, and templates for them',
  },
  { name: 'closings', description: 'Closing of months' },
  { name: 'log', description: 'What happened, in one order, and the proof that nothing of it was altered' },
  { name: 'webhooks', description: 'Other systems told of what happens' },
  { name: 'access', description: 'Users, API keys, and who read personal data' },
  { name: 'session', description: 'Signing in and out of the browser client' },
  { name: 'reference', description: 'Code lists, roles and problems; no key needed' },
  { name: 'operation', description: 'Health and metrics; no key needed' },
]

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: true,
  description:
    'Unique for each action, 1 to 255 ASCII characters, quoted ("…") or bare. The same key and request again give the same answer, with `Idempotency-Replayed: true`, for 30 days. Refused requests are not stored.',
  schema: { type: 'string' as const },
  example: '"0198f2a0-7c3e-7a51-9d2e-3f1b6c7d8e9f"',
}

const headers = {
  IdempotencyKey: idempotencyKey,
  IdempotencyKeyUnlessDryRun: {
    ...idempotencyKey,
    required: false,
    description: `Required, but for a dry run, which needs and claims none. ${idempotencyKey.description}`,
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header' as const,
    required: true,
    description:
      'The ETag of the representation that the change or decision is meant for. A decision takes no `*`.',
    schema: { type: 'string' as const },
    example: '"kq3v0mW7xT2nB8rJ5yL1cD4fH6s.0a27c1"',
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header' as const,
    required: false,
    description: 'An ETag that the reader has; 304 where it still holds.',
    schema: { type: 'string' as const },
  },
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header' as const,
    required: false,
    description:
      '`id` or `en`; without either, the language that the person chose (`PATCH /v1/me`), else Indonesian.',
    schema: { type: 'string' as const },
  },
}

/** Registered before the routes, so that it sees them all. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  const toComponents = createJsonSchemaTransformObject({})
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.1',
      info,
      servers: [{ url: '/', description: 'This service' }],
      tags,
      security: [{ bearer: [] }, { session: [] }],
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            description:
              'An API key, or an access token of the single sign-on where one is configured: `Authorization: Bearer <key or token>`.',
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'cakupan_session',
            description:
              'Set by `POST /v1/session` (over TLS as `__Host-cakupan_session`), and told together with `csrf` where something is changed.',
          },
          csrf: {
            type: 'apiKey',
            in: 'header',
            name: 'X-CSRF-Token',
            description:
              'The session’s `csrfToken`, as signing in and `GET /v1/session` tell it: with every POST, PATCH and DELETE under a session. A key or token needs none.',
          },
        },
        parameters: headers,
      },
    },
    transform: (route) => {
      const { schema, url } = createJsonSchemaTransform({})(route)
      const security = securityOf(route.route)
      return { schema: security ? { ...schema, security } : schema, url }
    },
    transformObject: (document) =>
      withSharedRefusals(
        withHeaders(withExamples(withTidySchemas(toComponents(document) as Document))),
      ) as never,
  })
}

/** Where it is another than that of reads. */
function securityOf({ method, config }: RouteOptions): Record<string, string[]>[] | undefined {
  if (config?.access === 'public') return []
  const isRead = [method].flat().every((each) => each === 'GET' || each === 'HEAD')
  return isRead ? undefined : [{ bearer: [] }, { session: [], csrf: [] }]
}
