/** All wiring on one screen. */
import helmet from '@fastify/helmet'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { adjustmentRoutes } from './adjustments/adjustments.routes.ts'
import { pledgeProposalRoutes } from './adjustments/pledge-proposals.routes.ts'
import { retreatProposalRoutes } from './adjustments/retreat-proposals.routes.ts'
import { appropriationRoutes } from './appropriations/appropriations.routes.ts'
import { attachmentRoutes } from './attachments/attachments.routes.ts'
import { historyRoutes } from './audit/history.routes.ts'
import { logRoutes } from './audit/log.routes.ts'
import { readRoutes } from './audit/reads.routes.ts'
import { streamRoutes } from './audit/stream.routes.ts'
import { openStreams } from './audit/stream-events.ts'
import { budgetRoutes } from './budgets/budgets.routes.ts'
import { closingRoutes } from './closings/closings.routes.ts'
import { companyRoutes } from './companies/companies.routes.ts'
import { coverageRoutes } from './coverage/coverage.routes.ts'
import { digestOutcomes } from './digest/send-digests.ts'
import { disbursementRoutes } from './disbursements/disbursements.routes.ts'
import { documentRoutes } from './documents/documents.routes.ts'
import { findingRoutes } from './findings/findings.routes.ts'
import { foreseeFindings } from './findings/foresee-findings.ts'
import { importRoutes } from './imports/imports.routes.ts'
import { keptImportRoutes } from './imports/kept-imports.routes.ts'
import { templateRoutes } from './imports/templates.routes.ts'
import { PASSWORD_COST, type PasswordCost, PasswordHasher } from './platform/authority/passwords.ts'
import type { Db } from './platform/db/client.ts'
import { FailuresOnly, registerAccessLog } from './platform/http/access-log.ts'
import { registerAdmin } from './platform/http/admin.ts'
import { authenticationBy } from './platform/http/authenticate-request.ts'
import { KnownCredentials, registerCallers } from './platform/http/callers.ts'
import { registerConditionalRequests } from './platform/http/conditional.ts'
import { Connections } from './platform/http/connections.ts'
import { registerCors } from './platform/http/cors.ts'
import { registerDeadline } from './platform/http/deadline.ts'
import { registerDeprecations } from './platform/http/deprecation.ts'
import { registerDryRuns } from './platform/http/dry-run.ts'
import { answerFrameworkError, registerErrorHandling } from './platform/http/errors.ts'
import { registerGuard } from './platform/http/guard.ts'
import { healthRoutes } from './platform/http/health.ts'
import { registerHome } from './platform/http/home.ts'
import { acceptJsonOnly } from './platform/http/json-body.ts'
import { registerLongAnswers } from './platform/http/long-answers.ts'
import { registerMethods } from './platform/http/methods.ts'
import { registerMetrics } from './platform/http/metrics.ts'
import { registerOpenApi } from './platform/http/openapi.ts'
import { registerOpenApiAnswers } from './platform/http/openapi-answers.ts'
import { registerPages } from './platform/http/pagination.ts'
import { Allowance, limitAddresses } from './platform/http/rate-limit.ts'
import { registerAcceptable, registerLanguage, registerPacking } from './platform/http/representations.ts'
import { REQUEST_ID_LABEL, registerRequestIds } from './platform/http/request-ids.ts'
import { defaultSecurity, proxyTrust, type Security } from './platform/http/security.ts'
import { registerSensitiveReads } from './platform/http/sensitive-reads.ts'
import { registerShares } from './platform/http/shares.ts'
import { registerUnreadBodies } from './platform/http/unread-bodies.ts'
import { validatorCompiler } from './platform/http/validation.ts'
import { defaultFindingSettings, type FindingSettings } from './platform/shared/finding-settings.ts'
import { newId } from './platform/shared/ids.ts'
import { pledgeRoutes } from './pledges/pledges.routes.ts'
import { referenceRoutes } from './reference/reference.routes.ts'
import { coverage, venueComparison } from './reports/coverage-files.ts'
import { reportRoutes } from './reports/reports.routes.ts'
import { retreatRoutes } from './retreats/retreats.routes.ts'
import { sealedReportRoutes } from './sealed-reports/sealed-reports.routes.ts'
import { transitionRoutes } from './transitions/transitions.routes.ts'
import { meRoutes } from './users/me.routes.ts'
import { personLinkRoutes } from './users/person-links.routes.ts'
import { sessionRoutes } from './users/session.routes.ts'
import { accessRoutes } from './users/users.routes.ts'
import { deliveryOutcomes, webhookFigures } from './webhooks/webhook-metrics.ts'
import type { WebhookKey } from './webhooks/webhook-secrets.ts'
import { webhookRoutes } from './webhooks/webhooks.routes.ts'
import { worklistRoutes } from './worklist/worklist.routes.ts'
import './platform/http/route-config.ts'

