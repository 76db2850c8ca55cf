/** The service as an operator meets it: a process, with its environment, its output and its signals. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')
const main = path.join(root, 'dist/main.js')
/** The program of the commands. */
export const cakupan = path.join(root, 'dist/tools/cli/cakupan.js')

export interface Left {
  code: number | null
  stdout: string
  stderr: string
}

export interface ServiceProcess {
  child: ChildProcess
  /** What it has printed so far. */
  output(): { stdout: string; stderr: string }
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Left>
  /** Waits for an end of its own. */
  ended: Promise<Left>
}

/**
 * Runs the built service, or another built program with its arguments, with this environment and nothing else of the
 * caller's but the path; with `openFiles`, it may open no more.
 */
export function spawnService(
  env: Record<string, string>,
  program = [main],
  openFiles?: number,
): ServiceProcess {
  if (!existsSync(main)) throw new Error('dist/main.js is missing: run npm run build')
  const limited = ['sh', '-c', `ulimit -n ${openFiles} && exec "$@"`, 'sh']
  const [command = '', ...args] = [...(openFiles === undefined ? [] : limited), process.execPath, ...program]
  const child = spawn(command, args, {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (chunk: string) => {
      printed[stream] += chunk
    })
  }
  const ended = new Promise<Left>((resolve) => {
    child.on('close', (code) => resolve({ code, ...printed }))
  })
  return {
    child,
    ended,
    output: () => ({ ...printed }),
    end: (signal) => {
      child.kill(signal)
      return ended
    },
  }
}

/** Runs the service until it says that it serves; throws with what it printed where it ends before. */
export async function startService(env: Record<string, string>, openFiles?: number): Promise<ServiceProcess> {
  const service = spawnService(env, [main], openFiles)
  let isOver = false
  void service.ended.then(() => {
    isOver = true
  })
  while (!/^Cakupan {2}http/m.test(service.output().stdout)) {
    if (isOver) throw new Error(`the service ended: ${JSON.stringify(await service.ended)}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return service
}

/** A port that nothing listens on, below those of outgoing connections and of embedded servers. */
export async function freePort(): Promise<string> {
  const port = randomInt(10_000, 20_000)
  const probe = createServer()
  const isFree = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
  return isFree ? String(port) : freePort()
}

/** A folder in memory: what starts a Postgres, or copies hundreds of databases, takes a fraction of the time there. */
const MEMORY = '/dev/shm'
const ROOM_BYTES = 4 * 1024 ** 3

/** In memory, where that is to be had; otherwise, or if it should be `onDisk`, where temporary files are. */
export async function temporaryFolder({ onDisk = false } = {}): Promise<{
  folder: string
  remove(): Promise<void>
}> {
  const parent = !onDisk && (await hasRoom(MEMORY)) ? MEMORY : tmpdir()
  const folder = await mkdtemp(path.join(parent, 'cakupan-test-'))
  // As root: the user who runs Postgres must come through.
  await chmod(folder, 0o755)
  return { folder, remove: () => rm(folder, { recursive: true }) }
}

async function hasRoom(folder: string): Promise<boolean> {
  const found = await statfs(folder).catch(() => null)
  return found !== null && found.bavail * found.bsize >= ROOM_BYTES
}

/** The demo's keys by variable: FINANCE_KEY, AUDITOR_KEY, … */
export async function demoKeys(dataDir: string): Promise<Record<string, string>> {
  const lines = (await readFile(path.join(dataDir, 'demo.env'), 'utf8')).trim().split('\n')
  return Object.fromEntries(lines.map((line) => line.split('=')))
}
