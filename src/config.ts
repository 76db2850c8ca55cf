/** The environment, read once at the start. A malformed value of a known name stops it with one line. */
import { z } from 'zod'
import { defaultConnectionShare, USUAL_CONNECTIONS } from './platform/db/fair-pool.ts'
import type { DatabaseSettings } from './platform/db/open-database.ts'
import { defaultSecurity, type Security } from './platform/http/security.ts'
import { isAddressOrNetwork } from './platform/shared/addresses.ts'
import { defaultFindingSettings, type FindingSettings } from './platform/shared/finding-settings.ts'
import { StartError } from './platform/shared/start-error.ts'
import { tokenAlgorithms, type Variable, variables } from './variables.ts'

const Flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const Words = z.string().transform((text) => text.split(/[\s,]+/).filter((word) => word !== ''))
const Secret = z.string().min(32).max(200).regex(/^\S+$/)
const PostgresUrl = z.url({ protocol: /^postgres(ql)?$/ })

const Share = z.coerce.number().int().min(1).max(1_000)
const Days = z.coerce.number().int().min(0).max(3_650)
const ACCOUNT_NUMBER = /^[\d.-]{5,40}$/
const ACCOUNT_CODE = /^\d\.\d\.\d{2}\.\d{2}\.\d{2,3}\.\d{3,5}$/

const Environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: PostgresUrl.optional(),
  MIGRATION_DATABASE_URL: PostgresUrl.optional(),
  DEMO: Flag.optional(),
  BOOTSTRAP_ADMIN_KEY: Secret.optional(),
  TRUST_PROXY: Words.pipe(z.array(z.string().refine(isAddressOrNetwork))).default([]),
  CORS_ORIGINS: Words.pipe(z.array(z.string().regex(/^https?:\/\/[^/]+$/))).default([]),
  RATE_LIMIT_PER_KEY: z.coerce.number().int().min(1).default(defaultSecurity.keyLimit),
  RATE_LIMIT_PER_ADDRESS: z.coerce.number().int().min(1).default(defaultSecurity.addressLimit),
  SHARE_EXPENSIVE_READS: Share.default(defaultSecurity.shares.expensiveReads),
  SHARE_PDFS: Share.default(defaultSecurity.shares.pdfs),
  SHARE_STREAMS: Share.default(defaultSecurity.shares.streams),
  SHARE_CONNECTIONS: Share.max(USUAL_CONNECTIONS).default(defaultConnectionShare.perCaller),
  MAX_CONNECTIONS: z.coerce.number().int().min(16).default(defaultSecurity.maxConnections),
  MAX_CONNECTIONS_PER_ADDRESS: z.coerce
    .number()
    .int()
    .min(1)
    .default(defaultSecurity.maxConnectionsPerAddress),
  SSO_ISSUER: z.url().optional(),
  SSO_AUDIENCE: z.string().min(1).optional(),
  SSO_JWKS_URL: z.url({ protocol: /^https?$/ }).optional(),
  SSO_ALGORITHMS: Words.pipe(z.array(z.enum(tokenAlgorithms)).min(1)).default(['ES256', 'RS256', 'PS256']),
  SSO_ROLES_CLAIM: z.string().min(1).default('roles'),
  SSO_TOKEN_TYPE: z.string().min(1).default('at+jwt'),
  SSO_CLOCK_SKEW_SECONDS: z.coerce.number().int().min(0).max(300).default(30),
  LETTERHEAD: z
    .string()
    .max(300)
    .default('PEMERINTAH PROVINSI KALIMANTAN TIMUR')
    .transform((text) => text.split('|').map((line) => line.trim())),
  TREASURY_ACCOUNTS: Words.pipe(z.array(z.string().regex(ACCOUNT_NUMBER))).default([]),
  PERSONAL_BENEFIT_ACCOUNTS: Words.pipe(z.array(z.string().regex(ACCOUNT_CODE))).default([
    ...defaultFindingSettings.personalBenefitAccounts,
  ]),
  FINDING_PERMIT_DAYS: Days.default(defaultFindingSettings.permitDays),
  FINDING_LATE_EXPENDITURE_DAYS: Days.default(defaultFindingSettings.lateExpenditureDays),
  REQUIRE_EVIDENCE: Flag.default(false),
  LOG_SIGNING_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/)
    .optional(),
  LOG_SIGNING_KEY_FILE: z.string().min(1).optional(),
  WEBHOOK_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/)
    .optional(),
  WEBHOOK_KEY_FILE: z.string().min(1).optional(),
  WEBHOOK_NETWORKS: Words.pipe(z.array(z.string().refine(isAddressOrNetwork))).default([]),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMTP_CA_FILE: z.string().min(1).optional(),
  MAIL_FROM: z.string().min(3).max(200).regex(/@/).optional(),
  DIGEST_HOUR: z.coerce.number().int().min(0).max(23).default(7),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  METRICS_TOKEN: Secret.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).optional(),
})

