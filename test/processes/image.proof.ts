/** What an operator finds in the container: the documented commands, and nothing that could do harm. */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { buildImage, type Image } from '../support/image.ts'
import { freePort, root, temporaryFolder } from '../support/process.ts'

// Every command is a process that starts anew.
vi.setConfig({ testTimeout: 120_000 })

let place: Awaited<ReturnType<typeof temporaryFolder>>
let image: Image
beforeAll(async () => {
  // Its packages are links to those of the checkout.
  place = await temporaryFolder({ onDisk: true })
  image = await buildImage(place.folder)
})
afterAll(() => place.remove())

/** Every `cakupan …` in the code of our documents. */
async function documentedCommands(): Promise<Set<string>> {
  const docs = await readdir(path.join(root, 'docs'))
  const files = ['README.md', ...docs.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)]
  const pages = await Promise.all(files.map((file) => readFile(path.join(root, file), 'utf8')))
  const code = pages.flatMap((page) => page.match(/^```[\s\S]*?^```|`[^`\n]+`/gm) ?? []).join('\n')
  return new Set([...code.matchAll(/\bcakupan (?!cakupan\b)([a-z][\w-]*)/g)].map(([, name = '']) => name))
}

const filesOf = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

describe('the command cakupan', () => {
  it('cannot be documented without being there', async () => {
    const { code, stdout } = await image.run(['cakupan', '--help'])
    expect(code).toBe(0)
    const listed = [...stdout.matchAll(/^ {2}cakupan (\S+)/gm)].map(([, name = '']) => name)

    expect(listed).toEqual(expect.arrayContaining([...(await documentedCommands())]))
    expect([...(await documentedCommands())]).toEqual(
      expect.arrayContaining(['check', 'migrate', 'verify', 'export-log']),
    )
    const helps = await Promise.all(listed.map((name) => image.run(['cakupan', name, '--help'])))
    for (const [at, help] of helps.entries()) {
      expect(help).toMatchObject({ code: 0, stderr: '' })
      expect(help.stdout).toMatch(new RegExp(`^Usage: cakupan ${listed[at]}`))
    }
  })

  it.concurrent.each([
    [['vrify'], /^There is no command vrify; cakupan --help lists them\.\n$/],
    [['constructor'], /^There is no command constructor;/],
    [['verify', '--chekpoint', 'x'], /^Unknown option '--chekpoint'; --help lists the options\.\n$/],
    [
      ['verify', '--checkpoint', 'absent.txt'],
      /^There is no file absent\.txt\..* \/ Tidak ada berkas absent\.txt;.*\n$/,
    ],
    [
      ['verify', '--export', 'package.json'],
      /^package\.json is no export of the log, or was damaged [^\n]+\.\n$/,
    ],
    [['migrate'], /^Set MIGRATION_DATABASE_URL .*\n$/],
    [['verify'], /^No Postgres of a service runs in \.data; .*\n$/],
  ])('%j is refused in one line, with exit code 1, or 2 of verify', async (args, line) => {
    const { code, stdout, stderr } = await image.run(['cakupan', ...args])
    expect({ code, stdout }).toEqual({ code: args[0] === 'verify' ? 2 : 1, stdout: '' })
    expect(stderr).toMatch(line)
  })
})

describe('on a new database', () => {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const asSuperuser = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: inject('postgres').superuserUrl })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  const on = (url: string) => url.replace(/[^/]+$/, name)
  const app = () => ({ DATABASE_URL: on(inject('postgres').appUrl) })
  const owner = () => ({ ...app(), MIGRATION_DATABASE_URL: on(inject('postgres').ownerUrl) })
  beforeAll(() =>
    asSuperuser(
      `create database ${name} owner cakupan_owner`,
      `grant connect on database ${name} to cakupan_app`,
    ),
  )
  afterAll(() => asSuperuser(`drop database ${name} with (force)`))

  it('neither the check nor a start passes before cakupan migrate, and both say so', async () => {
    const line = /run cakupan migrate with MIGRATION_DATABASE_URL/
    expect(await image.run(['cakupan', 'check'], { env: app() })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(line),
    })
    const started = await image.run(image.cmd, { env: { ...app(), PORT: await freePort() } })
    expect(started).toMatchObject({ code: 1, stderr: expect.stringMatching(line) })
    expect(started.stderr.trim().split('\n')).toHaveLength(1)
  })

  it('cakupan migrate makes it fit to serve, any number of times', async () => {
    for (const _time of ['first', 'again']) {
      expect(await image.run(['cakupan', 'migrate'], { env: owner() })).toMatchObject({ code: 0, stderr: '' })
    }
    const check = await image.run(['cakupan', 'check'], { env: app() })
    expect(check).toMatchObject({ code: 0, stderr: '' })
    expect(check.stdout.match(/ ok: /g)).toHaveLength(3)
  })

  it('the service serves without the owner’s address', async () => {
    const PORT = await freePort()
    const LOG_SIGNING_KEY = Buffer.alloc(32, 7).toString('base64')
    const child = image.spawn(image.cmd, { ...app(), PORT, LOG_SIGNING_KEY, LOG_LEVEL: 'error' }, 'ignore')
    const ended = new Promise((resolve) => child.once('close', resolve))
    const isReady = () =>
      fetch(`http://127.0.0.1:${PORT}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      )
    while (child.exitCode === null && !(await isReady())) await sleep(50)
    const page = await fetch(`http://127.0.0.1:${PORT}/docs/`)
    child.kill('SIGTERM')

    expect(page.status).toBe(200)
    expect(await ended).toBe(0)
  })

  it.each([
    ['cakupan', 'verify'],
    ['npm', 'run', '--silent', 'verify'],
  ])('%s %s finds the ledger sound', async (...command) => {
    const { code, stdout, stderr } = await image.run(command, { env: app() })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/The ledger is sound: \d+ checks agree\./)
  })

  it('the log goes out and is checked without a file, for a container has no place for one', async () => {
    const exported = await image.run(['cakupan', 'export-log', '-'], { env: app() })
    expect(exported).toMatchObject({ code: 0, stderr: expect.stringMatching(/^\d+ lines in -/) })

    const { publicKey } = JSON.parse(exported.stdout.split('\n')[0] ?? '')
    const checked = await image.run(['cakupan', 'verify', '--export', '-', '--public-key', publicKey], {
      input: exported.stdout,
    })
    expect(checked).toMatchObject({ code: 0, stdout: expect.stringMatching(/The log is sound/) })
    const refused = await image.run(['cakupan', 'export-log', 'log.jsonl'], { env: app() })
    if (process.getuid?.() === 0) {
      expect(refused.stderr).toMatch(/^\S*log\.jsonl cannot be used \(EACCES\); name another file/)
    }
  })
})

describe('nothing is shipped that could switch the ledger’s rules off', () => {
  it('no file of ours does, and the simulation is not there', async () => {
    const ours = (await filesOf(image.app)).filter((file) => !file.includes('/node_modules/'))
    expect(ours.filter((file) => /simulat|\/(src|test|bench)\//.test(file))).toEqual([])
    for (const file of ours.filter((each) => !each.includes('/migrations/'))) {
      expect(await readFile(file, 'utf8'), file).not.toMatch(
        /disable trigger|session_replication_role\W+(to\W+)?replica/i,
      )
    }
  })

  it('nor are development packages, which tests here could use without noticing', () => {
    for (const name of ['typescript', 'vitest', 'tsx', 'autocannon']) {
      expect(existsSync(path.join(image.app, 'node_modules', name))).toBe(false)
    }
  })
})
