/** The embedded Postgres as a process: made by initdb, started and stopped by pg_ctl, found by its postmaster.pid. */
import { randomInt } from 'node:crypto'
import { constants } from 'node:fs'
import { lchown, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Home, lookAt, removeFolder } from './embedded-home.ts'
import { draftOf, draftSecret, EmbeddedError, isCode, unless } from './own-files.ts'
import { commandOf, lastLine, run } from './run-program.ts'

interface Postmaster {
  pid: number
  port: number
}

/** Below Linux's range for outgoing connections, which could take the port at any moment. */
const PORTS = { from: 20_000, to: 32_000 }

const { O_RDONLY, O_WRONLY, O_CREAT, O_APPEND, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants
const READ_AT_ONCE = O_RDONLY | O_NOFOLLOW | O_NONBLOCK
const APPEND_TO_FILE = O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK
const MAX_PID_FILE_BYTES = 8_192

const SERVER_SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  // The details of a refused row are personal data.
  log_error_verbosity: 'terse',
}

/** Makes the cluster beside its place and then moves it there, so that an interrupted initdb is never taken for one. */
export async function ensureCluster(home: Home, superuserPassword: string): Promise<void> {
  if (await lookAt(home.cluster)) return
  const draft = draftOf(home.cluster)
  await mkdir(draft, { mode: 0o700 })
  const passwordFile = await draftSecret(path.join(home.folder, 'initdb-password'), superuserPassword)
  if (home.user) {
    await lchown(passwordFile, home.user.uid, home.user.gid)
    await lchown(draft, home.user.uid, home.user.gid)
  }
  const flags = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', '--username=postgres']
  const made = await run(
    path.join(home.programs, 'initdb'),
    [...flags, `--pwfile=${passwordFile}`, '-D', draft],
    { user: home.user },
  )
  await rm(passwordFile)
  if (!made.isOk) {
    throw new EmbeddedError(
      `Postgres could not make its database (${made.output}): free space or run npm ci, and start again.`,
    )
  }
  // Another first start may have been quicker: then its cluster stands.
  await rename(draft, home.cluster).catch(unless('EEXIST', 'ENOTEMPTY', 'EPERM'))
  await removeFolder(draft)
}

/** Starts Postgres on some free port, or on the one that the settings name. Answers null when it runs, else what stands in the way but will pass. */
export async function startServer(home: Home, settings: Record<string, string>): Promise<string | null> {
  await removeMistakenPidFile(home.cluster)
  const logBefore = await openLog(home)
  const port = String(randomInt(PORTS.from, PORTS.to))
  const options = Object.entries({ ...SERVER_SETTINGS, port, ...settings })
    .map(([name, value]) => `-c ${quote(`${name}=${value}`)}`)
    .join(' ')
  const started = await pgCtl(home, ['start', '-w', '-l', home.log, '-o', options])
  if (started.isOk) return null

  const said = (await readFile(home.log)).subarray(logBefore).toString()
  const trouble =
    said.split('\n').findLast((line) => /FATAL|PANIC/.test(line)) ?? (lastLine(said) || started.output)
  // Another program on the port; the last processes of a server that was killed; a server that another start brought up.
  const willPass =
    /Address already in use|pre-existing shared memory block|"postmaster.pid" already exists/.test(said)
  if (willPass) return trouble
  throw new EmbeddedError(`Postgres does not start (${trouble}): see ${home.log}.`)
}

/** Stops Postgres, closing every connection; does nothing where it does not run. */
export async function stopServer(home: Home): Promise<void> {
  const stopped = await pgCtl(home, ['stop', '-w', '-m', 'fast'], { survivesCtrlC: true })
  if (!stopped.isOk && (await findPostmaster(home.cluster))) {
    throw new EmbeddedError(`Postgres does not stop (${stopped.output}): see ${home.log}.`)
  }
}

/** The live server of this cluster, if any: it may still be starting, or already stopping. */
export async function findPostmaster(cluster: string): Promise<Postmaster | null> {
  const postmaster = await readPidFile(cluster)
  return postmaster && isServerOf(cluster, await commandOf(postmaster.pid)) ? postmaster : null
}

/** Postgres would take another program that now has the number in postmaster.pid for a server. */
async function removeMistakenPidFile(cluster: string): Promise<void> {
  const postmaster = await readPidFile(cluster)
  const command = postmaster && (await commandOf(postmaster.pid))
  if (command !== null && !isServerOf(cluster, command)) await rm(pidFile(cluster), { force: true })
}

function pidFile(cluster: string): string {
  return path.join(cluster, 'postmaster.pid')
}

async function readPidFile(cluster: string): Promise<Postmaster | null> {
  const lines = await readFirst(pidFile(cluster), MAX_PID_FILE_BYTES)
  const [, pid, port] = /^(\d+)\n.*\n.*\n(\d+)\n/.exec(lines) ?? []
  return pid ? { pid: Number(pid), port: Number(port) } : null
}

/** The beginning of a file in a folder that another user writes in: no link is followed, no pipe waited for. Empty where there is none. */
async function readFirst(file: string, bytes: number): Promise<string> {
  const handle = await open(file, READ_AT_ONCE).catch(() => null)
  if (handle === null) return ''
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0)
    return buffer.subarray(0, bytesRead).toString()
  } catch {
    return ''
  } finally {
    await handle.close()
  }
}

function isServerOf(cluster: string, command: string | null): boolean {
  const server = process.platform === 'win32' ? '"postgres.exe"' : `postgres -D ${cluster} `
  return command?.includes(server) ?? false
}

/** Makes the log where it is missing, writable by the database's user, and answers its size in bytes. */
async function openLog(home: Home): Promise<number> {
  const log = await open(home.log, APPEND_TO_FILE, 0o600).catch((error: unknown) => {
    throw isCode(error, 'ELOOP', 'ENXIO') ? notTheLog(home) : error
  })
  try {
    const stats = await log.stat()
    // With a second name it could be any file: the database's user must not be given it.
    if (!stats.isFile() || stats.nlink !== 1) throw notTheLog(home)
    if (home.user && stats.uid !== home.user.uid) await log.chown(home.user.uid, home.user.gid)
    return stats.size
  } finally {
    await log.close()
  }
}

function notTheLog({ log }: Home): EmbeddedError {
  return new EmbeddedError(
    `${log} is a link or no file, and not the log of Postgres: remove it, and start again.`,
  )
}

function pgCtl(home: Home, args: string[], options: { survivesCtrlC?: boolean } = {}) {
  return run(path.join(home.programs, 'pg_ctl'), [...args, '-D', home.cluster], {
    user: home.user,
    ...options,
  })
}

/** pg_ctl hands its options to a shell. */
function quote(text: string): string {
  return process.platform === 'win32' ? `"${text}"` : `'${text.replaceAll("'", "'\\''")}'`
}
