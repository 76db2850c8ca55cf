/**
 * Every variable that the service reads, in the order and words of docs/configuration.md, which is printed from here.
 * Links are relative to that page.
 */

import { USUAL_CONNECTIONS } from './platform/db/fair-pool.ts'

/** Asymmetric signatures only: a shared secret would let whoever checks tokens make them. */
export const tokenAlgorithms = [
  'ES256',
  'ES384',
  'ES512',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'EdDSA',
] as const

export const sections = {
  process: 'The process',
  database: 'The database',
  access: 'Ways in',
  limits: 'Limits',
  sso: 'Single sign-on',
  ledger: 'Records, reports and findings',
  log: 'The log',
  webhooks: 'Webhooks',
  mail: 'Mail',
  observation: 'Observation',
} as const

export interface Variable {
  section: keyof typeof sections
  /** What it must look like, for the one line that a malformed value gets. */
  expects: string
  meaning: string
  /** What holds without it, where its default is not one value. */
  otherwise?: string
}

const SSO_TOGETHER = 'the three of issuer, audience and keys go together: all, or none'

export const variables = {
  PORT: {
    section: 'process',
    expects: 'a port number from 1 to 65535',
    meaning: 'port to listen on; in compose, the port of this machine',
  },
  HOST: {
    section: 'process',
    expects: 'an address to listen on, such as 127.0.0.1',
    meaning: 'address to listen on',
  },
  TRUST_PROXY: {
    section: 'process',
    expects: 'addresses or networks of proxies with commas between them, such as 10.0.0.2,10.1.0.0/16',
    meaning: '[proxies in front](operations.md#proxies-in-front), whose `X-Forwarded-*` headers are believed',
  },
  CORS_ORIGINS: {
    section: 'process',
    expects: 'origins with commas between them, such as https://admin.contoh.example',
    meaning: 'origins of pages elsewhere that may call the API',
  },
  DATA_DIR: {
    section: 'database',
    expects: 'a folder',
    meaning:
      "the embedded Postgres' data, its password, the demo's keys; only the service's user may write in it",
  },
  DEMO: {
    section: 'database',
    expects: 'true or false',
    meaning: 'whether to load the illustrative retreat; never with `DATABASE_URL`',
    otherwise: '`true` on a new embedded database',
  },
  DATABASE_URL: {
    section: 'database',
    expects: 'a URL such as postgres://user:password@host:5432/cakupan',
    meaning: "use this Postgres 18 instead of the embedded one, as the application's role",
  },
  MIGRATION_DATABASE_URL: {
    section: 'database',
    expects: 'a URL such as postgres://owner:password@host:5432/cakupan',
    meaning:
      'the same database as its owner, for [`cakupan migrate`](operations.md#the-owners-password); with it, a start migrates too',
  },
  BOOTSTRAP_ADMIN_KEY: {
    section: 'access',
    expects: 'at least 32 characters without spaces',
    meaning:
      'an admin key to add if it is absent, and [never to bring back](operations.md#recovery-of-access)',
    otherwise: 'where no admin key was ever made, a random one, printed once',
  },
  RATE_LIMIT_PER_KEY: {
    section: 'limits',
    expects: 'a number of requests a minute, at least 1',
    meaning: "requests a minute of one key, session or token's person, per process",
  },
  RATE_LIMIT_PER_ADDRESS: {
    section: 'limits',
    expects: 'a number of requests a minute, at least 1',
    meaning: 'requests a minute from one address, per process',
  },
  SHARE_EXPENSIVE_READS: {
    section: 'limits',
    expects: 'a number of reads at a time, from 1 to 1000',
    meaning:
      'reports, files, registers of findings, comparisons and reads of what was known that one caller may have [under way at a time](operations.md#limits-shares-and-queues), per process',
  },
  SHARE_PDFS: {
    section: 'limits',
    expects: 'a number of PDFs at a time, from 1 to 1000',
    meaning: 'of them, PDFs',
  },
  SHARE_STREAMS: {
    section: 'limits',
    expects: 'a number of streams at a time, from 1 to 1000',
    meaning: '[event streams](integration.md#as-it-happens) that one caller may have open, per process',
  },
  SHARE_CONNECTIONS: {
    section: 'limits',
    expects: `a number of connections, from 1 to ${USUAL_CONNECTIONS}`,
    meaning: `connections to the database that one caller may hold at a time, of ${USUAL_CONNECTIONS}; the others wait`,
  },
  MAX_CONNECTIONS: {
    section: 'limits',
    expects: 'a number of connections at a time, at least 16',
    meaning:
      '[connections of clients at a time](operations.md#slow-and-hostile-clients), per process; fewer where the process may open fewer files',
  },
  MAX_CONNECTIONS_PER_ADDRESS: {
    section: 'limits',
    expects: 'a number of connections at a time, at least 1',
    meaning: 'of them, from one address',
  },
  SSO_ISSUER: {
    section: 'sso',
    expects: "a URL: the tokens' iss",
    meaning: `accept bearer tokens of this issuer; ${SSO_TOGETHER}`,
  },
  SSO_AUDIENCE: {
    section: 'sso',
    expects: "the tokens' aud that means this service",
    meaning: 'for this audience',
  },
  SSO_JWKS_URL: {
    section: 'sso',
    expects: "the URL of the issuer's keys",
    meaning: 'checked with the keys at this URL',
  },
  SSO_ALGORITHMS: {
    section: 'sso',
    expects: `some of ${tokenAlgorithms.join(', ')}, with commas between them`,
    meaning: 'signatures that are accepted',
  },
  SSO_ROLES_CLAIM: {
    section: 'sso',
    expects: 'the claim that lists roles, such as roles or realm_access.roles',
    meaning: 'the claim that lists roles; a path such as `realm_access.roles` too',
  },
  SSO_TOKEN_TYPE: {
    section: 'sso',
    expects: "the tokens' typ, such as at+jwt or JWT",
    meaning: "the header's `typ`; Keycloak says `JWT`",
  },
  SSO_CLOCK_SKEW_SECONDS: {
    section: 'sso',
    expects: 'a number of seconds from 0 to 300',
    meaning: "how far the issuer's clock may be off",
  },
  REQUIRE_EVIDENCE: {
    section: 'ledger',
    expects: 'true or false',
    meaning: 'whether a disbursement is verified only with a stored document as its evidence',
  },
  LETTERHEAD: {
    section: 'ledger',
    expects: 'at most 300 characters, lines parted by |',
    meaning: 'the lines above the title of a printed report, parted by `\\|`',
  },
  TREASURY_ACCOUNTS: {
    section: 'ledger',
    expects: 'account numbers with commas between them, such as 001-1234567890',
    meaning:
      'numbers of the accounts that cash may come into ([F01](findings.md)); without, only the channel says so',
  },
  PERSONAL_BENEFIT_ACCOUNTS: {
    section: 'ledger',
    expects: 'account codes with commas between them, such as 5.1.02.02.01.0003',
    meaning: 'account codes of what benefits persons (F11)',
    otherwise: 'honoraria, clothing, souvenirs, hotel rooms, travel',
  },
  FINDING_PERMIT_DAYS: {
    section: 'ledger',
    expects: 'a number of days from 0 to 3650',
    meaning: "how near to the end of a permit's process money of its company is flagged (F08)",
  },
  FINDING_LATE_EXPENDITURE_DAYS: {
    section: 'ledger',
    expects: 'a number of days from 0 to 3650',
    meaning: 'how long after the event the regional budget may pay without a finding (F15)',
  },
  LOG_SIGNING_KEY: {
    section: 'log',
    expects: '32 bytes in base64, as openssl rand -base64 32 makes them',
    meaning: 'what signs [the log](log.md#the-signing-key); a process without seals nothing',
    otherwise: 'made in `DATA_DIR` for the embedded database',
  },
  LOG_SIGNING_KEY_FILE: {
    section: 'log',
    expects: 'a file with 32 bytes in base64',
    meaning: 'a file with it, instead',
  },
  WEBHOOK_KEY: {
    section: 'webhooks',
    expects: '32 bytes in base64, as openssl rand -base64 32 makes them',
    meaning:
      'what the secrets of [webhooks](operations.md#webhooks) are made from, the same in every process; a process without sends none',
    otherwise: 'made in `DATA_DIR` for the embedded database',
  },
  WEBHOOK_KEY_FILE: {
    section: 'webhooks',
    expects: 'a file with 32 bytes in base64',
    meaning: 'a file with it, instead',
  },
  WEBHOOK_NETWORKS: {
    section: 'webhooks',
    expects: 'addresses or networks with commas between them, such as 10.0.0.2,10.1.0.0/16',
    meaning:
      'private addresses and networks that webhooks may be sent to, over `http` too; without, public ones alone, over `https`',
  },
  SMTP_URL: {
    section: 'mail',
    expects: 'a URL such as smtps://user:password@mail.contoh.example',
    meaning: 'the mail server for [daily digests](operations.md#digests-by-e-mail); without, none are sent',
  },
  SMTP_CA_FILE: {
    section: 'mail',
    expects: 'a path',
    meaning:
      'certificates (PEM) that vouch for the mail server, where it has one of its own; without, those that Node trusts',
  },
  MAIL_FROM: {
    section: 'mail',
    expects: 'an address such as Cakupan <cakupan@contoh.example>',
    meaning: 'whom they come from',
  },
  DIGEST_HOUR: {
    section: 'mail',
    expects: 'an hour from 0 to 23',
    meaning: 'from which hour of the day on (WITA) they are sent',
  },
  PUBLIC_URL: {
    section: 'mail',
    expects: 'a URL such as https://cakupan.contoh.example',
    meaning: 'where people find the service, for the mail to say',
  },
  METRICS_TOKEN: {
    section: 'observation',
    expects: 'at least 32 characters without spaces',
    meaning:
      'opens `/metrics` to other machines, sent as `Authorization: Bearer`; without, it answers this machine alone',
  },
  LOG_LEVEL: {
    section: 'observation',
    expects: 'one of trace, debug, info, warn, error, fatal, silent',
    meaning: 'which lines are written to the [process log](operations.md#metrics-and-logs)',
    otherwise: '`info`; `warn` in a terminal',
  },
} as const satisfies Record<string, Variable>
