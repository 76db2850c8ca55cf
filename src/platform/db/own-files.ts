/**
 * Secrets on disk (the superuser's password, the signing key, the demo's keys), and the folder that they lie in. Postgres
 * may run as another user than the service; whoever gets that user must not be able to replace a secret, nor have the
 * service write where a link of theirs points.
 */
import { constants, type Stats } from 'node:fs'
import { type FileHandle, link, lstat, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { StartError } from '../shared/start-error.ts'

/** Of the embedded Postgres' files or processes: one line that says what happened and what to do next. */
export class EmbeddedError extends StartError {
  override name = 'EmbeddedError'
}

const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants
const OTHERS_MAY_WRITE = 0o022
/** Far more than any secret has. */
const MAX_BYTES = 64 * 1024

/** Who runs this; undefined on Windows, which knows no such owners. */
export const ourUid = process.getuid?.()

/** Refuses a folder in which somebody else could put other secrets in the place of ours. */
export async function assertOwnFolder(folder: string): Promise<void> {
  if (ourUid === undefined) return
  const { uid, mode } = await lstat(folder)
  if (uid !== ourUid) {
    throw new EmbeddedError(
      `${folder} belongs to another user (uid ${uid}), who could replace the service's secrets: start the service as that user, or give the folder to this one (chown ${ourUid} ${folder}).`,
    )
  }
  if (mode & OTHERS_MAY_WRITE) {
    throw new EmbeddedError(
      `Others may write in ${folder}, and could replace the service's secrets: close it (chmod go-w ${folder}) and start again.`,
    )
  }
}

/** What a secret file holds; null where there is none. Refuses a link, and a file that another user could have put there. */
export async function readSecret(file: string): Promise<string | null> {
  const handle = await openOwn(file)
  if (handle === null) return null
  try {
    await assertOurs(file, await handle.stat())
    return await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
}

async function openOwn(file: string): Promise<FileHandle | null> {
  try {
    // Without waiting: what stands there could be a pipe.
    return await open(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    if (isCode(error, 'ELOOP')) throw notOurs(file, 'is a link')
    throw new EmbeddedError(`${file} cannot be read: run this as the user who owns it.`)
  }
}

async function assertOurs(file: string, stats: Stats): Promise<void> {
  if (!stats.isFile()) throw notOurs(file, 'is no file')
  if (stats.size > MAX_BYTES) throw notOurs(file, 'is far too long')
  if (ourUid === undefined) return
  // Root may look into another user's data, where file and folder are that user's alike.
  const owner = ourUid === 0 ? (await lstat(path.dirname(file))).uid : ourUid
  if (stats.uid !== owner) throw notOurs(file, `belongs to another user (uid ${stats.uid})`)
  if (stats.mode & OTHERS_MAY_WRITE) throw notOurs(file, 'can be written by others')
}

function notOurs(file: string, why: string): EmbeddedError {
  return new EmbeddedError(
    `${file} ${why}, so somebody else may have put it there: restore the file that the service made, or remove this one.`,
  )
}

/** What a secret file holds, made where it is missing. Linked, so that it appears whole, and the first of two makers wins. */
export async function ensureSecret(file: string, make: () => string): Promise<string> {
  const present = await readSecret(file)
  if (present !== null) return present
  const draft = await draftSecret(file, make())
  await link(draft, file).catch(unless('EEXIST'))
  await rm(draft)
  return ensureSecret(file, make)
}

/** Makes a secret file, or puts it in the place of the one that is there, whole. */
export async function replaceSecret(file: string, content: string): Promise<void> {
  await rename(await draftSecret(file, content), file)
}

/** A new file that only this user may read, on no link. */
export async function draftSecret(file: string, content: string): Promise<string> {
  const draft = draftOf(file)
  const handle = await open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
  try {
    await handle.writeFile(content)
  } finally {
    await handle.close()
  }
  return draft
}

/** Name of a file or folder in the making; renamed when whole, removed by a later start when its maker died. */
export function draftOf(name: string): string {
  return `${name}.new-${process.pid}`
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
