/** The image without a container engine: the Dockerfile's last stage, carried out in a folder instead of a file system. */
import { type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, cp, link, mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { root } from './process.ts'

export interface Image {
  /** What stands for `/`. */
  folder: string
  /** What stands for the working folder, `/app`. */
  app: string
  /** What a container runs unless it is told otherwise. */
  cmd: string[]
  /** Runs a program of the image to its end, as nobody in particular, who may write nowhere. */
  run(
    command: string[],
    options?: { env?: Record<string, string>; input?: string },
  ): Promise<{ code: number | null; stdout: string; stderr: string }>
  /** Starts a program of the image. */
  spawn(
    command: string[],
    env: Record<string, string>,
    stdio: SpawnOptions['stdio'],
  ): ReturnType<typeof spawn>
}

/** No user of this machine: the image's user owns nothing in it. */
const NOBODY = 65_534
const COMMANDS = 'usr/local/bin'

export async function buildImage(folder: string): Promise<Image> {
  const app = path.join(folder, 'app')
  const stage = await lastStage()
  const env: Record<string, string> = {}
  let cmd: string[] = []
  await mkdir(path.join(folder, COMMANDS), { recursive: true })
  for (const [instruction, rest] of stage) {
    if (instruction === 'COPY') await copyIn(rest, app)
    else if (instruction === 'RUN') await runIn(rest, folder)
    else if (instruction === 'ENV') Object.assign(env, Object.fromEntries([rest.split('=')]))
    else if (instruction === 'CMD') cmd = JSON.parse(rest)
    else if (!['FROM', 'WORKDIR', 'USER', 'EXPOSE', 'HEALTHCHECK'].includes(instruction)) {
      throw new Error(`The Dockerfile says ${instruction}, which this does not know.`)
    }
  }
  const start: Image['spawn'] = ([program = '', ...args], more, stdio) =>
    spawn(program, args, {
      cwd: app,
      stdio,
      env: {
        ...env,
        PATH: `${path.join(folder, COMMANDS)}:${process.env.PATH}`,
        HOME: '/nonexistent',
        ...more,
      },
      ...(process.getuid?.() === 0 && { uid: NOBODY, gid: NOBODY }),
    })
  return {
    folder,
    app,
    cmd,
    spawn: start,
    async run(command, { env: more = {}, input = '' } = {}) {
      const child = start(command, more, 'pipe')
      child.stdin?.on('error', () => {}).end(input)
      const printed = Promise.all([child.stdout, child.stderr].map((stream) => text(stream as Readable)))
      const [code] = await once(child, 'close')
      const [stdout = '', stderr = ''] = await printed
      return { code, stdout, stderr }
    },
  }
}

async function lastStage(): Promise<[string, string][]> {
  const lines = (await readFile(path.join(root, 'Dockerfile'), 'utf8'))
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const from = lines.findLastIndex((line) => line.startsWith('FROM'))
  return lines.slice(from).map((line) => {
    const [instruction = ''] = line.split(' ')
    return [instruction, line.slice(instruction.length).trim()]
  })
}

async function copyIn(rest: string, app: string): Promise<void> {
  const names = rest.replace('--from=build /app/', '').split(/\s+/)
  const target = names.pop() ?? ''
  for (const name of names) {
    const to = path.join(app, target, target.endsWith('/') ? path.basename(name) : '')
    await cp(path.join(root, name), to, { recursive: true })
  }
}

async function runIn(rest: string, folder: string): Promise<void> {
  const [, target, name] = /^ln -s (\S+) (\S+)$/.exec(rest) ?? []
  if (target && name) await symlink(path.join(folder, target), path.join(folder, name))
  else if (rest.startsWith('npm ci --omit=dev --omit=optional'))
    await installProduction(path.join(folder, 'app'))
  else throw new Error(`The Dockerfile runs ${rest}, which this does not know.`)
}

/** What `npm ci --omit=dev --omit=optional` leaves, from the packages that are installed here. */
async function installProduction(app: string): Promise<void> {
  const lock = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: true; optional?: true; devOptional?: true }>
  }
  for (const [name, { dev, optional, devOptional }] of Object.entries(lock.packages)) {
    if (name !== '' && !dev && !optional && !devOptional)
      await takeOver(path.join(root, name), path.join(app, name))
  }
}

/** Linked where it can be: it is a hundred megabytes. A package's own packages have lines of their own in the lock file. */
async function takeOver(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  await chmod(to, 0o755)
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules') await takeOver(source, target)
    } else await link(source, target).catch(() => copyFile(source, target))
  }
}
