/** Nobody is shut out for good, and nothing that opens nothing any more is passed over in silence. */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newSecret } from '../../src/platform/authority/authenticate.ts'
import { connect } from '../../src/platform/db/client.ts'
import { openDemo } from '../../src/tools/demo/open-demo.ts'
import { cloneDatabase } from '../support/databases.ts'
import { freePort, root, type ServiceProcess, startService, temporaryFolder } from '../support/process.ts'

let database: Awaited<ReturnType<typeof cloneDatabase>>
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

async function asOwner(statement: string): Promise<pg.QueryResult> {
  const owner = new pg.Client({ connectionString: database.superuserUrl })
  await owner.connect()
  try {
    return await owner.query(statement)
  } finally {
    await owner.end()
  }
}

function cakupan(...args: string[]) {
  const command = path.join(root, 'dist/tools/cli/cakupan.js')
  const env = { PATH: process.env.PATH, DATABASE_URL: database.url }
  return promisify(execFile)(process.execPath, [command, ...args], { env })
}

describe('a service whose admin keys have all ended', () => {
  const bootstrap = newSecret()
  let address: string
  let service: ServiceProcess

  beforeAll(async () => {
    const PORT = await freePort()
    address = `http://127.0.0.1:${PORT}`
    const env = {
      PORT,
      DATABASE_URL: database.url,
      BOOTSTRAP_ADMIN_KEY: bootstrap,
      LOG_SIGNING_KEY: Buffer.alloc(32, 7).toString('base64'),
      LOG_LEVEL: 'info',
    }
    const first = await startService(env)
    expect(await statusOf(bootstrap)).toBe(200)
    const { stdout } = await first.end('SIGTERM')
    expect(stdout).toContain('"msg":"the key of BOOTSTRAP_ADMIN_KEY was added"')
    await asOwner('update api_keys set revoked_at = now()')
    service = await startService(env)
  }, 120_000)
  afterAll(() => service.end('SIGTERM'))

  const statusOf = async (secret: string) =>
    (await fetch(`${address}/v1/users`, { headers: { authorization: `Bearer ${secret}` } })).status

  it('does not start again without saying so, and what to do', async () => {
    const { stdout } = service.output()

    expect(stdout).toMatch(
      /^BOOTSTRAP_ADMIN_KEY opens nothing: that key was revoked at .*\. Set another secret/m,
    )
    expect(stdout).toMatch(/^No admin has a way in .*: run cakupan keys issue-admin, or set/m)
    expect(stdout).not.toContain(bootstrap)
    expect(await statusOf(bootstrap)).toBe(401)
  })

  it('does not stay without an admin: its operator issues a key, and the log tells', async () => {
    const before = await cakupan('keys')

    const issued = await cakupan('keys', 'issue-admin', '--name', 'Kunci pemulihan', '--days', '30')

    const secret = issued.stdout.trim()
    expect(secret).toMatch(/^ckp_\S{40,}$/)
    expect(await statusOf(secret)).toBe(200)
    const { rows } = await asOwner(
      `select e.actor_id, e.data ->> 'prefix' as prefix from events e join api_keys k on k.id::text = e.subject_id
       where k.name = 'Kunci pemulihan' and e.type = 'api_key.issued'`,
    )
    expect(rows).toEqual([{ actor_id: '00000000-0000-7000-8000-000000000000', prefix: secret.slice(0, 12) }])
    const after = await cakupan('keys')
    expect(before.stdout).toMatch(/bootstrap +– +– +revoked/)
    expect(before.stdout).toMatch(/None: cakupan keys issue-admin makes one\./)
    expect(after.stdout).toMatch(/Kunci pemulihan +– +– +valid +20\d\d-\d\d-\d\d +20\d\d-\d\d-\d\d/)
    expect(after.stdout).toMatch(/Lasting ways in for admins: 1 by key, 0 by password/)
    for (const listed of [before, after]) {
      expect(listed.stdout).not.toContain(secret)
      expect(listed.stdout).not.toContain(bootstrap)
    }
  })

  it.each([
    [['keys', 'issue'], /^There is no issue of keys; cakupan keys --help/],
    [['keys', 'issue-admin', '--days', '0'], /^--days must be a whole number from 1 to 3650\.\n$/],
    [['keys', 'issue-admin', '--name', ' '], /^--name must have 1 to 200 characters\.\n$/],
  ])('is not given a key by a mistake: %j', async (args, line) => {
    await expect(cakupan(...args)).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(line),
    })
  })
})

it('a demo whose keys were revoked still starts, and says which open nothing any more', async () => {
  const place = await temporaryFolder()
  const db = connect(database.url, () => {})
  const settings = { isWanted: true, dataDir: place.folder }
  await openDemo(db, settings, () => {})
  await asOwner(`update api_keys set revoked_at = now() where 'auditor' = any (roles)`)

  const demo = await openDemo(db, settings, () => {})

  const lines = demo?.lines ?? []
  expect(lines).toEqual(expect.arrayContaining(['Sudah dicabut: auditor', 'Revoked since: auditor']))
  expect(lines.join('\n')).toContain('33,86 %')
  await db.$client.end()
  await place.remove()
})