export interface AppDeps {
  db: Db
  logger: FastifyBaseLogger | false
  security?: Partial<Security>
  /** The lines above the title of a printed report. */
  letterhead?: string[]
  findings?: FindingSettings
  /** Whether a receipt is verified only with a stored document as its evidence. */
  requireEvidence?: boolean
  /** What secrets of webhooks are made from; without, nobody can have one. */
  webhookKey?: WebhookKey | null
  /** What hashing a new password costs; tests pay less. */
  passwordCost?: PasswordCost
}

const BODY_LIMIT_BYTES = 1024 * 1024

/** The service, wired and ready to listen or to be called by tests. */
export async function buildApp({
  db,
  logger,
  letterhead = [],
  findings = defaultFindingSettings,
  requireEvidence = false,
  webhookKey = null,
  passwordCost = PASSWORD_COST,
  ...deps
}: AppDeps): Promise<FastifyInstance> {
  const security = { ...defaultSecurity, ...deps.security }
  const passwordHasher = new PasswordHasher(passwordCost)
  const ssoIssuer = security.sso?.issuer ?? null
  const connections = new Connections(security)
  const app = Fastify({
    ...(logger === false ? { logger } : { loggerInstance: logger }),
    bodyLimit: BODY_LIMIT_BYTES,
    serverFactory: (handle) => connections.serve(handle),
    // Every server of ours has one already.
    clientErrorHandler: () => {},
    trustProxy: proxyTrust(security),
    genReqId: () => newId(),
    frameworkErrors: answerFrameworkError,
    logController: new FailuresOnly({ requestIdLogLabel: REQUEST_ID_LABEL }),
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  acceptJsonOnly(app)

  // Whether this host speaks TLS is for the proxy in front to say: these two would break plain http on other hosts.
  await app.register(helmet, {
    strictTransportSecurity: false,
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
  })
  app.decorate('reportSettings', { letterhead, findings })
  app.decorate('refusalPauseMs', security.refusalPauseMs)
  registerLanguage(app)
  registerErrorHandling(app)
  connections.watch(app)
  registerDeadline(app, security.answerWithinMs)
  limitAddresses(app, new Allowance('address', security.addressLimit))
  registerMethods(app)
  await registerCors(app, security.corsOrigins)
  registerUnreadBodies(app, connections)
  await registerOpenApi(app)
  const answerOpenApi = registerOpenApiAnswers(app)
  registerDeprecations(app)
  registerRequestIds(app)

  await app.register(swaggerUi, { routePrefix: '/docs' })

  registerLongAnswers(app)
  registerConditionalRequests(app)
  registerPacking(app)
  registerPages(app)
  registerDryRuns(app, foreseeFindings(findings))
  const known = new KnownCredentials()
  registerCallers(app, known, db)
  registerShares(app, security.shares)
  registerGuard(app, authenticationBy(security), new Allowance('key', security.keyLimit), known)
  registerAcceptable(app)
  registerSensitiveReads(app)
  registerMetrics(app, db, {
    token: security.metricsToken,
    watched: [webhookFigures],
    tallies: [
      { name: 'webhook_attempts_total', help: 'Attempts to deliver', counts: deliveryOutcomes },
      { name: 'digest_mails_total', help: 'Digests given to the mail server', counts: digestOutcomes },
    ],
    present: [{ name: 'event_streams_open', help: 'Streams of events', count: () => openStreams.count }],
  })
  registerAccessLog(app)
  registerHome(app)
  await registerAdmin(app)
  await app.register(healthRoutes, { db })
  await app.register(
    async (v1) => {
      await v1.register(referenceRoutes)
      await v1.register(closingRoutes)
      await v1.register(documentRoutes)
      await v1.register(companyRoutes)
      await v1.register(retreatRoutes)
      await v1.register(budgetRoutes)
      await v1.register(pledgeRoutes)
      await v1.register(disbursementRoutes, { requireEvidence })
      await v1.register(adjustmentRoutes)
      await v1.register(pledgeProposalRoutes)
      await v1.register(retreatProposalRoutes)
      await v1.register(appropriationRoutes)
      await v1.register(attachmentRoutes)
      await v1.register(transitionRoutes)
      await v1.register(coverageRoutes, { files: { coverage, venueComparison } })
      await v1.register(findingRoutes, { settings: findings })
      await v1.register(reportRoutes)
      await v1.register(sealedReportRoutes)
      await v1.register(importRoutes)
      await v1.register(keptImportRoutes)
      await v1.register(templateRoutes)
      await v1.register(logRoutes)
      await v1.register(streamRoutes, { security })
      await v1.register(historyRoutes)
      await v1.register(accessRoutes, { passwordHasher, ssoIssuer })
      await v1.register(personLinkRoutes, { ssoIssuer })
      await v1.register(webhookRoutes, { webhookKey })
      await v1.register(readRoutes)
      await v1.register(meRoutes)
      await v1.register(worklistRoutes, { settings: findings })
      await v1.register(sessionRoutes, {
        passwordHasher,
        corsOrigins: security.corsOrigins,
        signInAllowance: new Allowance('sign-in', security.signInLimit),
      })
    },
    { prefix: '/v1' },
  )
  app.get('/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, answerOpenApi)
  return app as unknown as FastifyInstance
}