export type Config = z.infer<typeof Environment>

/** The compiler holds the described variables to those that are read. */
const described: Record<keyof Config, Variable> = variables

/** Every variable that is read. */
export const variableNames = Object.keys(Environment.shape)

/** What holds where the variable is not set; undefined where nothing does. */
export function defaultOf(name: keyof Config): unknown {
  return Environment.shape[name].parse(undefined)
}

export function readConfig(environment: NodeJS.ProcessEnv): Config {
  // An empty variable is an absent one: that is how compose files and shells leave things out.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as keyof Config
    throw new StartError(`${name} must be ${described[name].expects}; correct it and start again.`)
  }
  const config = parsed.data
  if (config.MIGRATION_DATABASE_URL && !config.DATABASE_URL) {
    throw new StartError('MIGRATION_DATABASE_URL is set without DATABASE_URL; set both, or neither.')
  }
  const ofSso = [config.SSO_ISSUER, config.SSO_AUDIENCE, config.SSO_JWKS_URL]
  if (ofSso.some((value) => value) && !ofSso.every((value) => value)) {
    throw new StartError('SSO_ISSUER, SSO_AUDIENCE and SSO_JWKS_URL go together; set all three, or none.')
  }
  if (config.LOG_SIGNING_KEY && config.LOG_SIGNING_KEY_FILE) {
    throw new StartError('LOG_SIGNING_KEY and LOG_SIGNING_KEY_FILE are both set; unset one of them.')
  }
  if (config.WEBHOOK_KEY && config.WEBHOOK_KEY_FILE) {
    throw new StartError('WEBHOOK_KEY and WEBHOOK_KEY_FILE are both set; unset one of them.')
  }
  if ((config.SMTP_URL === undefined) !== (config.MAIL_FROM === undefined)) {
    throw new StartError('SMTP_URL and MAIL_FROM go together; set both, or neither.')
  }
  if (config.DEMO && config.DATABASE_URL) {
    throw new StartError('DEMO=true is for the embedded database only; unset DEMO, or unset DATABASE_URL.')
  }
  return config
}

/** Where the database is, and what a caller may take of it. */
export function databaseOf(config: Config): DatabaseSettings {
  return {
    url: config.DATABASE_URL,
    ownerUrl: config.MIGRATION_DATABASE_URL,
    dataDir: config.DATA_DIR,
    connectionsPerCaller: config.SHARE_CONNECTIONS,
  }
}

/** Lists and thresholds of the register of findings. */
export function findingSettingsOf(config: Config): FindingSettings {
  return {
    treasuryAccounts: config.TREASURY_ACCOUNTS,
    personalBenefitAccounts: config.PERSONAL_BENEFIT_ACCOUNTS,
    permitDays: config.FINDING_PERMIT_DAYS,
    lateExpenditureDays: config.FINDING_LATE_EXPENDITURE_DAYS,
  }
}

/** The service's defences, as the environment sets them. */
export function securityOf(config: Config): Security {
  const { SSO_ISSUER: issuer, SSO_AUDIENCE: audience, SSO_JWKS_URL: jwksUrl } = config
  return {
    ...defaultSecurity,
    trustedProxies: config.TRUST_PROXY,
    corsOrigins: config.CORS_ORIGINS,
    keyLimit: config.RATE_LIMIT_PER_KEY,
    addressLimit: config.RATE_LIMIT_PER_ADDRESS,
    shares: {
      expensiveReads: config.SHARE_EXPENSIVE_READS,
      pdfs: config.SHARE_PDFS,
      streams: config.SHARE_STREAMS,
    },
    maxConnections: config.MAX_CONNECTIONS,
    maxConnectionsPerAddress: config.MAX_CONNECTIONS_PER_ADDRESS,
    metricsToken: config.METRICS_TOKEN ?? null,
    sso:
      issuer && audience && jwksUrl
        ? {
            issuer,
            audience,
            jwksUrl,
            algorithms: config.SSO_ALGORITHMS,
            rolesClaim: config.SSO_ROLES_CLAIM,
            tokenType: config.SSO_TOKEN_TYPE,
            clockSkewSeconds: config.SSO_CLOCK_SKEW_SECONDS,
            keysCooldownMs: KEYS_COOLDOWN_MS,
          }
        : null,
  }
}

/** Tokens with made-up key ids must not make us ask the issuer without end. */
const KEYS_COOLDOWN_MS = 30_000
