/**
 * The user who runs Postgres is not to be trusted with the service's secrets: who can run programs in the database (its
 * superuser can) is that user. Where the service is no root, it is that user itself, and only links are kept out.
 */
import { chmod, chown, link, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type EmbeddedPostgres, findEmbedded, startEmbedded } from '../../src/platform/db/embedded.ts'
import { readSecret, replaceSecret } from '../../src/platform/db/own-files.ts'
import { run } from '../../src/platform/db/run-program.ts'
import { findSigningKey } from '../../src/platform/log/signing-key.ts'
import { StartError } from '../../src/platform/shared/start-error.ts'
import { copyCluster, quickSettings } from '../support/clusters.ts'
import { temporaryFolder } from '../support/process.ts'

const us = process.getuid?.()
const isRoot = us === 0
const NOBODY = 65_534
const secrets = ['superuser-password', 'log-signing-key', 'demo.env']

/** One folder for all these tests: each leaves it as it found it. */
let parent: string
let dataDir: string
let victim: string
let postgres: EmbeddedPostgres
const said: string[] = []
const of = (name: string) => path.join(dataDir, name)

beforeAll(async () => {
  parent = (await temporaryFolder()).folder
  dataDir = path.join(parent, 'data')
  await copyCluster(dataDir)
  victim = path.join(parent, 'victim')
  await writeFile(victim, 'untouched', { mode: 0o600 })
  await start()
})
afterAll(async () => {
  await postgres.stop()
  await rm(parent, { recursive: true })
})

