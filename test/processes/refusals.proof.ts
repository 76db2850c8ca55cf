/** What stops a start: one line that says what to do, on stderr, and an exit code. Never a stack. */

import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig, securityOf } from '../../src/config.ts'
import { defaultSecurity } from '../../src/platform/http/security.ts'
import { cloneDatabase } from '../support/databases.ts'
import { freePort, spawnService, startService, temporaryFolder } from '../support/process.ts'

let place: Awaited<ReturnType<typeof temporaryFolder>>
let database: Awaited<ReturnType<typeof cloneDatabase>>
/** For writing. */
let closed: Awaited<ReturnType<typeof cloneDatabase>>
beforeAll(async () => {
  place = await temporaryFolder()
  database = await cloneDatabase()
  closed = await cloneDatabase()
  await close(closed)
})
afterAll(async () => {
  await place.remove()
  await Promise.all([database.drop(), closed.drop()])
})

async function close({ superuserUrl }: { superuserUrl: string }): Promise<void> {
  const superuser = new pg.Client({ connectionString: superuserUrl })
  await superuser.connect()
  await superuser.query(
    `alter database ${new URL(superuserUrl).pathname.slice(1)} set default_transaction_read_only = on`,
  )
  await superuser.end()
}

const somewhere = () => path.join(place.folder, 'data')

async function refusalOf(env: Record<string, string>) {
  return spawnService({ PORT: await freePort(), DATA_DIR: somewhere(), ...env }).ended
}

async function withPassword(url: string, password: string): Promise<string> {
  const changed = new URL(url)
  changed.password = password
  return changed.href
}

describe.concurrent('the start is refused in one line', () => {
  it.each([
    ['a malformed variable', async () => ({ PORT: 'tiga ribu' }), /^PORT must be a port number/],
    [
      'a demo on a database of somebody’s own',
      async () => ({ DEMO: 'true', DATABASE_URL: database.url }),
      /^DEMO=true is for the embedded database only/,
    ],
    [
      'a database that does not answer',
      async () => ({ DATABASE_URL: 'postgres://cakupan_app:x@127.0.0.1:1/cakupan' }),
      /^No Postgres listens at 127\.0\.0\.1:1\/cakupan \(ECONNREFUSED\); start it, or correct the address in DATABASE_URL/,
    ],
    [
      'a wrong password',
      async () => ({ DATABASE_URL: await withPassword(database.url, 'salah') }),
      /^Postgres at 127\.0\.0\.1:\d+\/test_\w+ refused the login cakupan_app or its password \(28P01\); correct them in DATABASE_URL/,
    ],
    [
      'a login that owns the journal',
      async () => ({ DATABASE_URL: database.ownerUrl }),
      /^The login in DATABASE_URL could alter appropriations and attachments and budget_lines and document_contents and document_links and \d+ other tables; use a role that does not own them/,
    ],
    [
      'a database that can only be read',
      async () => ({ DATABASE_URL: closed.url, MIGRATION_DATABASE_URL: closed.ownerUrl }),
      /^The database can only be read: it is a standby, or default_transaction_read_only is on\. Nothing was changed: name the primary/,
    ],
    [
      'a superuser',
      async () => ({ DATABASE_URL: database.superuserUrl }),
      /^The login in DATABASE_URL could alter appropriations and attachments and budget_lines/,
    ],
  ] as const)('%s', async (_what, envOf, line) => {
    const { code, stderr, stdout } = await refusalOf(await envOf())

    expect(stderr).toMatch(line)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(code).toBe(1)
    expect(stderr + stdout).not.toMatch(/^ +at |salah/m)
  })

  it('a port that is taken, before the database is touched', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo

    const { code, stderr, stdout } = await refusalOf({ PORT: String(port) })
    other.close()

    expect({ code, stderr, stdout }).toEqual({
      code: 1,
      stderr: `Port ${port} on 127.0.0.1 is in use; stop what uses it, or set PORT.\n`,
      stdout: '',
    })
  })
})

it('on a Postgres of one’s own it prints an admin key once, loads no demo, and leaves the database running', async () => {
  const own = await cloneDatabase()
  const env = {
    PORT: await freePort(),
    DATA_DIR: somewhere(),
    DATABASE_URL: own.url,
    MIGRATION_DATABASE_URL: own.ownerUrl,
  }

  const first = await (await startService(env)).end('SIGTERM')
  const second = await startService(env)
  const [, key] = /Admin key, shown only this once: (ckp_\S+)/.exec(first.stdout) ?? []
  const response = await fetch(`http://127.0.0.1:${env.PORT}/v1/users`, {
    headers: { authorization: `Bearer ${key}` },
  })
  const { code, stdout, stderr } = await second.end('SIGTERM')
  await own.drop()

  // Nobody is there yet, at either start.
  for (const each of [first.stdout, stdout]) {
    expect(each).toMatch(/\nThe service has stopped\.\n/)
    expect(each).toContain('There are no users yet.')
    expect(each).toContain(
      `curl -X POST http://127.0.0.1:${env.PORT}/v1/users -H "Authorization: Bearer $BOOTSTRAP_ADMIN_KEY"`,
    )
    expect(each).toMatch(/docs\/memulai\.md\.\n.*docs\/beginning\.md\.\n/)
  }
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ items: [], nextCursor: null })
  expect(stdout).not.toContain('Admin key')
  expect({ code, stderr: first.stderr + stderr }).toEqual({ code: 0, stderr: '' })
})