/** As the service starts: afterwards every secret is there. */
async function start(): Promise<void> {
  said.length = 0
  postgres = await startEmbedded({ dataDir, say: (line) => said.push(line), settings: quickSettings })
  try {
    await findSigningKey({ key: undefined, file: undefined, embeddedDataDir: dataDir })
    if ((await readSecret(of('demo.env'))) === null) await replaceSecret(of('demo.env'), 'ADMIN_KEY=x\n')
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

/** Something else in the place of a file, with the service stopped, for as long as `work` takes. */
async function planted(name: string, plant: (file: string) => Promise<void>, work: () => Promise<void>) {
  await postgres.stop()
  await rename(of(name), path.join(parent, 'kept'))
  await plant(of(name))
  await work()
  await rm(of(name))
  await rename(path.join(parent, 'kept'), of(name))
  expect(await readFile(victim, 'utf8')).toBe('untouched')
  await start()
}

/** What a program that Postgres runs printed, or why it could not. */
async function inDatabase(program: string): Promise<string> {
  const client = new pg.Client({ connectionString: postgres.superuserUrl })
  await client.connect()
  try {
    await client.query('create temporary table printed (line text)')
    await client.query(`copy printed from program '${program.replaceAll("'", "''")}' (delimiter e'\\x01')`)
    return (await client.query('select line from printed')).rows.map(({ line }) => line).join('\n')
  } finally {
    await client.end()
  }
}

describe('secrets of the embedded database', () => {
  it('lie in a folder that only the service can write in, readable by nobody else', async () => {
    const folder = await stat(dataDir)
    expect({ uid: folder.uid, mode: folder.mode & 0o777 }).toEqual({ uid: us, mode: isRoot ? 0o711 : 0o700 })
    for (const name of secrets) {
      const file = await stat(of(name))
      expect({ uid: file.uid, mode: file.mode & 0o777 }).toEqual({ uid: us, mode: 0o600 })
    }
  })

  it('cannot be read, replaced or moved by the user who runs Postgres', async () => {
    const before = await Promise.all(secrets.map((name) => readFile(of(name), 'utf8')))

    for (const file of secrets.map(of)) {
      const attempts = [
        `cat ${file}`,
        `echo mine > ${file}`,
        `rm -f ${file}`,
        `mv ${file} ${file}.gone`,
        `ln -s ${victim} ${of('planted')}`,
      ]
      // Where the service is not root, it is that user itself.
      for (const program of isRoot ? attempts : []) {
        await expect(inDatabase(program), program).rejects.toThrow(/failed/)
      }
    }

    expect(await Promise.all(secrets.map((name) => readFile(of(name), 'utf8')))).toEqual(before)
  })

  it('do not stand in the environment of Postgres', async () => {
    await postgres.stop()
    vi.stubEnv('LOG_SIGNING_KEY', 'a-secret-of-the-service')
    await start()
    vi.unstubAllEnvs()

    const environment = await inDatabase('env')

    expect(environment).toContain('PATH=')
    expect(environment).not.toMatch(/a-secret-of-the-service|LOG_SIGNING_KEY|npm_|VITEST/)
  })

  it.each(secrets)('%s is not read through a link, nor written to where it points', (name) =>
    planted(
      name,
      (file) => symlink(victim, file),
      async () => {
        const failure = await start().catch((error: unknown) => error)
        expect(failure).toBeInstanceOf(StartError)
        expect((failure as Error).message).toBe(
          `${of(name)} is a link, so somebody else may have put it there: restore the file that the service made, or remove this one.`,
        )
      },
    ),
  )

  it.each([
    ['a link', symlink],
    ['its second name', link],
  ])('a log that is another file, by %s, is not given to the user who runs Postgres', (_by, plant) =>
    planted(
      'postgres.log',
      (file) => plant(victim, file),
      async () => {
        await expect(start()).rejects.toThrow(`${of('postgres.log')} is a link or no file`)
        expect((await stat(victim)).uid).toBe(us)
      },
    ),
  )

  it('a cluster that is a link is refused, for what it points to could be anybody’s', () =>
    planted(
      'postgres',
      (file) => symlink(path.join(parent, 'kept'), file),
      () => expect(start()).rejects.toThrow(`${of('postgres')} is no folder of a database`),
    ))

  it('a file that another user could have written is refused', async () => {
    const file = of('demo.env')
    if (isRoot) {
      await chown(file, NOBODY, NOBODY)
      await expect(readSecret(file)).rejects.toThrow(`${file} belongs to another user (uid ${NOBODY})`)
      await chown(file, 0, 0)
    }
    await chmod(file, 0o622)
    await expect(readSecret(file)).rejects.toThrow(`${file} can be written by others`)
    await chmod(file, 0o600)
  })

  it('a folder that others may write in is refused, with the command that closes it', async () => {
    await postgres.stop()
    await chmod(dataDir, 0o777)
    await expect(start()).rejects.toThrow(`close it (chmod go-w ${dataDir})`)
    await chmod(dataDir, 0o755)
    await start()
  })
})

describe('data folders as earlier releases left them', () => {
  /** The folder was given to the user who runs Postgres, around secrets of root. */
  async function makeOnceMore(): Promise<{ uid: number; gid: number }> {
    await postgres.stop()
    const { uid, gid } = await stat(of('postgres'))
    await chown(dataDir, uid, gid)
    await chmod(dataDir, 0o700)
    return { uid, gid }
  }

  it('are taken back from the user who runs Postgres, and said so', async () => {
    await makeOnceMore()

    await start()

    expect(postgres.isNew).toBe(false)
    expect((await findEmbedded(dataDir))?.databaseUrl).toBe(postgres.databaseUrl)
    expect((await stat(dataDir)).uid).toBe(us)
    const line = `${dataDir} belonged to the user who runs Postgres; it is root's now`
    expect(said.some((each) => each.startsWith(line))).toBe(isRoot)
  })

  it('what that user had planted in them is still refused', async () => {
    const user = await makeOnceMore()
    const plant = `mv ${of('demo.env')} ${of('kept')} && ln -s ${victim} ${of('demo.env')}`
    expect(await run('sh', ['-c', plant], { user: isRoot ? user : null })).toMatchObject({ isOk: true })

    await expect(start()).rejects.toThrow(`${of('demo.env')} is a link`)

    expect(await readFile(victim, 'utf8')).toBe('untouched')
    await rename(of('kept'), of('demo.env'))
    await start()
  })

  it('one that belongs to somebody else is left alone, with a line that says what to do', async () => {
    if (isRoot) {
      await postgres.stop()
      await chown(dataDir, NOBODY, NOBODY)
      await expect(start()).rejects.toThrow(
        `${dataDir} belongs to another user (uid ${NOBODY}), who could replace the service's secrets: start the service as that user, or give the folder to this one (chown 0 ${dataDir}).`,
      )
      expect((await stat(dataDir)).uid).toBe(NOBODY)
      await chown(dataDir, 0, 0)
      await start()
    }
    expect((await stat(dataDir)).uid).toBe(us)
  })
})