describe('the environment', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DATA_DIR: '.data' })
    expect(securityOf(readConfig({}))).toEqual(defaultSecurity)
  })

  it('parts the lines of the letterhead', () => {
    expect(readConfig({ LETTERHEAD: 'DINAS CONTOH | Jalan Contoh 1' }).LETTERHEAD).toEqual([
      'DINAS CONTOH',
      'Jalan Contoh 1',
    ])
  })

  it('reads an empty variable as an absent one', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', BOOTSTRAP_ADMIN_KEY: '' }).PORT).toBe(3000)
  })

  it('sets the defences', () => {
    const security = securityOf(
      readConfig({
        TRUST_PROXY: '10.0.0.2, fd00::/8',
        CORS_ORIGINS: 'https://admin.contoh.example',
        RATE_LIMIT_PER_KEY: '7000',
        SHARE_EXPENSIVE_READS: '8',
        SHARE_PDFS: '2',
        SHARE_STREAMS: '3',
        SSO_ISSUER: 'https://sso.contoh.example',
        SSO_AUDIENCE: 'cakupan',
        SSO_JWKS_URL: 'https://sso.contoh.example/jwks',
        SSO_ALGORITHMS: 'RS256',
      }),
    )

    expect(security).toMatchObject({
      trustedProxies: ['10.0.0.2', 'fd00::/8'],
      corsOrigins: ['https://admin.contoh.example'],
      keyLimit: 7000,
      shares: { expensiveReads: 8, pdfs: 2, streams: 3 },
      sso: { issuer: 'https://sso.contoh.example', audience: 'cakupan', algorithms: ['RS256'] },
    })
  })

  it.each([
    [{ PORT: '0' }, /^PORT must be/],
    [{ PORT: '65536' }, /^PORT must be/],
    [{ PORT: '3000.5' }, /^PORT must be/],
    [{ DATABASE_URL: 'mysql://localhost/x' }, /^DATABASE_URL must be a URL such as postgres:/],
    [{ DATABASE_URL: 'localhost' }, /^DATABASE_URL must be/],
    [{ DEMO: 'yes' }, /^DEMO must be true or false/],
    [{ TRUST_PROXY: '10.0.0.2, semua' }, /^TRUST_PROXY must be addresses or networks/],
    [{ TRUST_PROXY: '10.0.0.0/33' }, /^TRUST_PROXY must be/],
    [{ TRUST_PROXY: '0.0.0.0/0' }, /^TRUST_PROXY must be/],
    [{ TRUST_PROXY: '10.1' }, /^TRUST_PROXY must be/],
    [{ CORS_ORIGINS: 'https://a.example/halaman' }, /^CORS_ORIGINS must be origins/],
    [{ CORS_ORIGINS: '*' }, /^CORS_ORIGINS must be/],
    [{ RATE_LIMIT_PER_KEY: '0' }, /^RATE_LIMIT_PER_KEY must be/],
    [{ SHARE_EXPENSIVE_READS: '0' }, /^SHARE_EXPENSIVE_READS must be a number of reads/],
    [{ SHARE_STREAMS: '0' }, /^SHARE_STREAMS must be a number of streams/],
    [{ SMTP_URL: 'https://mail.contoh.example' }, /^SMTP_URL must be a URL such as smtps:/],
    [{ SMTP_URL: 'smtp://mail.contoh.example' }, /^SMTP_URL and MAIL_FROM go together/],
    [{ DIGEST_HOUR: '24' }, /^DIGEST_HOUR must be an hour/],
    [{ WEBHOOK_KEY: 'kunci' }, /^WEBHOOK_KEY must be 32 bytes in base64/],
    [{ WEBHOOK_NETWORKS: '0.0.0.0/0' }, /^WEBHOOK_NETWORKS must be addresses or networks/],
    [{ SHARE_PDFS: 'one' }, /^SHARE_PDFS must be a number of PDFs/],
    [{ SHARE_CONNECTIONS: '13' }, /^SHARE_CONNECTIONS must be a number of connections, from 1 to 12/],
    [{ SSO_ISSUER: 'https://sso.example' }, /^SSO_ISSUER, SSO_AUDIENCE and SSO_JWKS_URL go together/],
    [{ SSO_ALGORITHMS: 'none' }, /^SSO_ALGORITHMS must be some of ES256/],
    [{ SSO_ALGORITHMS: 'ES256,HS256' }, /^SSO_ALGORITHMS must be/],
    [{ TREASURY_ACCOUNTS: 'rekening' }, /^TREASURY_ACCOUNTS must be account numbers/],
    [{ PERSONAL_BENEFIT_ACCOUNTS: '5.1.02' }, /^PERSONAL_BENEFIT_ACCOUNTS must be account codes/],
    [{ FINDING_PERMIT_DAYS: '-1' }, /^FINDING_PERMIT_DAYS must be a number of days/],
    [{ FINDING_LATE_EXPENDITURE_DAYS: 'x' }, /^FINDING_LATE_EXPENDITURE_DAYS must be a number of days/],
    [{ LETTERHEAD: 'x'.repeat(301) }, /^LETTERHEAD must be at most 300 characters/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of/],
    [{ BOOTSTRAP_ADMIN_KEY: 'too-short' }, /^BOOTSTRAP_ADMIN_KEY must be at least 32 characters/],
    [{ BOOTSTRAP_ADMIN_KEY: `${'x'.repeat(32)} y` }, /^BOOTSTRAP_ADMIN_KEY must be/],
    [{ MIGRATION_DATABASE_URL: 'postgres://a@b/c' }, /^MIGRATION_DATABASE_URL is set without DATABASE_URL/],
  ])('%j is refused in one line that names it', (environment, line) => {
    expect(() => readConfig(environment)).toThrow(line)
  })
})
